# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.catalogue.models import Category, Department, Group, Question, Responsibility
from civic.cities.commands import apply_city
from civic.cities.policy import Kind, Verb
from civic.cities.queries import city_state, jurisdiction_by_code
from civic.cities.reading import City, read_city
from civic.places.models import Area, Jurisdiction
from civic.platform.config import ROOT
from civic.sla.models import CalendarVersion, SlaPolicy

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
HELSINKI = ROOT / "config" / "cities" / "helsinki"


@pytest.fixture(scope="module")
def helsinki() -> City:
    return read_city(HELSINKI, NOW)


def changed(city: City, kind: Kind, change: Callable[[dict[str, Any]], None]) -> City:
    """The city with the records of a kind changed in place by `change`."""
    records = {code: dict(record) for code, record in city.state[kind].items()}
    change(records)
    return replace(city, state={**city.state, kind: records})


def n_rows(session: Session) -> dict[str, int]:
    models = (Category, Question, Group, Department, Responsibility, Area, CalendarVersion)
    return {
        model.__name__: session.scalar(select(func.count()).select_from(model)) or 0
        for model in (*models, SlaPolicy)
    }


def version(session: Session) -> int:
    return session.scalars(select(Jurisdiction.catalogue_version)).one()


def test_the_demo_city_stands_in_the_database_as_in_its_files(session, helsinki):
    applied = apply_city(session, helsinki, NOW)

    jurisdiction = jurisdiction_by_code(session, "helsinki")
    assert jurisdiction is not None
    assert applied.jurisdiction_id == jurisdiction.id
    assert {change.verb for change in applied.changes} == {Verb.ADDED}
    standing = city_state(session, jurisdiction)
    for kind in Kind:
        assert standing[kind] == helsinki.state[kind], kind


def test_a_second_run_does_nothing(session, helsinki):
    apply_city(session, helsinki, NOW)
    before = n_rows(session)

    again = apply_city(session, helsinki, NOW + timedelta(days=1))

    assert again.changes == []
    assert n_rows(session) == before
    assert version(session) == 1
