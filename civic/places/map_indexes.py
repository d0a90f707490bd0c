# SPDX-License-Identifier: EUPL-1.2
"""What clients keep to work without a network: addresses, and what a report can be about."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.places.models import Address
from civic.places.policy import SUBJECT_ZOOM, natural_order, tile_at
from civic.places.queries import SUBJECTS, all_subjects

#: Steps to a degree: an address is good to a metre, as the map it comes from.
SCALE = 100_000


def packed_json(content: Mapping[str, Any]) -> bytes:
    """Return JSON without a byte to spare."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def address_index(
    session: Session, jurisdiction_id: UUID, languages: Sequence[str]
) -> dict[str, Any]:
    """Return all addresses by street, places as whole steps from an origin."""
    rows = session.execute(
        select(
            Address.street,
            Address.street_name,
            Address.number,
            Address.postcode,
            func.ST_X(Address.location).label("lon"),
            func.ST_Y(Address.location).label("lat"),
        )
        .where(Address.jurisdiction_id == jurisdiction_id)
        .order_by(Address.street, Address.postcode)
    ).all()
    west = min((row.lon for row in rows), default=0.0)
    south = min((row.lat for row in rows), default=0.0)
    origin = [round(west, 5), round(south, 5)]
    postcodes = sorted({row.postcode for row in rows})
    place = {postcode: index for index, postcode in enumerate(postcodes)}
    streets: dict[str, list[Any]] = {}
    for row in rows:
        known = streets.setdefault(row.street, [_street_names(row, languages), []])
        lon, lat = (_steps(row.lon - origin[0]), _steps(row.lat - origin[1]))
        known[1].append([row.number, lon, lat, place[row.postcode]])
    for _, numbers in streets.values():
        numbers.sort(key=lambda entry: natural_order(entry[0]))
    return {
        "languages": list(languages),
        "origin": origin,
        "scale": SCALE,
        "postcodes": postcodes,
        "streets": list(streets.values()),
    }


def subject_tiles(
    session: Session, jurisdiction_id: UUID, languages: Sequence[str]
) -> Iterator[tuple[tuple[int, int, int], bytes]]:
    """Yield z, x, y and JSON of every tile in which a report can be about something."""
    tiles: defaultdict[tuple[int, int], list[list[Any]]] = defaultdict(list)
    for kind in SUBJECTS:
        for one in all_subjects(session, kind, jurisdiction_id):
            tiles[tile_at(one.lon, one.lat, SUBJECT_ZOOM)].append(
                [
                    str(one.id),
                    one.kind,
                    one.type,
                    one.ref,
                    in_languages(one.name, languages),
                    round(one.lon, 6),
                    round(one.lat, 6),
                    one.address,
                ]
            )
    for (x, y), subjects in sorted(tiles.items()):
        content = {"languages": list(languages), "subjects": subjects}
        yield (SUBJECT_ZOOM, x, y), packed_json(content)


def in_languages(names: Mapping[str, str], languages: Sequence[str]) -> list[str | None]:
    """Return a name for each language, None where it is as the first; nothing for no name.

    The first is any name there is where the first language has none.
    """
    if not names:
        return []
    first = names.get(languages[0]) or min(names.items())[1]
    others = (names.get(code) for code in languages[1:])
    return [first, *(name if name != first else None for name in others)]


def _street_names(row: Any, languages: Sequence[str]) -> list[str | None]:
    return in_languages({languages[0]: row.street, **row.street_name}, languages)


def _steps(degrees: float) -> int:
    return round(degrees * SCALE)
