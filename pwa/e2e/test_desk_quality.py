# SPDX-License-Identifier: EUPL-1.2
"""Everything that opens at the desk is for everybody: on a phone and wide, in light and in dark."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from pwa.e2e.clerk import PATIENCE_MS, Clerk, one_comes_in
from pwa.e2e.conftest import HERE, device_of
from pwa.e2e.field import Inspector, reports_here
from pwa.e2e.gate import Gate
from pwa.e2e.manager import time_passes
from pwa.e2e.screens import faults
from tests.e2e.stack import Stack

NewContext = Callable[..., BrowserContext]
#: Bars that stay lie over a part of what can be pressed, which then seems smaller: they lie still.
UNFOLD = """() => {
  for (const part of document.querySelectorAll(".report-sheet details")) part.open = true;
  for (const part of document.querySelectorAll(".report-sheet *")) {
    if (getComputedStyle(part).position === "sticky") part.style.position = "static";
  }
}"""
#: What can be pressed and is smaller than a finger, on screens that are touched. A link in a line
#: of text is as high as its line. Source: WCAG 2.2, 2.5.8; UX, "44 px targets".
TOO_SMALL = """() => [...document.querySelectorAll(
  "button, summary, select, a.button, .asked-check, .deed-choices label, .sheet-near"
)].filter((it) => it.checkVisibility() && !it.closest(".map-view, .maplibregl-map"))
  .filter((it) => it.getBoundingClientRect().height < 43.5)
  .map((it) => it.outerHTML.slice(0, 120))"""

#: What a manager does with a report that is open, by the words on the buttons.
FORMS = (
    "Answer",
    "Assign",
    "Transfer",
    "Ask the reporter",
    "Public note",
    "Internal note",
    "Correct",
    "Merge",
    "Extend",
    "Pause",
    "Split",
)


@pytest.fixture(params=["phone", "desk"])
def size(request: pytest.FixtureRequest) -> str:
    """Each of them on both."""
    return str(request.param)


@pytest.fixture
def report(gate: Gate, playwright: Playwright) -> dict[str, Any]:
    return reports_here(playwright, gate.url, HERE, 1)[0]


def is_for_everybody(page: Page, what: str, size: str) -> None:
    """See that what is shown has no fault, is as wide as its window, and fits a finger."""
    expect(page.locator(".skeleton")).to_have_count(0, timeout=PATIENCE_MS)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert (what, scheme, faults(page)) == (what, scheme, [])
    assert (what, page.evaluate("document.documentElement.scrollWidth - innerWidth")) == (what, 0)
    if size == "phone":
        assert (what, page.evaluate(TOO_SMALL)) == (what, [])


def test_all_of_a_report_unfolded(new_context: NewContext, size: str, report: dict[str, Any]):
    manager = Clerk(new_context(**device_of(size)), "manager")
    manager.opens_report(report["number"])

    manager.page.evaluate(UNFOLD)
    manager.sheet.get_by_role("button", name="Ask a contractor").click()
    manager.sheet.get_by_role("button", name="Make the link").click()
    expect(manager.sheet.get_by_role("alert").first).to_be_visible()

    is_for_everybody(manager.page, "sheet", size)


def test_every_form(new_context: NewContext, size: str, report: dict[str, Any]):
    manager = Clerk(new_context(**device_of(size)), "manager")
    manager.opens_report(report["number"])

    for form in FORMS:
        manager.chooses(form)
        expect(manager.form.locator("form")).to_be_visible(timeout=PATIENCE_MS)
        is_for_everybody(manager.page, form, size)
        manager.presses("Escape")
        expect(manager.form).to_have_count(0)

    manager.chooses("Split")
    expect(manager.form.locator("form")).to_be_visible(timeout=PATIENCE_MS)
    manager.form.get_by_role("button", name="Split").click()
    expect(manager.form.get_by_role("alert").first).to_be_visible()
    is_for_everybody(manager.page, "what is missing", size)


def test_the_form_for_a_delay(stack: Stack, new_context: NewContext, size: str):
    number, _ = one_comes_in(stack, "Late for everybody")
    time_passes(stack, [number], 60)
    manager = Clerk(new_context(**device_of(size)), "manager")
    manager.opens_report(number)

    manager.chooses("Comment the delay")

    expect(manager.form.get_by_label("Why it came late")).to_be_visible(timeout=PATIENCE_MS)
    is_for_everybody(manager.page, "annotate", size)


def test_a_case_and_the_forms_of_moderators(
    stack: Stack, new_context: NewContext, size: str, report: dict[str, Any]
):
    number, _ = one_comes_in(stack, "Mail me: somebody@people.example")
    moderator = Clerk(new_context(**device_of(size)), "moderator")
    moderator.opens("/desk/moderation")
    expect(moderator.page.locator(".case", has_text=number)).to_be_visible(timeout=PATIENCE_MS)
    is_for_everybody(moderator.page, "moderation", size)

    moderator.opens_report(number)

    moderator.chooses("Reject")
    is_for_everybody(moderator.page, "reject", size)


def test_covering_a_part_of_a_photo(new_context: NewContext, size: str, report: dict[str, Any]):
    clerk = Clerk(new_context(**device_of(size)))
    clerk.opens_report(report["number"])

    clerk.sheet.get_by_role("button", name="Cover a part of the photo").click()
    expect(clerk.page.locator("dialog.redact canvas")).to_be_visible(timeout=PATIENCE_MS)
    clerk.form.get_by_text("By numbers and arrow keys").click()
    clerk.form.get_by_role("button", name="Add a rectangle").click()

    is_for_everybody(clerk.page, "redact", size)


def test_a_visit_that_is_being_written(new_context: NewContext, size: str, gate: Gate, report: Any):
    inspector = Inspector(new_context(**device_of(size)))
    inspector.signs_in(gate.url)
    inspector.begins_the_round()
    is_for_everybody(inspector.page, "round", size)

    inspector.finds("Fixed")

    inspector.page.get_by_role("button", name="Keep and go on").click()
    expect(inspector.page.get_by_role("alert").first).to_be_visible()
    is_for_everybody(inspector.page, "visit", size)
