# SPDX-License-Identifier: EUPL-1.2
"""Whether a queue looks as it did: what its ETag is made of, and counts that are kept a while.

A page shows some reports, which are compared one by one, and counts of all. These change with the
history of any report of the same departments, and with time.

An ETag covers the counts that its page shows: where those are older than the state, it is made of
the state that they were counted in, and holds no longer than they may be shown.
"""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Any, Generic, TypeVar
from uuid import UUID

from civic.accounts.policy import Actor
from civic.reports.queue_queries import Counts, Key
from civic.reports.queue_schemas import QueueFilter
from civic.reports.queue_scope import Heads, Scope

#: So much is kept in the memory of a process: counts of a few hundred bytes, pages of 10 kB.
MOST_KEPT = 512
#: Counts of so many reports cost more than all else on a page; they may be shown for so long
#: though something happened. Fewer are always counted anew.
MANY = 2_000
COUNTS_LAST = timedelta(seconds=2)
MINUTE = timedelta(minutes=1)

Kept = TypeVar("Kept")


@dataclass(frozen=True)
class KeptCounts:
    """Counts, and of what state and instant they are."""

    counts: Counts
    state: str
    at: datetime


@dataclass(frozen=True)
class Told:
    """A page that was made, by which its ETag is known again without making it."""

    etag: str
    report_ids: tuple[UUID, ...]
    heads: Heads
    until: datetime

    def holds(self, heads: Heads, now: datetime) -> bool:
        """Tell whether the page would come out the same."""
        return now < self.until and heads == self.heads


class Shelf(Generic[Kept]):
    """The newest of what is kept in the memory of a process; safe for threads."""

    def __init__(self) -> None:
        """Keep nothing as yet."""
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Kept | None:
        """Return what is kept by this name."""
        with self._lock:
            if (known := self._kept.get(key)) is not None:
                self._kept.move_to_end(key)
            return known

    def put(self, key: Hashable, kept: Kept) -> None:
        """Keep it; what was not asked for longest goes."""
        with self._lock:
            self._kept[key] = kept
            self._kept.move_to_end(key)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)


_counts: Shelf[KeptCounts] = Shelf()
_told: Shelf[Told] = Shelf()


def state_of(scope: Scope, now: datetime) -> str:
    """Return what changes with every event in the departments of `scope`, and each minute."""
    lanes = sorted(map(str, scope.lanes))
    return digest([lanes, scope.heads.cities, scope.heads.newest, _minute(now)])


def state_shown(state: str, asked: str, now: datetime) -> str:
    """Return the state whose counts a page shows: `state`, or the one before for a moment."""
    kept = _counts.get(asked)
    if kept is not None and kept.counts.n >= MANY and kept.at <= now < kept.at + COUNTS_LAST:
        return kept.state
    return state


def kept_counts(state: str, asked: str, now: datetime, count: Callable[[], Counts]) -> Counts:
    """Return what `count` gives, or gave before in the same `state`."""
    kept = _counts.get(asked)
    if kept is None or kept.state != state:
        kept = KeptCounts(count(), state, now)
        _counts.put(asked, kept)
    return kept.counts


def etag_of(state: str, asked: str, keys: Sequence[Key]) -> str:
    """Return the ETag of a page: of what was asked, of its reports, and of the state of the whole.

    The clock of each report is part of it, so that it turns with the second.
    """
    return digest([state, asked, [[key.place.id, key.mark, key.clock] for key in keys]])


def tell(etag: str, asked: str, keys: Sequence[Key], heads: Heads, now: datetime) -> None:
    """Remember a page with counts of the present state, which lasts until the minute at most."""
    turns = [key.turns_at for key in keys if key.turns_at is not None]
    pairs = sorted((key.place.id, key.mark) for key in keys)
    seen = Heads(heads.cities, heads.newest, tuple(mark for _, mark in pairs))
    told = Told(etag, tuple(key for key, _ in pairs), seen, min([_minute(now) + MINUTE, *turns]))
    _told.put((etag, asked), told)


def told_of(etags: Iterable[str], asked: str) -> Told | None:
    """Return what this process remembers of a page with one of these ETags."""
    return next((told for etag in etags if (told := _told.get((etag, asked)))), None)


def asked_of(filters: QueueFilter, actor: Actor, *others: str) -> str:
    """Return what an answer depends on beside the state: the filter, who `me` is, whose rights."""
    grants = sorted(map(str, actor.grants))
    return digest([filters.model_dump(mode="json"), actor.person_id, grants, others])


def digest(values: Any) -> str:
    """Return a short name of `values`."""
    text = json.dumps(values, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
