# SPDX-License-Identifier: EUPL-1.2
"""A report with its duplicates: who reported any of them, and who supports any of them."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.reports.models import Report, Supporter
from civic.reports.neighbour_queries import group_of


def duplicates_of(session: Session, original: Report) -> Sequence[Report]:
    """Return the reports that were merged into this one, the oldest first.

    Their reporters hear what becomes of the original, each by the key of their own report.
    """
    return session.scalars(
        select(Report)
        .where(Report.duplicate_of_id == original.id)
        .order_by(Report.received_at, Report.id)
    ).all()


def people_supporting(session: Session, report: Report) -> Sequence[Person]:
    """Return the people with an account who support the report or one of its duplicates.

    Each once, in the order of their first support; devices that nobody is signed in on can't be
    told anything.
    """
    wanted = (
        select(Person)
        .join(Supporter, Supporter.person_id == Person.id)
        .where(Supporter.report_id.in_(group_of(report.id)), Person.disabled_at.is_(None))
        .order_by(Supporter.supported_at, Person.id)
    )
    return list(dict.fromkeys(session.scalars(wanted).unique()))
