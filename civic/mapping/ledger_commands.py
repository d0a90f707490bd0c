# SPDX-License-Identifier: EUPL-1.2
"""What mapping and answering earn, from the first day to the last word.

What somebody maps or answers waits in the escrow until others, and then the department, have
settled it.

Source: facts on the mapping game 4.2.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.mapping import agreement_policy, entry_commands, judging_policy, score_policy
from civic.mapping.kinds import Answer, EntryState, PointState, Purpose, Reason
from civic.mapping.ledger_policy import Line, chains
from civic.mapping.ledger_queries import (
    Target,
    answered_same_day,
    as_of,
    days_unseen,
    mapped_same_day,
    target_of,
    zone_of,
)
from civic.mapping.models import CampaignKind, Confirmation, MappingPoint, Quest
from civic.mapping.reliability_queries import pair_count, reliability_of
from civic.mapping.score_models import ScoreEntry

__all__ = [
    "advance_point",
    "confirm_point",
    "escrow_answer",
    "escrow_point",
    "refuse_point",
    "release_answer",
    "release_point",
    "restore_case",
    "restore_point",
    "reverse_standing",
    "settle_answer",
    "settle_answers",
]

#: Facts 4.2: "closing a campaign cell nobody had observed in 90 d".
NEGLECTED_FOR_D = 90
#: Somebody looked themselves: a department, or staff.
LOOKED_AT = frozenset({PointState.CONFIRMED, PointState.NOT_FOUND})
#: Of the namespace in which a cell of a campaign has its id.
CELLS = uuid5(NAMESPACE_OID, "civic.mapping.cells")


def escrow_point(session: Session, point: MappingPoint, now: datetime) -> None:
    """Set aside what a new point is worth, half of it for when neighbours agree."""
    if point.flags:
        return
    zone = zone_of(session, point.campaign_id)
    n_today, n_in_cell = mapped_same_day(session, point, zone)
    unseen = days_unseen(session, point.cell, as_of(point))
    worth = score_policy.pay_for_point(n_today, n_in_cell, unseen)
    first = score_policy.advance(worth)
    factors = score_policy.factors_of_point(n_today, n_in_cell, unseen)
    for reason, amount in ((Reason.MAP_ADVANCE, first), (Reason.MAP_CONFIRM, worth - first)):
        row = _of_point(point) | {
            "reason": reason,
            "amount": amount,
            "factors": {"full": score_policy.MAPPED, "share": amount / worth if worth else 0}
            | factors,
        }
        entry_commands.write(session, row, EntryState.ESCROW, now)


def advance_point(session: Session, point: MappingPoint, now: datetime) -> None:
    """Pay what a point earns when neighbours agree: half, or all where no department looks."""
    is_problem = session.scalar(select(CampaignKind.category_id).filter_by(id=point.kind_id))
    for share in entry_commands.shares_of(session, point.author_id, point.id):
        if share.waiting.root.reason == Reason.MAP_ADVANCE or is_problem is None:
            entry_commands.pay(session, share, now)
        else:
            entry_commands.wait_again(session, share, now)


def confirm_point(session: Session, point: MappingPoint, now: datetime) -> None:
    """Pay the rest of a point that the department found, and whatever had been taken back."""
    for share in entry_commands.shares_of(session, point.author_id, point.id):
        entry_commands.pay(session, share, now)


def refuse_point(session: Session, point: MappingPoint, now: datetime) -> None:
    """Take back what was paid for a point that the department did not find."""
    for share in entry_commands.shares_of(session, point.author_id, point.id):
        entry_commands.take(session, share, now)


def restore_point(session: Session, point: MappingPoint, now: datetime) -> None:
    """Pay all of a point that residents saw although the department did not find it."""
    confirm_point(session, point, now)


def release_point(session: Session, point: MappingPoint, now: datetime) -> None:
    """Let go of what waits for a point that comes to nothing."""
    refuse_point(session, point, now)


def escrow_answer(session: Session, confirmation: Confirmation, now: datetime) -> None:
    """Set aside what an answer is worth once others prove it right.

    Who found the question by themselves is believed, and not paid: friends find each other so.
    """
    if confirmation.flags or not confirmation.weight or _is_chosen(session, confirmation):
        return
    target = target_of(session, confirmation)
    at, by = confirmation.captured_at, confirmation.person_id
    n_today = answered_same_day(session, confirmation, target.zone)
    n_of_pair = pair_count(session, by, target.author_id, at, but=confirmation.id)
    knows = confirmation.sensitivity + confirmation.specificity - 1
    answer = Answer(confirmation.answer)
    row = _of_answer(confirmation, target) | {
        "reason": Reason.OBS_NO if answer is Answer.NO else Reason.OBS_YES,
        "amount": score_policy.pay_for_answer(answer, knows, n_today, n_of_pair),
        "factors": {"full": score_policy.ANSWERED.get(answer, 0)}
        | score_policy.factors_of_answer(knows, n_today, n_of_pair),
    }
    entry_commands.write(session, row, EntryState.ESCROW, now)


def settle_answers(
    session: Session,
    *,
    point_id: UUID | None = None,
    report_id: UUID | None = None,
    round: int,  # noqa: A002 - as the column is called
    is_there: bool,
    now: datetime,
) -> None:
    """Judge all answers that were given on a point or report in a round, and pay the right ones.

    Each is held against what was decided, and against what the others say: who alone brought the
    decision about has proved nothing yet.
    """
    given = _unjudged(session, point_id, report_id, round)
    truth = _truth(session, point_id, report_id, round)
    for confirmation in given:
        claim = judging_policy.says_there(
            Answer(confirmation.answer), Purpose(confirmation.purpose)
        )
        confirmation.is_right = judging_policy.is_right(
            claim=claim, is_there=is_there, others=truth.without(confirmation)
        )
        confirmation.judged_at = now
    session.flush()  # what was accepted before is asked of the database
    for confirmation in given:
        settle_answer(session, confirmation, now)


def release_answer(session: Session, confirmation: Confirmation, now: datetime) -> None:
    """Let go of what waits for an answer about something that nobody decided."""
    for share in entry_commands.shares_of(session, confirmation.person_id, confirmation.id):
        entry_commands.take(session, share, now)


def reverse_standing(
    session: Session,
    person_id: UUID,
    reason: Reason,
    now: datetime,
    *,
    settled_since: datetime | None = None,
    case_id: UUID | None = None,
) -> int:
    """Take back all that waits for somebody, and what was settled; return how many entries.

    Args:
        settled_since: what was settled before stays.
        case_id: of the decision that it follows from.
    """
    n = 0
    while leaves := _standing(session, person_id, settled_since):
        taken = [entry_commands.reverse(session, leaf, reason, now, case_id) for leaf in leaves]
        n += sum(taken)
        if all(taken):
            break
        # Something was settled in this moment: it stands elsewhere now.
    return n


def _standing(session: Session, person_id: UUID, settled_since: datetime | None) -> list[Line]:
    """Return the last entries of what is there: all that waits, and what was settled since."""
    lines = session.scalars(select(ScoreEntry).filter_by(person_id=person_id)).all()
    leaves = [chain.leaf for chain in chains(lines) if chain.stands]
    return [
        leaf
        for leaf in leaves
        if settled_since is None or leaf.state == EntryState.ESCROW or leaf.at >= settled_since
    ]


def restore_case(session: Session, case_id: UUID, now: datetime) -> set[UUID]:
    """Give back exactly what a decision took; return what the entries are about."""
    taken = session.scalars(
        select(ScoreEntry).filter_by(case_id=case_id, reason=Reason.REVERSE_FRAUD)
    ).all()
    for entry in taken:
        entry_commands.reverse(session, entry, Reason.RESTORE_APPEAL, now, case_id)
    return {entry.ref_id for entry in taken}


@dataclass(frozen=True)
class _Truth:
    """What is known of a target, so that each answer can be held against all but itself."""

    #: Log-odds that it is there before anybody answered; None: it is known for certain.
    before: float | None
    moved: Mapping[UUID, float]

    def without(self, confirmation: Confirmation) -> float | None:
        """Return the log-odds by everybody but whoever gave this answer."""
        if self.before is None or confirmation.purpose == Purpose.GOLD:
            return None
        return self.before + sum(
            moved for each, moved in self.moved.items() if each != confirmation.id
        )


def _truth(session: Session, point_id: UUID | None, report_id: UUID | None, round_: int) -> _Truth:
    about = {"point_id": point_id, "report_id": report_id, "round": round_}
    moved = dict(
        session.execute(
            select(Confirmation.id, Confirmation.log_likelihood_ratio)
            .filter_by(**about)
            .where(Confirmation.weight > 0)
        ).all()
    )
    point = None if point_id is None else session.get_one(MappingPoint, point_id)
    if point is None:
        # A department said that it is gone, and only more than one voice says otherwise.
        return _Truth(0.0, moved)
    if point.decided_by is not None or point.state in LOOKED_AT:
        return _Truth(None, moved)
    family = session.scalars(select(CampaignKind.family).filter_by(id=point.kind_id)).one()
    word = reliability_of(session, point.author_id, family).precision.mean
    return _Truth(agreement_policy.prior(word), moved)


def _unjudged(
    session: Session, point_id: UUID | None, report_id: UUID | None, round_: int
) -> Sequence[Confirmation]:
    return session.scalars(
        select(Confirmation)
        .filter_by(point_id=point_id, report_id=report_id, round=round_, judged_at=None)
        .order_by(Confirmation.captured_at, Confirmation.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def settle_answer(session: Session, confirmation: Confirmation, now: datetime) -> None:
    """Pay an answer that was judged right, and let go of what waits for another.

    It waited for an amount by what its author had proved when they gave it, and is paid by what
    they have proved by now: else the first weeks, when nobody knows anything of anybody, would pay
    those who say yes to everything.
    """
    known = reliability_of(session, confirmation.person_id, confirmation.family)
    for share in entry_commands.shares_of(session, confirmation.person_id, confirmation.id):
        if confirmation.is_right:
            factors = score_policy.with_proof(share.waiting.root.factors, known.informativeness)
            entry_commands.pay(session, share, now, factors)
            _pay_first_look(session, confirmation, known.informativeness, now)
        else:
            entry_commands.take(session, share, now)


def _pay_first_look(
    session: Session, confirmation: Confirmation, knows: float, now: datetime
) -> None:
    """Pay for the first right answer in a cell of a campaign that nobody had looked at for long."""
    target = target_of(session, confirmation)
    if target.campaign_id is None:
        return
    unseen = days_unseen(session, confirmation.cell, confirmation.captured_at)
    if unseen is not None and unseen < NEGLECTED_FOR_D:
        return
    row = _of_answer(confirmation, target) | {
        "reason": Reason.CELL_FIRST,
        "amount": score_policy.pay_for_first_look(knows),
        "ref_id": cell_id(target.campaign_id, confirmation.cell),
        "factors": {
            "full": score_policy.FIRST_IN_CELL,
            "quality": score_policy.quality(knows) ** 2,
            "cell": confirmation.cell,
        },
    }
    entry_commands.write(session, row, EntryState.SETTLED, now)


def _is_chosen(session: Session, confirmation: Confirmation) -> bool:
    return session.get_one(Quest, confirmation.quest_id).is_chosen


def cell_id(campaign_id: UUID, cell: str) -> UUID:
    """Return what a cell of a campaign is known by in the ledger."""
    return uuid5(CELLS, f"{campaign_id}/{cell}")


def _of_point(point: MappingPoint) -> dict[str, Any]:
    return {
        "person_id": point.author_id,
        "ref_id": point.id,
        "campaign_id": point.campaign_id,
        "area_id": point.area_id,
        "team_id": point.team_id,
    }


def _of_answer(confirmation: Confirmation, target: Target) -> dict[str, Any]:
    return {
        "person_id": confirmation.person_id,
        "ref_id": confirmation.id,
        "campaign_id": target.campaign_id,
        "area_id": target.area_id,
        "team_id": confirmation.team_id,
    }
