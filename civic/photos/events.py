# SPDX-License-Identifier: EUPL-1.2
"""What happened to photos."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from civic.platform.outbox import Event


@dataclass(frozen=True)
class PhotosRemoved(Event):
    """These photos have no row any more; their renditions may go from the storage."""

    name: ClassVar[str] = "photos.removed"

    digests: tuple[str, ...]
    removed_at: datetime
