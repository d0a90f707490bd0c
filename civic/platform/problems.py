# SPDX-License-Identifier: EUPL-1.2
"""Refusals that people and clients can read (RFC 9457 problem details)."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar

FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def filled(template: str, values: Mapping[str, str]) -> str:
    """Return `template` with `{name}` replaced by the value of that name, and nothing else.

    A field without a value stays as it is written, and so do braces inside of values: templates
    are translated by people and values come from anybody, and neither may break a refusal.
    """
    return FIELD.sub(lambda field: values.get(field[1], field[0]), template)


class Problem(Exception):
    """A refusal of the domain; the web turns it into application/problem+json.

    A subclass says `status`, `type` (path of its documentation, stable: clients switch on it) and
    `title` (for people, translated). `detail` is one sentence with the offending value: a template,
    which is what is translated, whose `{name}` stands for the member of that name. Members are
    part of the answer's JSON.
    """

    status: ClassVar[int]
    type: ClassVar[str] = "about:blank"
    title: ClassVar[str]
    #: What the sentence says for a member that is a code: member -> code -> English words.
    words: ClassVar[Mapping[str, Mapping[str, str]]] = {}

    def __init__(self, detail: str | None = None, **members: Any) -> None:
        self.template = detail
        self.members = members
        super().__init__(self.detail or self.title)

    @property
    def detail(self) -> str | None:
        """The sentence in English, if there is one."""
        return self.sentence(say=str, day=date.isoformat)

    def sentence(self, say: Callable[[str], str], day: Callable[[date], str]) -> str | None:
        """Return the detail in the language in which `say` puts English and `day` a date."""
        if self.template is None:
            return None
        values = {
            name: self._said(name, value, say, day)
            for name, value in self.members.items()
            if f"{{{name}}}" in self.template
        }
        return filled(say(self.template), values)

    def _said(
        self, name: str, value: Any, say: Callable[[str], str], day: Callable[[date], str]
    ) -> str:
        if isinstance(value, date):
            return day(value)
        if isinstance(value, list | tuple):
            return ", ".join(self._said(name, item, say, day) for item in value)
        code = str(value)
        word = self.words.get(name, {}).get(code)
        return code if word is None else say(word)


class InvalidBody(Problem):
    """The body, query or form is not what the endpoint takes; `errors` names every fault."""

    status = 422
    type = "/problems/invalid-body"
    title = "Something in the request is missing or wrong"


class NotSignedIn(Problem):
    """Nobody is signed in and the endpoint wants somebody."""

    status = 401
    title = "Sign in first"


class NotAllowed(Problem):
    """The person signed in may not do this."""

    status = 403
    title = "You may not do this"


class NotThere(Problem):
    """There is no such thing, or it must not be seen: the answer is the same."""

    status = 404
    title = "There is no such thing here"


class TooLarge(Problem):
    """The body is larger than the endpoint takes."""

    status = 413
    type = "/problems/too-large"
    title = "Too large"


class SlowDown(Problem):
    """Too many requests; `Retry-After` says when to come back."""

    status = 429
    type = "/problems/slow-down"
    title = "Too many at once"


class TryAgain(Problem):
    """The database restarts; `Retry-After` says when it will be back."""

    status = 503
    type = "/problems/try-again"
    title = "The service is restarting; please try again"


class CrossSite(Problem):
    """The request does not carry the token of the session it claims."""

    status = 403
    type = "/problems/csrf"
    title = "The request did not come from this site"
