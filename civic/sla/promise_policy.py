# SPDX-License-Identifier: EUPL-1.2
"""Read a promise as a city's files write it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from civic.sla.errors import InvalidPromise
from civic.sla.policy import (
    BREACH_STEP,
    OWED_TO_ALL,
    Allowance,
    Priority,
    Promise,
    Target,
    Targets,
)

MOST_STEP = 1000


def promise_of(row_id: UUID, code: str, version: int, spec: Mapping[str, Any]) -> Promise:
    """Return the promise whose `targets`, `steps` and `priorities` are written in `spec`.

    Raises:
        InvalidPromise: a target or priority is unknown, a target is missing, an allowance or a
            step makes no sense, or a higher priority waits longer.
    """
    steps = spec.get("steps", {})
    _refuse_unknown(steps)
    targets = _targets(spec.get("targets", {}))
    if missing := [target.value for target in OWED_TO_ALL if target not in targets]:
        raise InvalidPromise("Every promise says by when: {missing} is missing.", missing=missing)
    promise = Promise(
        row_id,
        code,
        version,
        targets,
        {Target(target): _steps(percents) for target, percents in steps.items()},
        {_priority(name): _targets(own) for name, own in spec.get("priorities", {}).items()},
    )
    _refuse_longer(promise)
    return promise


def as_json(promise: Promise) -> dict[str, dict[str, Any]]:
    """Return the promise as `promise_of` reads it."""
    return {
        "targets": _written(promise.targets),
        "steps": {target.value: list(percents) for target, percents in promise.steps.items()},
        "priorities": {
            priority.value: _written(targets) for priority, targets in promise.priorities.items()
        },
    }


def _written(targets: Targets) -> dict[str, Any]:
    return {target.value: allowance.as_json() for target, allowance in targets.items()}


def _targets(written: Mapping[str, Any]) -> Targets:
    _refuse_unknown(written)
    return {Target(target): Allowance.of(allowance) for target, allowance in written.items()}


def _refuse_unknown(targets: Iterable[str]) -> None:
    if unknown := sorted(set(targets) - set(Target)):
        raise InvalidPromise("Unknown target: {unknown}.", unknown=unknown)


def _priority(name: str) -> Priority:
    if name in (Priority.HIGH, Priority.URGENT):
        return Priority(name)
    raise InvalidPromise(
        "“{priority}” is no priority with targets of its own; write high or urgent.", priority=name
    )


def _refuse_longer(promise: Promise) -> None:
    """Make sure that what is more pressing is not promised for later, where that can be compared.

    Raises:
        InvalidPromise: it is, in the same unit.
    """
    for target in promise.targets:
        normal, high, urgent = (promise.allowance(target, priority) for priority in Priority)
        for shorter, longer in ((high, normal), (urgent, high)):
            if shorter.unit is longer.unit and shorter.n > longer.n:
                raise InvalidPromise(
                    "{target}: what is more pressing would wait longer than what is less so"
                    " ({unit}: {more_pressing} instead of {less_pressing}).",
                    target=target.value,
                    unit=shorter.unit.value,
                    more_pressing=shorter.n,
                    less_pressing=longer.n,
                )


def _steps(percents: Any) -> tuple[int, ...]:
    is_list = isinstance(percents, Sequence) and all(type(percent) is int for percent in percents)
    if (
        not is_list
        or BREACH_STEP not in percents
        or list(percents) != sorted(set(percents))
        or not 1 <= percents[0] <= percents[-1] <= MOST_STEP
    ):
        raise InvalidPromise(
            "“{steps}” are no steps; write ascending percents of working time, 100 among them.",
            steps=str(percents),
        )
    return tuple(percents)
