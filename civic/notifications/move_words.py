# SPDX-License-Identifier: EUPL-1.2
"""How a due was moved, in plain words."""

from collections.abc import Mapping

from civic.platform.i18n import N_, NN_, local_due, local_instant, translate, translate_n
from civic.sla.clock import MoveKind, MoveRule
from civic.sla.policy import Priority, Unit
from civic.sla.schemas import ComputationView, MoveView

PRIORITIES: Mapping[Priority, str] = {
    Priority.NORMAL: N_("normal"),
    Priority.HIGH: N_("high"),
    Priority.URGENT: N_("urgent"),
}
#: What happened.
REASONS: Mapping[MoveKind, str] = {
    MoveKind.RAISED: N_("%(at)s: the report was corrected, and a shorter time is promised for it."),
    MoveKind.LOWERED: N_("%(at)s: the report was corrected, and a longer time is promised for it."),
    MoveKind.TERMS_CHANGED: N_("%(at)s: newer rules came to hold that promise less time."),
    MoveKind.EXTENDED: N_("%(at)s: the department put the date off, which it may do once."),
    MoveKind.DUPLICATE_JOINED: N_("%(at)s: another report of the same was joined with this one."),
}
#: What came of it.
RESULTS: Mapping[MoveRule, str] = {
    MoveRule.TARGET: N_("Counted from the start of the clock: %(due)s instead of %(before)s."),
    MoveRule.FLOOR: N_(
        "Two working hours are left whatever was promised: %(due)s instead of %(before)s."
    ),
    MoveRule.STAYS: N_("The date stays: %(due)s."),
    MoveRule.TRIAGE: N_(
        "It was found within one working day, so the longer time holds: %(due)s instead of"
        " %(before)s."
    ),
    MoveRule.GROUP: N_("The earliest date of all holds: %(due)s instead of %(before)s."),
    MoveRule.EXTENSION: N_("%(due)s instead of %(before)s. Figures count both dates."),
}
SPANS: Mapping[Unit, tuple[str, str]] = {
    Unit.WORKING_DAYS: NN_("%(n)s working day", "%(n)s working days"),
    Unit.CALENDAR_DAYS: NN_("%(n)s day", "%(n)s days"),
    Unit.WORKING_HOURS: NN_("%(n)s working hour", "%(n)s working hours"),
    Unit.WORKING_MINUTES: NN_("%(n)s working minute", "%(n)s working minutes"),
}


def move_words(move: MoveView, computation: ComputationView, language: str) -> str:
    """Return what happened, what came of it, and by what it was reckoned."""
    zone = computation.zone
    values = {
        "at": local_instant(move.at, zone, language),
        "due": local_due(move.due_at, zone, language),
        "before": local_due(move.from_due_at, zone, language),
    }
    told = [REASONS[move.kind], RESULTS[move.rule]]
    said = [translate(sentence, language) % values for sentence in told]
    return " ".join([*said, *_source(move, language)])


def span_words(allowance: Mapping[str, int], language: str) -> str:
    """Return an allowance as a span of time."""
    ((unit, n),) = allowance.items()
    return translate_n(*SPANS[Unit(unit)], n, language) % {"n": n}


def priority_words(priority: Priority, language: str) -> str:
    """Return a priority in a word."""
    return translate(PRIORITIES[priority], language)


def _source(move: MoveView, language: str) -> list[str]:
    """Return by what it runs since, where that is something else than before."""
    if not (move.allowance and move.promise and move.calendar and move.priority):
        return []
    sentence = N_(
        "By: %(span)s; promise %(promise)s, version %(p)s; calendar %(calendar)s, version %(c)s;"
        " priority: %(priority)s."
    )
    values = {
        "span": span_words(move.allowance, language),
        "promise": move.promise.code,
        "p": move.promise.version,
        "calendar": move.calendar.code,
        "c": move.calendar.version,
        "priority": priority_words(move.priority, language),
    }
    return [translate(sentence, language) % values]
