# SPDX-License-Identifier: EUPL-1.2
"""What the entry points put together: every package's tables, subscribers, duties and routes."""

from collections.abc import Iterator
from importlib import import_module

from apiflask import APIBlueprint

import civic.models  # noqa: F401 - every mapper is configured

#: Modules with subscribers and duties.
JOB_MODULES = (
    "civic.platform.jobs",
    "civic.photos.jobs",
    "civic.reports.jobs",
    "civic.notifications.jobs",
)
#: Modules with a blueprint `bp`.
ROUTE_MODULES = (
    "civic.health_routes",
    "civic.accounts.routes",
    "civic.places.routes",
    "civic.catalogue.routes",
    "civic.photos.routes",
    "civic.reports.routes",
    "civic.reports.desk_routes",
    "civic.statistics.routes",
    "civic.notifications.routes",
    "civic.pages.routes",
    "civic.pages.report_routes",
    "civic.pages.sign_in_routes",
)


def load_subscribers() -> None:
    """Make all subscribers and duties known to this process."""
    for name in JOB_MODULES:
        import_module(name)


def blueprints() -> Iterator[APIBlueprint]:
    """Return the blueprint of every package that has routes."""
    for name in ROUTE_MODULES:
        yield import_module(name).bp
