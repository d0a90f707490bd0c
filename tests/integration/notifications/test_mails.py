# SPDX-License-Identifier: EUPL-1.2
"""What each kind of mail says, in each language."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.models import SignInLink
from civic.cli.i18n import PACKAGE, Message, messages_of
from civic.notifications.kinds import Kind
from civic.notifications.models import Delivery
from civic.photos.models import Photo
from civic.platform.clock import utc_now
from civic.platform.i18n import LANGUAGES, local_date, translate
from civic.platform.signing import six_digits, value_of
from civic.reports.models import Report
from tests.factories import NOW, texts
from tests.factories_mail import MailServer, open_up, text_of, work
from tests.factories_notifications import Story

#: The resolution of a report of NOW: closing time of the fifth working day.
DUE = {
    "en": "Tue 9 Jun 2026, 16:00",
    "fi": "ti 9.6.2026 klo 16.00",
    "sv": "tis 9 juni 2026 kl. 16:00",
    "et": "T, 9. juuni 2026, 16:00",
    "ru": "вт, 9 июн. 2026, 16:00",
}
TITLES = {
    Kind.RECEIVED: "We have your report %(number)s",
    Kind.ACCEPTED: "Your report has been accepted",
    Kind.REJECTED: "Your report has been rejected",
    Kind.NOTE: "News of your report",
    Kind.TRANSFERRED: "Your report has been passed on",
    Kind.ANSWERED: "Your report has been answered",
    Kind.REOPENED: "Your report is open again",
    Kind.CLOSED: "Your report is closed",
    Kind.MERGED: "Somebody reported the same problem before",
    Kind.QUESTION: "A question about your report",
    Kind.RESUMED: "The city goes on with your report",
    Kind.OVERDUE: "The city is late",
    Kind.STEP: "A promise has been broken",
    Kind.SIGN_IN_LINK: "Sign in",
    Kind.EDITED: "Your report has been changed",
    Kind.FOLLOW_LINK: "Do you want to follow report %(number)s?",
    Kind.EXTENDED: "The answer will take longer",
    Kind.PAUSED: "The city's time stands still for a while",
    Kind.GOING_ON: "The city's time runs again",
    Kind.CORRECTED: "Your report has been put right",
    Kind.TERMS_CHANGED: "The city promises its answer sooner",
    Kind.JOINED: "Others reported the same problem",
    Kind.SPLIT: "A part of your report goes on by itself",
    Kind.MENTIONED: "You are mentioned in a note",
    Kind.ASSIGNED: "A report is in your hands",
    Kind.ESCALATED: "A report finds no department",
    Kind.WORK_REPORTED: "A contractor says what was done",
    Kind.WORK_OVERDUE: "A contractor is late",
    Kind.EXTENSION_ASKED: "Somebody asks for more time",
    Kind.EXTENSION_DECIDED: "The date stays as it is",
    Kind.REPLIED: "The reporter has replied",
    Kind.SILENT: "A reporter has heard nothing for a long time",
    Kind.OMBUDSMAN: "A promise to a resident is broken by far",
    Kind.DIGEST: "Your desk, %(day)s",
    Kind.CAMPAIGN_WAITS: "A campaign waits for your approval",
    Kind.CAMPAIGN_APPROVED: "Your campaign is approved",
    Kind.CASE_DECIDED: "A moderator has looked at your mapping",
    Kind.OBJECTION_DECIDED: "A moderator has looked at what you objected to",
    Kind.WORK_ORDERED: "You are asked to do some work",
}
WITH_DUE = {
    Kind.RECEIVED,
    Kind.ACCEPTED,
    Kind.NOTE,
    Kind.TRANSFERRED,
    Kind.REOPENED,
    Kind.EDITED,
    Kind.OVERDUE,
    Kind.STEP,
}


@dataclass(frozen=True)
class Told:
    """A mail, and the report that it is about."""

    mail: EmailMessage
    report: Report | None

    @property
    def number(self) -> str:
        return self.report.number if self.report else ""

    @property
    def text(self) -> str:
        return text_of(self.mail)

    @property
    def html(self) -> str:
        return text_of(self.mail, "html")


def told(
    session: Session, server: MailServer, language: str, kinds: Collection[Kind] = tuple(Kind)
) -> dict[Kind, Told]:
    """Let what each of `kinds` tells of happen, each to a report of its own; return the mails."""
    story = Story(session, language)
    about = {}
    for kind in kinds:
        story.report = story.submit()
        happen: Callable[[], Report | None] = getattr(story, kind.value)
        about[kind] = happen()
    work(session)
    open_up(session)
    mails = {str(mail["Message-ID"]): mail for mail in server.taken}
    found = {}
    for kind, report in about.items():
        wanted = select(Delivery.message_id).filter_by(kind=kind)
        if report is not None:
            wanted = wanted.filter_by(subject_id=report.id)
        sent = [key for key in session.scalars(wanted) if key in mails]
        assert sent, kind
        found[kind] = Told(mails[sent[0]], report)
    return found


class Seen(HTMLParser):
    """What a reader of the HTML sees, and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_mail_is_whole(session, server, language):
    for kind, one in told(session, server, language).items():
        title = translate(TITLES[kind], language) % {"number": one.number, "day": today(language)}
        assert one.text.startswith(title + "\n"), kind
        assert title in Seen(one.html).text, kind
        assert f'<html lang="{language}">' in one.html, kind
        assert one.mail["Content-Language"] == language, kind
        assert one.mail["Subject"].endswith(subject(kind, one, language)), kind
        assert one.number in one.text, kind
        if kind in WITH_DUE:
            assert DUE[language] in one.text, kind
            assert DUE[language] in Seen(one.html).text, kind
        assert language == "en" or leftovers(one.text, language) == [], kind


