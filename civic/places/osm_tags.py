# SPDX-License-Identifier: EUPL-1.2
"""What the tags of OpenStreetMap mean here.

Source: https://wiki.openstreetmap.org/wiki/Map_features.
"""

import re
from collections.abc import Mapping, Sequence

from civic.places.models import AssetKind, FacilityKind

Tags = Mapping[str, str]

#: The first that fits counts: a stop that buses share with trams is one thing, a bus stop.
ASSETS: Mapping[tuple[str, str], AssetKind] = {
    ("highway", "street_lamp"): AssetKind.STREET_LAMP,
    ("amenity", "bench"): AssetKind.BENCH,
    ("amenity", "waste_basket"): AssetKind.WASTE_BASKET,
    ("highway", "bus_stop"): AssetKind.BUS_STOP,
    ("railway", "tram_stop"): AssetKind.TRAM_STOP,
    ("railway", "subway_entrance"): AssetKind.SUBWAY_ENTRANCE,
    ("emergency", "fire_hydrant"): AssetKind.FIRE_HYDRANT,
    ("highway", "traffic_signals"): AssetKind.TRAFFIC_SIGNALS,
    ("natural", "tree"): AssetKind.TREE,
    ("amenity", "bicycle_parking"): AssetKind.BICYCLE_PARKING,
    ("leisure", "playground"): AssetKind.PLAYGROUND,
    ("man_made", "street_cabinet"): AssetKind.STREET_CABINET,
}
FACILITIES: Mapping[tuple[str, str], FacilityKind] = {
    ("amenity", "school"): FacilityKind.SCHOOL,
    ("amenity", "kindergarten"): FacilityKind.KINDERGARTEN,
    ("amenity", "university"): FacilityKind.UNIVERSITY,
    ("amenity", "library"): FacilityKind.LIBRARY,
    ("amenity", "clinic"): FacilityKind.CLINIC,
    ("amenity", "hospital"): FacilityKind.HOSPITAL,
    ("tourism", "museum"): FacilityKind.MUSEUM,
    ("amenity", "theatre"): FacilityKind.THEATRE,
    ("amenity", "community_centre"): FacilityKind.COMMUNITY_CENTRE,
    ("amenity", "social_facility"): FacilityKind.SOCIAL_FACILITY,
    ("amenity", "townhall"): FacilityKind.TOWN_HALL,
    ("leisure", "sports_centre"): FacilityKind.SPORTS,
    ("amenity", "toilets"): FacilityKind.TOILETS,
}
#: Keys of which an object needs one to be an asset, facility, building or address.
KEYS = (
    *sorted({key for key, _ in (*ASSETS, *FACILITIES)}),
    "building",
    "addr:housenumber",
)
#: Tags with which an address is a shop or office that names where it is, not the door itself.
_TENANT_KEYS = ("amenity", "shop", "office", "tourism", "leisure", "craft", "healthcare", "club")
_YEAR_KEYS = ("start_date", "year_of_construction", "construction_date")
#: A year that stands for itself: 1936, ~1890, 2012?, 1938-10, 1923-1924 (the year it was
#: completed), 1865;1890 (built, then changed).
_YEAR = re.compile(r"~?(?:\d{4}-)?(\d{4})\??(?:-\d\d){0,2}(?:;.*)?")
_FLOORS_MAX_N = 200


def asset_kind(tags: Tags) -> AssetKind | None:
    """Return what thing in the street this is, if it is one."""
    return next((kind for (key, value), kind in ASSETS.items() if tags.get(key) == value), None)


def facility_kind(tags: Tags) -> FacilityKind | None:
    """Return what public institution this is, if it is one."""
    return next((kind for (key, value), kind in FACILITIES.items() if tags.get(key) == value), None)


def is_building(tags: Tags) -> bool:
    """Return whether this is a building."""
    return tags.get("building", "no") != "no"


def is_street(tags: Tags) -> bool:
    """Return whether this is a piece of a named way that people walk or drive."""
    return "highway" in tags and bool(tags.get("name"))


def is_tenant(tags: Tags) -> bool:
    """Return whether the address is where something is, rather than the door or house itself."""
    return any(key in tags for key in _TENANT_KEYS)


def names(tags: Tags, languages: Sequence[str]) -> dict[str, str]:
    """Return the names in `languages`.

    The plain `name` is what the sign says; where no language claims it, it counts as the
    city's first.
    """
    found = {code: tags[f"name:{code}"] for code in languages if tags.get(f"name:{code}")}
    plain = tags.get("name")
    if plain and plain not in found.values():
        found.setdefault(languages[0], plain)
    return found


def house_numbers(tags: Tags) -> list[str]:
    """Return the numbers of the house without floors: "13 A, 5. krs." is 13 A, "1;3" is two.

    What does not begin with a digit is no number (a street that slipped into the wrong tag).
    """
    parts = (part.split(",")[0] for part in tags.get("addr:housenumber", "").split(";"))
    tidy = (" ".join(part.split()) for part in parts)
    return [number for number in tidy if number[:1].isdecimal()]


def street_names(tags: Tags) -> list[str]:
    """Return what may be the street of an address, likeliest first.

    "Caisa, Vilhonkatu" is a house on Vilhonkatu: the last part goes first, the whole last.
    """
    whole = " ".join(tags.get("addr:street", "").split())
    if not whole:
        return []
    last = whole.rpartition(",")[2].strip()
    return [last, whole] if last and last != whole else [whole]


def floors(tags: Tags) -> int | None:
    """Return the number of full floors above ground."""
    try:
        n_floors = int(float(tags.get("building:levels", "").split(";")[0]))
    except (ValueError, OverflowError):
        return None
    return n_floors if 0 < n_floors <= _FLOORS_MAX_N else None


def built_year(tags: Tags) -> int | None:
    """Return the year of building where the source knows it; "before 1939" is no year."""
    for key in _YEAR_KEYS:
        if match := _YEAR.fullmatch(tags.get(key, "").strip()):
            return int(match[1])
    return None


def phone(tags: Tags) -> str | None:
    """Return the first phone number."""
    return (tags.get("phone") or tags.get("contact:phone", "")).split(";")[0].strip() or None
