# SPDX-License-Identifier: EUPL-1.2
"""The points of a campaign as a table and as GeoJSON; nothing in them says who or when to the hour.

What a person wrote or photographed is not in it: a point is a place, a kind and choices.
"""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Date, Row, Select, cast, func, select
from sqlalchemy.orm import Session

from civic.mapping.models import Campaign, CampaignKind, MappingPoint
from civic.mapping.point_views import ROUGHLY
from civic.mapping.progress_queries import STANDS
from civic.places.models import Jurisdiction
from civic.reports.models import Report

#: Rows that are read and sent at a time.
BATCH_N = 500
#: To the decimetre.
DECIMALS = 6
COLUMNS = (
    "id",
    "kind",
    "family",
    "state",
    "lon",
    "lat",
    "cell",
    "found_on",
    "decided_on",
    "n_yes",
    "n_no",
    "report",
    "answers",
)


def as_csv(session: Session, campaign: Campaign) -> Iterator[str]:
    """Yield the points as comma-separated values, head first, a batch of lines at a time."""
    yield _lines([COLUMNS])
    for rows in _batches(session, campaign):
        yield _lines([_cells(row) for row in rows])


def as_geojson(session: Session, campaign: Campaign) -> Iterator[str]:
    """Yield the points as a feature collection of GeoJSON (RFC 7946), a batch at a time."""
    yield '{"type": "FeatureCollection", "features": ['
    separator = ""
    for rows in _batches(session, campaign):
        yield separator + ",\n".join(json.dumps(_feature(row)) for row in rows)
        separator = ",\n"
    yield "]}\n"


def _batches(session: Session, campaign: Campaign) -> Iterator[Sequence[Row[Any]]]:
    zone = session.get_one(Jurisdiction, campaign.jurisdiction_id).zone
    found = session.execute(_points(campaign, zone).execution_options(yield_per=BATCH_N))
    yield from found.partitions()


def _points(campaign: Campaign, zone: str) -> Select[Any]:
    def day(at: Any) -> Any:
        return cast(func.timezone(zone, at), Date)

    return (
        select(
            MappingPoint.id,
            CampaignKind.code.label("kind"),
            CampaignKind.family,
            CampaignKind.is_sensitive,
            MappingPoint.state,
            func.ST_X(MappingPoint.location).label("lon"),
            func.ST_Y(MappingPoint.location).label("lat"),
            MappingPoint.cell,
            day(MappingPoint.captured_at).label("found_on"),
            day(MappingPoint.decided_at).label("decided_on"),
            MappingPoint.n_yes,
            MappingPoint.n_no,
            Report.number.label("report"),
            MappingPoint.answers,
        )
        .join(CampaignKind, CampaignKind.id == MappingPoint.kind_id)
        .outerjoin(Report, Report.id == MappingPoint.report_id)
        .where(MappingPoint.campaign_id == campaign.id, STANDS)
        .order_by(MappingPoint.captured_at, MappingPoint.id)
    )


def _place(row: Row[Any]) -> tuple[float, float]:
    """Return lon and lat; roughly where the kind is sensitive."""
    decimals = ROUGHLY if row.is_sensitive else DECIMALS
    return round(row.lon, decimals), round(row.lat, decimals)


def _cells(row: Row[Any]) -> list[Any]:
    lon, lat = _place(row)
    answers = "; ".join(f"{code}={choice}" for code, choice in sorted(row.answers.items()))
    values = row._asdict() | {"lon": lon, "lat": lat, "answers": answers}
    return [values[column] for column in COLUMNS]


def _feature(row: Row[Any]) -> dict[str, Any]:
    values = row._asdict()
    plain = {name: values[name] for name in COLUMNS if name not in {"lon", "lat"}}
    days = {name: plain[name] and plain[name].isoformat() for name in ("found_on", "decided_on")}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": _place(row)},
        "properties": plain | days | {"id": str(row.id)},
    }


def _lines(rows: Sequence[Sequence[Any]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue()
