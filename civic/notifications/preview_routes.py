# SPDX-License-Identifier: EUPL-1.2
"""What the reporter will read, before it is sent."""

import re
from dataclasses import replace
from typing import Any
from uuid import UUID

from apiflask import APIBlueprint

from civic.accounts.access import department_staff
from civic.notifications.kinds import Channel, Kind
from civic.notifications.letters import letter
from civic.notifications.models import Delivery
from civic.notifications.rendering import rendered
from civic.photos.errors import UnknownPhoto
from civic.platform.config import settings
from civic.platform.http import endpoint
from civic.platform.ids import new_id
from civic.reports import desk_commands
from civic.reports.desk_work import NOT_OURS, REPORT, Work, at_the_desk
from civic.reports.errors import IllegalTransition, OutcomeIncomplete, Stale, UnknownTemplate
from civic.reports.models import Response
from civic.reports.schemas import ResponseBody
from civic.reports.template_policy import Words
from civic.reports.template_queries import answer_words, reporter_language
from civic.reports.template_schemas import ResponsePreview

KEY = re.compile(r"(?<=[?&])key=[^&#]*&?")

bp = APIBlueprint("previews", __name__, tag="Desk")


@endpoint(
    bp,
    f"{REPORT}/response-preview",
    "POST",
    may=department_staff,
    body=ResponseBody,
    returns=ResponsePreview,
    refuses=(*NOT_OURS, Stale, IllegalTransition, OutcomeIncomplete, UnknownPhoto, UnknownTemplate),
)
def preview_response(report_id: UUID, body: ResponseBody) -> ResponsePreview:
    """Show the mail that an answer would bring to its reporter, in their language.

    It is written by what writes the mails, for an answer that is taken back at once: nothing is
    done, and nothing is sent. Links in it open nothing that its reader may not see.
    """
    with at_the_desk(report_id, "works") as work:
        words = answer_words(work.session, work.report, body.text, body.template)
        undone = work.session.begin_nested()
        response = desk_commands.draft_answer(
            work.session, work.report, body, words.text, work.by, work.now
        )
        shown = _shown(work, response, words)
        undone.rollback()
        return shown


def _shown(work: Work, response: Response, words: Words) -> ResponsePreview:
    tongue = reporter_language(work.session, work.report)
    delivery = Delivery(
        id=new_id(),
        event_id=new_id(),
        kind=Kind.ANSWERED,
        channel=Channel.EMAIL,
        address="",
        language=tongue,
        subject_id=work.report.id,
        data={"response_id": str(response.id)},
        message_id="",
        created_at=work.now,
    )
    told = letter(work.session, delivery, work.now)
    # What opens the report for its reporter is not for whoever previews a mail.
    keyless = replace(
        told, values={name: _without_key(value) for name, value in told.values.items()}
    )
    mail = rendered(Kind.ANSWERED, keyless, tongue)
    return ResponsePreview(
        language=tongue,
        text_language=words.language,
        is_in_own_language=words.is_in_own_language,
        response=words.text,
        subject=told.subject,
        text=mail.text,
        html=mail.html,
    )


def _without_key(value: Any) -> Any:
    """Return a value of a letter with no key of the report in any of our links."""
    if isinstance(value, str) and value.startswith(settings().public_url):
        return KEY.sub("", value).rstrip("?&")
    if isinstance(value, list | tuple):
        return type(value)(_without_key(each) for each in value)
    return value
