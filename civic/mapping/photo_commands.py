# SPDX-License-Identifier: EUPL-1.2
"""Whether a photo that was sent as one's own was somebody else's before."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from civic.mapping.case_commands import open_case
from civic.mapping.gate_policy import SAME_PICTURE_BITS
from civic.mapping.kinds import CaseKind
from civic.photos.fingerprint import fingerprint
from civic.photos.models import Photo
from civic.photos.policy import object_key
from civic.platform.storage import Storage

SMALL = "small"
#: Numbers of 64 bits are kept with a sign.
SIGN, SPAN = 1 << 63, 1 << 64
#: Photos that other people sent in the game, and how many bits set each apart from this one.
ALIKE = text("""
    WITH sent AS (
        SELECT photo_id, author_id AS person_id, received_at FROM mapping_points
        WHERE photo_id IS NOT NULL
        UNION ALL
        SELECT photo_id, person_id, received_at FROM confirmations WHERE photo_id IS NOT NULL
    )
    SELECT sent.photo_id, sent.person_id, sent.received_at,
           bit_count((photos.fingerprint # :print)::bit(64)) AS n_bits
    FROM sent JOIN photos ON photos.id = sent.photo_id
    WHERE sent.person_id <> :person AND photos.fingerprint IS NOT NULL
      AND bit_count((photos.fingerprint # :print)::bit(64)) <= :most
    ORDER BY n_bits, sent.received_at LIMIT 1
""")


@dataclass(frozen=True)
class SentPhoto:
    """A photo that came with a point or an answer."""

    photo_id: UUID
    person_id: UUID
    jurisdiction_id: UUID
    received_at: datetime


def compare(session: Session, storage: Storage, sent: SentPhoto, now: datetime) -> None:
    """Ask a moderator to look if two people sent the same photo: at whoever sent it later.

    Raises:
        FileNotFoundError: the photo's bytes are not there (yet).
    """
    photo = session.get_one(Photo, sent.photo_id)
    if photo.fingerprint is None:
        photo.fingerprint = signed(fingerprint(storage.read(object_key(photo.digest, SMALL))))
        session.flush()  # the query below compares rows
    values = {
        "print": photo.fingerprint,
        "person": sent.person_id,
        "most": SAME_PICTURE_BITS,
    }
    found = session.execute(ALIKE, values).one_or_none()
    if found is None:
        return
    other = SentPhoto(found.photo_id, found.person_id, sent.jurisdiction_id, found.received_at)
    first, later = sorted((other, sent), key=lambda each: each.received_at)
    evidence = {
        "photo_id": str(later.photo_id),
        "same_as": str(first.photo_id),
        "n_bits": found.n_bits,
    }
    reuse, city_id = CaseKind.PHOTO_REUSE, sent.jurisdiction_id
    open_case(session, reuse, later.person_id, first.person_id, city_id, evidence, now)


def signed(bits: int) -> int:
    """Return 64 bits as the database keeps them."""
    return bits - SPAN if bits >= SIGN else bits
