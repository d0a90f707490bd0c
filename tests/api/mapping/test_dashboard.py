# SPDX-License-Identifier: EUPL-1.2
"""What staff read of a campaign, and the files that they take home."""

import csv
import io
import json
from operator import itemgetter

import pytest

from civic.mapping.kinds import Answer, Flag, PointState
from tests.factories import LAT, LON, NOW, make_report, make_staff
from tests.factories_mapping import (
    make_campaign,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
)
from tests.factories_reports import DAY, HOUR

DESK = "/api/v1/desk/campaigns"


@pytest.fixture
def campaign(session, city):
    return make_campaign(session, city)


@pytest.fixture
def kerb(session, city, campaign):
    return make_kind(session, campaign, city.category.id, code="kerb")


@pytest.fixture
def figures(desk, campaign):
    clerk = desk()
    return lambda: clerk.get(f"{DESK}/{campaign.id}/dashboard").get_json()


def test_nothing_has_happened_in_a_new_campaign(figures, kerb):
    shown = figures()

    assert (shown["verified_share"], shown["cost_per_verified"], shown["median_days"]) == (
        None,
        None,
        None,
    )
    assert (shown["by_day"], shown["clusters"]["features"]) == ([], [])
    assert [each["n_points"] for each in shown["by_kind"]] == [0]


def test_figures_tell_what_proved_true_and_what_it_took(session, city, campaign, kerb, figures):
    bench = make_kind(session, campaign, code="bench", position=1)
    staff, report = make_staff(session, city), make_report(session)
    found_at = NOW - 4 * DAY
    promoted = make_point(
        session,
        kerb,
        state=PointState.PROMOTED,
        captured_at=found_at,
        decided_at=found_at + 2 * DAY,
        promoted_at=found_at + 2 * DAY,
        report_id=report.id,
    )
    make_point(
        session,
        kerb,
        state=PointState.VERIFIED,
        captured_at=found_at,
        decided_at=found_at + 3 * DAY,
        decided_by=staff.id,
    )
    make_point(session, kerb, state=PointState.REJECTED, captured_at=found_at, decided_at=NOW)
    make_point(session, kerb, state=PointState.WITHDRAWN, captured_at=found_at)
    make_point(session, bench, captured_at=NOW)
    for _ in range(3):
        make_confirmation(session, promoted)
    make_confirmation(session, promoted, weight=0.0, flags=[Flag.FAR])

    shown = figures()

    assert shown["verified_share"] == pytest.approx(2 / 3)
    assert (shown["n_decided"], shown["n_answers"], shown["n_staff_decisions"]) == (3, 3, 1)
    assert shown["cost_per_verified"] == 2
    assert shown["median_days"] == pytest.approx(2.5)
    assert shown["n_waiting"] == 1
    assert shown["progress"]["n_points"] == 4
    of_kind = itemgetter("code", "n_points", "n_undecided", "n_verified", "n_refuted", "n_reports")
    assert [of_kind(each) for each in shown["by_kind"]] == [
        ("kerb", 3, 0, 2, 1, 1),
        ("bench", 1, 1, 0, 0, 0),
    ]
    of_day = itemgetter("on", "n_points", "n_answers", "n_verified", "n_reports")
    assert [of_day(each) for each in shown["by_day"]] == [
        ("2026-05-29", 3, 3, 0, 0),
        ("2026-05-31", 0, 0, 1, 1),
        ("2026-06-01", 0, 0, 1, 0),
        ("2026-06-02", 1, 0, 0, 0),
    ]


def test_days_are_those_of_the_city(session, kerb, figures):
    # 23:30 UTC is half past two of the next day in Helsinki.
    make_point(session, kerb, captured_at=NOW.replace(hour=23, minute=30))

    assert [each["on"] for each in figures()["by_day"]] == ["2026-06-03"]


def test_a_place_where_one_says_yes_to_one_again_and_again_is_shown_without_names(
    session, campaign, kerb, figures, desk
):
    mapper, friend = make_player(session), make_player(session)
    points = [make_point(session, kerb, mapper) for _ in range(5)]
    for point in points:
        make_confirmation(session, point, friend)
    away = make_point(session, kerb, at=(LON + 0.01, LAT))
    make_confirmation(session, away, friend)

    (cluster,) = figures()["clusters"]["features"]

    facts = cluster["properties"]
    assert facts["signs"] == ["few_hands", "same_pair"]
    assert (facts["cell"], facts["n_points"], facts["n_same_pair"]) == (points[0].cell, 5, 5)
    answer = desk().get(f"{DESK}/{campaign.id}/dashboard").text
    assert str(mapper.id) not in answer
    assert str(friend.id) not in answer


def test_flags_of_points_and_of_answers_add_up(session, kerb, figures):
    for n in range(2):
        point = make_point(session, kerb, flags=[Flag.VAGUE] if n else [])
        make_confirmation(session, point, answer=Answer.NO, weight=0.0, flags=[Flag.TOO_FAST])

    (cluster,) = figures()["clusters"]["features"]

    assert (cluster["properties"]["signs"], cluster["properties"]["n_flagged"]) == (["flagged"], 3)


def test_the_table_says_what_and_where_but_not_who(session, campaign, kerb, desk):
    sensitive = make_kind(session, campaign, code="needle", is_sensitive=True)
    report = make_report(session)
    point = make_point(
        session,
        kerb,
        state=PointState.PROMOTED,
        report_id=report.id,
        captured_at=NOW,
        decided_at=NOW + HOUR,
        n_yes=4,
    )
    rough = make_point(session, sensitive, at=(24.94512, 60.17012), captured_at=NOW + HOUR)
    make_point(session, kerb, state=PointState.MERGED)

    answer = desk().get(f"{DESK}/{campaign.id}/export.csv")

    first, second = csv.DictReader(io.StringIO(answer.text))
    assert first == {
        "id": str(point.id),
        "kind": "kerb",
        "family": "access",
        "state": "promoted",
        "lon": str(LON),
        "lat": str(LAT),
        "cell": point.cell,
        "found_on": "2026-06-02",
        "decided_on": "2026-06-02",
        "n_yes": "4",
        "n_no": "0",
        "report": report.number,
        "answers": "height=high",
    }
    assert (second["id"], second["lon"], second["lat"]) == (str(rough.id), "24.945", "60.17")
    assert campaign.slug in answer.headers["Content-Disposition"]
    assert str(point.author_id) not in answer.text


def test_the_same_points_come_as_geojson(session, campaign, kerb, desk):
    points = [make_point(session, kerb, captured_at=NOW + n * HOUR) for n in range(2)]

    answer = desk().get(f"{DESK}/{campaign.id}/export.geojson")

    found = json.loads(answer.text)
    assert answer.content_type == "application/geo+json"
    assert [each["properties"]["id"] for each in found["features"]] == [str(p.id) for p in points]
    assert found["features"][0]["geometry"] == {"type": "Point", "coordinates": [LON, LAT]}
    assert found["features"][0]["properties"]["found_on"] == "2026-06-02"


def test_an_export_of_nothing_is_still_a_file(campaign, desk):
    clerk = desk()

    assert clerk.get(f"{DESK}/{campaign.id}/export.csv").text.startswith("id,kind,")
    empty = clerk.get(f"{DESK}/{campaign.id}/export.geojson")
    assert json.loads(empty.text) == {"type": "FeatureCollection", "features": []}
