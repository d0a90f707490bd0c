# SPDX-License-Identifier: EUPL-1.2
"""Keys of rows."""

from uuid import UUID

import uuid6


def new_id() -> UUID:
    """Return a UUIDv7: unique without asking the database, ordered by time of making."""
    return UUID(int=uuid6.uuid7().int)
