# SPDX-License-Identifier: EUPL-1.2
"""What the API takes and gives about what checks let count for nothing, and objections to it."""

from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from civic.mapping.case_schemas import PlayerView
from civic.mapping.game_schemas import EntrySubject
from civic.mapping.kinds import Flag
from civic.reports.schemas import PhotoRef


class ObjectionView(BaseModel):
    """My words against a check, and what a moderator answered."""

    text: str
    flags: list[Flag] = Field(description="What spoke against it when I objected.")
    made_at: datetime
    counts: bool | None = Field(description="What was decided; null: nobody has looked yet.")
    decided_at: datetime | None
    reason: str | None = Field(description="The moderator's words.")


class UnscoredItem(BaseModel):
    """A point or an answer of mine that counts for nothing, or did until somebody looked."""

    id: UUID = Field(description="Of the point or the answer.")
    subject: EntrySubject
    at: datetime = Field(description="When it was mapped or answered.")
    flags: list[Flag] = Field(description="Why; empty: it counts by now.")
    can_object: bool
    objection: ObjectionView | None


class Unscored(BaseModel):
    """What checks took no account of in the last 30 days, newest first; at most 50."""

    items: list[UnscoredItem]


class ObjectionBody(BaseModel):
    """Why it should count."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    text: str = Field(min_length=10, max_length=2000)


class ObjectionFilter(StrEnum):
    """Which objections."""

    OPEN = "open"
    DECIDED = "decided"


class ObjectionQuery(BaseModel):
    """Which objections, and which page of them."""

    model_config = ConfigDict(extra="forbid")

    state: ObjectionFilter = Field(ObjectionFilter.OPEN, description="How they stand.")
    cursor: str | None = None
    lang: str | None = Field(None, max_length=10)


class SetAsideQuery(BaseModel):
    """Which page."""

    model_config = ConfigDict(extra="forbid")

    cursor: str | None = None
    lang: str | None = Field(None, max_length=10)


class ObjectionEvidence(BaseModel):
    """What the checks saw."""

    flags: list[Flag]
    distance_m: float = Field(description="From where the device was to the thing, metres.")
    accuracy_m: float = Field(description="As the device claimed, metres.")
    took_s: float | None = Field(description="From the question to the answer, seconds.")


class SetAside(BaseModel):
    """What a check let count for nothing; people are known by their pseudonyms here, too."""

    id: UUID
    person: PlayerView
    subject: EntrySubject
    at: datetime = Field(description="When it was mapped or answered.")
    lon: float = Field(description="Of the thing, WGS 84 degrees east.")
    lat: float = Field(description="Of the thing, WGS 84 degrees north.")
    evidence: ObjectionEvidence


class SetAsidePage(BaseModel):
    """What checks let count for nothing in a moderator's cities in 30 days, newest first."""

    items: list[SetAside]
    next_cursor: str | None


class ObjectionItem(SetAside):
    """An objection as moderators see it, with what it is about."""

    photo: PhotoRef | None
    text: str
    made_at: datetime
    is_mine: bool = Field(description="Nobody decides about themselves.")
    counts: bool | None
    decided_at: datetime | None
    reason: str | None


class ObjectionPage(BaseModel):
    """Objections in a moderator's cities: the open ones oldest first, the others newest first."""

    items: list[ObjectionItem]
    next_cursor: str | None
    n_open: int = Field(description="Objections that nobody has decided, in all.")


class ObjectionVerdict(BaseModel):
    """What a moderator decides, with words to the person."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    verdict: Literal["counts", "stands"] = Field(description="stands: the check was right.")
    reason: str = Field(min_length=10, max_length=2000)
