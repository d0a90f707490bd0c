# SPDX-License-Identifier: EUPL-1.2
"""What moderators decide about people, and what follows from it. No machine decides here.

Source: facts on the mapping game 5, rule A11.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from civic.mapping import closure_commands, decision_commands, ledger_commands
from civic.mapping.agreement_policy import Vote, evidence
from civic.mapping.case_commands import hold_all_of, is_under_review
from civic.mapping.case_queries import cheated_until
from civic.mapping.errors import CaseDecided, NothingToAppeal, SamePerson
from civic.mapping.events import CaseDecided as Decided
from civic.mapping.gate_policy import weight
from civic.mapping.kinds import Answer, CaseState, Flag, PointState, Purpose, Reason
from civic.mapping.ledger_queries import target_of
from civic.mapping.models import CampaignKind, Confirmation, MappingPoint, Quest
from civic.mapping.quest_queries import n_chosen_before
from civic.mapping.reliability_queries import pair_count
from civic.mapping.score_models import MappingCase
from civic.mapping.vote_queries import as_to_the_thing
from civic.platform import outbox

#: A11: "reverse all escrow and 30 d settled".
REVERSED_BACK_TO = timedelta(days=30)
EVER = datetime.min.replace(tzinfo=UTC)


def resolve(
    session: Session, case: MappingCase, verdict: CaseState, reason: str, by: UUID, now: datetime
) -> None:
    """Decide a locked case: nothing wrong, or cheating, which takes back what it earned.

    Raises:
        SamePerson: nobody decides about themselves.
        CaseDecided: somebody decided it already.
    """
    if by in {case.person_id, case.other_id}:
        raise SamePerson("It is about you, or against your own decision.")
    if case.state != CaseState.OPEN:
        raise CaseDecided("Somebody decided it meanwhile.")
    hold_all_of(session, case.person_id)
    case.state, case.reason = verdict, reason
    case.decided_at, case.decided_by = now, by
    session.flush()  # whether another case is open is asked of the database
    if verdict is CaseState.FRAUD:
        _take_all(session, case, now)
    else:
        _count_again(session, case.person_id, now)
    outbox.record(session, Decided(case_id=case.id), now=now)


def appeal(case: MappingCase, text: str, now: datetime) -> None:
    """Say why the decision of a locked case is wrong; another moderator looks then.

    Raises:
        NothingToAppeal: it was not against the person, or they appealed already.
    """
    if case.state != CaseState.FRAUD or case.appealed_at is not None:
        raise NothingToAppeal("Only a decision against you can be appealed, and only once.")
    case.appeal, case.appealed_at = text, now


def decide_appeal(
    session: Session, case: MappingCase, reason: str, by: UUID, now: datetime, *, is_upheld: bool
) -> None:
    """Let the decision of a locked case stand, or take it back with all that followed from it.

    Raises:
        NothingToAppeal: nobody appealed, or that is decided.
        SamePerson: it is about the moderator, or it was their own decision.
    """
    if case.appealed_at is None or case.appeal_decided_at is not None:
        raise NothingToAppeal("Nobody has appealed against this, or it is decided.")
    if by in {case.person_id, case.other_id, case.decided_by}:
        raise SamePerson("It is about you, or against your own decision.")
    case.appeal_decided_at, case.appeal_decided_by, case.appeal_reason = now, by, reason
    if not is_upheld:
        hold_all_of(session, case.person_id)
        case.state = CaseState.CLEARED
        session.flush()  # whether another case is open is asked of the database
        restored = ledger_commands.restore_case(session, case.id, now)
        _count_again(session, case.person_id, now)
        _catch_up(session, case.person_id, restored, now)
    outbox.record(session, Decided(case_id=case.id), now=now)


def _take_all(session: Session, case: MappingCase, now: datetime) -> None:
    """Take back what cheating earned, and what it proved as far as nobody has acted on it."""
    ledger_commands.reverse_standing(
        session,
        case.person_id,
        Reason.REVERSE_FRAUD,
        now,
        settled_since=now - REVERSED_BACK_TO,
        case_id=case.id,
    )
    waiting = session.scalars(
        select(Confirmation)
        .filter_by(person_id=case.person_id, judged_at=None)
        .where(Confirmation.weight > 0)
        .with_for_update()
    ).all()
    _let_prove_nothing(waiting)
    reckon_again(session, waiting, now)
    _undo_decisions(session, case.person_id, now)


def _undo_decisions(session: Session, person_id: UUID, now: datetime) -> None:
    """Ask again about what cheating decided within 30 days and nobody else's word carries.

    Not where staff or a department acted on it: a report stays what it is unless they close it, and
    what they saw needs nobody's word.
    """
    answers = select(Confirmation).where(
        Confirmation.person_id == person_id,
        Confirmation.purpose == Purpose.VERIFY,
        Confirmation.weight > 0,
        Confirmation.captured_at > now - REVERSED_BACK_TO,
    )
    for point in _decided_by(session, answers):
        theirs = answers.filter_by(point_id=point.id, round=point.round)
        _let_prove_nothing(session.scalars(theirs.with_for_update()).all())
        session.flush()  # what was said is asked of the database
        if not decision_commands.carries(point, decision_commands.reckon(session, point), now):
            decision_commands.reopen(session, point, now)
            session.flush()
            decision_commands.decide(session, point.id, now)


def _decided_by(session: Session, answers: Select[Confirmation]) -> Sequence[MappingPoint]:
    """Return the points, locked, that these answers helped to decide and no report came of."""
    about = answers.with_only_columns(Confirmation.point_id)
    wanted = select(MappingPoint).where(
        MappingPoint.id.in_(about),
        MappingPoint.state.in_({PointState.VERIFIED, PointState.REJECTED}),
        MappingPoint.decided_by.is_(None),
    )
    return session.scalars(wanted.order_by(MappingPoint.id).with_for_update()).all()


def _let_prove_nothing(answers: Iterable[Confirmation]) -> None:
    for given in answers:
        given.flags = [*given.flags, Flag.UNDER_REVIEW]
        given.weight = given.log_likelihood_ratio = 0.0


def _count_again(session: Session, person_id: UUID, now: datetime) -> None:
    """Let what somebody did while they were looked at count as if nobody had.

    What came before a finding of cheating that stands does not.
    """
    if is_under_review(session, person_id):
        return
    since = cheated_until(session, person_id) or EVER
    mine = select(MappingPoint).where(
        MappingPoint.author_id == person_id,
        MappingPoint.flags.contains([Flag.UNDER_REVIEW]),
        MappingPoint.received_at > since,
    )
    for point in session.scalars(mine.with_for_update()).all():
        point.flags = [flag for flag in point.flags if flag != Flag.UNDER_REVIEW]
        ledger_commands.escrow_point(session, point, now)
        follow_point(session, point, now)
    answers = session.scalars(
        select(Confirmation)
        .filter_by(person_id=person_id, judged_at=None)
        .where(Confirmation.flags.contains([Flag.UNDER_REVIEW]), Confirmation.received_at > since)
        .order_by(Confirmation.captured_at)
        .with_for_update()
    ).all()
    for given in answers:
        given.flags = [flag for flag in given.flags if flag != Flag.UNDER_REVIEW]
        weigh_again(session, given)
        ledger_commands.escrow_answer(session, given, now)
    reckon_again(session, answers, now)


def weigh_again(session: Session, given: Confirmation) -> None:
    """Give an answer the weight that it has by the flags that are left."""
    author_id, at = target_of(session, given).author_id, given.captured_at
    n_met = pair_count(session, given.person_id, author_id, at, but=given.id)
    n_chosen = n_chosen_before(session, session.get_one(Quest, given.quest_id))
    given.weight = weight((Flag(flag) for flag in given.flags), n_met, n_chosen)
    claim = as_to_the_thing(Answer(given.answer), Purpose(given.purpose))
    vote = Vote(claim, given.sensitivity, given.specificity, given.weight)
    given.log_likelihood_ratio = evidence(vote)


def reckon_again(session: Session, given: Collection[Confirmation], now: datetime) -> None:
    """Decide anew what these answers are about; reports stay what they are unless staff act."""
    session.flush()  # what was said is asked of the database
    for point_id in sorted({each.point_id for each in given if each.point_id is not None}):
        decision_commands.decide(session, point_id, now)
    for report_id in sorted({each.report_id for each in given if each.report_id is not None}):
        closure_commands.weigh_answer(session, report_id, now)


def _catch_up(session: Session, person_id: UUID, ref_ids: Collection[UUID], now: datetime) -> None:
    """Let what was given back go on to where it would be by now."""
    points = select(MappingPoint).where(MappingPoint.id.in_(ref_ids))
    for point in session.scalars(points.filter_by(author_id=person_id).with_for_update()).all():
        follow_point(session, point, now)
    answers = select(Confirmation).where(Confirmation.id.in_(ref_ids))
    judged = answers.where(Confirmation.judged_at.is_not(None))
    for given in session.scalars(judged.with_for_update()).all():
        ledger_commands.settle_answer(session, given, now)


def follow_point(session: Session, point: MappingPoint, now: datetime) -> None:
    """Bring what a point earns in step with what became of it."""
    state = PointState(point.state)
    if state in {PointState.CONFIRMED, PointState.DISPUTED}:
        ledger_commands.confirm_point(session, point, now)
    elif point.report_id is not None and state is not PointState.NOT_FOUND:
        ledger_commands.advance_point(session, point, now)
    elif state is PointState.VERIFIED:
        if session.get_one(CampaignKind, point.kind_id).category_id is None:
            ledger_commands.advance_point(session, point, now)
    elif state not in {PointState.PROVISIONAL, PointState.TRIAGE}:
        ledger_commands.release_point(session, point, now)
