# SPDX-License-Identifier: EUPL-1.2
"""Reports in plain words: statuses, clocks, history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from civic.notifications.words import GRADES, TARGETS, how_computed, outcome_words
from civic.platform.i18n import N_, local_due, local_instant, translate, translate_n
from civic.reports.kinds import ActorRole, EventKind, Status
from civic.reports.schemas import PhotoRef, ResponseView, TimelineEntry
from civic.reports.words import STATUSES
from civic.sla.clock_policy import ClockState
from civic.sla.pause_policy import PauseReason
from civic.sla.policy import Target, Unit
from civic.sla.schemas import TimerView

EXPLAINED = {
    Status.SUBMITTED: N_("A person looks at it first. Until then its text and photos stay hidden."),
    Status.ACCEPTED: N_("%(department)s has it and must answer."),
    Status.IN_PROGRESS: N_("%(department)s works on it."),
    Status.NEEDS_INFO: N_("%(department)s needs to know more from the reporter."),
    Status.ANSWERED: N_("%(department)s has answered. The reporter can now rate the answer."),
    Status.REOPENED: N_("The answer did not settle it. %(department)s must answer anew."),
    Status.CLOSED: N_("Nothing more is owed."),
    Status.REJECTED: N_("It is not something that the city takes on here."),
    Status.WITHDRAWN: N_("The reporter took it back."),
}
FACES = {
    ClockState.ON_TRACK: N_("On track"),
    ClockState.DUE_SOON: N_("Due soon"),
    ClockState.OVERDUE: N_("Overdue"),
    ClockState.KEPT: N_("Kept"),
    ClockState.LATE: N_("Late"),
    ClockState.CANCELLED: N_("No longer owed"),
    ClockState.NOT_RESOLVED: N_("Did not settle it"),
}
#: What stands before the instant: while it is owed, once it is overdue, when it has been done.
LEADS: Mapping[Target, tuple[str, str, str]] = {
    Target.MODERATION: (N_("Checked by"), N_("Check was due"), N_("Checked")),
    Target.FIRST_RESPONSE: (
        N_("First reply by"),
        N_("First reply was due"),
        N_("First reply"),
    ),
    Target.RESOLUTION: (N_("Answer by"), N_("Answer was due"), N_("Answered")),
    Target.ANSWER_REVIEW: (
        N_("Answer reviewed by"),
        N_("Review of the answer was due"),
        N_("Answer reviewed"),
    ),
}
CHANGES = {
    Status.SUBMITTED: N_("Waits to be checked"),
    Status.ACCEPTED: N_("Checked and taken on"),
    Status.IN_PROGRESS: N_("Work has begun"),
    Status.NEEDS_INFO: N_("The department asks the reporter"),
    Status.ANSWERED: N_("Answered"),
    Status.REOPENED: N_("Opened again"),
    Status.CLOSED: N_("Closed"),
    Status.REJECTED: N_("Not taken on"),
    Status.WITHDRAWN: N_("Withdrawn by the reporter"),
}
VERDICTS = {
    "content": N_("Closed: the reporter is content"),
    "silence": N_("Closed without the reporter's verdict"),
    "verified": N_("Closed: residents looked, and it is fixed"),
}
HAPPENED = {
    EventKind.RECEIVED: N_("Received"),
    EventKind.ROUTED: N_("Passed to %(department)s"),
    EventKind.TRANSFERRED: N_("Passed on from %(before)s to %(department)s"),
    EventKind.PUBLIC_NOTE: N_("%(department)s writes"),
    EventKind.INTERNAL_NOTE: N_("Internal note"),
    EventKind.ANSWERED: N_("%(department)s answers"),
    EventKind.ANSWER_REVIEWED: N_("The answer was reviewed"),
    EventKind.RATED: N_("The reporter rates the answer: %(grade)s of 5, %(words)s"),
    EventKind.MERGED: N_("The same as %(original)s"),
    EventKind.STEP_REACHED: N_("A reminder was sent"),
    EventKind.EDITED: N_("The reporter changed the report"),
    EventKind.QUESTION_ASKED: N_("%(department)s asks the reporter"),
    EventKind.QUESTION_ANSWERED: N_("The reporter replies"),
    EventKind.REPLY_REVIEWED: N_("A moderator looked at the reply"),
    EventKind.QUESTION_LAPSED: N_("No reply came in time; the city goes on without"),
    EventKind.CORRECTED: N_("The department corrected the report"),
    EventKind.ASSIGNED: N_("Given to somebody of the department"),
    EventKind.EXTENDED: N_("The date was put off, once"),
    EventKind.EXTENSION_ASKED: N_("Asks a manager for more time"),
    EventKind.EXTENSION_DECLINED: N_("Declined more time"),
    EventKind.PAUSED: N_("The clock stands still"),
    EventKind.RESUMED: N_("The clock runs again"),
    EventKind.TERMS_CHANGED: N_("A newer promise holds"),
    EventKind.DUPLICATE_JOINED: N_("Another report of the same was joined"),
    EventKind.SPLIT: N_("A part goes on as a report of its own"),
    EventKind.ESCALATED: N_("Passed up for a decision"),
    EventKind.ANNOTATED: N_("%(department)s explains the delay"),
    EventKind.PHOTO_REDACTED: N_("A part of a photo was made unreadable"),
    EventKind.VISITED: N_("Somebody of the department was there"),
    EventKind.WORK_ORDERED: N_("A contractor was asked to do it"),
    EventKind.WORK_REPORTED: N_("The contractor tells what was done"),
    EventKind.WORK_ENDED: N_("The contractor is not asked any more"),
    EventKind.CHECKED_BY_RESIDENTS: N_("Residents looked at the place"),
}
#: The same where dates are known.
#: As what somebody acted, in the place of a name.
DOERS = {
    ActorRole.REPORTER: N_("Resident"),
    ActorRole.DEPARTMENT: N_("Department"),
    ActorRole.MODERATOR: N_("Moderator"),
    ActorRole.CONTRACTOR: N_("Contractor"),
    ActorRole.RESIDENTS: N_("Residents on the spot"),
    ActorRole.ADMINISTRATOR: N_("Administration"),
    ActorRole.SYSTEM: N_("By itself"),
}
#: What residents found who looked at the place.
CHECKED = {
    "fixed": N_("Residents looked: it is fixed"),
    "not_fixed": N_("Residents looked: it is not fixed"),
    "there": N_("Residents looked: it is still there"),
    "gone": N_("Residents looked: it is gone"),
}
DATED = {
    EventKind.EXTENDED: N_("The date was put off, once: %(until)s instead of %(due_before)s"),
    EventKind.PAUSED: N_("The clock stands still until %(until)s: %(reason)s"),
}
#: Who was told of a broken promise.
ALERTED = {
    "managers": N_("Overdue: the managers of the department were told"),
    "coordinators": N_("Twice the time has run: the city's coordinators were told"),
    "ombudsman": N_("Three times the time has run: the ombudsman was told"),
}
#: Why a department let the clock stand still.
STANDS_STILL: Mapping[str, str] = {
    PauseReason.WEATHER_OR_SEASON: N_("the weather or the season does not allow the work"),
    PauseReason.FORCE_MAJEURE: N_("something nobody can help came in between"),
}
#: What they say stands higher up on the page.
TOLD_ELSEWHERE = frozenset({EventKind.RECEIVED, EventKind.ANSWERED})
#: To which a report goes with words of their own, so that the change needs none.
WITH_WORDS = frozenset({Status.ANSWERED, Status.NEEDS_INFO})
ENDED = frozenset({ClockState.KEPT, ClockState.LATE, ClockState.NOT_RESOLVED})


@dataclass(frozen=True)
class ClockShown:
    """A promise as every page shows it; `state` also names its colour and its icon."""

    state: str
    #: The state in a word.
    face: str
    #: What stands before `when`.
    lead: str
    when: str
    #: A line about it: what is left, or by when it had been promised.
    note: str
    used_percent: int
    is_running: bool
    #: The target in words.
    label: str
    #: Nothing, or that it is a later attempt.
    attempt: str
    started: str
    due: str
    #: The first due, where it was moved.
    original: str | None
    how: tuple[str, ...]
    #: Codes and versions of what it was computed by.
    source: str


@dataclass(frozen=True)
class Entry:
    """A row of the history in words."""

    who: str
    what: str
    when: str
    at: str
    text: str | None
    is_small: bool
    is_internal: bool
    #: Of a reply.
    photos: tuple[PhotoRef, ...] = ()


@dataclass(frozen=True)
class Voice:
    """In which language and in which city's time a page speaks."""

    language: str
    zone: str

    def say(self, message: str) -> str:
        """Return `message` in the language of the page."""
        return translate(message, self.language)

    def instant(self, at: datetime) -> str:
        """Return the instant in the city's time."""
        return local_instant(at, self.zone, self.language)

    def due(self, at: datetime) -> str:
        """Return the instant as a due in the city's time."""
        return local_due(at, self.zone, self.language)


