# SPDX-License-Identifier: EUPL-1.2
"""Which photos there are."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.photos.models import Photo


def kept_digests(session: Session, digests: Collection[str]) -> set[str]:
    """Return those of `digests` that a photo has."""
    return set(session.scalars(select(Photo.digest).where(Photo.digest.in_(digests))))
