# SPDX-License-Identifier: EUPL-1.2
"""Make a city what its files say."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import shapely
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.catalogue import commands as catalogue
from civic.catalogue.models import Category, Department, Group
from civic.cities.events import CityApplied
from civic.cities.policy import Change, Kind, Record, State, Verb, changes, first_day
from civic.cities.queries import MANAGED, building_refs, city_state, jurisdiction_by_code
from civic.cities.reading import RULES, City
from civic.places import commands as places
from civic.places.models import Area, AreaKind, Organisation
from civic.platform import outbox
from civic.reports.commands import place_in_areas
from civic.sla.version_commands import name_calendar, schedule_calendar, schedule_promise

Coded = Area | Organisation | Department | Group | Category


@dataclass(frozen=True)
class Managed:
    """What an organisation manages after its rule was carried out."""

    organisation: str
    n_assigned: int
    n_released: int
    #: Addresses of the rule at which the map has no building (yet).
    missing: Sequence[str]


@dataclass(frozen=True)
class Applied:
    """What applying a city did."""

    jurisdiction_id: UUID
    changes: Sequence[Change]
    managed: Sequence[Managed]


def apply_city(session: Session, city: City, now: datetime) -> Applied:
    """Make the jurisdiction what `city` says; a second run changes nothing.

    What the files no longer name is withdrawn and stays readable for old reports.

    Raises:
        AreaInUse: an area is to go that something else refers to.
    """
    jurisdiction = jurisdiction_by_code(session, city.code, lock=True)
    standing: State = city_state(session, jurisdiction, now, city.begins) if jurisdiction else {}
    found = list(changes(standing, city.state))
    jurisdiction_id = jurisdiction.id if jurisdiction else _save_jurisdiction(session, city)
    target = _Target(session, jurisdiction_id, city, now)
    found += target.renewed_calendars(found)
    if found:
        target.bring_about(found)
        if any(change.kind is Kind.AREA for change in found):
            place_in_areas(session, jurisdiction_id)
        version = places.raise_catalogue_version(session, jurisdiction_id)
        outbox.record(session, CityApplied(jurisdiction_id, version), now=now)
    return Applied(jurisdiction_id, found, assign_managed_buildings(session, city.code))


def assign_managed_buildings(session: Session, jurisdiction_code: str) -> list[Managed]:
    """Give buildings to the organisations that manage them by the city's rules.

    To be called after the rules or the buildings changed: by applying a city's files and by
    importing its map, in whatever order these come.
    """
    jurisdiction = jurisdiction_by_code(session, jurisdiction_code)
    if jurisdiction is None:
        return []
    ids = _ids(session, jurisdiction.id, Organisation)
    managed = []
    for code, rule in jurisdiction.rules.get(MANAGED, {}).items():
        refs = building_refs(session, jurisdiction.id, rule["addresses"])
        outline = shapely.from_wkt(str(rule["within"])) if rule["within"] else None
        found = [ref for here in refs.values() for ref in here]
        assigned = places.assign_buildings(session, ids[code], found, outline)
        missing = [address for address, here in refs.items() if not here]
        managed.append(Managed(code, assigned.n_assigned, assigned.n_released, missing))
    return managed


def _save_jurisdiction(session: Session, city: City) -> UUID:
    record = city.state[Kind.CITY][city.code]
    rules = {field: record[field] for field in RULES}
    rules[MANAGED] = {
        code: {field: organisation[field] for field in ("within", "addresses")}
        for code, organisation in city.state[Kind.ORGANISATION].items()
    }
    draft = places.JurisdictionDraft(
        code=city.code,
        outline=shapely.from_wkt(str(record["outline"])),
        rules=rules,
        **{field: record[field] for field in ("prefix", "name", "zone", "languages", "calendar")},
    )
    return places.save_jurisdiction(session, draft).id


def _ids(session: Session, jurisdiction_id: UUID, model: type[Coded]) -> dict[str, UUID]:
    rows = select(model.code, model.id).filter_by(jurisdiction_id=jurisdiction_id)
    return dict(session.execute(rows).all())


def _codes(found: Iterable[Change]) -> Mapping[Kind, Sequence[str]]:
    """Return kind -> codes, each once; every kind is there."""
    codes: dict[Kind, dict[str, None]] = {kind: {} for kind in Kind}
    for change in found:
        codes[change.kind][change.code] = None
    return {kind: tuple(of_kind) for kind, of_kind in codes.items()}


class _Target:
    """The jurisdiction that is being changed."""

    def __init__(self, session: Session, jurisdiction_id: UUID, city: City, now: datetime) -> None:
        self._session = session
        self._id = jurisdiction_id
        self._city = city
        self._now = now

    def renewed_calendars(self, found: Sequence[Change]) -> list[Change]:
        """Save all calendars; those have a new version that no change of the files explains.

        The public holidays of coming years were written out anew.
        """
        changed = {change.code for change in found if change.kind is Kind.CALENDAR}
        renewed = []
        for code, record in self._city.state[Kind.CALENDAR].items():
            is_new = self._save_calendar(code, record)
            if is_new and code not in changed:
                renewed.append(Change(Kind.CALENDAR, code, Verb.RENEWED))
        return renewed

    def bring_about(self, found: Sequence[Change]) -> None:
        """Carry out the changes: first what goes, then what comes, what refers to it last."""
        gone = _codes(change for change in found if change.verb is Verb.WITHDRAWN)
        touched = _codes(change for change in found if change.verb is not Verb.WITHDRAWN)
        if touched[Kind.CITY] or touched[Kind.ORGANISATION] or gone[Kind.ORGANISATION]:
            _save_jurisdiction(self._session, self._city)
        self._withdraw(gone)
        self._save(touched)
        if touched[Kind.RESPONSIBILITY] or gone[Kind.RESPONSIBILITY]:
            self._replace_responsibilities()
        # Smallest first: an area can't go while others lie in it.
        for code in reversed(gone[Kind.AREA]):
            places.remove_area(self._session, self._id, code)

    def _withdraw(self, gone: Mapping[Kind, Sequence[str]]) -> None:
        where = (self._session, self._id)
        catalogue.withdraw_categories(*where, gone[Kind.CATEGORY], self._now)
        catalogue.withdraw_groups(*where, gone[Kind.GROUP], self._now)
        catalogue.withdraw_departments(*where, gone[Kind.DEPARTMENT], self._now)
        for code, organisation_id in self._ids(Organisation).items():
            if code in gone[Kind.ORGANISATION]:
                places.assign_buildings(self._session, organisation_id)

    def _save(self, touched: Mapping[Kind, Sequence[str]]) -> None:
        savers: Mapping[Kind, Callable[[str, Record], object]] = {
            Kind.PROMISE: self._save_promise,
            Kind.AREA: self._save_area,
            Kind.ORGANISATION: self._save_organisation,
            Kind.DEPARTMENT: self._save_department,
            Kind.GROUP: self._save_group,
            Kind.CATEGORY: self._save_category,
        }
        for kind, save in savers.items():
            for code, record in self._city.state[kind].items():
                if code in touched[kind]:
                    save(code, record)

    def _save_calendar(self, code: str, record: Record) -> bool:
        day = self._first_day(Kind.CALENDAR, code)
        calendar_id, is_changed = name_calendar(self._session, self._id, code, record["name"])
        version = schedule_calendar(self._session, calendar_id, record["hours"], day, self._now)
        return is_changed or version is not None

    def _save_promise(self, code: str, record: Record) -> None:
        day = self._first_day(Kind.PROMISE, code)
        schedule_promise(self._session, self._id, code, record, day, self._now)

    def _first_day(self, kind: Kind, code: str) -> date:
        zone = ZoneInfo(self._city.state[Kind.CITY][self._city.code]["zone"])
        return first_day(self._city.begins, kind, code, self._now.astimezone(zone).date())

    def _save_area(self, code: str, record: Record) -> None:
        draft = places.AreaDraft(
            code=code,
            kind=AreaKind(record["kind"]),
            name=record["name"],
            outline=shapely.from_wkt(str(record["outline"])),
            parent=record["parent"],
        )
        places.save_area(self._session, self._id, draft)

    def _save_organisation(self, code: str, record: Record) -> None:
        own = {field: record[field] for field in ("name", "phone", "email", "opening_hours")}
        draft = places.OrganisationDraft(code=code, **own)
        places.save_organisation(self._session, self._id, draft)

    def _save_department(self, code: str, record: Record) -> None:
        own = {field: record[field] for field in ("kind", "name", "email", "phone", "calendar")}
        organisation = record["organisation"]
        ids = self._ids(Organisation) if organisation else {}
        draft = catalogue.DepartmentDraft(
            code=code, organisation_id=ids[organisation] if organisation else None, **own
        )
        catalogue.save_department(self._session, self._id, draft)

    def _save_group(self, code: str, record: Record) -> None:
        catalogue.save_group(self._session, self._id, catalogue.GroupDraft(code=code, **record))

    def _save_category(self, code: str, record: Record) -> None:
        own: dict[str, Any] = {
            field: value for field, value in record.items() if field not in ("group", "questions")
        }
        draft = catalogue.CategoryDraft(
            code=code,
            group_id=self._ids(Group)[record["group"]],
            questions=[catalogue.QuestionDraft(**question) for question in record["questions"]],
            **own,
        )
        catalogue.save_category(self._session, self._id, draft)

    def _replace_responsibilities(self) -> None:
        departments, categories = self._ids(Department), self._ids(Category)
        groups, areas = self._ids(Group), self._ids(Area)
        drafts = [
            catalogue.ResponsibilityDraft(
                department_id=departments[record["department"]],
                category_id=categories[record["category"]] if record["category"] else None,
                group_id=groups[record["group"]] if record["group"] else None,
                area_id=areas[record["area"]] if record["area"] else None,
                by_building_manager=record["by_building_manager"],
            )
            for record in self._city.state[Kind.RESPONSIBILITY].values()
        ]
        catalogue.replace_responsibilities(self._session, self._id, drafts)

    def _ids(self, model: type[Coded]) -> dict[str, UUID]:
        return _ids(self._session, self._id, model)