def clock_shown(timer: TimerView, now: datetime, voice: Voice) -> ClockShown:
    """Return the promise in words."""
    lead, when, note = _told(timer, now, voice)
    by = timer.computation
    attempt = voice.say(N_("Attempt %(n)s")) % {"n": timer.cycle} if timer.cycle > 1 else ""
    source = voice.say(
        N_("Promise %(promise)s, version %(p)s; calendar %(calendar)s, version %(c)s")
    )
    is_moved = timer.original_due_at != timer.due_at
    return ClockShown(
        state=timer.state.value,
        face=voice.say(FACES[timer.state]),
        lead=lead,
        when=when,
        note=note,
        used_percent=max(0, min(100, round(timer.used_share * 100))),
        is_running=timer.stopped_at is None,
        label=voice.say(TARGETS[timer.target]),
        attempt=attempt,
        started=voice.instant(timer.started_at),
        due=voice.due(timer.due_at),
        original=voice.due(timer.original_due_at) if is_moved else None,
        how=how_computed(by, voice.language),
        source=source
        % {
            "promise": by.promise.code,
            "p": by.promise.version,
            "calendar": by.calendar.code,
            "c": by.calendar.version,
        },
    )


def status_words(status: Status, department: str, voice: Voice) -> tuple[str, str]:
    """Return where the report stands: a word or two, and a sentence."""
    values = {"department": department}
    return voice.say(STATUSES[status]), voice.say(EXPLAINED[status]) % values


