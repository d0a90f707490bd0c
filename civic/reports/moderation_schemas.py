# SPDX-License-Identifier: EUPL-1.2
"""What waits for a moderator."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from civic.reports.kinds import Outcome
from civic.reports.schemas import CommaList, ReportItem


class Waiting(StrEnum):
    """What somebody has to look at."""

    REPORTS = "reports"
    ANSWERS = "answers"
    REPLIES = "replies"


class ModerationQuery(BaseModel):
    """A page of what waits."""

    model_config = ConfigDict(extra="forbid")

    what: Waiting = Field(
        Waiting.REPORTS,
        description=(
            "`reports` that are not accepted yet; `answers` whose review is promised; `replies`"
            " of reporters that are withheld from the public."
        ),
    )
    department: CommaList | None = Field(None, description="Codes; else all of mine.")
    cursor: str | None = Field(None, max_length=300)
    limit: int = Field(50, ge=1, le=100)
    lang: str | None = Field(None, max_length=10)


class FindingView(BaseModel):
    """A piece of a text that an automatic check stumbled over."""

    code: str = Field(description="`personal_data` or `abusive_words`.")
    field: str = Field(description="`description`, `address`, `text` or `answers.<code>`.")
    start: int = Field(description="Of the text; counted in characters.")
    end: int
    text: str


class AnswerToReview(BaseModel):
    """The department's answer, and by when a moderator looks at it."""

    cycle: int
    outcome: Outcome
    text: str
    answered_at: datetime
    due_at: datetime


class WithheldReply(BaseModel):
    """Words of a reporter that only staff read so far."""

    seq: int = Field(description="Of the row of the history.")
    at: datetime
    text: str


class ModerationItem(ReportItem):
    """Something that waits, with why."""

    version: int
    is_private: bool
    description: str
    reasons: list[str] = Field(
        description="`category`: somebody always looks; `personal_data`, `abusive_words`,"
        " `many_today`."
    )
    findings: list[FindingView]
    answer: AnswerToReview | None = None
    reply: WithheldReply | None = None


class ModerationPage(BaseModel):
    """One page of what waits, oldest due first, with the counts of all."""

    items: list[ModerationItem]
    next_cursor: str | None
    n_reports: int
    n_answers: int
    n_replies: int
    n_overdue: int = Field(description="Of reports and answers.")
    as_of: datetime


class ReplyReviewBody(BaseModel):
    """A moderator's decision about withheld words."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    reply: int = Field(description="`seq` of the reply in the history.")
    release: bool = Field(description="Everybody may read it; false: it stays withheld.")
    note: str | None = Field(None, max_length=4000, description="Why; for staff.")
