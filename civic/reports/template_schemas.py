# SPDX-License-Identifier: EUPL-1.2
"""Templates of answers, and what an answer would look like."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from civic.reports.kinds import Outcome
from civic.reports.schemas import CategoryRef, DepartmentRef
from civic.reports.template_policy import FIELDS, unknown_fields

Language = Annotated[str, StringConstraints(pattern="^(en|fi|sv|et|ru)$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=8000)]


ReadVersion = Annotated[
    int, Field(ge=1, description="Of the template that was read; refused if it has another now.")
]


def _known_fields(texts: dict[str, str]) -> dict[str, str]:
    if not texts:
        raise ValueError("must hold a text in one language at least")
    for text in texts.values():
        if unknown := unknown_fields(text):
            raise ValueError(
                f"{{{unknown[0]}}} is no field; these are: {', '.join(sorted(FIELDS))}"
            )
    return texts


Texts = Annotated[dict[Language, Text], AfterValidator(_known_fields)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class TemplateBody(_Body):
    """Words that a department answers with again and again."""

    department: str = Field(max_length=100, description="Code of the department.")
    category: str | None = Field(None, max_length=100, description="Code; null: for all.")
    outcome: Outcome | None = Field(None, description="null: for all.")
    name: str = Field(min_length=1, max_length=100, description="What staff know it by.")
    texts: Texts = Field(
        description="Language -> words, with the fields {number}, {address}, {category},"
        " {department} and {due}."
    )


class TemplateChange(_Body):
    """What of a template changes; whatever is left out stays."""

    category: str | None = Field(None, max_length=100, description="Code; null: for all.")
    outcome: Outcome | None = Field(None, description="null: for all.")
    name: str | None = Field(None, min_length=1, max_length=100)
    texts: Texts | None = Field(None, description="All of them.")
    version: ReadVersion


class TemplateRead(BaseModel):
    """Which template is to go, as it was read."""

    model_config = ConfigDict(extra="forbid")

    version: ReadVersion


class TemplateQuery(BaseModel):
    """Which templates."""

    department: str | None = Field(None, max_length=100, description="Code; else all of mine.")
    category: str | None = Field(
        None, max_length=100, description="Those for this category, and those for all."
    )
    outcome: Outcome | None = Field(None, description="Those for it, and those for all.")


class TemplateView(BaseModel):
    """A template of a department."""

    id: UUID
    department: DepartmentRef
    category: CategoryRef | None
    outcome: Outcome | None
    name: str
    texts: dict[str, str]
    updated_at: datetime
    version: int = Field(description="Grows with every change.")


class TemplateList(BaseModel):
    """Templates, those for a category and an outcome first; then by name."""

    items: list[TemplateView]


class ResponsePreview(BaseModel):
    """The mail as the reporter will read it."""

    language: str = Field(description="Of the reporter, and of the mail.")
    text_language: str = Field(description="Of the words of the answer.")
    is_in_own_language: bool = Field(description="false: the template lacks the reporter's.")
    response: str = Field(description="The words of the answer, with their fields filled.")
    subject: str
    text: str
    html: str
