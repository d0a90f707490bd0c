# SPDX-License-Identifier: EUPL-1.2
"""Views of queues that somebody gave a name, with how much stands there now."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from civic.reports.queue_policy import Order
from civic.reports.queue_schemas import QueueFilter

#: Of one person, and of one department.
MOST_VIEWS = 30


class ViewQuery(QueueFilter):
    """What a view holds: the filter of a queue and its order."""

    order: Order = Order.URGENCY


def _written(value: dict[str, Any]) -> dict[str, Any]:
    """Return a query as it is stored: valid, and only what it says."""
    return ViewQuery.model_validate(value).model_dump(mode="json", exclude_unset=True)


StoredQuery = Annotated[dict[str, Any], AfterValidator(_written)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


Place = Annotated[
    int,
    Field(ge=0, le=1000, description="Among the views of its owner, from 0; the rest make room."),
]


class ViewBody(_Body):
    """A new view."""

    name: str = Field(min_length=1, max_length=80)
    query: StoredQuery = Field(description="Filters and `order` as GET /api/v1/desk/queue takes.")
    department: str | None = Field(
        None, max_length=100, description="Code of the department that shares it; else my own."
    )
    position: Place | None = Field(None, description="null: after the others.")


class ViewChange(_Body):
    """What changes about a view; the rest stays."""

    name: str | None = Field(None, min_length=1, max_length=80)
    query: StoredQuery | None = None
    position: Place | None = None


class ViewItem(BaseModel):
    """A view with how much stands there now."""

    id: UUID | None = Field(description="None: one that everybody has.")
    code: str | None = Field(
        description="Of one that everybody has: `mine`, `due_today`, `overdue`, `unassigned`,"
        " `waiting_for_reporter`, `replied`, `second_attempt`, `escalated`."
    )
    name: str | None = Field(description="None: clients know the words for `code`.")
    query: dict[str, Any]
    department: str | None = Field(description="Code of the department that shares it.")
    is_mine: bool = Field(description="I may change it.")
    position: int
    n: int
    n_overdue: int


class ViewList(BaseModel):
    """The views that everybody has, those that my departments share, and my own."""

    views: list[ViewItem]
