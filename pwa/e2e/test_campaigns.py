# SPDX-License-Identifier: EUPL-1.2
"""Campaigns at the desk, from a clerk's drawing to a resident's list, on a phone and wide."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Position, expect

from civic.platform.ids import new_id
from pwa.e2e.campaigner import Campaigner
from pwa.e2e.clerk import PATIENCE_MS
from pwa.e2e.conftest import device_of
from pwa.e2e.screens import faults
from tests.e2e.stack import Stack

NewContext = Callable[..., BrowserContext]
KIND = {
    "What is it called": "Bench",
    "What counts, and how to take the photo": "One may sit on it for free.",
    "The question": "Has it a backrest?",
    "Answer 1": "Yes",
    "Answer 2": "No",
}
#: What can be pressed and is smaller than a finger, but for what lies on a map.
TOO_SMALL = """() => [...document.querySelectorAll("main button, main summary, main select,"
  + " main a.button, main label.mapping-check")]
  .filter((it) => it.checkVisibility() && !it.closest(".map"))
  .filter((it) => it.getBoundingClientRect().height < 43.5)
  .map((it) => it.outerHTML.slice(0, 120))"""


@pytest.fixture(params=["phone", "desk"])
def size(request: pytest.FixtureRequest) -> str:
    """Whatever works at a desk works on a phone."""
    return str(request.param)


@pytest.fixture
def clerk(new_context: NewContext, size: str) -> Campaigner:
    return Campaigner(new_context(**device_of(size)), "clerk")


@pytest.fixture
def manager(new_context: NewContext, size: str) -> Campaigner:
    return Campaigner(new_context(**device_of(size)), "manager")


def named(words: str) -> str:
    return f"{words} {new_id().hex[-6:]}"


def in_days(n: int) -> str:
    return f"{datetime.now(UTC) + timedelta(days=n):%Y-%m-%d}"


def is_for_everybody(page: Page, what: str, size: str) -> None:
    """See that what is shown has no fault, is as wide as its window, and fits a finger."""
    expect(page.locator(".skeleton")).to_have_count(0, timeout=PATIENCE_MS)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert (what, scheme, faults(page)) == (what, scheme, [])
    page.emulate_media(color_scheme="light")
    assert (what, page.evaluate("document.documentElement.scrollWidth - innerWidth")) == (what, 0)
    if size == "phone":
        assert (what, page.evaluate(TOO_SMALL)) == (what, [])
    if folder := os.environ.get("CIVIC_SCREENS"):
        page.screenshot(path=f"{folder}/campaign-{what}-{size}.png", full_page=True)


def running(page: Page) -> list[dict[str, Any]]:
    """Return what anybody is asked to map now."""
    told = page.request.get("/api/v1/campaigns?active=true&lang=en")
    found: list[dict[str, Any]] = told.json()["campaigns"]
    return found


def demo_campaign(stack: Stack) -> str:
    ((campaign_id,),) = stack.rows("SELECT id FROM campaigns WHERE slug = 'step-free-kallio'")
    return str(campaign_id)


def test_a_clerk_draws_a_manager_approves_and_residents_are_asked(
    new_context: NewContext, clerk: Campaigner, manager: Campaigner, size: str
):
    title = named("Benches of Kamppi")
    clerk.begins()
    clerk.page.get_by_role("button", name="Ask something about it").click()
    clerk.writes({"Title": title, "What it is for": "Where can one rest?", **KIND})
    clerk.draws_by_list()
    clerk.runs(in_days(-1), in_days(20))
    expect(clerk.previews()).to_contain_text("km² in")
    clerk.map_is_drawn()
    is_for_everybody(clerk.page, "editor", size)
    campaign_id = clerk.saves()
    expect(clerk.page.get_by_role("button", name="Approve the campaign")).to_have_count(0)
    resident = new_context(**device_of(size)).new_page()
    assert title not in str(running(resident))

    manager.opens_campaign(campaign_id)
    plan = manager.plan()
    manager.map_is_drawn()
    for said in (f"{title} (English)", "Where can one rest? (English)", "km² in"):
        expect(plan).to_contain_text(said)
    for label, value in (
        ("Reports a day, at most", "10"),
        ("Teams may take part", "Yes"),
        ("Reported as", "Nothing"),
        ("Photo", "Photo if one likes"),
        ("Question 1", "Has it a backrest? (English) Yes (English) / No (English)"),
    ):
        expect(manager.fact(label)).to_contain_text(value)
    expect(plan).not_to_contain_text("since it was approved")
    is_for_everybody(manager.page, "draft", size)
    manager.reads_in("Suomi")
    expect(manager.fact("Question 1")).to_contain_text("Has it a backrest? (Suomi)")
    manager.approves("Agrees with our plan of benches.")
    manager.sees("Running")

    (shown,) = [each for each in running(resident) if each["id"] == campaign_id]
    assert shown["title"] == f"{title} (English)"
    (kind,) = shown["kinds"]
    assert [each["name"] for each in kind["questions"][0]["choices"]] == [
        "Yes (English)",
        "No (English)",
        "Can't tell",
        "Can't get there",
    ]
    is_for_everybody(manager.page, "approved", size)


def test_corners_are_set_on_the_map_moved_by_keys_and_removed(clerk: Campaigner, size: str):
    clerk.begins()
    drawn = clerk.map_is_drawn()
    drawn.scroll_into_view_if_needed()
    box = drawn.bounding_box()
    assert box
    for x, y in ((0.3, 0.3), (0.6, 0.3), (0.6, 0.6), (0.3, 0.6)):
        position: Position = {"x": box["width"] * x, "y": box["height"] * y}
        drawn.click(position=position) if size == "desk" else drawn.tap(position=position)
    expect(clerk.corner(4)).to_be_visible()
    clerk.unfolds_corners()
    before = clerk.corner_fields().nth(0).input_value()

    clerk.corner(1).focus()
    clerk.presses("ArrowUp", "Shift+ArrowLeft")
    expect(clerk.corner_fields().nth(0)).not_to_have_value(before)
    expect(clerk.corner(1)).to_be_focused()
    clerk.presses("Delete")

    expect(clerk.corner_fields()).to_have_count(3)
    expect(clerk.corner(4)).to_have_count(0)
    expect(clerk.corner(1)).to_be_focused()


def test_a_corner_is_dragged(new_context: NewContext):
    clerk = Campaigner(new_context(**device_of("desk")))
    clerk.begins()
    clerk.draws_by_list()
    clerk.map_is_drawn().scroll_into_view_if_needed()
    before = clerk.corner_fields().nth(1).input_value()
    box = clerk.corner(2).bounding_box()
    assert box

    clerk.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    clerk.page.mouse.down()
    clerk.page.mouse.move(box["x"] - 30, box["y"] - 30, steps=5)
    clerk.page.mouse.up()

    expect(clerk.corner_fields().nth(1)).not_to_have_value(before)
    expect(clerk.corner_fields()).to_have_count(4)


def test_a_district_is_taken_instead_of_a_drawing(clerk: Campaigner):
    clerk.begins()
    clerk.page.get_by_label("Start from an area of the city").select_option("kamppi")

    shown = clerk.previews()

    expect(shown).to_contain_text("open reports stand there already")
    expect(shown.get_by_role("listitem").first).to_be_visible()


def test_what_is_missing_and_what_the_server_finds_wrong_is_said_where_it_is(
    clerk: Campaigner, size: str
):
    clerk.begins()
    clerk.page.locator(".mapping-end button").click()
    alert = clerk.page.locator("form [role=alert]")
    expect(alert.get_by_role("link", name="Give the campaign a title.")).to_be_visible()
    is_for_everybody(clerk.page, "missing", size)

    clerk.page.get_by_label("Title: English").fill(named("Neighbours"))
    clerk.page.get_by_label("What is it called: English").fill("Homeless people")
    clerk.page.get_by_label("Reported as").select_option("pavement-broken")
    clerk.draws_by_list(("60.1, 25.2", "60.2, 25.2", "60.2, 25.3"))
    clerk.page.locator(".mapping-end button").click()

    expect(alert.get_by_role("link", name="outside of the city")).to_be_visible(timeout=PATIENCE_MS)
    expect(alert.get_by_role("link", name="wants a photo")).to_be_visible()
    alert.get_by_role("link", name="never about persons").click()
    expect(clerk.page.get_by_label("What is it called: English")).to_be_focused()


def test_words_change_at_once_and_more_than_words_waits_for_the_manager(
    stack: Stack, clerk: Campaigner, manager: Campaigner, size: str
):
    campaign_id = demo_campaign(stack)
    ((before, state),) = stack.rows(
        "SELECT reports_per_day, state FROM campaigns WHERE id = %s", campaign_id
    )
    if state == "draft":
        manager.opens_campaign(campaign_id)
        manager.approves("An earlier try stopped before it.")
        manager.sees("Running")
    title, budget = named("Step-free Kallio"), str(before % 9 + 1)
    clerk.opens(f"/desk/campaigns/{campaign_id}/edit")
    clerk.page.get_by_label("Title: English").fill(title)
    clerk.saves("Running")
    assert title in str(running(clerk.page))

    clerk.opens(f"/desk/campaigns/{campaign_id}/edit")
    clerk.page.get_by_label("Reports a day, at most").fill(budget)
    clerk.saves("Draft")
    assert title not in str(running(clerk.page))

    manager.opens_campaign(campaign_id)
    manager.map_is_drawn()
    changes = manager.changes()
    expect(changes).to_contain_text("Reports a day, at most before: ")
    expect(changes).to_contain_text(f"now: {budget}")
    expect(changes).to_contain_text(f"now: {title}")
    expect(changes.get_by_role("listitem")).to_have_count(2)
    is_for_everybody(manager.page, "changed", size)
    manager.approves("The crew can take so many a day.")
    manager.sees("Running")


def test_a_manager_sees_what_a_campaign_brings_and_takes_it_along(
    stack: Stack, manager: Campaigner, size: str, tmp_path: Path
):
    manager.opens_campaign(demo_campaign(stack))
    expect(manager.page.get_by_role("heading", name="How it goes")).to_be_visible(
        timeout=PATIENCE_MS
    )
    manager.page.get_by_role("button", name="Show the map").click()
    manager.map_is_drawn()
    is_for_everybody(manager.page, "figures", size)

    rows, shapes = manager.takes_table(tmp_path), manager.takes_geojson(tmp_path)

    assert len(rows) == len(shapes["features"]) > 10
    assert {"kind", "state", "answers", "report"} < rows[0].keys()
    assert {row["state"] for row in rows} > {"promoted"}


def test_a_moderator_decides_a_point_that_waits(stack: Stack, new_context: NewContext, size: str):
    ((point_id,),) = stack.rows(
        "UPDATE mapping_points SET state = 'triage' WHERE id = (SELECT p.id FROM mapping_points p"
        " JOIN campaign_kinds k ON k.id = p.kind_id WHERE p.state = 'provisional'"
        " AND k.category_id IS NOT NULL ORDER BY p.captured_at LIMIT 1) RETURNING id"
    )
    moderator = Campaigner(new_context(**device_of(size)), "moderator")
    point = moderator.first_point()
    point.get_by_role("button", name="Map").click()
    moderator.map_is_drawn()
    point.get_by_role("button", name="It is there").click()
    expect(point.get_by_text("Say why")).to_be_visible()
    is_for_everybody(moderator.page, "triage", size)

    point.get_by_label("Why you decide so").fill("I went there.")
    point.get_by_role("button", name="It is there").click()

    expect(moderator.page.get_by_text("Decided: it became HKI-")).to_be_visible(timeout=PATIENCE_MS)
    ((state, note),) = stack.rows(
        "SELECT state, decision_note FROM mapping_points WHERE id = %s", point_id
    )
    assert (state, note) == ("promoted", "I went there.")


def test_a_manager_ends_a_campaign(manager: Campaigner, clerk: Campaigner):
    clerk.begins()
    clerk.writes({"Title": named("Short"), "What is it called": "Bench"})
    clerk.draws_by_list()
    clerk.runs(in_days(-1), in_days(20))
    campaign_id = clerk.saves()
    manager.opens_campaign(campaign_id)
    manager.approves("It is short.")
    expect(manager.page.locator("form [role=alert]")).to_contain_text("language of the city")
    manager.page.goto(f"/desk/campaigns/{campaign_id}/edit")
    manager.writes({"What it is for": "x", "What counts, and how to take the photo": "x"})
    manager.saves()
    manager.approves("It is short.")
    manager.sees("Running")

    manager.page.get_by_role("button", name="End the campaign now").click()
    manager.page.get_by_role("button", name="End the campaign now").click()

    manager.sees("Over")
    expect(manager.page.get_by_role("link", name="Change the campaign")).to_have_count(0)


@pytest.fixture
def draft_id(clerk: Campaigner) -> str:
    """A draft of the clerk's with all that approval wants."""
    clerk.begins()
    clerk.writes({"Title": named("Ours"), "What is it called": "Bench", "What it is for": "Rest"})
    clerk.writes({"What counts, and how to take the photo": "One may sit on it."})
    clerk.draws_by_list()
    clerk.runs(in_days(-1), in_days(20))
    return clerk.saves()


