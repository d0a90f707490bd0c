# SPDX-License-Identifier: EUPL-1.2
"""Whether an answer turned out right; pure.

Nobody proves themselves right: where others decided, an answer is held against what they come to
without it.

Source: facts on the mapping game 4.2, "target decided by others".
"""

from civic.mapping.kinds import Answer, Purpose


def says_there(answer: Answer, purpose: Purpose) -> bool | None:
    """Return whether the answer says that the thing is there; None: it says neither."""
    if answer not in {Answer.YES, Answer.NO}:
        return None
    return (answer is Answer.YES) is not (purpose is Purpose.IS_IT_FIXED)


def is_right(*, claim: bool | None, is_there: bool, others: float | None) -> bool | None:
    """Return whether what an answer says is so; None: it says nothing, or nobody else proved it.

    Args:
        claim: what it says.
        is_there: what was decided.
        others: the log-odds that it is there by everybody but its author; None: decided by
            somebody who looked, so that it needs no proof.
    """
    if claim is None:
        return None
    if others is not None and (others > 0) is not is_there:
        return None
    return claim is is_there
