# SPDX-License-Identifier: EUPL-1.2
"""Who is told what; pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid5

from civic.notifications.kinds import Kind
from civic.sla.policy import BREACH_STEP, Target

#: Names the facts of this package among all name-based UUIDs.
FACTS = UUID("5a3c1f0e-6d0b-4f53-9a55-0a4f5d0c7b11")


@dataclass(frozen=True)
class Recipient:
    """Whom a message goes to, and in which language."""

    address: str
    language: str
    person_id: UUID | None = None
    #: The row that says that they follow the report; None for all others.
    follower_id: UUID | None = None
    #: Their own report, which was merged into the one that it is about.
    duplicate_id: UUID | None = None
    #: The report to which they say "me too".
    supported_id: UUID | None = None
    #: Code of the calendar whose hours they keep; None: they are told at any hour.
    calendar: str | None = None
    #: When these hours begin, where they have to wait for them.
    not_before: datetime | None = None

    @property
    def why(self) -> dict[str, str]:
        """Why they are told, where they neither reported it nor work on it."""
        reasons = {
            "follower_id": self.follower_id,
            "duplicate_id": self.duplicate_id,
            "supported_id": self.supported_id,
        }
        return {name: str(key) for name, key in reasons.items() if key is not None}


@dataclass(frozen=True)
class News:
    """What there is to tell, and of which fact (`fact_id`)."""

    kind: Kind
    fact_id: UUID
    report_id: UUID | None = None
    #: Ids and numbers of the rows that it tells of.
    data: Mapping[str, Any] = field(default_factory=dict)


class Audience(StrEnum):
    """Who hears of a promise that runs out."""

    #: Who works it: the mailbox of the department, or its clerks where it has none.
    HANDLERS = "handlers"
    MANAGERS = "managers"
    #: Those who look after the whole city: managers of the dispatcher's queue.
    COORDINATORS = "coordinators"
    REPORTER = "reporter"
    #: Somebody outside of the departments, where the city named them.
    OMBUDSMAN = "ombudsman"


#: Percent of the working time -> who is told when it has run. Before 75 % nobody gets a mail:
#: the queue shows it.
#: Source: facts on promises and timers, "escalation steps": recipients widen.
TOLD_AT: Mapping[int, frozenset[Audience]] = {
    75: frozenset({Audience.HANDLERS}),
    90: frozenset({Audience.HANDLERS}),
    100: frozenset({Audience.HANDLERS, Audience.MANAGERS, Audience.REPORTER}),
    150: frozenset({Audience.HANDLERS, Audience.MANAGERS}),
    200: frozenset({Audience.HANDLERS, Audience.MANAGERS, Audience.COORDINATORS}),
    300: frozenset(
        {Audience.HANDLERS, Audience.MANAGERS, Audience.COORDINATORS, Audience.OMBUDSMAN}
    ),
}
#: Targets that concern the city's own work on an answer; the reporter is not told of them.
INTERNAL_TARGETS = frozenset({Target.ANSWER_REVIEW})


def told_at(step: int, target: Target, *, is_open: bool) -> frozenset[Audience]:
    """Return who is told that `step` percent of the time of `target` have run.

    A step of the city's own making between two of the table is told as the one below it, but the
    reporter hears of the breach once. What was done meanwhile (`is_open` is false) needs no
    warning and no further escalation; that it came late is still told to the department.
    """
    reached = [known for known in TOLD_AT if known <= step]
    if not reached or (not is_open and step != BREACH_STEP):
        return frozenset()
    told = TOLD_AT[max(reached)]
    if not is_open or step != BREACH_STEP or target in INTERNAL_TARGETS:
        return told - {Audience.REPORTER}
    return told


def waits_for_hours(step: int) -> bool:
    """Tell whether news of `step` percent wait until those open who are told: a warning does.

    A broken promise is told at once.
    """
    return step < BREACH_STEP


def fact_id(name: str, *parts: object) -> UUID:
    """Return the key of a fact: the same for the same fact, however often it is told."""
    return uuid5(FACTS, "|".join([name, *map(str, parts)]))
