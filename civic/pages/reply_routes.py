# SPDX-License-Identifier: EUPL-1.2
"""The reply to a department's question, by a form with photos."""

from apiflask import APIBlueprint
from flask import Response, request
from pydantic import ValidationError

from civic.accounts.access import reporter
from civic.pages.form import photos_in
from civic.pages.form_photos import kept, take_photos
from civic.pages.report_routes import NOT_MINE, REPORT, back_to, report_answer
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint
from civic.platform.i18n import N_
from civic.platform.problems import InvalidBody, NotThere, Problem, TooLarge
from civic.reports import queries, question_commands
from civic.reports.commands import By
from civic.reports.errors import NoQuestion
from civic.reports.kinds import ActorRole
from civic.reports.question_schemas import ReplyBody

bp = APIBlueprint("reply_pages", __name__, enable_openapi=False)
take_photos(bp)

EMPTY = N_("Write an answer, or add a photo.")


@endpoint(
    bp,
    f"{REPORT}/reply",
    "POST",
    may=reporter,
    refuses=(*NOT_MINE, NoQuestion, InvalidBody, TooLarge),
    limit="photo",
)
def reply_on_page(number: str) -> Response:
    """Answer the department's question; photos that came stay whatever else is wrong."""
    actor = current_actor()
    with transaction() as session:
        report_id = queries.seen(session, number, actor).report.id
        queries.for_reporter(session, report_id, actor)
    taken = kept(request.files.getlist("photos"), photos_in(request.form))
    text = request.form.get("text", "").replace("\0", "").replace("\r\n", "\n")
    try:
        if taken.faults:
            words = taken.faults[0].words  # in the reader's language already
            raise InvalidBody(words)
        body = ReplyBody(text=text, photo_ids=list(taken.photo_ids))
        with transaction() as session:
            report = queries.for_reporter(session, report_id, actor)
            by = By(ActorRole.REPORTER, actor.person_id)
            question_commands.reply(session, report, body, by, utc_now())
    except ValidationError:
        problem: Problem = InvalidBody(EMPTY)
    except NotThere:
        raise
    except Problem as refusal:
        problem = refusal
    else:
        return back_to(number)
    return report_answer(number, problem=problem, typed=request.form, photo_ids=taken.photo_ids)
