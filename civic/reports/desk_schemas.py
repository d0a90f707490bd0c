# SPDX-License-Identifier: EUPL-1.2
"""What the API takes and gives at the desk."""

from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, field_validator

from civic.accounts.kinds import Role

#: A deed for more reports is several requests.
MOST_AT_ONCE = 100


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class AssignmentBody(_Body):
    """Who works on the report."""

    assignee: UUID | None = Field(description="Of the department; null: nobody in particular.")


class InternalNoteBody(_Body):
    """A note that only staff read."""

    text: str = Field(min_length=1, max_length=4000)
    mentions: list[UUID] = Field(
        default_factory=list,
        max_length=20,
        description="Who is told of it: people of the department, moderators.",
    )


class PeopleQuery(BaseModel):
    """Whose people."""

    department: str = Field(max_length=100, description="Code of the department.")


class StaffView(BaseModel):
    """Somebody who can be put in charge, or mentioned in an internal note."""

    id: UUID
    name: str
    roles: list[Role] = Field(description="In the department; moderators are of the whole city.")


class People(BaseModel):
    """The people of a department, then the moderators of its city; each in order of name."""

    people: list[StaffView]


class BulkItem(_Body):
    """A report of many, as the caller saw it."""

    id: UUID
    version: int | None = Field(None, ge=0, description="As for `If-Match`.")


class BulkBody(_Body):
    """One deed for many reports."""

    action: Literal[
        "accept",
        "reject",
        "start",
        "assign",
        "note",
        "internal_note",
        "respond",
        "transfer",
        "merge",
        "correct",
        "extend",
    ] = Field(description="As in the `actions` of a report.")
    reports: list[BulkItem] = Field(min_length=1, max_length=MOST_AT_ONCE)
    body: dict[str, Any] = Field(
        default_factory=dict, description="What the deed takes for a single report."
    )

    @field_validator("reports")
    @classmethod
    def _are_different(cls, value: list[BulkItem]) -> list[BulkItem]:
        if len({item.id for item in value}) < len(value):
            raise ValueError("name each report once")
        return value


class BulkHeaders(BaseModel):
    """How to know the whole again."""

    civic_deed_key: UUID | None = Field(
        None,
        description="Made by the client, for safe repetition: with the same key nothing is done"
        " again to the reports to which it was done before.",
    )


class BulkResult(BaseModel):
    """What became of one report of many."""

    id: UUID
    number: str | None = Field(None, description="Of a report that the caller may see.")
    status: Literal["done", "refused"]
    problem: dict[str, Any] | None = Field(None, description="Why it was refused (RFC 9457).")
    version: int | None = Field(None, description="The new one, of a report that was changed.")


class BulkResults(BaseModel):
    """What became of each, in the order in which they were named."""

    results: list[BulkResult]
