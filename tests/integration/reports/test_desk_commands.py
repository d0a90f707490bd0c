# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from sqlalchemy import select

from civic.accounts.kinds import Role
from civic.photos.errors import UnknownPhoto
from civic.platform.ids import new_id
from civic.platform.problems import NotThere
from civic.reports import desk_commands
from civic.reports.commands import SYSTEM, By
from civic.reports.errors import (
    IllegalTransition,
    NotADuplicate,
    OutcomeIncomplete,
    ResponsePhotoMissing,
    UnknownDepartment,
)
from civic.reports.kinds import ActorRole
from civic.reports.models import ReportPhoto
from tests.factories import (
    NOW,
    actor,
    make_category,
    make_city,
    make_report,
    make_staff,
    outline,
    reload,
)
from tests.factories_reports import (
    DAY,
    HOUR,
    assert_nothing_drifts,
    history,
    kinds,
    make_answered,
    make_photo,
    move,
    rate,
    respond,
    timers,
    told,
    worker,
)


def test_a_public_note_stops_the_first_response_and_only_that(session):
    by = worker(session, make_city(session))
    report = make_report(session)

    note = desk_commands.publish_note(session, report, "We come on Friday.", by, NOW + HOUR)

    assert (note.text, note.is_public) == ("We come on Friday.", True)
    found = timers(session, report.id)
    assert found["first_response", 1].outcome == "kept"
    assert found["resolution", 1].stopped_at is None
    assert report.due_at == found["resolution", 1].due_at
    assert told(session, "report.note_published") == [
        {"report_id": str(report.id), "event_seq": note.seq}
    ]
    assert_nothing_drifts(session, report)


def test_an_internal_note_stops_nothing_and_is_told_nobody(session):
    by = worker(session, make_city(session))
    report = make_report(session)

    note = desk_commands.add_internal_note(session, report, "Ask Pekka.", by, NOW + HOUR)

    assert not note.is_public
    assert timers(session, report.id)["first_response", 1].stopped_at is None
    assert told(session, "report.note_published") == []
    assert_nothing_drifts(session, report)


def test_a_transfer_moves_the_work_and_leaves_every_due(session):
    city = make_city(session)
    by = worker(session, city)
    report = make_report(session)
    before = {key: timer.due_at for key, timer in timers(session, report.id).items()}

    moved = desk_commands.transfer(
        session, report, "lighting", "It is a lamp.", by, NOW + timedelta(days=1)
    )

    assert report.department_id == moved.department_id == city.other_department.id
    assert {key: timer.due_at for key, timer in timers(session, report.id).items()} == before
    assert moved.data == {
        "from_department_id": str(city.department.id),
        "to_department_id": str(city.other_department.id),
        "held": {
            "spans": [["2026-06-02T06:00:00+00:00", "2026-06-03T06:00:00+00:00"]],
            "working_s": 8 * 3600,
        },
    }
    assert told(session, "report.transferred") == [
        {"report_id": str(report.id), "event_seq": moved.seq}
    ]
    assert_nothing_drifts(session, report)


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        ("streets", IllegalTransition),
        ("no-such", UnknownDepartment),
        ("withdrawn", UnknownDepartment),
        ("theirs", UnknownDepartment),
    ],
)
def test_a_transfer_goes_to_another_working_department_of_the_city(session, code, refusal):
    city = make_city(session)
    city.other_department.code, city.other_department.withdrawn_at = "withdrawn", NOW
    other = make_city(session, "other", "OTH")
    other.jurisdiction.outline = outline(10, 10, 11, 11)
    other.department.code = "theirs"
    by = worker(session, city)
    report = make_report(session)

    with pytest.raises(refusal):
        desk_commands.transfer(session, report, code, "Yours.", by, NOW)

    assert report.department_id == city.department.id


@pytest.mark.parametrize("statuses", [["answered"], ["answered", "closed"], ["withdrawn"]])
def test_what_is_no_longer_open_is_not_transferred(session, statuses):
    by = worker(session, make_city(session))
    report = move(session, make_report(session), SYSTEM, *statuses)

    with pytest.raises(IllegalTransition, match="a report can not be transferred") as refusal:
        desk_commands.transfer(session, report, "lighting", "Yours.", by, NOW)

    assert refusal.value.members == {"from_status": statuses[-1]}


