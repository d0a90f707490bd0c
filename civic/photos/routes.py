# SPDX-License-Identifier: EUPL-1.2
"""Uploading photos. Showing them is the reports' business: they know who may see what."""

from io import BytesIO
from typing import Any

from apiflask import APIBlueprint
from flask import Response, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

from civic.accounts.access import anyone
from civic.photos import commands
from civic.photos.decoders import decoders
from civic.photos.errors import PhotosBusy, TooManyPixels, UnreadablePhoto, UnsupportedPhoto
from civic.photos.policy import CleanPhoto
from civic.photos.renditions import put_renditions
from civic.photos.schemas import PhotoForm, PhotoUploaded
from civic.platform.clock import utc_now
from civic.platform.config import settings
from civic.platform.db import transaction
from civic.platform.http import endpoint
from civic.platform.http_errors import refuse
from civic.platform.problems import InvalidBody, TooLarge
from civic.platform.storage import storage

bp = APIBlueprint("photos", __name__, tag="Photos")

#: What multipart/form-data needs around the photo, with a long name.
ENVELOPE_BYTES = 16_384


class MemoryFormParser(FormDataParser):
    """Keeps what is uploaded in memory: strangers' files, with places in them, touch no disk."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "stream_factory": _in_memory})


def _in_memory(**_: Any) -> BytesIO:
    return BytesIO()


@bp.before_request
def allow_photo() -> None:
    """Let bodies of this blueprint be as large as a photo.

    Raises:
        TooLarge: the body says that it is larger still.
    """
    request.form_data_parser_class = MemoryFormParser
    request.max_content_length = settings().photos.max_bytes + ENVELOPE_BYTES
    if (request.content_length or 0) > request.max_content_length:
        raise too_large()


@bp.errorhandler(RequestEntityTooLarge)
def refuse_too_large(_: RequestEntityTooLarge) -> Response:
    """Answer a body that did not say how large it is, and went on and on."""
    return refuse(too_large())


@endpoint(
    bp,
    "/api/v1/photos",
    "POST",
    may=anyone,
    form=PhotoForm,
    returns=PhotoUploaded,
    status=201,
    refuses=(InvalidBody, TooLarge, UnsupportedPhoto, UnreadablePhoto, TooManyPixels, PhotosBusy),
    limit="photo",
    repeated=200,
)
def upload_photo(form: PhotoForm) -> tuple[PhotoUploaded, int]:
    """Upload a photo.

    It is encoded anew without any metadata. The same photo again is the same photo (200). Name its
    id in a report within a day, or it is removed.
    """
    photo = form.photo.read(settings().photos.max_bytes + 1)
    if len(photo) > settings().photos.max_bytes:
        raise too_large()
    clean = cleaned(photo)
    with transaction() as session:
        kept = commands.keep_once(session, clean, utc_now())
    return PhotoUploaded.with_capture(kept.photo, clean.capture), 201 if kept.is_new else 200


def cleaned(photo: bytes) -> CleanPhoto:
    """Return a photo encoded anew, its renditions in the storage; before any transaction opens.

    Raises:
        UnsupportedPhoto, UnreadablePhoto, TooManyPixels, PhotosBusy: as `Decoders.clean` says.
    """
    clean = decoders().clean(photo)
    put_renditions(storage(), clean)
    return clean


def too_large() -> TooLarge:
    """Return the refusal of a photo that has more bytes than are taken."""
    return TooLarge(
        "This photo is too large. Save a smaller copy of it and send that.",
        max_bytes=settings().photos.max_bytes,
    )