def today(language: str) -> str:
    return local_date(utc_now().astimezone(ZoneInfo("Europe/Helsinki")).date(), language)


def subject(kind: Kind, one: Told, language: str) -> str:
    if kind is Kind.DIGEST:
        return translate(TITLES[kind], language) % {"day": today(language)}
    if kind in {Kind.CASE_DECIDED, Kind.OBJECTION_DECIDED}:
        return translate(TITLES[kind], language)
    if kind in {Kind.CAMPAIGN_WAITS, Kind.CAMPAIGN_APPROVED}:
        return texts("Step-free centre")[language]
    if one.report is None:
        return translate("Your link to sign in", language)
    named = "Pothole" if language == "en" else f"Pothole ({language})"
    return f"{one.number}: {named}"


def test_text_and_html_have_the_same_links_and_nothing_is_loaded(session, server):
    for kind, one in told(session, server, "sv").items():
        seen = Seen(one.html)
        assert seen.links == re.findall(r"http\S+", one.text), kind
        assert seen.links, kind
        assert all(link.startswith("http://civic.test/") for link in seen.links), kind
        assert not {"img", "script", "link", "iframe", "form"} & set(seen.tags), kind
        assert "url(" not in one.html, kind


def test_what_somebody_wrote_stands_there_as_written(session, server):
    quoting = (Kind.REJECTED, Kind.NOTE, Kind.TRANSFERRED, Kind.ANSWERED)

    for kind, one in told(session, server, "fi", quoting).items():
        assert "> Paikattu asfaltilla.\n> Tack & hej <b>!</b>\n" in one.text, kind
        assert "asfaltilla.<br>\nTack &amp; hej &lt;b&gt;!&lt;/b&gt;" in one.html, kind


def test_the_key_in_a_mail_is_that_of_its_report(session, server):
    one = told(session, server, "en", [Kind.RECEIVED])[Kind.RECEIVED]

    (link,) = Seen(one.html).links
    (key,) = parse_qs(urlsplit(link).query)["key"]
    assert one.report is not None
    assert value_of(key, purpose="report-key", max_age_s=60) == str(one.report.id)


def test_the_rating_links_carry_their_grade_and_the_place_of_the_form(session, server):
    one = told(session, server, "et", [Kind.ANSWERED])[Kind.ANSWERED]

    rating = [link for url in Seen(one.html).links if (link := urlsplit(url)).fragment == "rate"]
    assert [parse_qs(link.query)["grade"] for link in rating] == [["5"], ["4"], ["3"], ["2"], ["1"]]
    assert {link.path for link in rating} == {f"/reports/{one.number}"}


