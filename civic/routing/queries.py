# SPDX-License-Identifier: EUPL-1.2
"""Who would answer for a category at a location."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from civic.catalogue.kinds import SubjectKind
from civic.catalogue.policy import reportable
from civic.catalogue.queries import catalogue
from civic.catalogue.snapshot import Category
from civic.places.queries import PlaceAt, Subject, nearby_subjects, place_at, subject
from civic.routing.policy import AreaHere, Decision, route

#: A building this near to the location is taken for the one that is meant.
BUILDING_WITHIN_M = 30.0


@dataclass(frozen=True)
class Explained:
    """A decision with what it was made of."""

    place: PlaceAt
    category: Category
    #: The building that was taken, where the category is about buildings and one is near.
    building: Subject | None
    decision: Decision


def areas_here(place: PlaceAt) -> Sequence[AreaHere]:
    """Return the areas of a place as routing wants them, smallest first."""
    return [AreaHere(area.id, area.code) for area in place.areas]


def explain(
    session: Session,
    lon: float,
    lat: float,
    category_code: str,
    subject_id: UUID | None = None,
) -> Explained | None:
    """Return who would answer for a report, and why; None where no city covers the location.

    Where the category is about buildings, `subject_id` says which is meant, else the nearest is.

    Raises:
        UnknownCategory: the city there has no such category.
    """
    place = place_at(session, lon, lat)
    if place is None:
        return None
    known = catalogue(session, place.jurisdiction_id, place.catalogue_version)
    category = reportable(known, category_code)
    building = _building(session, lon, lat, category, subject_id)
    organisation_id = building.organisation_id if building else None
    decision = route(category, areas_here(place), organisation_id, known)
    return Explained(place, category, building, decision)


def _building(
    session: Session, lon: float, lat: float, category: Category, subject_id: UUID | None
) -> Subject | None:
    if category.subject_kind != SubjectKind.BUILDING:
        return None
    if subject_id is not None:
        return subject(session, SubjectKind.BUILDING.value, subject_id)
    near = nearby_subjects(session, SubjectKind.BUILDING.value, lon, lat, BUILDING_WITHIN_M)
    return near[0] if near else None
