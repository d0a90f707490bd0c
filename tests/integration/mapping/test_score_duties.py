# SPDX-License-Identifier: EUPL-1.2
"""What happens to scores by itself: time, nights, weeks and suspicions."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text
from structlog.testing import capture_logs

from civic.accounts.models import Person
from civic.mapping import board_commands, ledger_audit, reliability_commands
from civic.mapping.board_policy import week_to_draw
from civic.mapping.kinds import (
    Answer,
    CaseKind,
    EntryState,
    PointState,
    Purpose,
    Reason,
)
from civic.mapping.ledger_commands import (
    advance_point,
    escrow_answer,
    escrow_point,
    refuse_point,
    release_answer,
)
from civic.mapping.ledger_queries import balance, pending
from civic.mapping.models import MappingPoint
from civic.mapping.reliability_queries import reliability_of
from civic.mapping.score_jobs import audit_ledger, settle_ledger
from civic.mapping.score_models import Board, MappingCase, Reliability, ScoreEntry
from civic.mapping.suspicion_commands import (
    BURST_ANSWERS,
    BURST_POINTS,
    scan_rings,
    watch_answers,
    watch_points,
)
from tests.factories import NOW, make_person
from tests.factories_mapping import (
    make_confirmation,
    make_player,
    make_point,
)
from tests.factories_reports import DAY, HOUR


def test_after_thirty_days_without_an_outcome_the_rest_is_paid(session, kind):
    point = make_point(session, kind, state=PointState.PROMOTED, promoted_at=NOW)
    escrow_point(session, point, NOW)
    advance_point(session, point, NOW)

    settle_ledger(session, NOW + 30 * DAY - HOUR)
    before = balance(session, point.author_id)
    settle_ledger(session, NOW + 30 * DAY)

    assert before == 100
    assert (balance(session, point.author_id), pending(session, point.author_id)) == (200, 0)


def test_a_department_that_finds_nothing_after_that_still_takes_it_all_back(session, kind):
    point = make_point(session, kind, state=PointState.PROMOTED, promoted_at=NOW)
    escrow_point(session, point, NOW)
    advance_point(session, point, NOW)
    settle_ledger(session, NOW + 30 * DAY)

    refuse_point(session, point, NOW + 40 * DAY)

    assert balance(session, point.author_id) == 0


@pytest.mark.parametrize(
    ("state", "left"), [(PointState.STALE, 0), (PointState.WITHDRAWN, 0), (PointState.TRIAGE, 20)]
)
def test_answers_about_what_nobody_decides_are_let_go(session, kind, state, left):
    point = make_point(session, kind, state=state)
    given = make_confirmation(session, point)
    escrow_answer(session, given, NOW)

    settle_ledger(session, NOW + 31 * DAY)

    assert pending(session, given.person_id) == left


def test_a_sound_ledger_has_no_faults(session, kind):
    point = make_point(session, kind)
    escrow_point(session, point, NOW)
    advance_point(session, point, NOW)
    refuse_point(session, point, NOW)

    assert ledger_audit.faults(session) == []


@pytest.mark.parametrize(
    ("amount", "state", "reverses", "rules"),
    [
        (-7, "escrow", True, {"a reversal is the opposite of what it reverses"}),
        (7, "settled", False, {"what is paid for a thing on the map is what waited"}),
        (-700, "escrow", False, {"nothing is less than nothing"}),
    ],
)
def test_whatever_breaks_a_rule_of_the_ledger_is_found(
    session, kind, amount, state, reverses, rules
):
    point = make_point(session, kind)
    escrow_point(session, point, NOW)
    session.execute(
        text(
            "INSERT INTO score_entries (id, person_id, amount, state, reason, ref_id, run, "
            " reverses_id, rules_version, factors, at) "
            "SELECT gen_random_uuid(), person_id, :amount, :state, 'map.confirm', ref_id, :run, "
            " CASE WHEN :reverses THEN id END, 1, '{}', at FROM score_entries "
            "WHERE ref_id = :ref AND reason = 'map.confirm'"
        ),
        {
            "amount": amount,
            "state": state,
            "reverses": reverses,
            "ref": point.id,
            "run": 1 if state == "settled" else 2,
        },
    )

    with capture_logs() as logs:
        audit_ledger(session, NOW)

    assert rules <= {entry["rule"] for entry in logs}
    assert {entry["event"] for entry in logs} == {"ledger_fault"}


def test_what_is_paid_while_it_still_waits_is_found(session, kind):
    point = make_point(session, kind)
    escrow_point(session, point, NOW)
    session.execute(
        text(
            "INSERT INTO score_entries (id, person_id, amount, state, reason, ref_id, run,"
            " rules_version, factors, at) SELECT gen_random_uuid(), person_id, amount, 'settled',"
            " reason, ref_id, run, 1, factors, at FROM score_entries"
            " WHERE ref_id = :ref AND reason = 'map.confirm'"
        ),
        {"ref": point.id},
    )

    assert {each.rule for each in ledger_audit.faults(session)} == {
        "what is paid has left the escrow"
    }


@pytest.mark.parametrize(("amount", "has_waited"), [(21, True), (20, False)])
def test_an_answer_that_is_paid_otherwise_than_by_its_factors_is_found(
    session, kind, amount, has_waited
):
    given = make_confirmation(session, make_point(session, kind))
    if has_waited:
        escrow_answer(session, given, NOW)
        release_answer(session, given, NOW)
    factors = {"full": 30, "quality": 2 / 3, "of_day": 1, "pair": 1}
    paid = ScoreEntry(
        person_id=given.person_id,
        amount=amount,
        state=EntryState.SETTLED,
        reason=Reason.OBS_YES,
        ref_id=given.id,
        rules_version=1,
        factors=factors,
        at=NOW,
    )
    session.add(paid)
    session.flush()

    assert {each.rule for each in ledger_audit.faults(session)} == {
        "an answer is paid once it waited, and what its factors come to"
    }


def test_a_night_learns_who_says_yes_to_everything(session, kind):
    mapper, honest, lazy = (make_player(session) for _ in range(3))
    for n in range(24):
        is_there = n % 2 == 0
        state = PointState.CONFIRMED if is_there else PointState.NOT_FOUND
        point = make_point(session, kind, mapper, state=state, captured_at=NOW + n * HOUR)
        truth = Answer.YES if is_there else Answer.NO
        make_confirmation(session, point, honest, truth, is_right=True, judged_at=NOW)
        make_confirmation(session, point, lazy, Answer.YES, is_right=is_there, judged_at=NOW)

    reliability_commands.learn(session, NOW + 2 * DAY)

    known = {who: reliability_of(session, who.id, "access") for who in (honest, lazy)}
    assert known[honest].informativeness > 0.6
    assert known[lazy].informativeness < 0.25
    assert session.get_one(Reliability, (honest.id, "access")).n_judged == 24


def test_what_is_older_than_half_a_year_is_forgotten(session, kind):
    given = make_confirmation(session, make_point(session, kind))
    reliability_commands.learn(session, NOW + DAY)
    during = session.get(Reliability, (given.person_id, "access"))

    reliability_commands.learn(session, NOW + 182 * DAY)

    assert during is not None
    assert session.get(Reliability, (given.person_id, "access")) is None


def test_staff_who_looked_teach_as_a_department_does(session, city, kind):
    moderator, observer = make_person(session), make_player(session)
    for n in range(8):
        state = PointState.VERIFIED if n % 2 else PointState.REJECTED
        point = make_point(
            session, kind, state=state, decided_by=moderator.id, captured_at=NOW + n * HOUR
        )
        make_confirmation(session, point, observer, Answer.YES if n % 2 else Answer.NO)

    reliability_commands.learn(session, NOW + DAY)

    assert reliability_of(session, observer.id, "access").specificity.mean > 0.7


def test_who_says_that_a_mended_thing_is_gone_knows_it(session, kind):
    honest = make_player(session)
    for n in range(8):
        mended = make_point(session, kind, state=PointState.CONFIRMED, captured_at=NOW + n * HOUR)
        given = {"purpose": Purpose.GOLD, "is_right": True, "judged_at": NOW}
        make_confirmation(session, mended, honest, Answer.NO, **given)

    reliability_commands.learn(session, NOW + DAY)

    known = reliability_of(session, honest.id, "access")
    assert known.sensitivity.mean == pytest.approx(0.8, abs=0.03)
    assert known.specificity.mean > 0.75


def test_two_who_confirm_what_others_do_not_find_are_looked_at_and_nothing_else(session, kind):
    mapper, friend = make_player(session), make_player(session)
    for n in range(5):
        point = make_point(session, kind, mapper, captured_at=NOW + n * HOUR)
        make_confirmation(session, point, friend)
        for _ in range(2):
            make_confirmation(session, point, answer=Answer.NO, sensitivity=0.9, specificity=0.9)

    opened = [scan_rings(session, NOW + DAY) for _ in range(2)]

    cases = session.scalars(select(MappingCase)).all()
    assert opened == [2, 0]
    assert {(case.kind, case.person_id, case.other_id) for case in cases} == {
        (CaseKind.RING, friend.id, mapper.id),
        (CaseKind.RING, mapper.id, friend.id),
    }
    assert {case.evidence["n_yes"] for case in cases} == {5}


@pytest.mark.parametrize("more", [0, 1])
def test_more_points_within_minutes_than_anybody_finds_are_looked_at(session, kind, more):
    person = make_player(session)
    for n in range(BURST_POINTS - 1 + more):
        at = NOW + timedelta(seconds=20 * n)
        point = make_point(session, kind, person, captured_at=at)
        watch_points(session, point.id, NOW)

    kinds = session.scalars(select(MappingCase.kind)).all()
    assert kinds == [CaseKind.BURST] * more


def test_more_answers_within_minutes_than_anybody_walks_up_to_are_looked_at(session, kind):
    person = make_player(session)
    for n in range(BURST_ANSWERS):
        at = NOW + timedelta(seconds=9 * n)
        given = make_confirmation(session, make_point(session, kind), person, captured_at=at)
    watch_answers(session, given.id, NOW)

    case = session.scalars(select(MappingCase)).one()
    assert case.evidence == {"within_min": 10, "n_answers": BURST_ANSWERS}


@pytest.mark.parametrize(
    ("minute", "week"), [(4, "2026-10-12"), (5, "2026-10-19")], ids=["before", "at"]
)
def test_a_week_is_drawn_five_past_midnight_where_the_city_lies(minute, week):
    # The clocks went back on the 25th: Monday begins at 22:00 in UTC.
    now = datetime(2026, 10, 25, 22, minute, tzinfo=UTC)

    assert week_to_draw(now, "Europe/Helsinki").isoformat() == week


def earn(session, kind, person, at, **changes) -> MappingPoint:
    point = make_point(session, kind, person, captured_at=at, **changes)
    escrow_point(session, point, at)
    advance_point(session, point, at)
    return point


def test_a_week_is_drawn_once_from_what_was_settled_in_it(session, city, kind):
    def on_boards() -> Person:
        person = make_person(session)
        person.email_confirmed_at = NOW
        return make_player(session, person, is_on_boards=True)

    first, second, quiet = on_boards(), on_boards(), make_player(session)
    monday = datetime(2026, 5, 31, 21, 0, tzinfo=UTC)
    earn(session, kind, first, monday)
    earn(session, kind, second, monday - timedelta(seconds=1))  # the week before
    earn(session, kind, quiet, monday)

    drawn = [board_commands.draw_weeks(session, monday + 7 * DAY + 5 * HOUR) for _ in range(2)]

    board = session.scalars(select(Board)).one()
    assert drawn == [1, 0]
    assert board.week_on.isoformat() == "2026-06-01"
    assert board.rows == [{"person_id": str(first.id), "amount": 100}]


def test_the_board_of_a_campaign_is_drawn_anew_while_it_runs(session, kind, campaign):
    person = make_person(session)
    person.email_confirmed_at = NOW
    make_player(session, person, is_on_boards=True)

    for n in (1, 2):
        earn(session, kind, person, NOW + n * DAY)
        board_commands.draw_campaigns(session, NOW + n * DAY)

    board = session.scalars(select(Board).execution_options(populate_existing=True)).one()
    assert (board.campaign_id, board.rows[0]["amount"]) == (campaign.id, 200)


def test_who_looks_again_at_what_is_proved_is_in_no_ring(session, kind):
    mapper, friend = make_player(session), make_player(session)
    for n in range(5):
        point = make_point(session, kind, mapper, captured_at=NOW + n * HOUR)
        for who in (friend, None, None):
            answer = Answer.YES if who else Answer.NO
            make_confirmation(session, point, who, answer, purpose=Purpose.STILL_THERE)

    assert scan_rings(session, NOW + DAY) == 0
