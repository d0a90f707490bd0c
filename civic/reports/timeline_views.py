# SPDX-License-Identifier: EUPL-1.2
"""The history of a report as different readers may see it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from civic.reports import schemas
from civic.reports.kinds import ActorRole, EventKind
from civic.reports.models import ReportEvent
from civic.reports.people_queries import Names, named, staff_names
from civic.reports.policy import Rights
from civic.reports.queries import Seen, timeline
from civic.reports.question_queries import Photos, reply_photos
from civic.reports.views import Context, context, photo_ref, to_the_minute

#: Facts of a history row that everybody may read.
PUBLIC_FACTS = frozenset(
    {
        "outcome",
        "grade",
        "verdict",
        "original",
        "duplicate",
        "part",
        "of",
        "answer_until",
        "wants_photo",
        "target",
        "step",
        "due_at",
        "told",
        "rule",
        "until",
        "due_before",
        "reason",
        "cycle",
        "checked",
        "n_residents",
    }
)


def timeline_of(session: Session, found: Seen, language: str, now: datetime) -> schemas.Timeline:
    """Return the history of a report as the caller may see it, oldest first."""
    rows = timeline(session, found.report.id, found.rights)
    about = context(session, found.report, language, now)
    photos = reply_photos(session, rows) if found.rights.sees_text else {}
    names = staff_names(session, rows) if found.rights.sees_internal else {}
    return timeline_view(about, rows, found.rights, photos, names)


def timeline_view(
    about: Context,
    rows: Iterable[ReportEvent],
    rights: Rights,
    photos: Photos | None = None,
    names: Names | None = None,
) -> schemas.Timeline:
    """Return the rows of a history as the caller may see them.

    `photos` are those of replies, `names` those of the staff that rows are about.
    """
    rows = list(rows)
    released = {row.data["reply"] for row in rows if _releases(row)}
    entries = [
        _entry(about, row, rights, photos or {}, is_released=row.seq in released) for row in rows
    ]
    for entry in entries if names else ():
        entry.data |= named(entry.data, names or {})
    return schemas.Timeline(entries=entries)


def _entry(
    about: Context, row: ReportEvent, rights: Rights, photos: Photos, *, is_released: bool
) -> schemas.TimelineEntry:
    data = row.data if rights.sees_internal else _public(row.data)
    if row.kind == EventKind.TRANSFERRED:
        data = data | {"from": about.department_of(UUID(row.data["from_department_id"])).name}
    if row.kind == EventKind.QUESTION_ANSWERED or (
        rights.sees_internal and row.kind in (EventKind.VISITED, EventKind.WORK_REPORTED)
    ):
        data = data | {"photos": _row_photos(row, photos)}
    return schemas.TimelineEntry(
        seq=row.seq,
        kind=row.kind,
        at=to_the_minute(row.at),
        by=row.actor_role,
        department=about.department_of(row.department_id) if row.department_id else None,
        from_status=row.from_status,
        to_status=row.to_status,
        is_public=row.is_public,
        text=row.text if _is_readable(row, rights, is_released=is_released) else None,
        data=data,
    )


def _row_photos(row: ReportEvent, photos: Photos) -> list[dict[str, Any]]:
    shown = [photos[key] for each in row.data["photo_ids"] if (key := UUID(each)) in photos]
    return [photo_ref(photo).model_dump(mode="json") for photo in shown]


def _releases(row: ReportEvent) -> bool:
    return row.kind == EventKind.REPLY_REVIEWED and bool(row.data["is_released"])


def _is_readable(row: ReportEvent, rights: Rights, *, is_released: bool) -> bool:
    """Tell whether the words of the row are for the caller.

    A reply is read like the report's own text, unless it holds what a moderator has to see first
    and has not released; other words of reporters, and what an inspector found, are for the
    department.
    """
    if row.kind == EventKind.VISITED:
        return rights.sees_internal
    if rights.sees_reporters_words or row.actor_role != ActorRole.REPORTER:
        return True
    is_reply = row.kind == EventKind.QUESTION_ANSWERED
    return is_reply and rights.sees_text and (is_released or not row.data["withheld"])


def _public(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key in PUBLIC_FACTS}
