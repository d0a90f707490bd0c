# SPDX-License-Identifier: EUPL-1.2
"""A city so small that each of its files can be broken by hand."""

from pathlib import Path

CITY = """\
code: tinytown
prefix: TT
name: {en: Tinytown}
zone: Europe/Helsinki
languages: [en]
calendar: office
contact:
  name: {en: Town hall}
  email: hall@tinytown.example
  phone: "+358 9 555 0000"
theme_colour: "#0b4f8a"
moderation_words:
  en: [rude]
outline: [[24.0, 60.0], [24.1, 60.0], [24.1, 60.1], [24.0, 60.1], [24.0, 60.0]]
"""
AREAS = """\
{
  "type": "FeatureCollection",
  "features": [
    {
      "type": "Feature",
      "properties": {"code": "west", "kind": "district", "name": {"en": "West"}},
      "geometry": {"type": "Polygon", "coordinates":
        [[[24.0, 60.0], [24.05, 60.0], [24.05, 60.1], [24.0, 60.1], [24.0, 60.0]]]}
    },
    {
      "type": "Feature",
      "properties": {"code": "east", "kind": "district", "name": {"en": "East"}},
      "geometry": {"type": "Polygon", "coordinates":
        [[[24.05, 60.0], [24.1, 60.0], [24.1, 60.1], [24.05, 60.1], [24.05, 60.0]]]}
    }
  ]
}
"""
ORGANISATIONS = """\
organisations:
  - code: carers
    name: {en: Carers}
    manages:
      within: [[24.0, 60.0], [24.05, 60.0], [24.05, 60.1], [24.0, 60.1], [24.0, 60.0]]
"""
CALENDARS = """\
calendars:
  - code: office
    name: {en: Office hours}
    weekly:
      mon: [["09:00", "17:00"]]
      tue: [["09:00", "17:00"]]
      wed: [["09:00", "17:00"]]
      thu: [["09:00", "17:00"]]
      fri: [["09:00", "17:00"]]
    holidays: FI
    closed:
      - {on: 2027-05-07, name: {en: Founder's day}}
    hours_on:
      2026-12-31: [["09:00", "12:00"]]
"""
PROMISES = """\
promises:
  - code: default
    targets:
      moderation: {working_days: 1}
      first_response: {working_days: 3}
      resolution: {working_days: 9}
"""
DEPARTMENTS = """\
departments:
  - code: dispatcher
    kind: dispatcher
    name: {en: Dispatcher}
    calendar: office
  - code: streets
    kind: city_service
    name: {en: Streets}
    calendar: office
    email: streets@tinytown.example
  - code: carers
    kind: managing_organisation
    organisation: carers
    name: {en: Carers}
    calendar: office
"""
STREET = """\
code: street
icon: street
position: 10
name: {en: Streets}
topics:
  surface: {en: Surface}
categories:
  - code: pothole
    topic: surface
    name: {en: Pothole}
    hint: {en: Counts when it is deep.}
    synonyms: {en: "hole, pit"}
    subject: place
    photo: required
    promise: default
    season: {from: "05-01", to: "10-31"}
    questions:
      - code: size
        kind: choice
        label: {en: How large?}
        options:
          - {code: small, name: {en: Small}}
          - {code: large, name: {en: Large}}
      - code: why
        kind: text
        label: {en: Why?}
  - code: bench
    topic: surface
    name: {en: Broken bench}
    hint: {en: Counts when you cannot sit.}
    synonyms: {en: "seat, slat"}
    subject: asset
    subject_kinds: [bench]
    photo: none
    promise: default
"""
RESPONSIBILITIES = """\
responsibilities:
  - {group: street, department: streets}
  - {category: bench, area: east, department: carers}
"""
FILES = {
    "city.yaml": CITY,
    "areas.geojson": AREAS,
    "organisations.yaml": ORGANISATIONS,
    "calendars.yaml": CALENDARS,
    "promises.yaml": PROMISES,
    "departments.yaml": DEPARTMENTS,
    "catalogue/street.yaml": STREET,
    "responsibilities.yaml": RESPONSIBILITIES,
}


def write_city(folder: Path, changes: dict[str, tuple[str, str]] | None = None) -> Path:
    """Write the small city; `changes` maps a file to a text in it and what stands there instead."""
    for name, text in FILES.items():
        before, after = (changes or {}).get(name, ("", ""))
        assert before in text, f"{before!r} is not in {name}"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(before, after, 1) if before else text)
    return folder
