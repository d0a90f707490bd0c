# SPDX-License-Identifier: EUPL-1.2
"""What the API takes and gives about campaigns."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

from civic.mapping.kinds import CampaignState, PointPhoto
from civic.reports.query_schemas import box_of
from civic.reports.schemas import DepartmentRef

Language = Annotated[str, StringConstraints(pattern="^(en|fi|sv|et|ru)$")]
Short = Annotated[str, StringConstraints(min_length=1, max_length=120)]
Long = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Words = Annotated[dict[Language, Short], Field(description="Language -> words.")]
Sentences = Annotated[dict[Language, Long], Field(description="Language -> words.")]
Code = Annotated[str, StringConstraints(pattern="^[a-z][a-z0-9_-]{0,39}$")]
Degrees = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Corner = Annotated[list[Degrees], Field(min_length=2, max_length=2)]
Ring = Annotated[list[Corner], Field(min_length=4, max_length=5000)]
Action = Literal["change", "approve", "close"]
Share = Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)]
ReadVersion = Annotated[
    int, Field(ge=1, description="Of the campaign that was read; refused if it has another now.")
]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class PolygonBody(_Body):
    """A polygon of GeoJSON; lon, lat in WGS 84."""

    type: Literal["Polygon"]
    coordinates: list[Ring] = Field(min_length=1, max_length=100)


class MultiPolygonBody(_Body):
    """Polygons of GeoJSON; lon, lat in WGS 84."""

    type: Literal["MultiPolygon"]
    coordinates: list[Annotated[list[Ring], Field(min_length=1, max_length=100)]] = Field(
        min_length=1, max_length=100
    )


AreaBody = PolygonBody | MultiPolygonBody


class ChoiceBody(_Body):
    """What a question can be answered with."""

    code: Code
    name: Words


class KindQuestionBody(_Body):
    """One question about a thing, answered on the spot.

    "Can't tell" and "can't get there" can always be answered, and are not listed.
    """

    code: Code
    text: Words
    choices: list[ChoiceBody] = Field(min_length=2, max_length=8)


class KindBody(_Body):
    """A kind of thing to look for."""

    code: Code
    family: Code = Field(description="Kinds that the same knowledge is needed for share it.")
    name: Words
    hint: Sentences = Field(default_factory=dict)
    category: Code | None = Field(None, description="What it is reported as; null: no problem.")
    photo: PointPhoto = PointPhoto.OPTIONAL
    duplicate_radius_m: float = Field(15, gt=0, le=100, allow_inf_nan=False)
    recheck_days: int = Field(30, ge=1, le=1000)
    is_sensitive: bool = Field(default=False, description="Photos for staff only; place rounded.")
    is_unsafe: bool = Field(default=False, description="Nobody is sent there to look again.")
    questions: list[KindQuestionBody] = Field(default_factory=list, max_length=8)


class _Campaign(_Body):
    """What a campaign is but for its kinds."""

    title: Words
    summary: Sentences = Field(default_factory=dict)
    area: AreaBody
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    goal_share: Share | None = Field(None, description="Of the cells that somebody looked at.")
    goal_n_verified: int | None = Field(None, ge=1, le=1_000_000)
    reports_per_day: int = Field(10, ge=1, le=1000, description="At most; others wait.")
    has_teams: bool = True
    has_boards: bool = True
    is_adults_only: bool = False


class CampaignBody(_Campaign):
    """What a department wants to have mapped: where, when and what."""

    kinds: list[KindBody] = Field(max_length=12)


class NewCampaign(CampaignBody):
    """A campaign as a department drafts it."""

    department: str = Field(max_length=100, description="Code of the department.")


class CampaignChange(_Body):
    """What of a campaign changes; whatever is left out stays."""

    title: Words | None = None
    summary: Sentences | None = None
    area: AreaBody | None = None
    starts_at: AwareDatetime | None = None
    ends_at: AwareDatetime | None = None
    goal_share: Share | None = None
    goal_n_verified: int | None = Field(None, ge=1, le=1_000_000)
    reports_per_day: int | None = Field(None, ge=1, le=1000)
    has_teams: bool | None = None
    has_boards: bool | None = None
    is_adults_only: bool | None = None
    kinds: list[KindBody] | None = Field(
        None, max_length=12, description="All of them; a kind is known by its code."
    )
    version: ReadVersion

    @model_validator(mode="after")
    def _only_goals_are_taken_away(self) -> Self:
        for name in sorted(self.model_fields_set - {"goal_share", "goal_n_verified"}):
            if getattr(self, name) is None:
                raise ValueError(f"{name} can be left out, but not null")
        return self


class Approval(_Body):
    """The word of the department that answers for what is mapped."""

    note: str = Field(
        min_length=1, max_length=1000, description="Why it agrees with the department's own rules."
    )
    is_about_things: Literal[True] = Field(
        description="It maps things in public places: no persons, number plates or dwellings."
    )
    version: ReadVersion


class Closing(_Body):
    """The end of a campaign before its time."""

    version: ReadVersion


class CampaignQuery(BaseModel):
    """Which campaigns."""

    model_config = ConfigDict(extra="forbid")

    bbox: str | None = Field(None, description="west,south,east,north; WGS 84, degrees.")
    active: bool | None = Field(None, description="Only those that run now; false: the others.")
    jurisdiction: str | None = Field(None, max_length=50)
    lang: str | None = Field(None, max_length=10)

    @field_validator("bbox")
    @classmethod
    def _is_box(cls, value: str | None) -> str | None:
        if value is not None:
            box_of(value)
        return value


class ChoiceView(BaseModel):
    """What a question can be answered with."""

    code: str
    name: str


class KindQuestionView(BaseModel):
    """A question about a thing of a kind."""

    code: str
    text: str
    choices: list[ChoiceView]


class KindView(BaseModel):
    """A kind of thing to look for."""

    id: UUID
    code: str
    family: str
    name: str
    hint: str
    category: str | None = Field(description="Code; null: it is no problem, and not reported.")
    photo: PointPhoto
    is_sensitive: bool
    questions_version: int
    questions: list[KindQuestionView]


class Progress(BaseModel):
    """How far a campaign has come."""

    n_cells: int = Field(description="Hexagons of its area.")
    n_cells_observed: int = Field(description="Of them, those where somebody found or answered.")
    n_points: int
    n_verified: int = Field(description="Proved true, reported or not.")
    n_reports: int
    n_people: int


class MultiPolygonView(BaseModel):
    """Polygons of GeoJSON; lon, lat in WGS 84."""

    type: Literal["MultiPolygon"] = "MultiPolygon"
    coordinates: list[list[list[list[float]]]]


class CampaignView(BaseModel):
    """A campaign as residents see it, in the caller's language."""

    id: UUID
    slug: str
    title: str
    summary: str
    department: DepartmentRef
    starts_at: datetime
    ends_at: datetime
    state: CampaignState
    is_running: bool
    area: MultiPolygonView
    bbox: list[float] = Field(description="West, south, east, north.")
    goal_share: float | None
    goal_n_verified: int | None
    has_teams: bool
    has_boards: bool
    is_adults_only: bool
    kinds: list[KindView]
    progress: Progress


