# SPDX-License-Identifier: EUPL-1.2
"""Files as cameras, and people with bad intentions, make them; all by code, none from a camera."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pillow_heif
from PIL import ExifTags, Image, ImageCms
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

pillow_heif.register_heif_opener()

RED, GREEN, BLUE, WHITE = (220, 20, 20), (20, 180, 20), (20, 20, 220), (250, 250, 250)
#: Words that stand in metadata of the samples and must not stand in what is kept.
SECRETS = (
    b"SERIAL-4711",
    b"GPS",
    b"Exif",
    b"http://ns.adobe.com/xap/1.0/",
    b"Photoshop",
    b"<script>",
    b"<?php",
    b"PK\x03\x04",
    b"alert(1)",
    b"thumbnail-of-my-home",
    b"ICC_PROFILE",
    b"MPF",
    b"Owner Name",
)


def picture(width: int = 640, height: int = 480) -> Image.Image:
    """Return four quarters: red, green / blue, white; so that one sees how it is turned."""
    image = Image.new("RGB", (width, height), WHITE)
    middle = (width // 2, height // 2)
    image.paste(RED, (0, 0, *middle))
    image.paste(GREEN, (middle[0], 0, width, middle[1]))
    image.paste(BLUE, (0, middle[1], middle[0], height))
    return image


def as_bytes(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg(width: int = 640, height: int = 480, **options: Any) -> bytes:
    return as_bytes(picture(width, height), **{"quality": 90, **options})


def camera_exif(*, gps: bool = True, orientation: int = 1, offset: str | None = None) -> Image.Exif:
    """Return what a telephone writes: its serial number, its owner, when and where."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "Camera"
    shot = exif.get_ifd(ExifTags.IFD.Exif)
    shot[ExifTags.Base.DateTimeOriginal] = "2026:11:22 09:50:07"
    shot[ExifTags.Base.BodySerialNumber] = "SERIAL-4711"
    shot[ExifTags.Base.CameraOwnerName] = "Owner Name"
    shot[ExifTags.Base.MakerNote] = b"thumbnail-of-my-home" + jpeg(64, 48)
    if offset is not None:
        shot[ExifTags.Base.OffsetTimeOriginal] = offset
    if gps:
        place = exif.get_ifd(ExifTags.IFD.GPSInfo)
        place[ExifTags.GPS.GPSLatitudeRef] = "N"
        place[ExifTags.GPS.GPSLatitude] = (60.0, 10.0, 15.5)
        place[ExifTags.GPS.GPSLongitudeRef] = "E"
        place[ExifTags.GPS.GPSLongitude] = (24.0, 56.0, 30.0)
        place[ExifTags.GPS.GPSHPositioningError] = 4.5
    return exif


def with_segments(photo: bytes, *segments: tuple[int, bytes]) -> bytes:
    """Put JPEG segments (marker, content) behind the start of the image."""
    head = b"".join(
        struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content
        for marker, content in segments
    )
    return photo[:2] + head + photo[2:]


def talkative_jpeg() -> bytes:
    """Return a JPEG with every place for metadata in use."""
    photo = jpeg(exif=camera_exif())
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><script>alert(1)</script></x:xmpmeta>"
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0e\x1c\x02\x50\0\x09<script>"
    preview = b"Photoshop 3.0\x008BIM\x04\x0c\0\0\0\0\0\x14thumbnail-of-my-home"
    jfxx = b"JFXX\0\x10thumbnail-of-my-home"
    comment = b"<?php echo 1; ?>"
    return with_segments(
        photo, (0xE1, xmp), (0xED, iptc), (0xED, preview), (0xE0, jfxx), (0xFE, comment)
    )


def mpf_jpeg() -> bytes:
    """Return a JPEG with a second picture behind the first, as telephones with depth write it."""
    second = jpeg(32, 32, exif=camera_exif())
    entries = struct.pack(">LLLHH", 0x00030000, 0, 0, 0, 0) + struct.pack(
        ">LLLHH", 0, len(second), 0, 0, 0
    )
    fields = (
        struct.pack(">HHL4s", 0xB000, 7, 4, b"0100")
        + struct.pack(">HHLL", 0xB001, 4, 1, 2)
        + struct.pack(">HHLL", 0xB002, 7, len(entries), 8 + 2 + 36 + 4)
    )
    index = b"MM\0*" + struct.pack(">LH", 8, 3) + fields + struct.pack(">L", 0) + entries
    return with_segments(jpeg(), (0xE2, b"MPF\0" + index)) + second


