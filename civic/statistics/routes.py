# SPDX-License-Identifier: EUPL-1.2
"""Map tiles over HTTP."""

import gzip
from importlib.metadata import version

from apiflask import APIBlueprint
from flask import Response, request

from civic.accounts.access import anyone
from civic.platform.db import transaction
from civic.platform.http import endpoint
from civic.platform.problems import InvalidBody, NotThere
from civic.statistics import queries
from civic.statistics.policy import is_tile
from civic.statistics.schemas import TileQuery

bp = APIBlueprint("statistics", __name__, tag="Map")

MEDIA_TYPE = "application/vnd.mapbox-vector-tile"
#: Seconds a tile may be shown before it is asked for again.
FRESH_S = 60
#: Release of this code; another one may draw the same reports in another form.
RELEASE = version("civic")


@endpoint(
    bp,
    "/tiles/reports/<int:z>/<int:x>/<int:y>.mvt",
    "GET",
    may=anyone,
    query=TileQuery,
    refuses=(NotThere, InvalidBody),
    gives=MEDIA_TYPE,
    fresh_s=FRESH_S,
)
def show_tile(z: int, x: int, y: int, query: TileQuery) -> Response:
    """Give a vector tile of public reports: web Mercator, zoom 0 to 22, layer `reports`.

    From zoom 14 on single reports with `id`, `number`, `status`, `category`, `clock` (on_track,
    due_soon, overdue, kept, late), `outcome` and `is_overdue`, at most 1,000 a tile, open ones
    first. Below, the cells of a 16 x 16 grid with `n`, `n_open`, `n_overdue`, each at the centroid
    of its reports. A tile without reports answers 204. Ask again with `If-None-Match`: a tile in
    which nothing has changed is not made.
    """
    if not is_tile(z, x, y):
        raise NotThere
    with transaction() as session:
        etag = f"{RELEASE}-{queries.tile_version(session, (z, x, y))}"
        if request.if_none_match.contains_weak(etag):
            return _answer(b"", 304, etag)
        packed = queries.tile(session, (z, x, y), query)
    return _answer(packed, 200 if packed else 204, etag)


def _answer(packed: bytes, status: int, etag: str) -> Response:
    response = Response(packed, status, content_type=MEDIA_TYPE)
    response.set_etag(etag, weak=True)
    response.headers["Vary"] = "Accept-Encoding"
    if packed and request.accept_encodings["gzip"] > 0:
        response.set_data(gzip.compress(packed, compresslevel=6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
