# SPDX-License-Identifier: EUPL-1.2
"""What followers are told, what they are not, and how they stop it."""

import re
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from urllib.parse import urlsplit

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from civic.notifications.kinds import Kind
from civic.notifications.models import Delivery
from civic.notifications.rendering import TEMPLATES
from civic.platform.i18n import LANGUAGES, translate
from civic.platform.signing import value_of
from civic.reports.commands import By, change_status
from civic.reports.edit_commands import edit
from civic.reports.edit_schemas import ReportEdit
from civic.reports.kinds import ActorRole, Status
from civic.reports.models import Follower
from civic.reports.neighbour_commands import ask_to_follow, confirm, follow, unfollow
from civic.reports.neighbour_queries import FOLLOW
from tests.factories import NOW, make_person
from tests.factories_mail import MailServer, text_of, try_again, work
from tests.factories_notifications import LATER, MINUTE, Story

EMAIL = "neighbour@people.example"
#: What followers hear of, with the title that they read.
TITLES = {
    Kind.ACCEPTED: "A report that you follow has been accepted",
    Kind.EDITED: "A report that you follow has been changed",
    Kind.REJECTED: "A report that you follow has been rejected",
    Kind.NOTE: "News of a report that you follow",
    Kind.TRANSFERRED: "A report that you follow has been passed on",
    Kind.ANSWERED: "A report that you follow has been answered",
    Kind.REOPENED: "A report that you follow is open again",
    Kind.CLOSED: "A report that you follow is closed",
    Kind.MERGED: "A report that you follow tells of a known problem",
    Kind.OVERDUE: "The city is late",
    Kind.EXTENDED: "The answer to a report that you follow will take longer",
    Kind.PAUSED: "The city's time for a report that you follow stands still",
    Kind.GOING_ON: "The city's time for a report that you follow runs again",
    Kind.CORRECTED: "A report that you follow has been put right",
    Kind.TERMS_CHANGED: "The city promises its answer sooner",
    Kind.SPLIT: "A part of a report that you follow goes on by itself",
    Kind.JOINED: "Others reported the same problem",
}


def links_of(mail: EmailMessage) -> list[str]:
    return re.findall(r"http\S+", text_of(mail))


def mails_to(server: MailServer, address: str) -> list[EmailMessage]:
    return [mail for mail in server.taken if mail["To"] == address]


@pytest.fixture
def story(session) -> Story:
    """A report of which everybody has been told who is told now."""
    return Story(session)


def followed(session: Session, server: MailServer, kind: Kind, language: str) -> EmailMessage:
    """Let what `kind` tells of happen to a report that somebody follows; return their mail."""
    story = Story(session, language)
    if kind in (Kind.ACCEPTED, Kind.REJECTED):
        # Followed, then changed by its reporter so that a moderator has to look.
        change = ReportEdit(description="Call 040 123 4567")
        story.followed_by(EMAIL, language)
        edit(session, story.report, change, By(ActorRole.REPORTER), NOW + MINUTE)
        to = Status.ACCEPTED if kind is Kind.ACCEPTED else Status.REJECTED
        change_status(session, story.report, to, By(ActorRole.MODERATOR), LATER, text="No.")
    else:
        story.followed_by(EMAIL, language)
        happen: Callable[[], object] = getattr(story, kind.value)
        happen()
    work(session)
    message_id = session.scalar(select(Delivery.message_id).filter_by(kind=kind, address=EMAIL))
    return next(mail for mail in mails_to(server, EMAIL) if mail["Message-ID"] == message_id)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", TITLES)
def test_followers_read_the_news_in_their_language_without_any_key(session, server, kind, language):
    mail = followed(session, server, kind, language)

    plain, html = text_of(mail), text_of(mail, "html")
    title = translate(TITLES[kind], language)
    assert plain.startswith(title + "\n")
    assert title in html
    assert f'<html lang="{language}">' in html
    assert mail["Content-Language"] == language
    assert mail["List-ID"] == "<followers.civic.test>"
    assert mail["Subject"].startswith("TST-2026-")
    for face in (plain, html):
        assert "key=" not in face
        assert "#rate" not in face
    pages = {urlsplit(link).path.split("/")[1] for link in links_of(mail)}
    assert pages == {"reports", "unfollow"}
    assert set(re.findall(r'href="([^"]+)"', html)) == set(links_of(mail))


def test_every_kind_that_followers_hear_of_has_its_words():
    folder = TEMPLATES / "mail" / "followers"

    written = {path.stem for path in folder.glob("*.jinja")} - {"report"}

    assert written == {kind.value for kind in TITLES}


def test_one_request_without_cookies_stops_the_mails(session, server, story):
    follower = story.followed_by(EMAIL)
    story.note()

    work(session)

    (mail,) = mails_to(server, EMAIL)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    header = str(mail["List-Unsubscribe"])
    assert header.startswith("<http://civic.test/unfollow/")
    link = header.strip("<>")
    assert link in links_of(mail)
    assert value_of(link.rsplit("/", 1)[1], purpose=FOLLOW, max_age_s=60) == str(follower.id)


def test_the_link_of_the_header_travels_as_it_is(session, server, story):
    story.followed_by(EMAIL)
    story.note()

    work(session)

    (line,) = [
        line
        for raw in server.raw
        for line in raw.decode().split("\r\n")
        if line.lower().startswith("list-unsubscribe:")
    ]
    assert re.fullmatch(r"List-Unsubscribe: <http://civic\.test/unfollow/[\w.-]+>", line)


