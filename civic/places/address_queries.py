# SPDX-License-Identifier: EUPL-1.2
"""Addresses, found by what people type."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from civic.places.policy import EDGE, words_and_number

#: What was typed begins a name, and the number the number: "mannerheim 2" is Mannerheimintie 22.
BEGINS = "d.search LIKE :pattern"
#: The words resemble a name by 0.6, the default of pg_trgm: "aleksi", "manerheimintie".
RESEMBLES = ":words <% d.search"

SEARCH = """
    SELECT d.id, d.street, d.street_name, d.number, d.postcode, d.building_id,
           ST_X(d.location) AS lon, ST_Y(d.location) AS lat
    FROM addresses d
    CROSS JOIN LATERAL (
        SELECT CAST(substring(d.number FROM '^[0-9]{{1,6}}') AS int) AS n
    ) house
    WHERE (CAST(:jurisdiction_id AS uuid) IS NULL OR d.jurisdiction_id = :jurisdiction_id)
      AND {condition}
    ORDER BY
        round(CAST(word_similarity(:words, d.search) AS numeric), 1) DESC,
        lower(d.number) LIKE :number || '%' DESC,
        CASE WHEN CAST(:n AS int) IS NOT NULL THEN abs(house.n - CAST(:n AS int)) END,
        CASE WHEN CAST(:lon AS float) IS NOT NULL
             THEN ST_DistanceSphere(d.location, ST_Point(:lon, :lat, 4326)) END,
        d.street, house.n, d.number, d.postcode
    LIMIT :limit
"""


@dataclass(frozen=True)
class AddressFound:
    """An address that fits what was typed, with its street's name in the city's languages."""

    id: UUID
    street: str
    street_name: Mapping[str, str]
    number: str
    postcode: str
    building_id: UUID | None
    lon: float
    lat: float

    def text(self, language: str) -> str:
        """Return "Aleksanterinkatu 5" in `language`, or as the sign has it."""
        return f"{self.street_name.get(language) or self.street} {self.number}"


def search_addresses(
    session: Session,
    jurisdiction_id: UUID | None,
    typed: str,
    limit: int = 10,
    near: tuple[float, float] | None = None,
) -> list[AddressFound]:
    """Return the addresses that fit what somebody typed, best first.

    Names count in every language of the city, without accents and capitals. What begins with
    the words typed is taken; only if nothing does, what resembles them. The number typed comes
    first, then its neighbours; of equals those `near` a location (lon, lat) come first. Without
    a jurisdiction all are searched.
    """
    words, number = words_and_number(typed)
    if not words:
        return []
    lon, lat = near or (None, None)
    values: dict[str, Any] = {
        "jurisdiction_id": jurisdiction_id,
        "words": words,
        "pattern": f"%{EDGE}{_literally(words)}%" + (f" {number}%" if number else ""),
        "number": number,
        "n": int(re.findall(r"\d+", number)[0][:6]) if number else None,
        "lon": lon,
        "lat": lat,
        "limit": limit,
    }
    for condition in (BEGINS, RESEMBLES):
        statement = text(SEARCH.format(condition=condition))
        if found := session.execute(statement, values).mappings().all():
            return [AddressFound(**row) for row in found]
    return []


def _literally(words: str) -> str:
    """Return `words` with the wildcards of LIKE disarmed."""
    return re.sub(r"([\\%_])", r"\\\1", words)
