# SPDX-License-Identifier: EUPL-1.2
"""What else a department of the demo city does with a report while it works on it.

Its dice are thrown by the report's id: what happens at the desk changes nothing of the rest.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.policy import Actor, Grant
from civic.reports.assignment_commands import assign
from civic.reports.commands import By
from civic.reports.correction_commands import correct, correction
from civic.reports.correction_schemas import CorrectionBody, SplitBody
from civic.reports.errors import NotExtendable, NotPausable
from civic.reports.extension_commands import extend
from civic.reports.kinds import SPLITTABLE, Priority
from civic.reports.models import Report
from civic.reports.policy import rights_of
from civic.reports.promise_commands import let_pauses_lapse, pause
from civic.reports.promise_schemas import DeclaredPause, ExtensionBody, PauseBody
from civic.reports.split_commands import split

#: How often things happen at the desk.
CHANCES = {"taken": 0.6, "raised": 0.06, "split": 0.02, "paused": 0.05, "extended": 0.12}
SOON = timedelta(minutes=10)


@dataclass
class Desk:
    """The desk on which one report lies."""

    session: Session
    report: Report
    #: Who works on it, as their deeds are signed.
    clerk: Callable[[], By]
    #: Who decides that an answer comes later; not every department of the demo has somebody.
    manager: By | None
    say: Callable[[str], str]
    #: Code of what reports tell of as well.
    other_category: str
    now: datetime

    def __post_init__(self) -> None:  # noqa: D105 - says nothing that the class does not
        self._dice = Random(self.report.id.int)  # noqa: S311 - dice, not secrets

    def begin(self, at: datetime) -> datetime:
        """Do what is done when work begins, up to now; return when it goes on."""
        for what, do in self._beginnings().items():
            if self._happens(what) and (later := at + SOON) < self.now:
                at = do(later)
        return at

    def put_off(self, at: datetime) -> None:
        """Put the answer off by some days, if there is a need and that is allowed at `at`."""
        if self.manager is None or at >= self.now or not self._happens("extended"):
            return
        for days in (3, 2, 1, 4):
            until = (self.report.due_at or at).date() + timedelta(days=days)
            body = ExtensionBody(until=until, reason=self.say("extended"))
            try:
                extend(self.session, self.report, body, self.manager, at)
            except NotExtendable:
                continue
            return

    def _beginnings(self) -> Mapping[str, Callable[[datetime], datetime]]:
        return {
            "taken": self._take,
            "raised": self._raise,
            "split": self._split,
            "paused": self._pause,
        }

    def _happens(self, what: str) -> bool:
        return self._dice.random() < CHANCES[what]

    def _take(self, at: datetime) -> datetime:
        by = self.clerk()
        assign(self.session, self.report, by.person_id, by, at, may_assign_others=False)
        return at

    def _raise(self, at: datetime) -> datetime:
        body = CorrectionBody(
            priority=self._dice.choice([Priority.HIGH, Priority.URGENT]),
            reason=self.say("raised"),
        )
        rights = rights_of(self._actor(), self.report, holds_key=False)
        found = correction(self.session, self.report, body, rights)
        if found is not None:
            correct(self.session, self.report, found, body.reason, self.clerk(), at)
        return at

    def _split(self, at: datetime) -> datetime:
        if self.report.status in SPLITTABLE:
            body = SplitBody(
                category=self.other_category,
                description=self.say("part"),
                reason=self.say("split"),
            )
            part_id = UUID(int=self.report.id.int ^ 1)
            split(self.session, self.report, body, self.clerk(), at, part_id=part_id)
        return at

    def _pause(self, at: datetime) -> datetime:
        """Wait for the weather; return when it is over."""
        if self.manager is None:
            return at
        until = at.date() + timedelta(days=self._dice.randint(1, 4))
        body = PauseBody(
            reason=DeclaredPause.WEATHER_OR_SEASON, text=self.say("paused"), until=until
        )
        try:
            row = pause(self.session, self.report, body, self.manager, at)
        except NotPausable:
            return at
        ended_at = datetime.fromisoformat(row.data["until"])
        if ended_at < self.now:
            let_pauses_lapse(self.session, self.report.id, ended_at, ended_at)
        return ended_at

    def _actor(self) -> Actor:
        by, report = self.clerk(), self.report
        held = Grant(Role.CLERK, report.jurisdiction_id, report.department_id)
        return Actor(by.person_id, grants=frozenset({held}))
