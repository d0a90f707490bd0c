# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import func, select

from civic.accounts.commands import check_password
from civic.cities.commands import apply_city
from civic.cities.reading import read_city
from civic.demo import desk
from civic.demo.people import demo_sign_ins
from civic.demo.plan import CHANCES
from civic.demo.seed import seed_year
from civic.mapping.campaign_commands import city_facts
from civic.mapping.campaign_policy import approval_faults
from civic.mapping.campaign_queries import body_of
from civic.mapping.models import Campaign, Confirmation, MappingPoint
from civic.mapping.score_models import ScoreEntry
from civic.places.imports import import_extract
from civic.places.models import Jurisdiction
from civic.platform import storage as storage_module
from civic.platform.config import ROOT, settings
from civic.platform.models import OutboxEntry
from civic.reports.kinds import ReportChannel
from civic.reports.models import Report, ReportEvent
from civic.reports.queries import audit
from civic.sla.models import SlaStep, SlaTimer
from tests.factories_places import demo_extract

END = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
YEAR_N = 40


@pytest.fixture
def helsinki(session, tmp_path, monkeypatch):
    monkeypatch.setenv("CIVIC_STORAGE_URL", tmp_path.as_uri())
    settings.cache_clear()
    storage_module.storage.cache_clear()
    apply_city(session, read_city(ROOT / "config/cities/helsinki", END), END)
    import_extract(session, "helsinki", demo_extract(), END, lambda *_: None)
    session.commit()
    yield session
    storage_module.storage.cache_clear()


def test_a_year_is_plausible_the_same_for_its_seed_and_told_to_nobody(helsinki):
    done: list[int] = []

    n = seed_year("helsinki", YEAR_N, 7, END, done.append)
    again = seed_year("helsinki", YEAR_N, 7, END, done.append)

    assert done[-1] == YEAR_N
    reports = helsinki.scalars(select(Report).filter_by(channel=ReportChannel.DIRECT)).all()
    mapped = helsinki.scalars(select(Report).filter_by(channel=ReportChannel.CAMPAIGN)).all()
    parts = [report for report in reports if UUID(int=report.id.int ^ 1) in {r.id for r in reports}]
    assert n == again == YEAR_N + len(parts) // 2 + len(mapped)
    assert [
        report.number for report in [*reports, *mapped] if not audit(helsinki, report).is_clean
    ] == []
    assert {"answered", "closed"} < {report.status for report in reports}
    assert all(report.received_at < END for report in reports)
    assert len({report.address for report in reports}) > YEAR_N / 2
    assert helsinki.scalar(select(func.count()).select_from(OutboxEntry)) == 0
    waiting = SlaStep.fired_at.is_(None) & (SlaStep.due_at < END)
    assert helsinki.scalar(select(func.count()).where(waiting)) == 0


def test_residents_map_what_proves_true_or_not_and_some_of_it_is_reported(helsinki):
    seed_year("helsinki", 1, 7, END, lambda _: None)

    running, draft = helsinki.scalars(select(Campaign).order_by(Campaign.starts_at)).all()
    points = helsinki.scalars(select(MappingPoint)).all()
    assert (running.state, draft.state) == ("approved", "draft")
    assert {point.campaign_id for point in points} == {running.id}
    assert {"provisional", "promoted", "verified"} <= {point.state for point in points}
    assert all(point.captured_at < END and point.flags == [] for point in points)
    answers = helsinki.scalars(select(Confirmation)).all()
    assert len(answers) > 2 * len(points)
    assert all(answer.captured_at <= END for answer in answers)
    assert helsinki.scalar(select(func.count()).select_from(ScoreEntry)) > len(answers)
    assert shape_faults(helsinki, running) == []


def shape_faults(session, campaign) -> list[str]:
    """Return in what the campaign's words are not complete."""
    body = body_of(session, campaign)
    city = session.get_one(Jurisdiction, campaign.jurisdiction_id)
    faults = approval_faults(body, city_facts(session, city), campaign.starts_at)
    return [fault.pointer for fault in faults]


def test_where_departments_ask_reporters_reply_or_do_not_or_are_waited_for(helsinki, monkeypatch):
    for what in ("asked", "recent"):
        monkeypatch.setitem(CHANCES, what, 1.0)

    seed_year("helsinki", YEAR_N, 7, END, lambda _: None)

    reports = helsinki.scalars(select(Report)).all()
    kinds = set(helsinki.scalars(select(ReportEvent.kind)))
    assert {"question_asked", "question_answered", "question_lapsed"} <= kinds
    assert [report.number for report in reports if not audit(helsinki, report).is_clean] == []
    waiting = [report.id for report in reports if report.status == "needs_info"]
    paused = helsinki.scalars(select(SlaTimer).where(SlaTimer.paused_until > END)).all()
    assert waiting
    assert {timer.report_id for timer in paused} >= set(waiting)


def test_departments_take_raise_split_pause_and_put_off(helsinki, monkeypatch):
    for what in desk.CHANCES:
        monkeypatch.setitem(desk.CHANCES, what, 1.0)
    monkeypatch.setitem(CHANCES, "recent", 1.0)

    n = seed_year("helsinki", YEAR_N, 7, END, lambda _: None)

    reports = helsinki.scalars(select(Report)).all()
    kinds = set(helsinki.scalars(select(ReportEvent.kind)))
    assert n > YEAR_N
    assert {"assigned", "corrected", "split", "paused", "resumed", "extended"} <= kinds
    assert [report.number for report in reports if not audit(helsinki, report).is_clean] == []


def test_everybody_whose_sign_in_is_printed_can_sign_in(helsinki):
    seed_year("helsinki", 1, 7, END, lambda _: None)

    for sign_in in demo_sign_ins():
        assert check_password(helsinki, sign_in.email, sign_in.password).email == sign_in.email
