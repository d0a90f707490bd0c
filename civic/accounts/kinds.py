# SPDX-License-Identifier: EUPL-1.2
"""Roles."""

from enum import StrEnum


class Role(StrEnum):
    """What somebody is to a city; a resident needs no row for it."""

    RESIDENT = "resident"
    MAPPER = "mapper"
    CLERK = "clerk"
    INSPECTOR = "inspector"
    MODERATOR = "moderator"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


#: Roles that are held in a department.
DEPARTMENT_ROLES = frozenset({Role.CLERK, Role.INSPECTOR, Role.MANAGER})
