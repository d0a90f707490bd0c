# SPDX-License-Identifier: EUPL-1.2
"""What stands in the ledger after what became of a point or an answer."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from civic.mapping import ledger_audit
from civic.mapping.kinds import Answer, EntryState, Flag, PointState, Reason
from civic.mapping.ledger_commands import (
    advance_point,
    confirm_point,
    escrow_answer,
    escrow_point,
    refuse_point,
    release_point,
    restore_point,
    settle_answers,
)
from civic.mapping.ledger_queries import balance, n_undecided, pending, undecided_quota
from civic.mapping.models import Quest
from civic.mapping.score_models import ScoreEntry
from tests.factories import LAT, LON, NOW, make_report, make_staff
from tests.factories_mapping import (
    make_campaign,
    make_check,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
    make_proved,
)
from tests.factories_reports import DAY, HOUR

#: What the first point in a cell that nobody ever looked at is worth: 10 points, twice.
WORTH = 200


@pytest.fixture
def point(session, kind):
    point = make_point(session, kind)
    escrow_point(session, point, NOW)
    return point


def amounts(session, person_id) -> tuple[int, int]:
    return balance(session, person_id), pending(session, person_id)


def entries(session, ref_id) -> list[tuple[str, str, int]]:
    rows = session.scalars(select(ScoreEntry).filter_by(ref_id=ref_id).order_by(ScoreEntry.id))
    return [(row.reason, row.state, row.amount) for row in rows]


def settle(session, point, *, is_there=True, now=NOW + DAY) -> None:
    settle_answers(session, point_id=point.id, round=point.round, is_there=is_there, now=now)


def test_a_point_is_paid_half_when_neighbours_agree_and_whole_when_the_department_finds_it(
    session, point
):
    found = [amounts(session, point.author_id)]
    for step in (advance_point, confirm_point):
        step(session, point, NOW)
        found.append(amounts(session, point.author_id))

    assert found == [(0, WORTH), (WORTH // 2, WORTH // 2), (WORTH, 0)]
    assert entries(session, point.id) == [
        (Reason.MAP_ADVANCE, EntryState.ESCROW, 100),
        (Reason.MAP_CONFIRM, EntryState.ESCROW, 100),
        (Reason.RELEASE, EntryState.ESCROW, -100),
        (Reason.MAP_ADVANCE, EntryState.SETTLED, 100),
        (Reason.RELEASE, EntryState.ESCROW, -100),
        (Reason.MAP_CONFIRM, EntryState.SETTLED, 100),
    ]


def test_a_thing_that_is_no_problem_is_paid_whole_when_neighbours_agree(session, city):
    asset = make_point(session, make_kind(session, make_campaign(session, city)))
    escrow_point(session, asset, NOW)

    advance_point(session, asset, NOW)

    assert amounts(session, asset.author_id) == (WORTH, 0)


@pytest.mark.parametrize("n", [1, 3])
def test_each_step_is_paid_once_however_often_it_is_taken(session, point, n):
    for step in (escrow_point, advance_point, advance_point, confirm_point, confirm_point):
        for _ in range(n):
            step(session, point, NOW)

    assert amounts(session, point.author_id) == (WORTH, 0)


def test_what_is_not_found_earns_nothing_and_a_dispute_restores_all_of_it(session, point):
    advance_point(session, point, NOW)

    refuse_point(session, point, NOW + DAY)
    after_refusal = amounts(session, point.author_id)
    restore_point(session, point, NOW + 2 * DAY)

    assert after_refusal == (0, 0)
    assert amounts(session, point.author_id) == (WORTH, 0)
    reasons = [reason for reason, state, _ in entries(session, point.id) if state == "settled"]
    assert reasons == ["map.advance", "reverse.not_found", "restore.dispute", "map.confirm"]


def test_a_department_that_changes_its_mind_again_and_again_moves_the_whole_amount(session, point):
    advance_point(session, point, NOW)
    for _ in range(3):
        refuse_point(session, point, NOW)
        assert amounts(session, point.author_id) == (0, 0)

        confirm_point(session, point, NOW)
        assert amounts(session, point.author_id) == (WORTH, 0)


def test_what_comes_to_nothing_leaves_the_escrow_and_waits_again_if_it_is_verified_after_all(
    session, point
):
    release_point(session, point, NOW)
    gone = amounts(session, point.author_id)
    advance_point(session, point, NOW)

    assert gone == (0, 0)
    assert amounts(session, point.author_id) == (WORTH // 2, WORTH // 2)


def test_a_point_with_a_flag_earns_nothing(session, kind):
    point = make_point(session, kind, flags=[Flag.VAGUE])

    escrow_point(session, point, NOW)
    advance_point(session, point, NOW)

    assert entries(session, point.id) == []


def test_more_points_of_a_day_are_worth_less_and_more_in_a_cell_even_less(session, kind):
    person = make_player(session)
    worth = []
    for n in range(12):
        # The first two share a cell, the others lie some 300 m from each other.
        at = (LON + 0.005 * max(n - 1, 0), LAT)
        point = make_point(session, kind, person, at)
        escrow_point(session, point, NOW)
        worth.append(sum(row[2] for row in entries(session, point.id)))

    assert worth == [200, 133, *[200] * 8, 100, 100]


def test_a_day_ends_where_the_city_lies(session, kind):
    person = make_player(session)
    late = make_point(session, kind, person, captured_at=NOW.replace(hour=20, minute=59))
    next_day = make_point(session, kind, person, captured_at=NOW.replace(hour=21, minute=0))

    for point in (late, next_day):
        escrow_point(session, point, NOW)

    assert sum(row[2] for row in entries(session, next_day.id)) == WORTH


def mapped_days_ago(session, kind, person, days: list[float], sent_at=NOW) -> list[int]:
    """Map a thing some 300 m from the last for each of these days; return what they are worth."""
    worth: list[int] = []
    for days_ago in days:
        at = (LON + 0.005 * len(worth), LAT)
        then = sent_at - days_ago * DAY
        point = make_point(session, kind, person, at, captured_at=then, received_at=sent_at)
        escrow_point(session, point, sent_at)
        worth.append(sum(row[2] for row in entries(session, point.id)))
    return worth


def test_a_harvest_of_yesterday_that_comes_in_late_is_paid_like_one_that_came_in_time(
    session, kind
):
    person = make_player(session)

    worth = mapped_days_ago(session, kind, person, [0.9] * 10 + [0.0] * 10)

    assert worth == [WORTH] * 20


def test_days_that_are_named_afterwards_count_as_one(session, kind):
    person = make_player(session)

    worth = mapped_days_ago(session, kind, person, [float(n) for n in range(2, 14)])

    assert worth == [*[WORTH] * 10, WORTH // 2, WORTH // 2]


def test_what_is_held_back_for_another_day_counts_to_the_day_it_was_found(session, kind):
    person = make_player(session)
    mapped_days_ago(session, kind, person, [0.0] * 10)

    held_back = mapped_days_ago(session, kind, person, [3.0] * 11, sent_at=NOW + 3 * DAY)

    # The first ten of them lie where ten lay, and the eleventh is the twenty-first of that day.
    assert held_back == [67] * 10 + [0]


def test_nobody_comes_before_whoever_looked_by_naming_an_earlier_day(session, kind):
    make_confirmation(session, make_point(session, kind), captured_at=NOW - 5 * DAY)
    at_once, named = (
        make_point(session, kind, captured_at=NOW - days * DAY, received_at=NOW)
        for days in (0.5, 20)
    )

    for point in (at_once, named):
        escrow_point(session, point, NOW)

    assert [sum(row[2] for row in entries(session, each.id)) for each in (at_once, named)] == [
        115,
        113,
    ]


def test_a_cell_that_somebody_has_just_seen_pays_the_plain_amount(session, kind):
    make_confirmation(session, make_point(session, kind), captured_at=NOW)
    point = make_point(session, kind, captured_at=NOW + 15 * DAY)
    make_confirmation(session, point, captured_at=NOW + 16 * DAY)  # afterwards is no matter

    escrow_point(session, point, NOW)

    assert sum(row[2] for row in entries(session, point.id)) == 150


def test_a_right_answer_is_paid_and_a_wrong_one_costs_nothing(session, point):
    answers = [make_confirmation(session, point) for _ in range(3)]
    answers.append(make_confirmation(session, point, answer=Answer.NO))
    for given in answers:
        escrow_answer(session, given, NOW)
    waiting = [pending(session, given.person_id) for given in answers]

    settle(session, point)

    assert waiting == [20, 20, 20, 40]
    assert [given.is_right for given in answers] == [True, True, True, False]
    paid = [amounts(session, given.person_id) for given in answers]
    # The first of them was the first to look at the cell.
    assert paid == [(42, 0), (20, 0), (20, 0), (0, 0)]


@pytest.mark.parametrize(
    ("specificity", "paid"),
    [
        # 30 tenths by J of 0.1, 0.4 and 0.75; nothing for the cell but what is left of 50.
        ((3.0, 7.0), 30 / 6 + 50 / 36),
        ((4.8, 3.2), 20 + 22),
        ((19.0, 1.0), 30 + 50),
    ],
)
def test_an_answer_is_paid_by_what_its_author_has_proved_when_it_is_settled(
    session, point, specificity, paid
):
    given = make_confirmation(session, point)
    other = make_confirmation(session, point)
    escrow_answer(session, given, NOW)
    make_proved(session, given.person_id, given.family, specificity=specificity)

    settle(session, point)

    assert other.is_right
    assert amounts(session, given.person_id) == (round(paid), 0)
    assert ledger_audit.faults(session) == []


def test_who_has_proved_to_know_nothing_by_then_is_paid_nothing(session, point):
    given = make_confirmation(session, point)
    escrow_answer(session, given, NOW)
    make_proved(session, given.person_id, given.family, specificity=(1.0, 9.0))

    settle(session, point)

    assert given.is_right
    assert amounts(session, given.person_id) == (0, 0)
    assert ledger_audit.faults(session) == []


def test_who_can_not_tell_is_neither_right_nor_paid(session, point):
    given = make_confirmation(session, point, answer=Answer.CANT_TELL)
    escrow_answer(session, given, NOW)

    settle(session, point)

    assert (given.is_right, given.judged_at) == (None, NOW + DAY)
    assert entries(session, given.id) == []


def test_who_alone_decided_has_proved_nothing(session, point):
    alone = make_confirmation(
        session,
        point,
        answer=Answer.NO,
        sensitivity=0.97,
        specificity=0.97,
        log_likelihood_ratio=-3.5,
    )
    escrow_answer(session, alone, NOW)

    settle(session, point, is_there=False)

    assert (alone.is_right, alone.judged_at) == (None, NOW + DAY)
    assert amounts(session, alone.person_id) == (0, 0)


def test_what_staff_looked_at_needs_no_other_proof(session, city, point):
    point.decided_by = make_staff(session, city).id
    given = make_confirmation(session, point, answer=Answer.NO, log_likelihood_ratio=-3.5)
    escrow_answer(session, given, NOW)

    settle(session, point, is_there=False)

    assert given.is_right is True
    assert amounts(session, given.person_id) == (62, 0)


def test_answers_are_judged_once(session, point):
    given = make_confirmation(session, point)
    escrow_answer(session, given, NOW)

    settle(session, point)
    settle(session, point, is_there=False)

    assert given.is_right is True
    assert amounts(session, given.person_id) == (42, 0)


def test_the_same_pair_is_paid_less_each_time_and_then_nothing(session, kind):
    mapper, observer = make_player(session), make_player(session)
    waiting = []
    for n in range(5):
        point = make_point(session, kind, mapper, captured_at=NOW + n * HOUR)
        given = make_confirmation(session, point, observer)
        escrow_answer(session, given, NOW)
        waiting.append(sum(row[2] for row in entries(session, given.id)))

    assert waiting == [20, 10, 5, 0, 0]


def test_the_first_look_at_a_cell_is_paid_once_in_a_campaign(session, kind):
    for _ in range(2):
        point = make_point(session, kind)
        given = make_confirmation(session, point)
        escrow_answer(session, given, NOW)
        settle(session, point)

    first = session.scalars(select(ScoreEntry).filter_by(reason=Reason.CELL_FIRST)).all()

    # 5 points, twice by what somebody new is worth: two thirds.
    assert [row.amount for row in first] == [22]
    told = first[0].factors
    assert round(told["full"] * told["quality"]) == first[0].amount


@pytest.mark.parametrize(("days", "n"), [(89, 0), (91, 1)])
def test_a_cell_that_was_seen_within_ninety_days_pays_no_first_look(session, kind, days, n):
    seen_at = NOW + HOUR - days * DAY
    make_confirmation(session, make_point(session, kind), captured_at=seen_at)
    point = make_point(session, kind)
    given = make_confirmation(session, point)
    escrow_answer(session, given, NOW)

    settle(session, point)

    first = session.scalars(select(ScoreEntry).filter_by(reason=Reason.CELL_FIRST)).all()
    assert (given.is_right, len(first)) == (True, n)


def test_an_answer_with_a_flag_earns_nothing_even_where_it_counts(session, point):
    given = make_confirmation(session, point, flags=[Flag.PHOTO_ELSEWHERE])

    escrow_answer(session, given, NOW)
    settle(session, point)

    assert given.is_right
    assert entries(session, given.id) == []


def test_who_found_the_question_by_themselves_is_not_paid(session, kind):
    point = make_point(session, kind)
    given = make_confirmation(session, point)
    session.get_one(Quest, given.quest_id).is_chosen = True

    escrow_answer(session, given, NOW)
    settle(session, point)

    assert given.is_right
    assert entries(session, given.id) == []


def test_the_factors_of_an_amount_multiply_to_it(session, point):
    escrowed = session.scalars(select(ScoreEntry).filter_by(ref_id=point.id)).first()

    assert escrowed.factors == {
        "full": 100,
        "share": 0.5,
        "coverage": 2.0,
        "of_day": 1.0,
        "in_cell": 1.0,
    }


@pytest.mark.parametrize(
    "change", ["UPDATE score_entries SET amount = 1", "DELETE FROM score_entries"]
)
def test_the_ledger_is_never_changed(session, point, change):
    with pytest.raises(DBAPIError, match="history"), session.begin_nested():
        session.execute(text(change))


def test_two_confirmed_points_make_room_for_one_more(session, kind):
    person = make_player(session)
    for state in (PointState.CONFIRMED, PointState.CONFIRMED, PointState.TRIAGE):
        make_point(session, kind, person, state=state)

    assert undecided_quota(session, person.id) == 6
    assert n_undecided(session, person.id) == 1


def test_a_report_that_residents_find_still_broken_pays_those_who_said_so(session, city):
    report = make_report(session)
    broken = [make_check(session, report, Answer.NO) for _ in range(3)]
    fixed = make_check(session, report, Answer.YES)
    for given in (*broken, fixed):
        escrow_answer(session, given, NOW)

    settle_answers(session, report_id=report.id, round=report.cycle, is_there=True, now=NOW + DAY)

    assert [given.is_right for given in (*broken, fixed)] == [True, True, True, False]
    paid = [amounts(session, given.person_id) for given in (*broken, fixed)]
    assert paid == [(40, 0)] * 3 + [(0, 0)]


def test_who_alone_says_that_it_is_not_fixed_has_proved_nothing(session, city):
    report = make_report(session)
    alone = make_check(session, report, Answer.NO, log_likelihood_ratio=3.5)
    escrow_answer(session, alone, NOW)

    settle_answers(session, report_id=report.id, round=report.cycle, is_there=True, now=NOW + DAY)

    assert (alone.is_right, pending(session, alone.person_id)) == (None, 0)
