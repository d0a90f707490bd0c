# SPDX-License-Identifier: EUPL-1.2
"""Facts about people."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from civic.platform.outbox import Event


@dataclass(frozen=True)
class SignInLinkRequested(Event):
    """Somebody asked for a link to sign in; the mail is still to be sent."""

    name: ClassVar[str] = "accounts.sign_in_link_requested"
    link_id: UUID
