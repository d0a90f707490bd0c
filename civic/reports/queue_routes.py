# SPDX-License-Identifier: EUPL-1.2
"""The queues of the desk over HTTP."""

from datetime import datetime

from apiflask import APIBlueprint
from flask import Response, current_app, request
from sqlalchemy.orm import Session

from civic.accounts.access import desk_readers
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language, not_changed
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn
from civic.reports import queue_queries
from civic.reports.queue_queries import Counts, Keys
from civic.reports.queue_schemas import Queue, QueueFilter, QueueItem, QueueQuery
from civic.reports.queue_scope import Scope, heads_of, scope_of
from civic.reports.queue_state import (
    asked_of,
    etag_of,
    kept_counts,
    state_of,
    state_shown,
    tell,
    told_of,
)
from civic.reports.queue_views import POLL_AFTER_S, counts_view, queue_item, running
from civic.sla.clock_policy import ClockState

bp = APIBlueprint("queue", __name__, tag="Desk")

FILTERS = set(QueueFilter.model_fields)
REFUSES = (NotAllowed, NotSignedIn, InvalidBody)


@endpoint(
    bp,
    "/api/v1/desk/queue",
    "GET",
    may=desk_readers,
    query=QueueQuery,
    returns=Queue,
    refuses=REFUSES,
    tagged=True,
)
def show_queue(query: QueueQuery) -> Response:
    """Show the open reports of my departments, most urgent first, with their clocks and counts.

    Most urgent is what has the least working time left by the hours of its own department. Pages
    fit together while the clock runs: the cursor holds the instant of the first. To stay up to
    date, ask again every 5 seconds with `If-None-Match`; a 304 costs next to nothing, and ten
    desks behind one address stay below the limit of reads. Clocks of the reports shown turn with
    the second, counts of what is due soon within a minute. Counts of 2,000 reports and more may
    be two seconds old.
    """
    now, actor = utc_now(), current_actor()
    asked = asked_of(query, actor, language())
    told = told_of(request.if_none_match.as_set(include_weak=True), asked)
    with transaction() as session:
        heads = heads_of(session, actor, told.report_ids if told else ())
        if told and told.holds(heads, now) and (known := not_changed(told.etag)):
            return known
        scope = scope_of(session, actor, now, heads).within(query.department)
        return _answer(session, query, scope, asked, now)


def _answer(
    session: Session, query: QueueQuery, scope: Scope, asked: str, now: datetime
) -> Response:
    filters = QueueFilter.model_validate(query.model_dump(include=FILTERS))
    counted = asked_of(filters, scope.actor)
    state = state_of(scope, now)
    shown = state_shown(state, counted, now)
    keys = queue_queries.page_keys(session, query, scope, now)
    etag = etag_of(shown, asked, keys.keys)
    if shown == state:
        tell(etag, asked, keys.keys, scope.heads, now)
    if known := not_changed(etag):
        return known
    counts = kept_counts(
        shown, counted, now, lambda: queue_queries.counts(session, filters, scope, now)
    )
    headers = {"ETag": f'"{etag}"', "Cache-Control": "private, no-cache"}
    # Written by pydantic itself, with no dictionary of it all made first.
    text = _queue(session, scope, keys, counts, now).model_dump_json()
    return current_app.response_class(text, headers=headers, mimetype="application/json")


def _queue(session: Session, scope: Scope, keys: Keys, counts: Counts, now: datetime) -> Queue:
    return Queue(
        items=_items(session, keys, scope, now),
        next_cursor=keys.next_cursor,
        n_by_status=counts.n_by_status,
        n_overdue=counts.n_by_clock.get(ClockState.OVERDUE, 0),
        counts=counts_view(counts),
        as_of=now,
        poll_after_s=POLL_AFTER_S,
    )


def _items(session: Session, keys: Keys, scope: Scope, now: datetime) -> list[QueueItem]:
    lines = queue_queries.lines(session, [key.place.id for key in keys.keys], scope)
    timers = queue_queries.running_timers(session, [line.report.id for line in lines])
    shown, tongue = running(session, timers, now), language()
    return [queue_item(line, shown.get(line.report.id, ()), tongue, now) for line in lines]
