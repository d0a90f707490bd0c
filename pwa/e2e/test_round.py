# SPDX-License-Identifier: EUPL-1.2
"""An inspector's round in airplane mode: nothing is lost, and everything arrives once."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Playwright, expect

from pwa.e2e.conftest import DESK, HERE
from pwa.e2e.field import STANDS_STILL_WHEN_KEPT, Inspector, crash, reports_here
from pwa.e2e.gate import Fault, Gate
from pwa.e2e.screens import faults
from tests.e2e.stack import Stack, eventually


@pytest.fixture
def two_reports(stack: Stack, gate: Gate, playwright: Playwright) -> Iterator[list[dict[str, Any]]]:
    """Two reports with a photo where the inspector is; all others are somebody else's."""
    found = reports_here(playwright, gate.url, HERE, 2)
    numbers = [report["number"] for report in found]
    taken = stack.rows(
        "UPDATE reports SET assignee_id = (SELECT id FROM people WHERE email = %s)"
        " WHERE department_id = (SELECT id FROM departments WHERE code = 'streets')"
        " AND assignee_id IS NULL AND number <> ALL(%s)"
        " RETURNING id",
        "manager@helsinki.example",
        numbers,
    )
    yield found
    ids = [str(row[0]) for row in taken]
    stack.rows("UPDATE reports SET assignee_id = NULL WHERE id = ANY(%s::uuid[]) RETURNING id", ids)
    stack.rows(
        "UPDATE reports SET assignee_id = (SELECT id FROM people WHERE email = %s)"
        " WHERE number = ANY(%s) RETURNING id",
        "manager@helsinki.example",
        numbers,
    )


def visits(stack: Stack, number: str) -> list[Any]:
    return stack.rows(
        "SELECT e.text, e.data->>'found', jsonb_array_length(e.data->'photo_ids')"
        " FROM report_events e JOIN reports r ON r.id = e.report_id"
        " WHERE r.number = %s AND e.kind = 'visited'",
        number,
    )


def test_a_round_without_a_signal_survives_a_crash_and_arrives_once(
    stack: Stack,
    gate: Gate,
    profile: Callable[..., BrowserContext],
    two_reports: list[dict[str, Any]],
) -> None:
    inspector = Inspector(profile())
    inspector.signs_in(gate.url)
    inspector.begins_the_round()
    inspector.takes_it_along()
    inspector.loses_the_network()
    inspector.opens_the_round()
    first = inspector.next_number()

    inspector.finds("Fixed")
    inspector.photographs_over_the_earlier_photo()
    inspector.writes("Filled and level.")
    inspector.keeps()
    second = inspector.next_number()
    inspector.finds("Not fixed")
    inspector.writes("Water stands in it.")
    crash(inspector.context)

    again = Inspector(profile())
    again.loses_the_network()
    again.opens_the_round()
    assert again.next_number() == second
    again.finds("Not fixed")
    expect(again.page.get_by_label("What you found")).to_have_value("Water stands in it.")
    again.photographs_over_the_earlier_photo()
    again.keeps()
    expect(again.page.locator("[data-unsent='2']")).to_be_visible()
    assert [visits(stack, one) for one in (first, second)] == [[], []]
    gate.set(Fault("POST", "/visit$", loses_answer=True))
    again.finds_the_network()
    again.signs_in_again_if_asked(gate.url)

    eventually(lambda: bool(visits(stack, first) and visits(stack, second)), 60, "both arrive")
    expect(again.page.locator("[data-unsent]")).to_have_count(0, timeout=60_000)
    assert {first, second} == {report["number"] for report in two_reports}
    assert visits(stack, first) == [("Filled and level.", "fixed", 1)]
    assert visits(stack, second) == [("Water stands in it.", "not_fixed", 1)]
    (answered,) = [report for report in two_reports if report["number"] == first]
    public = again.context.request.get(f"/api/v1/reports/{answered['id']}").json()
    assert (public["status"], public["outcome"]) == ("answered", "fixed")
    assert len(public["photos"]) == len(public["responses"][0]["photos"]) == 1


def test_a_crash_in_the_moment_of_keeping_leaves_no_draft_to_be_sent_again(
    stack: Stack,
    gate: Gate,
    profile: Callable[..., BrowserContext],
    two_reports: list[dict[str, Any]],
) -> None:
    inspector = Inspector(profile())
    inspector.context.add_init_script(STANDS_STILL_WHEN_KEPT)
    inspector.signs_in(gate.url)
    inspector.begins_the_round()
    first = inspector.next_number()
    inspector.finds("Not fixed")
    inspector.writes("Water stands in it.")
    assert len(inspector.drafts()) == 1
    inspector.crashes_when_the_visit_is_kept()

    again = Inspector(profile())
    again.opens("/")
    again.signs_in_again_if_asked(gate.url)
    again.opens_the_round()

    eventually(lambda: visits(stack, first), 60, "it arrives")
    expect(again.page.locator("[data-unsent]")).to_have_count(0, timeout=60_000)
    (second,) = {report["number"] for report in two_reports} - {first}
    assert again.next_number() == second
    assert again.drafts() == []
    assert visits(stack, first) == [("Water stands in it.", "not_fixed", 0)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360])
def test_the_round_has_no_fault_that_axe_knows(
    gate: Gate,
    new_context: Callable[..., BrowserContext],
    two_reports: list[dict[str, Any]],
    scheme: str,
    width: int,
) -> None:
    context = new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)
    inspector = Inspector(context)
    inspector.signs_in(gate.url)
    inspector.opens_the_round(is_begun=False)
    assert faults(inspector.page) == []
    inspector.begins_the_round()
    assert faults(inspector.page) == []
    inspector.page.get_by_role("button", name="Show on the map").click()
    expect(inspector.page.locator("[data-map=idle]")).to_be_visible(timeout=30_000)
    assert faults(inspector.page) == []
    assert inspector.page.evaluate("document.documentElement.scrollWidth") <= width
    inspector.finds("Fixed")
    assert faults(inspector.page) == []
    inspector.page.get_by_role("button", name="Take a photo over the earlier one").click()
    expect(inspector.page.get_by_role("button", name="Take the photo")).to_be_enabled()
    assert faults(inspector.page) == []


def test_where_there_is_no_camera_the_earlier_photo_stands_beside(
    gate: Gate,
    new_context: Callable[..., BrowserContext],
    two_reports: list[dict[str, Any]],
) -> None:
    context = new_context(viewport=DESK, is_mobile=False, has_touch=False)
    context.add_init_script("delete Navigator.prototype.mediaDevices")
    inspector = Inspector(context)
    inspector.signs_in(gate.url)
    inspector.begins_the_round()

    inspector.finds("Fixed")

    expect(inspector.page.get_by_text("The earlier photo")).to_be_visible()
    expect(inspector.page.get_by_text("does not give its camera")).to_be_visible()
