# SPDX-License-Identifier: EUPL-1.2
"""What staff see of the messages about a report, and how they send one again."""

from uuid import UUID

from apiflask import APIBlueprint

from civic.accounts.access import department_staff, desk_readers
from civic.notifications.commands import send_again
from civic.notifications.delivery_queries import deliveries, delivery_of, delivery_view
from civic.notifications.delivery_schemas import DeliveryList, DeliveryView
from civic.notifications.errors import NotResendable
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint
from civic.platform.problems import NotAllowed, NotSignedIn, NotThere
from civic.reports.queries import for_desk, seen

bp = APIBlueprint("deliveries", __name__, tag="Desk")

DELIVERIES = "/api/v1/desk/reports/<uuid:report_id>/deliveries"
NOT_OURS = (NotThere, NotAllowed, NotSignedIn)


@endpoint(
    bp,
    DELIVERIES,
    "GET",
    may=desk_readers,
    returns=DeliveryList,
    refuses=NOT_OURS,
)
def list_deliveries(report_id: UUID) -> DeliveryList:
    """List the messages about a report and what became of them, the newest first."""
    now = utc_now()
    with transaction() as session:
        rights = seen(session, report_id, current_actor()).rights
        if not rights.is_staff:
            raise NotAllowed
        found = deliveries(session, report_id)
    items = [delivery_view(one, now, may_resend=rights.works) for one in found]
    return DeliveryList(items=items)


@endpoint(
    bp,
    f"{DELIVERIES}/<uuid:delivery_id>/resend",
    "POST",
    may=department_staff,
    returns=DeliveryView,
    refuses=(*NOT_OURS, NotResendable),
)
def resend_delivery(report_id: UUID, delivery_id: UUID) -> DeliveryView:
    """Send a message again that the mail server refused or never took."""
    now = utc_now()
    with transaction() as session:
        for_desk(session, report_id, current_actor(), "works")
        send_again(session, delivery_of(session, report_id, delivery_id), now)
        return delivery_view(delivery_of(session, report_id, delivery_id), now, may_resend=True)
