# SPDX-License-Identifier: EUPL-1.2
"""Changes of the rules, carried out on reports under way."""

from datetime import datetime

from sqlalchemy.orm import Session

from civic.cities import change_commands
from civic.cities.events import TermsChangeOrdered
from civic.platform.jobs import duty
from civic.platform.outbox import on


@duty(every_s=60)
def begin_due_changes(session: Session, now: datetime) -> None:
    """Begin with changes of the rules whose first day has come."""
    change_commands.begin_due_changes(session, now)


@on(TermsChangeOrdered)
def change_terms(session: Session, event: TermsChangeOrdered, now: datetime) -> None:
    """Carry a change out on the next reports."""
    change_commands.carry_out(session, event.rule_change_id, now)
