# SPDX-License-Identifier: EUPL-1.2
"""Refusals of photos; each sentence tells what to do next."""

from collections.abc import Mapping
from typing import Any

from civic.platform.problems import Problem


class UnsupportedPhoto(Problem):
    """The bytes are not those of a JPEG, PNG, WebP or HEIC picture, whatever the name says."""

    status = 415
    type = "/problems/unsupported-photo"
    title = "This is not a photo that can be read here"


class UnreadablePhoto(Problem):
    """The photo is damaged, or decoding it takes more time or memory than a photo may take."""

    status = 422
    type = "/problems/unreadable-photo"
    title = "This photo cannot be read"


class TooManyPixels(Problem):
    """The photo says that it has more pixels than are decoded; nothing of it was decoded."""

    status = 422
    type = "/problems/too-many-pixels"
    title = "This photo has too many pixels"


#: What is wrong with a photo itself: whoever sends it again is told the same.
Refusal = UnsupportedPhoto | UnreadablePhoto | TooManyPixels
_REFUSALS: Mapping[str, type[Refusal]] = {
    refusal.__name__: refusal for refusal in (UnsupportedPhoto, UnreadablePhoto, TooManyPixels)
}


def written(refusal: Refusal) -> dict[str, Any]:
    """Return a refusal as JSON, for other processes and for later."""
    return {
        "refusal": type(refusal).__name__,
        "template": refusal.template,
        "members": refusal.members,
    }


def read(refusal: Mapping[str, Any]) -> Refusal:
    """Return the refusal that `written` wrote."""
    return _REFUSALS[refusal["refusal"]](refusal["template"], **refusal["members"])


class UnknownPhoto(Problem):
    """No such photo is kept (any more); `photo_ids` names them."""

    status = 422
    type = "/problems/unknown-photo"
    title = "A photo is missing"


class PhotoChanged(Problem):
    """Somebody else painted over something in the photo meanwhile; nothing was changed."""

    status = 409
    type = "/problems/photo-changed"
    title = "This photo is another one by now"


class PhotosBusy(Problem):
    """All decoders are at work; the same upload will do in `retry_after_s` seconds."""

    status = 503
    type = "/problems/photos-busy"
    title = "Too many photos are being read right now"


class WrongOffset(Problem):
    """These bytes do not follow those that are here; `offset` says where the next ones belong."""

    status = 409
    type = "/problems/wrong-offset"
    title = "The upload goes on elsewhere"