def response_words(response: ResponseView, voice: Voice) -> str:
    """Return what the response comes to, as a sentence."""
    details = {
        key: str(value)
        for key in ("scheduled_on", "who", "reason")
        if (value := getattr(response, key)) is not None
    }
    return outcome_words(response.outcome, details, voice.language)


def history(entries: list[TimelineEntry], voice: Voice) -> list[Entry]:
    """Return the history in words, oldest first.

    A response and a question stand with their own words; that the status changed with them is not
    said twice.
    """
    shown = [e for e in entries if e.to_status not in WITH_WORDS]
    return [_entry(entry, voice) for entry in shown]


def _told(timer: TimerView, now: datetime, voice: Voice) -> tuple[str, str, str]:
    owed, overdue, done = (voice.say(lead) for lead in LEADS[timer.target])
    if timer.state in ENDED and timer.stopped_at is not None:
        promised = voice.say(N_("Promised for %(due)s")) % {"due": voice.due(timer.due_at)}
        return done, voice.instant(timer.stopped_at), promised
    if timer.state is ClockState.OVERDUE:
        return overdue, voice.due(timer.due_at), voice.say(N_("The promise was not kept."))
    if timer.state is ClockState.CANCELLED:
        return owed, voice.due(timer.due_at), voice.say(N_("It ended before that."))
    return owed, voice.due(timer.due_at), _left(timer, now, voice)


def _left(timer: TimerView, now: datetime, voice: Voice) -> str:
    """Return how many days are left after today, those that do not count left out."""
    zone = ZoneInfo(voice.zone)
    today = now.astimezone(zone).date()
    last = (timer.due_at - timedelta(microseconds=1)).astimezone(zone).date()
    closed = {day.on for day in timer.computation.closed_days}
    span = (last - today).days
    days = [today + timedelta(days=n) for n in range(1, span + 1)]
    n = sum(day not in closed for day in days)
    if span <= 0:
        return voice.say(N_("Due today"))
    if Unit.CALENDAR_DAYS in timer.computation.allowance:
        words = translate_n("%(n)s day left", "%(n)s days left", n, voice.language)
    else:
        words = translate_n("%(n)s working day left", "%(n)s working days left", n, voice.language)
    return words % {"n": n}


def _entry(entry: TimelineEntry, voice: Voice) -> Entry:
    return Entry(
        who=_who(entry, voice),
        what=_what(entry, voice),
        when=voice.instant(entry.at),
        at=entry.at.isoformat(),
        text=None if entry.kind in TOLD_ELSEWHERE else entry.text,
        is_small=entry.by == "system" or entry.kind is EventKind.ROUTED,
        is_internal=not entry.is_public,
        photos=tuple(PhotoRef.model_validate(one) for one in entry.data.get("photos", ())),
    )


def _who(entry: TimelineEntry, voice: Voice) -> str:
    if entry.by is ActorRole.DEPARTMENT and entry.department is not None:
        return entry.department.name
    return voice.say(DOERS[entry.by])


def _what(entry: TimelineEntry, voice: Voice) -> str:
    if entry.to_status is not None:
        message = VERDICTS.get(str(entry.data.get("verdict")), CHANGES[entry.to_status])
        return voice.say(message)
    grade = entry.data.get("grade")
    values = {
        "department": entry.department.name if entry.department else voice.say(N_("Department")),
        "before": entry.data.get("from", ""),
        "grade": grade,
        "words": voice.say(GRADES[grade]) if grade in GRADES else "",
        "original": entry.data.get("original", ""),
        "until": _due(entry, "until", voice),
        "due_before": _due(entry, "due_before", voice),
        "reason": voice.say(STANDS_STILL.get(str(entry.data.get("reason")), "")),
    }
    words = CHECKED.get(str(entry.data.get("checked")), HAPPENED[entry.kind])
    for who in entry.data.get("told", ()):
        words = ALERTED.get(who, words)
    if values["until"] and (values["due_before"] or values["reason"]):
        words = DATED.get(entry.kind, words)
    return voice.say(words) % values


def _due(entry: TimelineEntry, key: str, voice: Voice) -> str:
    """Return a due that stands in the data of an entry; nothing where there is none."""
    written = entry.data.get(key)
    return voice.due(datetime.fromisoformat(written)) if written else ""
