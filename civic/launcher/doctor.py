# SPDX-License-Identifier: EUPL-1.2
"""Finds what keeps an installation from running, or will soon."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import redis

from civic.launcher import database, pids
from civic.launcher.addresses import Addresses, addresses, own_settings
from civic.launcher.cluster import BINARIES, PACKAGES, VERSION
from civic.launcher.errors import CannotStart
from civic.launcher.installation import DISK_MIN_BYTES, Installation
from civic.launcher.sockets import PATH_MAX_BYTES
from civic.launcher.start import require_free_port
from civic.launcher.status import duration, recorded
from civic.launcher.valkey import binary
from civic.platform.config import InvalidSettings

#: Below this the disk is told as short, long before a start is refused.
DISK_SHORT_BYTES = 2 * 1024**3
#: The relay hands out entries every half second; a minute of delay means that something is ill.
OUTBOX_LAG_MAX_S = 60


@dataclass(frozen=True)
class Finding:
    """One line of `civic doctor`."""

    subject: str
    is_well: bool
    text: str


def examine(place: Installation) -> Iterator[Finding]:
    """Give one finding for each thing that is looked at."""
    yield from (_found(subject, look, place) for subject, look in MACHINE)
    if not _found("settings", _settings, place).is_well:
        return
    servers = addresses(place)
    for subject, look in SERVERS:
        yield _found(subject, look, servers, place)


def _found(subject: str, look: Callable[..., str], *arguments: Any) -> Finding:
    try:
        return Finding(subject, is_well=True, text=look(*arguments))
    except (CannotStart, InvalidSettings) as error:
        return Finding(subject, is_well=False, text="; ".join(str(error).splitlines()))


def _python(_: Installation) -> str:
    if sys.version_info < (3, 11):  # noqa: UP036 - somebody may have made .venv by hand
        raise CannotStart(f"Python {sys.version.split()[0]} is too old; civic needs 3.11.")
    return f"{sys.version.split()[0]} ({sys.executable})"


def _packages(_: Installation) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "check"], text=True, capture_output=True, check=False
    )
    if done.returncode:
        raise CannotStart(f"{'; '.join(done.stdout.splitlines())}; run: make setup")
    return "all are there, in fitting versions"


def _settings(_: Installation) -> str:
    return "demo mode" if own_settings().demo else "valid"


def _disk(place: Installation) -> str:
    free = shutil.disk_usage(place.root).free
    text = f"{free / 1024**3:.1f} GB free for {place.var}"
    if free < max(DISK_MIN_BYTES, DISK_SHORT_BYTES):
        raise CannotStart(f"{text}, which is short")
    return text


def _map(place: Installation) -> str:
    if not place.map_extract.exists():
        raise CannotStart(f"{place.map_extract} is missing; run: make setup")
    return f"{place.map_extract.stat().st_size // 1024} KB of OpenStreetMap for the demo city"


def _binaries(servers: Addresses, _: Installation) -> str:
    if servers.cluster is None:
        return "not needed, CIVIC_DATABASE_URL is set"
    missing = [name for name in ("postgres", "initdb", "pg_ctl") if not (BINARIES / name).exists()]
    extension = BINARIES.parents[3] / "share" / "postgresql" / VERSION / "extension"
    if missing or not (extension / "postgis.control").exists():
        raise CannotStart(f"not complete; run: apt-get install -y {PACKAGES}")
    socket = servers.cluster.socket_dir / ".s.PGSQL.5432"
    if len(bytes(socket)) > PATH_MAX_BYTES:
        raise CannotStart(f"{socket} is longer than {PATH_MAX_BYTES} bytes")
    return f"PostgreSQL {VERSION} with PostGIS in {BINARIES}"


def _valkey(servers: Addresses, _: Installation) -> str:
    if servers.valkey is None:
        return "not needed, CIVIC_REDIS_URL is set"
    return binary()


def _database(servers: Addresses, place: Installation) -> str:
    if servers.cluster and not servers.cluster.pid():
        return "does not run (civic up starts it)"
    with database.connect(servers.database_url) as connection:
        rows = connection.execute("SELECT extname, extversion FROM pg_extension").fetchall()
    there = {str(name): str(version) for name, version in rows}
    if missing := [name for name in database.EXTENSIONS if name not in there]:
        raise CannotStart(f"the extensions {', '.join(missing)} are missing")
    if todo := database.pending(servers.database_url, place.root):
        raise CannotStart(f"migrations wait: {', '.join(todo)}; run: civic db upgrade")
    return f"answers, PostGIS {there['postgis']}, all migrations applied"


def _queue(servers: Addresses, _: Installation) -> str:
    if servers.valkey and not servers.valkey.pid():
        return "does not run (civic up starts it)"
    try:
        with redis.Redis.from_url(servers.redis_url, socket_timeout=5) as one:
            policy = one.config_get("maxmemory-policy")["maxmemory-policy"]
            appendonly = one.config_get("appendonly")["appendonly"]
    except (redis.RedisError, KeyError) as error:
        raise CannotStart(f"cannot be examined: {error}") from error
    if policy != "noeviction":
        raise CannotStart(f"maxmemory-policy is {policy}: it may drop jobs; set noeviction")
    if appendonly != "yes":
        raise CannotStart("appendonly is off: a restart forgets the queue; set appendonly yes")
    return "answers, keeps what it holds (appendonly, noeviction)"


def _outbox(servers: Addresses, place: Installation) -> str:
    if servers.cluster and not servers.cluster.pid():
        return "not known while the database does not run"
    if database.pending(servers.database_url, place.root):
        return "not known before the migrations"
    lag_s = database.outbox_lag_s(servers.database_url)
    if lag_s is not None and lag_s > OUTBOX_LAG_MAX_S:
        raise CannotStart(
            f"the oldest entry has waited for {duration(lag_s)}: are relay and workers up?"
        )
    return "nothing waits" if lag_s is None else f"the oldest entry waits for {lag_s:.0f} s"


def _audit(servers: Addresses, place: Installation) -> str:
    if servers.cluster and not servers.cluster.pid():
        return "not known while the database does not run"
    if database.pending(servers.database_url, place.root):
        return "not known before the migrations"
    if (last := database.last_audit(servers.database_url)) is None:
        return "has not begun yet; the relay starts it each night"
    day, has_ended, n_reports, n_drifting = last
    if n_drifting:
        raise CannotStart(
            f"{n_drifting} reports do not say what their history comes to; see: civic sla audit"
        )
    state = "of" if has_ended else "so far, of"
    return f"{state} {day}: {n_reports} reports say what their history comes to"


def _port(_: Addresses, place: Installation) -> str:
    if pids.read(place.pid_file):
        return f"in use by civic itself: {recorded(place).get('url', 'starting')}"
    require_free_port("127.0.0.1", 8000)
    return "8000 is free"


MACHINE: tuple[tuple[str, Callable[[Installation], str]], ...] = (
    ("python", _python),
    ("packages", _packages),
    ("settings", _settings),
    ("disk", _disk),
    ("map", _map),
)
SERVERS: tuple[tuple[str, Callable[[Addresses, Installation], str]], ...] = (
    ("postgresql", _binaries),
    ("valkey", _valkey),
    ("database", _database),
    ("queue", _queue),
    ("outbox", _outbox),
    ("audit", _audit),
    ("port", _port),
)
