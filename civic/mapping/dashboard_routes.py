# SPDX-License-Identifier: EUPL-1.2
"""How campaigns go, for those who run them: figures, and the points as files."""

from collections.abc import Callable, Iterator
from uuid import UUID

from apiflask import APIBlueprint
from flask import Response
from sqlalchemy.orm import Session

from civic.accounts.access import campaign_readers
from civic.mapping import campaign_queries, campaign_views, dashboard_queries, point_export
from civic.mapping.dashboard_schemas import Dashboard
from civic.mapping.models import Campaign
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import NotAllowed, NotSignedIn, NotThere

bp = APIBlueprint("campaign_figures", __name__, tag="Desk")

CAMPAIGN = "/api/v1/desk/campaigns/<uuid:campaign_id>"
CSV = "text/csv"
GEOJSON = "application/geo+json"
REFUSES = (NotAllowed, NotSignedIn, NotThere)


@endpoint(
    bp,
    f"{CAMPAIGN}/dashboard",
    "GET",
    may=campaign_readers,
    returns=Dashboard,
    refuses=REFUSES,
)
def show_dashboard(campaign_id: UUID) -> Dashboard:
    """Show how a campaign goes: coverage, what proved true, what it took, what looks odd.

    `clusters` are cells that deserve a second look; none of it is a verdict, and nobody is named.
    """
    with transaction() as session:
        found = campaign_queries.desk_campaign(session, campaign_id, current_actor())
        progress = campaign_views.progress_of(session, found)
        return dashboard_queries.dashboard(session, found, progress, language())


@endpoint(
    bp,
    f"{CAMPAIGN}/export.csv",
    "GET",
    may=campaign_readers,
    refuses=REFUSES,
    gives=CSV,
)
def export_points_as_table(campaign_id: UUID) -> Response:
    """Give the points of a campaign as a table, without anything about people.

    Places of sensitive kinds are rounded to about 100 m; times are days of the city.
    """
    return _file(campaign_id, point_export.as_csv, f"{CSV}; charset=utf-8", "csv")


@endpoint(
    bp,
    f"{CAMPAIGN}/export.geojson",
    "GET",
    may=campaign_readers,
    refuses=REFUSES,
    gives=GEOJSON,
)
def export_points_as_geojson(campaign_id: UUID) -> Response:
    """Give the same as GeoJSON (RFC 7946)."""
    return _file(campaign_id, point_export.as_geojson, GEOJSON, "geojson")


def _file(
    campaign_id: UUID,
    written: Callable[[Session, Campaign], Iterator[str]],
    content_type: str,
    suffix: str,
) -> Response:
    with transaction() as session:
        found = campaign_queries.desk_campaign(session, campaign_id, current_actor())
        name = f"{found.slug}.{suffix}"

    def parts() -> Iterator[str]:
        with transaction() as session:
            yield from written(session, found)

    answer = Response(parts(), content_type=content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
