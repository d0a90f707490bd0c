# SPDX-License-Identifier: EUPL-1.2
"""Views of queues over HTTP."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from apiflask import APIBlueprint
from sqlalchemy.orm import Session

from civic.accounts.access import desk_readers
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn, NotThere
from civic.reports import view_commands
from civic.reports.errors import TooManyViews, UnknownDepartment, ViewNameTaken
from civic.reports.queue_scope import Scope, scope_of
from civic.reports.view_models import SavedView
from civic.reports.view_queries import BUILT_IN, Stand, may_change, stands, view_to_change, views_of
from civic.reports.view_schemas import ViewBody, ViewChange, ViewItem, ViewList

bp = APIBlueprint("views", __name__, tag="Desk")

VIEWS = "/api/v1/desk/views"
REFUSES = (NotAllowed, NotSignedIn)


@endpoint(bp, VIEWS, "GET", may=desk_readers, returns=ViewList, refuses=REFUSES)
def list_views() -> ViewList:
    """List the views of my queues with how much stands in each now."""
    with transaction() as session:
        return _views(session, scope_of(session, current_actor(), utc_now()), utc_now())


@endpoint(
    bp,
    VIEWS,
    "POST",
    may=desk_readers,
    body=ViewBody,
    returns=ViewList,
    status=201,
    refuses=(*REFUSES, InvalidBody, TooManyViews, UnknownDepartment, ViewNameTaken),
)
def save_view(body: ViewBody) -> ViewList:
    """Give a filter a name: for myself, or as its manager for a department."""
    now = utc_now()
    with transaction() as session:
        scope = scope_of(session, current_actor(), utc_now())
        view_commands.save_view(session, body, scope, now)
        return _views(session, scope, now)


@endpoint(
    bp,
    f"{VIEWS}/<uuid:view_id>",
    "PATCH",
    may=desk_readers,
    body=ViewChange,
    returns=ViewList,
    refuses=(*REFUSES, NotThere, InvalidBody, ViewNameTaken),
)
def change_view(view_id: UUID, body: ViewChange) -> ViewList:
    """Change a view of mine, or as its manager one of a department."""
    with transaction() as session:
        scope = scope_of(session, current_actor(), utc_now())
        view_commands.change_view(session, view_to_change(session, view_id, scope), body)
        return _views(session, scope, utc_now())


@endpoint(
    bp,
    f"{VIEWS}/<uuid:view_id>",
    "DELETE",
    may=desk_readers,
    returns=ViewList,
    refuses=(*REFUSES, NotThere),
)
def delete_view(view_id: UUID) -> ViewList:
    """Delete a view of mine, or as its manager one of a department."""
    with transaction() as session:
        scope = scope_of(session, current_actor(), utc_now())
        view_commands.delete_view(session, view_to_change(session, view_id, scope))
        return _views(session, scope, utc_now())


def _views(session: Session, scope: Scope, now: datetime) -> ViewList:
    saved = views_of(session, scope)
    queries = [*BUILT_IN.values(), *(view.query for view in saved)]
    found = stands(session, queries, scope, now)
    built_in = [
        view_item(query, stand, at, code=code)
        for at, ((code, query), stand) in enumerate(zip(BUILT_IN.items(), found, strict=False))
    ]
    own = [
        saved_item(view, stand, scope)
        for view, stand in zip(saved, found[len(BUILT_IN) :], strict=True)
    ]
    return ViewList(views=built_in + own)


def view_item(query: Mapping[str, Any], stand: Stand, position: int, **more: Any) -> ViewItem:
    """Return a view as it is shown; without more it is one that everybody has."""
    values = {"id": None, "code": None, "name": None, "department": None, "is_mine": False}
    return ViewItem(
        **(values | more),
        query=dict(query),
        position=position,
        n=stand.n,
        n_overdue=stand.n_overdue,
    )


def saved_item(view: SavedView, stand: Stand, scope: Scope) -> ViewItem:
    """Return a view that somebody gave a name."""
    shared = None
    if view.department_id is not None:
        shared = scope.lanes[view.department_id].department.code
    return view_item(
        view.query,
        stand,
        view.position,
        id=view.id,
        name=view.name,
        department=shared,
        is_mine=may_change(view, scope),
    )
