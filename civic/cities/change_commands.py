# SPDX-License-Identifier: EUPL-1.2
"""Change promises and calendars, and carry that out on reports under way where it was decided."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.cities.change_kinds import ChangeKind
from civic.cities.change_queries import due_changes, next_reports, touched_by
from civic.cities.change_schemas import Apply, CalendarChange, ForceMajeureBody, PromiseChange
from civic.cities.errors import NothingChanges, StaleRule, UnknownCalendar
from civic.cities.events import CityApplied, TermsChangeOrdered
from civic.cities.models import RuleChange, RuleChangeBatch
from civic.places import commands as places
from civic.places.models import Jurisdiction
from civic.platform import outbox
from civic.reports.commands import By, append, in_order
from civic.reports.errors import NotPausable
from civic.reports.events import TermsChanged
from civic.reports.kinds import OPEN, ActorRole, EventKind
from civic.reports.models import Report
from civic.reports.promise_commands import pause
from civic.reports.promise_schemas import DeclaredPause, PauseBody
from civic.reports.queries import locked
from civic.sla.commands import locked_timers
from civic.sla.models import Calendar, CalendarVersion, SlaPolicy
from civic.sla.preview_policy import Fate, Replacement, fate_of
from civic.sla.queries import clock_of, pins_of, versions, versions_of
from civic.sla.version_commands import schedule_calendar, schedule_promise

#: Reports of one transaction: their clerks wait while it lasts, well below a second.
BATCH_N = 100


def change_promise(
    session: Session, city: Jurisdiction, body: PromiseChange, how: Apply, by: UUID, now: datetime
) -> RuleChange:
    """Promise something else from a day on, and to reports under way where `how` says so.

    Raises:
        StaleRule: somebody else promised something else meanwhile.
        NothingChanges: that is promised then anyway.
        BeginsInThePast, InvalidPromise: it can't be promised so.
    """
    _lock(session, city)
    newest = select(func.max(SlaPolicy.version)).filter_by(jurisdiction_id=city.id, code=body.code)
    _refuse_stale(how, session.scalar(newest) or 0)
    day = body.first_day(city, now)
    version = schedule_promise(session, city.id, body.code, body.spec, day, now)
    decided = _Decided(ChangeKind.PROMISE, body.code, version, day, how, by)
    return _recorded(session, city, decided, now)


def change_calendar(
    session: Session, city: Jurisdiction, body: CalendarChange, how: Apply, by: UUID, now: datetime
) -> RuleChange:
    """Work by other hours from a day on, also for reports under way where `how` says so.

    Raises:
        UnknownCalendar: there is none of this code.
        StaleRule: somebody else changed the hours meanwhile.
        NothingChanges: these hours hold then anyway.
        BeginsInThePast, InvalidCalendar, NoWorkingTime: they can't be worked by.
    """
    _lock(session, city)
    day = body.first_day(city, now)
    calendar = calendar_of(session, city, body.code)
    newest = select(func.max(CalendarVersion.version)).filter_by(calendar_id=calendar.id)
    _refuse_stale(how, session.scalar(newest) or 0)
    version = schedule_calendar(session, calendar.id, body.spec(city), day, now)
    decided = _Decided(ChangeKind.CALENDAR, body.code, version, day, how, by)
    return _recorded(session, city, decided, now)


def declare_force_majeure(
    session: Session, city: Jurisdiction, body: ForceMajeureBody, by: UUID, now: datetime
) -> RuleChange:
    """Let the clocks of answers stand still in the city, or in a part of it, in public."""
    today = now.astimezone(ZoneInfo(city.zone)).date()
    change = RuleChange(
        jurisdiction_id=city.id,
        kind=ChangeKind.FORCE_MAJEURE,
        code="",
        version_id=None,
        valid_from=today,
        applies_to_running=True,
        text=body.text,
        data={
            "areas": body.areas,
            "categories": body.categories,
            "until": body.until.isoformat(),
        },
        ordered_by_id=by,
        ordered_at=now,
    )
    session.add(change)
    session.flush()  # the batches refer to it by its id alone
    _begin(session, change, now)
    return change


def calendar_of(session: Session, city: Jurisdiction, code: str) -> Calendar:
    """Return the calendar of a code, locked.

    Raises:
        UnknownCalendar: there is none.
    """
    found = session.scalar(
        select(Calendar).filter_by(jurisdiction_id=city.id, code=code).with_for_update()
    )
    if found is None:
        raise UnknownCalendar("There is no calendar “{calendar}”.", calendar=code)
    return found


def begin_due_changes(session: Session, now: datetime) -> int:
    """Begin with the changes whose day has come, by the clocks of their cities."""
    rows = session.execute(select(Jurisdiction.id, Jurisdiction.zone))
    days = [(key, now.astimezone(ZoneInfo(zone)).date()) for key, zone in rows]
    due = due_changes(session, days)
    for change in due:
        _begin(session, change, now)
    return len(due)


def carry_out(session: Session, rule_change_id: UUID, now: datetime) -> RuleChangeBatch | None:
    """Carry a change out on the next reports, and order what is left; None: it is done.

    Each batch is one transaction with its row: after a crash it goes on where it was. Whoever else
    carries out the same change waits.
    """
    change = session.scalars(
        select(RuleChange).filter_by(id=rule_change_id).with_for_update()
    ).one()
    last = session.scalars(
        select(RuleChangeBatch)
        .filter_by(rule_change_id=change.id)
        .order_by(RuleChangeBatch.n.desc())
        .limit(1)
    ).one()
    if last.is_last:
        return None
    replacement = replacement_of(session, change)
    touched = touched_by(session, change.jurisdiction_id, replacement)
    ids = next_reports(session, change, touched, last.last_report_id, BATCH_N)
    deed = _deed(change, replacement)
    n_moved = sum(_done(session, report_id, deed, now) for report_id in ids)
    batch = RuleChangeBatch(
        rule_change_id=change.id,
        n=last.n + 1,
        last_report_id=ids[-1] if ids else last.last_report_id,
        n_reports=len(ids),
        n_moved=n_moved,
        is_last=len(ids) < BATCH_N,
        done_at=now,
    )
    session.add(batch)
    if not batch.is_last:
        outbox.record(session, TermsChangeOrdered(change.id), now=now)
    return batch


def replacement_of(session: Session, change: RuleChange) -> Replacement:
    """Return the version that the change brought, as what it takes the place of."""
    if change.version_id is None:
        return Replacement()
    known = versions(session, {change.version_id}, {change.version_id})
    return Replacement(
        {promise.code: promise for promise in known.promises.values()},
        {calendar.code: calendar for calendar in known.calendars.values()},
    )


#: Does something with a locked report and tells whether a due moved.
Deed = Callable[[Session, Report, datetime], bool]


def _deed(change: RuleChange, replacement: Replacement) -> Deed:
    by = By(ActorRole.ADMINISTRATOR, change.ordered_by_id)

    def promise_anew(session: Session, report: Report, now: datetime) -> bool:
        return _promised_anew(session, report, replacement, change, by, now)

    def stand_still(session: Session, report: Report, now: datetime) -> bool:
        until = date.fromisoformat(change.data["until"])
        body = PauseBody(reason=DeclaredPause.FORCE_MAJEURE, text=change.text, until=until)
        try:
            pause(session, report, body, by, now)
        except NotPausable:
            return False  # it is late, or has used up its time, or stands still for this already
        return True

    return stand_still if change.kind == ChangeKind.FORCE_MAJEURE else promise_anew


def _promised_anew(
    session: Session,
    report: Report,
    replacement: Replacement,
    change: RuleChange,
    by: By,
    now: datetime,
) -> bool:
    """Tell a report that newer terms hold, if that brings a due forward."""
    at = in_order(report, now)
    clocks = [clock_of(timer) for timer in locked_timers(session, report.id)]
    pins = pins_of(clocks)
    known = versions_of(session, clocks, pins)
    new = replacement.pins(pins, known)
    fates = (fate_of(c, replacement, known, at) for c in clocks if c.is_running)
    if all(fate is not Fate.EARLIER for fate, _ in fates):
        return False
    data = {"pins": new.as_json(), "rule_change_id": str(change.id)}
    row = append(session, report, EventKind.TERMS_CHANGED, by, at, text=change.text, data=data)
    outbox.record(session, TermsChanged(report_id=report.id, event_seq=row.seq), now=now)
    return True


def _done(session: Session, report_id: UUID, deed: Deed, now: datetime) -> bool:
    report = locked(session, report_id)
    return report.status in OPEN and deed(session, report, now)


def _lock(session: Session, city: Jurisdiction) -> None:
    """Let nobody else change the rules of the city meanwhile."""
    session.refresh(city, with_for_update=True)


def _refuse_stale(how: Apply, newest: int) -> None:
    """Let a rule be replaced only by somebody who has read all of it that would go."""
    if how.version != newest:
        raise StaleRule(
            "Somebody changed it meanwhile. Look at it as it is now, then decide.", version=newest
        )


@dataclass(frozen=True)
class _Decided:
    """What an administrator decided, and the version that it made."""

    kind: ChangeKind
    code: str
    version: UUID | None
    day: date
    how: Apply
    by: UUID


def _recorded(session: Session, city: Jurisdiction, what: _Decided, now: datetime) -> RuleChange:
    if what.version is None:
        raise NothingChanges("This is what holds then anyway.")
    raised = places.raise_catalogue_version(session, city.id)
    outbox.record(session, CityApplied(city.id, raised), now=now)
    change = RuleChange(
        jurisdiction_id=city.id,
        kind=what.kind,
        code=what.code,
        version_id=what.version,
        valid_from=what.day,
        applies_to_running=what.how.apply_to_running,
        text=what.how.reason,
        data={},
        ordered_by_id=what.by,
        ordered_at=now,
    )
    session.add(change)
    session.flush()  # the batches refer to it by its id alone
    if change.applies_to_running and what.day <= now.astimezone(ZoneInfo(city.zone)).date():
        _begin(session, change, now)
    return change


def _begin(session: Session, change: RuleChange, now: datetime) -> None:
    begun = RuleChangeBatch(
        rule_change_id=change.id,
        n=0,
        last_report_id=None,
        n_reports=0,
        n_moved=0,
        is_last=False,
        done_at=now,
    )
    session.add(begun)
    outbox.record(session, TermsChangeOrdered(change.id), now=now)
