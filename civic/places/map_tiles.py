# SPDX-License-Identifier: EUPL-1.2
"""Vector tiles of the base map, drawn by PostGIS from a table that lives for one import."""

from collections.abc import Iterable, Iterator, Sequence

import shapely
from psycopg.types.json import Jsonb
from sqlalchemy import text
from sqlalchemy.orm import Session

from civic.places.base_map import Drawing, Piece
from civic.places.osm import Progress
from civic.places.policy import BASE_ZOOMS, tiles_over

#: Units of a tile's side, and how far over its edge things are drawn, so that lines and outlines
#: do not stop at it.
EXTENT = 4096
BUFFER = 64
#: From this zoom on streets bear their names; before, pieces of a kind can be one line.
NAMES_FROM_ZOOM = 13
#: Corners that stand out by less than this many units of the tile are left out.
TOLERANCE = 2.0

STAGE = "drawing the map"
PROGRESS_EVERY_N = 25

CREATE = """
    CREATE TEMPORARY TABLE drawn (
        id int PRIMARY KEY, layer text NOT NULL, kind text, properties jsonb,
        min_zoom int NOT NULL, shape geometry(Geometry, 3857) NOT NULL
    ) ON COMMIT DROP
"""
COPY = "COPY drawn (id, layer, kind, properties, min_zoom, shape) FROM STDIN"
#: Lines of the same kind and name become one: fewer bytes, and room for the name.
TILE = text(
    """
    WITH tile AS MATERIALIZED (
        SELECT ST_TileEnvelope(:z, :x, :y) AS box,
               ST_TileEnvelope(:z, :x, :y, margin => CAST(:margin AS float)) AS wider
    ),
    found AS MATERIALIZED (
        SELECT d.id, d.layer, d.kind, d.shape,
               CASE WHEN d.layer <> 'streets' OR :z >= :names_from THEN d.properties END
                   AS properties
        FROM drawn d, tile
        WHERE d.shape && tile.wider AND d.min_zoom <= :z
    ),
    merged AS (
        SELECT id, layer, kind, properties, shape FROM found
        WHERE layer NOT IN ('streets', 'rail')
        UNION ALL
        SELECT min(id), layer, kind, properties, ST_LineMerge(ST_Collect(shape)) FROM found
        WHERE layer IN ('streets', 'rail')
        GROUP BY layer, kind, properties
    ),
    placed AS (
        SELECT m.id, m.layer, m.kind, m.properties,
               ST_AsMVTGeom(
                   ST_Simplify(m.shape, :tolerance), tile.box, :extent, :buffer, true
               ) AS geom
        FROM merged m, tile
    ),
    layers AS (
        SELECT p.layer, ST_AsMVT(feature, p.layer, :extent, 'geom' ORDER BY p.id) AS body
        FROM placed p
        CROSS JOIN LATERAL (SELECT p.kind, p.properties, p.geom) feature
        WHERE p.geom IS NOT NULL
        GROUP BY p.layer
    )
    SELECT string_agg(body, CAST('' AS bytea) ORDER BY layer) FROM layers
    """
)


def base_tiles(
    session: Session, drawing: Drawing, progress: Progress
) -> Iterator[tuple[tuple[int, int, int], bytes]]:
    """Yield z, x, y and content of every tile with something on it (Mapbox Vector Tile 2)."""
    _fill(session, drawing.pieces)
    tiles = tiles_over(drawing.bbox, BASE_ZOOMS)
    for n_done, tile in enumerate(tiles):
        if n_done % PROGRESS_EVERY_N == 0:
            progress(STAGE, n_done, len(tiles))
        if body := _tile(session, *tile):
            yield tile, body
    progress(STAGE, len(tiles), len(tiles))
    session.execute(text("DROP TABLE drawn"))


def _fill(session: Session, pieces: Iterable[Piece]) -> None:
    session.execute(text(CREATE))
    connection = session.connection().connection.driver_connection
    if connection is None:
        raise TypeError("The session has lost its connection")
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for row in _rows(pieces):
            copy.write_row(row)
    session.execute(text("CREATE INDEX ON drawn USING gist (shape)"))
    session.execute(text("ANALYZE drawn"))


def _rows(pieces: Iterable[Piece]) -> Iterator[Sequence[object]]:
    for number, piece in enumerate(pieces):
        shape = shapely.to_wkb(shapely.set_srid(piece.shape, 3857), hex=True, include_srid=True)
        properties = Jsonb(dict(piece.properties)) if piece.properties else None
        yield number, piece.layer.value, piece.kind, properties, piece.min_zoom, shape


def _tile(session: Session, z: int, x: int, y: int) -> bytes:
    side_m = 40_075_016.686 / 2**z
    values = {
        "z": z,
        "x": x,
        "y": y,
        "margin": BUFFER / EXTENT,
        "names_from": NAMES_FROM_ZOOM,
        "tolerance": side_m / EXTENT * TOLERANCE,
        "extent": EXTENT,
        "buffer": BUFFER,
    }
    return bytes(session.scalar(TILE, values) or b"")
