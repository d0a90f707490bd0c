# SPDX-License-Identifier: EUPL-1.2
"""What a queue is narrowed to, and keeping it under a name, on both sizes of screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from civic.platform.ids import new_id
from pwa.e2e.clerk import PATIENCE_MS, Clerk
from pwa.e2e.conftest import device_of
from pwa.e2e.screens import faults

NewContext = Callable[..., BrowserContext]
ICE = "Slippery pavement, stairs or crossing"


@pytest.fixture(params=["phone", "desk"])
def size(request: pytest.FixtureRequest) -> str:
    """Whatever works at a desk works on a phone."""
    return str(request.param)


@pytest.fixture
def clerk(new_context: NewContext, size: str) -> Clerk:
    return Clerk(new_context(**device_of(size)))


def has_chips(clerk: Clerk, names: list[str]) -> None:
    """See what the queue is narrowed to; the address follows once the sheet is gone."""
    expect(clerk.page.locator(".queue-chips .chip[data-set=true]")).to_have_text(names)


def test_several_categories_and_areas_are_picked_shared_and_taken_off(
    new_context: NewContext, clerk: Clerk
):
    clerk.opens()
    sheet = clerk.opens_filters()
    clerk.picks(sheet, "Category", "slippery", ICE)
    clerk.picks(sheet, "Category", "lighting", "All of: Street lighting")
    clerk.picks(sheet, "Area", "kamp", "Kamppi")
    assert faults(clerk.page) == []
    sheet.get_by_role("button", name="Show", exact=True).click()
    expect(clerk.page.locator("dialog[open]")).to_have_count(0)

    shown = [ICE, "Street lighting", "Kamppi"]
    has_chips(clerk, shown)
    assert clerk.query()["category"] == ["slippery-way,lighting"]
    assert len(clerk.query()["area"][0].split(",")) == 1
    mate = Clerk(new_context(**device_of("desk")))
    mate.opens(clerk.page.url)
    has_chips(mate, shown)

    drop = clerk.page.get_by_role("button", name=f"Without the filter: {ICE}")
    drop.click()
    expect(drop).to_have_count(0)
    assert clerk.query()["category"] == ["lighting"]
    sheet = clerk.opens_filters()
    sheet.get_by_role("button", name="Without the filter: Street lighting").click()
    sheet.get_by_role("button", name="Show", exact=True).click()
    expect(clerk.page.locator("dialog[open]")).to_have_count(0)
    has_chips(clerk, ["Kamppi"])
    assert "category" not in clerk.query()


def test_what_is_picked_is_kept_as_a_view(clerk: Clerk):
    mark = new_id().hex[-6:]
    name = f"Dark and slippery {mark}"
    # What is kept already is not offered again, and others keep views on the same stack.
    clerk.opens(f"/desk?category=slippery-way,lighting&is=has_photo&q={mark}")
    clerk.keeps_view(name)
    clerk.opens()

    clerk.opens_views().locator(".view", has_text=name).click()

    expect(clerk.page.locator(".queue-chips .chip[data-set=true]")).to_have_count(3)
    assert clerk.query()["category"] == ["slippery-way,lighting"]
    assert clerk.query()["is"] == ["has_photo"]


def test_views_are_arranged_by_keys_renamed_and_brought_back(clerk: Clerk):
    mark = new_id().hex[-6:]
    first, second, third = names = [f"{word} {mark}" for word in ("Alpha", "Beta", "Gamma")]
    for name in names:
        clerk.opens(f"/desk?q={name}")
        clerk.keeps_view(name)
    sheet = clerk.opens_views()
    sheet.get_by_role("button", name="Arrange").click()

    up = sheet.get_by_role("button", name=f"Move up: {third}")
    up.focus()
    clerk.presses("Enter")
    expect(up).to_be_focused()
    clerk.presses("Enter")
    expect(sheet.get_by_text(f"{third}: place ")).to_be_attached()
    assert [name for name in clerk.own_views() if mark in name] == [third, first, second]
    assert faults(clerk.page) == []
    sheet.get_by_role("button", name=f"Rename: {first}").click()
    expect(sheet.get_by_label("Name of the view")).to_be_focused()
    clerk.page.keyboard.press("Control+a")
    clerk.page.keyboard.type(f"Delta {mark}")
    clerk.presses("Enter")
    sheet.get_by_role("button", name=f"Remove the view: {third}").click()
    expect(sheet.get_by_role("button", name="Undo")).to_be_focused(timeout=PATIENCE_MS)
    assert third not in clerk.own_views()
    clerk.presses("Enter")

    expected = [third, f"Delta {mark}", second]
    expect(sheet.locator(".view-arranged", has_text=third)).to_be_visible(timeout=PATIENCE_MS)
    assert [name for name in clerk.own_views() if mark in name] == expected
    clerk.opens()
    clerk.opens_views()
    kept = clerk.page.locator(".view-name", has_text=mark)
    expect(kept).to_have_text(expected)


def test_a_view_may_not_be_called_as_another(clerk: Clerk):
    mark = new_id().hex[-6:]
    for name in (f"One {mark}", f"Two {mark}"):
        clerk.opens(f"/desk?q={name}")
        clerk.keeps_view(name)
    sheet = clerk.opens_views()
    sheet.get_by_role("button", name="Arrange").click()
    sheet.get_by_role("button", name=f"Rename: Two {mark}").click()
    sheet.get_by_label("Name of the view").fill(f"One {mark}")

    sheet.get_by_role("button", name="Save").click()

    expect(sheet.get_by_text(f"There is a view “One {mark}” already.")).to_be_visible()
    expect(sheet.get_by_label("Name of the view")).to_have_value(f"One {mark}")
