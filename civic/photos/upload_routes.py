# SPDX-License-Identifier: EUPL-1.2
"""Uploading a photo in chunks, over connections that break."""

from uuid import UUID

from apiflask import APIBlueprint
from flask import Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from civic.accounts.access import anyone
from civic.photos import commands, upload_commands
from civic.photos.errors import (
    PhotosBusy,
    TooManyPixels,
    UnreadablePhoto,
    UnsupportedPhoto,
    WrongOffset,
    read,
)
from civic.photos.models import Photo, PhotoUpload
from civic.photos.policy import Capture
from civic.photos.routes import cleaned, too_large
from civic.photos.schemas import PhotoUploaded, PhotoUploadView, UploadHeaders
from civic.photos.upload_policy import Chunk, check_length, chunk_key, folder_of, is_next
from civic.platform.clock import utc_now
from civic.platform.config import settings
from civic.platform.db import transaction
from civic.platform.http import endpoint, limiter
from civic.platform.http_errors import refuse
from civic.platform.problems import InvalidBody, NotThere, TooLarge
from civic.platform.storage import storage

bp = APIBlueprint("photo_uploads", __name__, tag="Photos")

BYTES = "application/octet-stream"
REFUSES = (UnsupportedPhoto, UnreadablePhoto, TooManyPixels)


@bp.before_request
def bound_chunk() -> None:
    """Let bodies of this blueprint be as large as a chunk.

    Raises:
        TooLarge: the body says that it is larger still.
    """
    most = settings().photos.chunk_max_bytes
    # One more: a body that does not say how large it is would be cut there without a word.
    request.max_content_length = most + 1
    if (request.content_length or 0) > most:
        raise _chunk_too_large()


@bp.errorhandler(RequestEntityTooLarge)
def refuse_too_large(_: RequestEntityTooLarge) -> Response:
    """Answer a body that did not say how large it is, and went on and on."""
    return refuse(_chunk_too_large())


def brings_no_end() -> bool:
    """Tell whether a request says that more bytes will follow, so that nothing is decoded yet."""
    try:
        offset, length = (int(request.headers[f"Upload-{name}"]) for name in ("Offset", "Length"))
    except (KeyError, ValueError):
        return True  # refused before anything happens
    return request.content_length is not None and offset + request.content_length < length


@endpoint(
    bp,
    "/api/v1/photo-uploads/<uuid:upload_id>",
    "PATCH",
    may=anyone,
    headers=UploadHeaders,
    takes=BYTES,
    returns=PhotoUploadView,
    refuses=(InvalidBody, TooLarge, WrongOffset, *REFUSES, PhotosBusy),
    limit="photo_chunk",
)
@limiter.shared_limit(lambda: settings().limits.photo, scope="photo", exempt_when=brings_no_end)
def continue_upload(upload_id: UUID, headers: UploadHeaders) -> PhotoUploadView:
    """Send the next bytes of a photo; the first ones begin the upload.

    The client makes the id, and whoever knows it can go on. The same bytes again change nothing.
    With the last byte the photo is kept as by POST /api/v1/photos, or refused for good. An upload
    goes a day after it began.
    """
    content = _content(headers)
    upload = _received(upload_id, Chunk.of(headers.upload_offset, content), headers, content)
    return _view(upload) if upload.offset_bytes < upload.length_bytes else _finished(upload)


@endpoint(
    bp,
    "/api/v1/photo-uploads/<uuid:upload_id>",
    "GET",
    may=anyone,
    returns=PhotoUploadView,
    refuses=(NotThere, *REFUSES),
)
def show_upload(upload_id: UUID) -> PhotoUploadView:
    """Tell how much of an upload is here, and what became of it."""
    with transaction() as session:
        upload = session.get(PhotoUpload, upload_id)
    if upload is None:
        raise NotThere
    return _view(upload)


def _content(headers: UploadHeaders) -> bytes:
    """Return the bytes of the request, if the whole that they belong to may be kept at all."""
    if headers.upload_length > settings().photos.max_bytes:
        raise too_large()
    if request.mimetype != BYTES:
        fault = {"pointer": "/content_type", "detail": f"must be {BYTES}", "in": "headers"}
        raise InvalidBody(errors=[fault])
    content = request.get_data(cache=False)
    if len(content) > settings().photos.chunk_max_bytes:
        raise _chunk_too_large()
    return content


def _received(upload_id: UUID, chunk: Chunk, headers: UploadHeaders, content: bytes) -> PhotoUpload:
    """Return the upload with the chunk in it."""
    with transaction() as session:
        known = session.get(PhotoUpload, upload_id)
    if known is not None and known.refusal is not None:
        raise read(known.refusal)
    check_length(chunk, headers.upload_length, known.length_bytes if known else None)
    offset, chunks = (known.offset_bytes, known.chunks) if known else (0, [])
    if not is_next(chunk, offset, chunks) and known is not None:
        return known
    storage().put(chunk_key(upload_id, chunk), content, BYTES)
    with transaction() as session:
        return upload_commands.receive(session, upload_id, chunk, headers.upload_length, utc_now())


def _finished(upload: PhotoUpload) -> PhotoUploadView:
    """Return the upload, whose bytes are all here, as the photo that it has become."""
    if upload.photo_id is None and upload.refusal is None:
        _keep_photo(upload)
        storage().delete_all(storage().keys_under(folder_of(upload.id)))
    with transaction() as session:
        now_here = session.get(PhotoUpload, upload.id)
    if now_here is None:  # a day old, and swept meanwhile
        raise WrongOffset("Go on from byte {offset}.", offset=0)
    return _view(now_here)


def _keep_photo(upload: PhotoUpload) -> None:
    try:
        photo = b"".join(
            storage().read(chunk_key(upload.id, Chunk(*fields))) for fields in upload.chunks
        )
    except FileNotFoundError:
        _begin_anew_unless_finished(upload.id)
        return
    try:
        clean = cleaned(photo)
    except REFUSES as refusal:
        with transaction() as session:
            upload_commands.keep_refusal(session, upload.id, refusal)
        return
    with transaction() as session:
        kept = commands.keep_once(session, clean, utc_now())
        upload_commands.keep_result(session, upload.id, kept.photo, clean.capture)


def _begin_anew_unless_finished(upload_id: UUID) -> None:
    """Let an upload begin anew whose bytes are gone although nobody else has finished it."""
    with transaction() as session:
        upload = session.get(PhotoUpload, upload_id, with_for_update=True)
        if upload is not None and upload.photo_id is None and upload.refusal is None:
            upload_commands.forget(session, upload_id)
            upload = None
    if upload is None:
        raise WrongOffset("Go on from byte {offset}.", offset=0)


def _view(upload: PhotoUpload) -> PhotoUploadView:
    """Return the upload as the API gives it, or raise what its photo was refused with."""
    if upload.refusal is not None:
        raise read(upload.refusal)
    return PhotoUploadView(
        id=upload.id,
        offset=upload.offset_bytes,
        length=upload.length_bytes,
        photo=_photo(upload),
    )


def _photo(upload: PhotoUpload) -> PhotoUploaded | None:
    if upload.photo_id is None or upload.capture is None:
        return None
    with transaction() as session:
        photo = session.get_one(Photo, upload.photo_id)
    return PhotoUploaded.with_capture(photo, Capture.read(upload.capture))


def _chunk_too_large() -> TooLarge:
    return TooLarge("Send fewer bytes at once.", max_bytes=settings().photos.chunk_max_bytes)
