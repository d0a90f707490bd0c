# SPDX-License-Identifier: EUPL-1.2
"""Every screen that residents and staff can open, and what it looks like when it is ready."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from civic.demo.people import PASSWORD

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}


@dataclass(frozen=True)
class Screen:
    """An address of the app.

    `{number}` is an answered report of the demo city, `{open}` one in the queue of the clerk,
    `{draft}` a local draft.
    """

    name: str
    path: str
    #: Tells that what the screen is about has come, as a CSS selector.
    is_there: str = "main h1"
    #: Who looks at it: a role of the demo city; None: nobody who is signed in.
    who: str | None = None
    #: Keys that open what it is about, once the rest is there.
    keys: tuple[str, ...] = ()


ROW = ".queue-link"

SCREENS = (
    Screen("home", "/"),
    Screen("report", "/report"),
    Screen("report-where", "/report/{draft}"),
    Screen("report-what", "/report/{draft}/what"),
    Screen("report-send", "/report/{draft}/send"),
    Screen("reports", "/reports", ".card"),
    Screen("report-page", "/reports/{number}", ".clock"),
    Screen("map", "/map"),
    Screen("play-anonymous", "/play", ".empty"),
    Screen("play", "/play", who="resident"),
    Screen("play-points", "/play/points", who="resident"),
    Screen("play-score", "/play/score", who="resident"),
    Screen("play-boards", "/play/boards", who="resident"),
    Screen("play-team", "/play/team", who="resident"),
    Screen("play-settings", "/play/settings", who="resident"),
    Screen("play-cases", "/play/cases", who="resident"),
    Screen("play-unscored", "/play/unscored", who="resident"),
    Screen("play-rules", "/play/rules"),
    Screen("me", "/me"),
    Screen("sign-in", "/sign-in"),
    Screen("not-found", "/there/is/no/such/page"),
    Screen("gallery", "/gallery"),
    Screen("desk-anonymous", "/desk", ".empty"),
    Screen("desk-forbidden", "/desk", ".empty", who="resident"),
    Screen("desk-queue", "/desk", ROW, who="clerk"),
    Screen("desk-empty", "/desk?q=nothinglikethis", ".queue-empty", who="clerk"),
    Screen("desk-selected", "/desk", ROW, who="clerk", keys=("j", "x", "j", "x")),
    Screen("desk-filters", "/desk", ROW, who="clerk", keys=("f",)),
    Screen("desk-views", "/desk", ROW, who="clerk", keys=("v",)),
    Screen("desk-keys", "/desk", ROW, who="clerk", keys=("?",)),
    Screen("desk-answer", "/desk", ROW, who="clerk", keys=("j", "r")),
    Screen("desk-answers", "/desk", ROW, who="clerk", keys=("*", "r")),
    Screen("desk-transfer", "/desk", ROW, who="clerk", keys=("j", "t")),
    Screen("desk-note", "/desk", ROW, who="clerk", keys=("j", "i")),
    Screen("desk-map", "/desk?map=1", ".map-canvas", who="clerk"),
    Screen("desk-report", "/desk/reports/{open}", ".queue-sheet h2", who="clerk"),
    Screen("desk-moderation", "/desk/moderation", who="moderator"),
    Screen("desk-cases", "/desk/cases", ".empty", who="moderator"),
    Screen(
        "desk-objections",
        "/desk/cases?state=objections",
        ".empty, .mapping-card",
        who="moderator",
    ),
    Screen("desk-round", "/desk/round", who="clerk"),
    Screen("desk-overview", "/desk/overview", who="manager"),
    Screen("desk-escalations", "/desk/escalations", who="manager"),
    Screen("desk-templates", "/desk/templates", ".empty, .templates-shelf", who="manager"),
    Screen("desk-template", "/desk/templates/new", ".template-form", who="manager"),
    Screen("desk-campaigns", "/desk/campaigns", ".mapping-card", who="clerk"),
    Screen("desk-campaign-new", "/desk/campaigns/new", ".mapping-form", who="clerk"),
    Screen("desk-points", "/desk/points", ".empty, .mapping-card", who="moderator"),
    Screen("desk-promises", "/desk/promises", who="administrator"),
    Screen("desk-routing", "/desk/routing", who="administrator"),
)


def show(
    page: Page, screen: Screen, *, numbers: Mapping[str, str], draft: str, query: str = ""
) -> None:
    """Open a screen as whom it is for, and wait until it is ready."""
    if screen.who:
        email = f"{screen.who}@helsinki.example"
        told = page.request.post("/api/v1/session", data={"email": email, "password": PASSWORD})
        assert told.ok, told.text()
    path = screen.path.format(draft=draft, **numbers)
    page.goto(path + (query.replace("?", "&") if "?" in path else query))
    expect(page.locator(screen.is_there).first).to_be_visible(timeout=15_000)
    expect(page.locator("main .skeleton")).to_have_count(0, timeout=15_000)
    for key in screen.keys:
        page.keyboard.press(key)
    if screen.keys:
        expect(page.locator("dialog[open], .bulk").first).to_be_visible(timeout=15_000)
        expect(page.locator("dialog[open] .skeleton")).to_have_count(0, timeout=15_000)


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
