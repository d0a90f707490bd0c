# SPDX-License-Identifier: EUPL-1.2
"""The page of a report, and what its reporter does there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import quote, urlencode
from uuid import UUID

from apiflask import APIBlueprint
from flask import Response, redirect, request
from pydantic import BaseModel
from sqlalchemy.orm import Session

from civic.accounts.access import anyone, reporter
from civic.accounts.policy import Actor
from civic.pages.routes import Form, form_of, page, refusal_words
from civic.pages.views import report_page
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.i18n import N_
from civic.platform.problems import NotAllowed, NotSignedIn, NotThere, Problem
from civic.reports import queries, reporter_commands
from civic.reports.commands import By
from civic.reports.errors import IllegalTransition, NotRateable, NotReopenable
from civic.reports.kinds import ActorRole
from civic.reports.models import Report
from civic.reports.schemas import RatingBody, ReasonBody

bp = APIBlueprint("report_pages", __name__, enable_openapi=False)

REPORT = "/reports/<string:number>"
NOT_MINE = (NotThere, NotAllowed, NotSignedIn)
#: The key of a device without script that supports reports.
SUPPORTER_COOKIE = "civic_supporter"
GRADE_MISSING = N_("Choose one of the five grades.")
REASON_MISSING = N_("Say in a few words why, so that the department knows what is left to do.")


class JustButton(BaseModel):
    """A form without fields."""


@endpoint(bp, REPORT, "GET", may=anyone, refuses=(NotThere,))
def show_report_page(number: str) -> Response:
    """Show the report as the caller may see it; `grade` fills in the form, and changes nothing."""
    return report_answer(number, typed={"grade": request.args.get("grade", "")})


@endpoint(bp, f"{REPORT}/rating", "POST", may=reporter, refuses=(*NOT_MINE, NotRateable))
def rate_on_page(number: str) -> Response:
    """Rate the response."""

    def rate(session: Session, report: Report, form: RatingBody, by: By, now: datetime) -> None:
        reporter_commands.rate(session, report, form.grade, form.comment, by, now)

    return _changed(number, RatingBody, rate, GRADE_MISSING)


@endpoint(bp, f"{REPORT}/reopening", "POST", may=reporter, refuses=(*NOT_MINE, NotReopenable))
def reopen_on_page(number: str) -> Response:
    """Reopen one's own report."""

    def reopen(session: Session, report: Report, form: ReasonBody, by: By, now: datetime) -> None:
        reporter_commands.reopen(session, report, form.reason, by, now)

    return _changed(number, ReasonBody, reopen, REASON_MISSING)


@endpoint(bp, f"{REPORT}/withdrawal", "POST", may=reporter, refuses=(*NOT_MINE, IllegalTransition))
def withdraw_on_page(number: str) -> Response:
    """Take one's own report back."""

    def withdraw(session: Session, report: Report, _: JustButton, by: By, now: datetime) -> None:
        reporter_commands.withdraw(session, report, by, now)

    return _changed(number, JustButton, withdraw, "")


def _changed(
    number: str,
    model: type[Form],
    change: Callable[[Session, Report, Form, By, datetime], None],
    incomplete: str,
) -> Response:
    """Change the caller's own report by a form and lead back to its page; else say why not."""
    actor = current_actor()
    try:
        form = form_of(model, incomplete)
        with transaction() as session:
            report_id = queries.seen(session, number, actor).report.id
            report = queries.for_reporter(session, report_id, actor)
            change(session, report, form, By(ActorRole.REPORTER, actor.person_id), utc_now())
    except NotThere:
        raise
    except Problem as problem:
        return report_answer(number, problem=problem, typed=request.form)
    return back_to(number)


def neighbour() -> Actor:
    """Return who calls, with the key that a device without script keeps in a cookie."""
    actor: Actor = current_actor()
    key = actor.supporter_key or request.cookies.get(SUPPORTER_COOKIE)
    return replace(actor, supporter_key=key or None)


def back_to(number: str, *, told: str = "") -> Response:
    """Lead back to the page of the report, which says what `told` names."""
    kept = {name: request.args[name] for name in ("key", "lang") if name in request.args}
    query = urlencode(kept | ({told: "1"} if told else {}))
    response = redirect(f"/reports/{quote(number)}" + (f"?{query}" if query else ""), 303)
    response.headers["Cache-Control"] = "no-store"
    return response  # type: ignore[return-value]  # werkzeug's class is Flask's here


def report_answer(
    number: str,
    *,
    problem: Problem | None = None,
    typed: Mapping[str, str],
    photo_ids: Sequence[UUID] = (),
) -> Response:
    """Return the page of a report, with a refusal and what was typed where there is one."""
    actor = neighbour()
    with transaction() as session:
        found = queries.seen(session, number, actor)
        report = report_page(session, found, language(), utc_now(), actor.report_key)
    return page(
        "report",
        problem.status if problem else 200,
        path=f"/reports/{number}",
        city=report.city,
        report=report,
        refusal=refusal_words(problem),
        is_sent=report.owns and "sent" in request.args,
        is_to_confirm="to_confirm" in request.args,
        typed=typed,
        photo_ids=photo_ids,
        key=actor.report_key,
    )
