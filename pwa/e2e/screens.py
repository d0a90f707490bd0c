# SPDX-License-Identifier: EUPL-1.2
"""Every screen that a resident can open, and what it looks like when it is ready."""

import re
from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}


@dataclass(frozen=True)
class Screen:
    """An address of the app; `{number}` is a report of the demo city, `{draft}` a local draft."""

    name: str
    path: str
    #: Tells that what the screen is about has come, as a CSS selector.
    is_there: str = "main h1"


SCREENS = (
    Screen("home", "/"),
    Screen("report", "/report"),
    Screen("report-where", "/report/{draft}"),
    Screen("report-what", "/report/{draft}/what"),
    Screen("report-send", "/report/{draft}/send"),
    Screen("reports", "/reports", ".card"),
    Screen("report-page", "/reports/{number}", ".clock"),
    Screen("map", "/map"),
    Screen("me", "/me"),
    Screen("sign-in", "/sign-in"),
    Screen("not-found", "/there/is/no/such/page"),
    Screen("gallery", "/gallery"),
)


def show(page: Page, screen: Screen, *, number: str, draft: str, query: str = "") -> None:
    """Open a screen and wait until it is ready."""
    path = screen.path.format(number=number, draft=draft)
    page.goto(path + query)
    expect(page.locator(screen.is_there).first).to_be_visible(timeout=15_000)
    expect(page.locator("main .skeleton")).to_have_count(0, timeout=15_000)


def draft_of(page: Page) -> str:
    """Begin a report without a photo and return its id; the device keeps it."""
    page.goto("/report")
    page.get_by_role("button", name=re.compile("without a photo", re.IGNORECASE)).click()
    page.wait_for_url(re.compile(r"/report/[0-9a-f-]{36}"))
    found = re.search(r"/report/([0-9a-f-]{36})", page.url)
    assert found
    return found[1]


def faults(page: Page) -> list[tuple[str, Any]]:
    """Return what axe finds: the rule and the elements."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found]
