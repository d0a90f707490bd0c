# SPDX-License-Identifier: EUPL-1.2
"""A device that several people use: nobody finds what somebody else saw or wrote there."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Playwright, expect

from pwa.e2e.clerk import PATIENCE_MS
from pwa.e2e.conftest import DEMO_PASSWORD, HERE
from pwa.e2e.field import KEPT_NAMES, reports_here
from pwa.e2e.gate import Gate
from pwa.e2e.resident import Resident

#: Addresses of everything that the service worker keeps of answers and photos.
KEPT_ANSWERS = """async () => {
  const kept = [];
  for (const name of ["api", "photos"]) {
    if (!(await caches.has(name))) continue;
    kept.push(...(await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname));
  }
  return kept;
}"""
#: How the browser answers somebody who knows an address: from a cache or not.
ASKED_FOR = "async (path) => (await fetch(path)).status"
NOTE = "Ring Riitta back"


class SharedDevice(Resident):
    """One browser, before which one person sits after another."""

    def signs_in(self, role: str) -> None:
        """Sign in by the form, as somebody who finds the device does."""
        self.opens("/sign-in")
        self.page.get_by_role("button", name="Use a password").click()
        self.page.get_by_label("E-mail address").fill(f"{role}@helsinki.example")
        self.page.get_by_label("Password").fill(DEMO_PASSWORD)
        self.page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
        expect(self.page.get_by_text("Signed in as")).to_be_visible(timeout=PATIENCE_MS)

    def signs_out(self) -> None:
        self.opens("/me")
        self.page.get_by_role("button", name="Sign out").click()
        expect(self.page.locator(".toast")).to_contain_text("You are signed out")

    def looks_at(self, number: str) -> None:
        """Open a report at the desk, and see its photo."""
        self.page.goto(f"/desk/reports/{number}")
        photo = self.page.locator(".sheet-words img").first
        expect(photo).to_be_visible(timeout=PATIENCE_MS)
        self._eventually(
            lambda: bool(photo.evaluate("(it) => it.naturalWidth > 0")), "the photo is there"
        )

    def begins_a_note(self, text: str) -> None:
        """Write a note for staff, and leave it unsent."""
        self.page.keyboard.press("i")
        self.page.get_by_label("Note for staff").fill(text)
        self._eventually(lambda: any("desk-form" in name for name in self.names()), "it is kept")
        self.page.keyboard.press("Escape")

    def begins_a_round(self) -> None:
        self.page.goto("/desk/round")
        self.page.get_by_role("button", name="Start from where I am").click()
        expect(self.page.locator(".round-next")).to_be_visible(timeout=PATIENCE_MS)

    def names(self) -> list[str]:
        """Return the names of what the device keeps of the desk."""
        found: list[str] = self.page.evaluate(KEPT_NAMES)
        return [name for name in found if name == "round" or name.startswith("desk-form ")]

    def answers(self) -> list[str]:
        """Return what the service worker keeps of reports and photos."""
        found: list[str] = self.page.evaluate(KEPT_ANSWERS)
        return [path for path in found if path.startswith("/photos/") or "/reports" in path]


@pytest.fixture
def report(gate: Gate, playwright: Playwright) -> dict[str, Any]:
    """A report whose photo nobody but staff may see, until a moderator has looked at it."""
    (made,) = reports_here(playwright, gate.url, HERE, 1, "Call me at 040 123 4567")
    assert made["status"] == "submitted"
    return made


@pytest.fixture
def device(
    new_context: Callable[..., BrowserContext], report: dict[str, Any], playwright: Playwright
) -> SharedDevice:
    """A device on which a clerk saw the report, began a note and a round."""
    device = SharedDevice(new_context())
    device.visits_once()
    device.signs_in("clerk")
    device.begins_a_round()
    device.looks_at(report["number"])
    device.begins_a_note(NOTE)
    assert len(device.names()) == 2
    assert [path for path in device.answers() if path.startswith("/photos/")]
    return device


def test_nothing_that_staff_saw_is_left_after_signing_out(
    device: SharedDevice, report: dict[str, Any]
) -> None:
    own = report["photos"][0]["url"].partition("{size}")[0]
    photo = next(path for path in device.answers() if path.startswith(own))
    assert device.page.evaluate(ASKED_FOR, photo) == 200

    device.signs_out()

    assert (device.names(), device.answers()) == ([], [])
    assert device.page.evaluate(ASKED_FOR, photo) == 404


def test_who_signs_in_next_finds_nothing_of_the_one_before(
    device: SharedDevice, report: dict[str, Any]
) -> None:
    device.signs_in("manager")

    assert device.names() == []
    assert [path for path in device.answers() if path.startswith("/photos/")] == []
    device.looks_at(report["number"])
    device.page.keyboard.press("i")
    expect(device.page.get_by_label("Note for staff")).to_have_value("")


def test_who_signs_in_again_finds_what_they_began(
    device: SharedDevice, report: dict[str, Any]
) -> None:
    device.signs_in("clerk")

    device.looks_at(report["number"])
    device.page.keyboard.press("i")
    expect(device.page.get_by_label("Note for staff")).to_have_value(NOTE)
