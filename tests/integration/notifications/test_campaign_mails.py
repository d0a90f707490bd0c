# SPDX-License-Identifier: EUPL-1.2
"""What people of a department hear of each other's campaigns."""

from email.message import EmailMessage

import pytest
from sqlalchemy import select

from civic.accounts.kinds import Role
from civic.accounts.models import Person
from civic.accounts.queries import actor_of
from civic.mapping.campaign_commands import change_campaign
from civic.mapping.campaign_schemas import CampaignChange
from civic.mapping.kinds import CampaignState
from civic.mapping.models import Campaign
from civic.notifications.kinds import DeliveryState, Kind
from civic.notifications.models import Delivery
from civic.platform.clock import utc_now
from tests.factories import make_staff, texts
from tests.factories_mail import MailServer, open_up, text_of, work
from tests.factories_notifications import LATER, Story


@pytest.fixture
def story(session) -> Story:
    return Story(session)


@pytest.fixture
def manager(story: Story) -> Person:
    return story.colleague(role=Role.MANAGER)


@pytest.fixture
def campaign(story: Story, manager: Person) -> Campaign:
    return story.draft()


def mails_to(server: MailServer, person: Person) -> list[EmailMessage]:
    return [mail for mail in server.taken if mail["To"] == person.email]


def change(story: Story, campaign: Campaign, by: Person, **changes: object) -> None:
    body = CampaignChange.model_validate({**changes, "version": campaign.version})
    change_campaign(story.session, campaign, body, actor_of(by), LATER)


def tell(story: Story) -> None:
    """Let everything be told that there is to tell, whatever the hour."""
    work(story.session)
    open_up(story.session)


def test_the_managers_of_the_department_hear_once_that_a_draft_waits(
    session, server, story, manager, campaign
):
    other = story.colleague(role=Role.MANAGER)
    elsewhere = make_staff(session, story.city, Role.MANAGER, story.city.other_department)
    author = session.get_one(Person, campaign.created_by)
    change(story, campaign, author, reports_per_day=3)
    change(story, campaign, author, title=texts("Kerbs"))

    tell(story)

    for person in (manager, other):
        (mail,) = mails_to(server, person)
        assert mail["Subject"] == "To be decided: Kerbs"
        assert f"http://civic.test/desk/campaigns/{campaign.id}" in text_of(mail)
        assert f"{author.name} drafted a campaign." in " ".join(text_of(mail).split())
        assert mail["List-ID"] == "<desk.civic.test>"
    assert mails_to(server, elsewhere) == mails_to(server, author) == []


def test_managers_are_told_in_their_hours(session, server, story, manager):
    story.shut()
    story.draft()

    work(session)

    told = session.scalars(select(Delivery).filter_by(kind=Kind.CAMPAIGN_WAITS)).one()
    assert told.not_before is not None
    assert told.not_before > utc_now()
    assert mails_to(server, manager) == []
    open_up(session)
    assert len(mails_to(server, manager)) == 1


def test_nobody_is_asked_to_approve_what_a_manager_made(server, story, manager):
    other = story.colleague(role=Role.MANAGER)
    mine = story.draft_by(manager)
    story.approve(mine, manager)
    change(story, mine, manager, reports_per_day=3)

    tell(story)

    assert mine.state == CampaignState.DRAFT
    assert mails_to(server, manager) == mails_to(server, other) == []


def test_a_change_that_takes_it_from_residents_is_told_as_such_and_once_more(
    session, server, story, manager, campaign
):
    tell(story)
    story.approve(campaign, manager)
    author = session.get_one(Person, campaign.created_by)
    change(story, campaign, author, title=texts("Kerbs"))
    tell(story)
    change(story, campaign, author, reports_per_day=3)

    tell(story)

    first, second = mails_to(server, manager)
    assert "drafted" in text_of(first)
    assert "changed a campaign that was approved" in " ".join(text_of(second).split())


def test_who_drafted_it_hears_who_approved_it_and_why(session, server, story, manager, campaign):
    story.approve(campaign, manager)

    tell(story)

    (mail,) = mails_to(server, session.get_one(Person, campaign.created_by))
    assert mail["Subject"] == "Decided: Step-free centre"
    assert f"{manager.name} approved the campaign" in " ".join(text_of(mail).split())
    assert "> Paikattu asfaltilla." in text_of(mail)
    # What waits no more is not asked for.
    assert mails_to(server, manager) == []
    states = select(Delivery.state).filter_by(kind=Kind.CAMPAIGN_WAITS)
    assert set(session.scalars(states)) == {DeliveryState.DROPPED}


@pytest.mark.parametrize("is_queued", [False, True])
def test_what_is_a_draft_again_before_its_author_heard_is_not_called_approved(
    session, server, story, manager, is_queued
):
    story.shut()
    campaign = story.draft()
    author = session.get_one(Person, campaign.created_by)
    story.approve(campaign, manager)
    if is_queued:
        work(session)
    change(story, campaign, author, reports_per_day=3)

    tell(story)

    assert mails_to(server, author) == []
