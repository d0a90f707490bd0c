# SPDX-License-Identifier: EUPL-1.2
"""The deeds of a made-up year, done by the commands that run in production."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from civic.accounts.commands import add_person
from civic.accounts.policy import Actor
from civic.bench.year_life import Deed
from civic.catalogue.kinds import PhotoDuty, SubjectKind
from civic.catalogue.queries import catalogue
from civic.places.models import Jurisdiction
from civic.platform.ids import new_id
from civic.reports import desk_commands, question_commands, reporter_commands
from civic.reports.commands import By, change_status
from civic.reports.intake_commands import submit
from civic.reports.kinds import ActorRole, Status
from civic.reports.models import Report
from civic.reports.question_schemas import QuestionBody, ReplyBody
from civic.reports.schemas import ReportDraft, ResponseBody
from civic.sla.commands import save_promise
from civic.sla.models import SlaPolicy

REPORTER = By(ActorRole.REPORTER)
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

    def change_rules(self, session: Session, now: datetime) -> None:
        """Promise other times from now on, three times in the year."""
        if (factor := OTHER_PROMISES.get(f"{now:%m-%d}")) is None:
            return
        for code, spec in self._promises(session).items():
            targets = {target: _scaled(each, factor) for target, each in spec["targets"].items()}
            save_promise(session, self.id, code, {**spec, "targets": targets}, now)
        session.execute(
            update(Jurisdiction).values(catalogue_version=Jurisdiction.catalogue_version + 1)
        )

    def _promises(self, session: Session) -> Mapping[str, Any]:
        rows = session.scalars(select(SlaPolicy).order_by(SlaPolicy.version)).all()
        return {row.code: {"targets": row.targets, "steps": row.steps} for row in rows}

    def _clerk(self, report: Report) -> By:
        return By(ActorRole.DEPARTMENT, self.clerk_id, report.department_id)

    def _pick(self, codes: list[str], share: float) -> str:
        return codes[int(share * len(codes))]


#: From these days on targets are so many times what they were, in whole units.
OTHER_PROMISES = {"06-01": 0.5, "09-15": 3, "12-24": 0.7}


def _scaled(allowance: Mapping[str, int], factor: float) -> dict[str, int]:
    ((unit, n),) = allowance.items()
    return {unit: max(1, round(n * factor))}
