# SPDX-License-Identifier: EUPL-1.2
"""A city with a campaign that looks for one kind of thing."""

import pytest
from sqlalchemy.orm import Session

from civic.mapping.models import Campaign, CampaignKind
from tests.factories import City, make_city
from tests.factories_mapping import make_campaign, make_kind


@pytest.fixture
def city(session: Session) -> City:
    return make_city(session)


@pytest.fixture
def campaign(session: Session, city: City) -> Campaign:
    return make_campaign(session, city)


@pytest.fixture
def kind(session: Session, city: City, campaign: Campaign) -> CampaignKind:
    """Things that are reported."""
    return make_kind(session, campaign, city.category.id)
