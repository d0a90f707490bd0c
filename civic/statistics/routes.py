# SPDX-License-Identifier: EUPL-1.2
"""Map tiles over HTTP."""

import gzip
from hashlib import sha256

from apiflask import APIBlueprint
from flask import Response, request

from civic.accounts.access import anyone
from civic.platform.clock import utc_now
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

    From zoom 14 on single reports with `number`, `status`, `category`, `is_overdue`, at most 2,000
    a tile, open ones first. Below, the cells of a 32 x 32 grid with `n`, `n_open`, `n_overdue`,
    each at the centroid of its reports. A tile without reports answers 204.
    """
    if not is_tile(z, x, y):
        raise NotThere
    with transaction() as session:
        packed = queries.tile(session, (z, x, y), query, utc_now())
    return _answer(packed)


def _answer(packed: bytes) -> Response:
    response = Response(packed, 200 if packed else 204, content_type=MEDIA_TYPE)
    response.headers["Vary"] = "Accept-Encoding"
    if not packed:
        return response
    response.set_etag(sha256(packed).hexdigest()[:32], weak=True)
    response.make_conditional(request)
    if response.status_code == 200 and request.accept_encodings["gzip"] > 0:  # noqa: PLR2004 - OK
        response.set_data(gzip.compress(packed, compresslevel=6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
