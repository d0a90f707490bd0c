# SPDX-License-Identifier: EUPL-1.2
"""Staff put right what a report is about, where it is and how pressing; it is locked already."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.catalogue.kinds import DepartmentKind, Visibility
from civic.catalogue.policy import reportable, require_answers
from civic.catalogue.queries import catalogue
from civic.places.queries import place_at
from civic.platform import outbox
from civic.reports.commands import By, append, in_order
from civic.reports.correction_schemas import CorrectionBody
from civic.reports.edit_commands import ROUTING_COLUMNS, as_draft, reroute
from civic.reports.edit_policy import ROUTING_FIELDS, changed_fields, edited
from civic.reports.edit_schemas import ReportEdit
from civic.reports.errors import IllegalTransition, OutsideCity
from civic.reports.events import ReportCorrected
from civic.reports.intake_commands import Intake, columns_of, decide, subject_of
from civic.reports.kinds import EventKind
from civic.reports.models import Report, ReportEvent
from civic.reports.policy import Rights, is_open
from civic.reports.schemas import ReportDraft
from civic.sla.clock import EventKind as Heard
from civic.sla.clock import SlaEvent
from civic.sla.commands import locked_timers
from civic.sla.policy import Pins, Priority
from civic.sla.preview import Pair, after
from civic.sla.queries import clock_of, pins_of, promise_book

#: Columns that a correction leaves to the reporter and to moderators.
NOT_OURS = frozenset({"description", "moderation_reasons", "n_photos", "accuracy_m"})


@dataclass(frozen=True)
class Correction:
    """What a correction comes to, before anything is written."""

    intake: Intake
    #: Names of what differs, as `edit_policy.changed_fields`; and `priority`.
    changed: frozenset[str]
    #: By what the promises run from then on.
    pins: Pins
    #: Whether it is found by those who sort reports, and so may make a due later for a while.
    is_triage: bool

    @property
    def is_moved(self) -> bool:
        """Whether it is about something else or elsewhere, and so is routed anew."""
        return bool(self.changed & ROUTING_FIELDS)

    def heard(self, at: datetime) -> SlaEvent:
        """Return what the timers hear of it."""
        return SlaEvent(Heard.CORRECTED, at, {"pins": self.pins, "is_triage": self.is_triage})


def correction(
    session: Session, report: Report, body: CorrectionBody, rights: Rights
) -> Correction | None:
    """Return what `body` comes to as the city's rules stand; None: all is so already.

    What only its reporter could add, a photo or an answer, is not asked for.

    Raises:
        IllegalTransition: nothing is owed for it any more.
        OutsideCity: the place is in no city, or in another one.
        UnknownCategory, SubjectMissing, WrongSubject, InvalidAnswers: it does not fit.
    """
    if not is_open(report.status):
        raise IllegalTransition(
            "At “{from_status}” a report can not be corrected.", from_status=report.status
        )
    current = as_draft(session, report)
    given = body.model_dump(exclude_unset=True, exclude={"priority", "reason"})
    wanted = edited(current, ReportEdit.model_validate(given))
    changed = changed_fields(current, wanted)
    if body.priority not in (None, report.priority):
        changed |= {"priority"}
    if not changed:
        return None
    intake = examined(session, report, wanted, Priority(body.priority or report.priority))
    department = intake.known.department_by_id[report.department_id]
    is_triage = rights.moderates or rights.manages or department.kind == DepartmentKind.DISPATCHER
    clocks = [clock_of(timer) for timer in locked_timers(session, report.id)]
    pins = intake.terms.pins
    if not changed & ROUTING_FIELDS:
        # The versions that it was promised by stay; only how pressing it is counts anew.
        pins = replace(pins_of(clocks), priority=pins.priority)
    return Correction(intake, changed, pins, is_triage)


def correct(
    session: Session, report: Report, found: Correction, reason: str, by: By, now: datetime
) -> ReportEvent:
    """Put the report right, route it anew where that may change who answers, and move its dues.

    Where somebody else answers, nobody in particular is in charge.
    """
    before_id, intake = report.department_id, found.intake
    category = intake.known.category_by_id[report.category_id].code
    for column, value in columns_of(intake).items():
        if column not in NOT_OURS and (found.is_moved or column not in ROUTING_COLUMNS):
            setattr(report, column, value)
    report.priority = found.pins.priority
    data: dict[str, Any] = {
        "changed": sorted(found.changed),
        "from_category": category,
        "category": intake.category.code,
        "priority": found.pins.priority.value,
        "is_triage": found.is_triage,
        "pins": found.pins.as_json(),
    }
    row = append(session, report, EventKind.CORRECTED, by, now, text=reason, data=data)
    is_rerouted = reroute(session, report, before_id, category, now)
    told = ReportCorrected(report_id=report.id, event_seq=row.seq, is_rerouted=is_rerouted)
    outbox.record(session, told, now=now)
    return row


def dues_after(session: Session, report: Report, found: Correction, now: datetime) -> list[Pair]:
    """Return the promises of the report as they stand and as they would; nothing is written."""
    at = in_order(report, now)
    return after(session, locked_timers(session, report.id), found.heard(at), at)


def examined(session: Session, report: Report, draft: ReportDraft, priority: Priority) -> Intake:
    """Find out what intake would about where the report belongs, as the rules are now."""
    place = place_at(session, draft.lon, draft.lat)
    if place is None:
        raise OutsideCity("This place lies outside the cities that are served here.")
    if place.jurisdiction_id != report.jurisdiction_id:
        raise OutsideCity("The new place lies in another city. Send a new report there.")
    known = catalogue(session, place.jurisdiction_id, place.catalogue_version)
    category = known.category_by_id[report.category_id]
    if draft.category != category.code:
        category = reportable(known, draft.category)
    require_answers(category, draft.answers, may_lack=True)
    about = subject_of(session, draft, category, place)
    decision = decide(category, place, about, known)
    # What is promised for another category is what was promised for it when the report came in.
    received_at = report.received_at
    book = promise_book(session, place.jurisdiction_id, place.catalogue_version, received_at)
    calendar = decision.department.calendar
    terms = book.terms(category.promise, calendar, place.calendar, priority)
    if report.visibility == Visibility.PRIVATE:
        # What somebody told in confidence stays so, whatever it turns out to be.
        category = replace(category, visibility=Visibility.PRIVATE)
    reasons = report.moderation_reasons
    return Intake(draft, Actor(), place, known, category, about, decision, terms, reasons)
