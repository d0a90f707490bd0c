# SPDX-License-Identifier: EUPL-1.2
"""Who hears of the deeds of the desk, and that staff are left alone out of hours."""

from functools import partial

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.notifications.audiences import in_their_hours
from civic.notifications.kinds import Kind
from civic.notifications.models import Delivery
from civic.notifications.policy import Recipient
from civic.platform.clock import utc_now
from civic.platform.models import OutboxEntry
from civic.reports import desk_commands
from civic.reports.events import ReportAssigned
from civic.reports.kinds import EventKind
from civic.reports.models import Report, Supporter
from tests.factories import NOW, make_person, make_staff
from tests.factories_mail import MailServer, open_up, text_of, work
from tests.factories_notifications import LATER, Story
from tests.factories_sla import at


@pytest.fixture
def story(session) -> Story:
    return Story(session)


def told(session: Session, kind: Kind, report: Report | None = None) -> set[str]:
    """Return the addresses to which a message of this kind goes."""
    wanted = select(Delivery.address).filter_by(kind=kind)
    if report is not None:
        wanted = wanted.filter_by(subject_id=report.id)
    return set(session.scalars(wanted))


@pytest.mark.parametrize(
    ("now", "from_"),
    [
        ("2026-06-09T07:59", "2026-06-09T08:00"),
        ("2026-06-09T08:00", "2026-06-09T08:00"),
        ("2026-06-09T15:59", "2026-06-09T15:59"),
        ("2026-06-09T16:00", "2026-06-10T08:00"),
        ("2026-06-12T20:00", "2026-06-15T08:00"),  # a Friday evening
        ("2026-06-18T16:00", "2026-06-22T08:00"),  # Midsummer
        ("2026-06-09T23:59", "2026-06-10T08:00"),
        ("2026-06-10T00:00", "2026-06-10T08:00"),
        ("2026-06-13T00:00", "2026-06-15T08:00"),  # the midnight on which a weekend begins
        ("2026-10-25T00:00", "2026-10-26T08:00"),  # the clocks go back that night
        ("2027-03-28T00:00", "2027-03-30T08:00"),  # and forward; Monday is Easter Monday
    ],
)
def test_staff_are_told_in_the_hours_that_they_keep(session, story, now, from_):
    keeps = Recipient("clerk@city.example", "en", calendar="office")
    any_hour = Recipient("resident@people.example", "en")

    kept, any_ = in_their_hours(session, [keeps, any_hour], story.city.jurisdiction.id, at(now))

    assert kept.not_before == at(from_)
    assert any_.not_before is None


def queued_out_of_hours(session: Session, story: Story, step: int) -> tuple[Delivery, OutboxEntry]:
    """Let a step be reached while the office is shut for half a day, and the news be queued."""
    story.shut()
    story.step(step)
    work(session)
    delivery = session.scalars(
        select(Delivery).filter_by(kind="step", address="streets@city.example")
    ).one()
    entry = session.scalars(
        select(OutboxEntry).where(OutboxEntry.payload["delivery_id"].astext == str(delivery.id))
    ).one()
    return delivery, entry


def test_a_warning_waits_until_they_open(session, server: MailServer, story):
    delivery, entry = queued_out_of_hours(session, story, 90)

    assert delivery.state == "queued"
    assert delivery.not_before is not None
    assert delivery.not_before > utc_now()
    assert entry.hint_at == entry.locked_until == delivery.not_before
    assert entry.n_attempts == 0
    open_up(session)
    assert "streets@city.example" in {mail["To"] for mail in server.taken}


def test_a_broken_promise_is_told_at_once(session, server: MailServer, story):
    delivery, _ = queued_out_of_hours(session, story, 100)

    assert delivery.not_before is None
    assert delivery.state == "sent"


def test_a_reply_is_told_to_who_has_the_report_in_hand(session, story):
    person = story.colleague()
    story.report.assignee_id = person.id
    story.replied()
    work(session)

    assert told(session, Kind.REPLIED) == {person.email}


