# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest

from civic.platform.config import settings
from civic.reports import reporter_commands
from civic.reports.commands import SYSTEM
from civic.reports.errors import IllegalTransition, NotRateable, NotReopenable
from civic.reports.jobs import close_unrated
from civic.reports.kinds import OPEN
from tests.factories import NOW, make_category, make_city, make_report, reload
from tests.factories_reports import (
    DAY,
    HOUR,
    REPORTER,
    assert_nothing_drifts,
    history,
    kinds,
    make_answered,
    move,
    rate,
    respond,
    worker,
)

ANSWERED_AT = NOW + HOUR
MOMENT = timedelta(microseconds=1)
SILENCE_ENDS_AT = ANSWERED_AT + timedelta(days=settings().reports.silence_days)
RIGHT_ENDS_AT = ANSWERED_AT + timedelta(days=settings().reports.reopen_days)


@pytest.mark.parametrize(
    ("grade", "comment", "status"),
    [
        (5, "", "closed"),
        (3, "So so.", "closed"),
        (2, "Not done.", "reopened"),
        (1, "Not done.", "reopened"),
        (2, "", "answered"),
        (1, "", "answered"),
    ],
)
def test_a_grade_closes_or_reopens(session, grade, comment, status):
    report = make_answered(session, worker(session, make_city(session)))

    rating = rate(session, report, grade, comment)

    assert (rating.grade, rating.comment, rating.rated_at) == (grade, comment, NOW + DAY)
    assert report.status == status
    assert "rated" in kinds(session, report)
    assert_nothing_drifts(session, report)


def test_what_was_said_with_a_grade_stands_with_the_reopening_only(session):
    report = make_answered(session, worker(session, make_city(session)))

    rate(session, report, 1, "Not done.")

    rated, reopened = history(session, report)[-2:]
    assert (rated.text, rated.data) == (None, {"grade": 1})
    assert reopened.text == "Not done."


def test_an_answer_is_rated_once(session):
    report = make_answered(session, worker(session, make_city(session)))
    rate(session, report, 1)

    with pytest.raises(NotRateable, match="already"):
        rate(session, report, 5)


@pytest.mark.parametrize("statuses", [[], ["in_progress"], ["withdrawn"]])
def test_what_was_not_answered_is_not_rated(session, statuses):
    make_city(session)
    report = move(session, make_report(session), SYSTEM, *statuses)

    with pytest.raises(NotRateable, match="not been answered"):
        rate(session, report, 5)


def test_a_reopened_report_waits_for_its_next_answer_before_it_is_rated_again(session):
    by = worker(session, make_city(session))
    report = make_answered(session, by)
    rate(session, report, 1, "No.")

    with pytest.raises(NotRateable):
        rate(session, report, 1, "No, no.")
    respond(session, report, by, NOW + 2 * DAY)
    rate(session, report, 1, "No again.", NOW + 3 * DAY)

    # A second time is no longer the reporter's right; the grade stands.
    assert (report.status, report.cycle) == ("answered", 2)
    assert_nothing_drifts(session, report)


def test_a_grade_after_the_silence_is_kept_and_opens_nothing(session):
    report = make_answered(session, worker(session, make_city(session)))
    reporter_commands.close_silent(session, SILENCE_ENDS_AT + DAY, 10)

    rate(session, report, 1, "Too late, I know.", SILENCE_ENDS_AT + 2 * DAY)

    assert (report.status, kinds(session, report)[-1]) == ("closed", "rated")


def test_a_late_word_of_praise_is_kept_and_closes_nothing_twice(session):
    report = make_answered(session, worker(session, make_city(session)))
    reporter_commands.close_silent(session, SILENCE_ENDS_AT + DAY, 10)

    rate(session, report, 5, "", SILENCE_ENDS_AT + 2 * DAY)

    assert kinds(session, report)[-2:] == ["closed", "rated"]
    assert_nothing_drifts(session, report)


