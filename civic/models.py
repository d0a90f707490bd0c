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
    "notifications",
    "statistics",
)
#: Modules with more tables of a package than fit into one.
MORE = ("civic.reports.desk_models",)
for name in (*(f"civic.{package}.models" for package in PACKAGES), *MORE):
    import_module(name)
