# SPDX-License-Identifier: EUPL-1.2
"""People at their desks."""

from datetime import timedelta
from typing import Any

import pytest

from civic.accounts.kinds import Role
from civic.platform.clock import utc_now
from tests.factories import make_city, make_report, make_staff
from tests.factories_api import Caller, signed_in

HOURS_AGO = timedelta(hours=2)


@pytest.fixture
def city(session):
    return make_city(session)


@pytest.fixture
def desk(app, client, session, city):
    """Return the device of somebody with a role, by default a clerk of the streets."""

    def sit_down(role: Role = Role.CLERK, department: Any = None) -> Caller:
        return signed_in(app, session, make_staff(session, city, role, department))

    return sit_down


@pytest.fixture
def report(session, city):
    return make_report(session, now=utc_now() - HOURS_AGO)
