# SPDX-License-Identifier: EUPL-1.2
"""Campaigns as residents and as staff see them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from geoalchemy2.shape import to_shape
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.catalogue.models import Category, Department
from civic.mapping import campaign_queries as queries
from civic.mapping.campaign_policy import ALWAYS, CANT_TELL, NOT_ACCESSIBLE, area_of, km2_of
from civic.mapping.campaign_schemas import (
    CampaignBody,
    CampaignEdit,
    CampaignItem,
    CampaignList,
    CampaignQuery,
    CampaignView,
    CellFacts,
    CellFeature,
    ChoiceView,
    DeskCampaigns,
    KindEdit,
    KindQuestionView,
    KindView,
    LastApproval,
    MultiPolygonView,
    Progress,
    ProgressMap,
)
from civic.mapping.cells import outline_of
from civic.mapping.kinds import CampaignState
from civic.mapping.models import Campaign, CampaignKind, MappingPoint
from civic.mapping.progress_queries import (
    CellCounts,
    Counts,
    cell_counts,
    cells_of,
    counts,
)
from civic.places.models import Jurisdiction
from civic.platform.i18n import N_, pick, translate
from civic.reports.schemas import DepartmentRef

#: What can always be answered, in words.
ALWAYS_WORDS = {CANT_TELL: N_("Can't tell"), NOT_ACCESSIBLE: N_("Can't get there")}


@dataclass(frozen=True)
class Page:
    """What the views of several campaigns need, read at once."""

    kinds: Mapping[UUID, Sequence[CampaignKind]]
    questions: Mapping[UUID, Sequence[Mapping[str, Any]]]
    #: Codes of categories, by id.
    categories: Mapping[UUID, str]
    departments: Mapping[UUID, Department]
    counts: Mapping[UUID, Counts]
    language: str
    now: datetime

    def department(self, campaign: Campaign) -> DepartmentRef:
        """Return the department of the campaign as it is referred to."""
        return department_ref(self.departments[campaign.department_id], self.language)


def campaign_list(
    session: Session, query: CampaignQuery, language: str, now: datetime
) -> CampaignList:
    """Return approved campaigns as everybody sees them."""
    found = queries.campaigns(session, query, now)
    page = page_of(session, found, language, now)
    return CampaignList(campaigns=[_view(campaign, page) for campaign in found])


def campaign_view(
    session: Session, campaign: Campaign, language: str, now: datetime
) -> CampaignView:
    """Return one campaign as everybody sees it."""
    return _view(campaign, page_of(session, [campaign], language, now))


def desk_list(session: Session, actor: Actor, language: str, now: datetime) -> DeskCampaigns:
    """Return the campaigns that the caller sees at the desk."""
    found = queries.desk_campaigns(session, actor)
    page = page_of(session, found, language, now)
    drafts_for = session.scalars(
        select(Department)
        .where(Department.id.in_(actor.department_ids()), Department.withdrawn_at.is_(None))
        .order_by(Department.code)
    )
    return DeskCampaigns(
        campaigns=[_item(campaign, page, actor) for campaign in found],
        departments=[department_ref(department, language) for department in drafts_for],
    )


def campaign_edit(
    session: Session, campaign: Campaign, actor: Actor, language: str, now: datetime
) -> CampaignEdit:
    """Return one campaign as staff edit it."""
    page = page_of(session, [campaign], language, now)
    body = queries.body_of(session, campaign).model_dump()
    rows = {kind.code: kind for kind in page.kinds[campaign.id]}
    n_points = _points_by_kind(session, campaign.id)
    kinds = [_kind_edit(kind, rows[kind["code"]], n_points) for kind in body.pop("kinds")]
    city = session.get_one(Jurisdiction, campaign.jurisdiction_id)
    return CampaignEdit(
        **body,
        kinds=kinds,
        id=campaign.id,
        slug=campaign.slug,
        department=page.department(campaign),
        state=CampaignState(campaign.state),
        is_running=_runs(campaign, now),
        approved_at=campaign.approved_at,
        approval_note=campaign.approval_note,
        closed_at=campaign.closed_at,
        updated_at=campaign.updated_at,
        version=campaign.version,
        languages=list(city.languages),
        km2=km2_of(to_shape(campaign.area)),
        last_approval=_last_approval(session, campaign.id),
        actions=queries.actions(actor, campaign),
        progress=_progress(campaign, page.counts),
    )


def progress_of(session: Session, campaign: Campaign) -> Progress:
    """Return how far a campaign has come."""
    return _progress(campaign, counts(session, [campaign.id]))


def progress_map(session: Session, campaign: Campaign, now: datetime) -> ProgressMap:
    """Return what is known of every cell of the campaign's area."""
    found = cell_counts(session, campaign.id)
    cells = sorted(cells_of(campaign) | found.keys())
    return ProgressMap(features=[_cell(cell, found.get(cell, CellCounts()), now) for cell in cells])


