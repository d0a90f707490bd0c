# SPDX-License-Identifier: EUPL-1.2
"""The files of the map."""

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from civic.places.models import MapFile, MapFileKind, MapVersion
from civic.places.policy import NO_TILE


def map_file(
    session: Session, version: str, kind: MapFileKind, tile: tuple[int, int, int] = NO_TILE
) -> bytes | None:
    """Return a gzipped file of a version of the map: b"" for an empty tile, None if not kept.

    Args:
        version: as in the addresses of the files; the current one, or the one before.
        tile: z, x, y.
    """
    z, x, y = tile
    place = and_(
        MapFile.map_version_id == MapVersion.id,
        MapFile.kind == kind.value,
        MapFile.z == z,
        MapFile.x == x,
        MapFile.y == y,
    )
    found = session.execute(
        select(MapFile.gzipped)
        .select_from(MapVersion)
        .outerjoin(MapFile, place)
        .where(MapVersion.version == version)
    ).one_or_none()
    return None if found is None else found.gzipped or b""
