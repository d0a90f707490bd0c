# SPDX-License-Identifier: EUPL-1.2
"""Supporters and followers of reports."""

from dataclasses import replace
from uuid import UUID

from apiflask import APIBlueprint

from civic.accounts.access import anyone, signed_in
from civic.accounts.policy import Actor
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn, NotThere
from civic.reports import neighbour_commands, queries
from civic.reports.errors import FollowLinkExpired, OwnReport
from civic.reports.models import Report
from civic.reports.neighbour_policy import admit_neighbour
from civic.reports.neighbour_queries import confirmable, neighbours, stoppable
from civic.reports.neighbour_schemas import (
    FollowBody,
    FollowState,
    FollowView,
    SupportBody,
    SupportView,
)

bp = APIBlueprint("neighbours", __name__, tag="Reports")

REPORT = "/api/v1/reports/<uuid:report_id>"
FOLLOW = "/api/v1/follows/<string:token>"
NOT_OPEN = (NotThere, NotAllowed, OwnReport, InvalidBody)


@endpoint(
    bp,
    f"{REPORT}/support",
    "PUT",
    may=anyone,
    body=SupportBody,
    returns=SupportView,
    refuses=NOT_OPEN,
    limit="support",
)
def support_report(report_id: UUID, body: SupportBody) -> SupportView:
    """Say "me too": once for each account, or for each device where nobody is signed in."""
    actor = _neighbour(body)
    with transaction() as session:
        found = queries.seen(session, report_id, actor, lock=True)
        admit_neighbour(found.rights)
        neighbour_commands.support(session, found.report, actor, utc_now())
        return SupportView(n_supporters=found.report.n_supporters, is_supported=True)


@endpoint(
    bp,
    f"{REPORT}/support",
    "DELETE",
    may=anyone,
    body=SupportBody,
    returns=SupportView,
    refuses=(NotThere, InvalidBody),
    limit="support",
)
def withdraw_support(report_id: UUID, body: SupportBody) -> SupportView:
    """Take "me too" back, of the account and of the device whose key is sent."""
    actor = _neighbour(body)
    with transaction() as session:
        report = queries.seen(session, report_id, actor, lock=True).report
        neighbour_commands.withdraw_support(session, report, actor)
        is_supported = neighbours(session, report, actor).is_supported
        return SupportView(n_supporters=report.n_supporters, is_supported=is_supported)


@endpoint(
    bp,
    f"{REPORT}/follow",
    "PUT",
    may=anyone,
    body=FollowBody,
    returns=FollowView,
    refuses=NOT_OPEN,
    limit="follow",
)
def follow_report(report_id: UUID, body: FollowBody) -> FollowView:
    """Get the public news of a report by mail.

    With an account at once; else a mail with a link is sent to the address, and its owner follows
    the report after confirming. The answer is the same whether the address follows it already.
    """
    actor, now, tongue = current_actor(), utc_now(), body.language or language()
    with transaction() as session:
        found = queries.seen(session, report_id, actor)
        admit_neighbour(found.rights)
        if actor.person_id is not None:
            neighbour_commands.follow(session, found.report, actor.person_id, tongue, now)
            return _view("following", found.report)
        if body.email is None:
            detail = "say where the news go, or sign in"
            raise InvalidBody(errors=[{"pointer": "/email", "detail": detail, "in": "json"}])
        neighbour_commands.ask_to_follow(session, found.report, body.email, tongue, now)
        return _view("to_confirm", found.report)


@endpoint(
    bp,
    f"{REPORT}/follow",
    "DELETE",
    may=signed_in,
    returns=FollowView,
    refuses=(NotThere, NotSignedIn),
)
def unfollow_report(report_id: UUID) -> FollowView:
    """Get no more news of a report, neither by the account nor by its address."""
    actor = current_actor()
    with transaction() as session:
        report = queries.seen(session, report_id, actor).report
        neighbour_commands.let_go(session, report.id, actor.email)
        return _view("not_following", report)


@endpoint(bp, FOLLOW, "PUT", may=anyone, returns=FollowView, refuses=(FollowLinkExpired,))
def confirm_follow(token: str) -> FollowView:
    """Confirm with the link of the mail that its owner wants the news."""
    return _view("following", confirmed(token))


@endpoint(bp, FOLLOW, "DELETE", may=anyone, returns=FollowView, refuses=(FollowLinkExpired,))
def unfollow_by_link(token: str) -> FollowView:
    """Get no more news of the report whose mail holds the link; again is fine."""
    report = unfollowed(token)
    if report is None:
        return FollowView(state="not_following", number=None)
    return _view("not_following", report)


def confirmed(token: str) -> Report:
    """Confirm to follow and return the report.

    Raises:
        FollowLinkExpired: the link works no more.
    """
    follower_id = confirmable(token)
    with transaction() as session:
        return neighbour_commands.confirm(session, follower_id, utc_now())


def unfollowed(token: str) -> Report | None:
    """Let go of the report that the link is about and return it; None if that was done before.

    Raises:
        FollowLinkExpired: the link was not made here, or is older than any that is in use.
    """
    follower_id = stoppable(token)
    with transaction() as session:
        return neighbour_commands.unfollow(session, follower_id)


def _neighbour(body: SupportBody) -> Actor:
    """Return who calls, with the key of the device from the body or the header.

    Raises:
        InvalidBody: neither an account nor a key of the device.
    """
    actor: Actor = current_actor()
    key = body.supporter_key or actor.supporter_key
    if not actor.is_signed_in and not key:
        detail = "send the key of the device, or sign in"
        raise InvalidBody(errors=[{"pointer": "/supporter_key", "detail": detail, "in": "json"}])
    return replace(actor, supporter_key=key)


def _view(state: FollowState, report: Report) -> FollowView:
    return FollowView(state=state, number=report.number)
