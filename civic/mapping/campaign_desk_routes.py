# SPDX-License-Identifier: EUPL-1.2
"""Campaigns at the desk: drafts, approval, the end."""

from uuid import UUID

from apiflask import APIBlueprint

from civic.accounts.access import campaign_readers, department_staff, managers
from civic.accounts.kinds import Role
from civic.mapping import campaign_commands, campaign_queries, campaign_views, preview_queries
from civic.mapping.campaign_errors import InvalidCampaign, StaleCampaign, WrongCampaignState
from civic.mapping.campaign_policy import area_of
from civic.mapping.campaign_schemas import (
    Approval,
    CampaignChange,
    CampaignEdit,
    Closing,
    DeskCampaigns,
    NewCampaign,
)
from civic.mapping.preview_schemas import Preview, PreviewBody
from civic.places.models import Jurisdiction
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn, NotThere
from civic.reports.errors import UnknownDepartment

bp = APIBlueprint("campaign_desk", __name__, tag="Desk")

CAMPAIGNS = "/api/v1/desk/campaigns"
CAMPAIGN = f"{CAMPAIGNS}/<uuid:campaign_id>"
REFUSES = (NotAllowed, NotSignedIn)
CHANGES = (*REFUSES, NotThere, InvalidBody, InvalidCampaign, StaleCampaign, WrongCampaignState)


@endpoint(bp, CAMPAIGNS, "GET", may=campaign_readers, returns=DeskCampaigns, refuses=REFUSES)
def list_desk_campaigns() -> DeskCampaigns:
    """List the campaigns of my departments; moderators, administrators, auditors: of the city."""
    with transaction() as session:
        return campaign_views.desk_list(session, current_actor(), language(), utc_now())


@endpoint(
    bp,
    CAMPAIGNS,
    "POST",
    may=department_staff,
    body=NewCampaign,
    returns=CampaignEdit,
    status=201,
    refuses=(*REFUSES, InvalidBody, InvalidCampaign, UnknownDepartment),
)
def draft_campaign(body: NewCampaign) -> CampaignEdit:
    """Draft a campaign; residents see it once a manager of the department approves it."""
    now = utc_now()
    with transaction() as session:
        actor = current_actor()
        drafted = campaign_commands.draft_campaign(session, body, actor, now)
        return campaign_views.campaign_edit(session, drafted, actor, language(), now)


@endpoint(
    bp,
    f"{CAMPAIGNS}/preview",
    "POST",
    may=department_staff,
    body=PreviewBody,
    returns=Preview,
    refuses=(*REFUSES, InvalidBody, UnknownDepartment),
)
def preview_campaign(body: PreviewBody) -> Preview:
    """Show the cells of an area and the open public reports that stand in it already."""
    with transaction() as session:
        department = campaign_commands.department_to_draft_for(
            session, body.department, current_actor()
        )
        city = session.get_one(Jurisdiction, department.jurisdiction_id)
        area = area_of(body.area)
        return preview_queries.preview(session, city, area, body.categories, language())


@endpoint(
    bp,
    CAMPAIGN,
    "GET",
    may=campaign_readers,
    returns=CampaignEdit,
    refuses=(*REFUSES, NotThere),
)
def show_desk_campaign(campaign_id: UUID) -> CampaignEdit:
    """Show a campaign with its words in all languages."""
    with transaction() as session:
        actor = current_actor()
        found = campaign_queries.desk_campaign(session, campaign_id, actor)
        return campaign_views.campaign_edit(session, found, actor, language(), utc_now())


@endpoint(
    bp,
    CAMPAIGN,
    "PATCH",
    may=department_staff,
    body=CampaignChange,
    returns=CampaignEdit,
    refuses=CHANGES,
)
def change_campaign(campaign_id: UUID, body: CampaignChange) -> CampaignEdit:
    """Change a campaign; more than words and goals needs approval again."""
    now = utc_now()
    with transaction() as session:
        actor = current_actor()
        found = campaign_queries.campaign_to_change(session, campaign_id, actor)
        campaign_commands.change_campaign(session, found, body, actor, now)
        return campaign_views.campaign_edit(session, found, actor, language(), now)


@endpoint(
    bp,
    f"{CAMPAIGN}/approve",
    "POST",
    may=managers,
    body=Approval,
    returns=CampaignEdit,
    refuses=CHANGES,
)
def approve_campaign(campaign_id: UUID, body: Approval) -> CampaignEdit:
    """Show a campaign to residents, with the word of the department that answers for it."""
    now = utc_now()
    with transaction() as session:
        actor = current_actor()
        found = campaign_queries.campaign_to_change(session, campaign_id, actor, [Role.MANAGER])
        campaign_commands.approve_campaign(session, found, body, actor, now)
        return campaign_views.campaign_edit(session, found, actor, language(), now)


@endpoint(
    bp,
    f"{CAMPAIGN}/close",
    "POST",
    may=managers,
    body=Closing,
    returns=CampaignEdit,
    refuses=(*REFUSES, NotThere, InvalidBody, StaleCampaign, WrongCampaignState),
)
def close_campaign(campaign_id: UUID, body: Closing) -> CampaignEdit:
    """End a campaign before its time; what was found until now still counts."""
    now = utc_now()
    with transaction() as session:
        actor = current_actor()
        found = campaign_queries.campaign_to_change(session, campaign_id, actor, [Role.MANAGER])
        campaign_commands.close_campaign(found, body, now)
        return campaign_views.campaign_edit(session, found, actor, language(), now)
