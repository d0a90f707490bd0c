# SPDX-License-Identifier: EUPL-1.2
"""What the API takes and gives about reports.

Views are allow-lists: what is not named here never leaves the service.
"""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    EmailStr,
    Field,
    ValidationInfo,
    field_validator,
)

from civic.platform.config import settings
from civic.reports.kinds import ActorRole, EventKind, Outcome, Priority, ReportChannel, Status
from civic.reports.question_schemas import AskedView
from civic.sla.clock_policy import ClockState
from civic.sla.schemas import TimerView

UUID_VERSION = 7
#: A device whose clock is wrong says 1970 or some year to come; others can't be stored in UTC.
EARLIEST_YEAR, LATEST_YEAR = 1970, 2999


def _comma_list(value: Any) -> Any:
    return value.split(",") if isinstance(value, str) else value


def _fitting(value: str) -> str:
    if len(value) > settings().reports.description_max_chars:
        raise ValueError(f"at most {settings().reports.description_max_chars} characters")
    if "\x00" in value:
        raise ValueError("must be text")
    return value


def _few(value: list[UUID]) -> list[UUID]:
    if len(value) > settings().reports.photos_max_n:
        raise ValueError(f"at most {settings().reports.photos_max_n} photos")
    return list(dict.fromkeys(value))