class CampaignList(BaseModel):
    """Campaigns, those that end first in front."""

    campaigns: list[CampaignView]


class CellFacts(BaseModel):
    """What is known of a hexagon; nothing about people."""

    cell: str = Field(description="H3, resolution 10.")
    n_points: int
    n_verified: int
    days_since_confirmed: int | None = Field(description="null: nobody has answered there yet.")


class CellFeature(BaseModel):
    """A feature of GeoJSON."""

    type: Literal["Feature"] = "Feature"
    geometry: dict[str, Any] = Field(description="A polygon of GeoJSON.")
    properties: CellFacts


class ProgressMap(BaseModel):
    """A feature collection of GeoJSON (RFC 7946): every cell of the area."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[CellFeature]


class KindEdit(KindBody):
    """A kind as staff edit it: its words in all languages."""

    id: UUID
    questions_version: int
    n_points: int = Field(description="What is mapped already keeps the kind from being dropped.")


class LastApproval(BaseModel):
    """A campaign as it was approved last, whether that stands or not."""

    approved_at: datetime
    note: str
    km2: float = Field(description="Of its area then.")
    campaign: CampaignBody


class CampaignEdit(_Campaign):
    """A campaign as staff edit it: its words in all languages."""

    id: UUID
    slug: str
    department: DepartmentRef
    state: CampaignState
    is_running: bool
    approved_at: datetime | None
    approval_note: str | None
    closed_at: datetime | None
    updated_at: datetime
    version: int = Field(description="Grows with everything that is done with it.")
    languages: list[str] = Field(description="Of the city: all have to be there for approval.")
    actions: list[Action] = Field(description="What the caller may do with it now.")
    km2: float = Field(description="Of its area.")
    last_approval: LastApproval | None = Field(
        description="What has changed since is what a manager approves; null: it never was."
    )
    kinds: list[KindEdit]
    progress: Progress


class CampaignItem(BaseModel):
    """A campaign in the list of the desk."""

    id: UUID
    slug: str
    title: str
    department: DepartmentRef
    state: CampaignState
    is_running: bool
    starts_at: datetime
    ends_at: datetime
    actions: list[Action]
    progress: Progress


class DeskCampaigns(BaseModel):
    """The campaigns of the caller's departments, the newest first."""

    campaigns: list[CampaignItem]
    departments: list[DepartmentRef] = Field(description="For which the caller may draft one.")
