# SPDX-License-Identifier: EUPL-1.2
"""`civic bench`: how fast, held against what PostgreSQL alone could do in the same run."""

import json
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from civic.bench import intake as intake_bench
from civic.bench import lists as lists_bench
from civic.bench import queue as queue_bench
from civic.bench import rules as rules_bench
from civic.bench import sweep as sweep_bench
from civic.bench import tiles as tiles_bench
from civic.bench import year as year_bench
from civic.bench.ground import ground
from civic.bench.load import Round
from civic.bench.mapping import red_team
from civic.bench.mapping import report as mapping_report
from civic.bench.mapping import run as mapping_run
from civic.platform.clock import utc_now
from civic.platform.config import ROOT

ROUNDS = click.option("--rounds", type=click.IntRange(1, 20), default=3, show_default=True)
#: Columns of the widest table, where the output goes to no terminal.
WIDE = 110
SECONDS = click.option("--seconds", type=click.FloatRange(1, 120), default=8, show_default=True)


@click.group()
def bench() -> None:
    """Measure on a private cluster that syncs every commit; figures go to var/bench/."""


@bench.command("intake")
@ROUNDS
@SECONDS
def bench_intake(rounds: int, seconds: float) -> None:
    """Submit reports over HTTP; limit: pgbench sending the same statements."""
    with ground(_log) as here:
        _show("intake", intake_bench.run(here, rounds, seconds, _log))


@bench.command("list")
@click.option("--reports", "n", type=click.IntRange(100, 5_000_000), default=100_000)
@ROUNDS
@SECONDS
def bench_list(n: int, rounds: int, seconds: float) -> None:
    """List a screenful of map over HTTP; limit: pgbench sending the same statements."""
    with ground(_log) as here:
        # One report of the city's own, for the others to be copied from.
        intake_bench.one_report(here)
        _show("list", lists_bench.run(here, n, rounds, seconds, _log) | {"n_reports": n})


@bench.command("queue")
@click.option("--reports", "n", type=click.IntRange(100, 5_000_000), default=1_000_000)
@click.option("--open", "n_open", type=click.IntRange(50, 500_000), default=50_000)
@ROUNDS
@SECONDS
def bench_queue(n: int, n_open: int, rounds: int, seconds: float) -> None:
    """Show a department's queue over HTTP; limit: pgbench sending the same statements."""
    with ground(_log) as here:
        intake_bench.one_report(here)
        found = queue_bench.run(here, n, n_open, rounds, seconds, _log)
    table = Table(title=f"civic bench queue: {n_open} of {n} reports in the queue, medians")
    for column in ("", "per second", "p50 ms", "p95 ms", "CPU ms"):
        table.add_column(column, justify="right")
    table.add_row("made, while it changes", *_cells(found.made))
    table.add_row(f"the same for {queue_bench.CLIENTS} at once", *_cells(found.made_for_many))
    table.add_row("known already (304)", *_cells(found.known))
    table.add_row("pgbench, same SQL", *_cells(found.limit))
    Console().print(table)
    click.echo(f"n_statements: {found.n_statements}")
    kept = {"n_reports": n, "n_open": n_open, "load_average": os.getloadavg()}
    _keep("queue", asdict(found) | kept)


@bench.command("tiles")
@click.option("--reports", "n", type=click.IntRange(100, 5_000_000), default=100_000)
@click.option("--zoom", "zooms", type=click.IntRange(0, 22), multiple=True, help="Only these.")
@SECONDS
def bench_tiles(n: int, zooms: tuple[int, ...], seconds: float) -> None:
    """Make map tiles over HTTP; limit: PostGIS making them of nothing but the reports."""
    with ground(_log) as here:
        intake_bench.one_report(here)
        found = tiles_bench.run(here, n, zooms or tiles_bench.ZOOMS, seconds, _log)
    table = Table(title=f"civic bench tiles: {n} reports, one client, ms (p50 / p95)")
    for column in ("zoom", "kB", "made", "known (304)", "PostGIS alone", "times"):
        table.add_column(column, justify="right")
    for at in found.zooms:
        times = at.counted.p50_ms / at.made.p50_ms
        rounds = (f"{r.p50_ms:.1f} / {r.p95_ms:.1f}" for r in (at.made, at.known, at.counted))
        table.add_row(str(at.z), f"{at.kilobytes:.1f}", *rounds, f"{times:.1f}")
    Console().print(table)
    click.echo(f"drawn_per_s: {found.drawn_per_s:.0f}")
    _keep("tiles", asdict(found) | {"load_average": os.getloadavg()})


@bench.command("sweep")
@click.option("--timers", "n", type=click.IntRange(1_000, 10_000_000), default=1_000_000)
@click.option("--wave", type=click.IntRange(100, 1_000_000), default=10_000, show_default=True)
@ROUNDS
def bench_sweep(n: int, wave: int, rounds: int) -> None:
    """Fire steps of many open timers; limit: PostgreSQL merely marking them as fired."""
    with ground(_log) as here:
        intake_bench.one_report(here)
        figures = sweep_bench.run(here, n, rounds, wave, _log)
    for key in ("ours", "limit"):
        rates = [each.per_s for each in figures[key]]
        click.echo(f"{key}: {median(rates):.0f} steps a second, of {[round(r) for r in rates]}")
    for key in ("idle", "bare_idle"):
        click.echo(f"{key}: {figures[key].p50_ms:.2f} ms (p95 {figures[key].p95_ms:.2f})")
    for key in ("n_open_timers", "share_of_limit", "n_outbox_entries"):
        click.echo(f"{key}: {figures[key]}")
    for key in ("cpu_us", "server_cpu_us"):
        click.echo(f"{key} a step: {median(getattr(each, key) for each in figures['ours']):.0f}")
    _keep("sweep", figures | {"load_average": os.getloadavg()})


