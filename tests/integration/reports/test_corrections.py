# SPDX-License-Identifier: EUPL-1.2
"""What is put right about a report: who answers then, and by when."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.catalogue.errors import InvalidAnswers, UnknownCategory
from civic.catalogue.models import Question, Responsibility
from civic.platform.ids import new_id
from civic.reports.assignment_commands import assign
from civic.reports.commands import By
from civic.reports.correction_commands import Correction, correct, correction, dues_after
from civic.reports.correction_schemas import CorrectionBody
from civic.reports.errors import IllegalTransition, OutsideCity, SubjectMissing
from civic.reports.events import ReportCorrected
from civic.reports.kinds import ActorRole
from civic.reports.models import Report
from civic.reports.policy import Rights, rights_of
from civic.sla.commands import save_promise
from civic.sla.policy import Target
from tests.factories import (
    NOW,
    PROMISE,
    City,
    actor,
    clerk,
    make_category,
    make_city,
    make_report,
    make_staff,
    outline,
)
from tests.factories_places import make_building
from tests.factories_reports import (
    DAY,
    HOUR,
    assert_nothing_drifts,
    heard_by_somebody,
    history,
    kinds,
    make_photo,
    respond,
    timers,
    told,
)

FAST = PROMISE["targets"] | {"resolution": {"working_hours": 16}}
SLOW = PROMISE["targets"] | {"resolution": {"working_days": 20}}
URGENT = {"urgent": {"resolution": {"working_hours": 8}}}
#: Of five working days from NOW on, a Tuesday.
TUESDAY_1600 = datetime(2026, 6, 9, 13, tzinfo=UTC)


class Office:
    """A city whose lamps are another department's, and fast."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.city: City = make_city(session)
        where = self.city.jurisdiction.id
        save_promise(session, where, "fast", {"targets": FAST, "priorities": URGENT}, NOW)
        save_promise(session, where, "slow", {"targets": SLOW}, NOW)
        for code, promise in (("lamp", "fast"), ("tree", "slow")):
            category = make_category(
                session, self.city.jurisdiction, self.city.group, code, promise=promise
            )
            if code == "lamp":
                session.add(
                    Responsibility(
                        jurisdiction_id=where,
                        department_id=self.city.other_department.id,
                        category_id=category.id,
                    )
                )
        self.city.jurisdiction.catalogue_version += 1
        session.flush()
        self.person = make_staff(session, self.city)
        self.by: By = clerk(self.person, self.city)

    def rights(self, report: Report, role: Role = Role.CLERK) -> Rights:
        return rights_of(actor(make_staff(self.session, self.city, role)), report, holds_key=False)

    def found(self, report: Report, role: Role = Role.CLERK, **body: Any) -> Correction | None:
        wanted = CorrectionBody.model_validate({"reason": "It is a lamp."} | body)
        return correction(self.session, report, wanted, self.rights(report, role))

    def put_right(
        self, report: Report, now: datetime, role: Role = Role.CLERK, **body: Any
    ) -> None:
        found = self.found(report, role, **body)
        assert found is not None
        correct(self.session, report, found, "It is a lamp.", self.by, now)

    def due(self, report: Report) -> datetime:
        return timers(self.session, report.id)["resolution", 1].due_at


@pytest.fixture
def office(session) -> Office:
    return Office(session)


def test_another_category_is_routed_and_promised_from_the_receipt_on(session, office):
    report = make_report(session)
    assign(session, report, office.person.id, office.by, NOW, may_assign_others=False)

    with heard_by_somebody(ReportCorrected) as corrected:
        office.put_right(report, NOW + HOUR, category="lamp")

    _, row, routed = history(session, report)[-3:]
    assert (row.kind, row.text, row.is_public) == ("corrected", "It is a lamp.", True)
    assert row.data["changed"] == ["category"]
    assert (row.data["from_category"], row.data["category"]) == ("pothole", "lamp")
    assert (routed.kind, routed.data["from_department_id"]) == (
        "routed",
        str(office.city.department.id),
    )
    assert report.department_id == office.city.other_department.id
    assert report.assignee_id is None
    assert report.routing["why"]
    assert office.due(report) == datetime(2026, 6, 4, 6, tzinfo=UTC)  # 16 h after Tuesday 09:00
    assert told(session, corrected) == [
        {"report_id": str(report.id), "event_seq": row.seq, "is_rerouted": True}
    ]
    assert_nothing_drifts(session, report)


def test_a_shorter_promise_found_late_leaves_two_working_hours(session, office):
    report = make_report(session)

    office.put_right(report, NOW + 2 * DAY + HOUR, category="lamp")

    assert office.due(report) == NOW + 2 * DAY + 3 * HOUR
    assert_nothing_drifts(session, report)


@pytest.mark.parametrize(
    ("role", "late", "is_later"),
    [
        (Role.CLERK, HOUR, False),
        (Role.MANAGER, HOUR, True),
        (Role.MODERATOR, HOUR, True),
        # The working day in which reports are sorted is over.
        (Role.MANAGER, 2 * DAY, False),
    ],
)
def test_a_longer_promise_is_for_those_who_sort_and_soon(session, office, role, late, is_later):
    report = make_report(session)

    office.put_right(report, NOW + late, role, category="tree")

    assert (office.due(report) > TUESDAY_1600) is is_later
    assert history(session, report)[-1].data["is_triage"] is (role is not Role.CLERK)
    assert_nothing_drifts(session, report)


def test_staff_of_the_dispatcher_sort_reports(session, office):
    office.city.dispatcher.kind = "city_service"
    session.flush()
    office.city.department.kind = "dispatcher"
    office.city.jurisdiction.catalogue_version += 1
    session.flush()
    report = make_report(session)

    found = office.found(report, category="tree")

    assert found is not None
    assert found.is_triage


