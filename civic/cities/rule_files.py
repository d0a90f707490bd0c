# SPDX-License-Identifier: EUPL-1.2
"""A changed promise or calendar as the city's files write it, to copy there."""

from collections.abc import Mapping
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from civic.cities.change_schemas import CalendarChange, PromiseChange
from civic.sla.schemas import WEEKDAYS

#: Wider than any name of a day, so that no line is broken.
WIDTH = 4096


def promise_file(change: PromiseChange) -> str:
    """Return what promises.yaml says of the promise."""
    spec = {part: value for part, value in change.spec.items() if value}
    return _written("promises", {**_head(change), **spec})


def calendar_file(change: CalendarChange, name: Mapping[str, str]) -> str:
    """Return what calendars.yaml says of the calendar; the zone is the city's."""
    hours = change.hours.model_dump(exclude_defaults=True)
    return _written("calendars", {**_head(change), "name": dict(name), **_quoted(hours)})


def _head(change: PromiseChange | CalendarChange) -> dict[str, Any]:
    head: dict[str, Any] = {"code": change.code}
    if change.valid_from is not None:
        head["valid_from"] = change.valid_from
    return head


def _quoted(hours: dict[str, Any]) -> dict[str, Any]:
    """Return hours in the order of days, with quotes around times, which are numbers to some."""
    weekly = {day: hours["weekly"][day] for day in WEEKDAYS if day in hours["weekly"]}
    spec = {**hours, "weekly": weekly}
    if "hours_on" in hours:
        spec["hours_on"] = dict(sorted(hours["hours_on"].items()))
    for part in ("weekly", "hours_on"):
        if part in spec:
            spec[part] = {day: _windows(windows) for day, windows in spec[part].items()}
    return spec


def _windows(windows: list[tuple[str, str]]) -> CommentedSeq:
    on_a_line = CommentedSeq([[DoubleQuotedScalarString(t) for t in window] for window in windows])
    on_a_line.fa.set_flow_style()
    return on_a_line


def _written(part: str, entry: dict[str, Any]) -> str:
    yaml = YAML(typ="rt")
    yaml.default_flow_style = None
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    text = StringIO()
    yaml.dump({part: [entry]}, text)
    return text.getvalue()
