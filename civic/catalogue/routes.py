# SPDX-License-Identifier: EUPL-1.2
"""The catalogue for anyone."""

from importlib.metadata import version
from typing import Any

from apiflask import APIBlueprint
from sqlalchemy.orm import Session

from civic.accounts.access import anyone
from civic.catalogue.queries import catalogue
from civic.catalogue.schemas import (
    CatalogueQuery,
    CatalogueView,
    CategoryDetail,
    CategoryView,
    DepartmentList,
    DepartmentView,
    GroupView,
)
from civic.catalogue.snapshot import Catalogue
from civic.places.errors import UnknownJurisdiction
from civic.places.models import Jurisdiction
from civic.places.queries import jurisdiction_of_code, jurisdictions
from civic.platform.db import transaction
from civic.platform.http import endpoint, not_changed
from civic.platform.problems import InvalidBody, NotThere

bp = APIBlueprint("catalogue", __name__, tag="Catalogue")

#: Seconds that caches may keep the catalogue; a change of it is seen that much later.
FRESH_S = 60
#: Release of this code; another one may show the same catalogue in another form.
RELEASE = version("civic")
#: An answer with its status and headers, or the 304 answer.
Answer = Any


@endpoint(
    bp,
    "/api/v1/categories",
    "GET",
    may=anyone,
    query=CatalogueQuery,
    returns=CatalogueView,
    refuses=(UnknownJurisdiction, InvalidBody),
    fresh_s=FRESH_S,
)
def list_categories(query: CatalogueQuery) -> Answer:
    """List everything that can be reported, by group, with all a form needs in every language.

    Keep it for when there is no signal, and ask again with `If-None-Match`.
    """
    with transaction() as session:
        city = _city(session, query.jurisdiction)
        if unchanged := not_changed(_etag(city)):
            return unchanged
        known = catalogue(session, city.id, city.catalogue_version)
    return _catalogue_view(city.code, known), 200, {"ETag": f'"{_etag(city)}"'}


@endpoint(
    bp,
    "/api/v1/categories/<code>",
    "GET",
    may=anyone,
    query=CatalogueQuery,
    returns=CategoryDetail,
    refuses=(NotThere, UnknownJurisdiction, InvalidBody),
    fresh_s=FRESH_S,
)
def show_category(code: str, query: CatalogueQuery) -> CategoryDetail:
    """Show one category; one that was withdrawn is not there."""
    with transaction() as session:
        city = _city(session, query.jurisdiction)
        known = catalogue(session, city.id, city.catalogue_version)
    category = known.category_by_code.get(code)
    if category is None or category.is_withdrawn:
        raise NotThere("There is no category “{category}”.", category=code)
    view = CategoryView.model_validate(category)
    return CategoryDetail(**view.model_dump(), group=category.group.code)


@endpoint(
    bp,
    "/api/v1/departments",
    "GET",
    may=anyone,
    query=CatalogueQuery,
    returns=DepartmentList,
    refuses=(UnknownJurisdiction, InvalidBody),
    fresh_s=FRESH_S,
)
def list_departments(query: CatalogueQuery) -> Answer:
    """List the departments that answer for reports, by code."""
    with transaction() as session:
        city = _city(session, query.jurisdiction)
        if unchanged := not_changed(_etag(city)):
            return unchanged
        known = catalogue(session, city.id, city.catalogue_version)
    views = [DepartmentView.model_validate(each) for each in known.open_departments]
    found = DepartmentList(jurisdiction=city.code, departments=views)
    return found, 200, {"ETag": f'"{_etag(city)}"'}


def _city(session: Session, code: str | None) -> Jurisdiction:
    """Return the city asked about, or the only one there is.

    Raises:
        UnknownJurisdiction: there is no such city, or the question leaves open which.
    """
    if code is None:
        served = [city.code for city in jurisdictions(session)]
        if not served:
            raise UnknownJurisdiction("No city is served here yet.")
        if len(served) > 1:
            raise UnknownJurisdiction("Say which city: {served}.", served=served)
        code = served[0]
    if (city := jurisdiction_of_code(session, code)) is None:
        raise UnknownJurisdiction("There is no city “{jurisdiction}” here.", jurisdiction=code)
    return city


def _etag(city: Jurisdiction) -> str:
    return f"{city.code}-{city.catalogue_version}-{RELEASE}"


def _catalogue_view(code: str, known: Catalogue) -> CatalogueView:
    groups = []
    for group in known.groups:
        inside = [c for c in known.open_categories if c.group.id == group.id]
        if inside and not group.is_withdrawn:
            views = [CategoryView.model_validate(category) for category in inside]
            groups.append(
                GroupView(code=group.code, name=dict(group.name), icon=group.icon, categories=views)
            )
    return CatalogueView(jurisdiction=code, version=known.version, groups=groups)
