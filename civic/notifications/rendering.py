# SPDX-License-Identifier: EUPL-1.2
"""From letter to words: one template per kind makes the text and the HTML of a mail."""

from dataclasses import dataclass
from email.utils import parseaddr
from functools import cache
from re import sub

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from civic.notifications.about import Letter
from civic.platform.config import ROOT, settings
from civic.platform.i18n import translate, translate_n

TEMPLATES = ROOT / "civic" / "notifications" / "templates"


@dataclass(frozen=True)
class Rendered:
    """The two faces of a mail; they say the same."""

    text: str
    html: str


def rendered(kind: str, letter: Letter, language: str) -> Rendered:
    """Return the words of `letter`; whatever people wrote is escaped in the HTML."""
    text = _face("txt", kind, letter, language)
    return Rendered(
        sub(r"\n{3,}", "\n\n", text).strip() + "\n", _face("html", kind, letter, language)
    )


def _face(form: str, kind: str, letter: Letter, language: str) -> str:
    environment = _environment(form, language)
    values = {
        "m": environment.get_template(f"mail/blocks.{form}.jinja").module,
        "layout": f"mail/layout.{form}.jinja",
        "service": parseaddr(settings().mail.sender)[0] or "civic",
        "subject": letter.subject,
        **letter.values,
    }
    return environment.get_template(f"{letter.folder}/{kind}.jinja").render(values)


@cache
def _environment(form: str, language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        extensions=["jinja2.ext.i18n"],
        autoescape=form == "html",  # noqa: S701 - escapes all but plain text
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        gettext=lambda message: translate(message, language),
        ngettext=lambda one, many, n: translate_n(one, many, n, language),
        newstyle=True,
    )
    environment.globals["language"] = language
    environment.filters["lines"] = _lines
    environment.filters["quoted"] = _quoted
    return environment


def _lines(text: str) -> Markup:
    """Return what somebody wrote as HTML, its line breaks kept and nothing else."""
    return Markup("<br>\n").join(escape(line) for line in text.splitlines())


def _quoted(text: str) -> str:
    """Return what somebody wrote as plain text that can't be taken for words of the city."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
