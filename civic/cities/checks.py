# SPDX-License-Identifier: EUPL-1.2
"""Check a city in the database."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.accounts.models import Membership, Person
from civic.catalogue.models import Department
from civic.cities.check_policy import Finding, findings
from civic.cities.queries import city_state
from civic.cities.shapes import shape_of
from civic.places.models import Asset, Building, Facility, Jurisdiction


def check_jurisdiction(
    session: Session, jurisdiction: Jurisdiction, now: datetime
) -> list[Finding]:
    """Return everything doubtful about a jurisdiction, its people and its map included."""
    shape = shape_of(city_state(session, jurisdiction, now))
    return findings(
        replace(
            shape,
            n_people=_n_people(session, jurisdiction.id),
            subjects=_subjects(session, jurisdiction.id),
        )
    )


def _n_people(session: Session, jurisdiction_id: UUID) -> Mapping[str, int]:
    counted = (
        select(Department.code, func.count(Person.id.distinct()))
        .join(Membership, Membership.department_id == Department.id)
        .join(Person, Person.id == Membership.person_id)
        .where(Department.jurisdiction_id == jurisdiction_id, Person.disabled_at.is_(None))
        .group_by(Department.code)
    )
    return dict(session.execute(counted).all())


def _subjects(session: Session, jurisdiction_id: UUID) -> Mapping[str, frozenset[str]]:
    buildings = select(Building.id).filter_by(jurisdiction_id=jurisdiction_id).limit(1)
    facilities = select(Facility.kind).filter_by(jurisdiction_id=jurisdiction_id).distinct()
    assets = select(Asset.kind).filter_by(jurisdiction_id=jurisdiction_id).distinct()
    has_buildings = session.scalar(buildings) is not None
    return {
        "building": frozenset({"building"} if has_buildings else ()),
        "facility": frozenset(session.scalars(facilities)),
        "asset": frozenset(session.scalars(assets)),
    }
