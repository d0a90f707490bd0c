# SPDX-License-Identifier: EUPL-1.2
"""How something is done with a report at the desk: locked, allowed, not stale, and once.

Deeds are declared here, so that the desk can do them with one report or with many.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from apiflask import APIBlueprint
from flask import request
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session
from werkzeug.http import parse_etags

from civic.accounts.access import Access
from civic.accounts.policy import Actor
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn, NotThere, Problem
from civic.reports import queries, views
from civic.reports.commands import By, log_contact_read
from civic.reports.deed_commands import claim, done_before, note_shown, refuse_stale
from civic.reports.errors import DeedKeyTaken, Stale
from civic.reports.kinds import ActorRole
from civic.reports.models import Report
from civic.reports.queries import Need, Seen
from civic.reports.schemas import ReportView

REPORT = "/api/v1/desk/reports/<uuid:report_id>"
NOT_OURS = (NotThere, NotAllowed, NotSignedIn, InvalidBody)


class DeedHeaders(BaseModel):
    """On what a deed was decided, and how to know it again."""

    if_match: str | None = Field(
        None,
        max_length=200,
        description='`"<version>"` of the report as the caller saw it; refused if that changed.',
    )
    civic_deed_key: UUID | None = Field(
        None,
        description="Made by the client, for safe repetition: with the same key nothing is done"
        " again, and the answer is the report as it is now. Kept for 30 days.",
    )

    def matches(self, version: int) -> bool:
        """Tell whether it may be done on this version of the report."""
        return self.if_match is None or parse_etags(self.if_match).contains(str(version))


@dataclass(frozen=True)
class Work:
    """A locked report on the desk of somebody who may do what was asked."""

    session: Session
    found: Seen
    by: By
    now: datetime
    #: What the key of the deed stood for was done before; nothing is done again.
    is_repeated: bool = False

    @property
    def report(self) -> Report:
        """The report."""
        return self.found.report

    @property
    def actor(self) -> Actor:
        """Who does it."""
        return self.found.actor

    def view(self) -> ReportView:
        """Return the report after the change, with the rights from before it."""
        log_contact_read(self.session, self.found, self.actor, self.now)
        return views.report_view(self.session, self.found, language(), self.now)


#: Does it; returns the report that the answer shows if it is another one.
Do = Callable[[Work, Any], Report | None]


@dataclass(frozen=True)
class Deed:
    """Something that staff do with a report."""

    #: As clients are offered it: `actions` of a report.
    action: str
    may: Access
    need: Need
    body: type[BaseModel]
    do: Do


#: By their action.
DEEDS: dict[str, Deed] = {}


def deed(
    blueprint: APIBlueprint,
    action: str,
    path: str,
    *,
    may: Access,
    need: Need,
    body: type[BaseModel],
    status: int = 200,
    refuses: Sequence[type[Problem]] = (),
) -> Callable[[Do], Do]:
    """Declare the function below as a deed, which is done by a POST to `path` of the report.

    It gets the work and the valid body. `need` is the right that the caller must have on the
    report; `If-Match` and repetitions are seen to before it is called.
    """

    def declare(do: Do) -> Do:
        known = DEEDS[action] = Deed(action, may, need, body, do)

        @wraps(do)
        def view(report_id: UUID, body: BaseModel, headers: DeedHeaders) -> ReportView:
            return perform(known, report_id, body, headers)

        endpoint(
            blueprint,
            f"{REPORT}/{path}",
            "POST",
            may=may,
            body=body,
            headers=DeedHeaders,
            returns=ReportView,
            status=status,
            refuses=(*NOT_OURS, Stale, DeedKeyTaken, *refuses),
        )(view)
        return do

    return declare


def perform(known: Deed, report_id: UUID, body: BaseModel, headers: DeedHeaders) -> ReportView:
    """Do something with a report in a transaction of its own; return the report to show.

    Raises:
        Stale: the report changed since it was read.
        DeedKeyTaken: something else was done with this key.
        Problem: whatever the deed itself refuses.
    """
    with transaction() as session:
        done = do_once(session, known, report_id, body, headers)
        log_contact_read(session, done, done.actor, utc_now())
        return views.report_view(session, done, language(), utc_now())


def do_once(
    session: Session, known: Deed, report_id: UUID, body: BaseModel, headers: DeedHeaders
) -> Seen:
    """Do something with a report unless it was done before; return the report to show.

    That is seen with the rights from before: a transfer may just have put a private report out of
    the caller's hands.

    Raises:
        Problem: as `perform`.
    """
    work = _at_work_once(session, known.action, report_id, known.need, headers)
    if work.is_repeated:
        return work.found
    other = known.do(work, body)
    if other is None:
        return work.found
    if headers.civic_deed_key is not None:
        note_shown(session, headers.civic_deed_key, other)
    return queries.seen(session, other.id, work.actor)


@contextmanager
def once_at_the_desk(
    action: str, report_id: UUID, need: Need, headers: DeedHeaders
) -> Iterator[Work]:
    """Open a transaction for something that is no deed for many, and is done once all the same.

    Whoever gets the work does it unless it `is_repeated`, and answers either way.

    Raises:
        Problem: as `perform`.
    """
    with transaction() as session:
        yield _at_work_once(session, action, report_id, need, headers)


def shown_again(
    session: Session, action: str, report_id: UUID, headers: DeedHeaders
) -> Work | None:
    """Return the report as there is to see now if this was done before; None: it was not.

    Whatever the caller may do now: what was done may have put it out of their hands.

    Raises:
        DeedKeyTaken: something else was done with this key.
    """
    key, actor = headers.civic_deed_key, current_actor()
    if (
        key is None
        or (done := done_before(session, key, report_id, actor.person_id, action)) is None
    ):
        return None
    found = queries.seen(session, done.shown_id or report_id, actor)
    return Work(session, found, _signed(found), utc_now(), is_repeated=True)


@contextmanager
def at_the_desk(report_id: UUID, need: Need) -> Iterator[Work]:
    """Open a transaction with the report locked, if the caller has the right `need`.

    Raises:
        Stale: it changed since the caller read it (`If-Match`).
    """
    headers = DeedHeaders(if_match=request.headers.get("If-Match"))
    with transaction() as session:
        work = at_work(session, report_id, need)
        refuse_stale(session, work.report, headers.matches)
        yield work


def at_work(session: Session, report_id: UUID, need: Need) -> Work:
    """Return the report, locked, on the desk of the caller.

    Raises:
        NotThere: there is none that the caller may see.
        NotAllowed: the caller has not the right `need` on it.
    """
    found = queries.for_desk(session, report_id, current_actor(), need)
    return Work(session, found, _signed(found), utc_now())


def _at_work_once(
    session: Session, action: str, report_id: UUID, need: Need, headers: DeedHeaders
) -> Work:
    """Return the report, locked, to do something with it; or as it is, if that was done before."""
    if (again := shown_again(session, action, report_id, headers)) is not None:
        return again
    work = at_work(session, report_id, need)
    key = headers.civic_deed_key
    if key is not None and not claim(session, key, work.report, work.by, action, work.now):
        # The same was sent twice at once, and the other one was first.
        again = shown_again(session, action, report_id, headers)
        return again or replace(work, is_repeated=True)
    refuse_stale(session, work.report, headers.matches)
    return work


def _signed(found: Seen) -> By:
    """Return how what the caller does with the report is signed."""
    role = ActorRole.DEPARTMENT if found.rights.works else ActorRole.MODERATOR
    department_id = found.report.department_id if found.rights.works else None
    return By(role, found.actor.person_id, department_id)
