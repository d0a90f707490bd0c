# SPDX-License-Identifier: EUPL-1.2
"""What people said of a point or of an answered report, with what they have proved to know."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from civic.mapping.agreement_policy import Vote
from civic.mapping.kinds import Answer, Purpose
from civic.mapping.models import Confirmation
from civic.mapping.reliability_policy import NEW
from civic.mapping.score_models import Reliability

#: "Is it fixed?" asks for the opposite of what is reckoned: whether the thing is there.
OPPOSITE = {Answer.YES: Answer.NO, Answer.NO: Answer.YES}


@dataclass(frozen=True)
class Said:
    """Everything that was said in one round."""

    votes: Sequence[Vote]

    @property
    def n_yes(self) -> int:
        """How many who count say that it is there."""
        return self._n(Answer.YES)

    @property
    def n_no(self) -> int:
        """How many who count say that it is not."""
        return self._n(Answer.NO)

    @property
    def n_independent(self) -> int:
        """How many who count said something."""
        return self.n_yes + self.n_no

    def _n(self, answer: Answer) -> int:
        return sum(vote.answer is answer and vote.weight > 0 for vote in self.votes)


def said_of_point(session: Session, point_id: UUID, round_: int) -> Said:
    """Return what was said of a point in a round."""
    return _said(session, and_(Confirmation.point_id == point_id, Confirmation.round == round_))


def said_of_report(session: Session, report_id: UUID, cycle: int) -> Said:
    """Return what was said of whether a report's thing is still there after its answer."""
    return _said(session, and_(Confirmation.report_id == report_id, Confirmation.round == cycle))


def as_to_the_thing(answer: Answer, purpose: Purpose) -> Answer:
    """Return what an answer says of whether the thing is there."""
    return OPPOSITE.get(answer, answer) if purpose is Purpose.IS_IT_FIXED else answer


def _said(session: Session, which: ColumnElement[bool]) -> Said:
    rows = session.execute(
        select(Confirmation.answer, Confirmation.purpose, Confirmation.weight, Reliability)
        .outerjoin(
            Reliability,
            and_(
                Reliability.person_id == Confirmation.person_id,
                Reliability.family == Confirmation.family,
            ),
        )
        .where(which)
        .order_by(Confirmation.id)
    )
    return Said([_vote(*row) for row in rows])


def _vote(answer: str, purpose: str, weight: float, known: Any) -> Vote:
    said = as_to_the_thing(Answer(answer), Purpose(purpose))
    if known is None:
        return Vote(said, NEW.sensitivity.mean, NEW.specificity.mean, weight)
    return Vote(
        said,
        known.sensitivity_held / (known.sensitivity_held + known.sensitivity_failed),
        known.specificity_held / (known.specificity_held + known.specificity_failed),
        weight,
    )
