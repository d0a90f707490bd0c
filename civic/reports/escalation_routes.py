# SPDX-License-Identifier: EUPL-1.2
"""The inbox of those who look after departments: what went up, and who looks after it."""

from uuid import UUID

from apiflask import APIBlueprint

from civic.accounts.access import managers, overseers
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn, NotThere
from civic.reports import escalation_commands, escalation_queries
from civic.reports.escalation_schemas import (
    AcknowledgementBody,
    EscalationList,
    EscalationQuery,
    EscalationView,
)
from civic.reports.escalation_views import escalation_view

bp = APIBlueprint("escalations", __name__, tag="Desk")


@endpoint(
    bp,
    "/api/v1/desk/escalations",
    "GET",
    may=overseers,
    query=EscalationQuery,
    returns=EscalationList,
    refuses=(NotAllowed, NotSignedIn, InvalidBody),
)
def list_escalations(query: EscalationQuery) -> EscalationList:
    """List what has gone up in the departments that I oversee, the newest first.

    Managers see their own departments, those of the dispatcher and auditors all of their city.
    """
    actor, now, tongue = current_actor(), utc_now(), language()
    with transaction() as session:
        page = escalation_queries.escalations(session, query, actor)
        mine = escalation_queries.overseen(session, actor, to_act=True)
    items = [escalation_view(risen, mine, tongue, now) for risen in page.rows]
    return EscalationList(items=items, next_cursor=page.next_cursor, n_waiting=page.n_waiting)


@endpoint(
    bp,
    "/api/v1/desk/escalations/<uuid:escalation_id>/acknowledgement",
    "POST",
    may=managers,
    body=AcknowledgementBody,
    returns=EscalationView,
    refuses=(NotThere, NotAllowed, NotSignedIn, InvalidBody),
)
def acknowledge_escalation(escalation_id: UUID, body: AcknowledgementBody) -> EscalationView:
    """Say that I look after it, and what is done; who said so first stays.

    What went up of the same report before is looked after with it.
    """
    actor, now, tongue = current_actor(), utc_now(), language()
    with transaction() as session:
        risen = escalation_queries.escalation_to_act_on(session, escalation_id, actor)
        one = risen.escalation
        escalation_commands.acknowledge(session, one, actor.person_id, body.note, now)
        found = escalation_queries.escalation_to_act_on(session, escalation_id, actor)
    return escalation_view(found, (), tongue, now)
