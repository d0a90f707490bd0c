# SPDX-License-Identifier: EUPL-1.2
"""What a list of reports can be narrowed to, and how that is asked for by a form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.catalogue.queries import catalogue
from civic.catalogue.snapshot import Catalogue
from civic.places.models import Jurisdiction
from civic.platform.i18n import N_, pick, translate
from civic.reports.kinds import OPEN, SHOWN, Status
from civic.reports.query_schemas import ListQuery
from civic.reports.words import STATUSES

REPORTS_ON_PAGE = 20
CURSOR_MAX_CHARS = 200
#: Not yet answered, in one word.
ANY_OPEN = "open"
#: An open report past its date.
OVERDUE = "overdue"
WORDS = {ANY_OPEN: N_("Open"), OVERDUE: N_("Overdue")}


@dataclass(frozen=True)
class Choice:
    """One of the values of a field."""

    value: str
    name: str
    is_chosen: bool


@dataclass(frozen=True)
class ChoiceGroup:
    """Values under a heading."""

    name: str
    choices: list[Choice]


@dataclass(frozen=True)
class Choices:
    """What the form offers, and what is chosen."""

    statuses: list[Choice]
    categories: list[ChoiceGroup]
    status: str
    category: str

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.status or self.category)


def choices_of(session: Session, given: Mapping[str, str], language: str) -> Choices:
    """Return what the list can be narrowed to; of `given` what is none of that is left aside."""
    catalogues = [
        catalogue(session, row.id, row.catalogue_version)
        for row in session.execute(
            select(Jurisdiction.id, Jurisdiction.catalogue_version).order_by(Jurisdiction.code)
        )
    ]
    codes = {code for known in catalogues for code in _codes(known)}
    status, category = given.get("status", ""), given.get("category", "")
    status = status if status in {*WORDS, *SHOWN} else ""
    category = category if category in codes else ""
    return Choices(
        statuses=_statuses(status, language),
        categories=[group for known in catalogues for group in _groups(known, category, language)],
        status=status,
        category=category,
    )


def query_of(choices: Choices, cursor: str | None) -> ListQuery:
    """Return the query for what is chosen."""
    statuses = {ANY_OPEN: sorted(OPEN & SHOWN), OVERDUE: None, "": None}
    return ListQuery(
        status=statuses.get(choices.status, [choices.status]),
        overdue=True if choices.status == OVERDUE else None,
        category=[choices.category] if choices.category else None,
        cursor=cursor[:CURSOR_MAX_CHARS] if cursor else None,
        limit=REPORTS_ON_PAGE,
    )


def _codes(known: Catalogue) -> Iterable[str]:
    yield from known.group_by_code
    yield from known.category_by_code


def _statuses(chosen: str, language: str) -> list[Choice]:
    named = WORDS | {status.value: STATUSES[status] for status in Status if status in SHOWN}
    return [
        Choice(value, translate(words, language), value == chosen) for value, words in named.items()
    ]


def _groups(known: Catalogue, chosen: str, language: str) -> Iterable[ChoiceGroup]:
    for group in known.groups:
        inside = [c for c in known.open_categories if c.group.id == group.id]
        if inside and not group.is_withdrawn:
            all_of_it = translate(N_("All of this group"), language)
            yield ChoiceGroup(
                pick(group.name, language),
                [Choice(group.code, all_of_it, group.code == chosen)]
                + [Choice(c.code, pick(c.name, language), c.code == chosen) for c in inside],
            )
