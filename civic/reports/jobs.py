# SPDX-License-Identifier: EUPL-1.2
"""What happens to reports by itself."""

from datetime import datetime

from sqlalchemy.orm import Session

from civic.platform.jobs import duty
from civic.reports.reporter_commands import close_silent

CLOSE_AT_ONCE = 500


@duty(every_s=600)
def close_unrated(session: Session, now: datetime) -> None:
    """Close reports whose reporter said nothing for the time of silence."""
    close_silent(session, now, CLOSE_AT_ONCE)
