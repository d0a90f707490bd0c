# SPDX-License-Identifier: EUPL-1.2
"""What a clock is made of: what happens to it, how its due was moved, when it stands still."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from civic.sla.pause_policy import ClockPause
from civic.sla.policy import ClockPins, Target


class EventKind(StrEnum):
    """What happens to a report that its clocks care about, or are known not to care about."""

    #: `data` holds `pins`, the Pins of the report.
    RECEIVED = "received"
    ACCEPTED = "accepted"
    #: Its reporter changed it so that it has to be checked after all, or anew.
    SENT_BACK = "sent_back"
    #: Its reporter said within minutes that it is about something else, or elsewhere: `data` holds
    #: the `pins` by which it is promised anew, from its receipt on.
    RESTATED = "restated"
    PUBLIC_NOTE_BY_PERSON = "public_note_by_person"
    TRANSFERRED = "transferred"
    #: The reporter is asked something; `data` may hold `until`, an instant.
    ASKED = "asked"
    #: The reporter said what was asked.
    REPLIED = "replied"
    #: Something stands still for another reason; `data` holds `reason`, and may hold `until`.
    PAUSED = "paused"
    #: There is nothing to wait for any more; `data` may hold the `reason` that is gone.
    RESUMED = "resumed"
    #: Category, place or priority were wrong: `data` holds the `pins` that are right and
    #: `is_triage`, whether somebody decided it who may promise more time.
    CORRECTED = "corrected"
    #: `data` holds the `pins` of newer versions.
    TERMS_CHANGED = "terms_changed"
    #: `data` holds `until`, the new due.
    EXTENDED = "extended"
    #: Another report was merged into this one; `data` holds `resolution_due`, the due of its
    #: resolution if that still ran, else None.
    DUPLICATE_JOINED = "duplicate_joined"
    ANSWERED = "answered"
    ANSWER_REVIEWED = "answer_reviewed"
    REOPENED = "reopened"
    CLOSED = "closed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    MERGED_DUPLICATE = "merged_duplicate"


class Outcome(StrEnum):
    """How a clock ended."""

    KEPT = "kept"
    LATE = "late"
    #: There is nothing left to promise: withdrawn, merged, closed.
    CANCELLED = "cancelled"
    #: It was answered, in time or late, and the answer did not hold: the report was reopened.
    NOT_RESOLVED = "not_resolved"


class MoveKind(StrEnum):
    """Why a due was moved, or was not although something was decided that might have moved it."""

    EXTENDED = "extended"
    RAISED = "raised"
    LOWERED = "lowered"
    TERMS_CHANGED = "terms_changed"
    DUPLICATE_JOINED = "duplicate_joined"


class MoveRule(StrEnum):
    """By which rule a due came to where it is."""

    #: By the new target, from the start of the clock on.
    TARGET = "target"
    #: The new target was over or nearly so: two working hours were left.
    FLOOR = "floor"
    #: The new target ends later, or too late to bring anything forward: the due stayed.
    STAYS = "stays"
    #: A longer target counts, since it was found within a working day of the receipt.
    TRIAGE = "triage"
    #: The due of the report that joined came first.
    GROUP = "group"
    #: Once, before the due, by no more than the target.
    EXTENSION = "extension"


@dataclass(frozen=True)
class SlaEvent:
    """Something that happened to a report."""

    kind: EventKind
    at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Move:
    """A due moved for good, or a decision that left it where it was."""

    kind: MoveKind
    at: datetime
    #: Before and after, as people were told: with the pauses that were known then.
    from_due_at: datetime
    due_at: datetime
    #: The due after it without any pause.
    base_at: datetime
    rule: MoveRule
    #: By what the clock ran before and runs since; None: by the same as before.
    from_pins: ClockPins | None = None
    pins: ClockPins | None = None

    @classmethod
    def of(cls, written: Mapping[str, Any]) -> "Move":
        """Return the move that `as_json` wrote."""
        before, after = written["from_pins"], written["pins"]
        return cls(
            MoveKind(written["kind"]),
            datetime.fromisoformat(written["at"]),
            datetime.fromisoformat(written["from_due_at"]),
            datetime.fromisoformat(written["due_at"]),
            datetime.fromisoformat(written["base_at"]),
            MoveRule(written["rule"]),
            None if before is None else ClockPins.of(before),
            None if after is None else ClockPins.of(after),
        )

    @property
    def is_felt(self) -> bool:
        """Whether the due is another one since."""
        return self.due_at != self.from_due_at

    def as_json(self) -> dict[str, Any]:
        """Return the move as it is stored."""
        return {
            "kind": self.kind.value,
            "at": self.at.isoformat(),
            "from_due_at": self.from_due_at.isoformat(),
            "due_at": self.due_at.isoformat(),
            "base_at": self.base_at.isoformat(),
            "rule": self.rule.value,
            "from_pins": self.from_pins and self.from_pins.as_json(),
            "pins": self.pins and self.pins.as_json(),
        }


@dataclass(frozen=True)
class Clock:
    """One target of one report in one cycle."""

    target: Target
    cycle: int
    started_at: datetime
    due_at: datetime
    #: What was promised at first; whatever moves the due, this stays.
    original_due_at: datetime
    #: By what it runs now.
    pins: ClockPins
    stopped_at: datetime | None = None
    outcome: Outcome | None = None
    #: In the order of their start; those for different reasons may overlap.
    pauses: tuple[ClockPause, ...] = ()
    #: In their order.
    moves: tuple[Move, ...] = ()

    @property
    def is_running(self) -> bool:
        """Whether the promise is still open."""
        return self.stopped_at is None

    @property
    def breached_at(self) -> datetime | None:
        """The due, where the clock stopped after it; None while it runs."""
        return self.due_at if self.stopped_at and self.stopped_at > self.due_at else None

    @property
    def base_at(self) -> datetime:
        """The due as it would be without pauses."""
        return self.moves[-1].base_at if self.moves else self.original_due_at

    @property
    def promised_at(self) -> datetime:
        """The due as it would be without pauses and extension: where the target ends."""
        felt = (m for m in self.moves if m.kind is not MoveKind.EXTENDED and m.is_felt)
        last = last_of(felt)
        return last.base_at if last else self.original_due_at

    @property
    def is_extended(self) -> bool:
        """Whether it has had its extension."""
        return any(move.kind is MoveKind.EXTENDED for move in self.moves)

    @property
    def original_pins(self) -> ClockPins:
        """By what `original_due_at` was reckoned."""
        return next((move.from_pins for move in self.moves if move.from_pins), self.pins)

    def paused_until(self, at: datetime) -> datetime | None:
        """Return until when the clock stands still that stands still at `at`, if it does."""
        until = at
        while lasting := [pause.until for pause in self.pauses if pause.lasts_at(until)]:
            until = max(lasting)
        return until if self.is_running and until > at else None

    def pause_ends_at(self, at: datetime) -> datetime | None:
        """Return when the pause ends by itself that ends first of those that last at `at`."""
        lasting = (pause.until for pause in self.pauses if pause.lasts_at(at))
        return min(lasting, default=None) if self.is_running else None


def last_of(moves: Iterable[Move]) -> Move | None:
    """Return the last of `moves`, if there are any."""
    last = None
    for last in moves:  # noqa: B007 - the last one is what is asked for
        pass
    return last
