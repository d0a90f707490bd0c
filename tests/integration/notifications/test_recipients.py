# SPDX-License-Identifier: EUPL-1.2
"""Who is told of what."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.notifications.models import Delivery
from civic.reports import desk_commands
from civic.reports.commands import By, change_status
from civic.reports.kinds import ActorRole, Status
from tests.factories import NOW, actor, make_person, make_report, make_staff
from tests.factories_mail import MailServer, open_up, text_of, try_again, work
from tests.factories_notifications import LATER, Story


def addresses(server: MailServer) -> set[str]:
    return {str(mail["To"]) for mail in server.taken}


@pytest.fixture
def story(session):
    """A report of which nobody has been told yet."""
    return Story(session)


@pytest.fixture
def people(session, story):
    """Staff by what they are, all with an address that says so."""
    city = story.city
    city.jurisdiction.rules = {"ombudsman": "ombudsman@city.example"}
    held = {
        "manager": (Role.MANAGER, city.department.id),
        "other-manager": (Role.MANAGER, city.other_department.id),
        "coordinator": (Role.MANAGER, city.dispatcher.id),
        "moderator": (Role.MODERATOR, None),
    }
    for name, (role, department_id) in held.items():
        roles = [(role, city.jurisdiction.id, department_id)]
        make_person(session, f"{name}@city.example", roles)
    return held


def told_at(
    session: Session, server: MailServer, story: Story, step: int, target: str = "resolution"
) -> set[str]:
    """Let `step` be reached and return who got a mail of it, the reporter as such."""
    work(session)
    server.taken.clear()
    story.step(step, target)
    work(session)
    open_up(session)
    reporter = story.report.contact_email
    return {
        "reporter" if address == reporter else address.split("@")[0]
        for address in addresses(server)
    }


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("step", "told"),
    [
        (50, set()),
        (75, {"streets"}),
        (90, {"streets"}),
        (100, {"streets", "manager", "reporter"}),
        (150, {"streets", "manager"}),
        (200, {"streets", "manager", "coordinator"}),
        (300, {"streets", "manager", "coordinator", "ombudsman"}),
    ],
)
def test_more_people_hear_of_a_promise_the_later_it_gets(session, server, story, step, told):
    assert told_at(session, server, story, step) == told


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("step", "told"), [(75, {"moderator"}), (200, {"moderator", "coordinator"})]
)
def test_what_the_city_itself_owes_goes_to_its_moderators(session, server, story, step, told):
    story.report = story.submit("watched")

    assert told_at(session, server, story, step, "moderation") == told


def test_without_a_mailbox_the_clerks_are_told(session, server, story):
    story.city.department.email = None
    other = make_staff(session, story.city, Role.CLERK, story.city.other_department)

    told = told_at(session, server, story, 75)

    assert len(told) == 1
    assert other.email.split("@")[0] not in told


def test_without_anybody_else_the_managers_are_told_first(session, server, story, people):
    story.city.dispatcher.email = None
    story.report.department_id = story.city.other_department.id
    story.city.other_department.email = None

    assert told_at(session, server, story, 75) == {"other-manager"}


def test_a_dispatcher_without_managers_is_told_by_its_mailbox(session, server, story):
    assert "dispatch" in told_at(session, server, story, 200)


def test_a_warning_about_what_was_done_meanwhile_is_not_sent(session, server, story):
    story.answered()

    assert told_at(session, server, story, 90) == set()


def test_a_warning_that_waited_until_it_was_done_is_dropped(session, server, story):
    story.step(90)
    server.to_recipient = "451 4.3.0 later"
    work(session)
    open_up(session)
    story.answered()
    server.to_recipient = "250 2.0.0 taken"

    try_again(session)

    dropped = session.scalars(select(Delivery).filter_by(kind="step")).one()
    assert dropped.state == "dropped"


def test_a_breach_is_told_to_staff_even_if_the_answer_came_before_the_news(session, server, story):
    by, late = story.by, story.timer().due_at + timedelta(minutes=1)
    desk_commands.publish_note(session, story.report, "Soon", by, late)

    told = told_at(session, server, story, 100, "first_response")

    assert told == {"streets"}


def test_a_report_accepted_at_once_brings_one_mail_that_says_so(session, server):
    Story(session)

    work(session)

    assert "has been accepted" in text_of(server.only_mail())


def test_a_report_that_waits_says_so_and_is_told_when_it_is_accepted(session, server):
    story = Story(session)
    work(session)
    server.taken.clear()
    report = story.submit("watched")
    work(session)
    assert "A moderator reads your report first" in text_of(server.only_mail())
    assert "Checked and passed on" in text_of(server.only_mail())
    change_status(session, report, Status.ACCEPTED, By(ActorRole.MODERATOR), LATER)

    work(session)

    assert "checked and accepted" in text_of(server.taken[1])
    assert len(server.taken) == 2


def test_coming_back_from_a_question_is_no_news_of_acceptance(session, server):
    story = Story(session)
    for status in (Status.NEEDS_INFO, Status.ACCEPTED):
        change_status(session, story.report, status, story.by, LATER)

    work(session)

    assert len(server.taken) == 1


def test_each_reopening_and_closing_is_told(session, server):
    story = Story(session)
    story.reopened()
    work(session)
    n_first = len(server.taken)
    story.answered()
    change_status(session, story.report, Status.CLOSED, story.by, LATER)
    change_status(session, story.report, Status.REOPENED, story.by, LATER)

    work(session)

    kinds = session.scalars(select(Delivery.kind).order_by(Delivery.kind)).all()
    assert kinds == ["answered", "answered", "closed", "received", "reopened", "reopened"]
    assert len(server.taken) == n_first + 3


def test_somebody_with_an_account_is_told_in_their_own_language_at_their_own_address(
    session, server
):
    story = Story(session)
    person = make_person(session, "me@people.example")
    person.language = "sv"
    server.taken.clear()
    make_report(session, by=actor(person), email=None, language="fi")

    work(session)

    mail = next(mail for mail in server.taken if mail["To"] == "me@people.example")
    assert mail["Content-Language"] == "sv"
    assert story.report.contact_email in addresses(server)


def test_somebody_whose_account_was_closed_is_not_told(session, server):
    Story(session)
    person = make_person(session, "me@people.example")
    make_report(session, by=actor(person), email=None)
    person.disabled_at = NOW

    work(session)

    assert "me@people.example" not in addresses(server)


def test_a_private_original_is_named_but_not_linked(session, server):
    story = Story(session)
    original = story.submit()
    original.visibility = "private"
    desk_commands.merge(session, story.report, original, story.by, LATER)

    work(session)

    merged = select(Delivery.message_id).filter_by(kind="merged")
    message_id = session.scalars(merged).one()
    mail = next(mail for mail in server.taken if mail["Message-ID"] == message_id)
    assert original.number in text_of(mail)
    assert f"/reports/{original.number}" not in text_of(mail)


def test_no_mail_repeats_what_somebody_wrote_to_an_address_that_may_not_be_theirs(session, server):
    Story(session)
    make_report(session, description="BUY NOW", name="BUY NOW", email="victim@people.example")

    work(session)

    assert not any("BUY NOW" in mail.as_string() for mail in server.taken)
    n_deliveries = session.scalar(select(func.count()).select_from(Delivery))
    assert n_deliveries == len(server.taken)
