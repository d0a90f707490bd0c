# SPDX-License-Identifier: EUPL-1.2
"""`civic sla preview` and `simulate`: what other promises would do, and would have done."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
from rich.console import Console
from rich.table import Table
from ruamel.yaml import YAML
from sqlalchemy.orm import Session

from civic.cities.change_previews import preview, thought_of
from civic.cities.change_schemas import ChangePreview
from civic.cities.files import UnusableCity
from civic.cities.policy import Kind, changes, first_day
from civic.cities.queries import city_state, jurisdiction_by_code
from civic.cities.reading import City, read_city
from civic.cities.references import calendar_words
from civic.cities.simulation import Proposed, Simulation, simulate
from civic.places.models import Jurisdiction
from civic.places.queries import jurisdictions
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.ids import new_id
from civic.platform.problems import Problem
from civic.sla.policy import Target
from civic.sla.preview_policy import Replacement
from civic.sla.promise_policy import promise_of
from civic.sla.simulation_policy import Tally, Verdict, share_kept

DAY = click.DateTime(formats=["%Y-%m-%d"])
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
WIDTH = 140


@click.command("preview")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--from", "day", type=DAY, help="First day; without: today, or what the files say.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def preview_rules(folder: Path, day: datetime | None, *, as_json: bool) -> None:
    """Say what the promises and hours in FOLDER would do to reports under way and to come.

    Compares with what is stored, as `civic city apply` does, and changes nothing.
    """
    now = utc_now()
    try:
        wanted = read_city(folder, now)
    except UnusableCity as error:
        raise click.ClickException("\n".join(map(str, error.faults))) from error
    try:
        with transaction() as session:
            found = impact_of(session, wanted, now, day.date() if day else None)
    except Problem as problem:
        raise click.ClickException(problem.detail or problem.title) from problem
    if as_json:
        click.echo(found.model_dump_json(indent=2) if found else "null")
        return
    show_impact(found)


def impact_of(
    session: Session, wanted: City, now: datetime, day: date | None = None
) -> ChangePreview | None:
    """Return what the changed promises and hours of files would do; None: they are the same."""
    city = jurisdiction_by_code(session, wanted.code)
    if city is None:
        return None
    standing = city_state(session, city, now, wanted.begins)
    changed = {
        (change.kind, change.code)
        for change in changes(standing, wanted.state)
        if change.kind in (Kind.PROMISE, Kind.CALENDAR)
        and change.code in standing[change.kind]
        and not change.field.startswith("name")
    }
    if not changed:
        return None
    today = now.astimezone(ZoneInfo(city.zone)).date()
    days = [first_day(wanted.begins, kind, code, today) for kind, code in changed]
    begin = day or min(days)
    calendars = {
        code: thought_of(city, code, wanted.state[Kind.CALENDAR][code]["hours"], begin)
        for kind, code in changed
        if kind is Kind.CALENDAR
    }
    promises = {
        code: promise_of(new_id(), code, 0, wanted.state[Kind.PROMISE][code])
        for kind, code in changed
        if kind is Kind.PROMISE
    }
    return preview(session, city, Replacement(promises, calendars), begin, "en", now)


def show_impact(found: ChangePreview | None) -> None:
    """Print what a change would do, in a few lines."""
    if found is None:
        click.echo("Promises and hours stay as they are.")
        return
    click.echo(
        f"From {found.valid_from} on. Of {found.n_reports} reports under way {found.n_earlier}"
        f" could get an earlier date, {found.n_later} would be later and keep theirs,"
        f" {found.n_unchanged} stay as they are."
    )
    for shift in found.largest[:5]:
        click.echo(
            f"  {shift.number} {shift.target}: {shift.due_before:%Y-%m-%d %H:%M}"
            f" → {shift.due_after:%Y-%m-%d %H:%M}"
        )
    click.echo(
        "Reports under way keep their dates unless the desk applies it to them, with a reason."
    )


@click.command("simulate")
@click.option("--promises", "promises", type=FILE, required=True, help="A promises.yaml to try.")
@click.option("--calendars", "calendars", type=FILE, help="A calendars.yaml to try.")
@click.option("--jurisdiction", "code", help="Code of a city; without: the only one.")
@click.option("--since", type=DAY, help="First day of receipts; without: a year ago.")
@click.option("--until", type=DAY, help="Day after the last; without: today.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def simulate_rules(
    promises: Path,
    calendars: Path | None,
    code: str | None,
    since: datetime | None,
    until: datetime | None,
    *,
    as_json: bool,
) -> None:
    """Replay a year of real reports through other promises: which share would have been kept?

    Receipts, answers and pauses are those that happened. What is not due yet stands apart; fewer
    than five decided promises give no share.
    """
    now = utc_now()
    try:
        with transaction() as session:
            city = _city(session, code)
            zone = ZoneInfo(city.zone)
            last = until.date() if until else now.astimezone(zone).date() + timedelta(days=1)
            first = since.date() if since else last - timedelta(days=366)
            begin, end = (datetime.combine(day, time.min, tzinfo=zone) for day in (first, last))
            proposed = _proposed(city, promises, calendars, last)
            found = simulate(session, city, proposed, begin, end, now)
    except Problem as problem:
        raise click.ClickException(problem.detail or problem.title) from problem
    if as_json:
        click.echo(json.dumps(_as_json(found), indent=2))
    else:
        _show(found)


def _city(session: Session, code: str | None) -> Jurisdiction:
    codes = [known.code for known in jurisdictions(session)]
    if code is None and len(codes) != 1:
        raise click.ClickException(f"Say which --jurisdiction; there are: {', '.join(codes)}.")
    city = jurisdiction_by_code(session, code or codes[0])
    if city is None:
        raise click.ClickException(f"There is no city {code!r}.")
    return city


def _proposed(city: Jurisdiction, promises: Path, calendars: Path | None, day: date) -> Proposed:
    listed = YAML(typ="safe").load(promises.read_text(encoding="utf-8"))["promises"]
    hours = YAML(typ="safe").load(calendars.read_text())["calendars"] if calendars else []
    return Proposed(
        {item["code"]: promise_of(new_id(), item["code"], 0, item) for item in listed},
        {
            item["code"]: thought_of(city, item["code"], calendar_words(item, city.zone), day)
            for item in hours
        },
    )


def _as_json(found: Simulation) -> dict[str, Any]:
    return {
        "n_reports": found.n_reports,
        "total": {target.value: _figures(tally) for target, tally in found.total.items()},
        "departments": _parts(found.by_department),
        "categories": _parts(found.by_category),
    }


def _parts(tallies: Mapping[tuple[str, Target], Tally]) -> list[dict[str, Any]]:
    return [
        {"code": code, "target": target.value, **_figures(tally)}
        for (code, target), tally in sorted(tallies.items())
    ]


def _figures(tally: Tally) -> dict[str, Any]:
    return {
        name: {
            "kept_share": share_kept(counts),
            "n_decided": counts[Verdict.KEPT] + counts[Verdict.LATE],
            "n_open": counts[Verdict.OPEN],
        }
        for name, counts in (("present", tally.present), ("proposed", tally.proposed))
    }


def _show(found: Simulation) -> None:
    table = Table("", "target", "kept now", "kept then", "decided", "not due yet", box=None)
    rows = [("all", target, tally) for target, tally in found.total.items()]
    rows += [(code, target, tally) for (code, target), tally in sorted(found.by_department.items())]
    for code, target, tally in rows:
        counts = tally.proposed
        decided, waiting = counts[Verdict.KEPT] + counts[Verdict.LATE], counts[Verdict.OPEN]
        table.add_row(
            code,
            target,
            _percent(share_kept(tally.present)),
            _percent(share_kept(tally.proposed)),
            str(decided),
            str(waiting),
        )
    console = Console(highlight=False)
    (console if console.is_terminal else Console(width=WIDTH, highlight=False)).print(table)
    click.echo(f"{found.n_reports} reports. By category: --json.")


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"