def test_a_report_that_was_closed_content_is_reopened_while_the_right_lasts(session):
    report = make_answered(session, worker(session, make_city(session)))
    rate(session, report, 4)

    reporter_commands.reopen(session, report, "It is back.", REPORTER, RIGHT_ENDS_AT)

    assert (report.status, report.cycle, report.closed_at) == ("reopened", 2, None)
    assert_nothing_drifts(session, report)


def test_the_right_to_reopen_ends_to_the_moment(session):
    report = make_answered(session, worker(session, make_city(session)))

    with pytest.raises(NotReopenable, match="within 14 days") as refusal:
        reporter_commands.reopen(session, report, "Late.", REPORTER, RIGHT_ENDS_AT + MOMENT)

    assert refusal.value.members == {"days": 14}
    assert report.status == "answered"


def test_the_right_to_reopen_is_used_up(session):
    by = worker(session, make_city(session))
    report = make_answered(session, by)
    reporter_commands.reopen(session, report, "No.", REPORTER, NOW + DAY)
    respond(session, report, by, NOW + 2 * DAY)

    with pytest.raises(NotReopenable):
        reporter_commands.reopen(session, report, "No.", REPORTER, NOW + 2 * DAY)


def test_whatever_is_open_can_be_taken_back_and_nothing_else(session):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "sight", moderation="human")
    ways = {
        "submitted": [],
        "accepted": ["accepted"],
        "in_progress": ["accepted", "in_progress"],
        "needs_info": ["accepted", "needs_info"],
        "reopened": ["accepted", "answered", "reopened"],
        "answered": ["accepted", "answered"],
        "rejected": ["rejected"],
    }

    for status, way in ways.items():
        report = move(session, make_report(session, category="sight"), SYSTEM, *way)
        if status in OPEN:
            reporter_commands.withdraw(session, report, REPORTER, NOW + HOUR)
            assert report.status == "withdrawn"
        else:
            with pytest.raises(IllegalTransition):
                reporter_commands.withdraw(session, report, REPORTER, NOW + HOUR)


def test_silence_closes_just_after_its_time_and_is_called_silence(session):
    by = worker(session, make_city(session))
    silent = make_answered(session, by)
    newer = make_answered(session, by, NOW + MOMENT)

    assert reporter_commands.close_silent(session, SILENCE_ENDS_AT, 10) == 0
    assert reporter_commands.close_silent(session, SILENCE_ENDS_AT + MOMENT, 10) == 1

    assert (silent.status, newer.status) == ("closed", "answered")
    last = history(session, silent)[-1]
    assert (last.actor_role, last.data) == ("system", {"verdict": "silence"})
    assert_nothing_drifts(session, silent)


def test_who_was_unhappy_was_not_silent(session):
    by = worker(session, make_city(session))
    report = make_answered(session, by)
    rate(session, report, 1)

    reporter_commands.close_silent(session, SILENCE_ENDS_AT + DAY, 10)

    assert history(session, report)[-1].data == {"verdict": "unhappy"}


def test_a_first_grade_does_not_speak_for_the_second_answer(session):
    by = worker(session, make_city(session))
    report = make_answered(session, by)
    rate(session, report, 1, "No.")
    respond(session, report, by, NOW + 2 * DAY)

    reporter_commands.close_silent(session, SILENCE_ENDS_AT + 30 * DAY, 10)

    assert history(session, report)[-1].data == {"verdict": "silence"}


def test_the_silent_are_closed_oldest_first_and_as_many_as_asked(session):
    by = worker(session, make_city(session))
    reports = [make_answered(session, by, NOW - n * DAY) for n in range(3)]

    assert reporter_commands.close_silent(session, SILENCE_ENDS_AT + DAY, 2) == 2

    assert [report.status for report in reports] == ["answered", "closed", "closed"]


def test_the_duty_closes_them_by_itself(session):
    report = make_answered(session, worker(session, make_city(session)))

    close_unrated(session, SILENCE_ENDS_AT + DAY)

    assert reload(session, report.id).status == "closed"
