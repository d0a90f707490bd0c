# SPDX-License-Identifier: EUPL-1.2
"""The worker process: an RQ worker on the one queue of hints.

One queue and not several: with two, RQ 3.0 pops without an intermediate list and loses jobs.
"""

import sys

import structlog
from redis import Redis
from redis.exceptions import RedisError
from rq import Queue, SimpleWorker
from rq.serializers import JSONSerializer

from civic.platform import db
from civic.platform.config import settings
from civic.platform.logs import configure_logs
from civic.platform.memory import settle
from civic.wiring import load_subscribers

QUEUE = "civic"
MAINTENANCE_S = 30
log = structlog.get_logger()


def hints(redis_url: str) -> Queue:
    """Return the queue of hints: lists of outbox ids, which Valkey may lose at any moment."""
    connection = Redis.from_url(redis_url, socket_timeout=10, socket_connect_timeout=5)
    return Queue(QUEUE, connection=connection, serializer=JSONSerializer)


def main() -> int:
    """Work until told to stop; return 1 if Valkey can't be reached, so that it is started anew."""
    configure_logs()
    load_subscribers()
    db.connect(settings().database_url)
    try:
        queue = hints(settings().redis_url)
        worker = SimpleWorker(
            [queue],
            connection=queue.connection,
            serializer=JSONSerializer,
            maintenance_interval=MAINTENANCE_S,
        )
        worker.work(with_scheduler=False, logging_level="WARNING")
    except RedisError as error:
        log.warning("valkey_away", error=str(error))
        return 1
    return 0


if __name__ == "__main__":
    load_subscribers()
    settle()
    sys.exit(main())
