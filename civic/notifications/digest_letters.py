# SPDX-License-Identifier: EUPL-1.2
"""The mail of a working morning: what is overdue, due today and due soon, one's own first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.mapping import case_queries, objection_queries
from civic.mapping.case_schemas import CaseFilter
from civic.notifications import digest_queries, links
from civic.notifications.about import Letter, Pointless
from civic.notifications.digest_queries import Desk, Due
from civic.notifications.models import Delivery
from civic.platform.i18n import N_, age, local_date, local_due, pick, translate
from civic.reports.escalation_queries import n_waiting
from civic.reports.models import Report
from civic.sla.queries import timer_views

MINE = N_("In your hands")
NOBODYS = N_("In nobody's hands")
TEAMS = N_("In the hands of your team")
CASES = N_("Cases to decide: %(n)s (the oldest: %(age)s)")
APPEALS = N_("Appeals to answer: %(n)s (the oldest: %(age)s)")
OBJECTIONS = N_("Objections to checks: %(n)s (the oldest: %(age)s)")
OVERDUE, TODAY, SOON = N_("overdue"), N_("due today"), N_("due soon")


@dataclass(frozen=True)
class Section:
    """Reports of one heading; `more` are not named."""

    title: str
    rows: Sequence[tuple[str, str]]
    more: int


@dataclass(frozen=True)
class _Page:
    """Whose mail it is, of which day, and how far that has come."""

    session: Session
    person: Person
    desk: Desk
    language: str
    on: date
    now: datetime

    def say(self, message: str) -> str:
        return translate(message, self.language)

    @property
    def ends_at(self) -> datetime:
        """The midnight that ends the day."""
        zone = ZoneInfo(self.desk.zone)
        return datetime.combine(self.on + timedelta(days=1), time.min, zone).astimezone(UTC)


def digest(session: Session, delivery: Delivery, now: datetime) -> Letter:
    """Return the mail of the morning as the desk stands at `now`.

    Raises:
        Pointless: the day is over, there is nothing to tell, or nobody wants to be told.
    """
    page = _page(session, delivery, now)
    sections = [section for section in (*_sections(page), _cases(page)) if section.rows]
    n_escalations = n_waiting(session, page.desk.managed_ids)
    if not sections and not n_escalations:
        raise Pointless("nothing is due")
    title = page.say(N_("Your desk, %(day)s")) % {"day": local_date(page.on, page.language)}
    n_unassigned = digest_queries.n_unassigned(session, page.desk.department_ids)
    stop = links.stop_digest(page.person.id)
    values = {
        "title": title,
        "totals": [
            (page.say(NOBODYS), n_unassigned),
            (page.say(N_("Escalations that nobody looks after")), n_escalations),
        ],
        "sections": sections,
        "link": links.desk(),
        "stop": stop,
    }
    return Letter(title, "digest", None, values, unsubscribe=stop)


def _page(session: Session, delivery: Delivery, now: datetime) -> _Page:
    person = session.get(Person, delivery.person_id)
    if person is None or person.disabled_at is not None or not person.gets_digest:
        raise Pointless("nobody wants to be told")
    desk = digest_queries.desk_of(session, person.id)
    if desk is None:
        raise Pointless("they work nowhere any more")
    on = date.fromisoformat(delivery.data["on"])
    if now.astimezone(ZoneInfo(desk.zone)).date() != on:
        raise Pointless("the day is over")
    return _Page(session, person, desk, delivery.language, on, now)


def _sections(page: _Page) -> Iterator[Section]:
    here = Report.department_id.in_(page.desk.department_ids)
    managed = Report.department_id.in_(page.desk.managed_ids)
    nobodys = Report.assignee_id.is_(None)
    mine = Report.assignee_id == page.person.id
    scopes: list[tuple[str, list[ColumnElement[bool]]]] = [
        (MINE, [mine]),
        (NOBODYS, [here, nobodys]),
    ]
    if page.desk.managed_ids:
        scopes.append((TEAMS, [managed, ~nobodys, ~mine]))
    for whose, where in scopes:
        yield _section(
            page, whose, OVERDUE, digest_queries.due_until(page.session, where, None, page.now)
        )
        today = digest_queries.due_until(page.session, where, page.now, page.ends_at)
        yield _section(page, whose, TODAY, today)
        soon = digest_queries.due_soon(page.session, where, page.ends_at, page.now)
        yield _section(page, whose, SOON, soon)


def _cases(page: _Page) -> Section:
    """Return what of the mapping game the moderator may decide, and for how long it waits."""
    rows, session, cities, by = [], page.session, page.desk.moderated_ids, page.person.id
    for label, found, link in (
        (CASES, case_queries.waiting(session, CaseFilter.OPEN, cities, by), links.desk_cases()),
        (
            APPEALS,
            case_queries.waiting(session, CaseFilter.APPEALED, cities, by),
            links.desk_cases(),
        ),
        (OBJECTIONS, objection_queries.waiting(session, cities, by), links.desk_objections()),
    ):
        if found.since is not None:
            lasting = age(page.now - found.since, page.language)
            rows.append((page.say(label) % {"n": found.n, "age": lasting}, link))
    return Section(page.say(N_("To decide in the mapping game")), rows, 0)


def _section(page: _Page, whose: str, what: str, found: tuple[list[Due], int]) -> Section:
    dues, n = found
    title = f"{page.say(whose)}: {page.say(what)} ({n})"
    return Section(title, [_row(page, due) for due in dues], n - len(dues))


def _row(page: _Page, due: Due) -> tuple[str, str]:
    (view,) = timer_views(page.session, [due.timer], page.now)
    label = page.say(N_("%(number)s: %(category)s, %(due)s, %(percent)s %% of the time used")) % {
        "number": due.report.number,
        "category": pick(due.category, page.language),
        "due": local_due(due.timer.due_at, page.desk.zone, page.language),
        "percent": int(view.used_share * 100),
    }
    return label, links.desk_report(due.report.number)
