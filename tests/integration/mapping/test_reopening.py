# SPDX-License-Identifier: EUPL-1.2
"""What becomes of points that somebody decided who is found to have cheated."""

import pytest
from sqlalchemy import func, select

from civic.mapping import ledger_audit, ledger_commands
from civic.mapping.case_commands import open_case
from civic.mapping.decision_commands import decide
from civic.mapping.kinds import Answer, CaseKind, CaseState, EntryState, PointState
from civic.mapping.ledger_queries import balance, entries_of
from civic.mapping.models import Confirmation, MappingPoint
from civic.mapping.review_commands import decide_appeal, resolve
from civic.mapping.score_models import MappingCase, ScoreEntry
from tests.factories import NOW, make_person, make_staff
from tests.factories_mapping import (
    make_confirmation,
    make_kind,
    make_player,
    make_point,
)
from tests.factories_reports import DAY, HOUR

YES, NO = Answer.YES, Answer.NO
REASON = "They say yes from their sofa."


@pytest.fixture
def cheat(session):
    return make_player(session)


@pytest.fixture
def bench(session, campaign) -> MappingPoint:
    """A thing that is no problem."""
    point = make_point(session, make_kind(session, campaign))
    ledger_commands.escrow_point(session, point, NOW)
    return point


def say(session, point, *answers, by=None) -> None:
    """Let somebody say these, each by another person unless somebody is named."""
    for answer in answers:
        given = make_confirmation(session, point, by, answer)
        ledger_commands.escrow_answer(session, given, NOW + HOUR)
    decide(session, point.id, NOW + HOUR)


def condemn(session, city, person) -> MappingCase:
    case = open_case(session, CaseKind.BURST, person.id, None, city.jurisdiction.id, {}, NOW)
    assert case is not None
    resolve(session, case, CaseState.FRAUD, REASON, make_person(session).id, NOW + DAY)
    session.flush()
    return case


def judged(session, point) -> set[bool | None]:
    return set(session.scalars(select(Confirmation.is_right).filter_by(point_id=point.id)))


def paid_for_answers(session, point) -> int:
    answers = select(Confirmation.id).filter_by(point_id=point.id)
    paid = select(func.sum(ScoreEntry.amount)).filter_by(state=EntryState.SETTLED)
    return session.scalar(paid.where(ScoreEntry.ref_id.in_(answers))) or 0


def test_what_stood_by_a_cheats_word_is_asked_about_again(session, city, cheat, bench):
    say(session, bench, YES, YES, YES)
    say(session, bench, YES, by=cheat)
    assert bench.state == PointState.VERIFIED
    paid, for_answers = balance(session, bench.author_id), paid_for_answers(session, bench)

    condemn(session, city, cheat)

    assert (bench.state, bench.n_yes, bench.decided_at) == (PointState.PROVISIONAL, 3, None)
    assert judged(session, bench) == {None}
    assert (paid > 0, balance(session, bench.author_id)) == (True, 0)
    assert (for_answers > 0, paid_for_answers(session, bench)) == (True, 0)

    say(session, bench, YES)

    assert bench.state == PointState.VERIFIED
    assert balance(session, bench.author_id) == paid
    assert ledger_audit.faults(session) == []


def test_what_others_carry_stays(session, city, cheat, bench):
    for person in (None, None, None, None, cheat):
        make_confirmation(session, bench, person)
    decide(session, bench.id, NOW + HOUR)
    before = entries_of(session, bench.author_id, bench.id)

    condemn(session, city, cheat)

    assert (bench.state, bench.n_yes) == (PointState.VERIFIED, 4)
    assert entries_of(session, bench.author_id, bench.id) == before


def test_what_a_cheat_had_rejected_may_prove_true_after_all(session, city, cheat, bench):
    say(session, bench, NO, NO)
    say(session, bench, NO, by=cheat)
    assert bench.state == PointState.REJECTED

    condemn(session, city, cheat)
    say(session, bench, *[YES] * 8)

    assert bench.state == PointState.VERIFIED
    assert balance(session, bench.author_id) > 0


@pytest.mark.parametrize(("days", "state"), [(29, "provisional"), (31, "verified")])
def test_what_was_decided_longer_ago_stays(session, city, cheat, bench, days, state):
    say(session, bench, YES, YES, YES)
    say(session, bench, YES, by=cheat)
    mine = session.scalars(select(Confirmation).filter_by(person_id=cheat.id)).one()
    mine.captured_at = NOW + DAY - days * DAY

    condemn(session, city, cheat)

    assert bench.state == state


def test_what_staff_saw_stays(session, city, cheat, bench):
    say(session, bench, YES, YES, YES)
    say(session, bench, YES, by=cheat)
    bench.decided_by = make_staff(session, city).id

    condemn(session, city, cheat)

    assert bench.state == PointState.VERIFIED


def test_an_appeal_lets_their_word_count_again(session, city, cheat, bench):
    say(session, bench, YES, YES, YES)
    say(session, bench, YES, by=cheat)
    case = condemn(session, city, cheat)
    case.appeal, case.appealed_at = "I was there.", NOW + DAY

    other = make_person(session).id
    decide_appeal(session, case, REASON, other, NOW + 2 * DAY, is_upheld=False)

    assert (bench.state, bench.n_yes) == (PointState.VERIFIED, 4)
    assert balance(session, bench.author_id) > 0
    assert balance(session, cheat.id) > 0
