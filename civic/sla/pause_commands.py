# SPDX-License-Identifier: EUPL-1.2
"""End pauses that nobody has ended."""

from typing import Any

from sqlalchemy import (
    BindParameter,
    DateTime,
    Integer,
    bindparam,
    cast,
    column,
    func,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from civic.platform import outbox
from civic.sla.events import PauseLapsed
from civic.sla.timer_rows import TIMERS


def end_due_pauses(session: Session, limit: int) -> list[PauseLapsed]:
    """Tell of up to `limit` pauses that have come to their end, by the clock of the database.

    Each is told once, in the transaction that marks it. The timers run again since that end,
    whenever it is told; several relays pass over what another one, or a change of the report,
    holds.
    """
    rows = session.execute(CLAIM, {"most": limit}).all()
    lapsed = sorted(
        (PauseLapsed(report_id=row[1], timer_id=row[0], ended_at=row[2]) for row in rows),
        key=lambda event: event.ended_at,
    )
    if lapsed:
        outbox.record(session, *lapsed, now=max(row[3] for row in rows))
    return lapsed


def claim(limit: int | BindParameter[int]) -> Any:
    """Return the statement that marks pauses as told; it gives timer, report, end and now."""
    # As for steps, the clock is asked once, in a subquery, so that the index can be used.
    now = select(func.clock_timestamp()).scalar_subquery()
    over = (
        select(TIMERS.c.id, TIMERS.c.report_id, TIMERS.c.paused_until)
        .where(TIMERS.c.paused_until <= now)
        .order_by(TIMERS.c.paused_until)
        .limit(limit)
        .with_for_update(skip_locked=True, key_share=True)
        .cte("over")
    )
    # Pauses for different reasons may overlap: the one that ends next is told next.
    pause = func.jsonb_array_elements(TIMERS.c.pauses).table_valued(column("value", JSONB))
    until = cast(pause.c.value["until"].astext, DateTime(timezone=True))
    following = select(func.min(until)).select_from(pause).where(until > over.c.paused_until)
    return (
        update(TIMERS)
        .where(TIMERS.c.id == over.c.id)
        .values(paused_until=following.correlate(TIMERS, over).scalar_subquery())
        .returning(over.c.id, over.c.report_id, over.c.paused_until, func.clock_timestamp())
    )


#: Made once: a relay asks every second, and making it takes longer than asking.
CLAIM = claim(bindparam("most", type_=Integer()))
