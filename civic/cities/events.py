# SPDX-License-Identifier: EUPL-1.2
"""Facts about cities that others react to."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from civic.platform import outbox


@dataclass(frozen=True)
class CityApplied(outbox.Event):
    """The rules of a jurisdiction changed: its catalogue, promises, calendars or areas."""

    name: ClassVar[str] = "city.applied"

    jurisdiction_id: UUID
    catalogue_version: int


@dataclass(frozen=True)
class TermsChangeOrdered(outbox.Event):
    """A change of the rules is to be carried out on the next reports that are under way."""

    name: ClassVar[str] = "city.terms_change_ordered"

    rule_change_id: UUID