@pytest.mark.parametrize(("visibility", "has_key"), [("public", False), ("private", True)])
def test_photos_of_an_answer_are_linked_with_a_key_only_where_they_need_one(
    session, server, visibility, has_key
):
    story = Story(session)
    story.report.visibility = visibility
    size = {"width": 800, "height": 600, "n_bytes": 9, "sizes": {}}
    photo = Photo(digest="ab" * 32, uploaded_at=NOW, **size)
    session.add(photo)
    session.flush()
    story.answered(photo_ids=[str(photo.id)])

    work(session)

    links = [urlsplit(url) for url in Seen(text_of(server.taken[-1], "html")).links]
    (found,) = [link for link in links if link.path.startswith("/photos/")]
    assert found.path == f"/photos/{photo.digest}/large.jpg"
    assert ("key" in parse_qs(found.query)) is has_key


def test_staff_get_a_link_without_a_key(session, server):
    one = told(session, server, "en", [Kind.STEP])[Kind.STEP]

    assert Seen(one.html).links == [f"http://civic.test/desk/reports/{one.number}"]
    assert one.mail["Subject"].startswith("Overdue: ")
    assert one.mail["To"] == "streets@city.example"
    assert one.mail["List-ID"] == "<desk.civic.test>"


def test_the_sign_in_mail_has_a_link_and_its_code(session, server):
    one = told(session, server, "ru", [Kind.SIGN_IN_LINK])[Kind.SIGN_IN_LINK]

    (link,) = Seen(one.html).links
    assert link.startswith("http://civic.test/sign-in/")
    link_id = value_of(link.rsplit("/", 1)[1], purpose="sign-in-link", max_age_s=60)
    assert session.scalars(select(SignInLink.id)).one() == UUID(link_id)
    assert six_digits(link_id) in one.text
    assert six_digits(link_id) not in one.mail["Subject"]
    assert one.mail["References"] is None


def test_all_mails_of_a_report_make_one_thread_and_are_marked_as_automatic(session, server):
    story = Story(session)
    story.note()
    story.reopened()

    work(session)

    assert len(server.taken) == len({mail["Message-ID"] for mail in server.taken}) == 4
    for mail in server.taken:
        assert mail["Subject"] == f"{story.report.number}: Pothole"
        assert mail["References"] == mail["In-Reply-To"] == f"<{story.report.id}@civic.test>"
        assert mail["Auto-Submitted"] == "auto-generated"
        assert mail["List-ID"] == "<reports.civic.test>"
        assert mail["Date"].datetime.tzinfo is not None
        assert mail.get_content_type() == "multipart/alternative"


def test_closing_says_whether_it_was_a_verdict_or_silence(session, server):
    story = Story(session)
    story.rated(5)
    work(session)
    by_verdict = text_of(server.taken[-1])
    story.report = story.submit()
    story.closed()

    work(session)

    assert "Thank you for rating" in by_verdict
    assert "closed without your verdict" in text_of(server.taken[-1])
    assert "14 days" in text_of(server.taken[-1])


@cache
def all_messages() -> set[Message]:
    return messages_of(PACKAGE)


@cache
def english(language: str) -> list[tuple[str, re.Pattern[str]]]:
    """Return what is English in mails, as patterns; not words that both languages have."""
    return [
        (message.one, re.compile(rf"(?<!\w){_any_values(message.one)}(?!\w)"))
        for message in all_messages()
        if message.many or translate(message.one, language) != message.one
    ]


def _any_values(message: str) -> str:
    return re.sub(r"%\\\(\w+\\\)s", ".+", re.escape(message)).replace("%%", "%")


def leftovers(text: str, language: str) -> list[str]:
    """Return English messages that stand in a text of another language."""
    return [message for message, pattern in english(language) if pattern.search(text)]


def test_a_leftover_is_noticed():
    assert leftovers("Hei. The reason: ei syytä", "fi") == ["The reason:"]
    assert "%(department)s writes:" in leftovers("Streets writes: hei", "sv")
