# SPDX-License-Identifier: EUPL-1.2
"""A report that tells of two things becomes two, and nobody waits longer for it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from civic.catalogue.models import Responsibility
from civic.photos.errors import UnknownPhoto
from civic.reports import desk_commands
from civic.reports.commands import change_status
from civic.reports.correction_schemas import SplitBody
from civic.reports.errors import IllegalTransition
from civic.reports.events import ReportSplit
from civic.reports.kinds import Status
from civic.reports.models import Report
from civic.reports.queries import photos_of, seen
from civic.reports.split_commands import split
from civic.sla.commands import save_promise
from tests.factories import NOW, PROMISE, City, make_category, make_city, make_report
from tests.factories_reports import (
    DAY,
    HOUR,
    ask_reporter,
    assert_nothing_drifts,
    heard_by_somebody,
    history,
    kinds,
    make_photo,
    owner,
    respond,
    timers,
    told,
    worker,
)

KEY = "a-random-secret-of-the-device"
#: Of five working days from NOW on, a Tuesday, 16:00 in Helsinki.
DUE = datetime(2026, 6, 9, 13, tzinfo=UTC)


class Office:
    """A city where lamps are another department's, and fast; trees are slow."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.city: City = make_city(session)
        where = self.city.jurisdiction.id
        for code, resolution in (("fast", {"working_hours": 16}), ("slow", {"working_days": 20})):
            targets = PROMISE["targets"] | {"resolution": resolution}
            save_promise(session, where, code, {"targets": targets}, NOW)
        lamp = self.category("lamp", promise="fast")
        self.category("tree", promise="slow")
        self.category("flat", visibility="private")
        session.add(
            Responsibility(
                jurisdiction_id=where,
                department_id=self.city.other_department.id,
                category_id=lamp.id,
            )
        )
        self.city.jurisdiction.catalogue_version += 1
        session.flush()
        self.by = worker(session, self.city)

    def category(self, code: str, **changes: Any) -> Any:
        return make_category(self.session, self.city.jurisdiction, self.city.group, code, **changes)

    def split(self, report: Report, now: datetime = NOW + HOUR, **body: Any) -> Report:
        values = {"category": "lamp", "description": "The lamp is out.", "reason": "Two things."}
        wanted = SplitBody.model_validate(values | body)
        return split(self.session, report, wanted, self.by, now)


@pytest.fixture
def office(session) -> Office:
    return Office(session)


def due(session: Session, report: Report, target: str = "resolution") -> datetime:
    return timers(session, report.id)[target, 1].due_at


def test_a_part_is_a_report_of_its_own_of_the_same_reporter(session, office):
    photos = [make_photo(session) for _ in range(2)]
    report = make_report(
        session, report_key=KEY, photo_ids=[str(p.id) for p in photos], name="Maija"
    )

    part = office.split(report, photo_ids=[str(photos[1].id)])

    assert part.id.version == 7
    assert part.number != report.number
    assert part.number[:9] == report.number[:9]
    assert (part.status, part.description, part.cycle) == ("accepted", "The lamp is out.", 1)
    assert (part.contact_email, part.contact_name) == (report.contact_email, "Maija")
    assert seen(session, part.id, owner(key=KEY)).rights.owns
    assert part.department_id == office.city.other_department.id
    assert (part.received_at, part.area_ids) == (report.received_at, report.area_ids)
    assert [placed.photo.id for placed in photos_of(session, part.id)] == [photos[1].id]
    assert (part.n_photos, report.n_photos) == (1, 2)
    assert kinds(session, part) == ["received", "accepted", "routed", "corrected", "split"]
    assert_nothing_drifts(session, report, part)


def test_both_tell_of_each_other(session, office):
    report = make_report(session)

    with heard_by_somebody(ReportSplit) as heard:
        part = office.split(report)

    of_whole, of_part = history(session, report)[-1], history(session, part)[-1]
    assert of_whole.data == {"part_id": str(part.id), "part": part.number}
    assert of_part.data == {"of_id": str(report.id), "of": report.number}
    assert (of_whole.text, of_whole.is_public, of_part.is_public) == ("Two things.", True, True)
    assert told(session, heard) == [
        {"report_id": str(report.id), "event_seq": of_whole.seq, "part_id": str(part.id)}
    ]
    assert report.last_seq == of_whole.seq


