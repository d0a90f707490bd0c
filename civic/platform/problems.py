# SPDX-License-Identifier: EUPL-1.2
"""Refusals that people and clients can read (RFC 9457 problem details)."""

from typing import Any, ClassVar


class Problem(Exception):
    """A refusal of the domain; the web turns it into application/problem+json.

    A subclass says `status`, `type` (path of its documentation, stable: clients switch on it) and
    `title` (for people, translated). `detail` is one sentence with the offending value.
    """

    status: ClassVar[int]
    type: ClassVar[str] = "about:blank"
    title: ClassVar[str]

    def __init__(self, detail: str | None = None, **members: Any) -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        self.members = members


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


class Stale(Problem):
    """The row changed since the client read it (If-Match)."""

    status = 412
    type = "/problems/stale"
    title = "It has changed since you opened it"


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
