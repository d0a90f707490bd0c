# SPDX-License-Identifier: EUPL-1.2
"""What stands in the plain report form, as a browser sends it; no database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from werkzeug.datastructures import MultiDict

from civic.catalogue.kinds import QuestionKind
from civic.catalogue.snapshot import Question
from civic.platform.config import settings
from civic.platform.ids import new_id

#: Beginning of the names of fields with answers; the code of the question follows.
ANSWER = "answer."
#: As in reports.schemas.ReportDraft.
ADDRESS_MAX_CHARS = 200
#: A place in a field: lon, lat.
LON, LAT = 180, 90
#: More digits than anything that is counted or measured has.
NUMBER_MAX_CHARS = 20
#: "09:30:00", as some browsers send times, without its seconds.
TIME_CHARS = 5


@dataclass(frozen=True)
class Typed:
    """The fields of the form, each empty where nothing was sent."""

    #: Made with the form: sending it twice is one report.
    id: UUID = field(default_factory=new_id)
    jurisdiction: str = ""
    category: str = ""
    address: str = ""
    #: Which of the places offered, as lon, lat.
    place: str = ""
    #: The address that they were offered for; None: none were offered yet.
    place_for: str | None = None
    #: Where the camera says that it was, as lon, lat.
    photo_place: str = ""
    #: Id of the building or thing, and the place around which it was offered.
    subject: str = ""
    subject_for: str = ""
    #: The category whose questions stood in the form.
    asked: str = ""
    answers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    description: str = ""
    email: str = ""
    photo_ids: tuple[UUID, ...] = ()


def typed_in(sent: MultiDict[str, str]) -> Typed:
    """Return what was sent, without what no database holds; what is no id is left aside."""
    given = {name: _clean(sent.get(name, "")) for name in sent}
    return Typed(
        id=next((one for one in _uuids([given.get("id", "")]) if one.version == 7), new_id()),  # noqa: PLR2004 - as in reports.schemas
        jurisdiction=given.get("jurisdiction", ""),
        category=given.get("category", ""),
        address=given.get("address", "")[:ADDRESS_MAX_CHARS],
        place=given.get("place", ""),
        place_for=given.get("place_for"),
        photo_place=given.get("photo_place", ""),
        subject=given.get("subject", ""),
        subject_for=given.get("subject_for", ""),
        asked=given.get("asked", ""),
        answers={
            name.removeprefix(ANSWER): [_clean(value) for value in sent.getlist(name)]
            for name in sent
            if name.startswith(ANSWER)
        },
        description=given.get("description", ""),
        email=given.get("email", ""),
        photo_ids=photos_in(sent),
    )


def photos_in(sent: MultiDict[str, str]) -> tuple[UUID, ...]:
    """Return the photos that the form names, without those that somebody leaves out."""
    removed = set(_uuids(sent.getlist("remove")))
    named = [each for each in _uuids(sent.getlist("photo_id")) if each not in removed]
    return tuple(dict.fromkeys(named))[: settings().reports.photos_max_n]


def shared_text(sent: Mapping[str, str]) -> str:
    """Return what another app shared, as the beginning of a description."""
    parts = (_clean(sent.get(name, "")) for name in ("title", "text", "url"))
    text = "\n".join(dict.fromkeys(part for part in parts if part))
    return text[: settings().reports.description_max_chars]


def location_of(place: str) -> tuple[float, float] | None:
    """Return lon and lat of a field with a place; None where it is none on the globe."""
    try:
        lon, lat = map(float, place.split(","))
    except ValueError:
        return None
    return (lon, lat) if abs(lon) <= LON and abs(lat) <= LAT else None


def as_place(lon: float, lat: float) -> str:
    """Return a place as a field holds it."""
    return f"{lon:.6f},{lat:.6f}"


def answers_to(questions: Iterable[Question], typed: Typed) -> dict[str, Any]:
    """Return the answers as reports hold them; what can't be read stays the text that it is."""
    found = {}
    for question in questions:
        values = [value for value in typed.answers.get(question.code, ()) if value]
        if values:
            found[question.code] = _answer(QuestionKind(question.kind), values)
    return found


def _answer(kind: QuestionKind, values: list[str]) -> Any:
    match kind:
        case QuestionKind.CHOICES:
            return list(dict.fromkeys(values))
        case QuestionKind.YES_NO:
            return {"yes": True, "no": False}.get(values[0], values[0])
        case QuestionKind.NUMBER:
            return _number(values[0])
        case QuestionKind.TIME:
            return values[0][:TIME_CHARS]
        case _:
            return values[0]


def _number(text: str) -> float | str:
    """Return a number written with a point or a comma."""
    plain = text.replace(",", ".").replace(" ", "").replace("\xa0", "")
    is_number = plain.removeprefix("-").replace(".", "", 1).isdecimal()
    if not is_number or len(plain) > NUMBER_MAX_CHARS:
        return text
    return int(plain) if "." not in plain else float(plain)


def _clean(text: str) -> str:
    return text.replace("\0", "").replace("\r\n", "\n").strip()


def _uuids(texts: Iterable[str]) -> Iterable[UUID]:
    for text in texts:
        try:
            yield UUID(text)
        except ValueError:
            continue