def png_chunk(kind: bytes, content: bytes) -> bytes:
    crc = zlib.crc32(kind + content)
    return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", crc)


def png(width: int, height: int, depth_colour: tuple[int, int], *chunks: bytes) -> bytes:
    """Return a PNG of these chunks, whatever they are worth."""
    header = struct.pack(">LLBBBBB", width, height, *depth_colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + b"".join(chunks)
        + png_chunk(b"IEND", b"")
    )


def png_16_bit(width: int = 64, height: int = 48) -> bytes:
    """Return a red PNG with 16 bits a channel."""
    row = b"\0" + struct.pack(">HHH", 0xDCDC, 0x1414, 0x1414) * width
    return png(width, height, (16, 2), png_chunk(b"IDAT", zlib.compress(row * height)))


def grey_16_bit(level: int, width: int = 64, height: int = 48) -> bytes:
    row = b"\0" + struct.pack(">H", level) * width
    return png(width, height, (16, 0), png_chunk(b"IDAT", zlib.compress(row * height)))


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"WEBP" + b"".join(
        kind + struct.pack("<L", len(content)) + content + b"\0" * (len(content) % 2)
        for kind, content in chunks
    )
    return b"RIFF" + struct.pack("<L", len(body)) + body


def _three(number: int) -> bytes:
    return struct.pack("<L", number)[:3]


def webp_canvas(width: int, height: int) -> bytes:
    """Return a WebP that announces a canvas and brings next to nothing."""
    one = as_bytes(Image.new("RGB", (16, 16), RED), "WEBP")
    content = b"\0\0\0\0" + _three(width - 1) + _three(height - 1)
    return riff((b"VP8X", content), (b"VP8 ", one[20:]))


def animated_webp(n_frames: int, width: int = 64, height: int = 48) -> bytes:
    """Return a red WebP animation of that many frames."""
    still = as_bytes(Image.new("RGB", (width, height), RED), "WEBP")[12:]
    frame = b"\0" * 6 + _three(width - 1) + _three(height - 1) + _three(10) + b"\0" + still
    canvas = b"\x02\0\0\0" + _three(width - 1) + _three(height - 1)
    return riff((b"VP8X", canvas), (b"ANIM", b"\0" * 6), *([(b"ANMF", frame)] * n_frames))


def animated_png(n_frames: int) -> bytes:
    frames = [Image.new("RGB", (64, 48), (220, 20, index)) for index in range(n_frames)]
    return as_bytes(frames[0], "PNG", save_all=True, append_images=frames[1:], duration=10)


def cmyk_jpeg() -> bytes:
    return as_bytes(picture().convert("CMYK"), quality=95)


def swapped_colours_jpeg() -> bytes:
    """Return a JPEG whose profile says that its red is green and the other way round."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    words = profile.replace(b"s\0R\0G\0B", b"o\0w\0n\0 ")
    return jpeg(icc_profile=bytes(words))


def heic(width: int = 640, height: int = 480, **options: Any) -> bytes:
    return as_bytes(picture(width, height), "HEIF", quality=80, **options)


def scan_bomb(n_scans: int) -> bytes:
    """Return a small progressive JPEG file whose last scan comes over and over again."""
    flat = as_bytes(Image.new("RGB", (6000, 6000), RED), quality=50, progressive=True)
    last = flat.rindex(b"\xff\xda")
    scan = flat[last:-2]
    return flat[:-2] + scan * n_scans + flat[-2:]


def form(photo: bytes, name: str = "a.jpg") -> dict[str, Any]:
    """Return the arguments of a test client's `post` that uploads `photo` under this name."""
    # By the test client itself it would be a temporary file, which nobody closes.
    boundary, body = encode_multipart({"photo": FileStorage(BytesIO(photo), name)})
    return {"data": body, "content_type": f"multipart/form-data; boundary={boundary}"}
