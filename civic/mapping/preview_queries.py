# SPDX-License-Identifier: EUPL-1.2
"""What a campaign would find in an area before anybody goes there."""

from collections.abc import Sequence
from uuid import UUID

from geoalchemy2.shape import from_shape
from shapely.geometry.base import BaseGeometry
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from civic.catalogue.models import Category
from civic.mapping.campaign_commands import city_facts
from civic.mapping.campaign_policy import area_faults, km2_of
from civic.mapping.cells import cells_in, outline_of
from civic.mapping.preview_schemas import (
    CategoryCount,
    CellShapes,
    Preview,
    PreviewFault,
    ReportFacts,
    ReportFeature,
    ReportPoint,
    ReportsHere,
)
from civic.places.models import Jurisdiction
from civic.platform.i18n import pick
from civic.reports.kinds import OPEN
from civic.reports.models import Report

#: Reports that are drawn; all are counted.
MOST_REPORTS = 1000


def preview(
    session: Session,
    city: Jurisdiction,
    area: BaseGeometry | None,
    categories: Sequence[str],
    language: str,
) -> Preview:
    """Return the cells of the area and the open reports in it, all or of some categories."""
    faults = list(area_faults(area, city_facts(session, city).outline))
    named = [PreviewFault(reason=fault.reason, about=fault.about) for fault in faults]
    if area is None or faults:
        return _nothing(named, area)
    here = _open_reports(city.id, area, categories)
    cells = [outline_of(cell)["coordinates"] for cell in sorted(cells_in(area))]
    return Preview(
        faults=named,
        km2=km2_of(area),
        n_cells=len(cells),
        cells=CellShapes(coordinates=cells),
        by_category=_by_category(session, here, language),
        reports=ReportsHere(features=_drawn(session, here)),
    )


def _nothing(faults: list[PreviewFault], area: BaseGeometry | None) -> Preview:
    return Preview(
        faults=faults,
        km2=0 if area is None else km2_of(area),
        n_cells=0,
        cells=CellShapes(coordinates=[]),
        by_category=[],
        reports=ReportsHere(features=[]),
    )


def _open_reports(
    jurisdiction_id: UUID, area: BaseGeometry, categories: Sequence[str]
) -> list[ColumnElement[bool]]:
    """Return the conditions of public reports in the area that are not answered yet."""
    here = [
        Report.jurisdiction_id == jurisdiction_id,
        Report.visibility == "public",
        Report.status.in_(OPEN),
        func.ST_Intersects(Report.location, from_shape(area, srid=4326)),
    ]
    return [*here, Category.code.in_(categories)] if categories else here


def _by_category(
    session: Session, here: Sequence[ColumnElement[bool]], language: str
) -> list[CategoryCount]:
    rows = session.execute(
        select(Category.code, Category.name, func.count().label("n"))
        .join(Report, Report.category_id == Category.id)
        .where(*here)
        .group_by(Category.id)
        .order_by(func.count().desc(), Category.code)
    )
    return [
        CategoryCount(category=row.code, name=pick(row.name, language), n=row.n) for row in rows
    ]


def _drawn(session: Session, here: Sequence[ColumnElement[bool]]) -> list[ReportFeature]:
    rows = session.execute(
        select(
            Report.number,
            Category.code,
            func.ST_X(Report.location).label("lon"),
            func.ST_Y(Report.location).label("lat"),
        )
        .join(Category, Category.id == Report.category_id)
        .where(*here)
        .order_by(Report.received_at.desc())
        .limit(MOST_REPORTS)
    )
    return [
        ReportFeature(
            geometry=ReportPoint(coordinates=[row.lon, row.lat]),
            properties=ReportFacts(number=row.number, category=row.code),
        )
        for row in rows
    ]
