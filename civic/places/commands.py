# SPDX-License-Identifier: EUPL-1.2
"""Set what a city says about itself: jurisdictions, areas, organisations, who manages what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from geoalchemy2 import Geography, WKBElement
from geoalchemy2.shape import from_shape, to_shape
from shapely.geometry.base import BaseGeometry
from sqlalchemy import ColumnElement, cast, delete, false, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from civic.places.errors import AreaInUse, UnknownArea
from civic.places.models import Area, AreaKind, Building, Jurisdiction, Organisation
from civic.places.policy import as_multipolygon
from civic.platform.db import Model


@dataclass(frozen=True, kw_only=True)
class JurisdictionDraft:
    """A jurisdiction as the city's files describe it."""

    code: str
    prefix: str
    name: Mapping[str, str]
    #: IANA name.
    zone: str
    languages: Sequence[str]
    #: Polygon or multipolygon, WGS 84 in lon/lat order.
    outline: BaseGeometry
    #: Code of a calendar.
    calendar: str
    rules: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class AreaDraft:
    """An area as the city's files describe it; `parent` is the code of one saved before it."""

    code: str
    kind: AreaKind
    name: Mapping[str, str]
    outline: BaseGeometry
    parent: str | None = None


@dataclass(frozen=True, kw_only=True)
class OrganisationDraft:
    """An organisation as the city's files describe it."""

    code: str
    name: Mapping[str, str]
    phone: str | None = None
    email: str | None = None
    #: In OpenStreetMap's notation, such as "Mo-Fr 08:00-16:00".
    opening_hours: str | None = None


@dataclass(frozen=True)
class Change:
    """A value before and after; geometries are shapely's."""

    before: Any
    after: Any


@dataclass(frozen=True)
class Saved:
    """What saving did: the row's id, whether it is new, else column -> what changed in it."""

    id: UUID
    is_new: bool
    changes: Mapping[str, Change]

    def __bool__(self) -> bool:
        """Return whether anything in the database is different now."""
        return self.is_new or bool(self.changes)


@dataclass(frozen=True)
class Assigned:
    """What assigning buildings did; `missing` are the references of no building on the map."""

    n_assigned: int
    n_released: int
    missing: Sequence[str]

    def __bool__(self) -> bool:
        """Return whether anything in the database is different now."""
        return bool(self.n_assigned or self.n_released)


def save_jurisdiction(session: Session, draft: JurisdictionDraft) -> Saved:
    """Store a jurisdiction by its code and return what changed.

    The attribution and the version of the catalogue are not the files' to say: they stay.

    Raises:
        UnusableOutline: the outline has no surface.
    """
    values = {
        "prefix": draft.prefix,
        "name": dict(draft.name),
        "zone": draft.zone,
        "languages": list(draft.languages),
        "outline": from_shape(as_multipolygon(draft.outline), srid=4326),
        "calendar": draft.calendar,
        "rules": dict(draft.rules),
    }
    return _save(session, Jurisdiction, {"code": draft.code}, values)


def save_area(session: Session, jurisdiction_id: UUID, draft: AreaDraft) -> Saved:
    """Store an area by its code, with its surface in square metres, and return what changed.

    Raises:
        UnusableOutline: the outline has no surface.
        UnknownArea: `draft.parent` is the code of no area.
    """
    outline = from_shape(as_multipolygon(draft.outline), srid=4326)
    values = {
        "kind": AreaKind(draft.kind).value,
        "name": dict(draft.name),
        "parent_id": _area_id(session, jurisdiction_id, draft.parent),
        "outline": outline,
        "area_m2": session.scalar(select(func.ST_Area(cast(outline, Geography)))),
    }
    return _save(session, Area, {"jurisdiction_id": jurisdiction_id, "code": draft.code}, values)


def remove_area(session: Session, jurisdiction_id: UUID, code: str) -> bool:
    """Delete an area and return whether there was one.

    Raises:
        AreaInUse: something refers to it.
    """
    gone = delete(Area).filter_by(jurisdiction_id=jurisdiction_id, code=code).returning(Area.id)
    try:
        with session.begin_nested():
            return session.scalar(gone) is not None
    except IntegrityError as error:
        raise AreaInUse(f"Area {code!r} is in use") from error


