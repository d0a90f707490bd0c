# SPDX-License-Identifier: EUPL-1.2
"""The rules of the game as a machine, and a page of words, reads them."""

from pydantic import BaseModel, Field


class Step(BaseModel):
    """Up to so many the factor is this; after the last step nothing."""

    up_to: int
    factor: float


class PayRules(BaseModel):
    """What is paid, in points, and what it is multiplied by."""

    mapped: float
    advance_share: float = Field(description="Paid when neighbours agree; the rest later.")
    said_yes: float
    said_no: float
    first_in_cell: float
    first_in_cell_after_days: int
    coverage_doubles_after_days: int
    points_a_day: list[Step]
    answers_a_day: list[Step]
    pair: list[float] = Field(description="The n-th answer on one mapper's points in 30 days.")
    full_pay_from_informativeness: float
    settled_after_days: int


class AgreementRules(BaseModel):
    """When a point is believed."""

    sensitivity: list[float] = Field(description="Beta counts of somebody new.")
    specificity: list[float]
    precision: list[float]
    precision_between: list[float]
    pair_decay: float
    least_weight: float
    thresholds: dict[str, float] = Field(description="Age in days -> how sure it has to be.")
    rejected_at: float
    undecided_for_days: int
    worth_a_look: float


class GateRules(BaseModel):
    """What counts as having been there."""

    on_site_m: float
    most_accuracy_m: float
    vague_from_m: float
    jump_m: float
    jump_m_per_s: float
    photo_within_m: float = Field(
        description="A photo that says it was taken farther away earns nothing."
    )
    photo_within_min: float = Field(description="Or longer before or after.")
    least_look_s: float
    most_answers_a_minute: int


class LevelRules(BaseModel):
    """Level n needs unit x n x (n + 1) points. Levels give no authority."""

    unit: float
    first: list[float]


class StreakRules(BaseModel):
    """Weeks with something that counted."""

    freeze_every_weeks: int
    most_freezes: int
    missed_week_keeps_share: float


class BoardRules(BaseModel):
    """What of boards is shown."""

    least_people: int
    top_n: int
    around_n: int


class GameRules(BaseModel):
    """The formulas in force, with their version; how they are put together is in `formulas`."""

    version: int
    pay: PayRules
    agreement: AgreementRules
    gates: GateRules
    levels: LevelRules
    streak: StreakRules
    boards: BoardRules
    badges: dict[str, int] = Field(description="Badge -> how many of what it is for.")
    quota: dict[str, int]
    formulas: dict[str, str]
