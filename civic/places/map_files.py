# SPDX-License-Identifier: EUPL-1.2
"""Make the files of the map, name them by their content, and keep two versions of them."""

import gzip
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from civic.places.base_map import Drawing
from civic.places.map_indexes import address_index, packed_json, subject_tiles
from civic.places.map_tiles import base_tiles
from civic.places.models import Jurisdiction, MapFile, MapFileKind, MapVersion
from civic.places.osm import Progress
from civic.places.policy import NO_TILE

#: Characters of a version's name: 64 bits of the digest.
VERSION_CHARS = 16
BATCH_N = 500

Content = tuple[MapFileKind, tuple[int, int, int], bytes]


def save_map(
    session: Session,
    jurisdiction: Jurisdiction,
    drawing: Drawing,
    now: datetime,
    progress: Progress = lambda *_: None,
) -> MapVersion:
    """Make the map of a jurisdiction what the drawing and the city's tables say; return it.

    The version before it stays for those who look at it just now, older ones go. The same
    content is the same version: what clients keep is not fetched anew.
    """
    index = address_index(session, jurisdiction.id, jurisdiction.languages)
    digest = sha256(packed_json({"city": str(jurisdiction.id), "bbox": drawing.bbox, **index}))
    files = []
    for kind, tile, content in _tiles(session, jurisdiction, drawing, progress):
        digest.update(f"{kind}/{tile}/{len(content)}/".encode())
        digest.update(content)
        files.append(_file(kind, tile, content))
    version = digest.hexdigest()[:VERSION_CHARS]
    content = packed_json({"version": version, **index})
    files.append(_file(MapFileKind.ADDRESSES, NO_TILE, content))
    _supersede(session, jurisdiction, version, now)
    row = session.scalar(select(MapVersion).filter_by(version=version))
    if row is None:
        row = MapVersion(
            jurisdiction_id=jurisdiction.id,
            version=version,
            bbox=list(drawing.bbox),
            n_bytes=sum(len(file["gzipped"]) for file in files),
            made_at=now,
        )
        _store(session, row, files)
    row.superseded_at = None
    session.flush()  # which map is current is asked for in this transaction
    _drop_old(session, jurisdiction)
    return row


def _tiles(
    session: Session, jurisdiction: Jurisdiction, drawing: Drawing, progress: Progress
) -> Iterator[Content]:
    for tile, content in base_tiles(session, drawing, progress):
        yield MapFileKind.BASE, tile, content
    for tile, content in subject_tiles(session, jurisdiction.id, jurisdiction.languages):
        yield MapFileKind.SUBJECTS, tile, content


def _file(kind: MapFileKind, tile: tuple[int, int, int], content: bytes) -> dict[str, Any]:
    z, x, y = tile
    gzipped = gzip.compress(content, compresslevel=9, mtime=0)
    return {"kind": kind.value, "z": z, "x": x, "y": y, "gzipped": gzipped}


def _supersede(session: Session, jurisdiction: Jurisdiction, version: str, now: datetime) -> None:
    current = update(MapVersion).filter_by(jurisdiction_id=jurisdiction.id, superseded_at=None)
    session.execute(current.where(MapVersion.version != version).values(superseded_at=now))


def _store(session: Session, row: MapVersion, files: list[dict[str, Any]]) -> None:
    session.add(row)
    session.flush()  # the files refer to it
    for start in range(0, len(files), BATCH_N):
        batch = [{"map_version_id": row.id, **file} for file in files[start : start + BATCH_N]]
        session.execute(insert(MapFile), batch)


def _drop_old(session: Session, jurisdiction: Jurisdiction) -> None:
    """Delete all versions but the current and the one that was current before it."""
    of_city = select(MapVersion.id).filter_by(jurisdiction_id=jurisdiction.id)
    old = of_city.where(MapVersion.superseded_at.is_not(None))
    newest_first = MapVersion.superseded_at.desc(), MapVersion.made_at.desc(), MapVersion.id.desc()
    gone: Iterable[Any] = session.scalars(old.order_by(*newest_first).offset(1)).all()
    session.execute(delete(MapVersion).where(MapVersion.id.in_(gone)))
