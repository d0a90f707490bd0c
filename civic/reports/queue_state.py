# SPDX-License-Identifier: EUPL-1.2
"""Whether a queue looks as it did: what its ETag is made of, and counts kept as long as that.

A page shows some reports, which are compared one by one, and counts of all. These change with the
history of any report of the same departments, and with time.
"""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Lock
from typing import Any

from civic.reports.queue_queries import Counts, Key
from civic.reports.queue_schemas import QueueFilter
from civic.reports.queue_scope import Scope

#: Counts of so many filters are kept in the memory of a process, a few hundred bytes each.
MOST_COUNTS = 512

_kept: OrderedDict[str, Counts] = OrderedDict()
_lock = Lock()


def state_of(scope: Scope, now: datetime) -> str:
    """Return what changes with every event in the departments of `scope`, and each minute."""
    versions = sorted((str(key), known.version) for key, known in scope.catalogues.items())
    minute = now.replace(second=0, microsecond=0)
    return digest([sorted(map(str, scope.lanes)), versions, sorted(scope.newest), minute])


def etag_of(state: str, keys: Sequence[Key], asked: Any) -> str:
    """Return the ETag of a page: of what was asked, of its reports, and of the state of the whole.

    The clock of each report is part of it, so that it turns with the second.
    """
    page = [
        [key.place.id, key.version, key.n_supporters, key.status, key.clock, key.place.at]
        for key in keys
    ]
    return digest([state, asked, page])


def kept_counts(state: str, asked: Any, count: Callable[[], Counts]) -> Counts:
    """Return what `count` gives, or gave before in the same `state`."""
    key = digest([state, asked])
    with _lock:
        if (known := _kept.get(key)) is not None:
            _kept.move_to_end(key)
            return known
    found = count()
    with _lock:
        _kept[key] = found
        while len(_kept) > MOST_COUNTS:
            _kept.popitem(last=False)
    return found


def asked_of(filters: QueueFilter, scope: Scope) -> list[Any]:
    """Return what an answer depends on beside the state: the filter, and who `me` is."""
    return [filters.model_dump(mode="json"), scope.actor.person_id]


def digest(values: Any) -> str:
    """Return a short name of `values`."""
    text = json.dumps(values, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
