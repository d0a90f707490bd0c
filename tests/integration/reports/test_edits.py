# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any

import pytest
from geoalchemy2.shape import to_shape
from shapely import Point
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.catalogue.errors import InvalidAnswers, OutOfSeason, UnknownCategory
from civic.catalogue.models import Question, Responsibility
from civic.photos.commands import sweep_unlinked
from civic.photos.errors import UnknownPhoto
from civic.photos.models import Photo
from civic.platform.ids import new_id
from civic.reports import desk_commands
from civic.reports.commands import By, change_status
from civic.reports.edit_commands import edit
from civic.reports.edit_schemas import ReportEdit
from civic.reports.errors import NoLongerEditable, OutsideCity, PhotoMissing, SubjectMissing
from civic.reports.kinds import ActorRole, Status
from civic.reports.models import Report
from civic.reports.queries import photos_of
from civic.sla.commands import save_promise
from civic.sla.models import SlaStep
from tests.factories import (
    EAST,
    LAT,
    LON,
    NORTH,
    NOW,
    PROMISE,
    SOUTH,
    City,
    make_category,
    make_city,
    make_report,
    outline,
    reload,
    texts,
)
from tests.factories_places import make_address
from tests.factories_reports import (
    REPORTER,
    assert_nothing_drifts,
    history,
    kinds,
    make_photo,
    timers,
    told,
    worker,
)

SOON = NOW + timedelta(minutes=10)
LAST = NOW + timedelta(minutes=15)
MOMENT = timedelta(microseconds=1)
QUICK = {"targets": PROMISE["targets"] | {"resolution": {"working_days": 1}}}


@pytest.fixture
def city(session) -> City:
    """A city whose lighting department answers for lamps, by a shorter promise."""
    city = make_city(session, moderation_words=["fool"])
    place = (city.jurisdiction, city.group)
    lamp = make_category(session, *place, "lamp", promise="quick")
    make_category(session, *place, "sight", moderation="human")
    make_category(session, *place, "flat", visibility="private")
    make_category(session, *place, "pictured", photo="required")
    make_category(session, *place, "ice", season_from="11-01", season_to="03-31")
    make_category(session, *place, "bench", subject_kind="asset")
    rule = Responsibility(
        jurisdiction_id=city.jurisdiction.id,
        department_id=city.other_department.id,
        category_id=lamp.id,
    )
    session.add(rule)
    save_promise(session, city.jurisdiction.id, "quick", QUICK, NOW)
    session.flush()
    return city


@pytest.fixture
def report(session, city) -> Report:
    return make_report(session)


def change(session: Session, report: Report, at: Any = SOON, **changes: Any) -> bool:
    return edit(session, report, ReportEdit.model_validate(changes), REPORTER, at)


def test_other_words_are_written_and_told_as_an_edit_without_the_old_ones(session, report):
    assert change(session, report, description="A hole, and a deep one", accuracy_m=4)

    kept = reload(session, report.id)
    assert (kept.description, kept.accuracy_m) == ("A hole, and a deep one", 4)
    assert kept.updated_at == SOON
    row = history(session, report)[-1]
    assert (row.kind, row.actor_role, row.is_public, row.text) == ("edited", "reporter", True, None)
    assert row.data == {"changed": ["accuracy_m", "description"]}
    assert told(session, "report.edited") == [
        {"report_id": str(report.id), "event_seq": row.seq, "is_rerouted": False}
    ]
    assert_nothing_drifts(session, report)


def test_what_changes_nothing_is_no_edit(session, report):
    assert not change(session, report, description=report.description, lon=LON, lat=LAT)
    assert not change(session, report)

    assert "edited" not in kinds(session, report)
    assert told(session, "report.edited") == []


def test_the_search_finds_the_new_words(session, report):
    change(session, report, description="Kaivonkansi puuttuu")

    assert "kaivonkansi" in reload(session, report.id).search


def test_the_last_moment_is_the_end_of_fifteen_minutes(session, report):
    assert change(session, report, LAST, description="Just in time")

    with pytest.raises(NoLongerEditable, match="within 15 minutes"):
        change(session, report, LAST + MOMENT, description="Too late")


@pytest.mark.parametrize(
    "statuses",
    [["in_progress"], ["needs_info"], ["needs_info", "accepted"], ["withdrawn"]],
)
def test_what_the_department_has_begun_is_not_changed(session, city, report, statuses):
    by = worker(session, city)
    for status in statuses:
        change_status(session, report, Status(status), by, NOW)

    with pytest.raises(NoLongerEditable):
        change(session, report, description="Other words")


@pytest.mark.parametrize("deed", ["note", "internal_note", "transfer"])
def test_every_deed_of_the_department_is_a_beginning(session, city, report, deed):
    by = worker(session, city)
    {
        "note": lambda: desk_commands.publish_note(session, report, "Soon", by, NOW),
        "internal_note": lambda: desk_commands.add_internal_note(session, report, "!", by, NOW),
        "transfer": lambda: desk_commands.transfer(session, report, "lighting", "!", by, NOW),
    }[deed]()

    with pytest.raises(NoLongerEditable):
        change(session, report, description="Other words")


