# SPDX-License-Identifier: EUPL-1.2
"""What a contractor gets: the link, in their language, and nothing about anybody."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from civic.platform.i18n import LANGUAGES, translate
from civic.reports import work_commands
from civic.reports.work_models import WorkOrder
from civic.reports.work_schemas import WorkOrderBody
from tests.factories_mail import MailServer, text_of, work
from tests.factories_notifications import LATER, Story

TITLE = "You are asked to do some work"


def order(session: Session, story: Story, **changes: Any) -> WorkOrder:
    body = {
        "contractor": "Asfaltti Oy",
        "email": "office@asfaltti.example",
        "language": "en",
        "instructions": "Mill out and fill.",
        "due_on": date(2026, 6, 12),
    }
    made = WorkOrderBody.model_validate(body | changes)
    return work_commands.order_work(session, story.report, made, story.by, LATER)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_link_goes_to_the_contractor_in_their_language(
    session: Session, server: MailServer, language: str
) -> None:
    story = Story(session, "fi")
    made = order(session, story, language=language)

    work(session)

    mail = server.taken[-1]
    text = text_of(mail)
    assert mail["To"] == "office@asfaltti.example"
    assert text.startswith(translate(TITLE, language))
    (link,) = [word for word in text.split() if word.startswith("http")]
    assert link == f"http://civic.test/work/{work_commands.token_of(made.id)}"
    for secret in (story.report.contact_email or "", story.report.description, "key="):
        assert secret not in text
        assert secret not in text_of(mail, "html")


def test_without_an_address_and_for_an_order_that_has_ended_nothing_goes(
    session: Session, server: MailServer
) -> None:
    story = Story(session)
    order(session, story, email=None)
    ended = order(session, story)
    work_commands.cancel(session, story.report, ended, story.by, LATER)

    work(session)

    assert [mail["To"] for mail in server.taken if "asfaltti" in str(mail["To"])] == []
