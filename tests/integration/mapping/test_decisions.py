# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select

from civic.mapping import ledger_commands, life_commands, promotion_commands
from civic.mapping.decision_commands import decide, decide_by_staff, of_age
from civic.mapping.errors import PointDecided
from civic.mapping.events import PointsDue, ReliabilityLearned
from civic.mapping.jobs import decide_anew, decide_due
from civic.mapping.kinds import Answer, EntryState, PointState, Verdict
from civic.mapping.models import MappingPoint
from civic.mapping.score_models import ScoreEntry
from civic.platform.models import OutboxEntry
from civic.platform.outbox import load
from civic.reports.kinds import ReportChannel, Status
from civic.reports.models import Report, ReportEvent, Supporter
from civic.sla.models import SlaTimer
from tests.factories import LON, NOW, actor, make_person, make_report, make_staff
from tests.factories_mapping import (
    make_confirmation,
    make_kind,
    make_player,
    make_point,
    make_proved,
)
from tests.factories_play import north
from tests.factories_reports import DAY, HOUR

YES, NO = Answer.YES, Answer.NO


@pytest.fixture
def point(session, kind) -> MappingPoint:
    point = make_point(session, kind)
    ledger_commands.escrow_point(session, point, NOW)
    return point


def sum_of(session, state: EntryState) -> int:
    rows = select(func.sum(ScoreEntry.amount)).where(ScoreEntry.state == state)
    return int(session.scalar(rows) or 0)


def say(session, point, *answers: Answer, **changes) -> None:
    for answer in answers:
        make_confirmation(session, point, answer=answer, **changes)


def reports(session) -> list[Report]:
    return list(session.scalars(select(Report)))


def test_three_new_people_are_not_enough_and_four_are(session, point):
    say(session, point, YES, YES, YES)
    decide(session, point.id, NOW + HOUR)
    assert (point.state, point.n_yes) == (PointState.PROVISIONAL, 3)

    say(session, point, YES)
    decide(session, point.id, NOW + HOUR)

    assert point.state == PointState.PROMOTED
    assert point.log_odds == pytest.approx(3.6199, abs=1e-3)


def test_a_verified_point_becomes_a_routed_report_with_its_timers(session, city, point):
    say(session, point, YES, YES, YES, YES)

    decide(session, point.id, NOW + 5 * HOUR)

    (report,) = reports(session)
    assert report.id == point.report_id
    assert report.status == Status.ACCEPTED
    assert report.department_id == city.department.id
    assert report.received_at == point.promoted_at == NOW + 5 * HOUR
    assert report.captured_at == point.captured_at
    assert report.channel == ReportChannel.CAMPAIGN
    assert report.description == "High kerb\nHow high is the kerb? Higher"
    timers = session.scalars(select(SlaTimer).filter_by(report_id=report.id)).all()
    assert {timer.started_at for timer in timers} == {NOW + 5 * HOUR}


def test_the_mapper_is_the_reporter_under_another_name(session, point):
    say(session, point, YES, YES, YES, YES)

    decide(session, point.id, NOW + HOUR)

    (report,) = reports(session)
    assert report.reporter_id == point.author_id
    assert (report.reporter_alias or "").startswith("Quiet Heron")


def test_who_wants_to_files_it_in_their_own_name(session, point):
    point.in_own_name = True
    say(session, point, YES, YES, YES, YES)

    decide(session, point.id, NOW + HOUR)

    assert reports(session)[0].reporter_alias is None


def test_the_history_tells_that_it_came_from_a_campaign(session, campaign, point):
    say(session, point, YES, YES, YES, YES)

    decide(session, point.id, NOW + HOUR)

    first = session.scalars(select(ReportEvent).order_by(ReportEvent.seq)).first()
    assert first.data["campaign_id"] == str(campaign.id)
    assert first.data["point_id"] == str(point.id)


def test_half_is_paid_now_and_half_waits_for_the_department(session, point):
    before = sum_of(session, EntryState.ESCROW)
    say(session, point, YES, YES, YES, YES)

    decide(session, point.id, NOW + HOUR)

    paid = session.scalar(
        select(func.sum(ScoreEntry.amount)).where(
            ScoreEntry.person_id == point.author_id, ScoreEntry.state == EntryState.SETTLED
        )
    )
    assert paid == before / 2


def test_what_nobody_finds_is_rejected_and_earns_nothing(session, point):
    say(session, point, NO, NO, NO)

    decide(session, point.id, NOW + HOUR)

    assert point.state == PointState.REJECTED
    assert reports(session) == []
    owed = select(func.sum(ScoreEntry.amount)).where(ScoreEntry.person_id == point.author_id)
    assert session.scalar(owed) == 0


