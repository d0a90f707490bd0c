# SPDX-License-Identifier: EUPL-1.2
"""Cases: one's own, and those of a moderator's cities."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.policy import Actor
from civic.mapping.case_schemas import CaseFilter, CaseQuery
from civic.mapping.kinds import CaseState, EntryState
from civic.mapping.models import Confirmation, MappingPoint
from civic.mapping.score_models import MappingCase, Player, ScoreEntry
from civic.platform.problems import NotThere
from civic.reports.cursors import decoded, encoded

PAGE_N = 50


@dataclass
class Deeds:
    """What somebody did in the game."""

    pseudonym: str | None = None
    n_points: int = 0
    n_answers: int = 0
    n_right: int = 0
    n_judged: int = 0
    held: dict[EntryState, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """A page of cases."""

    cases: Sequence[MappingCase]
    deeds: Mapping[UUID, Deeds]
    next_cursor: str | None
    n_open: int
    n_appealed: int


def cases_about(session: Session, person_id: UUID) -> Sequence[MappingCase]:
    """Return the cases about somebody, newest first."""
    wanted = select(MappingCase).filter_by(person_id=person_id)
    return session.scalars(wanted.order_by(MappingCase.opened_at.desc())).all()


def own_case(session: Session, case_id: UUID, person_id: UUID) -> MappingCase:
    """Return a case about oneself; locked.

    Raises:
        NotThere: there is none.
    """
    return _locked(session, case_id, MappingCase.person_id == person_id)


def case_for(session: Session, case_id: UUID, actor: Actor) -> MappingCase:
    """Return a case that a moderator may decide; locked.

    Raises:
        NotThere: there is none in their cities.
    """
    cities = actor.jurisdiction_ids(Role.MODERATOR)
    return _locked(session, case_id, MappingCase.jurisdiction_id.in_(cities))


def page_of(session: Session, query: CaseQuery, cities: Collection[UUID]) -> Page:
    """Return a page of the cases of these cities, those that wait longest first.

    Raises:
        InvalidBody: the cursor is none of ours.
    """
    wanted = select(MappingCase).where(MappingCase.jurisdiction_id.in_(cities), _which(query.state))
    if query.cursor is not None:
        key = tuple_(MappingCase.opened_at, MappingCase.id)
        wanted = wanted.where(key > decoded(query.cursor))
    oldest = wanted.order_by(MappingCase.opened_at, MappingCase.id).limit(PAGE_N + 1)
    found = session.scalars(oldest).all()
    cases = found[:PAGE_N]
    more = encoded(cases[-1].opened_at, cases[-1].id) if len(found) > PAGE_N else None
    people = {who for case in cases for who in (case.person_id, case.other_id) if who is not None}
    n_open = waiting(session, CaseFilter.OPEN, cities).n
    n_appealed = waiting(session, CaseFilter.APPEALED, cities).n
    return Page(cases, deeds_of(session, people), more, n_open, n_appealed)


@dataclass(frozen=True)
class Waiting:
    """How much waits for moderators, and since when the oldest of it does."""

    n: int
    since: datetime | None


def waiting(
    session: Session, state: CaseFilter, cities: Collection[UUID], by: UUID | None = None
) -> Waiting:
    """Return how many open cases, or appeals, of these cities nobody has decided.

    Args:
        by: count only what this moderator may decide; None: all.
    """
    began = MappingCase.opened_at if state is CaseFilter.OPEN else MappingCase.appealed_at
    wanted = [MappingCase.jurisdiction_id.in_(cities), _which(state)]
    if by is not None:
        concerned = (MappingCase.person_id, MappingCase.other_id, MappingCase.decided_by)
        wanted += [who.is_distinct_from(by) for who in concerned]
    return Waiting(*session.execute(select(func.count(), func.min(began)).where(*wanted)).one())


def taken_by(session: Session, case_ids: Collection[UUID]) -> Mapping[UUID, int]:
    """Return the tenths of points that each decision took, less what an appeal gave back."""
    rows = session.execute(
        select(ScoreEntry.case_id, func.sum(ScoreEntry.amount))
        .where(ScoreEntry.case_id.in_(case_ids))
        .group_by(ScoreEntry.case_id)
    )
    return {case_id: int(amount) for case_id, amount in rows if case_id is not None}


def deeds_of(session: Session, people: Collection[UUID]) -> dict[UUID, Deeds]:
    """Return what each of these people did in the game, in four questions for all."""
    deeds = {person_id: Deeds() for person_id in people}
    named = select(Player.person_id, Player.pseudonym).where(Player.person_id.in_(people))
    for person_id, name in session.execute(named):
        deeds[person_id].pseudonym = name
    mapped = select(MappingPoint.author_id, func.count()).group_by(MappingPoint.author_id)
    for person_id, n in session.execute(mapped.where(MappingPoint.author_id.in_(people))):
        deeds[person_id].n_points = n
    answered = select(
        Confirmation.person_id,
        func.count(),
        func.count().filter(Confirmation.is_right.is_(True)),
        func.count().filter(Confirmation.is_right.is_not(None)),
    ).group_by(Confirmation.person_id)
    for who, n, n_right, n_judged in session.execute(
        answered.where(Confirmation.person_id.in_(people))
    ):
        deeds[who].n_answers, deeds[who].n_right, deeds[who].n_judged = n, n_right, n_judged
    held = select(ScoreEntry.person_id, ScoreEntry.state, func.sum(ScoreEntry.amount)).group_by(
        ScoreEntry.person_id, ScoreEntry.state
    )
    for person_id, state, amount in session.execute(held.where(ScoreEntry.person_id.in_(people))):
        deeds[person_id].held[EntryState(state)] = int(amount)
    return deeds


def cheated_until(session: Session, person_id: UUID) -> datetime | None:
    """Return when somebody was last found to have cheated, where that stands; None: never."""
    stands = (MappingCase.person_id == person_id) & (MappingCase.state == CaseState.FRAUD)
    return session.scalar(select(func.max(MappingCase.decided_at)).where(stands))


def _locked(session: Session, case_id: UUID, whose: ColumnElement[bool]) -> MappingCase:
    wanted = select(MappingCase).where(MappingCase.id == case_id, whose).with_for_update()
    case = session.scalar(wanted.execution_options(populate_existing=True))
    if case is None:
        raise NotThere
    return case


def _which(state: CaseFilter) -> ColumnElement[bool]:
    is_appealed = MappingCase.appealed_at.is_not(None) & MappingCase.appeal_decided_at.is_(None)
    if state is CaseFilter.OPEN:
        return MappingCase.state == CaseState.OPEN
    if state is CaseFilter.APPEALED:
        return is_appealed
    return (MappingCase.state != CaseState.OPEN) & ~is_appealed
