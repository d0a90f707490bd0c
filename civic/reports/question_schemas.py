# SPDX-License-Identifier: EUPL-1.2
"""What a department asks a reporter, and what the reporter says to it."""

from datetime import date, datetime
from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from civic.platform.config import settings


class QuestionBody(BaseModel):
    """What the department needs to know; the promise of an answer stands still meanwhile."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    text: str = Field(min_length=1, max_length=4000)
    photo: bool = Field(default=False, description="Whether a photo would help.")
    until: date | None = Field(
        None, description="Last day to answer on; else as long as the promise may stand still."
    )


class ReplyBody(BaseModel):
    """What the reporter says to the department's question: words, photos or both."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    text: str
    photo_ids: list[UUID] = Field(default_factory=list, description="From POST /api/v1/photos.")

    @field_validator("text")
    @classmethod
    def _fits(cls, value: str) -> str:
        if len(value) > settings().reports.description_max_chars:
            raise ValueError(f"at most {settings().reports.description_max_chars} characters")
        return value

    @field_validator("photo_ids")
    @classmethod
    def _few(cls, value: list[UUID]) -> list[UUID]:
        if len(value) > settings().reports.photos_max_n:
            raise ValueError(f"at most {settings().reports.photos_max_n} photos")
        return list(dict.fromkeys(value))

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.text and not self.photo_ids:
            raise ValueError("say something, or add a photo")
        return self


class AskedView(BaseModel):
    """What the department wants to know from the reporter."""

    text: str
    wants_photo: bool
    asked_at: datetime = Field(description="To the minute.")
    answer_until: datetime = Field(
        description="After that the city goes on without the answer, which is still welcome."
    )
