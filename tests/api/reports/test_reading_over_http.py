# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.models import AccessEntry
from civic.platform.ids import new_id
from civic.platform.signing import token
from civic.reports import desk_commands
from civic.reports.queries import REPORT_KEY
from tests.factories import NOW, actor, make_category, make_city, make_report, make_staff, reload
from tests.factories_api import Caller, counted, signed_in
from tests.factories_reports import HOUR, make_answered, make_photo, rate, respond, worker

REPORTS = "/api/v1/reports"
KEY = "a-random-secret-of-the-device"
#: What everybody is told of a public report, and nothing else (an allow-list).
PUBLIC = {
    "id", "number", "status", "category", "department", "visibility", "description", "location",
    "accuracy_m", "address", "subject", "answers", "photos", "received_at", "captured_at",
    "updated_at", "cycle", "channel", "outcome", "duplicate_of", "promises", "responses", "actions",
    "question", "version",
    "n_supporters", "n_followers", "is_supported", "is_followed", "editable_until",
    "contact", "desk",
}  # fmt: skip


@pytest.fixture
def anyone(app, client) -> Caller:
    return Caller(app)


def n_reads(session: Session) -> int | None:
    return session.scalar(select(func.count()).select_from(AccessEntry))


def test_a_public_report_is_shown_without_its_reporter(anyone, session):
    make_city(session)
    report = make_report(
        session, name="Maija Virtanen", captured_at=NOW.isoformat(), now=NOW + timedelta(seconds=41)
    )

    answer = anyone.get(f"{REPORTS}/{report.id}")

    assert answer.status_code == 200
    view = answer.get_json()
    assert set(view) == PUBLIC
    assert (view["contact"], view["desk"], view["captured_at"]) == (None, None, None)
    assert view["actions"] == ["support", "follow"]
    assert view["received_at"] == view["updated_at"] == "2026-06-02T06:00:00Z"
    for secret in ("Maija", "resident@people.example"):
        assert secret not in answer.text
    assert anyone.get(f"{REPORTS}/{report.number}").get_json()["id"] == str(report.id)
    assert n_reads(session) == 0


def test_what_nobody_has_looked_at_is_shown_without_words(anyone, session):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "sight", moderation="human")
    photo = make_photo(session)
    report = make_report(
        session,
        category="sight",
        address="At Pekka's",
        description="Pekka did it",
        photo_ids=[str(photo.id)],
    )

    view = anyone.get(f"{REPORTS}/{report.id}").get_json()

    assert (view["status"], view["description"], view["answers"]) == ("submitted", None, None)
    assert (view["address"], view["photos"]) == ("", [])
    assert anyone.get(f"/photos/{photo.digest}/small.jpg").status_code == 404


@pytest.mark.parametrize("how", ["header", "query", "mail"])
def test_the_key_opens_ones_own_report(app, client, session, how):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "private", visibility="private")
    report = make_report(session, category="private", report_key=KEY)
    path = f"{REPORTS}/{report.id}"

    if how == "header":
        answer = Caller(app, KEY).get(path)
    else:
        key = KEY if how == "query" else token(str(report.id), purpose=REPORT_KEY)
        answer = Caller(app).get(f"{path}?key={key}")

    view = answer.get_json()
    assert answer.status_code == 200
    assert view["contact"]["email"] == "resident@people.example"
    assert (view["actions"], view["desk"]) == (["withdraw"], None)
    assert answer.headers["Cache-Control"] == "no-store"
    assert n_reads(session) == 0


@pytest.mark.parametrize("role", [Role.CLERK, Role.MODERATOR, Role.AUDITOR])
def test_what_staff_read_is_written_down_each_time(app, client, session, role):
    city = make_city(session)
    person = make_staff(session, city, role)
    report = make_report(session)
    staff = signed_in(app, session, person)

    for path in (str(report.id), report.number):
        view = staff.get(f"{REPORTS}/{path}").get_json()
        assert view["contact"]["email"] == "resident@people.example"
        assert view["desk"]["routing"]["department"] == "streets"

    assert set(session.scalars(select(AccessEntry.person_id))) == {person.id}
    assert n_reads(session) == 2


