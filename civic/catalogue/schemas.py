# SPDX-License-Identifier: EUPL-1.2
"""What the API says about the catalogue."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from civic.catalogue.kinds import (
    DepartmentKind,
    Moderation,
    PhotoDuty,
    QuestionKind,
    SubjectKind,
    Visibility,
)

#: Language -> text, in all languages of the city: a client that is offline can change language.
Texts = dict[str, str]
MonthDay = Annotated[str, Field(pattern=r"^\d\d-\d\d$", description="MM-DD, inclusive.")]


class CatalogueQuery(BaseModel):
    """Which city is asked about."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    jurisdiction: Annotated[
        str | None,
        Field(
            max_length=50,
            pattern=r"^[\w-]+$",
            description="Code of the city; needed where several are served.",
        ),
    ] = None
    lang: Annotated[str | None, Field(max_length=10, description="Language of refusals.")] = None


class _View(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class OptionView(_View):
    """One of the answers that a question of choice takes."""

    code: str
    name: Texts


class QuestionView(_View):
    """An extra field of a category."""

    code: str
    kind: QuestionKind
    is_required: bool
    label: Texts
    options: list[OptionView]


class SeasonView(_View):
    """When a category is open each year; it may run over the new year."""

    first: MonthDay
    last: MonthDay


class CategoryView(_View):
    """A kind of problem that can be reported, with all that a form needs."""

    id: UUID
    code: str
    topic: Texts = Field(description="Heading inside the group.")
    name: Texts
    hint: Texts = Field(description="When it counts, and what to do instead when it does not.")
    synonyms: Texts = Field(description="Words that people search with, parted by commas.")
    subject_kind: SubjectKind
    subject_kinds: list[str] = Field(description="Kinds of facility or asset; empty: any.")
    photo: PhotoDuty
    response_photo: PhotoDuty
    visibility: Visibility
    moderation: Moderation
    season: SeasonView | None = Field(description="Null: open all year.")
    promise: str = Field(description="Code of the promise that holds.")
    questions: list[QuestionView]


class GroupView(BaseModel):
    """A group with its categories, in the city's order."""

    code: str
    name: Texts
    icon: str
    categories: list[CategoryView]


class CatalogueView(BaseModel):
    """Everything that can be reported in a city."""

    jurisdiction: str
    version: int = Field(description="Rises with every change of the city's rules.")
    groups: list[GroupView]


class CategoryDetail(CategoryView):
    """A category with the group that it is in."""

    group: str


class DepartmentView(_View):
    """Who works a queue."""

    id: UUID
    code: str
    kind: DepartmentKind
    name: Texts
    email: str | None
    phone: str | None


class DepartmentList(BaseModel):
    """The departments of a city."""

    jurisdiction: str
    departments: list[DepartmentView]
