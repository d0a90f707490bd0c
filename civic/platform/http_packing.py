# SPDX-License-Identifier: EUPL-1.2
"""Answers in JSON, packed for connections that are slower than a processor."""

import gzip
from functools import lru_cache

from flask import Response, request

#: Below this a packet carries it whole, packed or not.
MIN_BYTES = 1024
#: A step above costs twice the time for 2 % fewer bytes of JSON.
LEVEL = 6
#: Answers that many ask for alike, such as the catalogue, are packed once.
KEPT_N = 64
#: Answers with a secret in them stay as they are: the length of a packed one tells about it
#: (BREACH, CVE-2013-3587).
SECRET = ("/api/v1/session", "/api/v1/me")


def pack(response: Response) -> None:
    """Pack an answer in JSON to a GET if the client takes that."""
    is_json = response.mimetype in {"application/json", "application/problem+json"}
    is_packed = "Content-Encoding" in response.headers
    if request.method != "GET" or not is_json or is_packed or request.path.startswith(SECRET):
        return
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    if len(body) < MIN_BYTES or request.accept_encodings["gzip"] <= 0:
        return
    if (etag := response.get_etag()[0]) is not None:
        # The same in another form: equal enough to be shown, not byte by byte (RFC 9110, 8.8.1).
        response.set_etag(etag, weak=True)
    response.set_data(_packed(body))
    response.headers["Content-Encoding"] = "gzip"


@lru_cache(KEPT_N)
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=LEVEL, mtime=0)
