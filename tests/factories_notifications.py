# SPDX-License-Identifier: EUPL-1.2
"""A story for each mail, for tests of messages."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.commands import request_sign_in_link
from civic.accounts.kinds import Role
from civic.accounts.models import Person
from civic.accounts.queries import actor_of
from civic.catalogue.models import Responsibility
from civic.mapping.campaign_commands import approve_campaign, draft_campaign
from civic.mapping.campaign_schemas import Approval, NewCampaign
from civic.mapping.case_commands import open_case
from civic.mapping.kinds import CaseKind, CaseState, Flag
from civic.mapping.models import Campaign
from civic.mapping.objection_commands import decide, object_to
from civic.mapping.objection_models import Objection
from civic.mapping.review_commands import resolve
from civic.notifications.commands import queue_mails
from civic.notifications.kinds import Kind
from civic.notifications.policy import News, Recipient
from civic.platform import outbox
from civic.platform.clock import utc_now
from civic.platform.ids import new_id
from civic.reports import desk_commands, reporter_commands, work_commands
from civic.reports.commands import By, append, change_status
from civic.reports.edit_commands import edit
from civic.reports.edit_schemas import ReportEdit
from civic.reports.escalation_commands import escalate_contractors, escalate_silence
from civic.reports.events import (
    PromiseExtended,
    PromisePaused,
    PromiseResumed,
    ReportAssigned,
    ReportCorrected,
    ReportEscalated,
    ReportSplit,
    StaffMentioned,
    TermsChanged,
    WorkReported,
)
from civic.reports.extension_commands import ask_for_extension, decline_extension
from civic.reports.kinds import ActorRole, EventKind, Status
from civic.reports.models import Follower, Report, ReportEvent
from civic.reports.neighbour_commands import ask_to_follow
from civic.reports.promise_schemas import ExtensionRefusalBody, ExtensionRequestBody
from civic.reports.schemas import ResponseBody
from civic.reports.work_schemas import WorkOrderBody
from civic.sla.commands import save_calendar
from civic.sla.events import StepReached
from civic.sla.models import SlaTimer
from tests.factories import (
    NOW,
    City,
    clerk,
    make_category,
    make_city,
    make_person,
    make_report,
    make_staff,
)
from tests.factories_mapping import (
    campaign_json,
    make_campaign,
    make_kind,
    make_player,
    make_point,
)
from tests.factories_reports import ask_reporter, reply

LATER = NOW + timedelta(hours=3)
MINUTE = timedelta(minutes=1)
TEXT = "Paikattu asfaltilla.\nTack & hej <b>!</b>"


class Story:
    """A city with a report in a language, and what can happen to it: a method per kind of mail."""

    def __init__(self, session: Session, language: str = "en") -> None:
        self.session = session
        self.city: City = make_city(session)
        self.city.jurisdiction.languages = [language, "en"]
        place = (self.city.jurisdiction, self.city.group)
        make_category(session, *place, "watched", moderation="human")
        elsewhere = make_category(session, *place, "elsewhere")
        session.add(
            Responsibility(
                jurisdiction_id=self.city.jurisdiction.id,
                department_id=self.city.other_department.id,
                category_id=elsewhere.id,
            )
        )
        self.language = language
        self.by = clerk(make_staff(session, self.city), self.city)
        self.report = self.submit()

    def submit(self, category: str = "pothole") -> Report:
        # Each by somebody else: who sends many a day has to wait for a moderator.
        email = f"{new_id().hex}@people.example"
        return make_report(self.session, language=self.language, category=category, email=email)

    def waiting(self) -> Report:
        return self.submit("watched")

    def received(self) -> Report:
        return self.report

    def accepted(self) -> Report:
        report = self.waiting()
        change_status(self.session, report, Status.ACCEPTED, By(ActorRole.MODERATOR), LATER)
        return report

    def rejected(self) -> Report:
        report = self.waiting()
        by = By(ActorRole.MODERATOR)
        change_status(self.session, report, Status.REJECTED, by, LATER, text=TEXT)
        return report

    def note(self) -> Report:
        desk_commands.publish_note(self.session, self.report, TEXT, self.by, LATER)
        return self.report

    def transferred(self) -> Report:
        desk_commands.transfer(self.session, self.report, "lighting", TEXT, self.by, LATER)
        return self.report

    def answered(self, **details: Any) -> Report:
        body = ResponseBody.model_validate({"outcome": "fixed", "text": TEXT} | details)
        desk_commands.respond(self.session, self.report, body, self.by, LATER)
        return self.report

    def rated(self, grade: int, comment: str = "") -> Report:
        self.answered()
        by = By(ActorRole.REPORTER)
        reporter_commands.rate(self.session, self.report, grade, comment, by, LATER)
        return self.report

    def reopened(self) -> Report:
        return self.rated(1, "Still there")

    def closed(self) -> Report:
        self.answered()
        self.session.flush()
        silent = LATER + timedelta(days=15)
        assert reporter_commands.close_silent(self.session, silent, 10)
        return self.report

    def merged(self) -> Report:
        original = self.submit()
        desk_commands.merge(self.session, self.report, original, self.by, LATER)
        return self.report

    def question(self, **changes: Any) -> Report:
        ask_reporter(self.session, self.report, self.by, LATER, **({"text": TEXT} | changes))
        return self.report

    def resumed(self) -> Report:
        self.question()
        reply(self.session, self.report, LATER)
        return self.report

    def timer(self, target: str = "resolution") -> SlaTimer:
        wanted = select(SlaTimer).filter_by(report_id=self.report.id, target=target)
        return self.session.scalars(wanted).one()

    def step(self, step: int = 100, target: str = "resolution") -> Report:
        timer = self.timer(target)
        told = StepReached(self.report.id, timer.id, target, 1, step, timer.due_at)
        outbox.record(self.session, told, now=timer.due_at)
        return self.report

    overdue = step

    def edited(self) -> Report:
        change = ReportEdit(category="elsewhere")
        edit(self.session, self.report, change, By(ActorRole.REPORTER), NOW + MINUTE)
        return self.report

    def tell(self, kind: EventKind, event: Callable[[int], outbox.Event], **data: Any) -> Report:
        """Write a row of the history and tell of it, as a deed of the desk does."""
        row = append(self.session, self.report, kind, self.by, LATER, text=TEXT, data=data)
        outbox.record(self.session, event(row.seq), now=LATER)
        return self.report

    def extended(self) -> Report:
        until = (self.timer().due_at + timedelta(days=1)).isoformat()
        return self.tell(EventKind.EXTENDED, partial(PromiseExtended, self.report.id), until=until)

    def paused(self) -> Report:
        until = (LATER + timedelta(days=1)).isoformat()
        return self.tell(
            EventKind.PAUSED,
            partial(PromisePaused, self.report.id),
            until=until,
            reason="force_majeure",
        )

    def going_on(self) -> Report:
        self.paused()
        return self.tell(
            EventKind.RESUMED, partial(PromiseResumed, self.report.id), reason="force_majeure"
        )

    def pins(self) -> dict[str, Any]:
        received = select(ReportEvent).filter_by(report_id=self.report.id, kind="received")
        return dict(self.session.scalars(received).one().data["pins"])

    def corrected(self) -> Report:
        return self.tell(
            EventKind.CORRECTED,
            lambda seq: ReportCorrected(self.report.id, seq, is_rerouted=False),
            pins=self.pins(),
            is_triage=False,
            changed=["category", "priority"],
        )

    def terms_changed(self) -> Report:
        return self.tell(
            EventKind.TERMS_CHANGED, partial(TermsChanged, self.report.id), pins=self.pins()
        )

    def split(self) -> Report:
        part = self.submit()
        return self.tell(EventKind.SPLIT, partial(ReportSplit, self.report.id, part_id=part.id))

    def joined(self) -> Report:
        duplicate = self.submit()
        desk_commands.merge(self.session, duplicate, self.report, self.by, LATER)
        return self.report

    def colleague(self, language: str | None = None, role: Role = Role.CLERK) -> Person:
        """Somebody else of the department."""
        person = make_staff(self.session, self.city, role)
        person.language = language or self.language
        return person

    def shut(self) -> None:
        """Let the office be shut for half a day from now on."""
        opens = (utc_now() + timedelta(hours=12)).astimezone(ZoneInfo("Europe/Helsinki"))
        hours = [[f"{opens:%H}:00", f"{opens:%H}:30"]]
        shut = dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), hours)
        where = (self.session, self.city.jurisdiction.id, "night", {"en": "Night"})
        save_calendar(*where, {"zone": "Europe/Helsinki", "weekly": shut}, NOW)
        self.city.department.calendar = "night"
        self.city.jurisdiction.catalogue_version += 1

    def mentioned(self) -> Report:
        told = partial(StaffMentioned, self.report.id, person_ids=(self.colleague().id,))
        return self.tell(EventKind.INTERNAL_NOTE, told)

    def assigned(self) -> Report:
        person = self.colleague()
        self.report.assignee_id = person.id
        told = partial(ReportAssigned, self.report.id, assignee_id=person.id)
        return self.tell(EventKind.ASSIGNED, told)

    def escalated(self) -> Report:
        told = partial(ReportEscalated, self.report.id)
        return self.tell(EventKind.ESCALATED, told, rule="returned")

    def work_reported(self) -> Report:
        return self.tell(EventKind.WORK_REPORTED, partial(WorkReported, self.report.id))

    def extension_asked(self) -> Report:
        until = (self.timer().due_at + timedelta(days=1)).date()
        body = ExtensionRequestBody(until=until, reason=TEXT)
        self.colleague(role=Role.MANAGER)
        asking = clerk(self.colleague(), self.city)
        ask_for_extension(self.session, self.report, body, asking, LATER)
        return self.report

    def extension_decided(self) -> Report:
        self.extension_asked()
        body = ExtensionRefusalBody(reason=TEXT)
        decline_extension(self.session, self.report, body, self.by, LATER)
        return self.report

    replied = resumed

    def work_ordered(self, due_on: date | None = None) -> Report:
        body = WorkOrderBody(
            due_on=due_on,
            contractor="Asfaltti Oy",
            email="office@asfaltti.example",
            language=self.language,
            instructions=TEXT,
        )
        work_commands.order_work(self.session, self.report, body, self.by, LATER)
        return self.report

    def work_overdue(self) -> Report:
        self.work_ordered(LATER.date())
        self.session.flush()
        escalate_contractors(self.session, LATER + timedelta(days=7), 1000)
        return self.report

    def silent(self) -> Report:
        escalate_silence(self.session, NOW + timedelta(days=30), 1000)
        return self.report

    def ombudsman(self) -> Report:
        self.city.jurisdiction.rules = {"ombudsman": "ombudsman@people.example"}
        return self.step(300)

    def digest(self) -> None:
        """Let somebody find a report on the desk that is overdue."""
        person = self.colleague()
        self.report.assignee_id = person.id
        zone = ZoneInfo(self.city.jurisdiction.zone)
        news = News(Kind.DIGEST, new_id(), None, {"on": f"{utc_now().astimezone(zone):%Y-%m-%d}"})
        queue_mails(
            self.session, news, [Recipient(person.email, person.language, person.id)], utc_now()
        )

    def draft(self, **changes: Any) -> Campaign:
        """Let a clerk draft a campaign that can be approved as it is."""
        return self.draft_by(self.colleague(), **changes)

    def draft_by(self, person: Person, **changes: Any) -> Campaign:
        """Let somebody of the department draft a campaign."""
        body = NewCampaign.model_validate(campaign_json(**changes))
        return draft_campaign(self.session, body, actor_of(person), LATER)

    def approve(self, campaign: Campaign, by: Person | None = None) -> None:
        """Let a manager approve a draft as it is."""
        manager = actor_of(by or self.colleague(role=Role.MANAGER))
        approval = Approval(note=TEXT, is_about_things=True, version=campaign.version)
        approve_campaign(self.session, campaign, approval, manager, LATER)

    def campaign_waits(self) -> None:
        self.colleague(role=Role.MANAGER)
        self.draft()

    def campaign_approved(self) -> None:
        self.approve(self.draft())

    def objection_decided(self) -> None:
        """Let a moderator believe somebody whom a check did not."""
        campaign = make_campaign(self.session, self.city)
        author = make_player(self.session)
        author.language = self.language
        point = make_point(
            self.session,
            make_kind(self.session, campaign),
            author,
            captured_at=LATER,
            flags=[Flag.FAR],
        )
        object_to(self.session, point.id, author.id, TEXT, LATER)
        objection = self.session.scalars(select(Objection)).one()
        by = make_staff(self.session, self.city, Role.MODERATOR).id
        decide(self.session, objection, TEXT, by, LATER, counts=True)

    def case_decided(self) -> None:
        """Let a moderator find that somebody cheated in the mapping game."""
        person = make_person(self.session)
        person.language = self.language
        jurisdiction_id = self.city.jurisdiction.id
        case = open_case(
            self.session, CaseKind.TELEPORT, person.id, None, jurisdiction_id, {}, LATER
        )
        if case is None:
            raise TypeError("there is a case already")
        by = make_staff(self.session, self.city, Role.MODERATOR).id
        resolve(self.session, case, CaseState.FRAUD, TEXT, by, LATER)

    def follow_link(self) -> Report:
        follower = "neighbour@people.example"
        ask_to_follow(self.session, self.report, follower, self.language, LATER)
        return self.report

    def followed_by(self, email: str, language: str = "en") -> Follower:
        """Let somebody follow the report who has confirmed it."""
        follower = Follower(
            report_id=self.report.id,
            email=email,
            language=language,
            asked_at=NOW,
            confirmed_at=NOW,
        )
        self.session.add(follower)
        self.session.flush()
        return follower

    def sign_in_link(self) -> None:
        request_sign_in_link(
            self.session,
            "somebody@people.example",
            language=self.language,
            browser_secret="s",
            now=utc_now(),
        )
