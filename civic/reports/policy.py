# SPDX-License-Identifier: EUPL-1.2
"""Decisions about reports; pure."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from civic.accounts.kinds import DEPARTMENT_ROLES, Role
from civic.accounts.policy import Actor
from civic.reports.errors import IllegalTransition, OutcomeIncomplete
from civic.reports.kinds import (
    OPEN,
    SHOWN,
    TRANSITIONS,
    ActorRole,
    EventKind,
    Outcome,
    Status,
)
from civic.reports.state_policy import Fact
from civic.reports.words import NEEDED
from civic.sla import clock_policy as sla
from civic.sla.pause_policy import PauseReason
from civic.sla.policy import Pins

#: A grade up to this, with a comment, reopens; one above it closes. Source: PRODUCT.md 3.
UNHAPPY_GRADE = 2
#: How often a reporter may reopen by right; further times are a manager's. Source: PRODUCT.md 3.
REOPENINGS_BY_RIGHT = 1


def check_transition(from_status: Status, to_status: Status) -> None:
    """Let a change of status pass that the transition table holds.

    Raises:
        IllegalTransition: it does not; `allowed` names where the report could go.
    """
    allowed = TRANSITIONS[from_status]
    if to_status not in allowed:
        raise IllegalTransition(
            "From “{from_status}” a report can not go to “{to_status}”.",
            from_status=from_status,
            to_status=to_status,
            allowed=sorted(allowed),
        )


@dataclass(frozen=True)
class Rights:
    """What somebody may do with one report (PRODUCT.md 11)."""

    owns: bool
    #: Works it: clerk, inspector or manager of its department.
    works: bool
    manages: bool
    moderates: bool
    audits: bool
    is_public: bool
    is_shown: bool

    @property
    def sees(self) -> bool:
        """Whether the report exists for them at all."""
        return self.is_public or self.owns or self.is_staff

    @property
    def is_everybodys(self) -> bool:
        """Whether everybody reads its text and photos."""
        return self.is_public and self.is_shown

    @property
    def is_staff(self) -> bool:
        """Whether they read it as part of their work."""
        return self.works or self.moderates or self.audits

    @property
    def desks(self) -> bool:
        """Whether they decide about it before or while the department works it."""
        return self.works or self.moderates

    @property
    def sees_text(self) -> bool:
        """Whether they read its text and photos."""
        return self.owns or self.is_staff or self.is_everybodys

    @property
    def sees_reporters_words(self) -> bool:
        """Whether they read what the reporter wrote to the department later, which nobody checks.

        Comments of ratings and reasons for reopening may name people or hold their numbers.
        """
        return self.owns or self.is_staff

    @property
    def sees_contact(self) -> bool:
        """Whether they learn who the reporter is; reads by staff are logged."""
        return self.owns or self.is_staff

    @property
    def sees_internal(self) -> bool:
        """Whether they read internal notes and how it was routed."""
        return self.is_staff


class ReportFacts(Protocol):
    """What rights depend on."""

    jurisdiction_id: UUID
    department_id: UUID
    reporter_id: UUID | None
    status: str
    visibility: str


def rights_of(actor: Actor, report: ReportFacts, *, holds_key: bool) -> Rights:
    """Return what `actor` may do; `holds_key`: the report's own key was presented."""
    roles = actor.roles_in(report.jurisdiction_id, report.department_id)
    is_reporter = actor.is_signed_in and actor.person_id == report.reporter_id
    return Rights(
        owns=holds_key or is_reporter,
        works=bool(roles & DEPARTMENT_ROLES),
        manages=Role.MANAGER in roles,
        moderates=Role.MODERATOR in roles,
        audits=Role.AUDITOR in roles,
        is_public=report.visibility == "public",
        is_shown=Status(report.status) in SHOWN,
    )


EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]{2,}")
#: Seven digits or more with the usual separators, so that house numbers pass; neither a report
#: number (HKI-2026-000417) nor a day (2026-06-02).
PHONE = re.compile(r"(?<![\w-])(?!\d{4}-\d\d-\d\d(?!\d))[(+]?\d(?:[ \-()]{0,2}\d){6,}(?!\w)")
#: Finnish personal identity code. Source: Digital and Population Data Services Agency.
IDENTITY_CODE = re.compile(r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b")


def personal_data_in(text: str) -> bool:
    """Tell whether `text` seems to hold an address, phone number or identity code of somebody."""
    return any(pattern.search(text) for pattern in (EMAIL, PHONE, IDENTITY_CODE))


def abusive_words_in(text: str, words: Iterable[str]) -> bool:
    """Tell whether one of `words` stands in `text` as a word of its own."""
    spoken = set(re.findall(r"\w+", text.casefold()))
    return any(word.casefold() in spoken for word in words)


def moderation_reasons(
    text: str,
    *,
    by_human: bool,
    words: Sequence[str],
    n_today: int,
    unmoderated_per_day: int,
) -> list[str]:
    """Return why a moderator has to look first; empty: the report is accepted at once.

    A reason holds a report back for a moderator; it never drops it.
    """
    checks = {
        "category": by_human,
        "personal_data": personal_data_in(text),
        "abusive_words": abusive_words_in(text, words),
        "many_today": n_today >= unmoderated_per_day,
    }
    return [reason for reason, holds in checks.items() if holds]


#: What the response must say for an outcome.
OUTCOME_NEEDS: Mapping[Outcome, str] = {
    Outcome.SCHEDULED: "scheduled_on",
    Outcome.NOT_OURS: "who",
    Outcome.DECLINED: "reason",
}


def outcome_details(outcome: Outcome, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what belongs to the outcome.

    Raises:
        OutcomeIncomplete: what it needs is missing.
    """
    needed = OUTCOME_NEEDS.get(outcome)
    if needed is None:
        return {}
    if not given.get(needed):
        raise OutcomeIncomplete(NEEDED[needed], needs=needed)
    return {needed: given[needed]}


def may_reopen_by_right(
    status: Status, cycle: int, answered_at: datetime | None, now: datetime, within_days: int
) -> bool:
    """Tell whether the reporter may reopen: answered or closed, in time, and not yet used up."""
    return (
        status in (Status.ANSWERED, Status.CLOSED)
        and cycle <= REOPENINGS_BY_RIGHT
        and answered_at is not None
        and now <= answered_at + timedelta(days=within_days)
    )


def withheld_reasons(text: str, rules: Mapping[str, Any]) -> list[str]:
    """Return why words of a reporter, sent later, are for staff only; empty: for everybody.

    `rules` are those of the city. It is what would send a report to a moderator.
    """
    checks = {
        "personal_data": personal_data_in(text),
        "abusive_words": abusive_words_in(text, rules.get("moderation_words", ())),
    }
    return [reason for reason, holds in checks.items() if holds]


def is_everybodys(report: ReportFacts) -> bool:
    """Tell whether everybody reads the text and photos of a report."""
    return report.visibility == "public" and Status(report.status) in SHOWN


def is_open(status: str) -> bool:
    """Tell whether a department owes an answer."""
    return Status(status) in OPEN


class Versioned(Protocol):
    """Of a report, what its version is made of."""

    last_seq: int | None


def version_of(report: Versioned) -> int:
    """Return what tells whether a report has changed since: it only ever grows."""
    return report.last_seq or 0


#: What the clocks hear of a change of status.
STATUS_HEARD: Mapping[Status, sla.EventKind] = {
    Status.SUBMITTED: sla.EventKind.SENT_BACK,
    Status.ACCEPTED: sla.EventKind.ACCEPTED,
    Status.REJECTED: sla.EventKind.REJECTED,
    Status.ANSWERED: sla.EventKind.ANSWERED,
    Status.REOPENED: sla.EventKind.REOPENED,
    Status.CLOSED: sla.EventKind.CLOSED,
    Status.WITHDRAWN: sla.EventKind.WITHDRAWN,
}

#: Where a report goes when it does not wait for its reporter any more.
BACK_AT_WORK = frozenset({Status.ACCEPTED, Status.IN_PROGRESS})

#: What they hear of other rows of the history.
KIND_HEARD: Mapping[EventKind, sla.EventKind] = {
    EventKind.RECEIVED: sla.EventKind.RECEIVED,
    EventKind.PUBLIC_NOTE: sla.EventKind.PUBLIC_NOTE_BY_PERSON,
    EventKind.TRANSFERRED: sla.EventKind.TRANSFERRED,
    EventKind.ANSWER_REVIEWED: sla.EventKind.ANSWER_REVIEWED,
    EventKind.QUESTION_ASKED: sla.EventKind.ASKED,
    EventKind.QUESTION_ANSWERED: sla.EventKind.REPLIED,
    EventKind.MERGED: sla.EventKind.MERGED_DUPLICATE,
    EventKind.CORRECTED: sla.EventKind.CORRECTED,
    EventKind.TERMS_CHANGED: sla.EventKind.TERMS_CHANGED,
    EventKind.EXTENDED: sla.EventKind.EXTENDED,
    EventKind.PAUSED: sla.EventKind.PAUSED,
    EventKind.RESUMED: sla.EventKind.RESUMED,
    EventKind.DUPLICATE_JOINED: sla.EventKind.DUPLICATE_JOINED,
}


class TimedFact(Fact, Protocol):
    """A row of the history, as far as clocks read it."""

    @property
    def at(self) -> datetime:
        """When it happened."""

    @property
    def actor_role(self) -> str:
        """An ActorRole."""

    @property
    def from_status(self) -> str | None:
        """A Status, where it changed."""


def sla_event(fact: TimedFact) -> sla.SlaEvent | None:
    """Return what the clocks of a report hear of a row of its history; None: nothing.

    The `data` of a row must hold, beside what people read of it:
        received, edited: `pins`, `sla.policy.Pins.as_json()`; an edit only where the report is
            about something else or elsewhere. Of the receipt an earlier release wrote none.
        corrected: `pins`, and `is_triage`: true if a moderator or the dispatcher decided it.
        terms_changed: `pins`.
        extended: `until`, the new due.
        paused: `reason`, a PauseReason, and `until`.
        resumed: `reason`, that of the pause which ends.
        duplicate_joined: `resolution_due`, the due of the joined report's resolution, or null.
        question_asked: `answer_until`.
    Instants are ISO 8601.
    """
    kind = _heard(fact)
    if kind is None:
        return None
    return sla.SlaEvent(kind, fact.at, _said(kind, fact))


def _instant(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


#: What clocks hear of a row -> what they read of its data, and how.
SAID: Mapping[sla.EventKind, Mapping[str, Callable[[Any], Any]]] = {
    sla.EventKind.RECEIVED: {"pins": Pins.of},
    sla.EventKind.RESTATED: {"pins": Pins.of},
    sla.EventKind.CORRECTED: {"pins": Pins.of, "is_triage": bool},
    sla.EventKind.TERMS_CHANGED: {"pins": Pins.of},
    sla.EventKind.EXTENDED: {"until": datetime.fromisoformat},
    sla.EventKind.PAUSED: {"until": datetime.fromisoformat, "reason": PauseReason},
    sla.EventKind.DUPLICATE_JOINED: {"resolution_due": _instant},
}


def _said(kind: sla.EventKind, fact: TimedFact) -> dict[str, Any]:
    """Return what belongs to an event that the clocks hear."""
    if kind is sla.EventKind.ASKED:
        return {"until": datetime.fromisoformat(fact.data["answer_until"])}
    if kind is sla.EventKind.RESUMED:
        return {"reason": PauseReason(fact.data.get("reason", PauseReason.WAITING_REPORTER))}
    read = SAID.get(kind, {})
    return {key: of(fact.data[key]) for key, of in read.items() if key in fact.data}


def _heard(fact: TimedFact) -> sla.EventKind | None:
    kind = EventKind(fact.kind)
    if kind is EventKind.STATUS_CHANGED:
        to = Status(fact.to_status or "")
        # Whatever leads back from asking the reporter ends the waiting, and is no acceptance.
        if fact.from_status == Status.NEEDS_INFO and to in BACK_AT_WORK:
            return sla.EventKind.RESUMED
        return STATUS_HEARD.get(to)
    if kind is EventKind.PUBLIC_NOTE and fact.actor_role != ActorRole.DEPARTMENT:
        return None
    if kind is EventKind.EDITED:
        return sla.EventKind.RESTATED if "pins" in fact.data else None
    return KIND_HEARD.get(kind)


@dataclass(frozen=True)
class ClockFacts:
    """What a list knows of a report's promises beside its due."""

    #: When the promise that comes due next turns "due soon".
    due_soon_at: datetime | None = None
    #: How the promise of the last answer ended: kept or late.
    answer: str | None = None


def clock_shown(
    status: Status, due_at: datetime | None, facts: ClockFacts, now: datetime
) -> sla.ClockState:
    """Return the one clock by which lists and the map show a report.

    While it is open, that of the promise that comes due next; then that of the answer.
    """
    if status not in OPEN:
        return sla.ClockState(facts.answer) if facts.answer else sla.ClockState.CANCELLED
    if due_at is None:
        return sla.ClockState.CANCELLED
    if due_at < now:
        return sla.ClockState.OVERDUE
    is_soon = facts.due_soon_at is not None and facts.due_soon_at <= now
    return sla.ClockState.DUE_SOON if is_soon else sla.ClockState.ON_TRACK
