# SPDX-License-Identifier: EUPL-1.2
"""What counts for nothing, and the objections to it, as the API gives them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from civic.mapping.case_views import player_view
from civic.mapping.game_views import subject_view
from civic.mapping.gate_policy import is_arguable
from civic.mapping.kinds import Flag
from civic.mapping.objection_models import Objection
from civic.mapping.objection_queries import (
    Aside,
    AsidePage,
    Matter,
    Page,
    Unscored,
    author_of,
    measured,
)
from civic.mapping.objection_schemas import (
    ObjectionEvidence,
    ObjectionItem,
    ObjectionPage,
    ObjectionView,
    SetAside,
    SetAsidePage,
    UnscoredItem,
)
from civic.mapping.objection_schemas import Unscored as UnscoredView
from civic.reports.views import photo_ref


def unscored_view(found: Sequence[Unscored], now: datetime, language: str) -> UnscoredView:
    """Return what checks let count for nothing, as its author sees it."""
    return UnscoredView(items=[_unscored(each, now, language) for each in found])


def page_view(page: Page, viewer_id: UUID, language: str) -> ObjectionPage:
    """Return a page of objections as a moderator sees them."""
    return ObjectionPage(
        items=[item_view(each, viewer_id, language) for each in page.matters],
        next_cursor=page.next_cursor,
        n_open=page.n_open,
    )


def aside_view(page: AsidePage, language: str) -> SetAsidePage:
    """Return a page of what checks let count for nothing as a moderator sees it."""
    return SetAsidePage(
        items=[_aside(each, language) for each in page.items], next_cursor=page.next_cursor
    )


def _aside(aside: Aside, language: str) -> SetAside:
    return SetAside(
        id=aside.row.id,
        person=player_view(author_of(aside.row), aside.deeds),
        subject=subject_view(aside.subject, language),
        at=aside.row.captured_at,
        lon=aside.place.x,
        lat=aside.place.y,
        evidence=ObjectionEvidence.model_validate(measured(aside.row)),
    )


def item_view(matter: Matter, viewer_id: UUID, language: str) -> ObjectionItem:
    """Return an objection as a moderator sees it."""
    objection = matter.objection
    return ObjectionItem(
        id=objection.id,
        person=player_view(objection.person_id, matter.deeds),
        subject=subject_view(matter.subject, language),
        at=matter.row.captured_at,
        lon=matter.place.x,
        lat=matter.place.y,
        photo=photo_ref(matter.photo) if matter.photo else None,
        evidence=ObjectionEvidence.model_validate(objection.evidence),
        text=objection.text,
        made_at=objection.made_at,
        is_mine=objection.person_id == viewer_id,
        counts=objection.counts,
        decided_at=objection.decided_at,
        reason=objection.reason,
    )


def _unscored(found: Unscored, now: datetime, language: str) -> UnscoredItem:
    row, objection = found.row, found.objection
    return UnscoredItem(
        id=row.id,
        subject=subject_view(found.subject, language),
        at=row.captured_at,
        flags=[Flag(flag) for flag in row.flags],
        can_object=objection is None and is_arguable(row.flags, row.received_at, now),
        objection=objection and _objection(objection),
    )


def _objection(objection: Objection) -> ObjectionView:
    return ObjectionView(
        text=objection.text,
        flags=[Flag(flag) for flag in objection.evidence["flags"]],
        made_at=objection.made_at,
        counts=objection.counts,
        decided_at=objection.decided_at,
        reason=objection.reason,
    )
