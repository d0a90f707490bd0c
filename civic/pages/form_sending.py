# SPDX-License-Identifier: EUPL-1.2
"""From the plain form to a report, and from a refusal to what is wrong with a field."""

from collections.abc import Mapping
from uuid import UUID

from flask_limiter import RateLimitExceeded
from pydantic import ValidationError

from civic.catalogue.errors import InvalidAnswers, OutOfSeason, UnknownCategory, WrongSubject
from civic.pages.form_views import Fault, ReportForm
from civic.photos.errors import UnknownPhoto
from civic.platform.config import settings
from civic.platform.http_errors import detail_in
from civic.platform.i18n import N_, translate
from civic.platform.problems import Problem, SlowDown
from civic.reports.errors import IdTaken, OutsideCity, PhotoMissing, SubjectMissing
from civic.reports.schemas import ReportDraft

#: What is wrong, in words, where no refusal says it.
SAID = {
    "email": N_("Write your e-mail address, such as name@example.org."),
    "description": N_("Write at most %(n)s characters."),
    "sent": N_("This form was sent before. If this is another problem, send it again."),
    "other": N_("This can not be sent as it is."),
    "slow": N_("Too many at once"),
}
#: Refusal -> the field that it is about.
FIELDS: Mapping[type[Problem], str] = {
    InvalidAnswers: "category",
    OutOfSeason: "category",
    OutsideCity: "address",
    PhotoMissing: "photos",
    SubjectMissing: "subject",
    UnknownCategory: "category",
    UnknownPhoto: "photos",
    WrongSubject: "subject",
}
#: Where the message stands that is about no field.
SEND = "send"


def draft_of(form: ReportForm, language: str) -> ReportDraft:
    """Return the report of a complete form.

    Raises:
        ValidationError: the description is too long, or the address is none.
    """
    typed = form.typed
    lon, lat = form.places.chosen or (None, None)
    return ReportDraft.model_validate(
        {
            "id": typed.id,
            "category": typed.category,
            "lon": lon,
            "lat": lat,
            "description": typed.description,
            "subject_id": UUID(typed.subject) if form.subjects else None,
            "answers": form.answers,
            "photo_ids": typed.photo_ids,
            "email": typed.email if form.wants_email else None,
            "language": language,
        }
    )


def refused(refusal: Exception, language: str) -> list[Fault]:
    """Return a refusal as what is wrong with the form."""
    if isinstance(refusal, ValidationError):
        return [_invalid(str(error["loc"][0]), language) for error in refusal.errors()]
    if isinstance(refusal, RateLimitExceeded):
        return [Fault(SEND, translate(SlowDown.title, language))]
    if isinstance(refusal, IdTaken):
        return [Fault(SEND, translate(SAID["sent"], language))]
    if isinstance(refusal, Problem):
        words = detail_in(refusal, language) or translate(refusal.title, language)
        return [Fault(FIELDS.get(type(refusal), SEND), words)]
    raise refusal


def _invalid(name: str, language: str) -> Fault:
    words = translate(SAID.get(name, SAID["other"]), language)
    n = settings().reports.description_max_chars
    return Fault(name if name in SAID else SEND, words % {"n": n} if "%(n)s" in words else words)
