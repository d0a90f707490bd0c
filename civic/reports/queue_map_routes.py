# SPDX-License-Identifier: EUPL-1.2
"""The map of a queue over HTTP."""

from apiflask import APIBlueprint

from civic.accounts.access import desk_readers
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn
from civic.reports.queue_map import QueueMap, QueueMapQuery, queue_map
from civic.reports.queue_scope import scope_of

bp = APIBlueprint("queue_map", __name__, tag="Desk")


@endpoint(
    bp,
    "/api/v1/desk/queue/map",
    "GET",
    may=desk_readers,
    query=QueueMapQuery,
    returns=QueueMap,
    refuses=(NotAllowed, NotSignedIn, InvalidBody),
)
def show_queue_map(query: QueueMapQuery) -> QueueMap:
    """Show where the reports of a queue are, as GeoJSON: those that the same filter leaves.

    Up to 1,000 in the box are points with `id`, `number`, `clock`, `status`, `priority` and
    `category`; more are counted in the cells of a 24 x 24 grid, with `n`, `n_overdue` and
    `n_due_soon`, each at the centroid of its reports.
    """
    now = utc_now()
    with transaction() as session:
        scope = scope_of(session, current_actor(), now).within(query.department)
        return queue_map(session, query, scope, now)
