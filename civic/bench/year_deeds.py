# SPDX-License-Identifier: EUPL-1.2
"""The deeds of a made-up year, done by the commands that run in production."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.commands import add_person
from civic.accounts.policy import Actor
from civic.bench.year_life import Deed
from civic.catalogue.kinds import PhotoDuty, SubjectKind
from civic.catalogue.queries import catalogue
from civic.cities import change_commands
from civic.cities.change_schemas import (
    Apply,
    CalendarChange,
    ForceMajeureBody,
    HoursView,
    PromiseChange,
)
from civic.cities.models import RuleChange
from civic.places.models import Jurisdiction
from civic.platform.ids import new_id
from civic.reports import (
    correction_commands,
    desk_commands,
    extension_commands,
    promise_commands,
    question_commands,
    reporter_commands,
)
from civic.reports.commands import By, change_status
from civic.reports.correction_schemas import CorrectionBody
from civic.reports.intake_commands import submit
from civic.reports.kinds import ActorRole, Status
from civic.reports.models import Report
from civic.reports.policy import Rights
from civic.reports.promise_schemas import ExtensionBody, PauseBody
from civic.reports.question_schemas import QuestionBody, ReplyBody
from civic.reports.schemas import ReportDraft, ResponseBody
from civic.sla.models import Calendar, CalendarVersion, SlaPolicy

REPORTER = By(ActorRole.REPORTER)
WORKS = Rights(
    owns=False,
    works=True,
    manages=False,
    moderates=False,
    audits=False,
    is_public=True,
    is_shown=True,
)
WEST, SOUTH, EAST, NORTH = 24.9352, 60.1642, 24.9534, 60.1791


class City:
    """Where the year goes by: its catalogue, and who works there."""

    def __init__(self, session: Session, now: datetime) -> None:
        found = session.scalars(select(Jurisdiction)).one()
        known = catalogue(session, found.id, found.catalogue_version)
        self.id = found.id
        #: What a place and a few words are enough for.
        self.categories = sorted(
            category.code
            for category in known.open_categories
            if category.subject_kind == SubjectKind.PLACE
            and PhotoDuty.REQUIRED not in (category.photo, category.response_photo)
            and category.season is None
            and not any(question.is_required for question in category.questions)
        )
        self.departments = sorted(each.code for each in known.open_departments)
        self.clerk_id = add_person(session, "clerk@year.example", now=now).id
        self.manager_id = add_person(session, "manager@year.example", now=now).id
        self.moderator = By(
            ActorRole.MODERATOR, add_person(session, "moderator@year.example", now=now).id
        )
        #: By the number of the life that they live.
        self.reports: dict[int, UUID] = {}

    def do(self, session: Session, deed: Deed) -> None:
        """Do a deed; what is to be done to a report that has come to its end is let be."""
        if deed.name == "submit":
            self._submit(session, deed)
        elif report_id := self.reports.get(deed.report_n):
            report = session.scalars(select(Report).filter_by(id=report_id).with_for_update()).one()
            getattr(self, f"_{deed.name}")(session, report, deed)

    def _submit(self, session: Session, deed: Deed) -> None:
        facts = deed.facts
        draft = ReportDraft.model_validate(
            {
                "id": new_id(),
                "category": self._pick(self.categories, facts["pick"]),
                "lon": WEST + (EAST - WEST) * facts["east"],
                "lat": SOUTH + (NORTH - SOUTH) * facts["north"],
                "description": "Since Monday, by the stop.",
                "email": f"{deed.report_n}@people.example",
                "language": "fi",
            }
        )
        self.reports[deed.report_n] = submit(session, draft, Actor(), deed.at).report.id

    def _accept(self, session: Session, report: Report, deed: Deed) -> None:
        if report.status == Status.SUBMITTED:
            change_status(session, report, Status.ACCEPTED, self.moderator, deed.at)

    def _reject(self, session: Session, report: Report, deed: Deed) -> None:
        by, text = self.moderator, "This is a matter for the police."
        change_status(session, report, Status.REJECTED, by, deed.at, text=text)

    def _start(self, session: Session, report: Report, deed: Deed) -> None:
        change_status(session, report, Status.IN_PROGRESS, self._clerk(report), deed.at)

    def _note(self, session: Session, report: Report, deed: Deed) -> None:
        text = "The crew comes next week."
        desk_commands.publish_note(session, report, text, self._clerk(report), deed.at)

    def _transfer(self, session: Session, report: Report, deed: Deed) -> None:
        to, reason = self._pick(self.departments, deed.facts["pick"]), "It is their lamp."
        desk_commands.transfer(session, report, to, reason, self._clerk(report), deed.at)

    def _ask(self, session: Session, report: Report, deed: Deed) -> None:
        days = deed.facts["days"]
        until = None if days is None else (deed.at + timedelta(days=days)).date()
        body = QuestionBody.model_validate({"text": "Which of the two?", "until": until})
        question_commands.ask(session, report, body, self._clerk(report), deed.at)

    def _reply(self, session: Session, report: Report, deed: Deed) -> None:
        body = ReplyBody.model_validate({"text": "The one on the left."})
        question_commands.reply(session, report, body, REPORTER, deed.at)

    def _respond(self, session: Session, report: Report, deed: Deed) -> None:
        body = ResponseBody.model_validate({"outcome": "fixed", "text": "Filled and levelled."})
        desk_commands.respond(session, report, body, self._clerk(report), deed.at)

    def _rate(self, session: Session, report: Report, deed: Deed) -> None:
        grade, comment = deed.facts["grade"], deed.facts["comment"]
        reporter_commands.rate(session, report, grade, comment, REPORTER, deed.at)

    def _withdraw(self, session: Session, report: Report, deed: Deed) -> None:
        reporter_commands.withdraw(session, report, REPORTER, deed.at)

    def _merge(self, session: Session, report: Report, deed: Deed) -> None:
        """Merge it into one that came a little before it."""
        before = deed.report_n - 1 - int(deed.facts["pick"] * 40)
        if (original_id := self.reports.get(before)) is not None:
            original = session.scalars(
                select(Report).filter_by(id=original_id).with_for_update()
            ).one()
            by = self._clerk(report)
            desk_commands.merge(session, report, original, by, deed.at)

    def _correct(self, session: Session, report: Report, deed: Deed) -> None:
        category = self._pick(self.categories, deed.facts["pick"])
        self._put_right(session, report, deed, {"category": category})

    def _raise(self, session: Session, report: Report, deed: Deed) -> None:
        self._put_right(session, report, deed, {"priority": "high"})

    def _put_right(
        self, session: Session, report: Report, deed: Deed, changes: Mapping[str, Any]
    ) -> None:
        body = CorrectionBody.model_validate({**changes, "reason": "Seen on the spot."})
        rights = replace(WORKS, moderates=deed.facts.get("is_triage", False))
        found = correction_commands.correction(session, report, body, rights)
        if found is not None:
            by = self._clerk(report)
            correction_commands.correct(session, report, found, body.reason, by, deed.at)

    def _extend(self, session: Session, report: Report, deed: Deed) -> None:
        until = (deed.at + timedelta(days=deed.facts["days"])).date()
        body = ExtensionBody.model_validate({"until": until, "reason": "The part is on its way."})
        by = By(ActorRole.DEPARTMENT, self.manager_id, report.department_id)
        extension_commands.extend(session, report, body, by, deed.at)

    def _hold(self, session: Session, report: Report, deed: Deed) -> None:
        until = (deed.at + timedelta(days=deed.facts["days"])).date()
        body = PauseBody.model_validate(
            {"reason": "weather_or_season", "text": "The ground is frozen.", "until": until}
        )
        promise_commands.pause(session, report, body, self._clerk(report), deed.at)

    def _resume(self, session: Session, report: Report, deed: Deed) -> None:
        promise_commands.resume(session, report, None, self._clerk(report), deed.at)

    def change_rules(self, session: Session, now: datetime) -> int:
        """Change what the city promises, when it works and what stops it, some times in the year.

        Reports that wait follow where that makes them due earlier; return how many did.
        """
        city = session.get_one(Jurisdiction, self.id)
        changes: list[RuleChange] = []
        if (factor := OTHER_PROMISES.get(f"{now:%m-%d}")) is not None:
            changes += self._promise(session, city, factor, now)
        if f"{now:%m-%d}" == OTHER_HOURS:
            changes.append(self._close_early(session, city, now))
        if f"{now:%m-%d}" == STORM:
            until = (now + timedelta(days=3)).date()
            body = ForceMajeureBody(until=until, text="The storm keeps the crews inside.")
            by = self.manager_id
            changes.append(change_commands.declare_force_majeure(session, city, body, by, now))
        n_moved = 0
        for change in changes:
            while (batch := change_commands.carry_out(session, change.id, now)) is not None:
                n_moved += batch.n_moved
        return n_moved

    def _promise(
        self, session: Session, city: Jurisdiction, factor: float, now: datetime
    ) -> Iterator[RuleChange]:
        """Promise so many times what was promised, and half of it for what is pressing."""
        rows = session.scalars(select(SlaPolicy).order_by(SlaPolicy.version)).all()
        for code, row in {row.code: row for row in rows}.items():
            targets = {target: _scaled(each, factor) for target, each in row.targets.items()}
            high = {"resolution": _scaled(targets["resolution"], 0.5)}
            body = PromiseChange.model_validate(
                {"code": code, "targets": targets, "steps": row.steps, "priorities": {"high": high}}
            )
            how = _for_all(row.version)
            yield change_commands.change_promise(session, city, body, how, self.manager_id, now)

    def _close_early(self, session: Session, city: Jurisdiction, now: datetime) -> RuleChange:
        """Let the offices close at noon on Fridays."""
        calendar = session.scalars(select(Calendar).filter_by(code="office")).one()
        newest = select(CalendarVersion).filter_by(calendar_id=calendar.id)
        stored = session.scalars(newest.order_by(CalendarVersion.version.desc()).limit(1)).one()
        hours = {key: stored.spec[key] for key in HoursView.model_fields if key in stored.spec}
        hours["weekly"] = {**hours["weekly"], "fri": [["08:00", "12:00"]]}
        body = CalendarChange(code="office", hours=HoursView.model_validate(hours))
        how = _for_all(stored.version)
        return change_commands.change_calendar(session, city, body, how, self.manager_id, now)

    def _clerk(self, report: Report) -> By:
        return By(ActorRole.DEPARTMENT, self.clerk_id, report.department_id)

    def _pick(self, codes: list[str], share: float) -> str:
        return codes[int(share * len(codes))]


#: On this day the hours change, and on that one nobody can work.
OTHER_HOURS, STORM = "08-02", "11-22"
#: From these days on targets are so many times what they were, in whole units.
OTHER_PROMISES = {"03-02": 1, "06-01": 0.5, "09-15": 3, "12-24": 0.7}


def _for_all(version: int) -> Apply:
    """Return that a change of a rule holds for reports under way, too."""
    return Apply(apply_to_running=True, reason="The council has decided it.", version=version)


def _scaled(allowance: Mapping[str, int], factor: float) -> dict[str, int]:
    ((unit, n),) = allowance.items()
    return {unit: max(1, round(n * factor))}
