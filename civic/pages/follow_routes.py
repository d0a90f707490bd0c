# SPDX-License-Identifier: EUPL-1.2
"""The pages that the links in mails to followers lead to.

Programs that look into mails open every link: opening changes nothing. The addresses to stop take
a POST from anywhere, without cookies, as programs for mail send it (RFC 8058).
"""

from apiflask import APIBlueprint
from flask import Response

from civic.accounts.access import anyone
from civic.pages.routes import page
from civic.platform.db import transaction
from civic.platform.http import endpoint
from civic.reports.errors import FollowLinkExpired
from civic.reports.neighbour_queries import confirmable, followed, stoppable
from civic.reports.neighbour_routes import confirmed, unfollowed

bp = APIBlueprint("follow_pages", __name__, enable_openapi=False)


@endpoint(bp, "/follow/<string:token>", "GET", may=anyone, refuses=(FollowLinkExpired,))
def show_follow(token: str) -> Response:
    """Offer to follow the report of the mail."""
    follower_id = confirmable(token)
    with transaction() as session:
        report = followed(session, follower_id)
    if report is None:
        raise FollowLinkExpired("Follow the report anew to get another link.")
    return _page("asks_to_follow", report.number)


@endpoint(bp, "/follow/<string:token>", "POST", may=anyone, refuses=(FollowLinkExpired,))
def follow_on_page(token: str) -> Response:
    """Follow the report of the mail."""
    return _page("follows", confirmed(token).number)


@endpoint(bp, "/unfollow/<string:token>", "GET", may=anyone, refuses=(FollowLinkExpired,))
def show_unfollow(token: str) -> Response:
    """Offer to stop following the report of the mail."""
    follower_id = stoppable(token)
    with transaction() as session:
        report = followed(session, follower_id)
    return _page("asks_to_stop", report.number) if report else _page("stopped", None)


@endpoint(bp, "/unfollow/<string:token>", "POST", may=anyone, refuses=(FollowLinkExpired,))
def unfollow_on_page(token: str) -> Response:
    """Stop following the report of the mail; again is fine."""
    report = unfollowed(token)
    return _page("stopped", report.number if report else None)


def _page(state: str, number: str | None) -> Response:
    response = page("follow", state=state, number=number)
    response.headers["Cache-Control"] = "no-store"  # its address is a secret
    return response