def test_that_it_was_taken_on_is_no_beginning(session, city):
    report = make_report(session, category="sight")
    change_status(session, report, Status.ACCEPTED, worker(session, city), NOW)

    assert change(session, report, category="pothole", description="Other words")

    assert report.status == "accepted"


def test_another_category_is_routed_and_promised_anew_from_the_receipt_on(session, city, report):
    before = {key: (row.id, row.due_at) for key, row in timers(session, report.id).items()}

    change(session, report, category="lamp")

    report = reload(session, report.id)
    assert report.department_id == city.other_department.id
    assert report.routing["department"] == "lighting"
    row = history(session, report)[-1]
    assert (row.kind, row.department_id) == ("routed", city.other_department.id)
    assert row.data["from_department_id"] == str(city.department.id)
    assert row.data["from_category"] == "pothole"
    assert kinds(session, report) == ["received", "routed", "accepted", "edited", "routed"]
    after = timers(session, report.id)
    resolution = after["resolution", 1]
    assert {key: row.id for key, row in after.items()} == {k: id_ for k, (id_, _) in before.items()}
    assert resolution.started_at == NOW
    assert resolution.due_at == resolution.original_due_at
    assert resolution.due_at == NOW + timedelta(days=1, hours=7)
    assert resolution.due_at < before["resolution", 1][1]
    assert resolution.policy_id == after["moderation", 1].policy_id
    assert report.due_at == min(row.due_at for row in after.values() if row.stopped_at is None)
    steps = session.scalars(select(SlaStep).filter_by(timer_id=resolution.id, step=100)).all()
    assert [step.due_at for step in steps] == [resolution.due_at]
    (event,) = told(session, "report.edited")
    assert event["is_rerouted"]
    assert_nothing_drifts(session, report)


@pytest.mark.parametrize(("channel", "visibility"), [("campaign", "private"), ("direct", "public")])
def test_what_a_campaign_found_of_sensitive_things_stays_private(
    session, report, channel, visibility
):
    report.channel, report.visibility = channel, "private"

    change(session, report, category="lamp")

    assert report.visibility == visibility


def test_what_a_campaign_found_is_private_where_its_new_category_is(session, report):
    report.channel = "campaign"

    change(session, report, category="flat")

    assert report.visibility == "private"


def test_a_report_fresh_from_its_edit_is_promised_what_a_new_one_is(session, city, report):
    change(session, report, category="lamp")

    other = make_report(session, category="lamp")

    mine, others = timers(session, report.id), timers(session, other.id)
    for key, timer in mine.items():
        for column in ("policy_id", "calendar_version_id", "started_at", "due_at", "outcome"):
            assert getattr(timer, column) == getattr(others[key], column), (key, column)
    steps = [
        sorted(
            (step.step, step.due_at)
            for step in session.scalars(
                select(SlaStep).where(SlaStep.timer_id.in_([row.id for row in rows.values()]))
            )
        )
        for rows in (mine, others)
    ]
    assert steps[0] == steps[1]


def test_a_promise_that_changed_meanwhile_holds_only_for_what_is_routed_anew(session, city):
    first, second = make_report(session), make_report(session)
    save_promise(session, city.jurisdiction.id, "default", QUICK, NOW)
    city.jurisdiction.catalogue_version += 1

    change(session, first, description="What a fool")
    change(session, second, lon=LON + 0.001)

    assert first.status == "submitted"
    assert timers(session, first.id)["resolution", 1].due_at == NOW + timedelta(days=7, hours=7)
    assert timers(session, second.id)["resolution", 1].due_at == NOW + timedelta(days=1, hours=7)
    assert_nothing_drifts(session, first, second)


def test_other_words_leave_it_with_its_department_whatever_the_rules_say_now(session, city, report):
    rule = Responsibility(
        jurisdiction_id=city.jurisdiction.id,
        department_id=city.other_department.id,
        category_id=city.category.id,
    )
    session.add(rule)
    city.jurisdiction.catalogue_version += 1

    change(session, report, description="Other words")

    assert report.department_id == city.department.id
    assert report.routing["department"] == "streets"
    assert kinds(session, report)[-1] == "edited"


def test_another_place_has_its_own_address_areas_and_accuracy(session, city):
    make_address(session, city.jurisdiction.id, "Aleksanterinkatu", "5", at=(24.97, 60.19))
    report = make_report(session, address="By the tram stop", accuracy_m=8)
    assert report.area_ids == [city.area.id]

    change(session, report, lon=24.97, lat=60.19)

    report = reload(session, report.id)
    assert to_shape(report.location).equals(Point(24.97, 60.19))
    assert (report.address, report.accuracy_m) == ("Aleksanterinkatu 5", None)
    assert report.area_ids == []
    assert_nothing_drifts(session, report)


def test_what_is_said_of_the_new_place_is_kept(session, report):
    change(session, report, lon=24.97, lat=60.19, address="Behind the church", accuracy_m=3)

    assert (report.address, report.accuracy_m) == ("Behind the church", 3)


