# SPDX-License-Identifier: EUPL-1.2
"""Where the problem of the plain form is: an address, the place of a photo, or a thing there."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from civic.catalogue.kinds import SubjectKind
from civic.catalogue.snapshot import Category
from civic.pages.form import Typed, as_place, location_of
from civic.places.address_queries import AddressFound, search_addresses
from civic.places.policy import words_and_number
from civic.places.queries import Subject, nearby_subjects, place_at
from civic.platform.i18n import N_, pick, translate

ADDRESSES_MAX_N = 8
SUBJECTS_MAX_N = 20
#: How far from the place things are offered.
SUBJECT_WITHIN_M = 300


@dataclass(frozen=True)
class Option:
    """One of the places or things to choose from."""

    value: str
    name: str
    note: str
    is_chosen: bool


@dataclass(frozen=True)
class Places:
    """Where it may be, and where it is said to be."""

    options: list[Option]
    #: Lon and lat; None: not said yet.
    chosen: tuple[float, float] | None
    #: Whether no address fits what was typed.
    is_unknown: bool = False
    #: Whether somebody chooses; else what was typed says it all.
    is_asked: bool = False


def places(session: Session, jurisdiction_id: UUID, typed: Typed, language: str) -> Places:
    """Return the places that fit what was typed and what the photo says.

    One address that is written just so is taken at once. Of several, and for the place of a
    photo, somebody has to say that it is meant.
    """
    found = (
        search_addresses(session, jurisdiction_id, typed.address, ADDRESSES_MAX_N)
        if typed.address
        else []
    )
    offered = {as_place(one.lon, one.lat): (one.text(language), one.postcode) for one in found}
    offered |= _photos_place(session, jurisdiction_id, typed, language)
    exact = [as_place(one.lon, one.lat) for one in found if _is_just(typed.address, one)]
    is_answered = typed.place in offered and typed.place_for == typed.address
    if not is_answered and len(exact) == 1:
        return Places([], location_of(exact[0]))
    meant = typed.place if is_answered or len(offered) != 1 else next(iter(offered))
    options = [Option(value, name, note, value == meant) for value, (name, note) in offered.items()]
    return Places(
        options,
        location_of(typed.place) if is_answered else None,
        is_unknown=bool(typed.address) and not found,
        is_asked=bool(options),
    )


def subjects(
    session: Session, category: Category, at: tuple[float, float], chosen: str, language: str
) -> list[Option]:
    """Return the buildings or things near the place that the category may be about."""
    if category.subject_kind == SubjectKind.PLACE:
        return []
    found = nearby_subjects(
        session, category.subject_kind, *at, SUBJECT_WITHIN_M, category.subject_kinds
    )
    return [
        Option(str(one.id), _name(one, language), _away(one, language), str(one.id) == chosen)
        for one in found[:SUBJECTS_MAX_N]
    ]


def _photos_place(
    session: Session, jurisdiction_id: UUID, typed: Typed, language: str
) -> dict[str, tuple[str, str]]:
    """Return where the photo was taken, if that is in the city."""
    at = location_of(typed.photo_place)
    place = place_at(session, *at) if at else None
    if at is None or place is None or place.jurisdiction_id != jurisdiction_id:
        return {}
    near = place.address.text(language) if place.address else ""
    return {as_place(*at): (translate(N_("Where the photo was taken"), language), near)}


def _is_just(typed: str, found: AddressFound) -> bool:
    """Tell whether the address is what was typed, in whatever language of the city."""
    wanted = words_and_number(typed)
    names: Iterable[str] = (found.street, *found.street_name.values())
    return any(words_and_number(f"{name} {found.number}") == wanted for name in names)


def _name(one: Subject, language: str) -> str:
    name = pick(one.name, language) or one.address or one.ref
    if name and one.ref and one.ref != name:
        return f"{name}, {one.ref}"
    return name or translate(N_("Without a name"), language)


def _away(one: Subject, language: str) -> str:
    words = translate(N_("%(n)s m away"), language)
    return words % {"n": round(one.distance_m or 0)}