def test_the_404_of_what_must_not_be_seen_is_that_of_nothing_to_the_byte(anyone, session):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "private", visibility="private")
    report = make_report(session, category="private", report_key=KEY)

    paths = [report.id, new_id(), report.number, "TST-2026-999999", "%00", "x" * 300]
    answers = [anyone.get(f"{REPORTS}/{path}") for path in paths]
    answers += [anyone.get(f"{REPORTS}/{path}/timeline") for path in paths[:2]]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.data for answer in answers}) == 1
    assert len({str(sorted(answer.headers)) for answer in answers}) == 1


def test_the_timeline_tells_everybody_what_happened_and_staff_what_was_said(app, anyone, session):
    city = make_city(session)
    by = worker(session, city)
    report = make_answered(session, by, report_key=KEY)
    desk_commands.add_internal_note(session, report, "Ask Pekka.", by, NOW + HOUR)
    rate(session, report, 1, "My neighbour Maija saw it.")
    desk_commands.transfer(session, report, "lighting", "A lamp.", by, NOW + 30 * HOUR)
    staff = signed_in(app, session, make_staff(session, city, Role.MODERATOR))
    session.flush()

    path = f"{REPORTS}/{report.id}/timeline"
    public, own, inside = (
        caller.get(path).get_json()["entries"] for caller in (anyone, Caller(app, KEY), staff)
    )

    assert [e["kind"] for e in public] == [e["kind"] for e in own]
    assert {e["kind"] for e in inside} - {e["kind"] for e in public} == {"internal_note"}
    assert "Maija" not in str(public)
    assert "Maija" in str(own)
    assert "Maija" in str(inside)
    transferred = public[-1]
    assert (transferred["data"], transferred["department"]["code"]) == (
        {"from": "Streets"},
        "lighting",
    )
    assert {entry["by"] for entry in public} == {"reporter", "system", "department"}
    assert str(by.person_id) not in str(inside)


def test_the_comment_of_a_grade_is_between_reporter_and_department(app, anyone, session):
    city = make_city(session)
    report = make_answered(session, worker(session, city), report_key=KEY)
    rate(session, report, 2, "My neighbour Maija saw it.")
    session.flush()

    path = f"{REPORTS}/{report.id}"
    ratings = [
        caller.get(path).get_json()["responses"][0]["rating"]
        for caller in (anyone, Caller(app, KEY))
    ]

    assert ratings == [
        {"grade": 2, "comment": None},
        {"grade": 2, "comment": "My neighbour Maija saw it."},
    ]


def test_an_answer_is_shown_with_its_photos_and_details(anyone, session):
    city = make_city(session)
    by = worker(session, city)
    before, after = make_photo(session), make_photo(session)
    report = make_report(session, photo_ids=[str(before.id)])
    respond(session, report, by, outcome="not_ours", who="The landlord", photo_ids=[str(after.id)])
    session.flush()

    view = anyone.get(f"{REPORTS}/{report.id}").get_json()

    (response,) = view["responses"]
    assert (response["outcome"], response["who"], response["rating"]) == (
        "not_ours",
        "The landlord",
        None,
    )
    assert [photo["id"] for photo in view["photos"]] == [str(before.id)]
    assert [photo["id"] for photo in response["photos"]] == [str(after.id)]
    assert response["photos"][0]["url"] == f"/photos/{after.digest}/{{size}}.jpg"


@pytest.mark.parametrize(
    ("how", "title"),
    [
        ({"query": "?lang=fi"}, "fi"),
        ({"headers": {"Accept-Language": "sv-FI,fi;q=0.5"}}, "sv"),
        ({"headers": {"Accept-Language": "de"}}, None),
        ({"query": "?lang=de"}, None),
        ({}, None),
    ],
)
def test_names_are_in_the_readers_language(anyone, session, how, title):
    make_city(session)
    report = make_report(session)

    answer = anyone.get(
        f"{REPORTS}/{report.id}{how.get('query', '')}", headers=how.get("headers", {})
    )

    expected = "Pothole" if title is None else f"Pothole ({title})"
    assert answer.get_json()["category"]["name"] == expected


