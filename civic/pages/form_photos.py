# SPDX-License-Identifier: EUPL-1.2
"""Photos in forms: kept as soon as they come, whatever else is wrong with the form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from apiflask import APIBlueprint
from flask import Response, request
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge

from civic.pages.form import as_place
from civic.pages.form_views import Fault
from civic.photos import commands
from civic.photos.decoders import decoders
from civic.photos.policy import CleanPhoto
from civic.photos.renditions import put_renditions
from civic.photos.routes import MemoryFormParser
from civic.platform.clock import utc_now
from civic.platform.config import settings
from civic.platform.db import transaction
from civic.platform.http import SAFE_METHODS, language
from civic.platform.http_errors import detail_in, refuse
from civic.platform.i18n import N_, translate
from civic.platform.problems import Problem, TooLarge
from civic.platform.storage import storage

#: What a form needs around its photos, with a long text in it.
ENVELOPE_BYTES = 131_072
TOO_MANY = N_("A report takes at most %(n)s photos; the others were left out.")


@dataclass(frozen=True)
class Kept:
    """The photos of a form, those that came before included."""

    photo_ids: tuple[UUID, ...]
    #: Where the first that says so was taken, as a field holds it.
    place: str
    faults: list[Fault]


def take_photos(blueprint: APIBlueprint) -> None:
    """Let forms of the blueprint be as large as all photos of a report."""
    blueprint.before_request(_let_in)
    blueprint.errorhandler(RequestEntityTooLarge)(_refuse)


def kept(files: Iterable[FileStorage], before: Sequence[UUID]) -> Kept:
    """Keep the photos that came, after those that were kept before; name those that can't be."""
    faults: list[Fault] = []
    clean: list[CleanPhoto] = []
    for file in files:
        if body := file.read():
            try:
                clean.append(_clean(body))
            except Problem as problem:
                faults.append(Fault("photos", detail_in(problem, language()) or ""))
    with transaction() as session:
        new = [commands.keep(session, one, utc_now()).id for one in clean]
    ids = tuple(dict.fromkeys((*before, *new)))
    most = settings().reports.photos_max_n
    if len(ids) > most:
        faults.append(Fault("photos", translate(TOO_MANY, language()) % {"n": most}))
    place = next((one.capture.location for one in clean if one.capture.location), None)
    return Kept(ids[:most], as_place(place.lon, place.lat) if place else "", faults)


def _clean(body: bytes) -> CleanPhoto:
    if len(body) > settings().photos.max_bytes:
        raise TooLarge("This photo is too large. Save a smaller copy of it and send that.")
    clean = decoders().clean(body)
    put_renditions(storage(), clean)
    return clean


def _let_in() -> None:
    if request.method in SAFE_METHODS:
        return
    request.form_data_parser_class = MemoryFormParser
    n_bytes = settings().photos.max_bytes * settings().reports.photos_max_n + ENVELOPE_BYTES
    request.max_content_length = n_bytes
    if (request.content_length or 0) > n_bytes:
        raise _too_large()


def _refuse(_: RequestEntityTooLarge) -> Response:
    """Answer a form that did not say how large it is, and went on and on."""
    return refuse(_too_large())


def _too_large() -> TooLarge:
    return TooLarge("These photos are too large together. Send fewer of them, or smaller ones.")
