# SPDX-License-Identifier: EUPL-1.2
"""Extensions, pauses and explanations: bounded, in public, and never by whom they suit."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.reports import desk_commands
from civic.reports.assignment_commands import assign
from civic.reports.commands import change_status
from civic.reports.errors import NotBroken, NotExtendable, NotPausable, NotPaused
from civic.reports.events import PromiseExtended, PromisePaused, PromiseResumed
from civic.reports.extension_commands import extend
from civic.reports.jobs import let_question_lapse
from civic.reports.kinds import Status
from civic.reports.models import Report
from civic.reports.promise_commands import annotate, let_pauses_lapse, pause, resume
from civic.reports.promise_schemas import AnnotationBody, ExtensionBody, PauseBody
from civic.sla.events import PauseLapsed
from civic.sla.models import SlaTimer
from tests.factories import NOW, City, clerk, make_city, make_report, make_staff
from tests.factories_reports import (
    DAY,
    HOUR,
    ask_reporter,
    assert_nothing_drifts,
    heard_by_somebody,
    history,
    kinds,
    reply,
    respond,
    timers,
    told,
)

#: Of five working days from NOW on, a Tuesday, 16:00 in Helsinki.
DUE = datetime(2026, 6, 9, 13, tzinfo=UTC)
FRIDAY_12TH = datetime(2026, 6, 12, 13, tzinfo=UTC)


class Office:
    """A clerk who handles a report, and the manager who does not."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.city: City = make_city(session)
        self.clerk = clerk(make_staff(session, self.city), self.city)
        self.manager = clerk(make_staff(session, self.city, Role.MANAGER), self.city)
        self.report: Report = make_report(session)

    @property
    def due(self) -> datetime:
        return self.timer.due_at

    @property
    def timer(self) -> SlaTimer:
        return timers(self.session, self.report.id)["resolution", self.report.cycle]

    def extend(self, until: date, now: datetime = NOW + HOUR, by: Any = None) -> Any:
        body = ExtensionBody(until=until, reason="The part is on its way.")
        return extend(self.session, self.report, body, by or self.manager, now)

    def pause(self, until: date, now: datetime = NOW + HOUR, reason: str = "") -> Any:
        body = PauseBody.model_validate(
            {"reason": reason or "weather_or_season", "text": "The ground is frozen."}
            | {"until": until}
        )
        return pause(self.session, self.report, body, self.manager, now)


@pytest.fixture
def office(session) -> Office:
    return Office(session)


def test_a_manager_puts_an_answer_off_to_when_the_department_closes(session, office):
    with heard_by_somebody(PromiseExtended) as extended:
        row = office.extend(date(2026, 6, 12))

    assert (row.kind, row.is_public, row.text) == ("extended", True, "The part is on its way.")
    assert row.data == {"until": FRIDAY_12TH.isoformat(), "due_before": DUE.isoformat()}
    assert (office.due, office.timer.original_due_at) == (FRIDAY_12TH, DUE)
    assert office.report.due_at != FRIDAY_12TH  # the first reply comes first
    assert told(session, extended) == [{"report_id": str(office.report.id), "event_seq": row.seq}]
    assert_nothing_drifts(session, office.report)


def test_the_last_day_ends_when_the_promised_time_has_run_once_more(session, office):
    # 47 working hours were promised on Tuesday at 09:00, and as many are left after the due.
    row = office.extend(date(2026, 6, 17))

    assert row.data["until"] == datetime(2026, 6, 17, 12, tzinfo=UTC).isoformat()


@pytest.mark.parametrize(
    ("until", "reason"),
    [
        (date(2026, 6, 9), "not_later"),
        (date(2026, 6, 1), "not_later"),
        (date(2026, 6, 18), "too_long"),
        (date(2026, 6, 13), "closed_day"),
    ],
)
def test_not_every_day_will_do(session, office, until, reason):
    with pytest.raises(NotExtendable) as refusal:
        office.extend(until)

    assert refusal.value.members["reason"] == reason
    assert office.due == DUE
    assert "extended" not in kinds(session, office.report)


