# SPDX-License-Identifier: EUPL-1.2
"""Objecting to what a check did with a single point or answer, and what a moderator makes of it.

No check punishes, but each can err: a receiver in a courtyard, a family with one tablet. A person
looks where somebody asks for it, and what they find honest counts as if no check had spoken.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.mapping import ledger_commands, review_commands
from civic.mapping.case_commands import hold_all_of
from civic.mapping.case_queries import cheated_until
from civic.mapping.errors import NothingToObject, ObjectionDecided, SamePerson
from civic.mapping.events import ObjectionDecided as Decided
from civic.mapping.game_queries import subjects_of
from civic.mapping.gate_policy import ARGUABLE, is_arguable
from civic.mapping.kinds import Flag
from civic.mapping.models import Confirmation, MappingPoint
from civic.mapping.objection_models import Objection
from civic.mapping.objection_queries import Flagged, measured, own_flagged
from civic.platform import outbox


def object_to(session: Session, ref_id: UUID, person_id: UUID, text: str, now: datetime) -> None:
    """Ask a moderator to look at one's own point or answer that a check set aside.

    Raises:
        NotThere: it is nobody's, or somebody else's.
        NothingToObject: it counts, a rule is why it does not, or it was asked before.
    """
    row = own_flagged(session, ref_id, person_id)
    if not is_arguable(row.flags, row.received_at, now):
        raise NothingToObject("No check of the last 30 days speaks against it.")
    values = {
        "jurisdiction_id": _city_of(session, ref_id),
        "person_id": person_id,
        "ref_id": ref_id,
        "text": text,
        "evidence": measured(row),
        "made_at": now,
    }
    new = insert(Objection).values(values).on_conflict_do_nothing().returning(Objection.id)
    if session.scalar(new) is None:
        raise NothingToObject("You asked for a look at this before.")


def decide(
    session: Session, objection: Objection, reason: str, by: UUID, now: datetime, *, counts: bool
) -> None:
    """Let what a locked objection is about count after all, or let the check stand.

    Raises:
        SamePerson: nobody decides about themselves.
        ObjectionDecided: somebody decided it already.
    """
    if by == objection.person_id:
        raise SamePerson("It is about you.")
    if objection.counts is not None:
        raise ObjectionDecided("Somebody decided it meanwhile.")
    objection.counts, objection.reason = counts, reason
    objection.decided_at, objection.decided_by = now, by
    if counts:
        hold_all_of(session, objection.person_id)
        _let_count(session, objection, now)
    outbox.record(session, Decided(objection_id=objection.id), now=now)


def _let_count(session: Session, objection: Objection, now: datetime) -> None:
    cheated_at = cheated_until(session, objection.person_id)
    point = session.get(MappingPoint, objection.ref_id, populate_existing=True)
    if point is not None:
        point.flags = _left(point, cheated_at)
        ledger_commands.escrow_point(session, point, now)
        review_commands.follow_point(session, point, now)
        return
    given = session.get_one(Confirmation, objection.ref_id, populate_existing=True)
    given.flags = _left(given, cheated_at)
    review_commands.weigh_again(session, given)
    ledger_commands.escrow_answer(session, given, now)
    if given.judged_at is None:
        review_commands.reckon_again(session, [given], now)
    else:
        ledger_commands.settle_answer(session, given, now)


def _left(row: Flagged, cheated_at: datetime | None) -> list[str]:
    """Return what still speaks against it; a finding of cheating that came later does."""
    left = [flag for flag in row.flags if flag not in ARGUABLE]
    is_of_a_cheat = cheated_at is not None and row.received_at <= cheated_at
    return [*left, Flag.UNDER_REVIEW] if is_of_a_cheat and Flag.UNDER_REVIEW not in left else left


def _city_of(session: Session, ref_id: UUID) -> UUID:
    subject = subjects_of(session, [ref_id])[ref_id]
    where = subject.campaign or subject.report
    if where is None:
        raise TypeError(f"{ref_id} is about nothing of a city")
    return where.jurisdiction_id