def save_organisation(session: Session, jurisdiction_id: UUID, draft: OrganisationDraft) -> Saved:
    """Store an organisation by its code and return what changed."""
    values = {
        "name": dict(draft.name),
        "phone": draft.phone,
        "email": draft.email,
        "opening_hours": draft.opening_hours,
    }
    key = {"jurisdiction_id": jurisdiction_id, "code": draft.code}
    return _save(session, Organisation, key, values)


def assign_buildings(
    session: Session,
    organisation_id: UUID,
    refs: Sequence[str] = (),
    outline: BaseGeometry | None = None,
) -> Assigned:
    """Make the organisation manage exactly the buildings named and those inside the outline.

    A building is inside where its middle is. Buildings that it managed before and that are
    not among them are released; those of another organisation change hands.

    Args:
        refs: the map's references, such as way/123; unknown ones are returned as `missing`.
        outline: polygon, WGS 84 in lon/lat order.
    """
    organisation = session.get_one(Organisation, organisation_id)
    meant = _buildings_meant(organisation.jurisdiction_id, refs, outline)
    its_own = Building.organisation_id.is_not_distinct_from(organisation_id)
    taken = update(Building).where(meant, ~its_own).values(organisation_id=organisation_id)
    released = update(Building).where(~meant, its_own).values(organisation_id=None)
    n_assigned = len(session.scalars(taken.returning(Building.id)).all())
    n_released = len(session.scalars(released.returning(Building.id)).all())
    known = select(Building.osm_ref).where(
        Building.jurisdiction_id == organisation.jurisdiction_id, Building.osm_ref.in_(refs)
    )
    missing = sorted(set(refs) - set(session.scalars(known)))
    return Assigned(n_assigned, n_released, missing)


def raise_catalogue_version(session: Session, jurisdiction_id: UUID) -> int:
    """Make every process read catalogue, responsibilities and promises anew; return the version."""
    raised = (
        update(Jurisdiction)
        .filter_by(id=jurisdiction_id)
        .values(catalogue_version=Jurisdiction.catalogue_version + 1)
        .returning(Jurisdiction.catalogue_version)
    )
    return session.scalars(raised).one()


def _save(
    session: Session, model: type[Model], key: Mapping[str, Any], values: Mapping[str, Any]
) -> Saved:
    """Insert the row of `key`, or bring it to `values` where it differs."""
    new = insert(model).values(**key, **values).on_conflict_do_nothing().returning(model)
    row: Any = session.scalar(new)
    if row is not None:
        return Saved(row.id, is_new=True, changes={})
    row = session.scalars(select(model).filter_by(**key).with_for_update()).one()
    changes = {}
    for column, after in values.items():
        change = Change(_plain(getattr(row, column)), _plain(after))
        if change.before != change.after:
            changes[column] = change
            setattr(row, column, after)
    # The statements that follow in this transaction must see the change.
    session.flush()
    return Saved(row.id, is_new=False, changes=changes)


def _plain(value: Any) -> Any:
    """Return a value that compares by content."""
    return to_shape(value) if isinstance(value, WKBElement) else value


def _area_id(session: Session, jurisdiction_id: UUID, code: str | None) -> UUID | None:
    if code is None:
        return None
    known = select(Area.id).filter_by(jurisdiction_id=jurisdiction_id, code=code)
    if (area_id := session.scalar(known)) is None:
        raise UnknownArea(f"No area {code!r}")
    return area_id


def _buildings_meant(
    jurisdiction_id: UUID, refs: Sequence[str], outline: BaseGeometry | None
) -> ColumnElement[bool]:
    inside: ColumnElement[bool] = false()
    if outline is not None:
        shape = from_shape(as_multipolygon(outline), srid=4326)
        inside = func.ST_Intersects(Building.outline, shape) & func.ST_Covers(
            shape, func.ST_PointOnSurface(Building.outline)
        )
    return (Building.jurisdiction_id == jurisdiction_id) & or_(Building.osm_ref.in_(refs), inside)
