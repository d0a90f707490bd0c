# SPDX-License-Identifier: EUPL-1.2
"""A moderator's look at somebody's mapping. Checks ask for it; only people decide."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.mapping.events import CaseOpened
from civic.mapping.kinds import CaseKind, CaseState
from civic.mapping.score_models import MappingCase
from civic.platform import outbox

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


def is_under_review(session: Session, person_id: UUID) -> bool:
    """Tell whether what somebody does is set aside until a moderator has looked."""
    wanted = select(MappingCase.id).where(
        MappingCase.person_id == person_id,
        MappingCase.state == CaseState.OPEN,
        MappingCase.kind.in_(SETS_ASIDE),
    )
    return session.scalar(wanted.limit(1)) is not None
