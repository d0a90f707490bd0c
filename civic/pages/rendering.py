# SPDX-License-Identifier: EUPL-1.2
"""Templates, and the files that they refer to by their content."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from civic.pages.app import Shell
from civic.platform.i18n import LANGUAGES, translate, translate_n

HERE = Path(__file__).parent
#: Each language in its own words, for the switch at the end of every page.
LANGUAGE_NAMES = {"en": "English", "fi": "Suomi", "sv": "Svenska", "et": "Eesti", "ru": "Русский"}
MEDIA_TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class Asset:
    """A file that pages refer to; `name` changes with its content."""

    name: str
    media_type: str
    body: bytes


@dataclass(frozen=True)
class Frame:
    """What surrounds the content of every page."""

    language: str
    #: Path of this page and its query, to switch the language and to come back.
    path: str
    query: Mapping[str, str]
    is_demo: bool
    #: Who is signed in.
    email: str | None
    #: Proof for forms that they come from this site; only where the session needs one.
    csrf_token: str | None
    #: Absolute address of the installation.
    base: str
    #: What the page is put into; None: it is a document of its own.
    shell: Shell | None = None
    #: Colour of the city, as CSS has it.
    theme: str | None = None

    def link(self, path: str, **query: Any) -> str:
        """Return the address of another page, in the language that was asked for by hand."""
        chosen = {"lang": self.query["lang"]} if "lang" in self.query else {}
        parameters = {key: value for key, value in query.items() if value} | chosen
        return f"{path}?{urlencode(parameters)}" if parameters else path

    def absolute(self, language: str | None = None) -> str:
        """Return the address of this page for everybody, in a language where one is given."""
        return f"{self.base}{self.path}" + (f"?lang={language}" if language else "")

    def canonical(self) -> str:
        """Return the one address that stands for this page in the language asked for by hand."""
        return self.absolute(self.query.get("lang"))

    def in_language(self, language: str) -> str:
        """Return the address of this page in another language."""
        return f"{self.path}?{urlencode({**self.query, 'lang': language})}"


@cache
def assets() -> Mapping[str, Asset]:
    """Return all files that pages refer to, by the name they have without their content."""
    found = {}
    for path in sorted((HERE / "static").iterdir()):
        body = path.read_bytes()
        name = f"{path.stem}.{sha256(body).hexdigest()[:16]}{path.suffix}"
        found[path.name] = Asset(name, MEDIA_TYPES[path.suffix], body)
    return found


def asset_of(name: str) -> Asset | None:
    """Return the file with this name, content included."""
    return next((asset for asset in assets().values() if asset.name == name), None)


def rendered(template: str, frame: Frame, **values: Any) -> str:
    """Return the page; everything that people wrote is escaped."""
    environment = _environment(frame.language)
    return environment.get_template(f"{template}.html.jinja").render(frame=frame, **values)


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        gettext=lambda message: translate(message, language),
        ngettext=lambda one, many, n: translate_n(one, many, n, language),
        newstyle=True,
    )
    environment.globals.update(
        language=language,
        languages=[(code, LANGUAGE_NAMES[code]) for code in LANGUAGES],
        asset=lambda name: f"/static/{assets()[name].name}",
    )
    environment.filters["paragraphs"] = _paragraphs
    environment.filters["breakable"] = _breakable
    return environment


def _paragraphs(text: str) -> Markup:
    """Return what somebody wrote as HTML: its lines and empty lines kept, nothing else."""
    blocks = [block for block in text.strip().replace("\r\n", "\n").split("\n\n") if block.strip()]
    lines = (Markup("<br>\n").join(escape(line) for line in b.splitlines()) for b in blocks)
    return Markup("\n").join(Markup("<p>{}</p>").format(line) for line in lines)


def _breakable(path: str) -> Markup:
    """Return a path that may be broken after its inner slashes, and is copied as it is."""
    first, *others = path.split("/")
    inner = Markup("/<wbr>").join(escape(part) for part in others)
    return escape(first) + "/" + inner if others else escape(first)
