# SPDX-License-Identifier: EUPL-1.2
"""A department asks, the reporter replies or does not; nothing drifts on the way."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from civic.photos.errors import UnknownPhoto
from civic.platform.ids import new_id
from civic.platform.jobs import run_batch
from civic.platform.models import OutboxEntry
from civic.platform.problems import InvalidBody
from civic.reports import desk_commands, question_commands, reporter_commands
from civic.reports.commands import SYSTEM, By, change_status
from civic.reports.errors import IllegalTransition, NoQuestion, NotPausable
from civic.reports.kinds import ActorRole, EventKind, PhotoPurpose, Status
from civic.reports.models import Report
from civic.reports.queries import photos_of
from civic.sla.commands import fire_due_steps
from civic.sla.pause_commands import end_due_pauses
from civic.sla.queries import clock_of
from tests.factories import NOW, make_category, make_city, make_report, reload
from tests.factories_reports import (
    DAY,
    HOUR,
    REPORTER,
    ask_reporter,
    assert_nothing_drifts,
    history,
    kinds,
    make_photo,
    move,
    reply,
    respond,
    timers,
    told,
    worker,
)

ASKED_AT = NOW + HOUR
#: Half of the 47 working hours between receipt and due have passed by then.
CAP = datetime(2026, 6, 5, 6, 30, tzinfo=UTC)
DUE = datetime(2026, 6, 9, 13, 0, tzinfo=UTC)
LATEST_DUE = datetime(2026, 6, 12, 12, 30, tzinfo=UTC)


def make_asked(session: Session, *before: str, **changes: object) -> Report:
    """Submit a report, lead it through `before` and ask its reporter."""
    by = worker(session, make_city(session))
    report = make_report(session)
    move(session, report, by, *before)
    ask_reporter(session, report, by, ASKED_AT, **changes)
    session.flush()
    return report


def asker(session: Session, report: Report) -> By:
    """Return how the deeds of the clerk are signed who asked."""
    row = next(row for row in history(session, report) if row.kind == EventKind.QUESTION_ASKED)
    return By(ActorRole.DEPARTMENT, row.actor_id, row.department_id)


def relay_and_work(session: Session) -> int:
    """Do what relay and worker do about pauses that are over."""
    n_ended = len(end_due_pauses(session, 10))
    session.commit()
    entries = session.query(OutboxEntry).filter_by(subscriber="reports.let_question_lapse")
    run_batch([str(entry.id) for entry in entries])
    session.expire_all()
    return n_ended


@pytest.mark.parametrize("before", [(), ("in_progress",)])
def test_a_question_waits_for_the_reporter_and_the_promise_stands_still(session, before):
    report = make_asked(session, *before)

    resolution = timers(session, report.id)["resolution", 1]
    assert report.status == Status.NEEDS_INFO
    assert (resolution.original_due_at, resolution.due_at) == (DUE, LATEST_DUE)
    assert resolution.paused_until == CAP
    assert report.due_at == LATEST_DUE
    assert kinds(session, report)[-2:] == ["needs_info", "question_asked"]
    asked = history(session, report)[-1]
    assert (asked.text, asked.at) == ("Which of the two lamps is it?", ASKED_AT)
    assert asked.data == {"answer_until": CAP.isoformat(), "wants_photo": False}
    fact = {"report_id": str(report.id), "event_seq": asked.seq}
    assert told(session, "report.question_asked") == [fact]
    assert_nothing_drifts(session, report)


def test_a_question_is_a_first_response(session):
    report = make_asked(session)

    first = timers(session, report.id)["first_response", 1]

    assert (first.outcome, first.stopped_at) == ("kept", ASKED_AT)


def test_a_department_may_name_the_last_day_to_answer_on(session):
    report = make_asked(session, until=date(2026, 6, 3), photo=True)

    end_of_day = datetime(2026, 6, 3, 21, 0, tzinfo=UTC)
    assert timers(session, report.id)["resolution", 1].paused_until == end_of_day
    assert history(session, report)[-1].data == {
        "answer_until": end_of_day.isoformat(),
        "wants_photo": True,
    }


def test_a_day_that_is_over_is_no_last_day(session):
    by = worker(session, make_city(session))
    report = make_report(session)

    with pytest.raises(InvalidBody):
        ask_reporter(session, report, by, ASKED_AT, until=date(2026, 6, 1))

    assert report.status == Status.ACCEPTED


@pytest.mark.parametrize(
    "way",
    ["", "accepted answered", "accepted needs_info", "accepted answered reopened", "rejected"],
)
def test_only_what_is_with_a_department_can_wait_for_its_reporter(session, way):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "sight", moderation="human")
    report = move(session, make_report(session, category="sight"), SYSTEM, *way.split())
    before = kinds(session, report)

    with pytest.raises(IllegalTransition):
        ask_reporter(session, report, worker(session, city))

    assert kinds(session, report) == before


@pytest.mark.parametrize("before", [(), ("in_progress",)])
def test_a_reply_leads_back_and_lets_the_promise_run(session, before):
    report = make_asked(session, *before)

    said = reply(session, report, ASKED_AT + 2 * HOUR)

    resolution = timers(session, report.id)["resolution", 1]
    assert report.status == (before[0] if before else Status.ACCEPTED)
    assert resolution.due_at == datetime(2026, 6, 10, 7, 0, tzinfo=UTC)
    assert resolution.paused_until is None
    assert report.due_at == resolution.due_at
    assert kinds(session, report)[-2:] == ["question_answered", report.status]
    assert (said.text, said.actor_role) == ("The one on the left.", "reporter")
    fact = {"report_id": str(report.id), "event_seq": said.seq}
    assert told(session, "report.question_answered") == [fact]
    assert told(session, "report.accepted") == told(session, "report.accepted")[: not before]
    assert_nothing_drifts(session, report)
    session.commit()
    assert end_due_pauses(session, 10) == []


def test_the_same_reply_again_changes_nothing(session):
    report = make_asked(session)
    first = reply(session, report, ASKED_AT + HOUR)

    again = reply(session, report, ASKED_AT + 2 * HOUR)

    assert again is first
    assert len(told(session, "report.question_answered")) == 1


def test_another_reply_after_the_first_is_refused(session):
    report = make_asked(session)
    reply(session, report, ASKED_AT + HOUR)

    with pytest.raises(NoQuestion):
        reply(session, report, ASKED_AT + 2 * HOUR, text="No, the one on the right.")


@pytest.mark.parametrize("way", [[], ["in_progress"], ["answered"]])
def test_nobody_replies_to_what_was_not_asked(session, way):
    make_city(session)
    report = move(session, make_report(session), SYSTEM, *way)

    with pytest.raises(NoQuestion):
        reply(session, report)


def test_photos_of_a_reply_belong_to_it(session):
    report = make_asked(session, photo=True)
    photos = [make_photo(session) for _ in range(2)]
    ids = [str(photo.id) for photo in reversed(photos)]

    said = reply(session, report, ASKED_AT + HOUR, text="", photo_ids=ids)

    placed = [p for p in photos_of(session, report.id) if p.purpose is PhotoPurpose.REPLY]
    assert [str(p.photo.id) for p in placed] == said.data["photo_ids"] == ids
    assert all(photo.linked_at for photo in photos)


def test_a_photo_may_be_in_two_replies(session):
    report = make_asked(session)
    by = asker(session, report)
    ids = [str(make_photo(session).id)]
    reply(session, report, ASKED_AT + HOUR, photo_ids=ids)
    ask_reporter(session, report, by, ASKED_AT + 2 * HOUR)

    said = reply(session, report, ASKED_AT + 3 * HOUR, photo_ids=ids)

    assert said.data["photo_ids"] == ids


def test_a_photo_that_is_not_kept_here_stops_the_reply(session):
    report = make_asked(session)

    with pytest.raises(UnknownPhoto):
        reply(session, report, photo_ids=[str(new_id())])

    assert reload(session, report.id).status == Status.NEEDS_INFO


@pytest.mark.parametrize(
    ("text", "withheld"),
    [
        ("The one on the left.", []),
        ("Call me: +358 40 123 4567", ["personal_data"]),
        ("The one at that nitwit's door", ["abusive_words"]),
    ],
)
def test_a_reply_that_a_moderator_would_have_to_see_is_for_staff_only(session, text, withheld):
    report = make_asked(session)
    make_rules(session, report, moderation_words=["nitwit's", "nitwit"])

    said = reply(session, report, ASKED_AT + HOUR, text=text)

    assert said.data["withheld"] == withheld


def test_a_reply_that_is_withheld_ends_the_wait_when_it_comes(session):
    report = make_asked(session)
    (until,) = [
        datetime.fromisoformat(row.data["answer_until"])
        for row in history(session, report)
        if row.kind == EventKind.QUESTION_ASKED
    ]

    said = reply(session, report, ASKED_AT + HOUR, text="Call me: +358 40 123 4567")
    question_commands.let_lapse(session, report.id, until, until)

    assert "question_lapsed" not in kinds(session, report)
    (pause,) = clock_of(timers(session, report.id)["resolution", 1]).pauses
    assert (pause.started_at, pause.until) == (ASKED_AT, said.at)
    assert_nothing_drifts(session, report)


def make_rules(session: Session, report: Report, **rules: object) -> None:
    question_commands._city(session, report).rules = rules  # noqa: SLF001 - the city at hand


def test_time_that_runs_out_leads_back_by_itself(session):
    report = make_asked(session, "in_progress")

    n_ended = relay_and_work(session)

    report = reload(session, report.id)
    assert n_ended == 1
    assert report.status == Status.IN_PROGRESS
    assert kinds(session, report)[-2:] == ["question_lapsed", "in_progress"]
    lapsed = history(session, report)[-2]
    assert (lapsed.actor_role, lapsed.is_public) == ("system", True)
    fact = {"report_id": str(report.id), "event_seq": lapsed.seq}
    assert told(session, "report.question_lapsed") == [fact]
    resolution = timers(session, report.id)["resolution", 1]
    assert (resolution.due_at, resolution.paused_until) == (LATEST_DUE, None)
    assert_nothing_drifts(session, report)


def test_a_lapse_that_is_told_twice_happens_once(session):
    report = make_asked(session)

    for _ in range(2):
        question_commands.let_lapse(session, report.id, CAP, CAP + HOUR)

    assert kinds(session, report).count("question_lapsed") == 1
    assert len(told(session, "report.question_lapsed")) == 1


def test_a_worker_whose_clock_is_behind_lets_nothing_lapse_too_early(session):
    report = make_asked(session)

    question_commands.let_lapse(session, report.id, CAP, CAP - timedelta(seconds=5))

    assert history(session, report)[-1].at == CAP
    assert timers(session, report.id)["resolution", 1].due_at == LATEST_DUE
    assert_nothing_drifts(session, report)


def test_the_lapse_of_an_earlier_question_leaves_the_next_one_alone(session):
    report = make_asked(session, until=date(2026, 6, 2))
    first_end = datetime(2026, 6, 2, 21, 0, tzinfo=UTC)
    reply(session, report, ASKED_AT + HOUR)
    by = asker(session, report)
    ask_reporter(session, report, by, ASKED_AT + DAY)

    question_commands.let_lapse(session, report.id, first_end, ASKED_AT + DAY)

    assert report.status == Status.NEEDS_INFO


def test_a_reply_that_comes_late_is_taken_and_changes_nothing_else(session):
    report = make_asked(session)
    question_commands.let_lapse(session, report.id, CAP, CAP)
    due = report.due_at

    said = reply(session, report, CAP + HOUR)

    assert (said.data["is_late"], report.status, report.due_at) == (True, "accepted", due)
    assert kinds(session, report)[-1] == "question_answered"
    assert_nothing_drifts(session, report)


def test_a_reply_between_the_end_and_the_relay_is_in_time_and_leaves_nothing_to_lapse(session):
    report = make_asked(session)

    said = reply(session, report, CAP + timedelta(minutes=1))

    assert (said.data["is_late"], report.status) == (False, "accepted")
    assert timers(session, report.id)["resolution", 1].due_at == LATEST_DUE
    assert relay_and_work(session) == 0
    assert "question_lapsed" not in kinds(session, report)


def test_no_second_question_without_a_reply(session):
    report = make_asked(session)
    by = asker(session, report)
    question_commands.let_lapse(session, report.id, CAP, CAP)

    with pytest.raises(NotPausable) as refused:
        ask_reporter(session, report, by, CAP + HOUR)

    assert refused.value.members["reason"] == "no_reply"
    assert report.status == Status.ACCEPTED


def test_no_question_once_the_time_is_used_up(session):
    report = make_asked(session)
    by = asker(session, report)
    reply(session, report, CAP)

    with pytest.raises(NotPausable) as refused:
        ask_reporter(session, report, by, CAP + HOUR)

    assert refused.value.members["reason"] == "used_up"


def test_no_question_after_a_breach(session):
    by = worker(session, make_city(session))
    report = make_report(session)

    with pytest.raises(NotPausable) as refused:
        ask_reporter(session, report, by, DUE)

    assert refused.value.members["reason"] == "breached"
    assert kinds(session, report)[-1] == "accepted"


def test_a_breach_that_the_relay_has_told_counts_on_a_host_that_is_behind(session):
    by = worker(session, make_city(session))
    report = make_report(session)
    session.flush()
    while fire_due_steps(session, 100):
        pass

    with pytest.raises(NotPausable) as refused:
        ask_reporter(session, report, by, DUE - timedelta(seconds=1))

    assert refused.value.members["reason"] == "breached"


@pytest.mark.parametrize("end", ["withdraw", "respond", "start", "merge"])
def test_whatever_else_happens_ends_the_waiting(session, end):
    report = make_asked(session)
    original = make_report(session)
    by, at = asker(session, report), ASKED_AT + HOUR
    done: dict[str, Callable[[], object]] = {
        "withdraw": lambda: reporter_commands.withdraw(session, report, REPORTER, at),
        "respond": lambda: respond(session, report, by, at),
        "start": lambda: change_status(session, report, Status.IN_PROGRESS, by, at),
        "merge": lambda: desk_commands.merge(session, report, original, by, at),
    }

    done[end]()

    resolution = timers(session, report.id)["resolution", 1]
    assert resolution.due_at == datetime(2026, 6, 10, 6, 0, tzinfo=UTC)
    assert resolution.paused_until is None
    assert resolution.pauses[0]["until"] == at.isoformat()
    assert_nothing_drifts(session, report)
    assert relay_and_work(session) == 0
    assert "question_lapsed" not in kinds(session, report)


def test_a_transfer_does_not_end_the_waiting_and_the_next_department_gets_the_reply(session):
    report = make_asked(session)
    by = asker(session, report)
    desk_commands.transfer(session, report, "lighting", "A lamp.", by, ASKED_AT + HOUR)

    reply(session, report, ASKED_AT + 2 * HOUR)

    assert report.status == Status.ACCEPTED
    assert_nothing_drifts(session, report)


def test_each_attempt_has_questions_of_its_own(session):
    by = worker(session, make_city(session))
    report = make_report(session)
    ask_reporter(session, report, by, ASKED_AT)
    respond(session, report, by, ASKED_AT + HOUR)
    change_status(session, report, Status.REOPENED, REPORTER, ASKED_AT + DAY)

    with pytest.raises(NoQuestion):
        reply(session, report, ASKED_AT + DAY)
    change_status(session, report, Status.IN_PROGRESS, by, ASKED_AT + DAY)
    ask_reporter(session, report, by, ASKED_AT + DAY + HOUR)
    reply(session, report, ASKED_AT + DAY + 2 * HOUR)

    assert report.status == Status.IN_PROGRESS
    assert_nothing_drifts(session, report)