def test_a_place_outside_the_city_is_refused(session, report):
    neighbour = make_city(session, "next", "NXT")
    neighbour.jurisdiction.outline = outline(EAST, SOUTH, EAST + 1, NORTH)
    session.flush()

    with pytest.raises(OutsideCity, match="another city"):
        change(session, report, lon=EAST + 0.5)
    with pytest.raises(OutsideCity, match="outside the cities"):
        change(session, report, lon=EAST + 5)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"category": "dragons"}, UnknownCategory),
        ({"category": "ice"}, OutOfSeason),
        ({"category": "pictured"}, PhotoMissing),
        ({"category": "bench"}, SubjectMissing),
        ({"answers": {"depth": 3}}, InvalidAnswers),
        ({"photo_ids": [str(new_id())]}, UnknownPhoto),
    ],
)
def test_a_changed_report_is_checked_as_a_new_one(session, report, changes, refusal):
    with pytest.raises(refusal):
        change(session, report, **changes)


def test_answers_belong_to_their_category(session, city, report):
    asked = make_category(session, city.jurisdiction, city.group, "asked")
    values = {"kind": "number", "is_required": False, "label": texts("How deep?")}
    session.add(Question(category_id=asked.id, code="depth", options=[], position=0, **values))
    city.jurisdiction.catalogue_version += 1
    change(session, report, category="asked", answers={"depth": 3})
    assert report.answers == {"depth": 3}

    change(session, report, category="pothole")

    assert report.answers == {}


@pytest.mark.parametrize(
    ("description", "reason"),
    [("Call 040 123 4567", "personal_data"), ("What a fool", "abusive_words")],
)
def test_words_that_nobody_may_read_yet_go_to_a_moderator(session, report, description, reason):
    change(session, report, description=description)

    report = reload(session, report.id)
    assert (report.status, report.moderation_reasons) == ("submitted", [reason])
    assert kinds(session, report)[-2:] == ["edited", "submitted"]
    moderation = timers(session, report.id)["moderation", 1]
    assert (moderation.stopped_at, moderation.outcome) == (None, None)
    assert moderation.started_at == NOW
    assert report.due_at == moderation.due_at
    waiting = session.scalars(select(SlaStep.step).filter_by(timer_id=moderation.id)).all()
    assert sorted(waiting) == [50, 75, 90, 100]
    assert_nothing_drifts(session, report)

    change_status(session, report, Status.ACCEPTED, By(ActorRole.MODERATOR), SOON)

    assert timers(session, report.id)["moderation", 1].outcome == "kept"
    assert_nothing_drifts(session, report)


def test_words_that_wait_are_accepted_when_there_is_nothing_to_check_any_more(session, city):
    report = make_report(session, description="Call 040 123 4567")
    assert report.status == "submitted"

    change(session, report, description="A deep hole")

    assert (report.status, report.moderation_reasons) == ("accepted", [])
    assert [row["report_id"] for row in told(session, "report.accepted")] == [str(report.id)]
    assert_nothing_drifts(session, report)


def test_a_category_that_a_person_looks_at_stays_with_the_moderator(session, city):
    report = make_report(session, category="sight")
    change(session, report, description="Other words")
    assert report.status == "submitted"
    change_status(session, report, Status.ACCEPTED, By(ActorRole.MODERATOR), NOW)

    change(session, report, description="And others again")

    assert report.status == "submitted"
    assert_nothing_drifts(session, report)


def test_one_of_too_many_stays_so_and_the_others_do_not_hold_it_back(session, city):
    reports = [make_report(session) for _ in range(11)]
    assert reports[-1].moderation_reasons == ["many_today"]

    for report in (reports[0], reports[-1]):
        change(session, report, description="Other words")

    assert [reports[0].status, reports[-1].status] == ["accepted", "submitted"]
    assert reports[-1].moderation_reasons == ["many_today"]


def test_a_private_category_makes_the_report_private(session, report):
    change(session, report, category="flat")

    assert reload(session, report.id).visibility == "private"


def test_photos_are_replaced_in_order_and_what_nobody_uses_is_let_go(session, city):
    first, second, third, shared = (make_photo(session) for _ in range(4))
    ids = [str(photo.id) for photo in (first, second, shared)]
    report = make_report(session, photo_ids=ids)
    make_report(session, photo_ids=[str(shared.id)])

    change(session, report, photo_ids=[str(third.id), str(second.id)])

    kept = [placed.photo.id for placed in photos_of(session, report.id)]
    assert kept == [third.id, second.id]
    assert reload(session, report.id).n_photos == 2
    rows = session.scalars(select(Photo).execution_options(populate_existing=True))
    linked = {photo.id: photo.linked_at is not None for photo in rows}
    assert linked == {first.id: False, second.id: True, third.id: True, shared.id: True}
    assert sweep_unlinked(session, SOON + timedelta(hours=23)) == []
    assert sweep_unlinked(session, SOON + timedelta(hours=25)) == [first.digest]


def test_without_photos_none_are_left(session, city):
    report = make_report(session, photo_ids=[str(make_photo(session).id)])

    change(session, report, photo_ids=[])

    assert photos_of(session, report.id) == []
    assert report.n_photos == 0
