# SPDX-License-Identifier: EUPL-1.2
"""The relay process: fires timers, ends pauses, draws the map, starts duties, hands out work.

Any number may run at once. Everything it knows it reads from PostgreSQL; what it pushes to Valkey
are hints that may get lost.
"""

import signal
import sys
from threading import Event

import structlog
from redis.exceptions import RedisError
from rq import Queue
from sqlalchemy.exc import OperationalError

from civic.platform import db
from civic.platform.config import settings
from civic.platform.jobs import hand_out, introduce_duties, run_batch, start_duties
from civic.platform.logs import configure_logs
from civic.platform.memory import settle
from civic.sla.commands import fire_due_steps
from civic.sla.pause_commands import end_due_pauses
from civic.statistics.commands import refresh_pins
from civic.wiring import load_subscribers
from civic.worker import hints

MOST_AT_ONCE = 500
JOB_TIMEOUT_S = 600
log = structlog.get_logger()


def tick(queue: Queue) -> int:
    """Do what is due once; return how much it was, so that a backlog is worked without a pause."""
    n_fired = n_ended = n_drawn = n_started = 0
    with db.transaction() as session:
        n_fired = len(fire_due_steps(session, MOST_AT_ONCE))
    with db.transaction() as session:
        n_ended = len(end_due_pauses(session, MOST_AT_ONCE))
    with db.transaction() as session:
        n_drawn = refresh_pins(session, MOST_AT_ONCE)
    with db.transaction() as session:
        n_started = start_duties(session)
    return n_fired + n_ended + n_drawn + n_started + _push(queue)


def _push(queue: Queue) -> int:
    """Hand out entries to workers, as many as have room; return how many."""
    chosen = settings().relay
    room = chosen.max_hints - queue.count
    if room <= 0:
        return 0
    with db.transaction() as session:
        ids = [str(entry_id) for entry_id in hand_out(session, room * chosen.batch_n)]
    for start in range(0, len(ids), chosen.batch_n):
        batch = ids[start : start + chosen.batch_n]
        queue.enqueue(run_batch, batch, job_timeout=JOB_TIMEOUT_S, result_ttl=0, failure_ttl=60)
    return len(ids)


def main() -> int:
    """Tick until told to stop; return 1 if the database can't be reached, to be started anew."""
    configure_logs()
    stopping = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    load_subscribers()
    db.connect(settings().database_url)
    queue = hints(settings().redis_url)
    try:
        with db.transaction() as session:
            introduce_duties(session)
    except OperationalError as error:
        log.warning("not_reachable", error=str(error))
        return 1
    while not stopping.is_set():
        try:
            n_done = tick(queue)
        except (OperationalError, RedisError) as error:
            log.warning("not_reachable", error=str(error))
            n_done = 0
        if n_done < MOST_AT_ONCE:
            stopping.wait(settings().relay.interval_s)
    return 0


if __name__ == "__main__":
    load_subscribers()
    settle()
    sys.exit(main())
