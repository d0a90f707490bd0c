# SPDX-License-Identifier: EUPL-1.2
"""The mails with which a department agrees on its campaigns of the mapping game."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.catalogue.models import Department
from civic.mapping.kinds import CampaignState
from civic.mapping.models import Campaign
from civic.notifications import links
from civic.notifications.about import Letter, Pointless
from civic.notifications.models import Delivery
from civic.places.models import Jurisdiction
from civic.platform.i18n import N_, local_date, pick, translate

#: What ends at midnight has the day before as its last.
MOMENT = timedelta(microseconds=1)
TO_DECIDE, DECIDED = N_("To be decided"), N_("Decided")


def waiting_letter(session: Session, delivery: Delivery, now: datetime) -> Letter:  # noqa: ARG001 - as all letters
    """Return what a manager is asked to read and approve.

    Raises:
        Pointless: it waits no more.
    """
    campaign = _campaign(session, delivery)
    if campaign.state != CampaignState.DRAFT:
        raise Pointless("somebody approved it, and may have closed it since")
    by_id = delivery.data["by_id"]
    own = {
        "is_again": delivery.data["version"] > 1,
        "who": _name(session, campaign, by_id and UUID(by_id), delivery.language),
    }
    return _letter(session, delivery, campaign, TO_DECIDE, own)


def approved_letter(session: Session, delivery: Delivery, now: datetime) -> Letter:  # noqa: ARG001 - as all letters
    """Return who approved what somebody had drafted, and with which words.

    Raises:
        Pointless: it is a draft again.
    """
    campaign = _campaign(session, delivery)
    if campaign.state == CampaignState.DRAFT:
        raise Pointless("it was changed, and waits again")
    own = {
        "who": _name(session, campaign, campaign.approved_by, delivery.language),
        "text": campaign.approval_note or "",
    }
    return _letter(session, delivery, campaign, DECIDED, own)


def _campaign(session: Session, delivery: Delivery) -> Campaign:
    campaign_id = UUID(delivery.data["campaign_id"])
    return session.get_one(Campaign, campaign_id, populate_existing=True)


def _letter(
    session: Session, delivery: Delivery, campaign: Campaign, prefix: str, own: dict[str, Any]
) -> Letter:
    language = delivery.language
    city = session.get_one(Jurisdiction, campaign.jurisdiction_id)
    department = session.get_one(Department, campaign.department_id)
    title = pick(campaign.title, language)
    values = {
        "campaign": title,
        "department": pick(department.name, language),
        "first_day": _day(campaign.starts_at, city, language),
        "last_day": _day(campaign.ends_at - MOMENT, city, language),
        "link": links.desk_campaign(campaign.id),
        **own,
    }
    return Letter(f"{translate(prefix, language)}: {title}", "desk", campaign.id, values)


def _day(at: datetime, city: Jurisdiction, language: str) -> str:
    return local_date(at.astimezone(ZoneInfo(city.zone)).date(), language)


def _name(session: Session, campaign: Campaign, person_id: UUID | None, language: str) -> str:
    """Return how somebody of the department is named, or the department itself."""
    person = session.get(Person, person_id) if person_id else None
    if person is not None:
        return person.name or person.email
    return pick(session.get_one(Department, campaign.department_id).name, language)
