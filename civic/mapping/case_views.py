# SPDX-License-Identifier: EUPL-1.2
"""Cases as the API gives them."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from civic.mapping import case_queries
from civic.mapping.case_queries import Deeds, Page
from civic.mapping.case_schemas import CaseItem, CasePage, CaseView, MyCases, PlayerView
from civic.mapping.game_views import points
from civic.mapping.kinds import CaseKind, CaseState, EntryState
from civic.mapping.score_models import MappingCase


def my_cases(session: Session, person_id: UUID) -> MyCases:
    """Return all cases about somebody, as they may see them."""
    cases = case_queries.cases_about(session, person_id)
    taken = case_queries.taken_by(session, [case.id for case in cases])
    return MyCases(cases=[_case(case, taken.get(case.id, 0)) for case in cases])


def page_view(page: Page, viewer_id: UUID) -> CasePage:
    """Return a page of cases as a moderator sees them."""
    return CasePage(
        items=[item_view(case, page.deeds, viewer_id) for case in page.cases],
        next_cursor=page.next_cursor,
        n_open=page.n_open,
        n_appealed=page.n_appealed,
    )


def item_view(case: MappingCase, deeds: Mapping[UUID, Deeds], viewer_id: UUID) -> CaseItem:
    """Return a case as a moderator sees it."""
    return CaseItem(
        id=case.id,
        kind=CaseKind(case.kind),
        state=CaseState(case.state),
        person=player_view(case.person_id, deeds[case.person_id]),
        other=player_view(case.other_id, deeds[case.other_id]) if case.other_id else None,
        evidence=case.evidence,
        opened_at=case.opened_at,
        decided_at=case.decided_at,
        decided_by_me=case.decided_by == viewer_id,
        reason=case.reason,
        appeal=case.appeal,
        appealed_at=case.appealed_at,
        appeal_decided_at=case.appeal_decided_at,
        appeal_reason=case.appeal_reason,
    )


def decided_view(session: Session, case: MappingCase, viewer_id: UUID) -> CaseItem:
    """Return a case that was just decided."""
    people = {case.person_id, case.other_id or case.person_id}
    return item_view(case, case_queries.deeds_of(session, people), viewer_id)


def _case(case: MappingCase, taken: int) -> CaseView:
    return CaseView(
        id=case.id,
        kind=CaseKind(case.kind),
        state=CaseState(case.state),
        opened_at=case.opened_at,
        decided_at=case.decided_at,
        reason=case.reason,
        points=points(taken),
        can_appeal=case.state == CaseState.FRAUD and case.appealed_at is None,
        appeal=case.appeal,
        appealed_at=case.appealed_at,
        appeal_decided_at=case.appeal_decided_at,
        appeal_reason=case.appeal_reason,
    )


def player_view(person_id: UUID, deeds: Deeds) -> PlayerView:
    """Return somebody as moderators see them: by pseudonym, with what they did."""
    return PlayerView(
        id=person_id,
        pseudonym=deeds.pseudonym,
        n_points=deeds.n_points,
        n_answers=deeds.n_answers,
        n_right=deeds.n_right,
        n_judged=deeds.n_judged,
        points=points(deeds.held.get(EntryState.SETTLED, 0)),
        pending=points(deeds.held.get(EntryState.ESCROW, 0)),
    )
