# SPDX-License-Identifier: EUPL-1.2
"""What a campaign may be, one fault at a time."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from shapely import box

from civic.catalogue.snapshot import Catalogue, Category, Group, Option, Question
from civic.mapping.campaign_policy import (
    AREA_MAX_KM2,
    CityFacts,
    Reason,
    approval_faults,
    faults_of,
    needs_approval_again,
    report_answers,
)
from civic.mapping.campaign_schemas import CampaignBody
from tests.factories import EAST, NORTH, SOUTH, WEST, texts
from tests.factories_mapping import QUESTIONS, campaign_json, kind_json

CITY_ID, GROUP = UUID(int=1), Group(UUID(int=2), "street", texts("Street"), "road")
POTHOLE = Category(
    id=UUID(int=3),
    code="pothole",
    group=GROUP,
    topic={},
    name=texts("Pothole"),
    hint={},
    synonyms={},
    subject_kind="place",
    subject_kinds=(),
    photo="optional",
    response_photo="none",
    visibility="public",
    moderation="automatic",
    season=None,
    promise="default",
)
HEIGHT = Question(
    "height",
    "choice",
    is_required=True,
    label={},
    options=(Option("low", {}), Option("high", {}), Option("very_high", {})),
)


def city(**changes: Any) -> CityFacts:
    known = Catalogue(CITY_ID, 1, (GROUP,), (replace(POTHOLE, **changes),), (), ())
    languages = ["en", "fi", "sv", "et", "ru"]
    return CityFacts(box(WEST, SOUTH, EAST, NORTH), languages, known)


def campaign(**changes: Any) -> CampaignBody:
    values = campaign_json(**changes)
    del values["department"]
    return CampaignBody.model_validate(values)


def square(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def multi(polygon: dict[str, Any]) -> dict[str, Any]:
    return {"type": "MultiPolygon", "coordinates": [polygon["coordinates"]]}


def found(body: CampaignBody, facts: CityFacts) -> list[tuple[str, Reason, str]]:
    return [(fault.pointer, fault.reason, fault.about) for fault in faults_of(body, facts)]


def test_a_campaign_without_faults_has_none():
    assert found(campaign(), city()) == []
    assert approval_faults(campaign(), city(), datetime(2026, 6, 2, tzinfo=UTC)) == []


@pytest.mark.parametrize(
    ("area", "reason", "why"),
    [
        (square(24.94, 60.16, 24.94, 60.18), Reason.AREA_INVALID, "a line encloses nothing"),
        (square(WEST, SOUTH, EAST + 0.001, NORTH), Reason.AREA_OUTSIDE, "1 % is outside"),
        (square(25.5, 60.15, 25.52, 60.17), Reason.AREA_OUTSIDE, "all is outside"),
    ],
)
def test_an_area_encloses_ground_of_the_city(area, reason, why):
    assert found(campaign(area=area), city()) == [("/area", reason, "")]


def test_an_area_along_the_edge_may_cross_it_by_the_width_of_a_pen():
    assert found(campaign(area=square(WEST, SOUTH, EAST + 0.00005, NORTH)), city()) == []


def test_an_area_has_at_most_so_many_square_kilometres():
    # A degree of longitude is 55.4 km there, one of latitude 111.2 km.
    country = replace(city(), outline=box(24, 60, 26, 61))
    side = AREA_MAX_KM2 / 10
    most = square(25, 60, 25 + 0.99 * side / 55.42, 60 + 10 / 111.3)
    more = square(25, 60, 25 + 1.03 * side / 55.42, 60 + 10 / 111.3)

    assert found(campaign(area=most), country) == []
    ((pointer, reason, about),) = found(campaign(area=more), country)
    assert (pointer, reason) == ("/area", Reason.AREA_TOO_LARGE)
    assert 50 < float(about) < 53


def test_a_campaign_ends_after_it_begins():
    body = campaign(starts_at="2026-06-01T00:00:00Z", ends_at="2026-06-01T03:00:00+03:00")

    assert found(body, city()) == [("/ends_at", Reason.WINDOW_EMPTY, "")]


def test_codes_are_unique_and_leave_what_can_always_be_answered_alone():
    choices = [*QUESTIONS[0]["choices"], {"code": "cant_tell", "name": texts("No idea")}]
    kinds = [
        kind_json(questions=[QUESTIONS[0], QUESTIONS[0]]),
        kind_json(questions=[QUESTIONS[0] | {"choices": choices}]),
    ]

    assert found(campaign(kinds=kinds), city()) == [
        ("/kinds", Reason.CODE_TWICE, "kerb"),
        ("/kinds/0/questions", Reason.CODE_TWICE, "height"),
        ("/kinds/1/questions/0/choices", Reason.CODE_TWICE, "cant_tell"),
    ]


@pytest.mark.parametrize(
    ("changes", "kind", "fault"),
    [
        ({"code": "puddle"}, {}, ("category", Reason.UNKNOWN_CATEGORY, "pothole")),
        ({"is_withdrawn": True}, {}, ("category", Reason.UNKNOWN_CATEGORY, "pothole")),
        ({"subject_kind": "asset"}, {}, ("category", Reason.CATEGORY_NO_PLACE, "pothole")),
        (
            {"name": {"en": "Illegal parking"}},
            {},
            ("category", Reason.ABOUT_PEOPLE, "Illegal parking"),
        ),
        ({"visibility": "private"}, {}, ("category", Reason.CATEGORY_PRIVATE, "pothole")),
        ({"photo": "required"}, {}, ("photo", Reason.PHOTO_NEEDED, "pothole")),
        ({"photo": "required"}, {"photo": "required"}, None),
        ({"questions": (HEIGHT,)}, {}, None),
        (
            {"questions": (HEIGHT,)},
            {"questions": []},
            ("questions", Reason.QUESTION_NEEDED, "height"),
        ),
        (
            {"questions": (replace(HEIGHT, options=HEIGHT.options[:1]),)},
            {},
            ("questions/0/choices/1", Reason.CHOICE_UNKNOWN, "high"),
        ),
        (
            {"questions": (replace(HEIGHT, kind="text", options=()),)},
            {},
            ("questions", Reason.QUESTION_NEEDED, "height"),
        ),
        ({"questions": (replace(HEIGHT, kind="text", options=(), is_required=False),)}, {}, None),
        # A thing that is no problem is held against no category.
        ({"code": "puddle"}, {"category": None}, None),
    ],
)
def test_what_a_kind_finds_can_be_reported_as_its_category(changes, kind, fault):
    expected = [] if fault is None else [(f"/kinds/0/{fault[0]}", *fault[1:])]

    assert found(campaign(kinds=[kind_json(**kind)]), city(**changes)) == expected


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("badly_parked", {"en": "Cars in the way"}),
        ("car", {"en": "Number plates on the pavement"}),
        ("x", {"en": "Homeless people"}),
        ("x", {"en": "Trash", "fi": "Naapurin roskat"}),
        ("x", {"sv": "Felparkerade bilar"}),
        ("x", {"et": "Lärmakad korterid"}),
        ("x", {"ru": "Шумные соседи"}),
    ],
)
def test_nobody_maps_persons_plates_or_dwellings(code, name):
    ((pointer, reason, _),) = found(campaign(kinds=[kind_json(code=code, name=name)]), city())

    assert (pointer, reason) == ("/kinds/0/name", Reason.ABOUT_PEOPLE)


@pytest.mark.parametrize(
    "name", ["Bench", "Missing dropped kerb", "Bicycle parking", "Playground", "Street lamp"]
)
def test_things_in_public_places_are_mapped(name):
    assert found(campaign(kinds=[kind_json(name={"en": name})]), city()) == []


def test_a_kind_of_which_something_is_mapped_stays():
    faults = faults_of(campaign(), city(), in_use=["kerb", "bench"])

    assert [(fault.pointer, fault.reason, fault.about) for fault in faults] == [
        ("/kinds", Reason.KIND_IN_USE, "bench")
    ]


def test_residents_read_all_of_a_campaign_in_every_language_of_the_city():
    body = campaign(
        title={"en": "Step-free"},
        kinds=[kind_json(questions=[QUESTIONS[0] | {"text": {"en": "How high?"}}])],
    )

    faults = approval_faults(body, replace(city(), languages=["en", "fi"]), body.starts_at)

    assert [(fault.pointer, fault.reason) for fault in faults] == [
        ("/title/fi", Reason.TEXT_MISSING),
        ("/kinds/0/questions/0/text/fi", Reason.TEXT_MISSING),
    ]


def test_nobody_approves_what_is_over_or_looks_for_nothing():
    body = campaign(kinds=[])

    assert [fault.reason for fault in approval_faults(body, city(), body.ends_at)] == [
        Reason.WINDOW_PAST,
        Reason.NO_KIND,
    ]


@pytest.mark.parametrize(
    ("changes", "again"),
    [
        ({"title": texts("No steps"), "summary": texts("x"), "goal_share": 0.5}, False),
        ({"kinds": [kind_json(name=texts("Kerb"), hint=texts("x"))]}, False),
        ({"kinds": [kind_json(questions=[QUESTIONS[0] | {"text": texts("How?")}])]}, False),
        ({"kinds": [kind_json(questions=[])]}, True),
        ({"kinds": [kind_json(photo="required")]}, True),
        ({"kinds": [kind_json(), kind_json(code="bench")]}, True),
        ({"area": square(24.94, 60.16, 24.95, 60.18)}, True),
        ({"area": multi(square(24.94, 60.16, 24.96, 60.18))}, False),
        ({"ends_at": "2126-06-02T00:00:00Z"}, True),
        ({"reports_per_day": 11}, True),
        ({"is_adults_only": True}, True),
    ],
)
def test_words_and_goals_change_without_asking_again(changes, again):
    assert needs_approval_again(campaign(), campaign(**changes)) == again


def test_answers_about_a_point_become_those_of_its_report():
    category = replace(
        POTHOLE,
        questions=(
            HEIGHT,
            Question("blocked", "yes_no", is_required=False, label={}),
            replace(HEIGHT, code="also", kind="choices"),
            Question("why", "text", is_required=False, label={}),
            replace(HEIGHT, code="unsure"),
        ),
    )
    said = {
        "height": "high",
        "blocked": "no",
        "also": "low",
        "why": "low",
        "unsure": "cant_tell",
        "colour": "red",
    }

    assert report_answers(category, said) == {"height": "high", "blocked": False, "also": ["low"]}
