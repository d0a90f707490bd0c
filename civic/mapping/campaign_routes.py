# SPDX-License-Identifier: EUPL-1.2
"""Campaigns for anyone."""

from apiflask import APIBlueprint

from civic.accounts.access import anyone
from civic.mapping import campaign_queries, campaign_views
from civic.mapping.campaign_schemas import CampaignList, CampaignQuery, CampaignView, ProgressMap
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody, NotThere

bp = APIBlueprint("campaigns", __name__, tag="Mapping")

CAMPAIGNS = "/api/v1/campaigns"
CAMPAIGN = f"{CAMPAIGNS}/<campaign>"


@endpoint(
    bp,
    CAMPAIGNS,
    "GET",
    may=anyone,
    query=CampaignQuery,
    returns=CampaignList,
    refuses=(InvalidBody,),
)
def list_campaigns(query: CampaignQuery) -> CampaignList:
    """List what departments ask residents to map."""
    with transaction() as session:
        return campaign_views.campaign_list(session, query, language(), utc_now())


@endpoint(bp, CAMPAIGN, "GET", may=anyone, returns=CampaignView, refuses=(NotThere,))
def show_campaign(campaign: str) -> CampaignView:
    """Show a campaign by its id or its slug; drafts only to staff."""
    with transaction() as session:
        found = campaign_queries.shown_campaign(session, campaign, current_actor())
        return campaign_views.campaign_view(session, found, language(), utc_now())


@endpoint(bp, f"{CAMPAIGN}/progress", "GET", may=anyone, returns=ProgressMap, refuses=(NotThere,))
def show_progress(campaign: str) -> ProgressMap:
    """Show where residents have looked, as GeoJSON of hexagons; nothing about people."""
    with transaction() as session:
        found = campaign_queries.shown_campaign(session, campaign, current_actor())
        return campaign_views.progress_map(session, found, utc_now())
