# SPDX-License-Identifier: EUPL-1.2
"""What a contractor is told: where the order is, and nothing about anybody."""

from uuid import UUID

from civic.notifications import links
from civic.notifications.about import About, Letter, Pointless
from civic.platform.i18n import local_date, pick
from civic.platform.signing import digest_of
from civic.reports.kinds import WorkState
from civic.reports.work_commands import token_of
from civic.reports.work_models import WorkOrder


def work_letter(about: About) -> Letter:
    """Return the letter with the link to an order.

    Raises:
        Pointless: the order has ended, or the key by which its link was made is in use no more.
    """
    order = about.session.get_one(WorkOrder, UUID(about.delivery.data["work_order_id"]))
    is_ours = digest_of(token_of(order.id)) == order.token_digest
    if order.state != WorkState.OPEN or not is_ours:
        raise Pointless("nobody is asked to do this any more")
    values = {
        "number": about.report.number,
        "category": about.category(),
        "department": about.department(about.report.department_id),
        "city": pick(about.city.name, about.language),
        "due": local_date(order.due_on, about.language) if order.due_on else "",
        "link": links.work(order.id),
    }
    subject = f"{about.report.number}: {about.category()}"
    return Letter(subject=subject, list_name="work", thread_id=None, values=values)
