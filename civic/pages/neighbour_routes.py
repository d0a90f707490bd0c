# SPDX-License-Identifier: EUPL-1.2
"""What neighbours do on the page of a report: "me too", and following it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from secrets import token_urlsafe

from apiflask import APIBlueprint
from flask import Response, request
from sqlalchemy.orm import Session

from civic.accounts.access import anyone
from civic.accounts.policy import Actor
from civic.pages.report_routes import REPORT, SUPPORTER_COOKIE, back_to, neighbour, report_answer
from civic.pages.routes import form_of, refuse_other_sites
from civic.platform.clock import utc_now
from civic.platform.config import settings
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.i18n import N_
from civic.platform.problems import CrossSite, InvalidBody, NotAllowed, NotThere, Problem
from civic.reports import neighbour_commands, queries
from civic.reports.errors import OwnReport
from civic.reports.models import Report
from civic.reports.neighbour_policy import admit_neighbour
from civic.reports.neighbour_schemas import FollowBody

bp = APIBlueprint("neighbour_pages", __name__, enable_openapi=False)

NOT_OPEN = (NotThere, NotAllowed, OwnReport, CrossSite)
#: A device keeps its "me too" for so long; taking it back later needs the account.
SUPPORTED_FOR = timedelta(days=365)
NO_ADDRESS = N_("Write your e-mail address, such as name@example.org.")


@endpoint(bp, f"{REPORT}/support", "POST", may=anyone, refuses=NOT_OPEN, limit="support")
def support_on_page(number: str) -> Response:
    """Say "me too"; who is not signed in is known by a cookie that is for nothing else."""
    actor = neighbour()
    if not actor.is_signed_in and actor.supporter_key is None:
        actor = replace(actor, supporter_key=token_urlsafe(32))
    response = _done(number, actor, neighbour_commands.support)
    if not actor.is_signed_in and response.status_code < 400:  # noqa: PLR2004 - refusals
        response.set_cookie(
            SUPPORTER_COOKIE,
            str(actor.supporter_key),
            max_age=SUPPORTED_FOR,
            httponly=True,
            samesite="Lax",
            secure=settings().public_url.startswith("https://"),
        )
    return response


@endpoint(
    bp,
    f"{REPORT}/support-withdrawal",
    "POST",
    may=anyone,
    refuses=(NotThere, CrossSite),
    limit="support",
)
def withdraw_support_on_page(number: str) -> Response:
    """Take "me too" back."""

    def withdraw(session: Session, report: Report, actor: Actor, _: datetime) -> None:
        neighbour_commands.withdraw_support(session, report, actor)

    return _done(number, neighbour(), withdraw, is_open_to_all=False)


@endpoint(
    bp, f"{REPORT}/follow", "POST", may=anyone, refuses=(*NOT_OPEN, InvalidBody), limit="follow"
)
def follow_on_page(number: str) -> Response:
    """Follow a report: at once with an account, else after confirming by mail."""
    actor = current_actor()
    if actor.is_signed_in:
        return _done(number, actor, _follow)
    try:
        email = form_of(FollowBody, NO_ADDRESS, email=request.form.get("email") or "-").email
    except InvalidBody as problem:
        return report_answer(number, problem=problem, typed=request.form)

    def ask(session: Session, report: Report, _: Actor, now: datetime) -> None:
        neighbour_commands.ask_to_follow(session, report, str(email), language(), now)

    return _done(number, actor, ask, told="to_confirm")


@endpoint(
    bp,
    f"{REPORT}/unfollow",
    "POST",
    may=anyone,
    refuses=(NotThere, CrossSite),
    limit="follow",
)
def unfollow_on_page(number: str) -> Response:
    """Get no more news of a report by one's account."""

    def let_go(session: Session, report: Report, actor: Actor, _: datetime) -> None:
        if actor.email is not None:
            neighbour_commands.let_go(session, report.id, actor.email)

    return _done(number, current_actor(), let_go, is_open_to_all=False)


def _follow(session: Session, report: Report, actor: Actor, now: datetime) -> None:
    if actor.person_id is not None:
        neighbour_commands.follow(session, report, actor.person_id, language(), now)


def _done(
    number: str,
    actor: Actor,
    change: Callable[[Session, Report, Actor, datetime], None],
    *,
    is_open_to_all: bool = True,
    told: str = "",
) -> Response:
    """Do it and lead back to the page; else say why not.

    Args:
        number: of the report.
        actor: who does it.
        change: what is done.
        is_open_to_all: whether only a report that everybody may read takes it, from its neighbours.
        told: what the page says then.
    """
    refuse_other_sites()
    try:
        with transaction() as session:
            found = queries.seen(session, number, actor, lock=True)
            if is_open_to_all:
                admit_neighbour(found.rights)
            change(session, found.report, actor, utc_now())
    except NotThere:
        raise
    except Problem as problem:
        return report_answer(number, problem=problem, typed=request.form)
    return back_to(number, told=told)
