# SPDX-License-Identifier: EUPL-1.2
"""Points and quests as the API gives them. No view names a person or tells a tally."""

from datetime import datetime

from shapely import Point
from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.catalogue.models import Category
from civic.mapping.kinds import PointState, Purpose
from civic.mapping.models import Campaign, CampaignKind, MappingPoint, Quest
from civic.mapping.photo_queries import is_for_all
from civic.mapping.point_queries import Shown
from civic.mapping.point_schemas import CampaignRef, KindRef, PointReport, PointView
from civic.mapping.quest_schemas import AskedReport, OfferView
from civic.mapping.trail_queries import place_of
from civic.photos.models import Photo
from civic.places.policy import metres_between
from civic.platform.i18n import pick
from civic.reports.kinds import SHOWN, Status
from civic.reports.models import Report
from civic.reports.schemas import PhotoRef
from civic.reports.views import photo_ref, to_the_minute

#: Places of sensitive kinds are told to so many decimals: about 100 m.
ROUGHLY = 3


def point_view(found: Shown, actor: Actor, language: str) -> PointView:
    """Return a point as `actor` may see it."""
    point, kind = found.point, found.kind
    is_mine = actor.is_signed_in and point.author_id == actor.person_id
    place = place_of(point)
    is_rough = kind.is_sensitive and not is_mine
    return PointView(
        id=point.id,
        campaign=campaign_ref(found.campaign, language),
        kind=kind_ref(kind, language),
        lon=round(place.x, ROUGHLY) if is_rough else place.x,
        lat=round(place.y, ROUGHLY) if is_rough else place.y,
        state=PointState(point.state),
        captured_at=to_the_minute(point.captured_at) if is_mine else _day(point.captured_at),
        is_mine=is_mine,
        flags=list(point.flags) if is_mine else [],
        report=_report(found.report, actor),
        photo=_photo(found.photo) if is_mine else None,
    )


def offer_view(session: Session, quest: Quest, here: Point, language: str) -> OfferView:
    """Return a question as it is shown; which are about something certain, nobody can tell."""
    purpose = Purpose(quest.purpose)
    shown = {
        "id": quest.id,
        "purpose": Purpose.VERIFY if purpose is Purpose.GOLD else purpose,
        "expires_at": quest.expires_at,
    }
    if quest.report_id is not None:
        report = session.get_one(Report, quest.report_id)
        return OfferView(
            **shown,
            **_where(place_of(report), here),
            kind=None,
            campaign=None,
            report=_asked(session, report, language),
            photo=None,
        )
    point = session.get_one(MappingPoint, quest.point_id)
    kind = session.get_one(CampaignKind, point.kind_id)
    photo = session.get(Photo, point.photo_id) if point.photo_id else None
    return OfferView(
        **shown,
        **_where(place_of(point), here),
        kind=kind_ref(kind, language),
        campaign=campaign_ref(session.get_one(Campaign, point.campaign_id), language),
        report=None,
        photo=_photo(photo) if is_for_all(session, point, kind) else None,
    )


def kind_ref(kind: CampaignKind, language: str) -> KindRef:
    """Return a kind by name."""
    return KindRef(id=kind.id, code=kind.code, name=pick(kind.name, language))


def campaign_ref(campaign: Campaign, language: str) -> CampaignRef:
    """Return a campaign by name."""
    return CampaignRef(id=campaign.id, slug=campaign.slug, title=pick(campaign.title, language))


def _where(place: Point, here: Point) -> dict[str, float]:
    metres = metres_between(place, here)
    return {"lon": place.x, "lat": place.y, "distance_m": round(metres, 1)}


def _report(report: Report | None, actor: Actor) -> PointReport | None:
    """Return the report of a point, where everybody may read it or `actor` is its reporter."""
    if report is None:
        return None
    is_own = actor.is_signed_in and report.reporter_id == actor.person_id
    is_for_all = report.visibility == "public" and Status(report.status) in SHOWN
    if not (is_own or is_for_all):
        return None
    answered_at = report.answered_at if report.outcome else None
    return PointReport(
        id=report.id,
        number=report.number,
        status=report.status,
        due_at=report.due_at,
        outcome=report.outcome,
        answered_at=answered_at and to_the_minute(answered_at),
    )


def _asked(session: Session, report: Report, language: str) -> AskedReport:
    category = session.get_one(Category, report.category_id)
    return AskedReport(
        id=report.id,
        number=report.number,
        category=pick(category.name, language),
        outcome=report.outcome,
    )


def _photo(photo: Photo | None) -> PhotoRef | None:
    return None if photo is None else photo_ref(photo)


def _day(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)