def test_an_answer_without_weight_decides_nothing(session, point):
    say(session, point, *[YES] * 9, weight=0.0)

    decide(session, point.id, NOW + HOUR)

    assert (point.state, point.n_yes) == (PointState.PROVISIONAL, 0)


def test_who_always_says_yes_moves_nothing(session, kind, point):
    for _ in range(5):
        clicker = make_player(session)
        make_proved(
            session, clicker.id, kind.family, sensitivity=(9.2, 0.8), specificity=(0.8, 9.2)
        )
        make_confirmation(session, point, clicker, YES)

    decide(session, point.id, NOW + HOUR)

    assert point.state == PointState.PROVISIONAL
    assert point.log_odds == pytest.approx(0.8473, abs=1e-3)


def test_two_who_have_proved_themselves_are_enough(session, kind, point):
    for _ in range(2):
        person = make_player(session)
        make_proved(session, person.id, kind.family, sensitivity=(9.2, 0.8), specificity=(8.8, 1.2))
        make_confirmation(session, point, person, YES)

    decide(session, point.id, NOW + HOUR)

    assert point.state == PointState.PROMOTED


@pytest.mark.parametrize(
    ("days", "state"), [(6.9, PointState.PROVISIONAL), (7, PointState.PROMOTED)]
)
def test_in_quiet_places_less_is_enough_after_a_week(session, point, days, state):
    say(session, point, YES, YES)

    decide(session, point.id, NOW + timedelta(days=days))

    assert point.state == state


def test_a_point_that_is_dated_back_is_no_older_than_others_know_it(session, kind):
    point = make_point(session, kind, captured_at=NOW - 20 * DAY, received_at=NOW)
    say(session, point, YES, YES)

    decide(session, point.id, NOW + HOUR)

    assert point.state == PointState.PROVISIONAL
    assert of_age(session, NOW + 6 * DAY, 9) == []


def test_nobody_came_by_and_a_moderator_decides(session, point):
    decide(session, point.id, NOW + 29 * DAY)
    assert point.state == PointState.PROVISIONAL

    decide(session, point.id, NOW + 30 * DAY)

    assert point.state == PointState.TRIAGE


def test_what_is_not_likely_after_a_month_is_let_go(session, point):
    say(session, point, NO)

    decide(session, point.id, NOW + 30 * DAY)

    assert point.state == PointState.STALE
    assert sum_of(session, EntryState.ESCROW) == 0


def test_points_of_age_are_found(session, kind):
    fresh = make_point(session, kind, at=(LON, north(30)), captured_at=NOW + 24 * DAY)
    answered = make_point(session, kind, at=(LON, north(60)), captured_at=NOW + 20 * DAY, n_yes=1)
    silent = make_point(session, kind, at=(LON, north(90)), captured_at=NOW + 20 * DAY)
    old = make_point(session, kind, at=(LON, north(120)), captured_at=NOW)
    with_moderators = make_point(session, kind, at=(LON, north(150)), state="triage", n_yes=1)

    found = of_age(session, NOW + 30 * DAY, 10)

    assert list(found) == [old.id, answered.id]
    assert not {fresh.id, silent.id, with_moderators.id} & set(found)


def test_a_moderator_decides_what_nobody_could(session, city, point):
    moderator = make_person(session)
    point.state = PointState.TRIAGE

    decide_by_staff(session, point, Verdict.VERIFIED, moderator.id, NOW + 31 * DAY)

    assert (point.state, point.decided_by) == (PointState.PROMOTED, moderator.id)
    with pytest.raises(PointDecided):
        decide_by_staff(session, point, Verdict.REJECTED, moderator.id, NOW + 31 * DAY)


def test_a_thing_that_is_no_problem_is_paid_and_stays(session, campaign):
    bench = make_kind(session, campaign, None)
    point = make_point(session, bench)
    ledger_commands.escrow_point(session, point, NOW)
    worth = sum_of(session, EntryState.ESCROW)
    say(session, point, YES, YES, YES, YES)

    decide(session, point.id, NOW + HOUR)

    assert point.state == PointState.VERIFIED
    assert reports(session) == []
    mine = select(func.sum(ScoreEntry.amount)).where(
        ScoreEntry.person_id == point.author_id, ScoreEntry.state == EntryState.SETTLED
    )
    assert session.scalar(mine) == worth


