# SPDX-License-Identifier: EUPL-1.2
"""Facts of the mapping game that others react to."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from civic.platform.outbox import Event


@dataclass(frozen=True)
class CampaignWaits(Event):
    """A campaign was drafted, or was changed so much that it is a draft again."""

    name: ClassVar[str] = "mapping.campaign_waits"
    campaign_id: UUID
    #: Who did it.
    by_id: UUID | None
    #: Of the campaign by then: tells apart the times that it waits.
    version: int


@dataclass(frozen=True)
class CampaignApproved(Event):
    """The responsible department said yes to a campaign."""

    name: ClassVar[str] = "mapping.campaign_approved"
    campaign_id: UUID


@dataclass(frozen=True)
class PointAdded(Event):
    """Somebody found a thing."""

    name: ClassVar[str] = "mapping.point_added"
    point_id: UUID


@dataclass(frozen=True)
class ConfirmationGiven(Event):
    """Somebody said whether a thing is there, or whether it is fixed."""

    name: ClassVar[str] = "mapping.confirmation_given"
    confirmation_id: UUID


@dataclass(frozen=True)
class PointDecided(Event):
    """Other people's word, or a moderator's, settled a point; `state` is what it came to."""

    name: ClassVar[str] = "mapping.point_decided"
    point_id: UUID
    state: str


@dataclass(frozen=True)
class PointPromoted(Event):
    """A report was made of a point, or it joined one that was there."""

    name: ClassVar[str] = "mapping.point_promoted"
    point_id: UUID
    report_id: UUID


@dataclass(frozen=True)
class PointSettled(Event):
    """The department found what was mapped, or did not; or residents showed that it is there."""

    name: ClassVar[str] = "mapping.point_settled"
    point_id: UUID
    state: str


@dataclass(frozen=True)
class ReliabilityLearned(Event):
    """What people have proved was learned anew."""

    name: ClassVar[str] = "mapping.reliability_learned"


@dataclass(frozen=True)
class PointsDue(Event):
    """These undecided points are to be reckoned anew."""

    name: ClassVar[str] = "mapping.points_due"
    point_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class CaseOpened(Event):
    """A check asks a moderator to look at somebody's mapping."""

    name: ClassVar[str] = "mapping.case_opened"
    case_id: UUID


@dataclass(frozen=True)
class ObjectionDecided(Event):
    """A moderator has looked at what somebody objected to."""

    name: ClassVar[str] = "mapping.objection_decided"
    objection_id: UUID


@dataclass(frozen=True)
class CaseDecided(Event):
    """A moderator has looked, or has looked again after an appeal."""

    name: ClassVar[str] = "mapping.case_decided"
    case_id: UUID
