# SPDX-License-Identifier: EUPL-1.2
"""The figures of a campaign for those who run it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    RowMapping,
    Select,
    cast,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from civic.mapping.campaign_schemas import Progress
from civic.mapping.cells import outline_of
from civic.mapping.dashboard_policy import Place, cost_per_verified, signs
from civic.mapping.dashboard_schemas import (
    ClusterFacts,
    ClusterFeature,
    Clusters,
    Dashboard,
    DayFigures,
    KindFigures,
)
from civic.mapping.kinds import UNDECIDED, Answer, PointState
from civic.mapping.models import Campaign, CampaignKind, Confirmation, MappingPoint
from civic.mapping.progress_queries import IS_PROVED, STANDS
from civic.places.models import Jurisdiction
from civic.platform.i18n import pick

#: What others, or the department, did not find.
REFUTED = (PointState.REJECTED, PointState.NOT_FOUND)
#: Days that are listed one by one.
DAYS_N = 60
IS_REFUTED = MappingPoint.state.in_(REFUTED)
COUNTS = Confirmation.weight > 0


def dashboard(session: Session, campaign: Campaign, progress: Progress, language: str) -> Dashboard:
    """Return the figures of a campaign."""
    totals = _totals(session, campaign)
    n_answers = session.scalar(_answers(campaign, func.count())) or 0
    n_proved, n_decided = totals["n_proved"], totals["n_proved"] + totals["n_refuted"]
    return Dashboard(
        campaign_id=campaign.id,
        progress=progress,
        verified_share=n_proved / n_decided if n_decided else None,
        n_decided=n_decided,
        n_answers=n_answers,
        n_staff_decisions=totals["n_by_staff"],
        cost_per_verified=cost_per_verified(n_answers, totals["n_by_staff"], n_proved),
        median_days=totals["median_days"],
        n_waiting=_n_waiting(session, campaign),
        by_kind=_by_kind(session, campaign, language),
        by_day=_by_day(session, campaign),
        clusters=clusters(session, campaign),
    )


def clusters(session: Session, campaign: Campaign) -> Clusters:
    """Return the cells that deserve a second look, those with most signs first."""
    found = [(place, signs(place)) for place in _places(session, campaign)]
    seen = sorted(
        ((place, why) for place, why in found if why),
        key=lambda each: (-len(each[1]), -each[0].n_points, each[0].cell),
    )
    return Clusters(
        features=[
            ClusterFeature(
                geometry=outline_of(place.cell),
                properties=ClusterFacts(signs=why, **asdict(place)),
            )
            for place, why in seen
        ]
    )


def _totals(session: Session, campaign: Campaign) -> RowMapping:
    took_days = func.extract("epoch", MappingPoint.decided_at - MappingPoint.captured_at) / 86400
    row = session.execute(
        select(
            func.count().filter(IS_PROVED).label("n_proved"),
            func.count().filter(IS_REFUTED).label("n_refuted"),
            func.count(MappingPoint.decided_by).label("n_by_staff"),
            func.percentile_cont(0.5)
            .within_group(took_days)
            .filter(IS_PROVED)
            .label("median_days"),
        ).where(MappingPoint.campaign_id == campaign.id)
    )
    return row.mappings().one()


def _n_waiting(session: Session, campaign: Campaign) -> int:
    waiting = (
        select(func.count())
        .select_from(MappingPoint)
        .join(CampaignKind, CampaignKind.id == MappingPoint.kind_id)
        .where(
            MappingPoint.campaign_id == campaign.id,
            MappingPoint.state == PointState.VERIFIED,
            CampaignKind.category_id.is_not(None),
        )
    )
    return session.scalar(waiting) or 0


def _by_kind(session: Session, campaign: Campaign, language: str) -> list[KindFigures]:
    rows = session.execute(
        select(
            CampaignKind.code,
            CampaignKind.name,
            func.count(MappingPoint.id).filter(STANDS).label("n_points"),
            func.count().filter(MappingPoint.state.in_(UNDECIDED)).label("n_undecided"),
            func.count().filter(IS_PROVED).label("n_verified"),
            func.count().filter(IS_REFUTED).label("n_refuted"),
            func.count(MappingPoint.report_id.distinct()).label("n_reports"),
        )
        .outerjoin(MappingPoint, MappingPoint.kind_id == CampaignKind.id)
        .where(CampaignKind.campaign_id == campaign.id)
        .group_by(CampaignKind.id)
        .order_by(CampaignKind.position)
    )
    return [KindFigures(**{**row._asdict(), "name": pick(row.name, language)}) for row in rows]


def _by_day(session: Session, campaign: Campaign) -> list[DayFigures]:
    """Return what happened on each day on which something did, the newest last."""
    zone = session.get_one(Jurisdiction, campaign.jurisdiction_id).zone
    ours = MappingPoint.campaign_id == campaign.id

    def days(what: str, at: Any, *conditions: ColumnElement[bool]) -> Select[str, date]:
        on = cast(func.timezone(zone, at), Date).label("on")
        return select(literal(what).label("what"), on).where(ours, at.is_not(None), *conditions)

    answered = days("n_answers", Confirmation.captured_at, COUNTS).where(
        Confirmation.point_id == MappingPoint.id
    )
    happened = union_all(
        days("n_points", MappingPoint.captured_at, STANDS),
        days("n_verified", MappingPoint.decided_at, IS_PROVED),
        days("n_reports", MappingPoint.promoted_at),
        answered,
    ).subquery()
    rows = session.execute(
        select(happened.c.on, happened.c.what, func.count().label("n")).group_by(
            happened.c.on, happened.c.what
        )
    ).all()
    return _days([(row.on, row.what, row.n) for row in rows])


def _days(rows: Iterable[tuple[date, str, int]]) -> list[DayFigures]:
    by_day: dict[date, dict[str, int]] = {}
    for on, what, n in rows:
        by_day.setdefault(on, {})[what] = n
    nothing = {"n_points": 0, "n_answers": 0, "n_verified": 0, "n_reports": 0}
    return [DayFigures(on=on, **nothing | by_day[on]) for on in sorted(by_day)[-DAYS_N:]]


def _answers(campaign: Campaign, *columns: Any) -> Select[Any]:
    """Return a statement about answers to the campaign's points that count."""
    return (
        select(*columns)
        .select_from(Confirmation)
        .join(MappingPoint, MappingPoint.id == Confirmation.point_id)
        .where(MappingPoint.campaign_id == campaign.id, COUNTS)
    )


