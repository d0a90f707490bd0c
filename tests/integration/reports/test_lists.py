# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime
from itertools import chain
from typing import Any

import pytest
from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.platform.problems import InvalidBody
from civic.reports import list_queries
from civic.reports.commands import SYSTEM
from civic.reports.models import Report
from civic.reports.query_schemas import ListQuery, NearbyQuery
from tests.factories import (
    LAT,
    LON,
    NOW,
    actor,
    make_category,
    make_city,
    make_person,
    make_report,
    outline,
)
from tests.factories_reports import HOUR, make_answered, make_photo, move, worker

ANYONE = Actor()


def listed(session: Session, by: Actor = ANYONE, **query: Any) -> list[str]:
    page = list_queries.listed(session, ListQuery.model_validate(query), by)
    return [row.report.number for row in page.rows]


def _withdrawn(session: Session, report: Report) -> Report:
    return move(session, report, SYSTEM, "withdrawn", now=report.received_at)


def numbers(*reports: Report) -> list[str]:
    return [report.number for report in reports]


def all_pages(session: Session, **query: Any) -> list[list[str]]:
    pages, cursor = [], None
    while True:
        asked = ListQuery.model_validate(query | {"cursor": cursor})
        page = list_queries.listed(session, asked, ANYONE)
        pages.append([row.report.number for row in page.rows])
        if (cursor := page.next_cursor) is None:
            return pages


def test_reports_are_listed_newest_first(session):
    make_city(session)
    old, new = make_report(session), make_report(session, now=NOW + HOUR)

    assert listed(session) == numbers(new, old)


def test_a_row_has_what_a_list_shows(session):
    city = make_city(session)
    photos = [make_photo(session) for _ in range(2)]
    make_report(session, photo_ids=[str(photo.id) for photo in photos])

    row = list_queries.listed(session, ListQuery(), ANYONE).rows[0]

    assert (row.category, row.department, row.group) == (city.category, city.department, "street")
    assert (round(row.lon, 6), round(row.lat, 6)) == (LON, LAT)
    assert row.thumbnail == photos[0].digest


def test_a_photo_of_the_answer_is_no_thumbnail(session):
    by = worker(session, make_city(session))
    make_answered(session, by, photo_ids=[])

    assert list_queries.listed(session, ListQuery(), ANYONE).rows[0].thumbnail is None


def test_what_is_private_or_not_looked_at_or_refused_is_not_listed(session):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "private", visibility="private")
    make_category(session, city.jurisdiction, city.group, "sight", moderation="human")
    shown = make_report(session)
    make_report(session, category="private")
    make_report(session, category="sight")
    move(session, make_report(session, category="sight"), SYSTEM, "rejected")
    move(session, make_report(session), SYSTEM, "withdrawn")

    assert listed(session) == numbers(shown)


def test_ones_own_list_has_everything_of_ones_own_and_nothing_else(session):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "private", visibility="private")
    make_category(session, city.jurisdiction, city.group, "sight", moderation="human")
    me = actor(make_person(session))
    make_report(session)
    make_report(session, by=actor(make_person(session)))
    mine = [
        make_report(session, by=me, category="private"),
        make_report(session, by=me, category="sight", now=NOW + HOUR),
        _withdrawn(session, make_report(session, by=me, now=NOW + 2 * HOUR)),
    ]

    assert listed(session, me, mine=True) == numbers(*reversed(mine))


def test_pages_go_on_where_the_last_one_ended_also_within_one_instant(session):
    make_city(session)
    reports = [make_report(session) for _ in range(5)]
    reports += [make_report(session, now=NOW + HOUR) for _ in range(2)]
    newest_first = sorted(reports, key=lambda r: (r.received_at, r.id), reverse=True)

    pages = all_pages(session, limit=3)

    assert [len(page) for page in pages] == [3, 3, 1]
    assert list(chain(*pages)) == numbers(*newest_first)


def test_a_report_that_comes_in_meanwhile_moves_no_page(session):
    make_city(session)
    reports = [make_report(session, now=NOW + n * HOUR) for n in range(4)]
    first = list_queries.listed(session, ListQuery(limit=2), ANYONE)
    make_report(session, now=NOW + 9 * HOUR)

    rest = ListQuery(limit=2, cursor=first.next_cursor)

    assert listed(session, **rest.model_dump(exclude_none=True)) == numbers(reports[1], reports[0])


def test_a_page_that_is_just_full_is_the_last(session):
    make_city(session)
    for _ in range(2):
        make_report(session)

    assert [len(page) for page in all_pages(session, limit=2)] == [2]


@pytest.mark.parametrize(
    "cursor", ["x", "eA==", "~", "ä", "fHw=", "MjAyNi0wNi0wMnx4", "~MjAyNi0wNi0wMnx4"]
)
def test_a_cursor_that_is_not_ours_is_refused(session, cursor):
    with pytest.raises(InvalidBody) as refusal:
        listed(session, cursor=cursor)

    assert refusal.value.members["errors"][0]["pointer"] == "/cursor"


