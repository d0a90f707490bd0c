# SPDX-License-Identifier: EUPL-1.2
"""What two people of a department do to each other's campaigns."""

from collections import Counter
from uuid import UUID

import pytest
from sqlalchemy import select

from civic.accounts.kinds import Role
from civic.accounts.models import Person
from civic.accounts.policy import Actor
from civic.accounts.queries import actor_of
from civic.mapping.campaign_commands import approve_campaign, change_campaign, draft_campaign
from civic.mapping.campaign_errors import StaleCampaign, WrongCampaignState
from civic.mapping.campaign_queries import campaign_to_change
from civic.mapping.campaign_schemas import Approval, CampaignChange, NewCampaign
from civic.mapping.kinds import CampaignState
from civic.mapping.models import Campaign, CampaignKind, QuestionSet
from civic.platform.db import transaction
from tests.factories import NOW, City, make_city, make_staff, texts
from tests.factories_mapping import QUESTIONS, campaign_json, kind_json

APPROVAL = Approval(note="Agrees with our rules.", is_about_things=True, version=1)


@pytest.fixture
def city(town) -> City:
    with transaction() as session:
        return make_city(session)


@pytest.fixture
def manager_id(city) -> UUID:
    with transaction() as session:
        return make_staff(session, city, Role.MANAGER).id


@pytest.fixture
def drafted(manager_id):
    """Draft the campaign; return its id and slug."""

    def draft() -> tuple[UUID, str]:
        with transaction() as session:
            body = NewCampaign.model_validate(campaign_json())
            campaign = draft_campaign(session, body, acting(session, manager_id), NOW)
            return campaign.id, campaign.slug

    return draft


def acting(session, person_id: UUID) -> Actor:
    return actor_of(session.get_one(Person, person_id))


def test_campaigns_of_the_same_title_get_addresses_of_their_own(at_once, drafted):
    slugs = [slug for _, slug in at_once([drafted] * 6)]

    assert sorted(slugs) == ["step-free-centre", *(f"step-free-centre-{n}" for n in range(2, 7))]


def test_a_campaign_is_approved_once_whoever_presses_first(at_once, drafted, manager_id):
    campaign_id, _ = drafted()

    def approve() -> str:
        with transaction() as session:
            actor = acting(session, manager_id)
            found = campaign_to_change(session, campaign_id, actor, [Role.MANAGER])
            try:
                approve_campaign(session, found, APPROVAL, actor, NOW)
            except WrongCampaignState:
                return "refused"
            return "approved"

    assert Counter(at_once([approve] * 6)) == {"approved": 1, "refused": 5}


def test_of_those_who_change_what_they_saw_together_one_does(at_once, drafted, manager_id):
    campaign_id, _ = drafted()

    def change(n: int) -> str:
        body = CampaignChange(title=texts(f"Title {n}"), version=1)
        with transaction() as session:
            actor = acting(session, manager_id)
            found = campaign_to_change(session, campaign_id, actor)
            try:
                change_campaign(session, found, body, actor, NOW)
            except StaleCampaign:
                return "stale"
            return f"Title {n}"

    told = at_once([lambda n=n: change(n) for n in range(6)])

    (title,) = set(told) - {"stale"}
    assert Counter(told) == {title: 1, "stale": 5}
    with transaction() as session:
        campaign = session.get_one(Campaign, campaign_id)
        assert (campaign.title, campaign.version) == (texts(title), 2)


def test_what_is_approved_is_what_was_read_whoever_changes_it_then(at_once, drafted, manager_id):
    campaign_id, _ = drafted()

    def approve() -> str:
        with transaction() as session:
            actor = acting(session, manager_id)
            found = campaign_to_change(session, campaign_id, actor, [Role.MANAGER])
            try:
                approve_campaign(session, found, APPROVAL, actor, NOW)
            except StaleCampaign:
                return "stale"
            return "approved"

    def change() -> str:
        with transaction() as session:
            actor = acting(session, manager_id)
            found = campaign_to_change(session, campaign_id, actor)
            body = CampaignChange(reports_per_day=500, version=found.version)
            change_campaign(session, found, body, actor, NOW)
            return "changed"

    at_once([approve, change])

    # Whoever came first, residents are never asked by what no manager has read.
    with transaction() as session:
        assert session.get_one(Campaign, campaign_id).state == CampaignState.DRAFT


def test_questions_that_are_changed_at_once_are_versions_one_after_the_other(
    at_once, drafted, manager_id
):
    campaign_id, _ = drafted()

    def change(n: int) -> None:
        asked = [QUESTIONS[0] | {"text": texts(f"How high, {n}?")}]
        with transaction() as session:
            actor = acting(session, manager_id)
            found = campaign_to_change(session, campaign_id, actor)
            changes = {"kinds": [kind_json(questions=asked)], "version": found.version}
            body = CampaignChange.model_validate(changes)
            change_campaign(session, found, body, actor, NOW)

    at_once([lambda n=n: change(n) for n in range(5)])

    with transaction() as session:
        kind = session.scalars(
            select(CampaignKind).join(Campaign).where(Campaign.id == campaign_id)
        ).one()
        versions = select(QuestionSet.version).filter_by(kind_id=kind.id)
        assert sorted(session.scalars(versions)) == [1, 2, 3, 4, 5, 6]
        assert kind.questions_version == 6
