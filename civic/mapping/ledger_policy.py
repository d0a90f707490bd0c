# SPDX-License-Identifier: EUPL-1.2
"""How entries of the ledger hang together; pure.

Nothing in the ledger is ever changed. What goes is taken back by an entry of the opposite amount
that names the one it reverses, and may be taken back itself: the entries about one amount make a
chain, of which the last says whether the amount is there. What somebody maps or answers has one
chain while it waits (state escrow) and one once it is theirs (state settled). What an answer is
paid may differ from what waited for it; what a thing on the map is paid never does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from civic.mapping.kinds import EntryState, Reason

#: After one of these the ordinary course of things brings nothing back.
BARRING = frozenset({Reason.REVERSE_FRAUD, Reason.ACCOUNT_ERASE})


class Line(Protocol):
    """An entry, as far as it matters here."""

    id: UUID
    amount: int
    state: str
    reason: str
    factors: dict[str, Any]
    ref_id: UUID
    reverses_id: UUID | None
    at: datetime


class Standing(StrEnum):
    """Where an amount is."""

    WAITING = "waiting"
    PAID = "paid"
    GONE = "gone"
    #: Taken by a moderator, or erased with the account.
    BARRED = "barred"


@dataclass(frozen=True)
class Chain:
    """The entries about one amount in one state, from the first to the last."""

    root: Line
    leaf: Line

    @property
    def stands(self) -> bool:
        """Whether the amount is there: nobody took it back, or that was taken back, too."""
        return self.leaf.amount * self.root.amount > 0


@dataclass(frozen=True)
class Share:
    """What one thing earns by one reason: while it waits, and once it is paid."""

    waiting: Chain
    paid: Chain | None

    @property
    def standing(self) -> Standing:
        """Return where the amount is."""
        chains = [chain for chain in (self.waiting, self.paid) if chain is not None]
        if any(chain.leaf.reason in BARRING for chain in chains):
            return Standing.BARRED
        if self.paid is not None and self.paid.stands:
            return Standing.PAID
        return Standing.WAITING if self.waiting.stands else Standing.GONE


def chains(lines: Iterable[Line]) -> list[Chain]:
    """Return the chains that `lines` make, which hold each entry that another of them reverses."""
    held = list(lines)
    by_reversed = {line.reverses_id: line for line in held if line.reverses_id is not None}
    found = []
    for root in (line for line in held if line.reverses_id is None):
        leaf = root
        while leaf.id in by_reversed:
            leaf = by_reversed[leaf.id]
        found.append(Chain(root, leaf))
    return found


def shares(lines: Iterable[Line]) -> list[Share]:
    """Return what one thing earns, by reason, from all entries of one person about it."""
    by_key = {(chain.root.state, chain.root.reason): chain for chain in chains(lines)}
    return [
        Share(chain, by_key.get((EntryState.SETTLED, reason)))
        for (state, reason), chain in by_key.items()
        if state == EntryState.ESCROW
    ]


def balance(lines: Sequence[Line], state: EntryState) -> int:
    """Return what all entries in `state` add up to."""
    return sum(line.amount for line in lines if line.state == state)