def test_the_reporter_has_no_such_header_and_keeps_the_key(session, server, story):
    story.followed_by(EMAIL)
    story.answered()

    work(session)

    mail = mails_to(server, story.report.contact_email)[-1]
    assert mail["List-Unsubscribe"] is None
    assert "key=" in text_of(mail)
    assert "unfollow" not in text_of(mail)


def test_one_event_is_one_mail_to_everybody_once(session, server, story):
    """Whether they are the reporter, follow by account, by address, or all of it."""
    me = story.report.contact_email
    person = make_person(session, me.upper())
    follow(session, story.report, person.id, "en", NOW)
    story.followed_by(me)
    story.followed_by(EMAIL)
    work(session)
    server.taken.clear()
    story.note()

    work(session)

    told = sorted(str(mail["To"]).lower() for mail in server.taken)
    assert told == sorted([me, EMAIL])
    mine = next(mail for mail in server.taken if str(mail["To"]).lower() == me)
    assert "key=" in text_of(mine)


def test_the_same_event_told_again_queues_nothing(session, server, story):
    story.followed_by(EMAIL)
    story.note()
    work(session)
    session.execute(
        text("UPDATE outbox_entries SET done_at = NULL WHERE event = 'report.note_published'")
    )

    work(session)

    assert len(mails_to(server, EMAIL)) == 1
    assert session.scalar(select(func.count()).where(Delivery.address == EMAIL)) == 1


def test_who_has_not_confirmed_hears_nothing(session, server, story):
    ask_to_follow(session, story.report, EMAIL, "en", NOW)
    story.note()

    work(session)

    (mail,) = mails_to(server, EMAIL)
    assert mail["List-ID"] == "<follow.civic.test>"
    assert mail["List-Unsubscribe"] is None
    assert "Paikattu" not in text_of(mail)


def test_after_confirming_the_news_come(session, server, story):
    ask_to_follow(session, story.report, EMAIL, "fi", NOW)
    work(session)
    (asked,) = mails_to(server, EMAIL)
    (link,) = links_of(asked)
    follower_id = value_of(link.rsplit("/", 1)[1], purpose=FOLLOW, max_age_s=60)
    assert urlsplit(link).path.startswith("/follow/")
    confirm(session, session.scalars(select(Follower.id)).one(), LATER)
    story.note()

    work(session)

    assert follower_id == str(session.scalars(select(Follower.id)).one())
    assert "Uutta seuraamastasi ilmoituksesta" in text_of(mails_to(server, EMAIL)[-1])


def test_what_was_queued_before_somebody_stopped_is_not_sent(session, server, story):
    follower = story.followed_by(EMAIL)
    server.to_recipient = "451 4.3.0 later"
    story.note()
    work(session)
    unfollow(session, follower.id)
    server.to_recipient = "250 2.0.0 taken"

    try_again(session)

    assert mails_to(server, EMAIL) == []
    kept = session.scalars(select(Delivery).filter_by(address=EMAIL)).one()
    assert kept.state == "dropped"


def test_a_question_whose_asker_was_forgotten_is_not_sent(session, server, story):
    ask_to_follow(session, story.report, EMAIL, "en", NOW)
    server.to_recipient = "451 4.3.0 later"
    work(session)
    session.delete(session.scalars(select(Follower)).one())
    server.to_recipient = "250 2.0.0 taken"

    try_again(session)

    assert mails_to(server, EMAIL) == []


@pytest.mark.parametrize("what", ["private", "waiting"])
def test_what_not_everybody_may_read_any_more_is_not_told(session, server, story, what):
    story.followed_by(EMAIL)
    story.note()
    if what == "private":
        story.report.visibility = "private"
    else:
        story.report.status = "submitted"

    work(session)

    assert mails_to(server, EMAIL) == []
    assert mails_to(server, story.report.contact_email) != []


def test_what_is_refused_is_told_without_its_place(session, server):
    mail = followed(session, server, Kind.REJECTED, "en")

    assert "Place:" not in text_of(mail)
    assert "> No." in text_of(mail)


def test_an_edit_is_told_only_where_somebody_else_answers_or_by_other_dates(session, server, story):
    story.followed_by(EMAIL)
    work(session)
    server.taken.clear()
    edit(
        session,
        story.report,
        ReportEdit(description="Other words"),
        By(ActorRole.REPORTER),
        NOW + MINUTE,
    )
    work(session)
    assert server.taken == []

    story.edited()
    work(session)

    assert {str(mail["To"]) for mail in server.taken} == {EMAIL, story.report.contact_email}
    assert all("Lighting" in text_of(mail) for mail in server.taken)


def test_who_follows_by_account_is_told_in_the_language_of_the_account(session, server, story):
    person = make_person(session, EMAIL)
    person.language = "et"
    follow(session, story.report, person.id, "ru", NOW)
    story.note()

    work(session)

    (mail,) = mails_to(server, EMAIL)
    assert mail["Content-Language"] == "et"


def test_asking_again_sends_the_question_again(session, server, story):
    for minutes in (0, 60):
        at = NOW + timedelta(minutes=minutes)
        ask_to_follow(session, story.report, EMAIL, "en", at)
        work(session)

    assert len(mails_to(server, EMAIL)) == 2


def test_nothing_of_a_follower_stands_in_an_event(session, server, story):
    ask_to_follow(session, story.report, EMAIL, "en", NOW)
    story.followed_by("another@people.example")
    story.note()

    work(session)

    rows = session.scalars(text("SELECT CAST(to_jsonb(t) AS text) FROM outbox_entries t")).all()
    assert rows
    assert not any("@people.example" in row for row in rows)
