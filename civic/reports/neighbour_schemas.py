# SPDX-License-Identifier: EUPL-1.2
"""What the API takes and gives about supporters and followers."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, EmailStr, Field

FollowState = Literal["following", "to_confirm", "not_following"]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class SupportBody(_Body):
    """Who supports, where nobody is signed in."""

    supporter_key: str | None = Field(
        None,
        min_length=22,
        max_length=128,
        description=(
            "Random secret (>= 128 bits) of the device, the same for all that it supports; also"
            " taken as header Civic-Supporter-Key. Not needed with an account."
        ),
    )


class SupportView(BaseModel):
    """How many say "me too", and whether the caller does."""

    n_supporters: int
    is_supported: bool


class FollowBody(_Body):
    """Where the news go, where nobody is signed in."""

    email: EmailStr | None = Field(None, description="Not with an account.")
    language: str | None = Field(
        None, pattern="^(en|fi|sv|et|ru)$", description="Of the mails; else that of the answer."
    )


class FollowView(BaseModel):
    """Whether the caller follows; what was asked for by e-mail waits for the link in the mail."""

    state: FollowState
    number: str | None = Field(description="The report's; None: it is not known any more.")
