# SPDX-License-Identifier: EUPL-1.2
import pytest

from civic.mapping.campaign_queries import kind_of, kinds_of, questions_of, running
from civic.mapping.kinds import CampaignState
from tests.factories import NOW, make_city
from tests.factories_mapping import QUESTIONS, make_campaign, make_kind
from tests.factories_reports import DAY


@pytest.mark.parametrize(
    ("changes", "runs"),
    [
        ({}, True),
        ({"starts_at": NOW}, True),
        ({"starts_at": NOW + DAY / 100}, False),
        ({"ends_at": NOW}, False),
        ({"ends_at": NOW + DAY / 100}, True),
        ({"state": CampaignState.DRAFT}, False),
        ({"state": CampaignState.CLOSED, "closed_at": NOW}, False),
        # What was found before it closed still counts when it comes in late.
        ({"state": CampaignState.CLOSED, "closed_at": NOW + DAY}, True),
    ],
)
def test_a_campaign_runs_while_it_is_approved_and_in_its_window(session, changes, runs):
    campaign = make_campaign(session, make_city(session), **changes)

    assert (running(session, campaign.id, NOW) is campaign) == runs


def test_kinds_come_in_their_order_and_of_their_own_campaign_only(session):
    city = make_city(session)
    one, other = make_campaign(session, city), make_campaign(session, city)
    second = make_kind(session, one, position=1)
    first = make_kind(session, one, position=0)
    theirs = make_kind(session, other)

    assert kinds_of(session, [one.id])[one.id] == [first, second]
    assert kind_of(session, one.id, second.id) is second
    assert kind_of(session, one.id, theirs.id) is None


def test_a_kind_asks_its_newest_questions_and_still_knows_the_old_ones(session):
    kind = make_kind(session, make_campaign(session, make_city(session)))

    assert questions_of(session, kind) == QUESTIONS
    assert questions_of(session, kind, 1) == QUESTIONS
    assert questions_of(session, kind, 2) is None
