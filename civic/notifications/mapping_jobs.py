# SPDX-License-Identifier: EUPL-1.2
"""What is told of the mapping game: to staff in their hours, to those who map at once."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.mapping.events import CampaignApproved, CampaignWaits, CaseDecided, ObjectionDecided
from civic.mapping.models import Campaign
from civic.mapping.objection_models import Objection
from civic.mapping.score_models import MappingCase
from civic.notifications import audiences
from civic.notifications.commands import queue_mails
from civic.notifications.kinds import Kind
from civic.notifications.policy import News, Recipient, fact_id
from civic.platform.outbox import on


@on(CampaignWaits)
def tell_campaign_waits(session: Session, event: CampaignWaits, now: datetime) -> None:
    """Tell those who can approve a draft that it waits, unless one of them made it."""
    campaign = session.get_one(Campaign, event.campaign_id)
    told = audiences.approvers_of(session, campaign.department_id)
    if event.by_id in {one.person_id for one in told}:
        return
    by_id = event.by_id and str(event.by_id)
    data = {"by_id": by_id, "version": event.version}
    _tell_staff(session, Kind.CAMPAIGN_WAITS, campaign, data, told, now)


@on(CampaignApproved)
def tell_campaign_approved(session: Session, event: CampaignApproved, now: datetime) -> None:
    """Tell who drafted a campaign that somebody else approved it."""
    campaign = session.get_one(Campaign, event.campaign_id)
    if campaign.approved_at is None or campaign.approved_by == campaign.created_by:
        return
    told = audiences.colleagues_of(session, [campaign.created_by], campaign.department_id)
    data = {"approved_at": campaign.approved_at.isoformat()}
    _tell_staff(session, Kind.CAMPAIGN_APPROVED, campaign, data, told, now)


@on(CaseDecided)
def tell_case(session: Session, event: CaseDecided, now: datetime) -> None:
    """Tell somebody what a moderator decided about their mapping, and how to object."""
    case = session.get_one(MappingCase, event.case_id)
    person = session.get_one(Person, case.person_id)
    decided = "appeal" if case.appeal_decided_at else "first"
    key = fact_id(Kind.CASE_DECIDED, case.id, decided)
    news = News(Kind.CASE_DECIDED, key, None, {"case_id": str(case.id)})
    if person.disabled_at is None:
        told = Recipient(person.email, person.language, person.id)
        queue_mails(session, news, [told], now)


@on(ObjectionDecided)
def tell_objection(session: Session, event: ObjectionDecided, now: datetime) -> None:
    """Tell somebody what a moderator made of their objection to a check."""
    objection = session.get(Objection, event.objection_id)
    if objection is None:
        return  # they left the game in this moment
    person = session.get_one(Person, objection.person_id)
    key = fact_id(Kind.OBJECTION_DECIDED, objection.id)
    news = News(Kind.OBJECTION_DECIDED, key, None, {"objection_id": str(objection.id)})
    if person.disabled_at is None:
        told = Recipient(person.email, person.language, person.id)
        queue_mails(session, news, [told], now)


def _tell_staff(
    session: Session,
    kind: Kind,
    campaign: Campaign,
    data: dict[str, Any],
    told: Iterable[Recipient],
    now: datetime,
) -> None:
    """Queue the news of a campaign for staff, each in their hours; told again, it is no news."""
    timely = audiences.in_their_hours(session, told, campaign.jurisdiction_id, now)
    key = fact_id(kind, campaign.id, *(data[name] for name in sorted(data)))
    news = News(kind, key, None, {"campaign_id": str(campaign.id), **data})
    queue_mails(session, news, timely, now)
