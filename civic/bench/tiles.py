# SPDX-License-Identifier: EUPL-1.2
"""Map tiles at every zoom: made, and known already, against counting all reports each time."""

import random
import time
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import asinh, pi, radians, tan

from civic.bench.ground import DATABASE, Ground, Web, web
from civic.bench.lists import FILL
from civic.bench.load import NextRequest, Round, http_round, pgbench_round
from civic.platform import db
from civic.platform.db import transaction
from civic.statistics.commands import refresh_pins
from civic.statistics.policy import SINGLE_FROM_ZOOM

#: 13.8 by 13.3 km of Helsinki.
WEST, SOUTH, EAST, NORTH = 24.85, 60.15, 25.10, 60.27
ZOOMS = (0, 6, 9, 10, 11, 12, 13, 14, 15, 17)
AT_ONCE = 20_000

#: A tile of cells made from nothing but the reports.
COUNTED = """
SELECT ST_AsMVT(cells, 'reports', 4096, 'geom') FROM (
    SELECT ST_MakePoint(round(avg(across) * 256), round(avg(down) * 256)) AS geom, count(*) AS n,
        count(*) FILTER (WHERE is_open) AS n_open, count(*) FILTER (WHERE is_overdue) AS n_overdue
    FROM (
        SELECT (ST_X(location) + 180) / 360 * 16 * 2 ^ {z} - {x} * 16 AS across,
            (1 - ln(tan(pi() / 4 + radians(ST_Y(location)) / 2)) / pi()) / 2
                * 16 * 2 ^ {z} - {y} * 16 AS down,
            {is_open} AS is_open, {is_open} AND due_at < now() AS is_overdue
        FROM reports
        WHERE visibility = 'public' AND status IN ({shown})
            AND location && ST_Transform(ST_TileEnvelope({z}, {x}, {y}), 4326)
        OFFSET 0
    ) AS placed
    WHERE floor(across) BETWEEN 0 AND 15 AND floor(down) BETWEEN 0 AND 15
    GROUP BY floor(across), floor(down)
) AS cells
"""
#: One of single reports, without how their promises stand.
SINGLE = """
SELECT ST_AsMVT(found, 'reports', 4096, 'geom') FROM (
    SELECT ST_AsMVTGeom(ST_Transform(location, 3857), ST_TileEnvelope({z}, {x}, {y})) AS geom,
        r.id::text, number, status, c.code, {is_open} AND due_at < now() AS is_overdue
    FROM reports r JOIN categories c ON c.id = r.category_id
    WHERE r.visibility = 'public' AND status IN ({shown})
        AND location && ST_Transform(ST_TileEnvelope({z}, {x}, {y}), 4326)
    ORDER BY {is_open} DESC, received_at DESC LIMIT 1000
) AS found
"""
IS_OPEN = "status IN ('accepted', 'in_progress', 'needs_info', 'reopened')"
SHOWN = "'accepted', 'in_progress', 'needs_info', 'answered', 'reopened', 'closed'"


@dataclass(frozen=True)
class AtZoom:
    """What the tiles of one zoom cost."""

    z: int
    #: Of the tile in the middle of the city, packed.
    kilobytes: float
    made: Round
    #: Asked for again by who has it.
    known: Round
    counted: Round


@dataclass(frozen=True)
class Figures:
    """What the bench found."""

    n_reports: int
    drawn_per_s: float
    zooms: list[AtZoom]


def run(
    here: Ground, n: int, zooms: Sequence[int], seconds: float, log: Callable[[str], None]
) -> Figures:
    """Return the figures of tiles over `n` reports."""
    log(f"{n} reports")
    box = {"west": WEST, "width": EAST - WEST, "south": SOUTH, "height": NORTH - SOUTH, "n": n}
    with here.cluster.connect(DATABASE) as connection:
        connection.execute(FILL, box)
    drawn_per_s = _draw_all(here, log)
    with here.cluster.connect(DATABASE) as connection:
        connection.execute("VACUUM ANALYZE reports, report_pins, report_cells, stale_pins")
    with web(here) as server:
        http_round(server, _at(6), 4, 2)  # warm: plans, connections
        at_zooms = [_measure(here, server, z, seconds, log) for z in zooms]
    return Figures(n, drawn_per_s, at_zooms)


def _draw_all(here: Ground, log: Callable[[str], None]) -> float:
    """Bring the map in step with the reports; return how many changes went in a second."""
    engine = db.connect(here.database_url)
    n_drawn, started = 0, time.monotonic()
    while True:
        with transaction() as session:
            n = refresh_pins(session, AT_ONCE)
        if n == 0:
            break
        n_drawn += n
        log(f"{n_drawn} drawn")
    engine.dispose()
    return n_drawn / (time.monotonic() - started)


def _measure(
    here: Ground, server: Web, z: int, seconds: float, log: Callable[[str], None]
) -> AtZoom:
    log(f"zoom {z}")
    x, y = _tile((WEST + EAST) / 2, (SOUTH + NORTH) / 2, z)
    path = f"/tiles/reports/{z}/{x}/{y}.mvt"
    kilobytes, etag = _ask(server.url + path)
    raw = COUNTED if z < SINGLE_FROM_ZOOM else SINGLE
    script = " ".join(raw.format(z=z, x=x, y=y, is_open=IS_OPEN, shown=SHOWN).split()) + ";\n"
    return AtZoom(
        z,
        kilobytes,
        made=http_round(server, _at(z), 1, seconds),
        known=http_round(server, lambda: ("GET", path, None), 1, seconds, {"If-None-Match": etag}),
        counted=pgbench_round(here, script, 1, seconds),
    )


def _at(z: int, seed: int = 1) -> NextRequest:
    """Return requests for tiles of zoom z all over the city."""
    dice = random.Random(seed)  # noqa: S311 - dice, not secrets

    def request() -> tuple[str, str, None]:
        x, y = _tile(dice.uniform(WEST, EAST), dice.uniform(SOUTH, NORTH), z)
        return "GET", f"/tiles/reports/{z}/{x}/{y}.mvt", None

    return request


def _tile(lon: float, lat: float, z: int) -> tuple[int, int]:
    across, down = (lon + 180) / 360, (1 - asinh(tan(radians(lat))) / pi) / 2
    return int(across * 2**z), int(down * 2**z)


def _ask(url: str) -> tuple[float, str]:
    """Return how large the tile is, packed, and its version."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})  # noqa: S310 - ours
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - as above
        return len(answer.read()) / 1000, str(answer.headers["ETag"])
