# SPDX-License-Identifier: EUPL-1.2
"""Cases over HTTP: one's own with an appeal, and the desk of moderators."""

from uuid import UUID

from apiflask import APIBlueprint

from civic.accounts.access import moderators, signed_in
from civic.accounts.kinds import Role
from civic.mapping import case_queries, review_commands
from civic.mapping.case_schemas import (
    AppealBody,
    AppealVerdict,
    CaseItem,
    CasePage,
    CaseQuery,
    MyCases,
    ResolveBody,
)
from civic.mapping.case_views import decided_view, my_cases, page_view
from civic.mapping.errors import CaseDecided, NothingToAppeal, SamePerson
from civic.mapping.kinds import CaseState
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint
from civic.platform.problems import InvalidBody, NotAllowed, NotThere

bp = APIBlueprint("mapping_cases", __name__, tag="Mapping game")

MINE = "/api/v1/me/cases"
DESK = "/api/v1/desk/mapping/cases"


@endpoint(bp, MINE, "GET", may=signed_in, returns=MyCases)
def list_my_cases() -> MyCases:
    """List what moderators were asked to look at in my mapping, and what they decided."""
    with transaction() as session:
        return my_cases(session, current_actor().person_id)


@endpoint(
    bp,
    f"{MINE}/<uuid:case_id>/appeal",
    "POST",
    may=signed_in,
    body=AppealBody,
    returns=MyCases,
    status=201,
    refuses=(NotThere, NothingToAppeal, InvalidBody),
)
def appeal_case(case_id: UUID, body: AppealBody) -> MyCases:
    """Say why a decision against me is wrong; another moderator looks at it."""
    person_id = current_actor().person_id
    with transaction() as session:
        case = case_queries.own_case(session, case_id, person_id)
        review_commands.appeal(case, body.text, utc_now())
        return my_cases(session, person_id)


@endpoint(
    bp,
    DESK,
    "GET",
    may=moderators,
    query=CaseQuery,
    returns=CasePage,
    refuses=(NotAllowed, InvalidBody),
)
def list_cases(query: CaseQuery) -> CasePage:
    """List the cases of my city, those that wait longest first."""
    actor = current_actor()
    with transaction() as session:
        page = case_queries.page_of(session, query, actor.jurisdiction_ids(Role.MODERATOR))
        return page_view(page, actor.person_id)


@endpoint(
    bp,
    f"{DESK}/<uuid:case_id>/resolve",
    "POST",
    may=moderators,
    body=ResolveBody,
    returns=CaseItem,
    refuses=(NotAllowed, NotThere, CaseDecided, SamePerson, InvalidBody),
)
def resolve_case(case_id: UUID, body: ResolveBody) -> CaseItem:
    """Decide a case: nothing wrong, or cheating.

    Cheating takes back all that waits and what was settled in the last 30 days. What it said in
    that time proves nothing any more: points that stood by it are asked about again. Reports stay
    what they are.
    """
    actor, now = current_actor(), utc_now()
    with transaction() as session:
        case, verdict = case_queries.case_for(session, case_id, actor), CaseState(body.verdict)
        review_commands.resolve(session, case, verdict, body.reason, actor.person_id, now)
        return decided_view(session, case, actor.person_id)


@endpoint(
    bp,
    f"{DESK}/<uuid:case_id>/appeal",
    "POST",
    may=moderators,
    body=AppealVerdict,
    returns=CaseItem,
    refuses=(NotAllowed, NotThere, NothingToAppeal, SamePerson, InvalidBody),
)
def decide_appeal(case_id: UUID, body: AppealVerdict) -> CaseItem:
    """Decide an appeal against another moderator's decision; taken back, all it took is given."""
    actor, now, upheld = current_actor(), utc_now(), body.verdict == "upheld"
    with transaction() as session:
        case, by = case_queries.case_for(session, case_id, actor), actor.person_id
        review_commands.decide_appeal(session, case, body.reason, by, now, is_upheld=upheld)
        return decided_view(session, case, by)
