# SPDX-License-Identifier: EUPL-1.2
"""A moderator's look at somebody's mapping. Checks ask for it; only people decide."""

from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.mapping.events import CaseOpened
from civic.mapping.kinds import CaseKind, CaseState
from civic.mapping.models import Confirmation, MappingPoint
from civic.mapping.score_models import MappingCase
from civic.platform import outbox
from civic.reports.models import Report

#: While these are open nothing that the person does counts. A ring is only a suspicion: four of ten
#: such pairs are careless, not in league.
SETS_ASIDE = frozenset({CaseKind.TELEPORT, CaseKind.PHOTO_REUSE, CaseKind.BURST})


def open_case(  # noqa: PLR0917 - each is a column of the case
    session: Session,
    kind: CaseKind,
    person_id: UUID,
    other_id: UUID | None,
    jurisdiction_id: UUID,
    evidence: dict[str, Any],
    now: datetime,
) -> MappingCase | None:
    """Ask a moderator to look at somebody; None: the same is asked already.

    Args:
        other_id: of a ring, with whom.
        evidence: what the check saw, in numbers and ids.
    """
    values = {
        "kind": kind,
        "person_id": person_id,
        "other_id": other_id,
        "jurisdiction_id": jurisdiction_id,
        "evidence": evidence,
        "state": CaseState.OPEN,
        "opened_at": now,
    }
    new = insert(MappingCase).values(values).on_conflict_do_nothing().returning(MappingCase)
    case = session.scalar(new)
    if case is not None:
        outbox.record(session, CaseOpened(case_id=case.id), now=now)
    return case


class _TouchesMore(Exception):
    """A point has become a report's in the moment in which it was locked."""


def hold_all_of(session: Session, person_id: UUID) -> None:
    """Lock all that a decision about somebody may touch: what they mapped, and answered about.

    Whoever locks several things of the game takes reports before points before answers, and of
    each the smaller id first: a department that answers, and a moderator who decides about those
    who mapped and answered there, would else wait for each other.
    """
    while True:
        with suppress(_TouchesMore), session.begin_nested():
            _hold_once(session, person_id)
            return


def _hold_once(session: Session, person_id: UUID) -> None:
    theirs = Confirmation.person_id == person_id
    about = select(Confirmation.report_id).where(theirs, Confirmation.report_id.is_not(None))
    touched = or_(
        MappingPoint.author_id == person_id,
        MappingPoint.id.in_(select(Confirmation.point_id).where(theirs)),
        MappingPoint.report_id.in_(about),
    )
    behind = select(MappingPoint.report_id).where(touched, MappingPoint.report_id.is_not(None))
    reports = session.scalars(
        select(Report.id)
        .where(or_(Report.id.in_(about), Report.id.in_(behind)))
        .order_by(Report.id)
        .with_for_update()
    )
    held = set(reports)
    points = session.execute(
        select(MappingPoint.id, MappingPoint.report_id)
        .where(touched)
        .order_by(MappingPoint.id)
        .with_for_update()
    )
    if any(row.report_id is not None and row.report_id not in held for row in points):
        raise _TouchesMore
    answers = select(Confirmation.id).where(theirs).order_by(Confirmation.id)
    session.execute(answers.with_for_update())


def is_under_review(session: Session, person_id: UUID) -> bool:
    """Tell whether what somebody does is set aside until a moderator has looked."""
    wanted = select(MappingCase.id).where(
        MappingCase.person_id == person_id,
        MappingCase.state == CaseState.OPEN,
        MappingCase.kind.in_(SETS_ASIDE),
    )
    return session.scalar(wanted.limit(1)) is not None
