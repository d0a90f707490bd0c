# SPDX-License-Identifier: EUPL-1.2
"""What a reporter hears of a question, and when there is nothing to hear."""

from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.notifications.models import Delivery
from civic.platform.i18n import LANGUAGES
from civic.reports import question_commands
from civic.reports.models import ReportEvent
from tests.factories_mail import MailServer, open_up, text_of, work
from tests.factories_notifications import LATER, Story
from tests.factories_reports import ask_reporter, reply

#: Asked on Tuesday at noon, with half of 47 working hours left to wait.
UNTIL = {
    "en": "Fri 5 Jun 2026, 11:30",
    "fi": "pe 5.6.2026 klo 11.30",
    "sv": "fre 5 juni 2026 kl. 11:30",
    "et": "R, 5. juuni 2026, 11:30",
    "ru": "пт, 5 июн. 2026, 11:30",
}
QUESTION_OF = {
    "en": "Question: ",
    "fi": "Kysymys: ",
    "sv": "Fråga: ",
    "et": "Küsimus: ",
    "ru": "Вопрос: ",
}


def to_reporters(server: MailServer) -> list[EmailMessage]:
    """Return what reporters were mailed; in its hours the desk hears of replies, too."""
    return [mail for mail in server.taken if mail["To"].endswith("@people.example")]


def newest(server: MailServer) -> EmailMessage:
    return to_reporters(server)[-1]


def end_of(session: Session, story: Story) -> datetime:
    asked = select(ReportEvent).filter_by(report_id=story.report.id, kind="question_asked")
    return datetime.fromisoformat(session.scalars(asked).one().data["answer_until"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_says_until_when_and_what_happens_to_the_date(session, server, language):
    story = Story(session, language)
    story.question()

    work(session)

    mail = newest(server)
    assert mail["Subject"].startswith(QUESTION_OF[language])
    assert mail["To"] == story.report.contact_email
    text = " ".join(text_of(mail).split())
    # Once as the day to answer by, once as the end of what does not count.
    assert text.count(UNTIL[language]) == 2
    assert "> Paikattu asfaltilla." in text


def test_the_link_leads_to_the_form_on_the_page_of_ones_own_report(session, server):
    story = Story(session)
    story.question()

    work(session)

    (link,) = [word for word in text_of(newest(server)).split() if word.startswith("http")]
    assert link.startswith(f"http://civic.test/reports/{story.report.number}?key=")
    assert link.endswith("#reply")


@pytest.mark.parametrize(("photo", "is_asked_for"), [(True, True), (False, False)])
def test_a_photo_is_asked_for_where_the_department_wants_one(session, server, photo, is_asked_for):
    Story(session).question(photo=photo)

    work(session)

    assert ("A photo would help." in text_of(newest(server))) is is_asked_for


def test_a_question_that_is_answered_before_the_mail_goes_is_not_asked(session, server):
    story = Story(session)
    story.resumed()

    work(session)

    states = {row.kind: row.state for row in session.scalars(select(Delivery))}
    assert (states["question"], states["resumed"]) == ("dropped", "sent")
    assert "Thank you for your reply." in text_of(newest(server))


def test_only_the_question_that_waits_for_an_answer_is_asked(session, server):
    story = Story(session)
    story.resumed()
    ask_reporter(session, story.report, story.by, LATER, text="And how deep is it?")

    work(session)

    asked = [text_of(mail) for mail in server.taken if mail["Subject"].startswith("Question: ")]
    assert len(asked) == 1
    assert "> And how deep is it?" in asked[0]


def test_who_does_not_reply_hears_that_the_city_goes_on(session, server):
    story = Story(session)
    story.question()
    end = end_of(session, story)
    question_commands.let_lapse(session, story.report.id, end, end)

    work(session)

    text = text_of(newest(server))
    assert "The city goes on without" in text
    assert "A late reply still helps" in text


def test_nobody_is_mailed_for_a_late_reply(session, server):
    story = Story(session)
    story.question()
    end = end_of(session, story)
    question_commands.let_lapse(session, story.report.id, end, end)
    work(session)
    n_before = len(to_reporters(server))

    reply(session, story.report, end + timedelta(hours=1))
    work(session)

    assert len(to_reporters(server)) == n_before
    assert end > LATER


WITHHELD = "Call me: +358 40 123 4567"


def test_both_sides_hear_that_a_reply_is_withheld_and_that_it_counts(session, server):
    story = Story(session)
    story.question()
    reply(session, story.report, LATER + timedelta(hours=1), text=WITHHELD)

    work(session)
    open_up(session)

    by_address = {mail["To"]: " ".join(text_of(mail).split()) for mail in server.taken}
    reporter = by_address[story.report.contact_email]
    department = by_address["streets@city.example"]
    assert "The time that the city has for its answer runs again." in reporter
    assert "only once a moderator has looked at it" in reporter
    assert WITHHELD in department
    assert "until a moderator has decided about it" in department


def test_who_replies_late_hears_that_it_is_withheld(session, server):
    story = Story(session)
    story.question()
    end = end_of(session, story)
    question_commands.let_lapse(session, story.report.id, end, end)
    reply(session, story.report, end + timedelta(hours=1), text=WITHHELD)

    work(session)

    mails = [mail for mail in server.taken if mail["To"] == story.report.contact_email]
    (late,) = [text_of(mail) for mail in mails if "It came after its time" in text_of(mail)]
    assert "only once a moderator has" in " ".join(late.split())
    assert "runs again" not in late


def test_of_a_reply_that_everybody_reads_nothing_is_said_to_be_withheld(session, server):
    story = Story(session)
    story.resumed()

    work(session)

    assert not [mail for mail in server.taken if "moderator" in text_of(mail)]
