# SPDX-License-Identifier: EUPL-1.2
"""What the deeds of the desk look like in mails: to residents, and to staff."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from civic.accounts.models import Person
from civic.catalogue.kinds import Visibility
from civic.notifications import links, words
from civic.notifications.about import About, Pointless
from civic.notifications.kinds import Kind
from civic.platform.i18n import N_, local_date, local_due, pick
from civic.reports.escalation_kinds import EscalationKind
from civic.reports.escalation_models import Escalation
from civic.reports.escalation_policy import SILENT_WORKING_DAYS
from civic.reports.kinds import EventKind, WorkState
from civic.reports.models import Report, ReportEvent
from civic.reports.policy import is_open
from civic.reports.promise_queries import extension_request
from civic.reports.work_models import WorkOrder
from civic.sla.clock import Clock
from civic.sla.pause_policy import PauseReason
from civic.sla.policy import Target
from civic.sla.queries import clock_of, timers_of

#: Why the city's time stands still.
REASONS = {
    PauseReason.WEATHER_OR_SEASON: N_(
        "The weather or the season does not let the work be done. Until it does, the time that the"
        " city has for its answer stands still."
    ),
    PauseReason.FORCE_MAJEURE: N_(
        "Something that nobody in the city could prevent holds the work up. Until it is over, the"
        " time that the city has for its answer stands still."
    ),
    PauseReason.WAITING_REPORTER: N_(
        "The city waits for a reply. Until it comes, the time that it has for its answer stands"
        " still."
    ),
}
#: What a correction can change.
CHANGED = {
    "category": N_("what it is about"),
    "location": N_("the place"),
    "address": N_("the address"),
    "subject": N_("the building or thing"),
    "subject_id": N_("the building or thing"),
    "answers": N_("the answers to questions"),
    "priority": N_("how urgent it is"),
    "department": N_("the department"),
}


def _extended(about: About) -> dict[str, Any]:
    return {"text": about.event().text or "", "before": _before(about), "dues": _dues(about)}


def _paused(about: About) -> dict[str, Any]:
    event, clock = about.event(), _clock(about)
    pauses = [pause for pause in clock.pauses if pause.started_at == event.at]
    if not is_open(about.report.status):
        raise Pointless("nobody waits for the answer any more")
    reason = PauseReason(event.data.get("reason", PauseReason.FORCE_MAJEURE))
    return {
        "reason": about.say(REASONS[reason]),
        "text": event.text or "",
        "until": _local(about, pauses[-1].until) if pauses else "",
        "dues": _dues(about),
    }


def _going_on(about: About) -> dict[str, Any]:
    return {"text": about.event().text or "", "dues": _dues(about)}


def _corrected(about: About) -> dict[str, Any]:
    event = about.event()
    named = [about.say(CHANGED[what]) for what in event.data.get("changed", ()) if what in CHANGED]
    return {
        "text": event.text or "",
        "changed": ", ".join(dict.fromkeys(named)),
        "before": _before(about),
        "dues": _dues(about),
    }


def _terms_changed(about: About) -> dict[str, Any]:
    return {"text": about.event().text or "", "before": _before(about), "dues": _dues(about)}


def _joined(about: About) -> dict[str, Any]:
    counted = select(func.count()).where(Report.duplicate_of_id == about.report.id)
    if not (n := about.session.scalar(counted)):
        raise Pointless("what was merged goes by itself again")
    return {"n": n, "dues": _dues(about)}


def _split(about: About) -> dict[str, Any]:
    part = about.session.get_one(Report, UUID(about.delivery.data["part_id"]))
    name = about.known.category_by_id[part.category_id].name
    return {
        "part": part.number,
        "part_category": pick(name, about.language),
        "part_link": links.own_report(part),
        "text": about.event().text or "",
        "dues": _dues(about),
    }


def _mentioned(about: About) -> dict[str, Any]:
    return _desk(about, N_("Mentioned")) | {
        "who": _who(about, about.event().actor_id),
        "text": about.event().text or "",
    }


def _assigned(about: About) -> dict[str, Any]:
    if about.report.assignee_id != about.delivery.person_id:
        raise Pointless("somebody else has it in hand by now")
    who = _who(about, about.event().actor_id)
    return _desk(about, N_("In your hands")) | {"who": who, "dues": _dues(about)}


def _escalated(about: About) -> dict[str, Any]:
    is_return = about.event().data.get("rule") == EscalationKind.RETURNED
    shown = {"is_return": is_return, "dues": _dues(about)}
    return _desk(about, N_("To be decided")) | shown


def _work_reported(about: About) -> dict[str, Any]:
    shown = {"text": about.event().text or "", "dues": _dues(about)}
    return _desk(about, N_("Contractor")) | shown


def _work_overdue(about: About) -> dict[str, Any]:
    risen = about.session.get_one(Escalation, UUID(about.delivery.data["escalation_id"]))
    ordered = about.session.get_one(ReportEvent, risen.event_seq)
    order = about.session.get_one(WorkOrder, UUID(ordered.data["work_order_id"]))
    if order.state != WorkState.OPEN or order.due_on is None:
        raise Pointless("the contractor has told the end, or is not asked any more")
    due_on = local_date(order.due_on, about.language)
    shown = {"contractor": order.contractor, "due_on": due_on, "dues": _dues(about)}
    return _desk(about, N_("Contractor late")) | shown


def _extension_asked(about: About) -> dict[str, Any]:
    event = about.event()
    open_request = extension_request(about.session, about.report)
    if open_request is None or open_request.seq != event.seq:
        raise Pointless("it is decided already, or void")
    shown = {
        "who": _who(about, event.actor_id),
        "text": event.text or "",
        "until": _local(about, datetime.fromisoformat(event.data["until"])),
        "dues": _dues(about),
    }
    return _desk(about, N_("To be decided")) | shown


def _extension_decided(about: About) -> dict[str, Any]:
    event = about.event()
    shown = {
        "is_granted": event.kind == EventKind.EXTENDED,
        "who": _who(about, event.actor_id),
        "text": event.text or "",
        "dues": _dues(about),
    }
    return _desk(about, N_("Decided")) | shown


def _replied(about: About) -> dict[str, Any]:
    event = about.event()
    shown = {
        "text": event.text or "",
        "is_late": event.data["is_late"],
        "is_withheld": bool(event.data["withheld"]),
        "dues": _dues(about),
    }
    return _desk(about, N_("Reply")) | shown


def _silent(about: About) -> dict[str, Any]:
    risen = about.session.get_one(Escalation, UUID(about.delivery.data["escalation_id"]))
    heard_at = about.report.heard_at
    if not is_open(about.report.status) or (heard_at is not None and heard_at > risen.at):
        raise Pointless("the reporter has heard something since")
    shown = {"silent_days": SILENT_WORKING_DAYS, "dues": _dues(about)}
    return _desk(about, N_("Silent")) | shown


def _ombudsman(about: About) -> dict[str, Any]:
    timer, values = about.timer()
    is_public = about.report.visibility == Visibility.PUBLIC
    if timer.stopped_at is not None:
        raise Pointless("what was overdue has been done")
    return {
        **values,
        "prefix": about.say(N_("Overdue")),
        "step": int(about.delivery.data["step"]),
        "link": links.public_report(about.report.number),
        # Where somebody lives is theirs to tell, also to those whom the city asks to watch it.
        **({} if is_public else {"place": ""}),
    }


def _desk(about: About, prefix: str) -> dict[str, Any]:
    """Return what is common to mails to staff: how the subject begins, and a link without a key."""
    return {"prefix": about.say(prefix), "link": links.desk_report(about.report.number)}


def _who(about: About, person_id: UUID | None) -> str:
    person = about.session.get(Person, person_id) if person_id else None
    return (person.name or person.email) if person else about.department(about.report.department_id)


def _dues(about: About) -> list[words.Due]:
    """Return by when the answer is promised, where it is still owed."""
    report = about.report
    return about.dues({Target.RESOLUTION}, report.cycle) if is_open(report.status) else []


def _clock(about: About) -> Clock:
    """Return the clock of the answer in the attempt that is under way."""
    return next(
        clock_of(timer)
        for timer in timers_of(about.session, about.report.id)
        if timer.target == Target.RESOLUTION and timer.cycle == about.report.cycle
    )


def _before(about: About) -> str:
    """Return the due from before the row of the history; empty where it did not move."""
    at = about.event().at
    moved = [move for move in _clock(about).moves if move.at == at]
    if not moved or moved[0].from_due_at == moved[-1].due_at:
        return ""
    return _local(about, moved[0].from_due_at)


def _local(about: About, at: datetime) -> str:
    return local_due(at, about.city.zone, about.language)


#: What each kind adds to what all messages about reports say.
VALUES: Mapping[Kind, Callable[[About], dict[str, Any]]] = {
    Kind.EXTENDED: _extended,
    Kind.PAUSED: _paused,
    Kind.GOING_ON: _going_on,
    Kind.CORRECTED: _corrected,
    Kind.TERMS_CHANGED: _terms_changed,
    Kind.JOINED: _joined,
    Kind.SPLIT: _split,
    Kind.MENTIONED: _mentioned,
    Kind.ASSIGNED: _assigned,
    Kind.ESCALATED: _escalated,
    Kind.WORK_REPORTED: _work_reported,
    Kind.WORK_OVERDUE: _work_overdue,
    Kind.EXTENSION_ASKED: _extension_asked,
    Kind.EXTENSION_DECIDED: _extension_decided,
    Kind.REPLIED: _replied,
    Kind.SILENT: _silent,
    Kind.OMBUDSMAN: _ombudsman,
}