def _places(session: Session, campaign: Campaign) -> list[Place]:
    """Return every cell in which somebody did something; three statements."""
    figures: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for rows in (
        _point_figures(session, campaign),
        _answer_figures(session, campaign),
        _pair_figures(session, campaign),
    ):
        for row in rows:
            numbers = {name: n for name, n in row.items() if name != "cell"}
            figures[row["cell"]].update(numbers)
    return [Place(cell, **numbers) for cell, numbers in figures.items()]


def _point_figures(session: Session, campaign: Campaign) -> Sequence[RowMapping]:
    rows = select(
        MappingPoint.cell,
        func.count().label("n_points"),
        func.count(MappingPoint.author_id.distinct()).label("n_authors"),
        func.count().filter(IS_REFUTED).label("n_refuted"),
        func.count().filter(func.cardinality(MappingPoint.flags) > 0).label("n_flagged"),
    ).where(MappingPoint.campaign_id == campaign.id, STANDS)
    return session.execute(rows.group_by(MappingPoint.cell)).mappings().all()


def _answer_figures(session: Session, campaign: Campaign) -> Sequence[RowMapping]:
    rows = (
        select(
            MappingPoint.cell,
            func.count().label("n_answers"),
            func.count(Confirmation.person_id.distinct()).label("n_observers"),
            func.count().filter(func.cardinality(Confirmation.flags) > 0).label("n_flagged"),
        )
        .join(MappingPoint, MappingPoint.id == Confirmation.point_id)
        .where(MappingPoint.campaign_id == campaign.id)
    )
    return session.execute(rows.group_by(MappingPoint.cell)).mappings().all()


def _pair_figures(session: Session, campaign: Campaign) -> Sequence[RowMapping]:
    pairs = (
        _answers(campaign, MappingPoint.cell, func.count().label("n"))
        .where(Confirmation.answer == Answer.YES)
        .group_by(MappingPoint.cell, MappingPoint.author_id, Confirmation.person_id)
        .subquery()
    )
    rows = select(pairs.c.cell, func.max(pairs.c.n).label("n_same_pair"))
    return session.execute(rows.group_by(pairs.c.cell)).mappings().all()
