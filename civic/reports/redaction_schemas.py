# SPDX-License-Identifier: EUPL-1.2
"""What is to be painted over in a photo."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from civic.photos.policy import Marks, Rectangle, Stroke

Share = Annotated[float, Field(ge=0, le=1)]
MARKS_MAX_N = 200
POINTS_MAX_N = 2000


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class StrokeBody(_Part):
    """A line of the brush; a single point is a dot."""

    points: list[tuple[Share, Share]] = Field(min_length=1, max_length=POINTS_MAX_N)
    width: float = Field(gt=0, le=1, description="Share of the photo's width.")


class RectangleBody(_Part):
    """An area, in shares of the photo's width and height."""

    x: Share
    y: Share
    width: float = Field(gt=0, le=1)
    height: float = Field(gt=0, le=1)


class RedactionBody(_Part):
    """What nobody may see; measured from the upper left corner, 0 to 1."""

    strokes: list[StrokeBody] = Field(default_factory=list, max_length=MARKS_MAX_N)
    rectangles: list[RectangleBody] = Field(default_factory=list, max_length=MARKS_MAX_N)
    digest: str | None = Field(
        None,
        max_length=64,
        description="Of the photo that was looked at; refused if it is another by now.",
    )

    @model_validator(mode="after")
    def _marks_something(self) -> Self:
        if not self.strokes and not self.rectangles:
            raise ValueError("mark something")
        return self

    def marks(self) -> Marks:
        """Return what to paint."""
        return Marks(
            [Stroke(each.points, each.width) for each in self.strokes],
            [Rectangle(e.x, e.y, e.width, e.height) for e in self.rectangles],
        )
