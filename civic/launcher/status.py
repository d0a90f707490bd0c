# SPDX-License-Identifier: EUPL-1.2
"""What runs of an installation, since when, and whether it is well."""

import json
from dataclasses import dataclass
from typing import Any

from civic.launcher import database, pids
from civic.launcher.addresses import addresses, redis_fault
from civic.launcher.errors import CannotStart
from civic.launcher.installation import Installation
from civic.launcher.start import answers

MINUTE_S, HOUR_S, DAY_S = 60, 3600, 86400


@dataclass(frozen=True)
class Component:
    """One line of `civic status`."""

    name: str
    pid: int | None
    uptime: str
    health: str
    is_well: bool


def components(place: Installation) -> list[Component]:
    """Return supervisor, servers and programs, in the order of starting."""
    if not place.var.exists():
        return [Component("civic", None, "-", "has never run here", is_well=False)]
    supervisor = pids.read(place.pid_file)
    known = recorded(place)
    return [
        _component("civic", supervisor, known.get("url", "up") if supervisor else "does not run"),
        *_servers(place),
        *(_program(place, path.stem, known) for path in sorted(place.run_dir.glob("*.pid"))),
    ]


def recorded(place: Installation) -> dict[str, Any]:
    """Return what the supervisor wrote down of its addresses, nothing where none runs."""
    try:
        found: dict[str, Any] = json.loads(place.address_file.read_text())
    except (OSError, ValueError):
        return {}
    return found


def duration(seconds: float) -> str:
    """Return a duration as people say it, in its two largest units."""
    whole = int(seconds)
    if whole >= DAY_S:
        return f"{whole // DAY_S} d {whole % DAY_S // HOUR_S} h"
    if whole >= HOUR_S:
        return f"{whole // HOUR_S} h {whole % HOUR_S // MINUTE_S} min"
    if whole >= MINUTE_S:
        return f"{whole // MINUTE_S} min {whole % MINUTE_S} s"
    return f"{whole} s"


def _servers(place: Installation) -> list[Component]:
    found = addresses(place)
    try:
        database.connect(found.database_url).close()
        fault = None
    except CannotStart as error:
        fault = str(error)
    pid = found.cluster.pid() if found.cluster else None
    kind = "private" if found.cluster else "external"
    postgres = _server("PostgreSQL", pid, kind, fault)
    pid = found.valkey.pid() if found.valkey else None
    kind = "private" if found.valkey else "external"
    fault = redis_fault(found.redis_url)
    return [postgres, _server("Valkey", pid, kind, fault)]


def _server(name: str, pid: int | None, kind: str, fault: str | None) -> Component:
    known = pids.identity(pid) if pid else None
    uptime = duration(pids.age_s(known)) if known else "-"
    return Component(name, pid, uptime, fault or f"answers ({kind})", is_well=fault is None)


def _program(place: Installation, name: str, known: dict[str, Any]) -> Component:
    running = pids.read(place.run_dir / f"{name}.pid")
    if name != "web" or running is None:
        return _component(name, running, "runs" if running else "does not run")
    is_ready = bool(known) and answers(known["host"], known["port"], "/readyz")
    health = "ready" if is_ready else "not ready, see /readyz"
    return Component(name, running.pid, duration(pids.age_s(running)), health, is_well=is_ready)


def _component(name: str, running: pids.Identity | None, health: str) -> Component:
    if running is None:
        return Component(name, None, "-", health, is_well=False)
    return Component(name, running.pid, duration(pids.age_s(running)), health, is_well=True)