@bench.command("rules")
@click.option("--reports", "n", type=click.IntRange(100, 5_000_000), default=50_000)
@ROUNDS
def bench_rules(n: int, rounds: int) -> None:
    """Simulate, preview and dry-run changed rules over a year of reports."""
    with ground(_log) as here:
        intake_bench.one_report(here)
        figures = rules_bench.run(here, n, rounds, _log)
    for key, value in figures.items():
        click.echo(f"{key}: {value}")
    _keep("rules", figures | {"load_average": os.getloadavg()})


@bench.command("year")
@click.option("--reports", "n", type=click.IntRange(2, 5_000_000), default=2_000, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--tick", "tick_h", type=click.IntRange(1, 24), default=1, show_default=True)
def bench_year(n: int, seed: int, tick_h: int) -> None:
    """Let reports live through a made-up year; fail if a timer or a step is not as it should be."""
    with ground(_log) as here:
        parts = year_bench.run(here, n, seed, tick_h, _log)
    deeds: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for part in parts:
        deeds.update(part["deeds"])
        found.update({k: v for k, v in part["found"].items() if k not in {"latest_s", "examples"}})
    figures = {"seed": seed, "deeds": dict(deeds), **found, "parts": parts}
    for key in ("deeds", *found):
        click.echo(f"{key}: {figures[key]}")
    click.echo(f"latest_s: {max(part['found']['latest_s'] for part in parts)}")
    click.echo(f"seconds: {max(part['lived_s'] + part['looked_s'] for part in parts)}")
    _keep("year", figures)
    if n_faults := sum(part["n_faults"] for part in parts):
        raise click.ClickException(f"{n_faults} faults: {parts[0]['found']['examples'][:5]}")


@bench.command("mapping")
@click.option(
    "--scenario",
    type=click.Choice([*mapping_run.SCENARIOS, "red-team"]),
    default="base",
    show_default=True,
)
@click.option("--seeds", "n", type=click.IntRange(1, 100), default=2, show_default=True)
@click.option("--json", "is_json", is_flag=True, help="Print the figures as JSON instead.")
def bench_mapping(scenario: str, n: int, *, is_json: bool) -> None:
    """Play the mapping game with made-up people, by our rules and by simpler ones."""
    if scenario == "red-team":
        found = {
            "never looks": red_team.best(_log, looks=False),
            "looks too": red_team.best(_log, looks=True),
        }
        figures: dict[str, Any] = dict(found)
        table = mapping_report.attack_table(found)
    else:
        measured = mapping_run.measure(mapping_run.SCENARIOS[scenario], n, _log)
        missed = mapping_report.missed(measured, scenario)
        figures = {"scenario": scenario, "rules": measured, "missed": missed}
        table = mapping_report.table(measured, scenario)
    if is_json:
        click.echo(json.dumps(figures, default=asdict, indent=2))
        return
    Console(width=max(Console().width, WIDE)).print(table)
    if "missed" in figures:
        click.echo(f"missed: {', '.join(figures['missed']) or 'nothing'}")
    _keep(f"mapping-{scenario}", figures)


def _show(name: str, figures: dict[str, Any]) -> None:
    ours: Sequence[Round] = figures.pop("ours")
    limit: Sequence[Round] = figures.pop("limit")
    table = Table(title=f"civic bench {name}: median of {len(ours)} alternating rounds")
    for column in ("", "per second", "p50 ms", "p95 ms", "CPU ms"):
        table.add_column(column, justify="right")
    table.add_row("civic over HTTP", *_cells(ours))
    table.add_row("pgbench, same SQL", *_cells(limit))
    Console().print(table)
    share = median(a.per_s / b.per_s for a, b in zip(ours, limit, strict=True))
    figures |= {"share_of_limit": round(share, 4), "load_average": os.getloadavg()}
    for key, value in figures.items():
        click.echo(f"{key}: {value}")
    _keep(name, figures | {"ours": ours, "limit": limit})


def _cells(rounds: Sequence[Round]) -> list[str]:
    per_s, p50, p95 = (median(getattr(r, f) for r in rounds) for f in ("per_s", "p50_ms", "p95_ms"))
    cpu = [r.cpu_ms for r in rounds if r.cpu_ms is not None]
    return [f"{per_s:.0f}", f"{p50:.1f}", f"{p95:.1f}", f"{median(cpu):.2f}" if cpu else "-"]


def _keep(name: str, figures: dict[str, Any]) -> None:
    folder = Path(ROOT) / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-{utc_now():%Y%m%dT%H%M%S}.json"
    path.write_text(json.dumps(figures, default=asdict, indent=2))
    click.echo(f"kept in {path.relative_to(ROOT)}")


def _log(line: str) -> None:
    click.echo(line, err=True)
