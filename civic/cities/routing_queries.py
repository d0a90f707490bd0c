# SPDX-License-Identifier: EUPL-1.2
"""Which rules fire, and what changed ones would have done with the reports of a year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import Session

from civic.catalogue.kinds import SubjectKind
from civic.catalogue.queries import catalogue
from civic.catalogue.snapshot import Catalogue, Responsibility
from civic.cities.errors import InvalidRule
from civic.cities.routing_schemas import RuleBody, RuleChanges, RuleScope
from civic.places.models import Area, Building, Jurisdiction
from civic.platform.ids import new_id
from civic.reports.models import Report
from civic.routing.dry_run_policy import (
    MOST_EXAMPLES,
    Alike,
    DryRun,
    Scope,
    dry_run,
    scope_of,
    with_changes,
)
from civic.routing.policy import AreaHere

#: Codes of category, group and area; None: the dispatcher, who needs no rule.
Fired = tuple[str | None, str | None, str | None] | None


@dataclass(frozen=True)
class CityRules:
    """The catalogue of a city with its areas."""

    jurisdiction: Jurisdiction
    catalogue: Catalogue
    areas: Mapping[UUID, Area]

    @classmethod
    def of(cls, session: Session, jurisdiction: Jurisdiction) -> "CityRules":
        """Return the rules of `jurisdiction` as they stand."""
        known = catalogue(session, jurisdiction.id, jurisdiction.catalogue_version)
        areas = session.scalars(select(Area).filter_by(jurisdiction_id=jurisdiction.id))
        return cls(jurisdiction, known, {area.id: area for area in areas})


def n_fired(session: Session, jurisdiction_id: UUID, since: datetime) -> dict[Fired, int]:
    """Return how many reports received since then each rule decided, by what it is about."""
    rule = Report.routing["rule"]
    about = (
        rule["category"].astext,
        rule["group"].astext,
        rule["area"].astext,
        rule["department"].astext,
    )
    counted = (
        select(*about, func.count())
        .where(Report.jurisdiction_id == jurisdiction_id, Report.received_at >= since)
        .group_by(*about)
    )
    found: dict[Fired, int] = {}
    for category, group, area, department, n in session.execute(counted):
        key = None if department is None else (category, group, area)
        found[key] = found.get(key, 0) + n
    return found


def changed_rules(city: CityRules, changes: RuleChanges) -> Catalogue:
    """Return the catalogue with `changes`.

    Raises:
        InvalidRule: a rule names what is not there.
    """
    removed = [_scope(city, scope, f"/removed/{n}") for n, scope in enumerate(changes.removed)]
    known = {scope_of(rule) for rule in city.catalogue.responsibilities}
    for n, scope in enumerate(removed):
        if scope not in known:
            raise InvalidRule("There is no such rule to remove.", pointer=f"/changes/removed/{n}")
    put = [_responsibility(city, body, f"/put/{n}") for n, body in enumerate(changes.put)]
    return with_changes(city.catalogue, removed, put)


def moved_reports(session: Session, city: CityRules, changed: Catalogue, since: datetime) -> DryRun:
    """Return where the reports received since then would have gone by `changed`."""
    return dry_run(_alike(session, city, since), city.catalogue, changed)


def _alike(session: Session, city: CityRules, since: datetime) -> Iterable[Alike]:
    """Yield the reports in bundles that every rule treats alike.

    Areas stand with each report, so that nothing has to be found on the map.
    """
    is_building = Report.subject_kind == SubjectKind.BUILDING.value
    newest = func.array_agg(aggregate_order_by(Report.number, Report.received_at.desc()))
    bundles = (
        select(
            Report.category_id,
            Report.area_ids,
            Building.organisation_id,
            func.count(),
            newest[1:MOST_EXAMPLES],
        )
        .outerjoin(Building, is_building & (Building.id == Report.subject_id))
        .where(Report.jurisdiction_id == city.jurisdiction.id, Report.received_at >= since)
        .group_by(Report.category_id, Report.area_ids, Building.organisation_id)
    )
    for category_id, area_ids, organisation_id, n, examples in session.execute(bundles):
        here = (city.areas[area_id] for area_id in area_ids if area_id in city.areas)
        areas = tuple(AreaHere(area.id, area.code) for area in here)
        yield Alike(category_id, areas, organisation_id, n, examples)


def _scope(city: CityRules, scope: RuleScope, pointer: str) -> Scope:
    category, group, area = None, None, None
    if scope.category is not None:
        category = _known(city.catalogue.category_by_code, scope.category, f"{pointer}/category").id
    if scope.group is not None:
        group = _known(city.catalogue.group_by_code, scope.group, f"{pointer}/group").id
    if scope.area is not None:
        areas = {each.code: each for each in city.areas.values()}
        area = _known(areas, scope.area, f"{pointer}/area").id
    return category, group, area


def _responsibility(city: CityRules, body: RuleBody, pointer: str) -> Responsibility:
    category_id, group_id, area_id = _scope(city, body, pointer)
    departments = {each.code: each for each in city.catalogue.open_departments}
    return Responsibility(
        id=new_id(),
        department=_known(departments, body.department, f"{pointer}/department"),
        category_id=category_id,
        group_id=group_id,
        area_id=area_id,
        by_building_manager=body.by_building_manager,
    )


def _known(things: Mapping[str, Any], code: str, pointer: str) -> Any:
    thing = things.get(code)
    if thing is None or getattr(thing, "is_withdrawn", False):
        raise InvalidRule("There is no “{code}”.", code=code, pointer=f"/changes{pointer}")
    return thing
