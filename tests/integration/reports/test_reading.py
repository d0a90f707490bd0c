# SPDX-License-Identifier: EUPL-1.2
import time

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.models import AccessEntry
from civic.accounts.policy import Actor
from civic.platform.config import settings
from civic.platform.ids import new_id
from civic.platform.problems import NotAllowed, NotSignedIn, NotThere
from civic.platform.signing import token
from civic.reports import desk_commands, queries
from civic.reports.commands import SYSTEM, log_contact_read
from civic.reports.models import Report
from tests.factories import (
    NOW,
    City,
    actor,
    make_category,
    make_city,
    make_person,
    make_report,
    make_staff,
)
from tests.factories_reports import make_photo, move, owner, respond, worker

KEY = "a-random-secret-of-the-device"


def with_key(key: str) -> Actor:
    return owner(key=key)


def private_city(session: Session) -> City:
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "private", visibility="private")
    return city


def mail_key(report: Report) -> str:
    return token(str(report.id), purpose=queries.REPORT_KEY)


def test_a_report_is_found_by_id_and_by_number(session):
    make_city(session)
    report = make_report(session)

    assert queries.seen(session, report.id, Actor()).report is report
    assert queries.seen(session, report.number, Actor(), lock=True).report is report


def test_the_key_of_the_device_and_that_of_the_mail_open_a_private_report(session):
    private_city(session)
    report = make_report(session, category="private", report_key=KEY)

    for key in (KEY, mail_key(report)):
        found = queries.seen(session, report.id, with_key(key))
        assert found.rights.owns


def test_another_key_opens_nothing(session):
    private_city(session)
    report, other = (make_report(session, category="private") for _ in range(2))
    wrong = [KEY, mail_key(other), token(str(report.id), purpose="sign-in-link"), "", "\0"]

    for who in [Actor(), *map(with_key, wrong)]:
        with pytest.raises(NotThere):
            queries.seen(session, report.id, who)


def test_a_report_without_a_device_key_is_opened_by_no_key(session):
    make_city(session)
    report = make_report(session)

    assert not queries.holds_key(report, with_key("None"))
    assert not queries.holds_key(report, Actor())


def test_the_key_of_a_mail_gets_too_old(session, monkeypatch):
    private_city(session)
    report = make_report(session, category="private")
    key = with_key(mail_key(report))
    at, valid_s = time.time(), settings().sessions.report_link_valid_days * 86_400

    monkeypatch.setattr(time, "time", lambda: at + valid_s - 5)
    assert queries.holds_key(report, key)
    monkeypatch.setattr(time, "time", lambda: at + valid_s + 5)
    assert not queries.holds_key(report, key)


def test_what_is_not_there_and_what_must_not_be_seen_are_refused_alike(session):
    private_city(session)
    report = make_report(session, category="private")

    refusals = []
    for key in (report.id, report.number, new_id(), "TST-2026-999999"):
        with pytest.raises(NotThere) as refusal:
            queries.seen(session, key, Actor())
        refusals.append((refusal.value.detail, refusal.value.members))
    assert refusals == [(None, {})] * 4


def test_only_the_reporter_is_given_the_report_as_ones_own(session):
    private_city(session)
    me, other = (make_person(session) for _ in range(2))
    report = make_report(session, by=actor(me))
    private = make_report(session, category="private", by=actor(me))

    assert queries.for_reporter(session, report.id, actor(me)) is report
    assert queries.for_reporter(session, private.id, with_key(mail_key(private))) is private
    with pytest.raises(NotAllowed):
        queries.for_reporter(session, report.id, actor(other))
    with pytest.raises(NotSignedIn):
        queries.for_reporter(session, report.id, with_key(KEY))
    with pytest.raises(NotThere):
        queries.for_reporter(session, private.id, actor(other))


def test_the_desk_gives_a_report_to_who_has_the_right(session):
    city = private_city(session)
    public, private = make_report(session), make_report(session, category="private")
    clerk = actor(make_staff(session, city))
    stranger = actor(make_staff(session, city, Role.CLERK, city.other_department))

    assert queries.for_desk(session, private.id, clerk, "works").report is private
    with pytest.raises(NotAllowed):
        queries.for_desk(session, private.id, clerk, "manages")
    with pytest.raises(NotAllowed):
        queries.for_desk(session, public.id, stranger, "works")
    with pytest.raises(NotThere):
        queries.for_desk(session, private.id, stranger, "works")


