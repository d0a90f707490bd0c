# SPDX-License-Identifier: EUPL-1.2
"""The mail of a working morning: who gets it, when, how often, and what it says."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from civic.accounts.commands import grant_role
from civic.accounts.kinds import Role
from civic.accounts.models import Person
from civic.mapping.case_commands import open_case
from civic.mapping.kinds import CaseKind, CaseState, Flag
from civic.mapping.objection_commands import object_to
from civic.mapping.review_commands import appeal, resolve
from civic.mapping.score_models import MappingCase
from civic.notifications.about import Letter, Pointless
from civic.notifications.desk_jobs import send_digests
from civic.notifications.digest_letters import digest
from civic.notifications.models import Delivery
from civic.platform.models import OutboxEntry
from civic.reports.escalation_models import Escalation
from civic.reports.models import Report
from civic.sla.commands import save_calendar
from civic.sla.models import SlaTimer
from tests.factories import NOW, City, make_city, make_person, make_report, make_staff
from tests.factories_mapping import make_campaign, make_kind, make_player, make_point
from tests.factories_sla import HELSINKI, at

DAY = timedelta(days=1)
#: A Tuesday on which the office opens at eight.
TODAY = "2026-06-09"
MORNING = at(f"{TODAY}T08:00")
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@pytest.fixture
def city(session) -> City:
    return make_city(session)


@pytest.fixture
def clerk(session, city) -> Person:
    return make_staff(session, city)


def sent_to(session: Session, person: Person) -> list[Delivery]:
    found = select(Delivery).filter_by(person_id=person.id, kind="digest")
    return list(session.scalars(found.order_by(Delivery.created_at)))


def queue(session: Session, *instants: datetime) -> None:
    session.flush()
    for instant in instants:
        send_digests(session, instant)


def test_each_of_the_staff_gets_one_a_day_however_often_one_looks(session, clerk):
    queue(session, *(MORNING + timedelta(minutes=5 * n) for n in range(10)))

    assert [one.data["on"] for one in sent_to(session, clerk)] == [TODAY]


def test_nobody_gets_it_before_the_office_opens(session, clerk):
    queue(session, MORNING - timedelta(seconds=1))

    assert sent_to(session, clerk) == []


def test_a_relay_that_was_down_in_the_morning_sends_it_later_that_day(session, clerk):
    queue(session, at(f"{TODAY}T21:40"))

    assert [one.data["on"] for one in sent_to(session, clerk)] == [TODAY]


def test_a_day_without_any_relay_is_not_made_up_for(session, clerk):
    queue(session, at("2026-06-11T08:00"))

    assert [one.data["on"] for one in sent_to(session, clerk)] == ["2026-06-11"]


def test_on_days_off_nobody_gets_any(session, clerk):
    queue(session, at("2026-06-13T12:00"), at("2026-06-19T12:00"))  # Saturday, Midsummer Eve

    assert sent_to(session, clerk) == []


def test_across_the_change_of_the_clocks_there_is_one_for_each_date(session, clerk):
    # Every half hour from Friday before the clocks go back until Monday after.
    start = at("2026-10-23T00:00")
    queue(session, *(start + timedelta(minutes=30 * n) for n in range(4 * 50)))

    assert [one.data["on"] for one in sent_to(session, clerk)] == ["2026-10-23", "2026-10-26"]


def test_at_midnight_the_day_before_is_over_and_the_new_one_has_not_begun(session, clerk):
    queue(session, at("2026-06-09T23:59:59"), at("2026-06-10T00:00"), at("2026-06-10T07:59:59"))

    assert [one.data["on"] for one in sent_to(session, clerk)] == ["2026-06-09"]

    queue(session, at("2026-06-10T08:00"))

    assert [one.data["on"] for one in sent_to(session, clerk)] == ["2026-06-09", "2026-06-10"]


@pytest.mark.parametrize(
    ("eve", "dates"),
    [
        # The night has an hour more, of which two are called three o'clock.
        ("2026-10-24", ["2026-10-24", "2026-10-25", "2026-10-26"]),
        # The night has an hour less, and no three o'clock.
        ("2027-03-27", ["2027-03-27", "2027-03-28", "2027-03-29"]),
    ],
)
def test_who_never_closes_gets_one_a_date_in_nights_on_which_the_clocks_change(
    session, city, clerk, eve, dates
):
    weekly = {day: [["00:00", "24:00"]] for day in WEEK}
    spec = {"zone": "Europe/Helsinki", "weekly": weekly}
    save_calendar(session, city.jurisdiction.id, "always", {"en": "Always"}, spec, NOW)
    city.department.calendar = "always"
    city.jurisdiction.catalogue_version += 1
    start = at(f"{eve}T00:00")

    for n in range(2 * 24 * 3 + 2):
        before = len(sent_to(session, clerk))
        queue(session, start + timedelta(minutes=30 * n))
        # It comes at six by the clocks on the wall, at no other time.
        local = (start + timedelta(minutes=30 * n)).astimezone(HELSINKI)
        is_due = f"{local:%H:%M}" == "06:00"
        assert (len(sent_to(session, clerk)) > before) is is_due, local

    assert [one.data["on"] for one in sent_to(session, clerk)] == dates


def test_who_works_in_two_departments_gets_one(session, city):
    person = make_staff(session, city)
    make_role(session, city, person)

    queue(session, MORNING)

    assert len(sent_to(session, person)) == 1


def make_role(session: Session, city: City, person: Person) -> None:
    place = (city.jurisdiction.id, city.other_department.id)
    grant_role(session, person, Role.CLERK, *place)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_for_whom_no_work_waits_gets_none(session, city, role):
    person = make_staff(session, city, role)

    queue(session, MORNING)

    assert sent_to(session, person) == []


def test_who_does_not_want_it_gets_none(session, city, clerk):
    clerk.gets_digest = False
    left = make_staff(session, city)
    left.disabled_at = NOW

    queue(session, MORNING)

    assert session.scalar(select(func.count()).select_from(Delivery)) == 0


def test_the_same_morning_run_by_two_workers_is_one_mail(session, clerk):
    queue(session, MORNING)
    entry = session.scalars(select(OutboxEntry)).one()

    queue(session, MORNING)

    assert session.scalars(select(OutboxEntry)).one().id == entry.id
    assert len(sent_to(session, clerk)) == 1


def letter_for(session: Session, person: Person, now: datetime = MORNING) -> Letter:
    queue(session, MORNING)
    (delivery,) = sent_to(session, person)
    return digest(session, delivery, now)


def due(session: Session, when: datetime, assignee: Person | None = None) -> Report:
    """Let a report be due then."""
    n = session.scalar(select(func.count()).select_from(Report))
    report = make_report(session, email=f"r{n}@people.example")
    session.execute(
        update(SlaTimer)
        .where(SlaTimer.report_id == report.id, SlaTimer.target == "first_response")
        .values(stopped_at=NOW, outcome="kept")
    )
    timer = session.scalars(
        select(SlaTimer).filter_by(report_id=report.id, target="resolution")
    ).one()
    timer.due_at = report.due_at = when
    report.assignee_id = assignee.id if assignee else None
    session.flush()
    return report


def headings(letter: Letter) -> list[str]:
    return [section.title for section in letter.values["sections"]]


def test_ones_own_come_first_then_what_nobody_has(session, city, clerk):
    mine = due(session, MORNING - DAY, clerk)
    today = due(session, MORNING + timedelta(hours=3), clerk)
    due(session, MORNING - DAY)
    due(session, MORNING - DAY, make_staff(session, city))

    letter = letter_for(session, clerk)

    assert headings(letter) == [
        "In your hands: overdue (1)",
        "In your hands: due today (1)",
        "In nobody's hands: overdue (1)",
    ]
    (label, link), *_ = letter.values["sections"][0].rows
    assert label.startswith(f"{mine.number}: Pothole, ")
    assert "% of the time used" in label
    assert link == f"http://civic.test/desk/reports/{mine.number}"
    assert letter.values["sections"][1].rows[0][0].startswith(today.number)
    assert letter.values["totals"][0] == ("In nobody's hands", 1)


def test_a_manager_also_reads_of_the_team_and_of_escalations(session, city):
    manager = make_staff(session, city, Role.MANAGER)
    report = due(session, MORNING - DAY, make_staff(session, city))
    session.add(
        Escalation(
            report_id=report.id,
            department_id=city.department.id,
            kind="returned",
            level="coordinator",
            cycle=1,
            at=NOW,
        )
    )

    letter = letter_for(session, manager)

    assert headings(letter) == ["In the hands of your team: overdue (1)"]
    assert letter.values["totals"][1] == ("Escalations that nobody looks after", 1)


def test_many_are_counted_and_some_are_named(session, clerk):
    for n in range(17):
        due(session, MORNING - DAY - timedelta(minutes=n), clerk)

    (section,) = letter_for(session, clerk).values["sections"]

    assert (len(section.rows), section.more) == (15, 2)


def test_with_nothing_to_tell_there_is_no_mail(session, clerk):
    with pytest.raises(Pointless):
        letter_for(session, clerk)


def test_a_mail_that_was_held_up_until_the_next_day_is_not_sent(session, clerk):
    due(session, MORNING - DAY, clerk)

    with pytest.raises(Pointless):
        letter_for(session, clerk, now=MORNING + DAY)


@pytest.fixture
def moderator(session, city) -> Person:
    return make_staff(session, city, Role.MODERATOR)


def case(session: Session, city: City, kind: CaseKind, at: datetime) -> MappingCase:
    """Let a check ask moderators to look at somebody."""
    person = make_person(session)
    opened = open_case(session, kind, person.id, None, city.jurisdiction.id, {}, at)
    assert opened is not None
    return opened


def objection(session: Session, city: City, person: Person, at: datetime) -> None:
    """Let somebody object to a check."""
    kind = make_kind(session, make_campaign(session, city))
    point = make_point(session, kind, person, captured_at=at, flags=[Flag.FAR])
    object_to(session, point.id, person.id, "I stood in front of it.", at)


def test_moderators_read_how_many_cases_and_appeals_wait_and_for_how_long(
    session, city, moderator, clerk
):
    other = make_staff(session, city, Role.MODERATOR)
    for days in (4, 1):
        case(session, city, CaseKind.BURST, MORNING - days * DAY)
    cleared = case(session, city, CaseKind.TELEPORT, MORNING - 9 * DAY)
    resolve(session, cleared, CaseState.CLEARED, "It was the phone.", other.id, MORNING)
    appealed = case(session, city, CaseKind.TELEPORT, MORNING - 9 * DAY)
    resolve(session, appealed, CaseState.FRAUD, "Nobody walks so.", other.id, MORNING - 8 * DAY)
    appeal(appealed, "I took the train, not a walk.", MORNING - timedelta(hours=5))
    own = case(session, city, CaseKind.TELEPORT, MORNING - 9 * DAY)
    resolve(session, own, CaseState.FRAUD, "Nobody runs so.", moderator.id, MORNING - 8 * DAY)
    appeal(own, "Another one decides on this.", MORNING - DAY)
    open_case(session, CaseKind.BURST, moderator.id, None, city.jurisdiction.id, {}, MORNING - DAY)
    for days, person in ((2, make_player(session)), (3, make_player(session, moderator))):
        objection(session, city, person, MORNING - days * DAY)

    letter = letter_for(session, moderator)

    (section,) = letter.values["sections"]
    link = "http://civic.test/desk/cases"
    assert section.title == "To decide in the mapping game"
    assert section.rows == [
        ("Cases to decide: 2 (the oldest: 4 days)", link),
        ("Appeals to answer: 1 (the oldest: 5 hours)", link),
        ("Objections to checks: 1 (the oldest: 2 days)", f"{link}?state=objections"),
    ]
    assert letter.unsubscribe
    (delivery,) = sent_to(session, clerk)
    with pytest.raises(Pointless):
        digest(session, delivery, MORNING)


def test_a_moderator_hears_nothing_of_other_cities_nor_when_nothing_waits(session, city, moderator):
    elsewhere = make_city(session, code="espoo", prefix="ESP")
    case(session, elsewhere, CaseKind.BURST, MORNING - DAY)

    with pytest.raises(Pointless):
        letter_for(session, moderator)


def test_a_moderator_is_told_when_the_city_opens_and_not_when_they_want_none(
    session, city, moderator
):
    other = make_staff(session, city, Role.MODERATOR)
    other.gets_digest = False

    queue(session, MORNING - timedelta(seconds=1))
    assert sent_to(session, moderator) == []
    queue(session, MORNING)

    assert [one.data["on"] for one in sent_to(session, moderator)] == [TODAY]
    assert sent_to(session, other) == []


def test_who_manages_and_moderates_reads_both_in_one_mail(session, city, clerk):
    grant_role(session, clerk, Role.MODERATOR, city.jurisdiction.id, None)
    due(session, MORNING - DAY, clerk)
    case(session, city, CaseKind.BURST, MORNING - DAY)

    letter = letter_for(session, clerk)

    assert headings(letter) == ["In your hands: overdue (1)", "To decide in the mapping game"]


def test_it_is_stopped_by_one_request_without_cookies(session, client, clerk):
    due(session, MORNING - DAY, clerk)
    stop = letter_for(session, clerk).unsubscribe
    assert stop is not None
    path = stop.removeprefix("http://civic.test")

    seen = client.get(path)
    assert seen.status_code == 200
    session.refresh(clerk)
    assert clerk.gets_digest

    assert client.post(path, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    session.refresh(clerk)
    assert not clerk.gets_digest
    assert client.post("/stop-digest/forged").status_code == 410
