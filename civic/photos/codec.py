# SPDX-License-Identifier: EUPL-1.2
"""Bytes of strangers in, clean JPEGs out; runs in a decoder process only.

Everything that parses an uploaded file is here. Only pixels get to the other side: the renditions
are encoded from pixels, and `Capture` holds nothing but checked numbers and an ISO instant.
"""

import struct
import warnings
import zlib
from collections.abc import Mapping
from io import BytesIO

import pillow_heif
from PIL import ExifTags, Image, ImageCms, ImageDraw, ImageFile, ImageOps
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from civic.photos.errors import TooManyPixels, UnreadablePhoto, UnsupportedPhoto
from civic.photos.policy import (
    Capture,
    CleanPhoto,
    CodecLimits,
    Marks,
    PhotoKind,
    Rendition,
    capture_location,
    captured_at,
    fitted,
    kind_of,
)

JPEG_QUALITY = 82
#: A reduction by the JPEG decoder itself is taken as it is if it gives at least this share of the
#: size wanted: 4032 px become 2016 instead of 2048, in 0.04 s instead of 0.06 s + 0.19 s.
NEAR_ENOUGH_SHARE = 0.9
#: Colour profiles of cameras have 0.5-4 kB, those of presses up to 2 MB.
ICC_MAX_BYTES = 4_000_000
#: What is painted over becomes this; a pattern made of the pixels below could be undone.
REDACTED = (0, 0, 0)
#: No stroke is narrower, whatever the size of the photo: thin lines leave letters readable.
STROKE_MIN_PX = 3
NO_MARKS = Marks()
#: What Pillow and its codecs raise on files that are damaged or were made to break them.
MALFORMED = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
    RuntimeError,
    struct.error,
    zlib.error,
)
_SRGB = ImageCms.createProfile("sRGB")

# One thread, so that the limits on memory and CPU time mean the same for all formats.
pillow_heif.options.DECODE_THREADS = 1
pillow_heif.options.THUMBNAILS = False
pillow_heif.options.DEPTH_IMAGES = False
pillow_heif.options.AUX_IMAGES = False

# By the class that the first bytes ask for: Image.open would try 40 other formats as well.
_OPENERS: Mapping[PhotoKind, type[ImageFile.ImageFile]] = {
    PhotoKind.JPEG: JpegImageFile,
    PhotoKind.PNG: PngImageFile,
    PhotoKind.WEBP: WebPImageFile,
    PhotoKind.HEIC: pillow_heif.HeifImageFile,
}


def clean(photo: bytes, limits: CodecLimits, marks: Marks = NO_MARKS) -> CleanPhoto:
    """Decode a photo in full and return its renditions and what its camera said.

    What `marks` cover is painted over before anything is encoded.

    Orientation is applied, colours become sRGB, what is transparent becomes white; of an animation
    or a file with several pictures the first one counts. Bytes after the picture are not looked at.

    Raises:
        UnsupportedPhoto: the first bytes are those of no format taken.
        TooManyPixels: the header announces more than `max_px`; nothing was decoded.
        UnreadablePhoto: the file is damaged or ends too early.
    """
    sizes = sorted(limits.rendition_px.items(), key=lambda size: -size[1])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of what is refused or dropped here anyway
        try:
            with _opened(photo, limits.max_px) as image:
                # First of all pixels: reading the EXIF of a PNG would decode it and, since what is
                # broken there counts as not said, hide that the picture itself is broken.
                _decode(image, longest_px=sizes[0][1])
                capture = _capture(image)
                pixels = _upright_srgb(image, longest_px=sizes[0][1])
        except MALFORMED as error:
            raise UnreadablePhoto(
                "This photo is damaged or incomplete. Take it again or choose another one."
            ) from error
    _paint(pixels, marks)
    renditions = {}
    for name, longest_px in sizes:
        pixels = _scaled(pixels, longest_px)
        renditions[name] = Rendition(*pixels.size, _encoded(pixels))
    return CleanPhoto(renditions, capture)