def test_who_was_overtaken_keeps_what_they_typed_and_looks_at_the_others_version(
    clerk: Campaigner, manager: Campaigner, draft_id: str, size: str
):
    title = manager.page.get_by_label("Title: English")
    budget = manager.page.get_by_label("Reports a day, at most")
    manager.opens(f"/desk/campaigns/{draft_id}/edit")
    budget.fill("7")
    clerk.opens(f"/desk/campaigns/{draft_id}/edit")
    theirs = named("Theirs")
    clerk.page.get_by_label("Title: English").fill(theirs)
    clerk.saves()

    manager.page.locator(".mapping-end button").click()

    notice = manager.page.get_by_role("status").filter(has_text="Somebody changed this campaign")
    expect(notice).to_contain_text("Yours differs in: Title, ", timeout=PATIENCE_MS)
    expect(budget).to_have_value("7")
    manager.map_is_drawn()
    is_for_everybody(manager.page, "overtaken", size)
    notice.get_by_role("button", name="Show theirs").click()
    expect(title).to_have_value(theirs)
    expect(title).to_be_disabled()
    expect(budget).to_have_value("10")
    manager.map_is_drawn()
    is_for_everybody(manager.page, "theirs", size)
    notice.get_by_role("button", name="Show theirs").click()
    expect(budget).to_have_value("7")
    notice.get_by_role("button", name="Go on with mine").click()
    title.fill(f"{theirs}, and ours")
    manager.saves()

    manager.opens(f"/desk/campaigns/{draft_id}/edit")
    expect(title).to_have_value(f"{theirs}, and ours")
    expect(budget).to_have_value("7")


def test_a_manager_does_not_approve_what_was_changed_since_they_read_it(
    clerk: Campaigner, manager: Campaigner, draft_id: str
):
    manager.opens_campaign(draft_id)
    clerk.opens(f"/desk/campaigns/{draft_id}/edit")
    title = named("Changed")
    clerk.page.get_by_label("Title: English").fill(title)
    clerk.saves()

    manager.approves("Agrees with our plan of benches.")

    refusal = manager.page.get_by_role("alert").filter(has_text="Somebody changed it meanwhile")
    expect(refusal).to_be_visible(timeout=PATIENCE_MS)
    expect(manager.page.get_by_role("heading", name=title)).to_be_visible(timeout=PATIENCE_MS)
    expect(manager.page.get_by_label("Why it agrees")).to_have_value(
        "Agrees with our plan of benches."
    )
    manager.page.get_by_role("button", name="Approve the campaign").click()
    manager.sees("Running")


def test_residents_have_no_business_here(new_context: NewContext):
    resident = Campaigner(new_context(**device_of("phone")), "resident")

    resident.opens("/desk/campaigns")

    expect(resident.page.locator(".empty")).to_be_visible(timeout=PATIENCE_MS)
