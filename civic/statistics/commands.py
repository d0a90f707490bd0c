# SPDX-License-Identifier: EUPL-1.2
"""Keeping the map in step with the reports."""

from datetime import datetime

from sqlalchemy import DateTime, bindparam, exists, func, select, text
from sqlalchemy.orm import Session

from civic.reports.kinds import OPEN, SHOWN
from civic.sla.clock_policy import Outcome
from civic.sla.policy import DUE_SOON_STEP, Target
from civic.statistics.models import WEB_MERCATOR, StalePin
from civic.statistics.policy import EDGE_LAT, FINEST, HALF_WORLD_M, UNITS, UNITS_ZOOMS

#: Advisory lock: cells are counted by one at a time.
LOCK_KEY = 0x6D6170  # "map"

# One statement, so that one snapshot: what is taken from the list of stale pins is seen as it was
# committed with it. The clock is asked after the snapshot is taken, so a due that has fired has
# passed. What a pin counted before is read from the pin, never guessed from events: drawing a pin
# again, or twice, changes nothing.
REFRESH = text(
    """
WITH taken AS (
    DELETE FROM stale_pins
    WHERE id IN (SELECT id FROM stale_pins ORDER BY id LIMIT :most)
    RETURNING report_id
), stale AS (
    SELECT DISTINCT report_id FROM taken
), clock AS MATERIALIZED (
    SELECT coalesce(:now, clock_timestamp()) AS now
), shown AS MATERIALIZED (
    SELECT r.id AS report_id, r.number, r.category_id, r.status,
        CASE
            WHEN r.status <> ALL (:open) THEN answer.state
            WHEN r.due_at < clock.now THEN 'overdue'
            WHEN EXISTS (
                SELECT FROM sla_timers t JOIN sla_steps s ON s.timer_id = t.id
                WHERE t.report_id = r.id AND t.stopped_at IS NULL AND t.due_at = r.due_at
                    AND s.step = :due_soon_step AND s.due_at <= clock.now
            ) THEN 'due_soon'
            WHEN r.due_at IS NOT NULL THEN 'on_track'
        END AS clock,
        r.outcome,
        (r.received_at AT TIME ZONE j.zone)::date AS received_on,
        ST_Transform(
            ST_SetSRID(
                ST_MakePoint(
                    ST_X(r.location), least(greatest(ST_Y(r.location), -:edge), :edge)
                ),
                4326
            ),
            :web_mercator
        ) AS spot
    FROM stale
    JOIN reports r ON r.id = stale.report_id
    JOIN jurisdictions j ON j.id = r.jurisdiction_id
    CROSS JOIN clock
    LEFT JOIN LATERAL (
        SELECT CASE
            WHEN t.breached_at IS NOT NULL THEN 'late'
            WHEN t.outcome = :kept THEN 'kept'
        END AS state
        FROM sla_timers t
        WHERE t.report_id = r.id AND t.target = :answer_target
        ORDER BY t.cycle DESC LIMIT 1
    ) AS answer ON true
    WHERE r.visibility = 'public' AND r.status = ANY (:shown)
), before AS MATERIALIZED (
    SELECT p.report_id, p.number, p.category_id, p.status, p.clock, p.outcome, p.received_on, p.spot
    FROM stale JOIN report_pins p ON p.report_id = stale.report_id
), news AS MATERIALIZED (
    SELECT report_id FROM shown FULL JOIN before USING (report_id)
    WHERE shown IS DISTINCT FROM before
), gone AS (
    DELETE FROM report_pins
    WHERE report_id IN (
        SELECT before.report_id FROM before LEFT JOIN shown USING (report_id)
        WHERE shown.report_id IS NULL
    )
), drawn AS (
    INSERT INTO report_pins
        (report_id, number, category_id, status, clock, outcome, received_on, spot)
    SELECT shown.* FROM shown JOIN news USING (report_id)
    ON CONFLICT (report_id) DO UPDATE SET
        number = excluded.number, category_id = excluded.category_id, status = excluded.status,
        clock = excluded.clock, outcome = excluded.outcome, received_on = excluded.received_on,
        spot = excluded.spot
), moved AS (
    SELECT 1 AS sign, shown.* FROM shown JOIN news USING (report_id)
    UNION ALL
    SELECT -1, before.* FROM before JOIN news USING (report_id)
), placed AS MATERIALIZED (
    SELECT sign, status, (clock IS NOT DISTINCT FROM 'overdue')::int AS overdue,
        least(greatest(floor((ST_X(spot) + :half) / :unit_m), 0), :last_unit)::bigint AS across,
        least(greatest(floor((:half - ST_Y(spot)) / :unit_m), 0), :last_unit)::bigint AS down
    FROM moved
), changed AS (
    SELECT z, across >> (:units_zooms - z) AS x, down >> (:units_zooms - z) AS y, status,
        sum(sign) AS n, sum(sign * overdue) AS n_overdue,
        sum(sign * across) AS sum_across, sum(sign * down) AS sum_down
    FROM placed CROSS JOIN generate_series(0, :finest) AS z
    GROUP BY 1, 2, 3, 4
), newest AS (
    -- By the time, so that a database that was restored gives no version a second time.
    SELECT greatest(
        coalesce(max(version) + 1, 0), (extract(epoch FROM clock_timestamp()) * 1000)::bigint
    ) AS version
    FROM report_cells WHERE z = 0 AND x = 0 AND y = 0
), counted AS (
    INSERT INTO report_cells AS cell
        (z, x, y, status, n, n_overdue, sum_across, sum_down, version)
    SELECT changed.*, newest.version FROM changed CROSS JOIN newest
    ON CONFLICT (z, x, y, status) DO UPDATE SET
        n = cell.n + excluded.n, n_overdue = cell.n_overdue + excluded.n_overdue,
        sum_across = cell.sum_across + excluded.sum_across,
        sum_down = cell.sum_down + excluded.sum_down,
        version = excluded.version
)
SELECT count(*) FROM taken
"""
).bindparams(
    bindparam("now", type_=DateTime(timezone=True)),
    bindparam("open", [status.value for status in OPEN]),
    bindparam("shown", [status.value for status in SHOWN]),
    due_soon_step=DUE_SOON_STEP,
    kept=Outcome.KEPT.value,
    answer_target=Target.RESOLUTION.value,
    web_mercator=WEB_MERCATOR,
    edge=EDGE_LAT,
    half=HALF_WORLD_M,
    unit_m=2 * HALF_WORLD_M / UNITS,
    last_unit=UNITS - 1,
    units_zooms=UNITS_ZOOMS,
    finest=FINEST,
)


def refresh_pins(session: Session, most: int, now: datetime | None = None) -> int:
    """Draw the pins of at most `most` changes anew, count them, and return how many these were.

    0 also if another process is at it. `now`: else by the clock of the database.
    """
    if not session.scalar(select(exists(select(StalePin.id)))):
        return 0
    if not session.scalar(select(func.pg_try_advisory_xact_lock(LOCK_KEY))):
        return 0
    return session.scalar(REFRESH, {"most": most, "now": now}) or 0
