# SPDX-License-Identifier: EUPL-1.2
"""Learning each night what people have proved to know."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.mapping import agreement_policy
from civic.mapping.agreement_policy import Beta
from civic.mapping.kinds import Answer, DepartmentFound, PointState, Purpose
from civic.mapping.models import CampaignKind, Confirmation, MappingPoint
from civic.mapping.reliability_policy import ANCHORS, NEW, Answered, History, learned
from civic.mapping.score_models import Reliability
from civic.mapping.vote_queries import OPPOSITE

#: Facts 4.1: "over the last 180 days".
LEARNS_FROM = timedelta(days=180)
#: What staff saw themselves is as sure as what a department found; so is it where they saw nothing.
STAFF_SAW = ANCHORS[DepartmentFound.CONFIRMED]
#: What is certain teaches nearly all of it.
GOLD_IS_THERE = 0.99


class _Said(NamedTuple):
    """An answer, as far as it teaches: a city has a hundred thousand of them in half a year."""

    person_id: UUID
    point_id: UUID | None
    report_id: UUID | None
    round: int
    family: str
    purpose: str
    answer: str
    weight: float
    is_right: bool | None


SAID = [getattr(Confirmation, name) for name in _Said._fields]


class _Found(NamedTuple):
    """A point, as far as it teaches."""

    id: UUID
    author_id: UUID
    state: str
    decided_by: UUID | None


FOUND = [getattr(MappingPoint, name) for name in _Found._fields]


@dataclass(frozen=True)
class _Row:
    person_id: UUID
    family: str
    known: agreement_policy.Reliability
    n_judged: int


def learn(session: Session, now: datetime) -> int:
    """Reckon anew what everybody has proved in each family of kinds; return for how many pairs.

    Whoever did nothing within the time that counts is like somebody new again.
    """
    since = now - LEARNS_FROM
    by_family = _point_histories(session, since)
    found = {family: learned(histories) for family, histories in by_family.items()}
    for family, histories in _closure_histories(session, since).items():
        found[family] = {who: _turned(known) for who, known in learned(histories).items()}
    n_judged = _n_judged(session, since)
    rows = [
        _Row(who, family, known, n_judged.get((who, family), 0))
        for family, people in found.items()
        for who, known in people.items()
        if who is not None
    ]
    _keep(session, rows, now)
    return len(rows)


def _point_histories(session: Session, since: datetime) -> dict[str, list[History[UUID | None]]]:
    points = session.execute(
        select(CampaignKind.family, *FOUND)
        .join(CampaignKind, CampaignKind.id == MappingPoint.kind_id)
        .where(MappingPoint.captured_at >= since)
    )
    answers = _answers(session, since)
    histories: defaultdict[str, list[History[UUID | None]]] = defaultdict(list)
    for family, *row in points:
        point = _Found(*row)
        given = [_answered(each) for each in answers.get(point.id, ())]
        histories[family].append(History(point.author_id, given, _anchor(point)))
    for sure in _said(session, _gold(since)):
        histories[sure.family].append(History(None, [_answered(sure)], _gold_anchor(sure)))
    return histories


def _said(session: Session, which: ColumnElement[bool]) -> list[_Said]:
    wanted = select(*SAID).where(which).order_by(Confirmation.id)
    return [_Said(*row) for row in session.execute(wanted)]


def _gold(since: datetime) -> ColumnElement[bool]:
    """Return the condition of answers about what was certain.

    That is not what the point was once mapped for.
    """
    gold = (Confirmation.purpose == Purpose.GOLD) & Confirmation.is_right.is_not(None)
    return gold & (Confirmation.captured_at >= since)


def _gold_anchor(given: _Said) -> float:
    is_there = (given.answer == Answer.YES) is given.is_right
    return GOLD_IS_THERE if is_there else 1 - GOLD_IS_THERE


def _closure_histories(session: Session, since: datetime) -> dict[str, list[History[UUID | None]]]:
    """Return answered reports as claims of nobody that they are fixed, and who says so."""
    histories: defaultdict[str, list[History[UUID | None]]] = defaultdict(list)
    of_reports = Confirmation.report_id.is_not(None) & (Confirmation.captured_at >= since)
    grouped: defaultdict[tuple[str, UUID | None, int], list[_Said]] = defaultdict(list)
    for each in _said(session, of_reports):
        grouped[each.family, each.report_id, each.round].append(each)
    for (family, _, _), given in grouped.items():
        histories[family].append(History(None, [_of_fixed(each) for each in given]))
    return histories


def _of_fixed(given: _Said) -> Answered[UUID | None]:
    """Return an answer about a report as one to "is it fixed?", whatever was asked."""
    answer = Answer(given.answer)
    if given.purpose == Purpose.STILL_THERE:
        answer = OPPOSITE.get(answer, answer)
    return Answered(given.person_id, answer, given.weight)


def _answers(session: Session, since: datetime) -> dict[UUID, list[_Said]]:
    """Return what was said of each point in the round of its verdict."""
    points = select(MappingPoint.id).where(MappingPoint.captured_at >= since)
    verifying = Confirmation.point_id.in_(points) & (Confirmation.purpose == Purpose.VERIFY)
    found: defaultdict[UUID, list[_Said]] = defaultdict(list)
    for each in _said(session, verifying):
        if each.point_id is not None:
            found[each.point_id].append(each)
    return found


def _answered(given: _Said) -> Answered[UUID | None]:
    return Answered(given.person_id, Answer(given.answer), given.weight)


def _anchor(point: _Found) -> float | None:
    """Return how likely a point was there by whoever looked; None: nobody whose duty it is."""
    by_state = {
        PointState.CONFIRMED: ANCHORS[DepartmentFound.CONFIRMED],
        PointState.NOT_FOUND: ANCHORS[DepartmentFound.NOT_FOUND],
    }
    if point.state in by_state:
        return by_state[PointState(point.state)]
    if point.decided_by is None:
        return None
    return 1 - STAFF_SAW if point.state == PointState.REJECTED else STAFF_SAW


def _turned(fixed: agreement_policy.Reliability) -> agreement_policy.Reliability:
    """Return what is known of "is it there?" from what was learned of "is it fixed?".

    Only what was seen is turned round; the guess before it stays what it is.
    """
    return agreement_policy.Reliability(
        _seen_on(NEW.sensitivity, fixed.specificity, NEW.specificity),
        _seen_on(NEW.specificity, fixed.sensitivity, NEW.sensitivity),
        NEW.precision,
    )


def _seen_on(guess: Beta, other: Beta, others_guess: Beta) -> Beta:
    return Beta(
        guess.held + other.held - others_guess.held,
        guess.failed + other.failed - others_guess.failed,
    )


def _n_judged(session: Session, since: datetime) -> dict[tuple[UUID, str], int]:
    judged = (Confirmation.captured_at >= since) & Confirmation.is_right.is_not(None)
    rows = session.execute(
        select(Confirmation.person_id, Confirmation.family, func.count())
        .where(judged, Confirmation.weight > 0)
        .group_by(Confirmation.person_id, Confirmation.family)
    )
    return {(person_id, family): n for person_id, family, n in rows}


def _keep(session: Session, rows: Sequence[_Row], now: datetime) -> None:
    """Let `rows` be all that is known; what was learned before them is forgotten."""
    values = list(_values(rows, now))
    for start in range(0, len(values), 1000):
        new = insert(Reliability).values(values[start : start + 1000])
        names = (name for name in values[0] if name not in {"person_id", "family"})
        session.execute(
            new.on_conflict_do_update(
                index_elements=["person_id", "family"],
                set_={name: new.excluded[name] for name in names},
            )
        )
    session.execute(delete(Reliability).where(Reliability.learned_at < now))
    session.expire_all()  # rows that were read before are not what they were


def _values(rows: Iterable[_Row], now: datetime) -> Iterable[dict[str, object]]:
    for row in rows:
        values: dict[str, object] = {
            "person_id": row.person_id,
            "family": row.family,
            "n_judged": row.n_judged,
            "learned_at": now,
        }
        for name in ("sensitivity", "specificity", "precision"):
            counts: Beta = getattr(row.known, name)
            values |= {f"{name}_held": counts.held, f"{name}_failed": counts.failed}
        yield values
