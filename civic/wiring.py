# SPDX-License-Identifier: EUPL-1.2
"""What all entry points put together: every package's tables, subscribers and duties."""

from importlib import import_module

import civic.models  # noqa: F401 - every mapper is configured

#: Modules with subscribers and duties, and with rules of who sees photos.
JOB_MODULES = (
    "civic.platform.jobs",
    "civic.photos.jobs",
    "civic.reports.jobs",
    "civic.mapping.jobs",
    "civic.mapping.photo_queries",
    "civic.mapping.score_jobs",
    "civic.notifications.jobs",
    "civic.notifications.desk_jobs",
    "civic.notifications.mapping_jobs",
    "civic.cities.jobs",
)


def load_subscribers() -> None:
    """Make all subscribers and duties known to this process."""
    for name in JOB_MODULES:
        import_module(name)