def test_priority_alone_changes_no_version_and_no_department(session, office):
    report = make_report(session, category="lamp")
    office.city.department.calendar = "no-such"
    save_promise(session, office.city.jurisdiction.id, "fast", {"targets": SLOW}, NOW)
    office.city.jurisdiction.catalogue_version += 1
    session.flush()
    before = timers(session, report.id)["resolution", 1].policy_id

    office.put_right(report, NOW + HOUR, priority="urgent")

    timer = timers(session, report.id)["resolution", 1]
    assert (timer.policy_id, timer.priority, report.priority) == (before, "urgent", "urgent")
    assert timer.due_at == NOW + DAY  # eight working hours
    assert "routed" not in kinds(session, report)[3:]
    assert_nothing_drifts(session, report)


def test_lowered_again_the_due_stays_and_the_history_says_so(session, office):
    report = make_report(session, category="lamp")
    office.put_right(report, NOW + HOUR, priority="urgent")
    due = office.due(report)

    office.put_right(report, NOW + 2 * HOUR, priority="normal")

    assert office.due(report) == due
    assert report.priority == "normal"
    assert_nothing_drifts(session, report)


def test_another_place_of_the_same_department_is_moved_and_stays(session, office):
    report = make_report(session, address="Old street 1")

    office.put_right(report, NOW + HOUR, lon=24.95, lat=60.175)

    assert kinds(session, report)[-1] == "corrected"
    assert report.area_ids == [office.city.area.id]
    assert report.address != "Old street 1"
    assert office.due(report) == TUESDAY_1600
    assert_nothing_drifts(session, report)


def test_a_preview_says_what_comes_of_it_and_does_nothing(session, office):
    report = make_report(session)
    before = kinds(session, report)
    found = office.found(report, category="lamp")
    assert found is not None

    pairs = dues_after(session, report, found, NOW + HOUR)

    changes = {b.target: (b.due_at, a.due_at) for b, a in pairs if b is not None}
    assert changes[Target.RESOLUTION] == (TUESDAY_1600, datetime(2026, 6, 4, 6, tzinfo=UTC))
    assert kinds(session, report) == before
    assert office.due(report) == TUESDAY_1600


@pytest.mark.parametrize(
    "body",
    [{}, {"category": "pothole"}, {"priority": "normal"}, {"category": None, "priority": None}],
)
def test_what_is_so_already_is_no_correction(session, office, body):
    assert office.found(make_report(session), **body) is None


def test_what_only_the_reporter_could_add_is_not_asked_for(session, office):
    strict = make_category(
        session, office.city.jurisdiction, office.city.group, "strict", photo="required",
        season_from="12-01", season_to="02-28",
    )  # fmt: skip
    session.add(
        Question(
            category_id=strict.id,
            code="entrance",
            kind="text",
            is_required=True,
            label={"en": "Which?"},
            options=[],
            position=0,
        )
    )
    office.city.jurisdiction.catalogue_version += 1
    session.flush()
    report = make_report(session)

    office.put_right(report, NOW + HOUR, category="strict")
    with pytest.raises(InvalidAnswers):
        office.found(report, answers={"entrance": 7})
    office.put_right(report, NOW + HOUR, answers={"entrance": "B"})

    assert (report.category_id, report.answers) == (strict.id, {"entrance": "B"})


def test_photos_and_words_of_the_reporter_stay(session, office):
    photo = make_photo(session)
    report = make_report(session, photo_ids=[str(photo.id)], description="It flickers.")

    office.put_right(report, NOW + HOUR, category="lamp")

    assert (report.n_photos, report.description) == (1, "It flickers.")


@pytest.mark.parametrize(
    ("told_as", "found_to_be", "visibility"),
    [("private", "public", "private"), ("public", "private", "private")],
)
def test_what_was_told_in_confidence_stays_so(session, office, told_as, found_to_be, visibility):
    for code in ("private", "public"):
        make_category(session, office.city.jurisdiction, office.city.group, code, visibility=code)
    report = make_report(session, category=told_as)

    office.put_right(report, NOW + HOUR, category=found_to_be)

    assert report.visibility == visibility


def test_what_does_not_fit_is_refused(session, office):
    make_category(
        session, office.city.jurisdiction, office.city.group, "roof", subject_kind="building"
    )
    other = make_city(session, "other", "OTH")
    other.jurisdiction.outline = outline(10, 10, 11, 11)
    session.flush()
    report = make_report(session)

    for refusal, body in (
        (UnknownCategory, {"category": "no-such"}),
        (SubjectMissing, {"category": "roof"}),
        (SubjectMissing, {"category": "roof", "subject_id": str(new_id())}),
        (OutsideCity, {"lon": 0.0, "lat": 0.0}),
        (OutsideCity, {"lon": 10.5, "lat": 10.5}),
    ):
        with pytest.raises(refusal):
            office.found(report, **body)
    building = make_building(session, office.city.jurisdiction.id)
    assert office.found(report, category="roof", subject_id=str(building.id)) is not None


def test_what_is_answered_is_not_corrected(session, office):
    report = make_report(session)
    respond(session, report, office.by)

    with pytest.raises(IllegalTransition, match="can not be corrected"):
        office.found(report, category="lamp")


def test_a_moderator_corrects_what_waits_and_it_goes_on_waiting(session, office):
    make_category(session, office.city.jurisdiction, office.city.group, "sight", moderation="human")
    report = make_report(session, category="sight")
    office.by = By(ActorRole.MODERATOR, office.person.id)

    office.put_right(report, NOW + HOUR, Role.MODERATOR, category="lamp")

    assert (report.status, report.moderation_reasons) == ("submitted", ["category"])
    assert report.department_id == office.city.other_department.id
    assert_nothing_drifts(session, report)
