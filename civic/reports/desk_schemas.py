# SPDX-License-Identifier: EUPL-1.2
"""What the API takes and gives at the desk."""

from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from civic.accounts.kinds import Role


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class AssignmentBody(_Body):
    """Who works on the report."""

    assignee: UUID | None = Field(description="Of the department; null: nobody in particular.")


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