def test_a_person_reads_in_the_language_of_the_account(app, client, session):
    city = make_city(session)
    person = make_staff(session, city)
    person.language = "et"
    report = make_report(session)

    answer = signed_in(app, session, person).get(
        f"{REPORTS}/{report.id}", headers={"Accept-Language": "fi"}
    )

    assert answer.get_json()["category"]["name"] == "Pothole (et)"


def test_a_list_has_public_reports_and_ones_own_wants_a_session(app, anyone, session):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "private", visibility="private")
    me = make_staff(session, city)
    public = make_report(session, description="word " * 60)
    mine = make_report(session, by=actor(me), category="private")

    items = anyone.get(REPORTS).get_json()["items"]

    assert [item["id"] for item in items] == [str(public.id)]
    assert set(items[0]) == {
        "id", "number", "status", "category", "department", "location", "address", "excerpt",
        "thumbnail", "received_at", "due_at", "is_overdue", "clock", "n_supporters",
    }  # fmt: skip
    assert (len(items[0]["excerpt"]), items[0]["excerpt"][-1]) == (140, "…")
    assert (items[0]["is_overdue"], items[0]["clock"]) == (True, "overdue")
    assert anyone.get(f"{REPORTS}?mine=true").status_code == 401
    own = signed_in(app, session, me).get(f"{REPORTS}?mine=true").get_json()["items"]
    assert [item["id"] for item in own] == [str(mine.id)]


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("cursor=junk", "/cursor"),
        ("bbox=1,2", "/bbox"),
        ("limit=0", "/limit"),
        ("status=hunter2", "/status"),
        ("text=%00", "/text"),
        ("area=a%00b", "/area"),
        ("colour=red", "/colour"),
        ("since=yesterday", "/since"),
    ],
)
def test_a_question_that_makes_no_sense_is_a_problem_that_points_at_it(anyone, query, pointer):
    answer = anyone.get(f"{REPORTS}?{query}")

    assert (answer.status_code, answer.get_json()["type"]) == (422, "/problems/invalid-body")
    faults = answer.get_json()["errors"]
    assert [(fault["pointer"], fault["in"]) for fault in faults] == [(pointer, "query")]
    assert "hunter2" not in answer.text


def test_the_pages_of_a_list_follow_one_another(anyone, session):
    make_city(session)
    for _ in range(3):
        make_report(session)

    first = anyone.get(f"{REPORTS}?limit=2").get_json()
    second = anyone.get(f"{REPORTS}?limit=2&cursor={first['next_cursor']}").get_json()

    assert [len(page["items"]) for page in (first, second)] == [2, 1]
    assert second["next_cursor"] is None
    assert len({item["id"] for page in (first, second) for item in page["items"]}) == 3


def test_what_is_near_is_offered_with_its_distance(anyone, session):
    make_city(session)
    report = make_report(session)

    answer = anyone.get(f"{REPORTS}/nearby?lon=24.9451&lat=60.17&category=pothole")

    (item,) = answer.get_json()["items"]
    assert item["id"] == str(report.id)
    assert 5 < item["distance_m"] < 6
    assert anyone.get(f"{REPORTS}/nearby?lon=24.9451&lat=91").status_code == 422


@pytest.mark.parametrize("path", [REPORTS, f"{REPORTS}/nearby?lon=24.945&lat=60.17&radius_m=1000"])
def test_a_list_takes_the_same_few_statements_whatever_its_size(anyone, session, connection, path):
    make_city(session)
    sent = []
    for n_more in (1, 19):
        for _ in range(n_more):
            make_report(session, photo_ids=[str(make_photo(session).id)])
        with counted(connection) as one:
            anyone.get(path)
        sent.append(one)

    assert sent[0].n == sent[1].n
    assert sent[1].n <= 5, sent[1]


def test_a_page_of_a_report_takes_few_statements(anyone, session, connection):
    city = make_city(session)
    report = make_answered(session, worker(session, city), report_key=KEY)
    session.flush()
    anyone.get(f"{REPORTS}/{report.id}")

    with counted(connection) as sent:
        anyone.get(f"{REPORTS}/{report.id}")

    assert sent.n_pure <= 6, sent
    assert reload(session, report.id) is not None