def test_internal_rows_of_the_timeline_are_for_staff(session):
    city = make_city(session)
    by = worker(session, city)
    report = make_report(session)
    desk_commands.add_internal_note(session, report, "Ask Pekka.", by, NOW)
    clerk = actor(make_staff(session, city))

    rows = {
        name: [
            row.kind
            for row in queries.timeline(
                session, report.id, queries.seen(session, report.id, who).rights
            )
        ]
        for name, who in (("clerk", clerk), ("owner", with_key(mail_key(report))))
    }

    assert rows["clerk"] == [*rows["owner"], "internal_note"]


def test_photos_come_in_the_order_of_report_and_answer(session):
    by = worker(session, make_city(session))
    one, two, after = (make_photo(session) for _ in range(3))
    report = make_report(session, photo_ids=[str(two.id), str(one.id)])
    response = respond(session, report, by, photo_ids=[str(after.id)])

    placed = queries.photos_of(session, report.id)

    assert [p.photo for p in placed if p.purpose == "report"] == [two, one]
    assert [(p.photo, p.response_id) for p in placed if p.purpose == "response"] == [
        (after, response.id)
    ]


def test_a_photo_is_public_while_a_public_report_shows_it(session):
    city = private_city(session)
    make_category(session, city.jurisdiction, city.group, "sight", moderation="human")
    shown, private, waiting = (make_photo(session) for _ in range(3))
    make_report(session, photo_ids=[str(shown.id)])
    make_report(session, category="private", photo_ids=[str(private.id)])
    hidden = make_report(session, category="sight", photo_ids=[str(waiting.id)])
    unused = make_photo(session)

    assert queries.photo_is_public(session, shown.digest)
    for digest in (private.digest, waiting.digest, unused.digest, "unknown"):
        assert not queries.photo_is_public(session, digest)
        assert not queries.photo_is_visible(session, digest, Actor())
    move(session, hidden, SYSTEM, "accepted")
    assert queries.photo_is_public(session, waiting.digest)


def test_a_private_photo_is_for_the_reporter_and_the_department(session):
    city = private_city(session)
    photo = make_photo(session)
    report = make_report(session, category="private", photo_ids=[str(photo.id)], report_key=KEY)

    for who in (
        with_key(KEY),
        with_key(mail_key(report)),
        actor(make_staff(session, city)),
        actor(make_staff(session, city, Role.MODERATOR)),
    ):
        assert queries.photo_is_visible(session, photo.digest, who)
    stranger = actor(make_staff(session, city, Role.CLERK, city.other_department))
    assert not queries.photo_is_visible(session, photo.digest, stranger)


def reads(session: Session) -> list[tuple[object, ...]]:
    session.flush()
    rows = session.execute(
        select(AccessEntry.person_id, AccessEntry.what, AccessEntry.subject_id, AccessEntry.at)
    )
    return [tuple(row) for row in rows]


@pytest.mark.parametrize("role", [Role.CLERK, Role.MANAGER, Role.MODERATOR, Role.AUDITOR])
def test_what_staff_read_of_a_reporter_is_written_down(session, role):
    city = make_city(session)
    person = make_staff(session, city, role)
    report = make_report(session)

    log_contact_read(session, queries.seen(session, report.id, actor(person)), actor(person), NOW)

    assert reads(session) == [(person.id, "report.contact", report.id, NOW)]


def test_who_reads_no_contact_or_only_ones_own_is_not_written_down(session):
    city = make_city(session)
    clerk = make_staff(session, city)
    stranger = make_staff(session, city, Role.CLERK, city.other_department)
    report, own = make_report(session), make_report(session, by=actor(clerk))

    for who, subject in (
        (Actor(), report),
        (with_key(mail_key(report)), report),
        (actor(stranger), report),
        (actor(clerk), own),
    ):
        log_contact_read(session, queries.seen(session, subject.id, who), who, NOW)

    assert reads(session) == []
