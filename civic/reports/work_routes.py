# SPDX-License-Identifier: EUPL-1.2
"""Orders to contractors: the department's side, and the page that a link opens."""

from uuid import UUID

from apiflask import APIBlueprint

from civic.accounts.access import anyone, department_staff, desk_readers
from civic.photos.errors import UnknownPhoto
from civic.platform.clock import utc_now
from civic.platform.config import settings
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn, NotThere
from civic.reports import work_commands, work_queries, work_views
from civic.reports.desk_work import DeedHeaders, Work, once_at_the_desk
from civic.reports.errors import (
    DeedKeyTaken,
    IdTaken,
    IllegalTransition,
    NoWorkToAnswer,
    PersonalData,
    ResponsePhotoMissing,
    Stale,
    WorkOrderEnded,
)
from civic.reports.queries import seen
from civic.reports.schemas import ReportView
from civic.reports.work_models import WorkOrder
from civic.reports.work_schemas import (
    WorkAnswerBody,
    WorkOrderBody,
    WorkOrderList,
    WorkOrderMade,
    WorkToldBody,
    WorkView,
)

bp = APIBlueprint("work", __name__, tag="Work orders")

ORDERS = "/api/v1/desk/reports/<uuid:report_id>/work-orders"
ORDER = f"{ORDERS}/<uuid:order_id>"
BY_LINK = "/api/v1/work-orders/<string:token>"
NOT_SEEN = (NotThere, NotAllowed, NotSignedIn)
NOT_OURS = (*NOT_SEEN, Stale, DeedKeyTaken)


@endpoint(
    bp,
    ORDERS,
    "POST",
    may=department_staff,
    body=WorkOrderBody,
    headers=DeedHeaders,
    returns=WorkOrderMade,
    status=201,
    refuses=(*NOT_OURS, InvalidBody, IllegalTransition, PersonalData),
)
def order_work(report_id: UUID, body: WorkOrderBody, headers: DeedHeaders) -> WorkOrderMade:
    """Ask a contractor to do the work, by a link that needs no account and names nobody.

    The link is in this answer alone, and in the mail to `email`.
    """
    with once_at_the_desk("order_work", report_id, "works", headers) as work:
        order = _ordered(work, body, headers.civic_deed_key)
        link = f"{settings().public_url.rstrip('/')}/work/{work_commands.token_of(order.id)}"
        return WorkOrderMade(**work_views.order_fields(order), tellings=[], link=link)


def _ordered(work: Work, body: WorkOrderBody, key: UUID | None) -> WorkOrder:
    """Ask the contractor, or return what was asked with this key before.

    Raises:
        NotAllowed: it was asked before, and the report is not the caller's to work on any more.
    """
    order_id = None if key is None else work_commands.order_id_of(key)
    if order_id is None or not work.is_repeated:
        return work_commands.order_work(
            work.session, work.report, body, work.by, work.now, order_id
        )
    if not work.found.rights.works:
        raise NotAllowed
    return work_queries.order_of(work.session, work.report.id, order_id)


@endpoint(
    bp,
    ORDERS,
    "GET",
    may=desk_readers,
    returns=WorkOrderList,
    refuses=(NotThere, NotAllowed, NotSignedIn),
)
def list_work_orders(report_id: UUID) -> WorkOrderList:
    """List what contractors were asked to do about a report, and what they told."""
    with transaction() as session:
        found = seen(session, report_id, current_actor())
        if not found.rights.sees_internal:
            raise NotAllowed
        orders = work_queries.orders_of(session, report_id)
        return work_views.order_list(session, report_id, orders)


@endpoint(
    bp,
    ORDER,
    "DELETE",
    may=department_staff,
    headers=DeedHeaders,
    returns=WorkOrderList,
    refuses=(*NOT_OURS, WorkOrderEnded),
)
def end_work_order(report_id: UUID, order_id: UUID, headers: DeedHeaders) -> WorkOrderList:
    """Ask the contractor no more; the link stops working at once."""
    with once_at_the_desk("end_work_order", report_id, "works", headers) as work:
        order = work_queries.order_of(work.session, report_id, order_id)
        if not work.is_repeated:
            work_commands.cancel(work.session, work.report, order, work.by, work.now)
        orders = work_queries.orders_of(work.session, report_id)
        return work_views.order_list(work.session, report_id, orders)


@endpoint(
    bp,
    f"{ORDER}/response",
    "POST",
    may=department_staff,
    body=WorkAnswerBody,
    headers=DeedHeaders,
    returns=ReportView,
    status=201,
    refuses=(
        *NOT_OURS,
        InvalidBody,
        IllegalTransition,
        NoWorkToAnswer,
        ResponsePhotoMissing,
        UnknownPhoto,
    ),
)
def answer_with_work(
    report_id: UUID, order_id: UUID, body: WorkAnswerBody, headers: DeedHeaders
) -> ReportView:
    """Answer the report as fixed, with the photos that the contractor took after the work."""
    with once_at_the_desk("answer_with_work", report_id, "works", headers) as work:
        if not work.is_repeated:
            order = work_queries.order_of(work.session, report_id, order_id)
            work_commands.answer_with_work(
                work.session, work.report, order, body, work.by, work.now
            )
        return work.view()


@endpoint(bp, BY_LINK, "GET", may=anyone, returns=WorkView, refuses=(NotThere,), limit="work")
def show_work(token: str) -> WorkView:
    """Show a contractor where to go and what to do.

    A link that was never made, has been ended or is too old gets the same 404.
    """
    with transaction() as session:
        order, report = work_queries.order_by_token(session, token, utc_now())
        return work_views.work_view(session, order, report, language())


@endpoint(
    bp,
    BY_LINK,
    "POST",
    may=anyone,
    body=WorkToldBody,
    returns=WorkView,
    status=201,
    refuses=(NotThere, InvalidBody, IdTaken, UnknownPhoto),
    limit="work",
    from_anywhere=True,
)
def tell_of_work(token: str, body: WorkToldBody) -> WorkView:
    """Tell that the work is taken on, done, or can not be done.

    It is a proposal, on which the department decides. Sending it again with the same id changes
    nothing.
    """
    now = utc_now()
    with transaction() as session:
        order, report = work_queries.order_by_token(session, token, now, lock=True)
        work_commands.tell(session, report, order, body, now)
        return work_views.work_view(session, order, report, language())
