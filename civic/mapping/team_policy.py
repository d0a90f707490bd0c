# SPDX-License-Identifier: EUPL-1.2
"""What a team's score is; pure.

Source: facts on the mapping game 4.3: 100 x (0.5 coverage of the own plot + 0.3 rechecks on time +
0.2 mean agreement), in brackets by size.
"""

from dataclasses import dataclass
from enum import StrEnum

COVERAGE, RECHECKS, AGREEMENT = 0.5, 0.3, 0.2


class Bracket(StrEnum):
    """Teams of about the same size."""

    SMALL = "2-9"
    MEDIUM = "10-29"
    LARGE = "30+"


#: From how many members on.
FROM = ((30, Bracket.LARGE), (10, Bracket.MEDIUM), (2, Bracket.SMALL))


@dataclass(frozen=True)
class Parts:
    """What the score is made of, each from 0 to 1; None: there was nothing to do."""

    coverage: float | None = None
    rechecks: float | None = None
    agreement: float | None = None

    @property
    def score(self) -> int | None:
        """Return the score from 0 to 100; what there was nothing to do of counts for nothing."""
        weighed = [
            (part, weight)
            for part, weight in (
                (self.coverage, COVERAGE),
                (self.rechecks, RECHECKS),
                (self.agreement, AGREEMENT),
            )
            if part is not None
        ]
        if not weighed:
            return None
        whole = sum(weight for _, weight in weighed)
        return round(100 * sum(part * weight for part, weight in weighed) / whole)


def bracket(n_members: int) -> Bracket | None:
    """Return among which teams one of so many people stands; None: one alone is no team."""
    return next((name for least, name in FROM if n_members >= least), None)
