# SPDX-License-Identifier: EUPL-1.2
"""What waits for a moderator over HTTP."""

from apiflask import APIBlueprint

from civic.accounts.access import desk_readers, moderators
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn
from civic.reports import moderation_commands, moderation_queries
from civic.reports.desk_work import Work, deed
from civic.reports.errors import NothingWithheld
from civic.reports.moderation_schemas import ModerationPage, ModerationQuery, ReplyReviewBody
from civic.reports.moderation_views import moderation_item
from civic.reports.queue_scope import scope_of

bp = APIBlueprint("moderation", __name__, tag="Desk")


@endpoint(
    bp,
    "/api/v1/desk/moderation",
    "GET",
    may=desk_readers,
    query=ModerationQuery,
    returns=ModerationPage,
    refuses=(NotAllowed, NotSignedIn, InvalidBody),
)
def show_moderation(query: ModerationQuery) -> ModerationPage:
    """Show what somebody has to look at before everybody reads it, oldest due first.

    Moderators see all of their city; staff of a department the reports that wait in its queue.
    `findings` are the very words that made the automatic checks stop.
    """
    now, tongue = utc_now(), language()
    with transaction() as session:
        scope = scope_of(session, current_actor(), now).within(query.department)
        page = moderation_queries.cases(session, query, scope, now)
        waits = moderation_queries.waits(session, scope, now)
        words = moderation_queries.city_words(session, scope)
    return ModerationPage(
        items=[moderation_item(case, words, tongue, now) for case in page.cases],
        next_cursor=page.next_cursor,
        n_reports=waits.n_reports,
        n_answers=waits.n_answers,
        n_replies=waits.n_replies,
        n_overdue=waits.n_overdue,
        as_of=now,
    )


@deed(
    bp,
    "review_reply",
    "reply-review",
    may=moderators,
    need="moderates",
    body=ReplyReviewBody,
    status=201,
    refuses=(NothingWithheld,),
)
def review_reply(work: Work, body: ReplyReviewBody) -> None:
    """Let everybody read a reply that was withheld, or let it stay so."""
    moderation_commands.review_reply(work.session, work.report, body, work.by, work.now)
