# SPDX-License-Identifier: EUPL-1.2
"""One report of the demo city, from its receipt to where its time is up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from ruamel.yaml import YAML
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.accounts.policy import Actor
from civic.catalogue.kinds import SubjectKind
from civic.catalogue.snapshot import Catalogue, Category
from civic.demo.desk import Desk
from civic.demo.plan import Fate, happens
from civic.photos.models import Photo
from civic.places.models import Jurisdiction
from civic.reports import desk_commands, question_commands, reporter_commands
from civic.reports.commands import By, change_status
from civic.reports.errors import NotPausable
from civic.reports.kinds import OPEN, ActorRole, Outcome, Status
from civic.reports.models import Report
from civic.reports.policy import UNHAPPY_GRADE
from civic.reports.question_queries import answer_until
from civic.reports.question_schemas import QuestionBody, ReplyBody
from civic.reports.schemas import ResponseBody
from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.policy import Target
from civic.sla.queries import terms_of, timers_of


@dataclass(frozen=True)
class Spot:
    """A place where something can be wrong."""

    id: UUID
    kind: str | None
    address: str
    lon: float
    lat: float


@dataclass(frozen=True)
class Town:
    """Everything of the demo city that a year is played with."""

    city: Jurisdiction
    known: Catalogue
    clerks: Mapping[str, Person]
    #: By the id of their department.
    managers: Mapping[UUID, By]
    moderator: By
    resident: Actor
    addresses: Sequence[Spot]
    subjects: Mapping[str, Sequence[Spot]]
    #: What is wrong in the picture -> pictures.
    photos: Mapping[str, Sequence[Photo]]

    def photos_of(self, category: Category) -> Sequence[Photo]:
        """Return pictures that fit the category, more or less."""
        return self.photos[SHOWN_IN.get(category.group.code, "rubbish")]


#: From this share of its time on an answer may be put off.
LATE_SHARE = 0.85

#: Group -> what the pictures of its reports show.
SHOWN_IN = {"street": "hole", "traffic": "hole", "lighting": "lamp", "house": "lamp"}


@dataclass
class Life:
    """One report on its way; it stops where its time is up."""

    session: Session
    town: Town
    life: Fate
    rng: Random
    now: datetime
    report: Report
    #: Real time from receipt to the due of the resolution.
    allowed: timedelta
    #: Opening hours of the department that had the report first.
    hours: WorkingCalendar

    def run(self) -> None:
        """Play the report's life up to now."""
        at = self.life.received_at
        if self.report.status == Status.SUBMITTED:
            at = self._at_work(self._after(at, self.life.accept_share))
            if at >= self.now:
                return
            to = Status.REJECTED if self.life.is_rejected else Status.ACCEPTED
            words = self._say("rejected") if self.life.is_rejected else None
            change_status(self.session, self.report, to, self.town.moderator, at, text=words)
        if self.report.status == Status.ACCEPTED:
            self._work(at)
        self._fall_silent()

    def _fall_silent(self) -> None:
        """Close an answered report whose reporter has said nothing for two weeks."""
        if self.report.status != Status.ANSWERED or self.report.answered_at is None:
            return
        until = self.report.answered_at + timedelta(days=14, minutes=10)
        if until < self.now:
            reporter_commands.close_as_silent(self.session, self.report, until)

    def _at_work(self, at: datetime) -> datetime:
        """Return `at`, or when the department opens next: nobody works at night."""
        return self.hours.add(at, timedelta(0))

    def _work(self, at: datetime) -> None:
        """Play what comes between acceptance and the response."""
        if self.life.is_withdrawn:
            if (at := at + timedelta(hours=3)) < self.now:
                reporter_commands.withdraw(self.session, self.report, self._reporter(), at)
            return
        if self.life.is_duplicate and self._merged(self._at_work(at + timedelta(hours=1))):
            return
        if self.life.is_transferred:
            at = self._at_work(at + timedelta(hours=5))
            if at < self.now:
                self._transfer(at)
        if (at := self._at_work(at + timedelta(hours=2))) < self.now:
            change_status(self.session, self.report, Status.IN_PROGRESS, self._clerk(), at)
            at = self._desk().begin(at)
        went_on_at = self._asked(self._noted(at))
        if went_on_at is not None:
            self._answer(went_on_at)

    def _noted(self, at: datetime) -> datetime:
        """Publish a note if one is planned, and return when."""
        if self.life.note_share is None:
            return at
        at = max(at, self._at_work(self._after(self.life.received_at, self.life.note_share)))
        if at < self.now:
            note = self._say("note")
            desk_commands.publish_note(self.session, self.report, note, self._clerk(), at)
        return at

    def _asked(self, at: datetime) -> datetime | None:
        """Ask the reporter now and then; return when work goes on, None if it waits until now."""
        asked_at = self._at_work(at + timedelta(hours=1))
        is_early = asked_at < min(self.now, self.life.received_at + self.allowed / 2)
        if not is_early or not happens(self.rng, "asked"):
            return at
        session, report = self.session, self.report
        question = QuestionBody(text=self._say("question"), photo=happens(self.rng, "photo"))
        try:
            asked = question_commands.ask(session, report, question, self._clerk(), asked_at)
        except NotPausable:  # it was paused for long, or is due sooner than it was
            return at
        until = answer_until(asked)
        replied_at = asked_at + timedelta(hours=self.rng.expovariate(1 / 30) + 0.3)
        if replied_at < min(until, self.now):
            words = ReplyBody(text=self._say("reply"))
            question_commands.reply(session, report, words, self._reporter(), replied_at)
            return self._at_work(replied_at)
        if until < self.now:
            question_commands.let_lapse(session, report.id, until, until)
            return self._at_work(until)
        return None

    def _answer(self, at: datetime) -> None:
        planned = self._after(self.life.received_at, self.life.answer_share)
        if self.life.answer_share > LATE_SHARE:
            self._desk().put_off(self._at_work(max(at, self._after(self.life.received_at, 0.6))))
        at = self._at_work(max(at + timedelta(minutes=20), planned))
        if at < self.now:
            self._respond(at, self.life.outcome)
            self._review(self._at_work(at + timedelta(hours=1)))
            self._judge(at + timedelta(hours=20))

    def _review(self, at: datetime) -> None:
        """Let a moderator look at the response, where the promise says so."""
        promised = any(
            timer.target == Target.ANSWER_REVIEW
            for timer in timers_of(self.session, self.report.id)
        )
        if promised and at < self.now:
            desk_commands.review_answer(
                self.session, self.report, holds=True, reason=None, by=self.town.moderator, now=at
            )

    def _merged(self, at: datetime) -> bool:
        """Merge the report into an older one, if there is one and it is time."""
        original = self._original() if at < self.now else None
        if original is None:
            return False
        desk_commands.merge(self.session, self.report, original, self._clerk(), at)
        return True

    def _judge(self, at: datetime) -> None:
        """Let the reporter rate, which reopens or closes; or say nothing."""
        if self.life.grade is None or at + self.life.rate_after >= self.now:
            return
        at += self.life.rate_after
        comment = self._say("content" if self.life.grade > UNHAPPY_GRADE else "unhappy")
        if self.life.grade <= UNHAPPY_GRADE and not self.life.has_comment:
            comment = ""
        reporter_commands.rate(
            self.session, self.report, self.life.grade, comment, self._reporter(), at
        )
        if self.report.status == Status.REOPENED:
            again = self._at_work(at + timedelta(days=self.rng.uniform(0.5, 6)))
            if again < self.now:
                self._respond(again, Outcome.FIXED)

    def _respond(self, at: datetime, outcome: Outcome) -> None:
        # Each answer shows another photo: one of an earlier answer would be refused.
        turn = self.report.id.int + self.report.cycle
        photos = self.town.photos_of(self.life.category)
        photo = photos[turn % len(photos)].id
        body = ResponseBody(
            outcome=outcome,
            text=self._say(outcome.value),
            scheduled_on=at.date() + timedelta(days=self.rng.randint(5, 60)),
            who=phrases()["owner"][self.life.language],
            reason=phrases()["reason"][self.life.language],
            photo_ids=[photo] if outcome is Outcome.FIXED else [],
        )
        desk_commands.respond(self.session, self.report, body, self._clerk(), at)

    def _original(self) -> Report | None:
        """Return an older open report of the category, as if it told of the same thing."""
        return self.session.scalars(
            select(Report)
            .where(
                Report.category_id == self.report.category_id,
                Report.received_at < self.report.received_at,
                Report.status.in_(OPEN - {Status.SUBMITTED}),
                Report.duplicate_of_id.is_(None),
            )
            .order_by(Report.received_at.desc())
            .limit(1)
            .with_for_update()
        ).one_or_none()

    def _transfer(self, at: datetime) -> None:
        others = [
            department.code
            for department in self.town.known.open_departments
            if department.id != self.report.department_id and department.kind == "city_service"
        ]
        to, why = self.rng.choice(others), phrases()["transferred"][self.life.language]
        desk_commands.transfer(self.session, self.report, to, why, self._clerk(), at)

    def _after(self, start: datetime, share: float) -> datetime:
        """Return the instant when `share` of the time from receipt to the resolution has run."""
        return start + max(self.allowed * share, timedelta(minutes=4))

    def _desk(self) -> Desk:
        other = next(c for c in self.town.known.open_categories if _is_anywhere(c))
        return Desk(
            session=self.session,
            report=self.report,
            clerk=self._clerk,
            manager=self.town.managers.get(self.report.department_id),
            say=self._say,
            other_category=other.code,
            now=self.now,
        )

    def _clerk(self) -> By:
        department = self.town.known.department_by_id[self.report.department_id]
        clerk = self.town.clerks[department.code]
        return By(ActorRole.DEPARTMENT, clerk.id, department.id)

    def _reporter(self) -> By:
        return By(ActorRole.REPORTER, self.report.reporter_id)

    def _say(self, what: str) -> str:
        said = phrases()[what][self.life.language]
        return said if isinstance(said, str) else self.rng.choice(said)


def _is_anywhere(category: Category) -> bool:
    """Tell whether a report of the category may be about any place, all year round."""
    return category.subject_kind == SubjectKind.PLACE and category.season is None


def time_given(session: Session, report: Report) -> tuple[timedelta, WorkingCalendar]:
    """Return the real time from receipt to the due of the resolution, and the hours it runs by."""
    timers = timers_of(session, report.id)
    due = {timer.target: timer.due_at for timer in timers}
    hours = terms_of(session, timers).department.calendar
    return due[Target.RESOLUTION] - report.received_at, hours


@cache
def phrases() -> Mapping[str, Any]:
    """Return what people say, by occasion and language."""
    path = Path(__file__).with_name("phrases.yaml")
    return YAML(typ="safe").load(path)  # type: ignore[no-any-return]  # untyped YAML
