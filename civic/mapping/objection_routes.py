# SPDX-License-Identifier: EUPL-1.2
"""What counts for nothing over HTTP: one's own with an objection, and the desk of moderators."""

from uuid import UUID

from apiflask import APIBlueprint

from civic.accounts.access import moderators, signed_in
from civic.accounts.kinds import Role
from civic.mapping import objection_commands, objection_queries
from civic.mapping.errors import NothingToObject, ObjectionDecided, SamePerson
from civic.mapping.objection_schemas import (
    ObjectionBody,
    ObjectionItem,
    ObjectionPage,
    ObjectionQuery,
    ObjectionVerdict,
    SetAsidePage,
    SetAsideQuery,
    Unscored,
)
from civic.mapping.objection_views import aside_view, item_view, page_view, unscored_view
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody, NotAllowed, NotThere

bp = APIBlueprint("objections", __name__, tag="Mapping game")

MINE = "/api/v1/me/unscored"
DESK = "/api/v1/desk/mapping/objections"


@endpoint(bp, MINE, "GET", may=signed_in, returns=Unscored)
def list_unscored() -> Unscored:
    """List what checks took no account of, each with its reason, and what came of my objections."""
    now = utc_now()
    with transaction() as session:
        found = objection_queries.unscored_of(session, current_actor().person_id, now)
        return unscored_view(found, now, language())


@endpoint(
    bp,
    f"{MINE}/<uuid:ref_id>/objection",
    "POST",
    may=signed_in,
    body=ObjectionBody,
    returns=Unscored,
    status=201,
    refuses=(NotThere, NothingToObject, InvalidBody),
)
def object_to(ref_id: UUID, body: ObjectionBody) -> Unscored:
    """Say why a point or answer of mine should count; a moderator looks at it, once."""
    person_id, now = current_actor().person_id, utc_now()
    with transaction() as session:
        objection_commands.object_to(session, ref_id, person_id, body.text, now)
        found = objection_queries.unscored_of(session, person_id, now)
        return unscored_view(found, now, language())


@endpoint(
    bp,
    DESK,
    "GET",
    may=moderators,
    query=ObjectionQuery,
    returns=ObjectionPage,
    refuses=(NotAllowed, InvalidBody),
)
def list_objections(query: ObjectionQuery) -> ObjectionPage:
    """List the objections in my city: what waits longest first, or what was decided last."""
    actor = current_actor()
    with transaction() as session:
        page = objection_queries.page_of(session, query, actor.jurisdiction_ids(Role.MODERATOR))
        return page_view(page, actor.person_id, language())


@endpoint(
    bp,
    "/api/v1/desk/mapping/set-aside",
    "GET",
    may=moderators,
    query=SetAsideQuery,
    returns=SetAsidePage,
    refuses=(NotAllowed, InvalidBody),
)
def list_set_aside(query: SetAsideQuery) -> SetAsidePage:
    """List what checks let count for nothing in my city in the last 30 days, newest first."""
    cities = current_actor().jurisdiction_ids(Role.MODERATOR)
    with transaction() as session:
        page = objection_queries.set_aside(session, query.cursor, cities, utc_now())
        return aside_view(page, language())


@endpoint(
    bp,
    f"{DESK}/<uuid:objection_id>/decision",
    "POST",
    may=moderators,
    body=ObjectionVerdict,
    returns=ObjectionItem,
    refuses=(NotAllowed, NotThere, ObjectionDecided, SamePerson, InvalidBody),
)
def decide_objection(objection_id: UUID, body: ObjectionVerdict) -> ObjectionItem:
    """Let a point or answer count as if no check had spoken against it, or let the check stand.

    What counts is weighed and paid like everything else of its time; what was decided meanwhile
    stays decided.
    """
    actor, now, counts = current_actor(), utc_now(), body.verdict == "counts"
    with transaction() as session:
        objection = objection_queries.objection_for(session, objection_id, actor)
        by = actor.person_id
        objection_commands.decide(session, objection, body.reason, by, now, counts=counts)
        (matter,) = objection_queries.matters_of(session, [objection])
        return item_view(matter, by, language())
