# SPDX-License-Identifier: EUPL-1.2
"""Questions of departments to reporters, and the replies."""

from uuid import UUID

from apiflask import APIBlueprint

from civic.accounts.access import department_staff, reporter
from civic.photos.errors import UnknownPhoto
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn, NotThere
from civic.reports import queries, question_commands, views
from civic.reports.commands import By
from civic.reports.desk_work import Work, deed
from civic.reports.errors import IllegalTransition, NoQuestion, NotPausable
from civic.reports.kinds import ActorRole
from civic.reports.question_schemas import QuestionBody, ReplyBody
from civic.reports.schemas import ReportView

bp = APIBlueprint("questions", __name__, tag="Questions")

REFUSED = (NotThere, NotAllowed, NotSignedIn, InvalidBody)


@deed(
    bp,
    "ask",
    "question",
    may=department_staff,
    need="works",
    body=QuestionBody,
    status=201,
    refuses=(IllegalTransition, NotPausable),
)
def ask_reporter(work: Work, body: QuestionBody) -> None:
    """Ask the reporter; the promise of an answer stands still until the reply.

    It runs again by itself after the last day to answer on, and at the latest when it has stood
    still for half of its time or for ten working days.
    """
    question_commands.ask(work.session, work.report, body, work.by, work.now)


@endpoint(
    bp,
    "/api/v1/reports/<uuid:report_id>/reply",
    "POST",
    may=reporter,
    body=ReplyBody,
    returns=ReportView,
    status=201,
    refuses=(*REFUSED, NoQuestion, UnknownPhoto),
)
def reply_to_question(report_id: UUID, body: ReplyBody) -> ReportView:
    """Answer the department's question about one's own report.

    Sending the same reply again changes nothing. One that comes after `answer_until` is taken too.
    """
    actor = current_actor()
    with transaction() as session:
        report = queries.for_reporter(session, report_id, actor)
        by = By(ActorRole.REPORTER, actor.person_id)
        question_commands.reply(session, report, body, by, utc_now())
        found = queries.seen(session, report_id, actor)
        return views.report_view(session, found, language(), utc_now())
