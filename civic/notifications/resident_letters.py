# SPDX-License-Identifier: EUPL-1.2
"""What residents are told of their reports, and staff of promises that run out."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from civic.notifications import links, words
from civic.notifications.about import About, Pointless
from civic.notifications.kinds import Kind
from civic.platform.config import settings
from civic.platform.i18n import N_, local_due
from civic.reports.kinds import ActorRole, EventKind, ReportChannel, Status
from civic.reports.models import Report, Response
from civic.reports.policy import is_open
from civic.reports.queries import photos_of
from civic.reports.question_queries import answer_until, last_spoken
from civic.sla.policy import BREACH_STEP, Target


def _received(about: About) -> dict[str, Any]:
    is_waiting = bool(about.report.moderation_reasons)
    targets = {Target.FIRST_RESPONSE, Target.RESOLUTION}
    if is_waiting:
        targets.add(Target.MODERATION)
    is_mapped = about.report.channel == ReportChannel.CAMPAIGN
    return {"is_waiting": is_waiting, "is_mapped": is_mapped, "dues": about.dues(targets)}


def _accepted(about: About) -> dict[str, Any]:
    return {"dues": about.dues({Target.FIRST_RESPONSE, Target.RESOLUTION})}


def _told(about: About) -> dict[str, Any]:
    """Return the words of the row of the history: a reason, a note."""
    return {"text": about.event().text or ""}


def _note(about: About) -> dict[str, Any]:
    report = about.report
    is_owed = is_open(report.status)
    dues = about.dues({Target.RESOLUTION}, report.cycle) if is_owed else []
    return {**_told(about), "dues": dues}


def _transferred(about: About) -> dict[str, Any]:
    event = about.event()
    return {
        "text": event.text or "",
        "before": about.department(UUID(event.data["from_department_id"])),
        "after": about.department(UUID(event.data["to_department_id"])),
        "dues": about.dues({Target.RESOLUTION}, about.report.cycle),
    }


def _answered(about: About) -> dict[str, Any]:
    report, session = about.report, about.session
    response = session.get_one(Response, UUID(about.delivery.data["response_id"]))
    photos = [p.photo for p in photos_of(session, report.id) if p.response_id == response.id]
    return {
        "department": about.department(response.department_id),
        "outcome": words.outcome_words(response.outcome, response.details, about.language),
        "text": response.text,
        "photos": [
            (about.say(N_("Photo %(n)s")) % {"n": n}, links.photo(report, photo.digest))
            for n, photo in enumerate(photos, start=1)
        ],
        "ratings": [
            (f"{grade}: {about.say(words.GRADES[grade])}", links.rating(report, grade))
            for grade in links.GRADES
        ],
        "silence_days": settings().reports.silence_days,
        "can_reopen": report.cycle == 1,
    }


def _reopened(about: About) -> dict[str, Any]:
    event = about.event()
    return {
        "by_reporter": event.actor_role == ActorRole.REPORTER,
        "by_residents": event.actor_role == ActorRole.RESIDENTS,
        "dues": about.dues({Target.RESOLUTION}, about.report.cycle),
    }


def _closed(about: About) -> dict[str, Any]:
    return {
        "verdict": about.event().data.get("verdict"),
        "silence_days": settings().reports.silence_days,
    }


def _merged(about: About) -> dict[str, Any]:
    original = about.session.get_one(Report, UUID(about.delivery.data["original_id"]))
    is_public = original.visibility == "public"
    return {
        "original": original.number,
        "original_link": links.public_report(original.number) if is_public else None,
    }


def _question(about: About) -> dict[str, Any]:
    event = about.event()
    spoken = last_spoken(about.session, about.report.id)
    if about.report.status != Status.NEEDS_INFO or spoken is not event:
        raise Pointless("nobody waits for the answer any more")
    return {
        **_told(about),
        "prefix": about.say(N_("Question")),
        "wants_photo": event.data["wants_photo"],
        "until": local_due(answer_until(event), about.city.zone, about.language),
        "dues": about.dues({Target.RESOLUTION}, about.report.cycle),
        "link": links.reply(about.report),
    }


def _resumed(about: About) -> dict[str, Any]:
    event = about.event()
    return {
        "is_reply": event.kind == EventKind.QUESTION_ANSWERED,
        "is_late": event.data.get("is_late", False),
        "is_withheld": bool(event.data.get("withheld")),
        "dues": about.dues({Target.RESOLUTION}, about.report.cycle),
    }


def _overdue(about: About) -> dict[str, Any]:
    timer, values = about.timer()
    if timer.stopped_at is not None:
        raise Pointless("what was overdue has been done")
    return values


def _step(about: About) -> dict[str, Any]:
    timer, values = about.timer()
    step = int(about.delivery.data["step"])
    is_late = step >= BREACH_STEP
    if not is_late and timer.stopped_at is not None:
        raise Pointless("it was done in time")
    return {
        **values,
        "step": step,
        "is_late": is_late,
        "prefix": about.say(N_("Overdue") if is_late else N_("Due soon")),
        "link": links.desk_report(about.report.number),
    }


#: What each kind adds to what all messages about reports say.
VALUES: Mapping[Kind, Callable[[About], dict[str, Any]]] = {
    Kind.RECEIVED: _received,
    Kind.ACCEPTED: _accepted,
    Kind.EDITED: _received,
    Kind.REJECTED: _told,
    Kind.NOTE: _note,
    Kind.TRANSFERRED: _transferred,
    Kind.ANSWERED: _answered,
    Kind.REOPENED: _reopened,
    Kind.CLOSED: _closed,
    Kind.MERGED: _merged,
    Kind.QUESTION: _question,
    Kind.RESUMED: _resumed,
    Kind.OVERDUE: _overdue,
    Kind.STEP: _step,
}
