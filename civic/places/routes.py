# SPDX-License-Identifier: EUPL-1.2
"""The city's map for anyone."""

import gzip
from typing import Any
from uuid import UUID

from apiflask import APIBlueprint
from flask import Response, request
from sqlalchemy.orm import Session

from civic.accounts.access import anyone
from civic.places import address_queries, map_queries, queries
from civic.places.errors import UnknownJurisdiction
from civic.places.models import MapFileKind
from civic.places.policy import BASE_ZOOMS, NO_TILE, SUBJECT_ZOOMS, is_tile
from civic.places.schemas import (
    AddressList,
    AddressQuery,
    AddressView,
    AreaList,
    AreaQuery,
    AreaView,
    JurisdictionList,
    JurisdictionView,
    NearestQuery,
    NearestView,
    SubjectList,
    SubjectQuery,
    SubjectView,
)
from civic.platform.db import transaction
from civic.platform.http import endpoint, language
from civic.platform.problems import InvalidBody, NotThere

bp = APIBlueprint("places", __name__, tag="Places")

VECTOR_TILE = "application/vnd.mapbox-vector-tile"
JSON = "application/json"
#: The version stands in the address of a file of the map: what is kept is never asked for again.
YEAR_S = 31_536_000
FOR_EVER = f"public, max-age={YEAR_S}, immutable"

#: Seconds that caches may keep what is the same for everybody.
FRESH_S = 60


@endpoint(bp, "/api/v1/jurisdictions", "GET", may=anyone, returns=JurisdictionList, fresh_s=FRESH_S)
def list_jurisdictions() -> JurisdictionList:
    """List the cities that are served here."""
    with transaction() as session:
        found = queries.jurisdictions(session)
    return JurisdictionList(jurisdictions=[JurisdictionView.model_validate(j) for j in found])


@endpoint(
    bp,
    "/api/v1/areas",
    "GET",
    may=anyone,
    query=AreaQuery,
    returns=AreaList,
    refuses=(UnknownJurisdiction, InvalidBody),
    fresh_s=FRESH_S,
)
def list_areas(query: AreaQuery) -> AreaList:
    """List the areas by which work is divided, largest first."""
    with transaction() as session:
        jurisdiction_id = _jurisdiction_id(session, query.jurisdiction)
        found = queries.areas_of(session, jurisdiction_id, outline=query.outline)
    return AreaList(areas=[AreaView.model_validate(area) for area in found])


@endpoint(
    bp,
    "/api/v1/addresses",
    "GET",
    may=anyone,
    query=AddressQuery,
    returns=AddressList,
    refuses=(UnknownJurisdiction, InvalidBody),
)
def find_addresses(query: AddressQuery) -> AddressList:
    """Find addresses by what somebody types.

    Names count in every language of the city; accents, capitals and small errors do not matter.
    """
    with transaction() as session:
        jurisdiction_id = _jurisdiction_id(session, query.jurisdiction)
        found = address_queries.search_addresses(
            session, jurisdiction_id, query.q, query.limit, query.near
        )
    return AddressList(addresses=[AddressView.model_validate(_shown(address)) for address in found])


@endpoint(
    bp,
    "/api/v1/addresses/nearest",
    "GET",
    may=anyone,
    query=NearestQuery,
    returns=NearestView,
    refuses=(NotThere, InvalidBody),
)
def show_nearest_address(query: NearestQuery) -> NearestView:
    """Tell the address nearest to a location, within 60 metres."""
    with transaction() as session:
        place = queries.place_at(session, query.lon, query.lat)
    if place is None or place.address is None:
        raise NotThere("There is no address within 60 metres.")
    return NearestView.model_validate(
        _shown(place.address) | {"distance_m": place.address.distance_m}
    )


@endpoint(
    bp,
    "/api/v1/subjects",
    "GET",
    may=anyone,
    query=SubjectQuery,
    returns=SubjectList,
    refuses=(InvalidBody,),
)
def list_subjects(query: SubjectQuery) -> SubjectList:
    """List the buildings, facilities or assets around a location, nearest first."""
    with transaction() as session:
        found = queries.nearby_subjects(
            session, query.kind, query.lon, query.lat, query.radius_m, query.kinds
        )
    return SubjectList(subjects=[SubjectView.model_validate(subject) for subject in found])


