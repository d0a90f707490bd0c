# SPDX-License-Identifier: EUPL-1.2
"""Promises in plain words: what is due, when, and how that was computed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from civic.notifications.move_words import move_words, priority_words
from civic.platform.i18n import (
    N_,
    NN_,
    local_date,
    local_due,
    local_instant,
    pick,
    translate,
    translate_n,
)
from civic.reports.kinds import Outcome
from civic.sla.calendar_policy import SATURDAY, ClosedReason
from civic.sla.pause_policy import PauseReason
from civic.sla.policy import Priority, Target, Unit
from civic.sla.schemas import ClosedDayView, ComputationView, PauseView, TimerView

TARGETS = {
    Target.MODERATION: N_("Checked and passed on"),
    Target.FIRST_RESPONSE: N_("First reply by a person"),
    Target.RESOLUTION: N_("Final answer"),
    Target.ANSWER_REVIEW: N_("Review of the answer"),
}
ALLOWANCES = {
    Unit.WORKING_DAYS: NN_(
        "Promised within %(n)s working day, counted from the next day and until closing time.",
        "Promised within %(n)s working days, counted from the next day; the last one runs until"
        " closing time.",
    ),
    Unit.CALENDAR_DAYS: NN_(
        "Promised within %(n)s day, counted from the next day and until midnight.",
        "Promised within %(n)s days, counted from the next day; the last one runs until midnight.",
    ),
    Unit.WORKING_HOURS: NN_(
        "Promised within %(n)s working hour: only the time in which the office is open counts.",
        "Promised within %(n)s working hours: only the time in which the office is open counts.",
    ),
    Unit.WORKING_MINUTES: NN_(
        "Promised within %(n)s working minute: only the time in which the office is open counts.",
        "Promised within %(n)s working minutes: only the time in which the office is open counts.",
    ),
}
OUTCOMES = {
    Outcome.FIXED: N_("The problem has been fixed."),
    Outcome.SCHEDULED: N_("The work is planned for %(day)s."),
    Outcome.NOTHING_TO_FIX: N_("There was nothing to fix."),
    Outcome.NOT_OURS: N_("Somebody else is responsible: %(who)s."),
    Outcome.DECLINED: N_("The department will not do this. The reason: %(reason)s"),
    Outcome.DUPLICATE: N_("The same problem was reported before."),
}
GRADES = {
    5: N_("Very content"),
    4: N_("Rather content"),
    3: N_("So-so"),
    2: N_("Not content"),
    1: N_("Not content at all"),
}
#: Why the city's time stood still.
PAUSES = {
    PauseReason.WAITING_REPORTER: N_(
        "Not counted: %(start)s to %(end)s, while the city waits for the reporter's reply."
    ),
    PauseReason.WEATHER_OR_SEASON: N_(
        "Not counted: %(start)s to %(end)s, because of the weather or the season."
    ),
    PauseReason.FORCE_MAJEURE: N_(
        "Not counted: %(start)s to %(end)s, because of what nobody in the city could prevent."
    ),
}
#: Public holidays whose names their source does not have in all five languages.
#: Source: PyPI `holidays`, Finland, in English.
HOLIDAYS = (
    N_("New Year's Day"),
    N_("Epiphany"),
    N_("Good Friday"),
    N_("Easter Sunday"),
    N_("Easter Monday"),
    N_("May Day"),
    N_("Ascension Day"),
    N_("Whit Sunday"),
    N_("Midsummer Eve"),
    N_("Midsummer Day"),
    N_("All Saints' Day"),
    N_("Independence Day"),
    N_("Christmas Eve"),
    N_("Christmas Day"),
    N_("Second Day of Christmas"),
)


@dataclass(frozen=True)
class Due:
    """A promise as people read it."""

    label: str
    when: str
    #: How it was computed, a sentence each.
    how: tuple[str, ...]


def due_words(timer: TimerView, zone: str, language: str) -> Due:
    """Return what `timer` promises in words; instants in the city's `zone`."""
    return Due(
        translate(TARGETS[timer.target], language),
        local_due(timer.due_at, zone, language),
        how_computed(timer.computation, language),
    )


def how_computed(computation: ComputationView, language: str) -> tuple[str, ...]:
    """Return the sentences that say how a due came about, so that anybody can count it anew."""
    ((unit, n),) = computation.allowance.items()
    sentences = [translate_n(*ALLOWANCES[Unit(unit)], n, language) % {"n": n}]
    if days := _days_off(computation.closed_days, language):
        sentences.append(translate("Not counted: %(days)s.", language) % {"days": days})
    if computation.priority is not Priority.NORMAL:
        priority = priority_words(computation.priority, language)
        sentences.append(translate("Priority: %(priority)s.", language) % {"priority": priority})
    told = [
        (pause.started_at, _pause_words(pause, computation, language))
        for pause in computation.pauses
    ]
    told += [(move.at, move_words(move, computation, language)) for move in computation.moves]
    # What happened first is told first; of one instant, what stood still.
    sentences += [words for _, words in sorted(told, key=lambda pair: pair[0])]
    return tuple(sentences)


def _pause_words(pause: PauseView, computation: ComputationView, language: str) -> str:
    span = {
        "start": local_instant(pause.started_at, computation.zone, language),
        "end": local_instant(pause.until, computation.zone, language),
    }
    return translate(PAUSES[pause.reason], language) % span


def outcome_words(outcome: str, details: dict[str, str], language: str) -> str:
    """Return what a response comes to, as a sentence."""
    values = dict(details)
    if planned := values.get("scheduled_on"):
        values["day"] = local_date(date.fromisoformat(planned), language)
    return translate(OUTCOMES[Outcome(outcome)], language) % values


def _days_off(days: Iterable[ClosedDayView], language: str) -> str:
    """Return the days that did not count: weekends as one, the others with name and date."""
    parts = []
    named = [day for day in days if day.reason != ClosedReason.WEEKEND]
    if len(named) < len(list(days)) or any(day.on.weekday() >= SATURDAY for day in named):
        parts.append(translate("weekends", language))
    parts += [_day_off(day, language) for day in named if day.on.weekday() < SATURDAY]
    return ", ".join(parts)


def _day_off(day: ClosedDayView, language: str) -> str:
    name = day.name.get(language) or translate(pick(day.name, "en"), language)
    written = local_date(day.on, language)
    return f"{written} ({name})" if name else written
