# SPDX-License-Identifier: EUPL-1.2
"""Giving names to views of queues."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.platform.ids import new_id
from civic.platform.problems import NotAllowed
from civic.reports.errors import TooManyViews, UnknownDepartment, ViewNameTaken
from civic.reports.queue_scope import Scope
from civic.reports.view_models import SavedView
from civic.reports.view_queries import owners_views
from civic.reports.view_schemas import MOST_VIEWS, ViewBody, ViewChange


def save_view(session: Session, body: ViewBody, scope: Scope, now: datetime) -> SavedView:
    """Store a view after the others of its owner, or where it is wanted among them.

    Raises:
        UnknownDepartment: the caller works in none with this code.
        NotAllowed: the caller does not manage it.
        TooManyViews: its owner has as many as can be kept.
        ViewNameTaken: its owner has one with this name.
    """
    department_id = _shared_by(body.department, scope) if body.department else None
    owner = {
        "person_id": None if department_id else scope.actor.person_id,
        "department_id": department_id,
    }
    n, last = session.execute(
        select(func.count(), func.coalesce(func.max(SavedView.position), -1)).filter_by(**owner)
    ).one()
    if n >= MOST_VIEWS:
        raise TooManyViews("Delete one that nobody needs; {most} are the most.", most=MOST_VIEWS)
    values = {
        "id": new_id(),
        "name": body.name,
        "query": body.query,
        "position": last + 1,
        "saved_at": now,
    }
    new = insert(SavedView).values(values | owner).on_conflict_do_nothing().returning(SavedView)
    if (view := session.scalar(new)) is None:
        raise ViewNameTaken("There is a view “{name}” already.", name=body.name)
    if body.position is not None:
        _place(session, view, body.position)
    return view


def change_view(session: Session, view: SavedView, change: ViewChange) -> None:
    """Change a view that is locked with the others of its owner.

    Raises:
        ViewNameTaken: its owner has another one with this name.
    """
    if change.name is not None and change.name != view.name:
        taken = select(SavedView.id).where(
            SavedView.name == change.name,
            SavedView.person_id.is_not_distinct_from(view.person_id),
            SavedView.department_id.is_not_distinct_from(view.department_id),
        )
        if session.scalar(taken) is not None:
            raise ViewNameTaken("There is a view “{name}” already.", name=change.name)
        view.name = change.name
    if change.query is not None:
        view.query = change.query
    if change.position is not None:
        _place(session, view, change.position)
    session.flush()  # what is shown of it is read anew


def _place(session: Session, view: SavedView, position: int) -> None:
    """Put a view at a place among those of its owner, counted from 0; the rest keep their order."""
    others = [one for one in owners_views(session, view) if one.id != view.id]
    for at, one in enumerate([*others[:position], view, *others[position:]]):
        one.position = at


def delete_view(session: Session, view: SavedView) -> None:
    """Delete a locked view."""
    session.delete(view)
    session.flush()  # what is left is read anew


def _shared_by(code: str, scope: Scope) -> UUID:
    for key in scope.within([code]).lanes:
        if key in scope.actor.department_ids([Role.MANAGER]):
            return key
        raise NotAllowed
    raise UnknownDepartment("There is no department “{department}” of yours.", department=code)