@endpoint(
    bp,
    "/tiles/base/<version>/<int:z>/<int:x>/<int:y>.mvt",
    "GET",
    may=anyone,
    refuses=(NotThere,),
    gives=VECTOR_TILE,
    fresh_s=YEAR_S,
    limit="map",
)
def show_base_tile(version: str, z: int, x: int, y: int) -> Response:
    """Give a vector tile of the base map: web Mercator, zoom 9 to 16.

    Layers: `water`, `green`, `rail` (kind), `buildings`, `streets` (kind, name), `house_numbers`
    (number; zoom 16), `labels` (kind, name). Next to `name` stands `name_sv` and so on where a
    language of the city has another. A tile with nothing on it answers 204. The version is that
    of the city's `map`; what lies under it never changes.
    """
    if not is_tile(z, x, y, BASE_ZOOMS):
        raise NotThere
    return _map_file(version, MapFileKind.BASE, (z, x, y))


@endpoint(
    bp,
    "/tiles/subjects/<version>/<int:z>/<int:x>/<int:y>.json",
    "GET",
    may=anyone,
    refuses=(NotThere,),
    gives=JSON,
    fresh_s=YEAR_S,
    limit="map",
)
def show_subject_tile(version: str, z: int, x: int, y: int) -> Response:
    """Give the buildings, facilities and assets of a tile of zoom 14.

    `subjects` are lists of id, kind, type, ref, names, lon, lat, address. The names are in the
    order of `languages`, null where one is as the first; an empty list where there is no name. A
    tile without subjects answers 204.
    """
    if not is_tile(z, x, y, SUBJECT_ZOOMS):
        raise NotThere
    return _map_file(version, MapFileKind.SUBJECTS, (z, x, y))


@endpoint(
    bp,
    "/tiles/addresses/<version>.json",
    "GET",
    may=anyone,
    refuses=(NotThere,),
    gives=JSON,
    fresh_s=YEAR_S,
    limit="map",
)
def show_address_index(version: str) -> Response:
    """Give all addresses of the city, to be searched without a network.

    `streets` are lists of names (in the order of `languages`, null where one is as the first) and
    numbers: number, steps east and north of `origin` (`scale` steps to a degree), index of the
    postcode.
    """
    return _map_file(version, MapFileKind.ADDRESSES)


def _map_file(version: str, kind: MapFileKind, tile: tuple[int, int, int] = NO_TILE) -> Response:
    """Answer with a file of the map as it lies in the database.

    Raises:
        NotThere: no such version is kept.
    """
    with transaction() as session:
        gzipped = map_queries.map_file(session, version, kind, tile)
    if gzipped is None:
        raise NotThere
    takes_gzip = request.accept_encodings["gzip"] > 0
    content = gzipped if takes_gzip or not gzipped else gzip.decompress(gzipped)
    media_type = VECTOR_TILE if kind is MapFileKind.BASE else JSON
    response = Response(content, 200 if content else 204, content_type=media_type)
    if content and takes_gzip:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = FOR_EVER
    response.headers["Vary"] = "Accept-Encoding"
    return response


def _jurisdiction_id(session: Session, code: str | None) -> UUID | None:
    if code is None:
        return None
    if (jurisdiction := queries.jurisdiction_of_code(session, code)) is None:
        raise UnknownJurisdiction("There is no city “{jurisdiction}” here.", jurisdiction=code)
    return jurisdiction.id


def _shown(address: queries.AddressAt | address_queries.AddressFound) -> dict[str, Any]:
    return {
        "id": address.id,
        "text": address.text(language()),
        "street": address.street,
        "number": address.number,
        "postcode": address.postcode,
        "building_id": address.building_id,
        "lon": address.lon,
        "lat": address.lat,
    }
