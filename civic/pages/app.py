# SPDX-License-Identifier: EUPL-1.2
"""The built app: its files, and the shell that pages are put into."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from civic.platform.config import settings

#: What stands in index.html where the server fills in.
HEAD, PLAIN = "<!--civic:head-->", "<!--civic:plain-->"
#: What index.html may say for the time without a server; the server says it for each page.
OWN_HEAD = re.compile(
    r"<title>.*?</title>\s*|<meta name=\"(?:description|theme-color)\"[^>]*>\s*", re.DOTALL
)
#: Ending of a file -> what it is; what ends otherwise is not served.
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
#: Longer names no build makes, and a file system takes no part of 256 bytes.
NAME_MAX_CHARS = 200
#: Encoding -> ending of the file beside, best first.
ENCODINGS = {"br": ".br", "gzip": ".gz"}


@dataclass(frozen=True)
class Shell:
    """index.html of the app, cut where a page goes in."""

    #: Up to what the head of the page says.
    start: str
    #: Between that and the plain content.
    middle: Markup
    end: Markup

    def opening(self, language: str) -> Markup:
        """Return the start of the document in `language`."""
        return Markup(self.start.replace('<html lang="en"', f'<html lang="{language}"', 1))  # noqa: S704 - our own file, and one of our languages

    def styled(self, href: str) -> Markup:
        """Return the middle with the style of plain pages, for those who run no script.

        It comes after the app's own, which is loaded there too.
        """
        link = Markup('<noscript><link rel="stylesheet" href="{}"></noscript>\n').format(href)
        head, end, body = self.middle.partition("</head>")
        return head + link + end + body


@dataclass(frozen=True)
class AppFile:
    """A file of the app as it goes to a client."""

    media_type: str
    #: Of the bytes; None: as they are.
    encoding: str | None
    body: bytes

    @property
    def etag(self) -> str:
        """Return a name of the bytes."""
        return sha256(self.body).hexdigest()[:32]


def shell() -> Shell | None:
    """Return the shell; None where the app is not built."""
    path = settings().web.app / "index.html"
    try:
        changed_at = path.stat().st_mtime_ns
    except OSError:
        return None
    return _shell(path, changed_at)


def app_file(name: str, accepts: Callable[[str], bool]) -> AppFile | None:
    """Return the file `name` of the app, packed if a packed one lies beside and is accepted.

    None where there is no such file, or it is none that clients ask for.

    Args:
        name: path below the folder of the app, parted by slashes.
        accepts: whether the client takes an encoding, by its name.
    """
    root = settings().web.app
    path = root / name
    is_hidden = any(part.startswith(".") or not part for part in name.split("/"))
    if is_hidden or len(name) > NAME_MAX_CHARS or path.suffix not in MEDIA_TYPES:
        return None
    if not _is_inside(path, root):
        return None
    for encoding, ending in ENCODINGS.items():
        packed = path.with_name(path.name + ending)
        if accepts(encoding) and _is_inside(packed, root):
            return AppFile(MEDIA_TYPES[path.suffix], encoding, packed.read_bytes())
    return AppFile(MEDIA_TYPES[path.suffix], None, path.read_bytes())


def _is_inside(path: Path, root: Path) -> bool:
    """Tell whether there is such a file, and no link leads out of `root`."""
    return path.is_file() and path.resolve().is_relative_to(root.resolve())


@lru_cache(maxsize=4)
def _shell(path: Path, changed_at: int) -> Shell | None:  # noqa: ARG001 - another build, another shell
    """Return the shell; None where the file lacks what the server fills in."""
    document = OWN_HEAD.sub("", path.read_text(encoding="utf-8"))
    start, head, rest = document.partition(HEAD)
    middle, plain, end = rest.partition(PLAIN)
    if not head or not plain:
        return None
    return Shell(start, Markup(middle), Markup(end))  # noqa: S704 - our own file