def test_a_response_answers_the_report_and_is_kept_with_its_details(session):
    city = make_city(session)
    by = worker(session, city)
    report = make_report(session)

    response = respond(session, report, by, outcome="scheduled", scheduled_on="2026-07-01", who="x")

    assert (report.status, report.outcome, report.answered_at) == (
        "answered",
        "scheduled",
        NOW + HOUR,
    )
    assert response.details == {"scheduled_on": "2026-07-01"}
    assert (response.cycle, response.department_id, response.author_id) == (
        1,
        city.department.id,
        by.person_id,
    )
    assert history(session, report)[-1].data == {
        "outcome": "scheduled",
        "response_id": str(response.id),
    }
    assert told(session, "report.answered") == [
        {"report_id": str(report.id), "response_id": str(response.id)}
    ]
    assert_nothing_drifts(session, report)


def test_an_answer_starts_its_review_where_it_is_promised(session):
    report = make_answered(session, worker(session, make_city(session)))

    review = timers(session, report.id)["answer_review", 1]

    assert (review.started_at, review.stopped_at) == (NOW + HOUR, None)
    assert report.due_at == review.due_at


@pytest.mark.parametrize("statuses", [[], ["accepted", "answered", "closed"], ["rejected"]])
def test_what_was_not_accepted_or_is_at_its_end_is_not_answered(session, statuses):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "sight", moderation="human")
    report = move(session, make_report(session, category="sight"), SYSTEM, *statuses)

    with pytest.raises(IllegalTransition):
        respond(session, report, worker(session, city))


def test_a_second_response_in_a_cycle_is_refused_and_one_in_the_next_is_not(session):
    by = worker(session, make_city(session))
    report = make_answered(session, by)

    with pytest.raises(IllegalTransition, match="answered already"):
        respond(session, report, by)
    rate(session, report, 1, "No.")
    second = respond(session, report, by, NOW + timedelta(days=2), outcome="nothing_to_fix")

    assert (second.cycle, report.cycle, report.outcome) == (2, 2, "nothing_to_fix")
    assert_nothing_drifts(session, report)


def test_a_response_needs_an_author(session):
    make_city(session)

    with pytest.raises(ValueError, match="author"):
        respond(session, make_report(session), SYSTEM)


def test_an_outcome_that_says_too_little_changes_nothing(session):
    by = worker(session, make_city(session))
    report = make_report(session)

    with pytest.raises(OutcomeIncomplete):
        respond(session, report, by, outcome="declined")

    assert (report.status, kinds(session, report)[-1]) == ("accepted", "accepted")


def test_where_the_category_says_so_a_repair_is_shown(session):
    city = make_city(session)
    by = worker(session, city)
    make_category(session, city.jurisdiction, city.group, "shown", response_photo="required")
    photo = make_photo(session)
    one, other = (make_report(session, category="shown") for _ in range(2))

    with pytest.raises(ResponsePhotoMissing):
        respond(session, one, by)
    response = respond(session, one, by, photo_ids=[str(photo.id)])
    respond(session, other, by, outcome="nothing_to_fix")

    kept = session.execute(select(ReportPhoto.purpose, ReportPhoto.response_id)).one()
    assert tuple(kept) == ("response", response.id)
    assert photo.linked_at == NOW + HOUR


def test_a_photo_that_is_not_kept_is_refused(session):
    by = worker(session, make_city(session))

    with pytest.raises(UnknownPhoto):
        respond(session, make_report(session), by, photo_ids=[str(new_id())])


def test_a_photo_of_the_first_answer_is_no_proof_of_the_second(session):
    by = worker(session, make_city(session))
    old, new = make_photo(session), make_photo(session)
    report = make_report(session, photo_ids=[str(new.id)])
    respond(session, report, by, photo_ids=[str(old.id)])
    rate(session, report, 1, "No.")

    with pytest.raises(ResponsePhotoMissing, match="earlier answer"):
        respond(session, report, by, NOW + timedelta(days=2), photo_ids=[str(old.id)])
    # The reporter's own photo may show up in an answer.
    respond(session, report, by, NOW + timedelta(days=2), photo_ids=[str(new.id)])

    assert report.status == "answered"


