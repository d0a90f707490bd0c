# SPDX-License-Identifier: EUPL-1.2
"""What residents on the spot say of a report, for those who work on it."""

from uuid import UUID

from apiflask import APIBlueprint
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.access import desk_readers
from civic.mapping.agreement_policy import probability
from civic.mapping.closure_commands import is_checkable, still_there
from civic.mapping.evidence_schemas import ClosureEvidence, Evidence, PointEvidence
from civic.mapping.models import Campaign, MappingPoint
from civic.mapping.point_views import campaign_ref
from civic.mapping.vote_queries import said_of_report
from civic.photos.models import Photo
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import NotAllowed, NotThere
from civic.reports.models import Report
from civic.reports.queries import seen
from civic.reports.views import photo_ref

bp = APIBlueprint("evidence", __name__, tag="Desk")


@endpoint(
    bp,
    "/api/v1/desk/reports/<uuid:report_id>/evidence",
    "GET",
    may=desk_readers,
    returns=Evidence,
    refuses=(NotThere, NotAllowed),
)
def show_evidence(report_id: UUID) -> Evidence:
    """Show how sure residents are of what was mapped, and whether they find it fixed."""
    with transaction() as session:
        found = seen(session, report_id, current_actor())
        if not found.rights.is_staff:
            raise NotAllowed
        return Evidence(
            points=_points(session, report_id, language()),
            closure=_closure(session, found.report),
        )


def _points(session: Session, report_id: UUID, spoken: str) -> list[PointEvidence]:
    rows = session.execute(
        select(MappingPoint, Campaign, Photo)
        .join(Campaign, Campaign.id == MappingPoint.campaign_id)
        .outerjoin(Photo, Photo.id == MappingPoint.photo_id)
        .where(MappingPoint.report_id == report_id)
        .order_by(MappingPoint.captured_at, MappingPoint.id)
    )
    return [
        PointEvidence(
            id=point.id,
            campaign=campaign_ref(campaign, spoken),
            state=point.state,
            probability=round(probability(point.log_odds), 3),
            n_yes=point.n_yes,
            n_no=point.n_no,
            captured_at=point.captured_at,
            verified_at=point.decided_at,
            photo=photo_ref(photo) if point.photo_id else None,
        )
        for point, campaign, photo in rows
    ]


def _closure(session: Session, report: Report) -> ClosureEvidence | None:
    if not is_checkable(report):
        return None
    said = said_of_report(session, report.id, report.cycle)
    return ClosureEvidence(
        still_there=round(still_there(said.votes), 3), n_fixed=said.n_no, n_not_fixed=said.n_yes
    )
