# SPDX-License-Identifier: EUPL-1.2
"""The bars that every screen has to pass: accessibility, width, text size, words, installation."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Response

from pwa.e2e.conftest import DESK, PHONE
from pwa.e2e.resident import Resident
from pwa.e2e.screens import SCREENS, Screen, draft_of, faults, show

#: Every screen by its name.
every_screen = pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)


@pytest.fixture
def numbers(stack) -> dict[str, str]:
    """A public report of the demo city that has an answer, and one that waits for the clerk."""
    ((answered,),) = stack.rows(
        "SELECT number FROM reports WHERE visibility = 'public' AND status = 'answered' LIMIT 1"
    )
    ((waiting,),) = stack.rows(
        "SELECT r.number FROM reports r JOIN departments d ON d.id = r.department_id"
        " WHERE d.code = 'streets' AND r.status IN ('accepted', 'in_progress')"
        " ORDER BY r.due_at LIMIT 1"
    )
    return {"number": str(answered), "open": str(waiting)}


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context().new_page()


def overflow_px(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    return int(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))


def needed_draft(page: Page, screen: Screen) -> str:
    """Return the id of a new draft where the screen is about one."""
    return draft_of(page) if "{draft}" in screen.path else ""


@every_screen
def test_a_screen_can_be_used_by_everybody(page, screen: Screen, numbers):
    show(page, screen, numbers=numbers, draft=needed_draft(page, screen))

    for look, change in looks(page, screen):
        change()
        assert (look, faults(page), overflow_px(page)) == (look, [], 0)
    for name, change in stretches(page):
        change()
        assert (name, overflow_px(page)) == (name, 0)


def looks(page: Page, screen: Screen) -> Iterator[tuple[str, Any]]:
    """Give every look of a screen and how to get it."""
    if screen.who:
        yield "wide", lambda: page.set_viewport_size(DESK)
        page.set_viewport_size(PHONE)
    yield "light", lambda: page.emulate_media(color_scheme="light")
    yield "dark", lambda: page.emulate_media(color_scheme="dark")
    yield "narrow", lambda: page.set_viewport_size({"width": 320, "height": 640})


def stretches(page: Page) -> Iterator[tuple[str, Any]]:
    """Give every way in which a screen must not become wider than its window."""
    page.set_viewport_size({"width": 360, "height": 740})
    style = "document.documentElement.style.fontSize"
    yield "doubled", lambda: page.evaluate(f"() => {{ {style} = '200%' }}")
    page.evaluate(f"() => {{ {style} = '' }}")
    yield "mirrored", lambda: page.evaluate("() => { document.documentElement.dir = 'rtl' }")


#: What `Intl` says by itself in English: dates, distances, sizes, lists.
SAID_BY_THE_BROWSER = re.compile(
    r"^[\s\d·.,:/%+()\u2013\u2014\-]*(Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct"
    r"|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December"
    r"|ago|in|this|yesterday|tomorrow|today|now|day|days|hour|hours|hr|h|minute|minutes|min|km|m|kB|MB|at"
    r"|and|[\s\d·.,:/%+()\u2013\u2014\-])*$"
)
#: Proper names, which are the same in every language.
NAMES = {"civic", "English", "Suomi", "Svenska", "Eesti", "Русский", "© OpenStreetMap contributors"}

VISIBLE_TEXTS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const around = walker.currentNode.parentElement;
    if (around.closest("script, style, noscript, [translate=no]")) continue;
    const text = around.innerText === undefined ? "" : walker.currentNode.textContent.trim();
    if (text) texts.push([text, around.textContent.trim()]);
  }
  return texts;
}"""


def texts_of(answer: Response) -> list[str]:
    """Return what the city itself said: its answers and the files of its map."""
    address = urlsplit(answer.url).path
    is_told = address.startswith(("/api/", "/tiles/addresses/", "/tiles/subjects/"))
    if not is_told or answer.status != 200:
        return []
    try:
        return [json.dumps(answer.json(), ensure_ascii=False)]
    except Error:
        return []  # It was for the page before this one, and went with it.


def streets_of(page: Page) -> str:
    """Return the names in the city's index of addresses, which the draft's address is from."""
    (city,) = page.request.get("/api/v1/jurisdictions").json()["jurisdictions"]
    return page.request.get(city["map"]["addresses"]).text()


@pytest.mark.parametrize(
    "screen",
    # The gallery shows made-up data to developers.
    [screen for screen in SCREENS if screen.name != "gallery"],
    ids=lambda screen: screen.name,
)
def test_a_screen_says_nothing_that_can_not_be_translated(page, screen: Screen, numbers):
    draft = needed_draft(page, screen)
    answers: list[Response] = []
    # Playwright puts marks on its listeners, which methods of lists do not take.
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - as said
    show(page, screen, numbers=numbers, draft=draft, query="?lang=qps")
    page.wait_for_load_state("networkidle")

    city = "\n".join(text for answer in answers for text in texts_of(answer)) + streets_of(page)
    foreign = [
        text
        for text, around in page.evaluate(VISIBLE_TEXTS)
        if "[" not in around
        and not NAMES.issuperset(text.split(" · "))
        and not SAID_BY_THE_BROWSER.match(text)
        and any(word not in city for word in re.findall(r"[A-Za-z]{2,}", text))
    ]

    assert foreign == []


def test_the_app_can_be_installed(profile):
    context: BrowserContext = profile()
    resident = Resident(context)
    resident.visits_once()
    page = resident.page

    browser = context.new_cdp_session(page)
    errors = browser.send("Page.getInstallabilityErrors")["installabilityErrors"]
    manifest = browser.send("Page.getAppManifest")

    assert errors == []
    assert manifest["errors"] == []


def test_every_shortcut_icon_and_screenshot_of_the_manifest_exists(page):
    page.goto("/")

    manifest = page.request.get("/manifest.webmanifest").json()

    pictures = manifest["icons"] + manifest["screenshots"]
    pictures += [icon for shortcut in manifest["shortcuts"] for icon in shortcut["icons"]]
    answers = [page.request.get(picture["src"]) for picture in pictures]
    assert {answer.status for answer in answers} == {200}
    assert {shortcut["url"] for shortcut in manifest["shortcuts"]} >= {"/report"}
    assert manifest["share_target"]["action"] == "/report/share"


def test_the_first_visit_asks_for_little(page):
    asked: list[Any] = []
    # Playwright puts marks on its listeners, which methods of lists do not take.
    page.on("requestfinished", lambda request: asked.append(request))  # noqa: PLW0108 - as said

    page.goto("/report", wait_until="load")
    page.wait_for_timeout(300)

    first = [one for one in asked if one.service_worker is None]
    assert len(first) <= 15, [one.url for one in first]