def test_an_answer_is_put_off_once(office):
    office.extend(date(2026, 6, 12))

    with pytest.raises(NotExtendable) as refusal:
        office.extend(date(2026, 6, 15), NOW + 2 * HOUR)

    assert refusal.value.members["reason"] == "extended_already"


def test_what_is_overdue_or_answered_is_not_put_off(session, office):
    with pytest.raises(NotExtendable) as late:
        office.extend(date(2026, 6, 12), DUE + HOUR)
    respond(session, office.report, office.clerk, DUE + 2 * HOUR)
    with pytest.raises(NotExtendable) as answered:
        office.extend(date(2026, 6, 12), DUE + 3 * HOUR)

    assert late.value.members["reason"] == "breached"
    assert answered.value.members["reason"] == "not_running"


def test_who_is_in_charge_does_not_put_the_answer_off(session, office):
    assign(
        session, office.report, office.manager.person_id, office.manager, NOW,
        may_assign_others=True,
    )  # fmt: skip

    with pytest.raises(NotExtendable) as refusal:
        office.extend(date(2026, 6, 12))

    assert refusal.value.members["reason"] == "handler"


def test_who_handled_it_last_does_not_put_the_answer_off(session, office):
    desk_commands.publish_note(session, office.report, "Soon.", office.manager, NOW + HOUR)
    with pytest.raises(NotExtendable) as refusal:
        office.extend(date(2026, 6, 12), NOW + 2 * HOUR)
    change_status(session, office.report, Status.IN_PROGRESS, office.clerk, NOW + 3 * HOUR)
    desk_commands.add_internal_note(session, office.report, "Hm.", office.manager, NOW + 3 * HOUR)

    office.extend(date(2026, 6, 12), NOW + 4 * HOUR)

    assert refusal.value.members["reason"] == "handler"
    assert_nothing_drifts(session, office.report)


def test_a_pause_moves_the_due_and_ends_by_itself(session, office):
    with heard_by_somebody(PromisePaused) as paused, heard_by_somebody(PromiseResumed) as resumed:
        row = office.pause(date(2026, 6, 3))
        until = datetime.fromisoformat(row.data["until"])
        let_pauses_lapse(session, office.report.id, until, until + timedelta(seconds=3))

    last = history(session, office.report)[-1]
    assert (row.kind, row.is_public) == ("paused", True)
    assert row.data["reason"] == "weather_or_season"
    # From Tuesday 10:00 to the end of Wednesday: 6 + 8 working hours.
    assert office.due == datetime(2026, 6, 11, 11, tzinfo=UTC)
    assert (last.kind, last.actor_role, last.data) == (
        "resumed",
        "system",
        {"reason": "weather_or_season"},
    )
    assert [len(told(session, name)) for name in (paused, resumed)] == [1, 1]
    assert_nothing_drifts(session, office.report)


def test_the_relay_tells_the_history_that_a_pause_is_over(session, office):
    until = datetime.fromisoformat(office.pause(date(2026, 6, 2)).data["until"])
    event = PauseLapsed(report_id=office.report.id, timer_id=office.timer.id, ended_at=until)

    for _ in range(2):  # a job may run again
        let_question_lapse(session, event, until + HOUR)

    assert kinds(session, office.report).count("resumed") == 1
    assert_nothing_drifts(session, office.report)


def test_a_pause_ends_at_the_latest_when_half_of_the_time_was_used(session, office):
    row = office.pause(date(2026, 6, 30))

    # Half of 47 working hours, from Tuesday 10:00 on.
    assert row.data["until"] == datetime(2026, 6, 5, 6, 30, tzinfo=UTC).isoformat()