def test_each_filter_leaves_what_fits_it(session):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "lamp")
    by = worker(session, city)
    plain = make_report(session, lon=24.91, lat=60.19)
    lamp = make_report(session, category="lamp", now=NOW + HOUR, lon=24.91, lat=60.19)
    answered = make_answered(session, by, NOW + 2 * HOUR, lon=24.91, lat=60.19)
    central = make_report(session, now=NOW + 3 * HOUR)
    moved = make_report(session, now=NOW + 4 * HOUR, lon=24.91, lat=60.19)
    moved.department_id = city.other_department.id
    session.flush()

    expected: list[tuple[dict[str, Any], list[Report]]] = [
        ({"category": "lamp"}, [lamp]),
        ({"category": "street"}, [moved, central, answered, lamp, plain]),
        ({"category": "lamp,pothole"}, [moved, central, answered, lamp, plain]),
        ({"category": "no-such"}, []),
        ({"status": "answered"}, [answered]),
        ({"status": "answered,closed"}, [answered]),
        ({"department": "lighting"}, [moved]),
        ({"area": "centre"}, [central]),
        ({"area": "no-such"}, []),
        ({"area": "no-such,centre"}, [central]),
        ({"bbox": "24.94,60.16,24.96,60.18"}, [central]),
        ({"jurisdiction": "testville"}, [moved, central, answered, lamp, plain]),
        ({"jurisdiction": "no-such"}, []),
        ({"since": NOW + 3 * HOUR}, [moved, central]),
        ({"until": NOW + HOUR}, [plain]),
        ({"since": NOW + HOUR, "until": NOW + 2 * HOUR}, [lamp]),
        ({"category": "pothole", "status": "accepted", "area": "centre"}, [central]),
    ]
    for query, reports in expected:
        assert listed(session, **query) == numbers(*reports), query


def test_reports_of_another_city_are_those_of_its_code(session):
    make_city(session)
    other = make_city(session, "other", "OTH")
    other.jurisdiction.outline = outline(10, 10, 11, 11)
    session.flush()
    make_report(session)
    theirs = make_report(session, lon=10.5, lat=10.5)

    assert listed(session, jurisdiction="other") == numbers(theirs)


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("tram", True),
        ("TRAM", True),
        ("tr", True),
        ("ram", False),
        ("stop tram", True),
        ("tram -stop", True),
        ("tram bus", False),
        ("Aleksanterinkatu", True),
        ("aleksanterin 5", True),
        ("TST-2026-000001", True),
        ("tst-2026-000001", True),
        ("TST-2026", True),
        ("000001", True),
        ("1", False),
        ("TST-2026-000002", False),
        ("3.5", True),
        ("!!!", False),
        ("' & | ! :* (", False),
        ("\\", False),
        ("²", False),
    ],
)
def test_words_are_found_by_their_beginnings(session, text, is_found):
    make_city(session)
    report = make_report(
        session,
        description="A hole by the tram stop, 3.5 m wide",
        address="Aleksanterinkatu 5 b",
    )

    assert listed(session, text=text) == (numbers(report) if is_found else [])


def test_overdue_is_what_is_open_and_past_its_due(session):
    by = worker(session, make_city(session))
    just_now = datetime.now(UTC)
    late = make_report(session)
    answered = make_answered(session, by, NOW + HOUR)
    fresh = make_report(session, now=just_now)

    assert listed(session, overdue=True) == numbers(late)
    assert listed(session, overdue=False) == numbers(fresh, answered)


@pytest.mark.parametrize(
    "query",
    [
        {"bbox": "1,2,3"},
        {"bbox": "a,b,c,d"},
        {"bbox": "25,60,24,61"},
        {"bbox": "24,61,25,60"},
        {"bbox": "nan,nan,nan,nan"},
        {"bbox": "-181,0,0,1"},
        {"bbox": "0,0,1,91"},
        {"status": "hunter2"},
        {"limit": 0},
        {"limit": 101},
        {"since": "2026-06-02T00:00:00"},
        {"colour": "red"},
    ],
)
def test_a_question_that_makes_no_sense_is_refused_and_not_echoed(query):
    with pytest.raises(ValueError, match="1 validation error") as error:
        ListQuery.model_validate(query)

    faults = error.value.errors(include_input=False, include_url=False)  # type: ignore[attr-defined]
    assert str(next(iter(query.values()))) not in faults[0]["msg"]


def near(session: Session, **query: Any) -> list[tuple[str, float]]:
    asked = NearbyQuery.model_validate({"lon": LON, "lat": LAT} | query)
    return [(row.report.number, m) for row, m in list_queries.nearby(session, asked)]


def test_what_is_near_comes_nearest_first_with_its_distance(session):
    make_city(session)
    far = make_report(session, lat=LAT + 0.0008)
    here = make_report(session)
    make_report(session, lat=LAT + 0.0010)

    found = near(session)

    assert [number for number, _ in found] == numbers(here, far)
    assert [round(metres) for _, metres in found] == [0, 89]


def test_the_radius_is_in_metres_in_every_direction(session):
    make_city(session)
    east = make_report(session, lon=LON + 0.0017)  # 94 m at this latitude, 189 m at the equator

    assert [number for number, _ in near(session, radius_m=100)] == numbers(east)
    assert near(session, radius_m=90) == []


def test_only_open_public_reports_are_near_and_of_the_category_asked_for(session):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "lamp")
    make_category(session, city.jurisdiction, city.group, "private", visibility="private")
    make_category(session, city.jurisdiction, city.group, "sight", moderation="human")
    hole, lamp = make_report(session), make_report(session, category="lamp")
    make_report(session, category="private")
    make_report(session, category="sight")
    make_answered(session, worker(session, city))

    assert {number for number, _ in near(session)} == set(numbers(hole, lamp))
    assert [number for number, _ in near(session, category="lamp")] == numbers(lamp)


def test_not_more_than_asked_are_near(session):
    make_city(session)
    for _ in range(3):
        make_report(session)

    found = list_queries.nearby(session, NearbyQuery(lon=LON, lat=LAT), limit=2)

    assert len(found) == 2
