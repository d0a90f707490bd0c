# SPDX-License-Identifier: EUPL-1.2
"""The city's map for anyone."""

from typing import Any
from uuid import UUID

from apiflask import APIBlueprint
from sqlalchemy.orm import Session

from civic.accounts.access import anyone
from civic.places import address_queries, queries
from civic.places.errors import UnknownJurisdiction
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