def test_what_may_not_pause_does_not(session, office):
    with pytest.raises(NotPausable) as over:
        office.pause(date(2026, 6, 1))
    office.pause(date(2026, 6, 3))
    with pytest.raises(NotPausable) as twice:
        office.pause(date(2026, 6, 4), NOW + 2 * HOUR)
    respond(session, office.report, office.clerk, NOW + 3 * HOUR)
    with pytest.raises(NotPausable) as answered:
        office.pause(date(2026, 6, 4), NOW + 4 * HOUR)

    reasons = [refusal.value.members["reason"] for refusal in (over, twice, answered)]
    assert reasons == ["over", "paused_already", "not_running"]
    assert_nothing_drifts(session, office.report)


def test_a_manager_ends_all_pauses_of_the_department(session, office):
    office.pause(date(2026, 6, 3))
    office.pause(date(2026, 6, 3), NOW + 2 * HOUR, "force_majeure")

    resume(session, office.report, "It thaws.", office.manager, NOW + 3 * HOUR)

    assert kinds(session, office.report)[-2:] == ["resumed", "resumed"]
    assert office.due == datetime(2026, 6, 10, 7, tzinfo=UTC)  # two working hours later
    with pytest.raises(NotPaused):
        resume(session, office.report, None, office.manager, NOW + 4 * HOUR)
    let_pauses_lapse(session, office.report.id, NOW + 2 * DAY, NOW + 2 * DAY)
    assert kinds(session, office.report).count("resumed") == 2
    assert_nothing_drifts(session, office.report)


def test_what_waits_for_the_reporter_goes_on_waiting(session, office):
    ask_reporter(session, office.report, office.clerk, NOW + HOUR)

    with pytest.raises(NotPaused):
        resume(session, office.report, None, office.manager, NOW + 2 * HOUR)
    reply(session, office.report, NOW + 3 * HOUR)

    assert_nothing_drifts(session, office.report)


def test_a_pause_of_the_first_attempt_says_nothing_of_the_second(session, office):
    office.pause(date(2026, 6, 3))
    respond(session, office.report, office.clerk, NOW + 2 * HOUR)
    change_status(session, office.report, Status.REOPENED, office.manager, NOW + 3 * HOUR)

    let_pauses_lapse(session, office.report.id, NOW + 9 * DAY, NOW + 9 * DAY)

    assert "resumed" not in kinds(session, office.report)
    assert_nothing_drifts(session, office.report)


def test_a_broken_promise_is_explained_and_stays_broken(session, office):
    body = AnnotationBody.model_validate(
        {"target": "resolution", "cycle": 1, "text": "The part was stolen."}
    )
    with pytest.raises(NotBroken):
        annotate(session, office.report, body, office.manager, DUE - HOUR)

    row = annotate(session, office.report, body, office.manager, DUE + HOUR)
    respond(session, office.report, office.clerk, DUE + 2 * HOUR)
    annotate(session, office.report, body, office.manager, DUE + 3 * HOUR)

    assert (row.kind, row.is_public, row.data) == (
        "annotated",
        True,
        {"target": "resolution", "cycle": 1},
    )
    assert (office.timer.outcome, office.timer.breached_at) == ("late", DUE)
    assert_nothing_drifts(session, office.report)


def test_what_was_kept_has_nothing_to_explain(session, office):
    respond(session, office.report, office.clerk, NOW + HOUR)
    body = AnnotationBody.model_validate({"target": "resolution", "cycle": 1, "text": "?"})

    with pytest.raises(NotBroken):
        annotate(session, office.report, body, office.manager, DUE + HOUR)


def test_of_two_pauses_the_one_that_is_over_is_told(session, office):
    first = datetime.fromisoformat(office.pause(date(2026, 6, 2)).data["until"])
    office.pause(date(2026, 6, 3), NOW + 2 * HOUR, "force_majeure")

    let_pauses_lapse(session, office.report.id, first, first + HOUR)

    resumed = [row.data for row in history(session, office.report) if row.kind == "resumed"]
    assert resumed == [{"reason": "weather_or_season"}]
    assert_nothing_drifts(session, office.report)
