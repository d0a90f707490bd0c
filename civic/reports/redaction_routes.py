# SPDX-License-Identifier: EUPL-1.2
"""Painting over what nobody may see in a photo."""

from uuid import UUID

from apiflask import APIBlueprint

from civic.accounts.access import desk
from civic.photos.decoders import decoders
from civic.photos.errors import PhotoChanged, PhotosBusy, UnreadablePhoto
from civic.photos.policy import LARGE, CleanPhoto, Marks, object_key
from civic.photos.redaction_commands import Painting
from civic.photos.renditions import put_renditions
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn, NotThere
from civic.platform.storage import storage
from civic.reports import redaction_commands
from civic.reports.desk_work import REPORT, DeedHeaders, once_at_the_desk, shown_again
from civic.reports.errors import DeedKeyTaken, Stale
from civic.reports.redaction_queries import digest_to_redact
from civic.reports.redaction_schemas import RedactionBody
from civic.reports.schemas import ReportView

bp = APIBlueprint("redaction", __name__, tag="Desk")

ACTION = "redact"


@endpoint(
    bp,
    f"{REPORT}/photos/<uuid:photo_id>/redaction",
    "POST",
    may=desk,
    body=RedactionBody,
    headers=DeedHeaders,
    returns=ReportView,
    status=201,
    refuses=(
        NotThere,
        NotAllowed,
        NotSignedIn,
        InvalidBody,
        Stale,
        DeedKeyTaken,
        PhotoChanged,
        PhotosBusy,
        UnreadablePhoto,
    ),
)
def redact_photo(
    report_id: UUID, photo_id: UUID, body: RedactionBody, headers: DeedHeaders
) -> ReportView:
    """Paint over what nobody may see in a photo, beyond recovery.

    The photo gets a new address at once, and the old one shows it to nobody but moderators, until
    it is deleted.
    """
    with transaction() as session:
        if (again := shown_again(session, ACTION, report_id, headers)) is not None:
            return again.view()
        digest = digest_to_redact(session, report_id, photo_id, current_actor())
    if body.digest not in (None, digest):
        raise PhotoChanged("Look at it as it is now, and mark what is still to be covered.")
    painted = _painted(digest, body.marks())
    # If that is refused, what was painted stays in the storage: nothing leads there, nor is
    # anything in it that may not be seen. To delete it could hit the same put there by another.
    with once_at_the_desk(ACTION, report_id, "desks", headers) as work:
        painting = Painting(photo_id, digest, painted)
        if not work.is_repeated:
            redaction_commands.redact_photo(work.session, work.report, painting, work.by, work.now)
        return work.view()


def _painted(digest: str, marks: Marks) -> CleanPhoto:
    """Return the photo with the marks painted, its renditions in the storage.

    Raises:
        NotThere: its bytes are gone.
        UnreadablePhoto, PhotosBusy: as `Decoders.clean` says.
    """
    try:
        large = storage().read(object_key(digest, LARGE))
    except FileNotFoundError as error:
        raise NotThere from error
    painted = decoders().clean(large, marks)
    put_renditions(storage(), painted)
    return painted
