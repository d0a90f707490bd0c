# SPDX-License-Identifier: EUPL-1.2
"""How work that waits in the outbox gets done: handed out by the relay, claimed by workers.

Valkey holds hints (lists of ids) and nothing that PostgreSQL does not know: it may be wiped at
any moment. A claim is a lease with a fencing token, so that a worker that was stopped and comes
back finds that it has lost the entry.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import structlog
from sqlalchemy import func, insert, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.orm import Session

from civic.platform.clock import utc_now
from civic.platform.config import settings
from civic.platform.db import transaction
from civic.platform.ids import new_id
from civic.platform.models import Duty, OutboxEntry
from civic.platform.outbox import SUBSCRIBERS, load, subscriber_name

log = structlog.get_logger()
DUTY = "duty"


class LeaseLost(Exception):
    """Another worker took the entry over; what this one did is rolled back."""


@dataclass(frozen=True)
class Recurring:
    """A function that runs every so often, once in the whole installation."""

    name: str
    every_s: float
    run: Callable[[Session, datetime], None]


DUTIES: dict[str, Recurring] = {}


def duty(every_s: float) -> Callable[[Callable[[Session, datetime], None]], Any]:
    """Declare the function below as a duty: it runs as `(session, now)` every `every_s` seconds."""

    def declare(run: Callable[[Session, datetime], None]) -> Any:
        name = subscriber_name(run)
        DUTIES[name] = Recurring(name, every_s, run)
        return run

    return declare


def _free() -> Any:
    return or_(
        OutboxEntry.locked_until.is_(None), OutboxEntry.locked_until < func.clock_timestamp()
    )


def _waiting() -> Any:
    return OutboxEntry.done_at.is_(None) & OutboxEntry.dead_at.is_(None)


def hand_out(session: Session, limit: int) -> list[UUID]:
    """Return ids of entries whose turn has come, oldest first, and hold them back for a while."""
    # The clock is asked once, in a subquery, so that the index can be used; and the limit stands in
    # a CTE, since a subquery of IN may be run again for each row and then chooses others.
    now = select(func.clock_timestamp()).scalar_subquery()
    due = (
        select(OutboxEntry.id)
        .where(_waiting(), _free(), OutboxEntry.hint_at <= now)
        .order_by(OutboxEntry.hint_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    again_at = func.clock_timestamp() + timedelta(seconds=settings().relay.hint_s)
    hand = update(OutboxEntry).where(OutboxEntry.id == due.c.id).values(hint_at=again_at)
    return sorted(session.scalars(hand.returning(OutboxEntry.id)))


def introduce_duties(session: Session) -> None:
    """Give every duty its row, due at once; to be called when a relay starts.

    Apart from `start_duties`, since an insert waits for a relay that is just moving the row on.
    """
    rows = [{"name": name} for name in DUTIES]
    new = pg_insert(Duty).values(next_at=func.clock_timestamp()).on_conflict_do_nothing()
    session.execute(new, rows)


def start_duties(session: Session) -> int:
    """Turn duties whose time has come into outbox entries; return how many."""
    due = session.scalars(
        select(Duty)
        .where(Duty.name.in_(DUTIES), Duty.next_at <= func.clock_timestamp())
        .with_for_update(skip_locked=True)
    ).all()
    for row in due:
        row.next_at = func.clock_timestamp() + timedelta(seconds=DUTIES[row.name].every_s)
        session.execute(insert(OutboxEntry).values(_duty_entry(row.name, utc_now())))
    return len(due)


def _duty_entry(name: str, now: datetime) -> dict[str, Any]:
    return {
        "event_id": new_id(),
        "event": DUTY,
        "subscriber": name,
        "payload": {},
        "recorded_at": now,
    }


def run_batch(ids: Sequence[str]) -> None:
    """Work through outbox entries; one that fails does not stop the others. The RQ job."""
    for entry_id in ids:
        if (claim := _claim(UUID(entry_id))) is not None:
            _run(claim)


@dataclass(frozen=True)
class _Claim:
    id: UUID
    token: UUID
    subscriber: str
    payload: dict[str, Any]
    n_attempts: int


def _claim(entry_id: UUID) -> _Claim | None:
    """Take the entry for the length of a lease, or return None if it is done or somebody's.

    The attempt is counted before it is made, so that an entry that kills its worker dies too.
    """
    token = uuid4()
    lease = timedelta(seconds=settings().jobs.lease_s)
    take = (
        update(OutboxEntry)
        .where(OutboxEntry.id == entry_id, _waiting(), _free())
        .values(
            token=token,
            n_attempts=OutboxEntry.n_attempts + 1,
            locked_until=func.clock_timestamp() + lease,
        )
        .returning(OutboxEntry.subscriber, OutboxEntry.payload, OutboxEntry.n_attempts)
    )
    with transaction() as session:
        row = session.execute(take).one_or_none()
    return None if row is None else _Claim(entry_id, token, *row)


def _run(claim: _Claim) -> None:
    try:
        if claim.n_attempts > len(settings().jobs.retry_after_s) + 1:
            _fail(claim, "gave up: its workers died")
            return
        with transaction() as session:
            _react(session, claim)
            _mark_done(session, claim)
    except LeaseLost:
        log.warning("lease_lost", entry=str(claim.id), subscriber=claim.subscriber)
    except Exception as error:  # whatever it was, it is kept, and tried again
        log.warning("job_failed", subscriber=claim.subscriber, entry=str(claim.id), exc_info=True)
        _fail(claim, f"{type(error).__name__}: {error}")


def _react(session: Session, claim: _Claim) -> None:
    if claim.subscriber in DUTIES:
        DUTIES[claim.subscriber].run(session, utc_now())
        return
    # A KeyError here means that a newer release wrote the entry; it waits for its workers.
    subscriber = SUBSCRIBERS[claim.subscriber]
    subscriber.react(session, load(claim.payload, subscriber.event), utc_now())


def _mine(claim: _Claim) -> Any:
    return (OutboxEntry.id == claim.id) & (OutboxEntry.token == claim.token)


def _mark_done(session: Session, claim: _Claim) -> None:
    """Mark the entry done in the transaction of its work.

    Raises:
        LeaseLost: it took longer than the lease and another worker holds the entry.
    """
    done = (
        update(OutboxEntry)
        .where(_mine(claim), OutboxEntry.done_at.is_(None))
        .values(done_at=func.clock_timestamp(), locked_until=None, last_error=None)
    )
    if session.execute(done).rowcount != 1:  # type: ignore[attr-defined]  # a CursorResult
        raise LeaseLost


def _fail(claim: _Claim, reason: str) -> None:
    """Say why it failed and when it is tried again, or that it is given up."""
    delays = settings().jobs.retry_after_s
    changes: dict[str, Any] = {"locked_until": None, "last_error": reason[:2000]}
    if claim.n_attempts > len(delays):
        changes["dead_at"] = func.clock_timestamp()
    else:
        delay = timedelta(seconds=delays[claim.n_attempts - 1])
        # Up to a fifth more, so that what failed together is not tried together.
        later = func.clock_timestamp() + delay * (1 + func.random() / 5)
        # Nobody holds it meanwhile, but a second hint that still waits in Valkey must not have it
        # tried at once: the delays would be spent within seconds.
        changes |= {"hint_at": later, "locked_until": later}
    with transaction() as session:
        session.execute(update(OutboxEntry).where(_mine(claim)).values(changes))


@duty(every_s=3600)
def sweep_outbox(session: Session, now: datetime) -> None:
    """Remove entries that were done long ago; dead ones stay until somebody decides."""
    keep = timedelta(days=settings().jobs.done_keep_days)
    session.execute(
        text("DELETE FROM outbox_entries WHERE done_at < :before"), {"before": now - keep}
    )
