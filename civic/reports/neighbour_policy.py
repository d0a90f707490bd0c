# SPDX-License-Identifier: EUPL-1.2
"""Who may support or follow a report, and when a mail to confirm is due; pure."""

from datetime import datetime, timedelta

from civic.platform.problems import NotAllowed, NotThere
from civic.reports.errors import OwnReport
from civic.reports.policy import Rights

#: Whoever asks again sooner gets no second mail: the first one is on its way.
ASK_AGAIN_AFTER = timedelta(minutes=10)
#: So much a mailbox can be asked in a day without an answer; then it is left in peace.
UNCONFIRMED_PER_DAY = 5


def admit_neighbour(rights: Rights) -> None:
    """Let those pass who may support or follow a report: all but its reporter, if all may read it.

    Raises:
        OwnReport: it is the caller's own.
        NotAllowed: it is read by staff only, for their work.
        NotThere: the caller must not read it.
    """
    if rights.owns:
        raise OwnReport("Your voice counts already, and you get all news of it.")
    if not rights.is_everybodys:
        raise NotAllowed if rights.is_staff else NotThere


def is_mail_due(asked_at: datetime | None, n_unconfirmed: int, now: datetime) -> bool:
    """Tell whether somebody who asks to follow a report gets a mail to confirm.

    Args:
        asked_at: when they asked the last time; None: never before.
        n_unconfirmed: what the address was asked within a day, this included, and did not confirm.
    """
    is_again = asked_at is not None and now < asked_at + ASK_AGAIN_AFTER
    return not is_again and n_unconfirmed <= UNCONFIRMED_PER_DAY