def test_departments_get_no_more_a_day_than_they_asked_for(session, campaign, kind):
    campaign.reports_per_day = 2
    points = [make_point(session, kind, at=(LON, north(30 * n))) for n in range(3)]
    for point in points:
        say(session, point, YES, YES, YES, YES)
        decide(session, point.id, NOW + HOUR)

    assert [point.state for point in points] == ["promoted", "promoted", "verified"]
    assert list(promotion_commands.waiting(session, 5)) == [points[2].id]

    # 20:59 in UTC is 23:59 in Helsinki.
    assert not promotion_commands.promote(session, points[2], NOW.replace(hour=20, minute=59))
    assert promotion_commands.promote(session, points[2], NOW.replace(hour=21, minute=0))
    assert points[2].state == PointState.PROMOTED


def test_what_joins_a_report_leaves_the_day_to_others(session, campaign, kind):
    campaign.reports_per_day = 1
    make_report(session)
    joins, is_new = (make_point(session, kind, at=(LON, north(m))) for m in (0, 60))
    for point in (joins, is_new):
        say(session, point, YES, YES, YES, YES)
        decide(session, point.id, NOW + HOUR)

    assert [point.state for point in (joins, is_new)] == ["merged", "promoted"]


def test_what_waits_longest_becomes_a_report_first(session, kind):
    second, first = (
        make_point(session, kind, state=PointState.VERIFIED, decided_at=NOW + n * HOUR)
        for n in (2, 1)
    )

    assert list(promotion_commands.waiting(session, 5)) == [first.id, second.id]


def test_a_report_that_came_meanwhile_is_joined(session, point):
    say(session, point, YES, YES, YES, YES)
    known = make_report(session)

    decide(session, point.id, NOW + HOUR)

    assert (point.state, point.report_id) == (PointState.MERGED, known.id)
    assert reports(session) == [known]
    voices = session.scalars(select(Supporter.person_id).filter_by(report_id=known.id)).all()
    assert voices == [point.author_id]


def test_what_became_a_report_meanwhile_becomes_no_second_one(session, point):
    say(session, point, YES, YES, YES, YES)
    decide(session, point.id, NOW + HOUR)

    assert not promotion_commands.promote(session, point, NOW + HOUR)
    assert len(reports(session)) == 1


def test_what_the_mapper_said_is_something_else_is_not_joined(session, point):
    known = make_report(session)
    point.distinct_from = [known.id]
    say(session, point, YES, YES, YES, YES)

    decide(session, point.id, NOW + HOUR)

    assert point.state == PointState.PROMOTED
    assert len(reports(session)) == 2


def test_where_the_city_would_refuse_it_the_point_waits(session, city, point):
    city.category.season_from, city.category.season_to = "01-01", "01-31"
    city.jurisdiction.catalogue_version += 1
    session.flush()
    say(session, point, YES, YES, YES, YES)

    decide(session, point.id, NOW + HOUR)

    assert point.state == PointState.VERIFIED
    assert reports(session) == []


def test_reports_of_points_do_not_use_up_what_a_person_may_send(session, city, point):
    city.category.moderation = "automatic"
    person = make_player(session)
    mine = make_report(session, by=actor(person))
    point.author_id = person.id
    say(session, point, YES, YES, YES, YES)

    decide(session, point.id, NOW + HOUR)

    assert session.get_one(Report, point.report_id).moderation_reasons == []
    assert mine.channel == ReportChannel.DIRECT


def test_a_step_that_no_life_holds_is_refused(session, point):
    point.state = PointState.WITHDRAWN

    with pytest.raises(life_commands.IllegalPointState):
        life_commands.change_state(point, PointState.VERIFIED)


def test_late_answers_are_judged_by_what_was_decided(session, city, point):
    decide_by_staff(session, point, Verdict.VERIFIED, make_staff(session, city).id, NOW + HOUR)
    right = make_confirmation(session, point, answer=YES)
    wrong = make_confirmation(session, point, answer=NO)

    decide(session, point.id, NOW + 2 * HOUR)

    assert (right.is_right, wrong.is_right) == (True, False)


def test_what_people_proved_since_decides_what_they_said_before(session, kind, point):
    observers = [make_player(session) for _ in range(2)]
    for person in observers:
        make_confirmation(session, point, person, YES)
    decide(session, point.id, NOW + HOUR)
    assert point.state == PointState.PROVISIONAL
    for person in observers:
        make_proved(session, person.id, kind.family, sensitivity=(9.2, 0.8), specificity=(8.8, 1.2))
    session.flush()
    session.execute(delete(OutboxEntry))

    decide_anew(session, ReliabilityLearned(), NOW + DAY)
    (due,) = session.scalars(select(OutboxEntry).filter_by(event=PointsDue.name))
    decide_due(session, load(due.payload, PointsDue), NOW + DAY)

    assert point.state == PointState.PROMOTED