def page_of(
    session: Session, campaigns: Collection[Campaign], language: str, now: datetime
) -> Page:
    """Read what the views of these campaigns need; the number of statements does not grow."""
    ids = [campaign.id for campaign in campaigns]
    kinds = queries.kinds_of(session, ids)
    rows = [kind for found in kinds.values() for kind in found]
    reported = {kind.category_id for kind in rows if kind.category_id}
    codes = session.execute(select(Category.id, Category.code).where(Category.id.in_(reported)))
    asking = {campaign.department_id for campaign in campaigns}
    departments = session.scalars(select(Department).where(Department.id.in_(asking)))
    return Page(
        kinds=kinds,
        questions=queries.question_sets(session, rows),
        categories={row.id: row.code for row in codes},
        departments={department.id: department for department in departments},
        counts=counts(session, ids),
        language=language,
        now=now,
    )


def department_ref(department: Department, language: str) -> DepartmentRef:
    """Return a department as it is referred to."""
    return DepartmentRef(code=department.code, name=pick(department.name, language))


def area_view(shape: BaseGeometry) -> MultiPolygonView:
    """Return an area as GeoJSON, to the decimetre."""
    return MultiPolygonView.model_validate(mapping(shape))


def _view(campaign: Campaign, page: Page) -> CampaignView:
    shape = to_shape(campaign.area)
    return CampaignView(
        id=campaign.id,
        slug=campaign.slug,
        title=pick(campaign.title, page.language),
        summary=pick(campaign.summary, page.language),
        department=page.department(campaign),
        starts_at=campaign.starts_at,
        ends_at=campaign.ends_at,
        state=CampaignState(campaign.state),
        is_running=_runs(campaign, page.now),
        area=area_view(shape),
        bbox=list(shape.bounds),
        goal_share=campaign.goal_share,
        goal_n_verified=campaign.goal_n_verified,
        has_teams=campaign.has_teams,
        has_boards=campaign.has_boards,
        is_adults_only=campaign.is_adults_only,
        kinds=[_kind(kind, page) for kind in page.kinds.get(campaign.id, ())],
        progress=_progress(campaign, page.counts),
    )


def _item(campaign: Campaign, page: Page, actor: Actor) -> CampaignItem:
    return CampaignItem(
        id=campaign.id,
        slug=campaign.slug,
        title=pick(campaign.title, page.language),
        department=page.department(campaign),
        state=CampaignState(campaign.state),
        is_running=_runs(campaign, page.now),
        starts_at=campaign.starts_at,
        ends_at=campaign.ends_at,
        actions=queries.actions(actor, campaign),
        progress=_progress(campaign, page.counts),
    )


def _kind(kind: CampaignKind, page: Page) -> KindView:
    return KindView(
        id=kind.id,
        code=kind.code,
        family=kind.family,
        name=pick(kind.name, page.language),
        hint=pick(kind.hint, page.language),
        category=page.categories[kind.category_id] if kind.category_id else None,
        photo=kind.photo,
        is_sensitive=kind.is_sensitive,
        questions_version=kind.questions_version,
        questions=[_question(each, page.language) for each in page.questions.get(kind.id, ())],
    )


def _question(question: Mapping[str, Any], language: str) -> KindQuestionView:
    own = [(each["code"], pick(each["name"], language)) for each in question["choices"]]
    always = [(code, translate(ALWAYS_WORDS[code], language)) for code in ALWAYS]
    return KindQuestionView(
        code=question["code"],
        text=pick(question["text"], language),
        choices=[ChoiceView(code=code, name=name) for code, name in [*own, *always]],
    )


def _kind_edit(kind: dict[str, Any], row: CampaignKind, n_points: Mapping[UUID, int]) -> KindEdit:
    return KindEdit(
        **kind,
        id=row.id,
        questions_version=row.questions_version,
        n_points=n_points.get(row.id, 0),
    )


def _last_approval(session: Session, campaign_id: UUID) -> LastApproval | None:
    kept = queries.last_approval(session, campaign_id)
    if kept is None:
        return None
    then = CampaignBody.model_validate(kept.body)
    area = area_of(then.area)
    return LastApproval(
        approved_at=kept.approved_at,
        note=kept.note,
        km2=0 if area is None else km2_of(area),
        campaign=then,
    )


def _points_by_kind(session: Session, campaign_id: UUID) -> Mapping[UUID, int]:
    found = session.execute(
        select(MappingPoint.kind_id, func.count().label("n"))
        .where(MappingPoint.campaign_id == campaign_id)
        .group_by(MappingPoint.kind_id)
    )
    return {row.kind_id: row.n for row in found}


def _progress(campaign: Campaign, found: Mapping[UUID, Counts]) -> Progress:
    cells, done = cells_of(campaign), found.get(campaign.id, Counts())
    return Progress(
        n_cells=len(cells),
        n_cells_observed=len(cells & done.observed),
        n_points=done.n_points,
        n_verified=done.n_verified,
        n_reports=done.n_reports,
        n_people=done.n_people,
    )


def _cell(cell: str, found: CellCounts, now: datetime) -> CellFeature:
    at = found.confirmed_at
    return CellFeature(
        geometry=outline_of(cell),
        properties=CellFacts(
            cell=cell,
            n_points=found.n_points,
            n_verified=found.n_verified,
            days_since_confirmed=None if at is None else max(0, (now - at).days),
        ),
    )


def _runs(campaign: Campaign, now: datetime) -> bool:
    """Tell the same as `campaign_queries.runs_at`, of a campaign that is read already."""
    is_open = campaign.closed_at is None or campaign.closed_at > now
    in_window = campaign.starts_at <= now < campaign.ends_at
    return campaign.state != CampaignState.DRAFT and in_window and is_open
