# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable

import pytest

from civic.accounts.kinds import Role
from civic.catalogue.models import Department
from tests.factories import City, make_city, make_staff
from tests.factories_api import Caller, signed_in
from tests.factories_play import Town, make_town


@pytest.fixture
def city(session) -> City:
    return make_city(session)


@pytest.fixture
def desk(app, client, session, city) -> Callable[..., Caller]:
    """The device of somebody who works in the city."""

    def sign_in(role: Role = Role.CLERK, department: Department | None = None) -> Caller:
        return signed_in(app, session, make_staff(session, city, role, department))

    return sign_in


@pytest.fixture
def town(app, session) -> Town:
    return make_town(app, session)