def test_a_part_is_promised_from_the_first_receipt_on(session, office):
    report = make_report(session)

    part = office.split(report, NOW + DAY)

    assert due(session, part) == datetime(2026, 6, 4, 6, tzinfo=UTC)  # 16 h after Tuesday 09:00
    assert due(session, part, "first_response") == due(session, report, "first_response")
    assert due(session, report) == DUE
    assert_nothing_drifts(session, report, part)


def test_no_promise_is_broken_by_the_split_itself(session, office):
    report = make_report(session)

    part = office.split(report, NOW + 3 * DAY)

    assert due(session, part) == NOW + 3 * DAY + 2 * HOUR


def test_a_part_with_a_longer_promise_is_due_when_the_whole_was(session, office):
    report = make_report(session)

    part = office.split(report, category="tree")

    assert due(session, part) == DUE
    assert_nothing_drifts(session, report, part)


def test_what_was_overdue_stays_so_in_both(session, office):
    report = make_report(session)

    part = office.split(report, DUE + DAY)

    assert due(session, part) == due(session, report) == DUE
    assert_nothing_drifts(session, report, part)


def test_what_was_told_of_both_is_told_of_each(session, office):
    report = make_report(session)
    desk_commands.publish_note(session, report, "We look on Friday.", office.by, NOW + HOUR)
    desk_commands.add_internal_note(session, report, "Hm.", office.by, NOW + HOUR)

    part = office.split(report, NOW + 2 * HOUR)

    notes = [row for row in history(session, part) if row.kind == "public_note"]
    assert [(note.text, note.at, note.actor_id) for note in notes] == [
        ("We look on Friday.", NOW + HOUR, office.by.person_id)
    ]
    assert timers(session, part.id)["first_response", 1].outcome == "kept"
    assert "internal_note" not in kinds(session, part)
    assert_nothing_drifts(session, report, part)


def test_a_part_of_a_second_attempt_is_promised_from_its_beginning(session, office):
    report = make_report(session)
    respond(session, report, office.by)
    change_status(session, report, Status.REOPENED, office.by, NOW + DAY)

    part = office.split(report, NOW + DAY + HOUR, category="pothole")

    assert (part.cycle, part.received_at) == (1, report.received_at)
    assert due(session, part) == timers(session, report.id)["resolution", 2].due_at
    assert_nothing_drifts(session, report, part)


@pytest.mark.parametrize(
    ("whole", "part"), [("flat", "lamp"), ("pothole", "flat"), ("flat", "flat")]
)
def test_what_is_private_in_one_is_so_in_the_part(session, office, whole, part):
    report = make_report(session, category=whole)

    split_off = office.split(report, category=part)

    assert split_off.visibility == "private"
    for one in (report, split_off):
        assert not history(session, one)[-1].is_public


def test_priority_goes_with_the_part(session, office):
    report = make_report(session)
    report.priority = "urgent"

    part = office.split(report)

    assert part.priority == "urgent"
    assert_nothing_drifts(session, part)


def test_only_photos_of_the_report_go_with_a_part(session, office):
    report = make_report(session)

    with pytest.raises(UnknownPhoto):
        office.split(report, photo_ids=[str(make_photo(session).id)])


def test_what_waits_or_is_answered_is_not_split(session, office):
    office.category("sight", moderation="human")
    waiting = make_report(session, category="sight")
    asked, answered = make_report(session), make_report(session)
    ask_reporter(session, asked, office.by, NOW + HOUR)
    respond(session, answered, office.by)

    for report in (waiting, asked, answered):
        with pytest.raises(IllegalTransition, match="can not be split"):
            office.split(report, NOW + 2 * HOUR)


def test_a_part_of_one_that_a_moderator_looked_at_was_looked_at_then(session, office):
    office.category("sight", moderation="human")
    report = make_report(session, category="sight")
    change_status(session, report, Status.ACCEPTED, office.by, NOW + HOUR)

    part = office.split(report, NOW + 2 * HOUR)

    assert history(session, part)[1].at == NOW + HOUR
    assert timers(session, part.id)["moderation", 1].stopped_at == NOW + HOUR
    assert_nothing_drifts(session, report, part)
