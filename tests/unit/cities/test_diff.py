# SPDX-License-Identifier: EUPL-1.2
from civic.cities.policy import Change, Kind, Verb, changes

NOTHING: dict[Kind, dict[str, dict[str, object]]] = {}
POTHOLE = {"name": {"en": "Pothole", "fi": "Kuoppa"}, "photo": "required", "questions": []}


def category(**fields: object) -> dict[Kind, dict[str, dict[str, object]]]:
    return {Kind.CATEGORY: {"pothole": {**POTHOLE, **fields}}}


def test_the_same_state_has_no_changes():
    assert changes(category(), category()) == ()


def test_what_is_new_is_added():
    assert changes(NOTHING, category()) == (Change(Kind.CATEGORY, "pothole", Verb.ADDED),)


def test_what_is_gone_is_withdrawn():
    assert changes(category(), NOTHING) == (Change(Kind.CATEGORY, "pothole", Verb.WITHDRAWN),)


def test_a_change_names_the_field_as_deep_as_it_lies():
    found = changes(category(), category(name={"en": "Hole", "fi": "Kuoppa"}, photo="none"))

    assert found == (
        Change(Kind.CATEGORY, "pothole", Verb.CHANGED, "name.en", "Pothole", "Hole"),
        Change(Kind.CATEGORY, "pothole", Verb.CHANGED, "photo", "required", "none"),
    )


def test_a_language_that_comes_or_goes_is_a_change():
    found = changes(category(), category(name={"en": "Pothole", "sv": "Hål"}))

    assert [(change.field, change.old, change.new) for change in found] == [
        ("name.fi", "Kuoppa", None),
        ("name.sv", None, "Hål"),
    ]


def test_promises_and_calendars_are_never_withdrawn_since_reports_pin_them():
    before: dict[Kind, dict[str, dict[str, object]]] = {
        Kind.PROMISE: {"old": {"targets": {}}},
        Kind.CALENDAR: {"old": {"hours": {}}},
        Kind.AREA: {"old": {"kind": "district"}},
    }

    assert [change.kind for change in changes(before, NOTHING)] == [Kind.AREA]


def test_changes_come_in_the_order_in_which_a_city_is_put_up():
    after: dict[Kind, dict[str, dict[str, object]]] = {
        Kind.RESPONSIBILITY: {"everything": {}},
        Kind.CATEGORY: {"pothole": {}},
        Kind.AREA: {"b": {}, "a": {}},
        Kind.CITY: {"tinytown": {}},
    }

    found = changes(NOTHING, after)

    assert [change.code for change in found] == ["tinytown", "b", "a", "pothole", "everything"]
