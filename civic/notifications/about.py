# SPDX-License-Identifier: EUPL-1.2
"""The report that a message is about, with what its names are looked up in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from civic.catalogue.snapshot import Catalogue
from civic.notifications import words
from civic.notifications.models import Delivery
from civic.places.models import Jurisdiction
from civic.platform.i18n import local_due, pick, translate
from civic.reports.models import Report, ReportEvent
from civic.sla.models import SlaTimer
from civic.sla.policy import Target
from civic.sla.queries import timer_views, timers_of


class Pointless(Exception):
    """Nobody needs the message any more."""


@dataclass(frozen=True)
class Letter:
    """A message before it has its words: what the template of its kind is given."""

    #: Stable for all messages to one reader about one report, so that clients keep them together.
    subject: str
    #: Which of our lists it belongs to: report, desk, sign-in.
    list_name: str
    #: What the messages of one thread have in common.
    thread_id: UUID | None
    values: Mapping[str, Any]
    #: Where readers who asked for it stop it by one request; None: it is owed to them.
    unsubscribe: str | None = None
    #: Where the template of its kind lies: those of reporters have their key in every link.
    folder: str = "mail"


@dataclass(frozen=True)
class About:
    """The report that a message is about, with what its names are looked up in."""

    session: Session
    delivery: Delivery
    report: Report
    city: Jurisdiction
    known: Catalogue
    now: datetime

    @property
    def language(self) -> str:
        """The language of the reader."""
        return self.delivery.language

    def say(self, message: str) -> str:
        """Return `message` in the language of the reader."""
        return translate(message, self.language)

    def department(self, department_id: UUID) -> str:
        """Return the name of a department."""
        return pick(self.known.department_by_id[department_id].name, self.language)

    def category(self) -> str:
        """Return the name of the category."""
        return pick(self.known.category_by_id[self.report.category_id].name, self.language)

    def event(self) -> ReportEvent:
        """Return the row of the history that the message tells of."""
        return self.session.get_one(ReportEvent, self.delivery.data["event_seq"])

    def dues(self, targets: Collection[Target], cycle: int = 1) -> list[words.Due]:
        """Return the promises of `targets` in words, the first due first."""
        timers = [t for t in timers_of(self.session, self.report.id) if t.cycle == cycle]
        views = timer_views(self.session, timers, self.now)
        chosen = sorted((v for v in views if v.target in targets), key=lambda view: view.due_at)
        return [words.due_words(view, self.city.zone, self.language) for view in chosen]

    def timer(self) -> tuple[SlaTimer, dict[str, Any]]:
        """Return the promise that the message tells of, and its words."""
        timer = self.session.get_one(SlaTimer, UUID(self.delivery.data["timer_id"]))
        return timer, {
            "target": self.say(words.TARGETS[Target(timer.target)]),
            "due": local_due(timer.due_at, self.city.zone, self.language),
        }
