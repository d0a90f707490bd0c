# SPDX-License-Identifier: EUPL-1.2
"""What the API takes and gives about people."""

from uuid import UUID

from pydantic import BaseModel, ConfigDict, EmailStr, Field

from civic.accounts.kinds import Role
from civic.accounts.policy import PASSWORD_MAX_CHARS


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SignInBody(_Body):
    """Address and password."""

    email: EmailStr
    password: str = Field(max_length=4096)


class LinkRequest(_Body):
    """Where the link to sign in goes."""

    email: EmailStr


class LinkUse(_Body):
    """The token of the link that was mailed."""

    token: str = Field(max_length=1000)


class CodeUse(_Body):
    """The six digits of the mail."""

    email: EmailStr
    code: str = Field(pattern=r"^\d{6}$")


class PasswordChange(_Body):
    """A new password; whoever has one says the old one too."""

    old: str | None = Field(None, max_length=4096)
    new: str = Field(max_length=PASSWORD_MAX_CHARS * 16)


class PersonChange(_Body):
    """What people change about themselves."""

    name: str | None = Field(None, max_length=200)
    language: str | None = Field(None, pattern="^(en|fi|sv|et|ru)$")
    gets_digest: bool | None = Field(
        None, description="Of staff: whether a mail each working morning says what waits."
    )


class GrantView(BaseModel):
    """A role and where it is held."""

    role: Role
    jurisdiction_id: UUID
    department_id: UUID | None


class PersonView(BaseModel):
    """The person signed in."""

    id: UUID
    email: str
    name: str
    language: str
    has_password: bool
    gets_digest: bool
    grants: list[GrantView]


class SessionView(BaseModel):
    """Who is signed in on this device, and the token that unsafe requests must carry.

    Send `csrf_token` as header X-CSRFToken with every POST, PUT, PATCH and DELETE of a session.
    """

    person: PersonView | None
    csrf_token: str


class Accepted(BaseModel):
    """The request was taken; what follows comes by mail."""

    detail: str
