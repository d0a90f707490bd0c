# SPDX-License-Identifier: EUPL-1.2
"""Cursors of keyset pages: where the page before ended, opaque to clients."""

import base64
import binascii
from datetime import datetime
from uuid import UUID

from civic.platform.problems import InvalidBody


def encoded(at: datetime, row_id: UUID) -> str:
    """Return the cursor after the row with this instant and id."""
    return base64.urlsafe_b64encode(f"{at.isoformat()}|{row_id}".encode()).decode()


def decoded(cursor: str) -> tuple[datetime, UUID]:
    """Return the instant and id that `cursor` stands for.

    Raises:
        InvalidBody: it is none of ours.
    """
    try:
        at, row_id = base64.urlsafe_b64decode(cursor.encode()).decode().split("|")
        return datetime.fromisoformat(at), UUID(row_id)
    except (ValueError, binascii.Error) as error:
        fault = {"pointer": "/cursor", "detail": "is not one of ours", "in": "query"}
        raise InvalidBody(errors=[fault]) from error
