# SPDX-License-Identifier: EUPL-1.2
"""Clients that ask as fast as they are answered, and what that came to."""

import http.client
import json
import os
import re
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlparse

from civic.bench.ground import DATABASE, Ground, Web

#: Makes the next request: method, path, body or None.
NextRequest = Callable[[], tuple[str, str, object | None]]


@dataclass(frozen=True)
class Round:
    """One round of load."""

    per_s: float
    p50_ms: float
    p95_ms: float
    #: CPU milliseconds of the server processes for each answer; None where they are not ours.
    cpu_ms: float | None


def http_round(
    web: Web,
    next_request: NextRequest,
    clients: int,
    seconds: float,
    headers: Mapping[str, str] | None = None,
) -> Round:
    """Ask `web` from so many connections for so long.

    Raises:
        RuntimeError: an answer was no success, since a bench of errors measures nothing.
    """
    cpu_before, started = web.cpu_s(), time.monotonic()
    until = started + seconds
    with ThreadPoolExecutor(clients) as pool:
        took = [
            one
            for each in pool.map(
                lambda _: _client(web.url, next_request, until, headers or {}), range(clients)
            )
            for one in each
        ]
    elapsed = time.monotonic() - started
    cpu_ms = (web.cpu_s() - cpu_before) * 1000 / len(took)
    return Round(len(took) / elapsed, median(took), _p95(took), cpu_ms)


def _client(
    url: str, next_request: NextRequest, until: float, headers: Mapping[str, str]
) -> list[float]:
    address = urlparse(url)
    connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=60)
    took = []
    try:
        while time.monotonic() < until:
            method, path, body = next_request()
            sent = None if body is None else json.dumps(body)
            started = time.monotonic()
            connection.request(method, path, sent, {"Content-Type": "application/json", **headers})
            answer = connection.getresponse()
            text = answer.read()
            took.append((time.monotonic() - started) * 1000)
            if not (200 <= answer.status < 300 or answer.status == 304):  # noqa: PLR2004 - success
                raise RuntimeError(f"{method} {path}: {answer.status} {text[:300]!r}")
    finally:
        connection.close()
    return took


def pgbench_round(here: Ground, script: str, clients: int, seconds: float) -> Round:
    """Run `script` against the same database with PostgreSQL's own load generator."""
    path = here.folder / "script.sql"
    path.write_text(script)
    (binary,) = sorted(Path("/usr/lib/postgresql").glob("*/bin/pgbench"))[-1:]
    folder, port = _socket(here.database_url)
    done = subprocess.run(
        [
            *(str(binary), "-n", "-M", "simple", "-c", str(clients), "-j", "2"),
            *("-T", str(int(seconds)), "-f", str(path), "-h", folder, "-p", port, "-U", "civic"),
            *("-l", f"--log-prefix={here.folder}/pgbench", DATABASE),
        ],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ,
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    per_s = float(re.search(r"tps = ([\d.]+)", done.stdout)[1])  # type: ignore[index]  # always printed
    took = _latencies(here.folder)
    return Round(per_s, median(took), _p95(took), None)


def _p95(took: Sequence[float]) -> float:
    """Return what 95 % took at most; of a single one, that."""
    return quantiles(took, n=20)[-1] if len(took) > 1 else took[0]


def _socket(url: str) -> tuple[str, str]:
    folder = re.search(r"host=([^&]+)", url)
    port = re.search(r"port=(\d+)", url)
    if folder is None or port is None:
        raise ValueError(f"not a socket: {url}")
    return folder[1], port[1]


def _latencies(folder: Path) -> Sequence[float]:
    """Return the milliseconds of every transaction, and remove pgbench's logs."""
    took = []
    for log in folder.glob("pgbench.*"):
        took += [int(line.split()[2]) / 1000 for line in log.read_text().splitlines()]
        log.unlink()
    return took