CommaList = Annotated[list[str], BeforeValidator(_comma_list)]
Description = Annotated[str, AfterValidator(_fitting)]
PhotoIds = Annotated[list[UUID], AfterValidator(_few)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class ReportDraft(_Body):
    """A report as the resident's device sends it; sending it again with the same id is safe."""

    id: UUID = Field(description="UUIDv7 made by the client; the report's own for ever.")
    category: str = Field(max_length=100, description="Code of the category.")
    lon: float = Field(ge=-180, le=180, description="WGS 84, degrees.")
    lat: float = Field(ge=-90, le=90, description="WGS 84, degrees.")
    accuracy_m: float | None = Field(None, ge=0, le=100_000, description="Radius in metres.")
    description: Description = Field(
        "", description="What is wrong; may be empty where a photo says it."
    )
    address: str | None = Field(None, max_length=200, description="Else the nearest known one.")
    subject_id: UUID | None = Field(None, description="Building, facility or asset.")
    answers: dict[str, Any] = Field(default_factory=dict, description="Question code -> answer.")
    photo_ids: PhotoIds = Field(default_factory=list, description="From POST /api/v1/photos.")
    email: EmailStr | None = Field(None, description="Where the news go; not with an account.")
    name: str | None = Field(None, max_length=200)
    language: str | None = Field(None, pattern="^(en|fi|sv|et|ru)$")
    captured_at: AwareDatetime | None = Field(None, description="When it was taken down offline.")
    report_key: str | None = Field(
        None,
        min_length=22,
        max_length=128,
        description="Random secret (>= 128 bits) of the device; opens the report without account.",
    )

    @field_validator("id")
    @classmethod
    def _is_version_7(cls, value: UUID) -> UUID:
        if value.version != UUID_VERSION:
            raise ValueError("must be a UUIDv7")
        return value

    @field_validator("captured_at")
    @classmethod
    def _is_of_our_time(cls, value: datetime | None) -> datetime | None:
        if value is not None and not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
            raise ValueError("must be an instant of our time")
        return value


class NoteBody(_Body):
    """A note in the department's words."""

    text: str = Field(min_length=1, max_length=4000)


class OptionalNote(_Body):
    """Words that go with a change of status."""

    text: str | None = Field(None, max_length=4000)


class ReasonBody(_Body):
    """Why; the reporter reads it."""

    reason: str = Field(min_length=1, max_length=4000)


class TransferBody(_Body):
    """To whom, and why; the reporter reads it."""

    department: str = Field(max_length=100, description="Code of the department.")
    reason: str = Field(min_length=1, max_length=4000)


class ResponseBody(_Body):
    """The department's official answer: what was done."""

    outcome: Outcome
    template: UUID | None = Field(
        None, description="A template of the department, for whoever writes no `text`."
    )
    text: str | None = Field(
        None,
        min_length=1,
        max_length=8000,
        validate_default=True,
        description="{number}, {address}, {category}, {department} and {due} are filled in.",
    )
    scheduled_on: date | None = Field(None, description="For the outcome `scheduled`.")
    who: str | None = Field(None, max_length=200, description="For the outcome `not_ours`.")
    reason: str | None = Field(None, max_length=4000, description="For the outcome `declined`.")
    photo_ids: list[UUID] = Field(default_factory=list, max_length=5)

    @field_validator("text")
    @classmethod
    def _says_something(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and info.data.get("template") is None:
            raise ValueError("write a text, or name a template")
        return value

    @field_validator("outcome")
    @classmethod
    def _is_no_merger(cls, value: Outcome) -> Outcome:
        if value is Outcome.DUPLICATE:
            raise ValueError("merge the report instead")
        return value


class MergeBody(_Body):
    """The report that stays."""

    original: str = Field(max_length=40, description="Number of the original.")


class ReviewBody(_Body):
    """A moderator's verdict on a response."""

    holds: bool
    reason: str | None = Field(None, max_length=4000, description="Why it does not hold.")


class RatingBody(_Body):
    """The reporter's verdict: 1 and 2 with a comment reopen, 3 to 5 close."""

    grade: int = Field(ge=1, le=5)
    comment: str = Field("", max_length=4000)


class PhotoRef(BaseModel):
    """A photo; sizes are `small`, `medium`, `large`."""

    id: UUID
    url: str = Field(description="Put a size in the place of {size}.")
    width: int
    height: int


class CategoryRef(BaseModel):
    """A category by code and name."""

    code: str
    group: str
    name: str


class DepartmentRef(BaseModel):
    """A department by code and name."""

    code: str
    name: str


class LonLat(BaseModel):
    """WGS 84, degrees."""

    lon: float
    lat: float


class SubjectRef(BaseModel):
    """What the report is about."""

    kind: str
    id: UUID | None
    name: str
    address: str


class RatingView(BaseModel):
    """How the reporter graded the response."""

    grade: int
    comment: str | None = Field(description="For the reporter and staff only.")


class ResponseView(BaseModel):
    """The department's answer."""

    cycle: int
    outcome: Outcome
    text: str
    scheduled_on: date | None = None
    who: str | None = None
    reason: str | None = None
    department: DepartmentRef
    answered_at: datetime
    photos: list[PhotoRef]
    rating: RatingView | None


class ContactView(BaseModel):
    """Who the reporter is; every read by staff is logged."""

    email: str | None
    name: str | None


class StaffRef(BaseModel):
    """Somebody who works for the city; other staff read it."""

    id: UUID
    name: str


class DeskView(BaseModel):
    """What only staff see."""

    routing: dict[str, Any]
    moderation_reasons: list[str]
    priority: Priority
    assignee: StaffRef | None = Field(description="Who of the department works on it.")


class ReportView(BaseModel):
    """A report as the caller may see it."""

    id: UUID
    number: str
    version: int = Field(description="For `If-Match`: grows with everything that is done with it.")
    status: Status
    category: CategoryRef
    department: DepartmentRef
    visibility: str
    description: str | None = Field(description="None while a moderator has not looked yet.")
    location: LonLat
    accuracy_m: float | None
    address: str
    subject: SubjectRef
    answers: dict[str, Any] | None
    photos: list[PhotoRef]
    received_at: datetime = Field(description="To the minute.")
    captured_at: datetime | None = Field(description="For the reporter and staff only.")
    updated_at: datetime = Field(description="To the minute.")
    cycle: int
    channel: ReportChannel = Field(description="Whether it came from the mapping game.")
    outcome: Outcome | None
    duplicate_of: str | None = Field(description="Number of the original.")
    promises: list[TimerView]
    responses: list[ResponseView]
    actions: list[str] = Field(description="What the caller may do with it now.")
    question: AskedView | None = Field(description="What the reporter has not answered yet.")
    n_supporters: int = Field(description='Who say "me too", those of its duplicates included.')
    n_followers: int
    is_supported: bool = Field(description="By the account, or the key in Civic-Supporter-Key.")
    is_followed: bool = Field(description="By the account.")
    editable_until: datetime | None = Field(description="For the reporter, while it may be edited.")
    contact: ContactView | None = None
    desk: DeskView | None = None


class TimelineEntry(BaseModel):
    """A row of the history that the caller may see."""

    seq: int
    kind: EventKind
    at: datetime = Field(description="To the minute.")
    by: ActorRole
    department: DepartmentRef | None
    from_status: Status | None
    to_status: Status | None
    is_public: bool
    text: str | None
    data: dict[str, Any]


class Timeline(BaseModel):
    """The history of a report, oldest first."""

    entries: list[TimelineEntry]


class ReportItem(BaseModel):
    """A report in a list."""

    id: UUID
    number: str
    status: Status
    category: CategoryRef
    department: DepartmentRef
    location: LonLat
    address: str
    excerpt: str = Field(description="First words of the description.")
    thumbnail: str | None
    received_at: datetime
    due_at: datetime | None
    is_overdue: bool
    clock: ClockState = Field(
        description="Of the promise that comes due next; once it is answered, that of the answer."
    )
    n_supporters: int


class ReportList(BaseModel):
    """One page of a list; ask for the next with its cursor."""

    items: list[ReportItem]
    next_cursor: str | None


class NearbyItem(ReportItem):
    """An open report close by."""

    distance_m: float


class NearbyList(BaseModel):
    """Open reports of the category close by, nearest first."""

    items: list[NearbyItem]
