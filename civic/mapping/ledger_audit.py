# SPDX-License-Identifier: EUPL-1.2
"""Whether the ledger still adds up: read-only, for a duty and for people."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

#: Each rule of the ledger as a query for what breaks it.
RULES = {
    "a reversal is the opposite of what it reverses": """
        SELECT r.person_id, r.id FROM score_entries r JOIN score_entries e ON e.id = r.reverses_id
        WHERE (r.person_id, r.ref_id, r.state, r.amount)
              IS DISTINCT FROM (e.person_id, e.ref_id, e.state, -e.amount)
    """,
    "nothing is less than nothing": """
        SELECT person_id, ref_id FROM score_entries
        GROUP BY person_id, ref_id, state HAVING sum(amount) < 0
    """,
    "what is paid has left the escrow": """
        SELECT waited.person_id, waited.ref_id FROM score_entries waited
        LEFT JOIN score_entries paid
           ON (waited.person_id, waited.ref_id, waited.reason, waited.run)
              = (paid.person_id, paid.ref_id, paid.reason, paid.run)
          AND waited.reverses_id IS NULL
          AND paid.state = 'settled' AND paid.reverses_id IS NULL
        WHERE waited.state = 'escrow'
        GROUP BY waited.person_id, waited.ref_id
        HAVING sum(waited.amount) > coalesce(sum(waited.amount) FILTER (
            WHERE waited.reverses_id IS NULL AND paid.id IS NULL), 0)
    """,
    "what is paid for a thing on the map is what waited": """
        SELECT paid.person_id, paid.id FROM score_entries paid
        LEFT JOIN score_entries waited
           ON (waited.person_id, waited.ref_id, waited.reason, waited.run)
              = (paid.person_id, paid.ref_id, paid.reason, paid.run)
          AND waited.state = 'escrow' AND waited.reverses_id IS NULL
        WHERE paid.state = 'settled' AND paid.reverses_id IS NULL
          AND paid.reason IN ('map.advance', 'map.confirm')
          AND paid.amount IS DISTINCT FROM waited.amount
    """,
    "an answer is paid once it waited, and what its factors come to": """
        SELECT paid.person_id, paid.id FROM score_entries paid
        LEFT JOIN score_entries waited
           ON (waited.person_id, waited.ref_id, waited.reason, waited.run)
              = (paid.person_id, paid.ref_id, paid.reason, paid.run)
          AND waited.state = 'escrow' AND waited.reverses_id IS NULL
        WHERE paid.state = 'settled' AND paid.reverses_id IS NULL
          AND paid.reason IN ('obs.yes', 'obs.no')
          AND (waited.id IS NULL OR abs(paid.amount - (paid.factors->>'full')::float
            * (paid.factors->>'quality')::float * (paid.factors->>'of_day')::float
            * (paid.factors->>'pair')::float) > 0.5001)
    """,
}


@dataclass(frozen=True)
class Fault:
    """A place at which the ledger does not add up."""

    rule: str
    person_id: UUID
    #: Of the entry, or of what the entries are about.
    about_id: UUID


def faults(session: Session) -> list[Fault]:
    """Return every place at which the ledger breaks one of its rules."""
    return [
        Fault(rule, person_id, about_id)
        for rule, query in RULES.items()
        for person_id, about_id in session.execute(text(query))
    ]
