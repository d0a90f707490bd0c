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
for package in PACKAGES:
    import_module(f"civic.{package}.models")
