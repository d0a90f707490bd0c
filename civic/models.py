# SPDX-License-Identifier: EUPL-1.2
"""Import every mapped class, so that the metadata is whole; for migrations and entry points."""

from importlib import import_module

#: Packages that have tables, bottom-up.
PACKAGES = (
    "platform",
    "places",
    "catalogue",
    "accounts",
    "sla",
    "photos",
    "reports",
    "mapping",
    "notifications",
    "statistics",
)
#: Modules with tables; some packages have more than fit into one.
MODULES = (
    *(f"civic.{package}.models" for package in PACKAGES),
    "civic.cities.models",
    "civic.reports.desk_models",
    "civic.reports.escalation_models",
    "civic.reports.work_models",
    "civic.reports.view_models",
    "civic.mapping.score_models",
    "civic.mapping.objection_models",
    "civic.mapping.team_models",
)
for module in MODULES:
    import_module(module)