def test_and_to_the_department_where_nobody_has(session, story):
    story.replied()
    work(session)

    assert told(session, Kind.REPLIED) == {"streets@city.example"}


def test_who_takes_a_report_is_not_told_of_it(session, story):
    person = story.by.person_id
    story.report.assignee_id = person
    story.tell(EventKind.ASSIGNED, partial(ReportAssigned, story.report.id, assignee_id=person))
    work(session)

    assert told(session, Kind.ASSIGNED) == set()


def test_coordinators_hear_of_what_finds_no_department(session, story):
    coordinator = make_staff(session, story.city, Role.MANAGER, story.city.dispatcher)
    story.escalated()
    work(session)

    assert told(session, Kind.ESCALATED) == {coordinator.email}


def supports(session: Session, report: Report) -> str:
    person = make_person(session)
    session.add(Supporter(report_id=report.id, person_id=person.id, supported_at=NOW))
    session.flush()
    return person.email


def test_a_merger_is_told_to_everybody_around_both(session, server, story):
    duplicate, original = story.report, story.submit()
    around = {
        "reporter": duplicate.contact_email,
        "supporter": supports(session, duplicate),
        "follower": "neighbour@people.example",
    }
    story.followed_by("neighbour@people.example")
    beyond = {original.contact_email, supports(session, original)}
    desk_commands.merge(session, duplicate, original, story.by, LATER)

    work(session)

    assert told(session, Kind.MERGED, duplicate) == set(around.values())
    assert beyond <= told(session, Kind.JOINED, original)
    supporter = next(mail for mail in server.taken if mail["To"] == around["supporter"])
    assert "because you support report" in text_of(supporter)
    assert "key=" not in text_of(supporter)


def test_thirty_mergers_of_a_day_are_one_mail_to_the_first_reporter(session, server, story):
    original = story.report
    for _ in range(3):
        desk_commands.merge(session, story.submit(), original, story.by, LATER)

    work(session)

    mails = [mail for mail in server.taken if mail["To"] == original.contact_email]
    (joined,) = [mail for mail in mails if "Others reported" in text_of(mail)]
    assert "3 more reports" in text_of(joined)


def test_later_news_of_the_original_reach_who_reported_the_same(session, server, story):
    duplicate, original = story.report, story.submit()
    desk_commands.merge(session, duplicate, original, story.by, LATER)
    work(session)
    server.taken.clear()
    story.report = original
    story.answered()

    work(session)

    mail = next(mail for mail in server.taken if mail["To"] == duplicate.contact_email)
    words = text_of(mail)
    assert duplicate.number in mail["Subject"]
    assert f"It was joined to report {original.number}" in " ".join(words.split())
    assert f"your report {duplicate.number} is about the same problem" in words
    assert "Paikattu" in words
    assert "#rate" not in words
    assert mail["List-Unsubscribe"] is None
    # The key in it opens their own report, and not the original.
    assert f"/reports/{duplicate.number}?key=" in words
    assert f"/reports/{original.number}?key=" not in words


def test_an_extension_shows_both_dates(session, server, story):
    story.extended()

    work(session)

    words = text_of(server.taken[-1])
    assert "Promised until now: Tue 9 Jun 2026, 16:00" in words
    assert "by Wed 10 Jun 2026, 16:00" in words
    assert "<s>Tue 9 Jun 2026, 16:00</s>" in text_of(server.taken[-1], "html")


def test_the_ombudsman_hears_nothing_of_where_somebody_lives(session, server, story):
    story.report.visibility = "private"
    story.report.address = "Salainenkatu 5"
    story.ombudsman()
    work(session)

    (mail,) = [mail for mail in server.taken if mail["To"] == "ombudsman@people.example"]
    assert "Salainenkatu" not in text_of(mail)
    assert "key=" not in text_of(mail)