def test_a_merger_answers_the_duplicate_with_its_original(session):
    city = make_city(session)
    by = worker(session, city)
    original, duplicate = make_report(session), make_report(session)

    response = desk_commands.merge(session, duplicate, original, by, NOW + HOUR)

    assert (duplicate.status, duplicate.outcome) == ("answered", "duplicate")
    assert (duplicate.duplicate_of_id, response.text) == (original.id, original.number)
    outcomes = {key: timer.outcome for key, timer in timers(session, duplicate.id).items()}
    assert outcomes["resolution", 1] == "cancelled"
    assert ("answer_review", 1) not in outcomes
    assert original.status == "accepted"
    assert told(session, "report.merged") == [
        {"report_id": str(duplicate.id), "original_id": str(original.id)}
    ]
    assert_nothing_drifts(session, original, duplicate)


def test_no_chain_of_duplicates_grows(session):
    city = make_city(session)
    by = worker(session, city)
    first, second, last = (make_report(session) for _ in range(3))
    desk_commands.merge(session, first, second, by, NOW + HOUR)

    desk_commands.merge(session, second, last, by, NOW + 2 * HOUR)

    assert reload(session, first.id).duplicate_of_id == last.id
    assert reload(session, second.id).duplicate_of_id == last.id
    assert history(session, first)[-1].data["original"] == last.number
    assert_nothing_drifts(session, first, second, last)


def test_what_can_be_no_original_is_refused(session):
    city = make_city(session)
    by = worker(session, city)
    other = make_city(session, "other", "OTH")
    other.jurisdiction.outline = outline(10, 10, 11, 11)
    session.flush()
    report, merged, original, withdrawn = (make_report(session) for _ in range(4))
    theirs = make_report(session, lon=10.5, lat=10.5)
    desk_commands.merge(session, merged, original, by, NOW + HOUR)
    move(session, withdrawn, SYSTEM, "withdrawn")

    for no_original in (report, merged, withdrawn, theirs):
        with pytest.raises(NotADuplicate):
            desk_commands.merge(session, report, no_original, by, NOW + HOUR)
    assert (report.status, report.duplicate_of_id) == ("accepted", None)


def test_a_duplicate_that_is_reopened_stands_for_itself_again(session):
    by = worker(session, make_city(session))
    original, duplicate = make_report(session), make_report(session)
    desk_commands.merge(session, duplicate, original, by, NOW + HOUR)

    rate(session, duplicate, 1, "That is another hole.", NOW + 2 * HOUR)

    assert (duplicate.status, duplicate.duplicate_of_id) == ("reopened", None)
    assert_nothing_drifts(session, original, duplicate)


def test_the_original_is_one_that_the_clerk_may_see(session):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "private", visibility="private")
    public, private = make_report(session), make_report(session, category="private")
    clerk = actor(make_staff(session, city))
    stranger = actor(make_staff(session, city, Role.CLERK, city.other_department))

    assert desk_commands.locked_original(session, private.number, clerk) is private
    assert desk_commands.locked_original(session, public.number, stranger) is public
    refusals = []
    for number, who in ((private.number, stranger), ("TST-2026-999999", clerk)):
        with pytest.raises(NotThere) as refusal:
            desk_commands.locked_original(session, number, who)
        refusals.append((refusal.value.detail or "").replace(number, "…"))
    assert refusals[0] == refusals[1]


def review(session, report, *, holds: bool, reason: str | None = None, now=NOW + 2 * HOUR):
    by = By(ActorRole.MODERATOR)
    desk_commands.review_answer(session, report, holds=holds, reason=reason, by=by, now=now)


def test_a_review_that_holds_keeps_the_promise_and_nothing_else(session):
    report = make_answered(session, worker(session, make_city(session)))

    review(session, report, holds=True)

    assert report.status == "answered"
    assert timers(session, report.id)["answer_review", 1].outcome == "kept"
    assert not history(session, report)[-1].is_public
    assert_nothing_drifts(session, report)


def test_a_review_that_does_not_hold_reopens_as_often_as_needed(session):
    by = worker(session, make_city(session))
    report = make_answered(session, by)

    for cycle in (2, 3):
        review(session, report, holds=False, reason="It says nothing.", now=NOW + cycle * DAY)
        assert (report.status, report.cycle) == ("reopened", cycle)
        assert history(session, report)[-1].text == "It says nothing."
        assert_nothing_drifts(session, report)
        respond(session, report, by, NOW + cycle * DAY + HOUR)


def test_without_an_answer_there_is_nothing_to_review(session):
    make_city(session)

    with pytest.raises(IllegalTransition, match="no answer to review"):
        review(session, make_report(session), holds=True)
