# SPDX-License-Identifier: EUPL-1.2
"""What a department says when it extends, pauses or explains a promise."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from civic.sla.pause_policy import PauseReason
from civic.sla.policy import Target


class DeclaredPause(StrEnum):
    """For what a department may pause by itself; for the reporter it asks a question instead."""

    WEATHER_OR_SEASON = PauseReason.WEATHER_OR_SEASON.value
    FORCE_MAJEURE = PauseReason.FORCE_MAJEURE.value


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class ExtensionBody(_Body):
    """To when the answer is put off, and why."""

    until: date = Field(description="A working day; the answer is due when it closes.")
    reason: str = Field(min_length=1, max_length=4000, description="Everybody reads it.")


class ExtensionRequestBody(_Body):
    """To when the answer should be put off, and why, in the words of who may not do it."""

    until: date = Field(description="A working day; the answer would be due when it closes.")
    reason: str = Field(min_length=1, max_length=4000, description="Staff read it.")


class ExtensionRefusalBody(_Body):
    """Why there is not more time."""

    reason: str = Field(min_length=1, max_length=4000, description="Staff read it.")


class PauseBody(_Body):
    """Why the promise stands still, and how long."""

    reason: DeclaredPause
    text: str = Field(min_length=1, max_length=4000, description="Everybody reads it.")
    until: date = Field(description="The last day; it ends before that where the time is used up.")


class ResumptionBody(_Body):
    """Why there is nothing to wait for any more."""

    text: str | None = Field(None, max_length=4000, description="Everybody reads it.")


class AnnotationBody(_Body):
    """What is to say of a broken promise; it stays broken."""

    target: Target
    cycle: int = Field(ge=1, description="1, or the number of the attempt.")
    text: str = Field(min_length=1, max_length=4000, description="Everybody reads it.")
