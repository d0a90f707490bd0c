# SPDX-License-Identifier: EUPL-1.2
"""A moderator decides about somebody while others decide about the same reports and points.

Each test lets two transactions come to where they would wait for each other: first one, then the
other is held up by what a third holds, which then lets go.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.models import Person
from civic.mapping import (
    closure_commands,
    decision_commands,
    jobs,
    objection_commands,
    recheck_commands,
)
from civic.mapping.case_commands import open_case
from civic.mapping.events import PointsDue
from civic.mapping.kinds import CaseKind, CaseState, Flag, PointState, Purpose
from civic.mapping.models import CampaignKind, Confirmation, MappingPoint
from civic.mapping.objection_commands import object_to
from civic.mapping.objection_models import Objection
from civic.mapping.review_commands import resolve
from civic.mapping.score_models import MappingCase
from civic.platform.db import transaction
from civic.reports.kinds import Outcome
from civic.reports.models import Report
from tests.e2e.stack import eventually
from tests.factories import NOW, make_city, make_report, make_staff
from tests.factories_mapping import (
    make_campaign,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
)
from tests.factories_reports import DAY

LATER = NOW + DAY
REVIEWED: dict[str, Any] = {
    "flags": [Flag.UNDER_REVIEW],
    "weight": 0.0,
    "log_likelihood_ratio": 0.0,
}
HeldUp = Callable[[int], None]


@dataclass
class Suspect:
    """Somebody whom a moderator looks at, and a report that was answered as fixed."""

    person_id: UUID
    kind_id: UUID
    case_id: UUID
    moderator_id: UUID
    report_id: UUID

    def maps(self, session: Session, **changes: Any) -> UUID:
        """Let them have mapped something under review."""
        person = session.get_one(Person, self.person_id)
        kind = session.get_one(CampaignKind, self.kind_id)
        return make_point(session, kind, person, flags=[Flag.UNDER_REVIEW], **changes).id

    def others_map(self, session: Session, **changes: Any) -> UUID:
        return make_point(session, session.get_one(CampaignKind, self.kind_id), **changes).id

    def answers(self, session: Session, point_id: UUID, **changes: Any) -> UUID:
        """Let them have answered about a point under review."""
        person = session.get_one(Person, self.person_id)
        point = session.get_one(MappingPoint, point_id)
        return make_confirmation(session, point, person, **(REVIEWED | changes)).id

    def is_cleared(self) -> None:
        """Have the moderator find nothing wrong."""
        with transaction() as session:
            wanted = select(MappingCase).filter_by(id=self.case_id).with_for_update()
            case = session.scalars(wanted).one()
            words = "It was the phone, not they."
            resolve(session, case, CaseState.CLEARED, words, self.moderator_id, LATER)


@pytest.fixture
def suspect(town) -> Suspect:
    with transaction() as session:
        city, person = make_city(session), make_player(session)
        kind = make_kind(session, make_campaign(session, city), city.category.id)
        where = city.jurisdiction.id
        case = open_case(session, CaseKind.BURST, person.id, None, where, {}, NOW)
        assert case is not None
        moderator = make_staff(session, city, Role.MODERATOR)
        report = make_report(session)
        report.outcome = Outcome.FIXED
        return Suspect(person.id, kind.id, case.id, moderator.id, report.id)


@contextmanager
def held(
    model: type[MappingPoint | Confirmation | Report], key: UUID, *, key_share: bool = False
) -> Iterator[None]:
    """Hold a row until the block ends.

    Args:
        key_share: what refers to it is still written.
    """
    with transaction() as session:
        wanted = select(model.id).where(model.id == key)
        session.execute(wanted.with_for_update(key_share=key_share))
        yield


def one_after_the_other(held_up: HeldUp, *calls: Callable[[], Any]) -> list[Future[Any]]:
    """Start each once the one before it waits; leave them waiting."""
    pool = ThreadPoolExecutor(len(calls))
    started = []
    for n, call in enumerate(calls, start=1):
        started.append(pool.submit(call))
        held_up(n)
    return started


def run(work: Callable[..., Any], *args: Any) -> Callable[[], None]:
    """Return a call that does this in a transaction of its own."""

    def call() -> None:
        with transaction() as session:
            work(session, *args, LATER)

    return call


def test_a_department_answers_while_a_moderator_clears_who_mapped_it(suspect, held_up):
    with transaction() as session:
        behind = {"report_id": suspect.report_id}
        first = suspect.others_map(session, state=PointState.PROMOTED, **behind)
        mine = suspect.maps(session, state=PointState.MERGED, **behind)
        suspect.answers(session, first)

    with held(MappingPoint, first):
        calls = one_after_the_other(
            held_up, run(closure_commands.hear_outcome, suspect.report_id), suspect.is_cleared
        )
    for call in calls:
        call.result(60)

    with transaction() as session:
        assert session.get_one(MappingCase, suspect.case_id).state == CaseState.CLEARED
        assert session.get_one(MappingPoint, first).state == PointState.CONFIRMED
        assert session.get_one(MappingPoint, mine).flags == []


def test_a_point_is_decided_while_a_moderator_clears_who_answered_about_it(suspect, held_up):
    with transaction() as session:
        point_id = suspect.others_map(session)
        theirs = suspect.answers(session, point_id)
        for _ in range(4):
            make_confirmation(session, session.get_one(MappingPoint, point_id))

    with held(Confirmation, theirs):
        calls = one_after_the_other(
            held_up, suspect.is_cleared, run(decision_commands.decide, point_id)
        )
    for call in calls:
        call.result(60)

    with transaction() as session:
        assert session.get_one(MappingPoint, point_id).state == PointState.MERGED
        assert session.get_one(Confirmation, theirs).is_right is True


def test_a_point_is_decided_while_a_moderator_believes_who_answered_about_it(suspect, held_up):
    with transaction() as session:
        point_id = suspect.others_map(session)
        theirs = suspect.answers(session, point_id, flags=[Flag.FAR])
        for _ in range(4):
            make_confirmation(session, session.get_one(MappingPoint, point_id))
        object_to(session, theirs, suspect.person_id, "I stood in front of it.", LATER)
        by = suspect.moderator_id

    def believe(session: Session, now: Any) -> None:
        objection = session.scalars(select(Objection).with_for_update()).one()
        objection_commands.decide(session, objection, "It was the yard.", by, now, counts=True)

    with held(Confirmation, theirs):
        calls = one_after_the_other(held_up, run(believe), run(decision_commands.decide, point_id))
    for call in calls:
        call.result(60)

    with transaction() as session:
        assert session.get_one(MappingPoint, point_id).state == PointState.MERGED
        given = session.get_one(Confirmation, theirs)
        assert (given.flags, given.is_right) == ([], True)


def test_a_point_joins_a_report_later_that_somebody_works_on_now(suspect, held_up):
    with transaction() as session:
        suspect.maps(session, state=PointState.MERGED, report_id=suspect.report_id)
        point_id = suspect.others_map(session, state=PointState.VERIFIED)
        suspect.answers(session, point_id)
    promote = run(jobs.promote_waiting)

    with held(Report, suspect.report_id):
        (clearing,) = one_after_the_other(held_up, suspect.is_cleared)
        ThreadPoolExecutor(1).submit(promote).result(20)
    clearing.result(60)

    with transaction() as session:
        assert session.get_one(MappingPoint, point_id).state == PointState.VERIFIED
    promote()
    with transaction() as session:
        assert session.get_one(MappingPoint, point_id).report_id == suspect.report_id


def test_of_what_becomes_a_reports_in_this_moment_the_report_is_taken_first(suspect, held_up):
    with transaction() as session:
        point_id = suspect.maps(session, state=PointState.VERIFIED)

    def is_free() -> bool:
        free = select(MappingPoint.id).filter_by(id=point_id).with_for_update(skip_locked=True)
        with transaction() as session:
            return session.scalar(free) is not None

    with held(Report, suspect.report_id, key_share=True):
        with transaction() as session:
            joined = update(MappingPoint).where(MappingPoint.id == point_id)
            session.execute(joined.values(state=PointState.MERGED, report_id=suspect.report_id))
            (clearing,) = one_after_the_other(held_up, suspect.is_cleared)
        # It has let go of the point to wait for the report.
        eventually(is_free, patience_s=10)
        held_up(1)
    clearing.result(60)

    with transaction() as session:
        assert session.get_one(MappingPoint, point_id).flags == []


@pytest.mark.parametrize("job", ["by_age", "promote"])
def test_jobs_about_many_points_take_them_in_one_order(suspect, held_up, job):
    state = PointState.PROVISIONAL if job == "by_age" else PointState.VERIFIED
    duty = jobs.decide_by_age if job == "by_age" else jobs.promote_waiting
    with transaction() as session:
        young = suspect.others_map(session, state=state, decided_at=NOW)
        old = suspect.others_map(session, state=state, decided_at=NOW - DAY)
        received = update(MappingPoint).values(received_at=NOW - 40 * DAY)
        session.execute(received.where(MappingPoint.id == old))
        session.execute(received.where(MappingPoint.id == young).values(received_at=NOW - 39 * DAY))

    with held(MappingPoint, young):
        due = run(jobs.decide_due, PointsDue((young, old)))
        calls = one_after_the_other(held_up, due, run(duty))

    for call in calls:
        call.result(60)


def test_what_is_certain_is_judged_while_a_moderator_clears_who_answered_it(suspect, held_up):
    with transaction() as session:
        point_id = suspect.others_map(
            session, state=PointState.VERIFIED, decided_by=suspect.moderator_id
        )
        point = session.get_one(MappingPoint, point_id)
        gold = make_confirmation(session, point, purpose=Purpose.GOLD)
        theirs = suspect.answers(session, point_id, captured_at=gold.captured_at + DAY)

        given_id = gold.id

    def judge(session: Session, now: Any) -> None:
        recheck_commands.judge_gold(session, session.get_one(Confirmation, given_id), now)

    with held(Confirmation, theirs):
        calls = one_after_the_other(held_up, suspect.is_cleared, run(judge))
    for call in calls:
        call.result(60)

    with transaction() as session:
        assert session.get_one(Confirmation, given_id).is_right is True