def _opened(photo: bytes, max_px: int) -> ImageFile.ImageFile:
    kind = kind_of(photo[:12])
    if kind is None:
        raise UnsupportedPhoto
    # Pillow refuses from twice this on. For WebP it must: opening one already allots its canvas.
    Image.MAX_IMAGE_PIXELS = max_px // 2
    try:
        image = _OPENERS[kind](BytesIO(photo))
        n_px = image.width * image.height
    except Image.DecompressionBombError:
        n_px = max_px + 1
    if n_px > max_px:
        raise TooManyPixels(
            "This photo has too many pixels. Save a smaller copy of it and send that.",
            max_px=max_px,
        )
    return image


def _decode(image: ImageFile.ImageFile, longest_px: int) -> None:
    """Decode the whole file; of a large JPEG only the detail that `longest_px` needs."""
    near = fitted(*image.size, round(longest_px * NEAR_ENOUGH_SHARE))
    image.draft(None, near)  # works on JPEG only
    image.load()


def _upright_srgb(image: ImageFile.ImageFile, longest_px: int) -> Image.Image:
    """Return the pixels as a new RGB image, at most `longest_px` long, right way up."""
    profile = image.info.get("icc_profile")
    orientation = _orientation(image)
    pixels = _scaled(_opaque(image), longest_px)
    pixels = _srgb(pixels, profile)
    bare = Image.new("RGB", pixels.size)  # with no comment that Pillow would write again
    bare.paste(pixels)
    if orientation is not None:
        bare.getexif()[ExifTags.Base.Orientation] = orientation
        ImageOps.exif_transpose(bare, in_place=True)
    return bare


def _paint(pixels: Image.Image, marks: Marks) -> None:
    """Put opaque colour over what is marked."""
    pen = ImageDraw.Draw(pixels)
    width, height = pixels.size
    for stroke in marks.strokes:
        thick = max(STROKE_MIN_PX, round(stroke.width * width))
        points = [(x * width, y * height) for x, y in stroke.points]
        pen.line(points, fill=REDACTED, width=thick)
        # Round ends and joints, without which a bent line has gaps at its corners.
        for x, y in points:
            reach = thick / 2
            pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=REDACTED)
    for area in marks.rectangles:
        left, top = area.x * width, area.y * height
        pen.rectangle(
            (left, top, left + area.width * width, top + area.height * height), fill=REDACTED
        )


def _orientation(image: Image.Image) -> int | None:
    try:
        value = image.getexif().get(ExifTags.Base.Orientation)
    except MALFORMED:
        return None
    return value if isinstance(value, int) and 2 <= value <= 8 else None  # noqa: PLR2004 - EXIF


def _opaque(image: Image.Image) -> Image.Image:
    """Return `image` without transparency or palette, in RGB, L or CMYK."""
    if image.mode.startswith("I"):  # 16 bits of grey
        return image.point(lambda grey: grey * (1 / 256)).convert("L")
    if not image.has_transparency_data:
        return image if image.mode in {"RGB", "L", "CMYK"} else image.convert("RGB")
    picture = image.convert("RGBA")
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _scaled(image: Image.Image, longest_px: int) -> Image.Image:
    size = fitted(*image.size, longest_px)
    if size == image.size:
        return image
    return image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return `image` in sRGB; a colour profile that cannot be used is ignored."""
    if profile and len(profile) <= ICC_MAX_BYTES:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            if (source.profile.profile_description or "").startswith("sRGB"):
                return image.convert("RGB")
            converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, *MALFORMED):
            return image.convert("RGB")
        if converted is not None:
            return converted
    return image.convert("RGB")


def _encoded(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=JPEG_QUALITY, progressive=True, optimize=True)
    return out.getvalue()


def _capture(image: Image.Image) -> Capture:
    """Return when and where the photo was taken; what is broken counts as not said."""
    try:
        exif = image.getexif()
        shot = exif.get_ifd(ExifTags.IFD.Exif)
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    except MALFORMED:
        return Capture()
    tag = ExifTags.GPS
    return Capture(
        captured_at=captured_at(
            shot.get(ExifTags.Base.DateTimeOriginal), shot.get(ExifTags.Base.OffsetTimeOriginal)
        ),
        location=capture_location(
            (gps.get(tag.GPSLongitude), gps.get(tag.GPSLongitudeRef)),
            (gps.get(tag.GPSLatitude), gps.get(tag.GPSLatitudeRef)),
            gps.get(tag.GPSHPositioningError),
        ),
    )
