# SPDX-License-Identifier: EUPL-1.2
"""Whatever happens to a point or an answer in whatever order, the ledger adds up at every step."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.mapping import ledger_audit, ledger_commands
from civic.mapping.kinds import Answer, CaseKind, PointState, Reason
from civic.mapping.ledger_policy import Standing
from civic.mapping.ledger_queries import balance, entries_of, pending
from civic.mapping.models import CampaignKind, MappingPoint
from civic.mapping.score_models import MappingCase, ScoreEntry
from civic.mapping.settling_commands import SETTLED_AFTER, settle_by_time
from tests.factories import NOW
from tests.factories_mapping import make_confirmation, make_point

WORTH, HALF = 200, 100
LAWS = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@dataclass
class Part:
    """Half of a point, as plain as it can be told."""

    standing: Standing = Standing.WAITING
    was: Standing = Standing.WAITING
    was_ever_paid: bool = False

    def pay(self) -> None:
        if self.standing in {Standing.WAITING, Standing.GONE}:
            self.standing, self.was_ever_paid = Standing.PAID, True

    def take(self) -> None:
        if self.standing in {Standing.WAITING, Standing.PAID}:
            self.standing = Standing.GONE

    def wait(self) -> None:
        if self.standing is Standing.GONE and not self.was_ever_paid:
            self.standing = Standing.WAITING

    def bar(self) -> None:
        if self.standing in {Standing.WAITING, Standing.PAID}:
            self.standing, self.was = Standing.BARRED, self.standing

    def unbar(self) -> None:
        if self.standing is Standing.BARRED:
            self.standing = self.was


@dataclass
class Model:
    """What a point should have come to."""

    first: Part = field(default_factory=Part)
    rest: Part = field(default_factory=Part)

    def step(self, name: str) -> None:
        parts = (self.first, self.rest)
        if name == "advance":
            self.first.pay()
            self.rest.wait()
        for part in parts:
            if name in {"confirm", "restore"} or (
                name == "settle" and Standing.WAITING in {each.standing for each in parts}
            ):
                part.pay()
            elif name in {"refuse", "release"}:
                part.take()
            elif name == "fraud":
                part.bar()
            elif name == "appeal":
                part.unbar()

    def amounts(self) -> tuple[int, int]:
        held = [part.standing for part in (self.first, self.rest)]
        return HALF * held.count(Standing.PAID), HALF * held.count(Standing.WAITING)


class World:
    """A point, and what may become of it."""

    def __init__(self, session: Session, point: MappingPoint, city_id: Any) -> None:
        self.session, self.point, self.city_id = session, point, city_id
        self.now = NOW
        self.case: MappingCase | None = None

    def step(self, name: str) -> None:
        self.now += timedelta(minutes=1)
        steps: dict[str, Callable[[], None]] = {
            "settle": self._settle,
            "fraud": self._fraud,
            "appeal": self._appeal,
        }
        if name in steps:
            steps[name]()
        else:
            command = getattr(ledger_commands, f"{name}_point")
            command(self.session, self.point, self.now)

    def _settle(self) -> None:
        settle_by_time(self.session, self.now + SETTLED_AFTER, 10)

    def _fraud(self) -> None:
        self.case = MappingCase(
            jurisdiction_id=self.city_id,
            kind=CaseKind.BURST,
            person_id=self.point.author_id,
            evidence={},
            state="fraud",
            opened_at=self.now,
            decided_at=self.now,
        )
        self.session.add(self.case)
        self.session.flush()
        ledger_commands.reverse_standing(
            self.session,
            self.point.author_id,
            Reason.REVERSE_FRAUD,
            self.now,
            settled_since=NOW,
            case_id=self.case.id,
        )

    def _appeal(self) -> None:
        if self.case is not None:
            ledger_commands.restore_case(self.session, self.case.id, self.now)
            self.case = None


STEPS = (
    "advance",
    "confirm",
    "refuse",
    "restore",
    "release",
    "settle",
    "fraud",
    "appeal",
    "escrow",
)


@LAWS
@given(steps=st.lists(st.sampled_from(STEPS), max_size=12))
def test_the_ledger_adds_up_after_every_step(session, city, kind: CampaignKind, steps: list[str]):
    with session.begin_nested() as undone:
        point = make_point(session, kind, state=PointState.PROMOTED, promoted_at=NOW)
        world, model = World(session, point, city.jurisdiction.id), Model()
        is_barred = False
        for name in ("escrow", *steps):
            if name == "fraud" and is_barred:
                continue  # who cheated is looked at again only after an appeal
            is_barred = name == "fraud" or (is_barred and name != "appeal")
            world.step(name)
            model.step(name)
            session.expire_all()

            entries = entries_of(session, point.author_id, point.id)
            held = balance(session, point.author_id), pending(session, point.author_id)
            assert held == model.amounts(), steps
            assert sum(entry.amount for entry in entries) == sum(held)
            assert ledger_audit.faults(session) == []
        undone.rollback()


@LAWS
@given(steps=st.lists(st.sampled_from(STEPS[:6]), max_size=8))
def test_fraud_and_a_granted_appeal_leave_exactly_what_was(session, city, kind, steps: list[str]):
    with session.begin_nested() as undone:
        point = make_point(session, kind, state=PointState.PROMOTED, promoted_at=NOW)
        world = World(session, point, city.jurisdiction.id)
        for name in ("escrow", *steps):
            world.step(name)
        before = balance(session, point.author_id), pending(session, point.author_id)

        world.step("fraud")
        taken = balance(session, point.author_id), pending(session, point.author_id)
        reversed_sum = session.scalar(
            select(func.coalesce(func.sum(ScoreEntry.amount), 0)).filter_by(
                reason=Reason.REVERSE_FRAUD
            )
        )
        world.step("appeal")

        assert taken == (0, 0)
        assert reversed_sum == -sum(before)
        after = balance(session, point.author_id), pending(session, point.author_id)
        assert after == before
        undone.rollback()


@LAWS
@given(
    answers=st.lists(st.sampled_from(list(Answer)), min_size=1, max_size=6),
    found=st.sampled_from([PointState.VERIFIED, PointState.REJECTED]),
    rounds=st.integers(1, 3),
)
def test_only_right_answers_are_paid_and_each_of_them_once(
    session, kind: CampaignKind, answers: list[Answer], found: PointState, rounds: int
):
    with session.begin_nested() as undone:
        point = make_point(session, kind)
        given_ = [make_confirmation(session, point, answer=answer) for answer in answers]
        worth = {}
        for each in given_:
            ledger_commands.escrow_answer(session, each, NOW)
            worth[each.id] = pending(session, each.person_id)
        for _ in range(rounds):
            ledger_commands.settle_answers(
                session,
                point_id=point.id,
                round=1,
                is_there=found is PointState.VERIFIED,
                now=NOW,
            )

        for each in given_:
            paid = sum(
                entry.amount
                for entry in entries_of(session, each.person_id, each.id)
                if entry.state == "settled"
            )
            assert paid == (worth[each.id] if each.is_right else 0)
            assert pending(session, each.person_id) == 0
        firsts = session.scalars(select(ScoreEntry).filter_by(reason=Reason.CELL_FIRST)).all()
        assert len(firsts) == any(each.is_right for each in given_)
        assert ledger_audit.faults(session) == []
        undone.rollback()
