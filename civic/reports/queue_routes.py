# SPDX-License-Identifier: EUPL-1.2
"""The queues of the desk over HTTP."""

from datetime import datetime
from typing import Any

from apiflask import APIBlueprint
from flask import Response
from sqlalchemy.orm import Session

from civic.accounts.access import desk_readers
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language, not_changed
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn
from civic.reports import queue_queries
from civic.reports.queue_queries import Keys
from civic.reports.queue_schemas import Queue, QueueFilter, QueueItem, QueueQuery
from civic.reports.queue_scope import Scope, scope_of
from civic.reports.queue_state import asked_of, etag_of, kept_counts, state_of
from civic.reports.queue_views import POLL_AFTER_S, counts_view, queue_item, running
from civic.sla.clock_policy import ClockState

bp = APIBlueprint("queue", __name__, tag="Desk")

FILTERS = set(QueueFilter.model_fields)
REFUSES = (NotAllowed, NotSignedIn, InvalidBody)
#: An answer with its status and headers, or the 304 answer.
Answer = tuple[Any, int, dict[str, str]] | Response


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
def show_queue(query: QueueQuery) -> Answer:
    """Show the open reports of my departments, most urgent first, with their clocks and counts.

    Most urgent is what has the least working time left by the hours of its own department. Pages
    fit together while the clock runs: the cursor holds the instant of the first. To stay up to
    date, ask again every 5 seconds with `If-None-Match`; a 304 costs next to nothing, and ten
    desks behind one address stay below the limit of reads. Clocks of the reports shown turn with
    the second, counts of what is due soon within a minute.
    """
    now = utc_now()
    with transaction() as session:
        scope = scope_of(session, current_actor(), now).within(query.department)
        keys = queue_queries.page_keys(session, query, scope, now)
        state = state_of(scope, now)
        etag = etag_of(state, keys.keys, [*asked_of(query, scope), language()])
        return not_changed(etag) or (
            _queue(session, query, scope, keys, state, now),
            200,
            {"ETag": f'"{etag}"', "Cache-Control": "private, no-cache"},
        )


def _queue(
    session: Session, query: QueueQuery, scope: Scope, keys: Keys, state: str, now: datetime
) -> Queue:
    filters = QueueFilter.model_validate(query.model_dump(include=FILTERS))
    counts = counts_view(
        kept_counts(
            state,
            asked_of(filters, scope),
            lambda: queue_queries.counts(session, filters, scope, now),
        )
    )
    return Queue(
        items=_items(session, keys, scope, now),
        next_cursor=keys.next_cursor,
        n_by_status=counts.n_by_status,
        n_overdue=counts.n_by_clock.get(ClockState.OVERDUE, 0),
        counts=counts,
        as_of=now,
        poll_after_s=POLL_AFTER_S,
    )


def _items(session: Session, keys: Keys, scope: Scope, now: datetime) -> list[QueueItem]:
    lines = queue_queries.lines(session, [key.place.id for key in keys.keys], scope)
    timers = queue_queries.running_timers(session, [line.report.id for line in lines])
    shown, tongue = running(session, timers, now), language()
    return [queue_item(line, shown.get(line.report.id, ()), tongue, now) for line in lines]
