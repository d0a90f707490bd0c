# SPDX-License-Identifier: EUPL-1.2
"""What the API takes and gives about photos."""

from uuid import UUID

from apiflask.fields import UploadFile
from pydantic import BaseModel, ConfigDict, Field

from civic.photos.models import Photo
from civic.photos.policy import Capture

#: No header tells more; how much is taken is a setting.
MOST_BYTES = 2**53


class PhotoForm(BaseModel):
    """One photo as multipart/form-data."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    photo: UploadFile = Field(description="JPEG, PNG, WebP or HEIC; its name is not looked at")


class RenditionView(BaseModel):
    """One size of a photo: a JPEG."""

    url: str
    width: int
    height: int


class PhotoView(BaseModel):
    """A photo and where its renditions are."""

    id: UUID
    width: int
    height: int
    sizes: dict[str, RenditionView]

    @classmethod
    def of(cls, photo: Photo) -> "PhotoView":
        """Return the view of `photo`."""
        return cls(id=photo.id, width=photo.width, height=photo.height, sizes=_sizes(photo))


class CaptureLocationView(BaseModel):
    """Where the camera says that it was, WGS 84."""

    model_config = ConfigDict(from_attributes=True)

    lon: float
    lat: float
    accuracy_m: float | None


class PhotoUploaded(PhotoView):
    """The photo that is kept, and, this once, what the camera wrote into the file.

    The server keeps neither; the person decides whether to use them for the report.
    """

    captured_at: str | None = Field(
        description="ISO 8601, by the camera's clock; without an offset where it told none"
    )
    location: CaptureLocationView | None

    @classmethod
    def with_capture(cls, photo: Photo, capture: Capture) -> "PhotoUploaded":
        """Return the answer to the upload of `photo`."""
        place = capture.location and CaptureLocationView.model_validate(capture.location)
        return cls(
            id=photo.id,
            width=photo.width,
            height=photo.height,
            sizes=_sizes(photo),
            captured_at=capture.captured_at,
            location=place,
        )


class UploadHeaders(BaseModel):
    """Where the bytes of a request belong."""

    upload_offset: int = Field(ge=0, le=MOST_BYTES, description="Bytes that go before these.")
    upload_length: int = Field(ge=1, le=MOST_BYTES, description="Bytes of the whole photo.")


class PhotoUploadView(BaseModel):
    """How much of an upload is here."""

    id: UUID
    offset: int = Field(description="The next bytes begin here.")
    length: int = Field(description="Bytes of the whole photo.")
    photo: PhotoUploaded | None = Field(description="What has become of it, once all is here.")


def _sizes(photo: Photo) -> dict[str, RenditionView]:
    return {
        name: RenditionView(url=f"/photos/{photo.digest}/{name}.jpg", width=width, height=height)
        for name, (width, height) in photo.sizes.items()
    }
