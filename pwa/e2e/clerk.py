# SPDX-License-Identifier: EUPL-1.2
"""What staff do at the desk, in their words; the selectors are here and nowhere else."""

import json
import re
import secrets
import time
import urllib.request
from collections.abc import Callable
from string import ascii_lowercase
from typing import Any, NewType
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, expect

from pwa.e2e.conftest import DEMO_PASSWORD
from pwa.e2e.resident import somebody
from tests.e2e.stack import Stack

#: Goes to the demo city's streets department, and asks for neither photo nor answers.
CATEGORY, DEPARTMENT = "slippery-way", "streets"
#: Kamppi; the centre has a department of its own. Degrees.
PLACE = (24.9390, 60.1670)
#: A busy machine takes its time.
PATIENCE_MS = 20_000
#: Counts what a mouse or a finger does, so that a test can say that nothing did.
COUNT_PRESSES = """
  window.presses = 0;
  addEventListener("pointerdown", () => { window.presses += 1; }, true);
"""


#: Words that no other try of any test has used: what is counted by them is one's own.
Words = NewType("Words", str)


def fresh(words: str) -> Words:
    """Return words of this try alone: a test that is tried again finds what its first try left."""
    # Letters only, which the search takes for a word; from the system's dice, since pytest lets
    # `random` start anew in every try.
    return Words(f"{words} {''.join(secrets.choice(ascii_lowercase) for _ in range(10))}")


class Clerk:
    """Somebody at the desk of a department."""

    def __init__(self, context: BrowserContext, role: str = "clerk") -> None:
        self.context = context
        context.add_init_script(COUNT_PRESSES)
        told = context.request.post(
            "/api/v1/session",
            data={"email": f"{role}@helsinki.example", "password": DEMO_PASSWORD},
        )
        assert told.ok, told.text()
        self.page: Page = context.new_page()

    def opens(self, path: str = "/desk") -> None:
        """Open a screen of the desk by its address."""
        self.page.goto(path)
        expect(self.page.get_by_role("navigation", name="The desk")).to_be_visible()

    def opens_report(self, number: str) -> None:
        """Open a report by its number and see that all of it is there."""
        self.opens(f"/desk/reports/{number}")
        story = self.sheet.get_by_role("heading", name="What happened")
        expect(story).to_be_visible(timeout=PATIENCE_MS)

    @property
    def sheet(self) -> Locator:
        """Return the report that is open."""
        return self.page.locator(".report-sheet")

    @property
    def form(self) -> Locator:
        """Return the form, or other sheet, that is open."""
        return self.page.locator("dialog[open]")

    def chooses(self, deed: str) -> None:
        """Open the form of what can be done with the report, from the bar or the list behind it."""
        bar = self.sheet.locator(".sheet-actions")
        expect(bar).to_be_visible(timeout=PATIENCE_MS)
        beside = bar.get_by_role("button", name=deed, exact=True)
        if not beside.count():
            bar.get_by_role("button", name="More actions").click()
            beside = self.form.get_by_role("button", name=deed, exact=True)
        beside.click()

    def does_not_find(self, deed: str) -> None:
        """See that something can not be done with the report that is open."""
        expect(self.sheet.locator(".sheet-actions")).to_be_visible(timeout=PATIENCE_MS)
        self.sheet.get_by_role("button", name="More actions").click()
        expect(self.form.get_by_role("listitem").first).to_be_visible()
        expect(self.page.get_by_role("button", name=deed, exact=True)).to_have_count(0)
        self.presses("Escape")

    def asks_contractor(self, name: str, instructions: str) -> str:
        """Ask a contractor about the report that is open, and return the link."""
        self.sheet.get_by_role("button", name="Ask a contractor").click()
        self.sheet.get_by_label("Contractor", exact=True).fill(name)
        self.sheet.get_by_label("What to do").fill(instructions)
        self.sheet.get_by_role("button", name="Make the link").click()
        return self.sheet.locator(".work-link").inner_text(timeout=PATIENCE_MS)

    @property
    def order(self) -> Locator:
        """Return what the contractor was asked, and told."""
        return self.sheet.locator(".work-order")

    def answers_with_work(self, text: str) -> None:
        """Make of what the contractor told the answer of the department."""
        self.order.get_by_label("Your answer to the reporter").fill(text)
        self.order.get_by_role("button", name="Answer: fixed").click()
        expect(self.order).to_have_attribute("data-state", "done", timeout=PATIENCE_MS)

    def unfolds_mails(self) -> Locator:
        """Look at what was mailed about the report, and return the lines."""
        mails = self.sheet.locator("details", has_text="Mails about it")
        mails.locator("summary").click()
        expect(mails.locator("li").first).to_be_visible(timeout=PATIENCE_MS)
        return mails.locator("li")

    def does(self) -> None:
        """Send the form and see that the server did what it says."""
        self.sends()
        self.waits_until_all_is_done()

    def looks_for(self, words: Words, n: int) -> None:
        """Narrow the queue to reports with these words, by keys, and see that there are `n`."""
        field = self.page.get_by_role("searchbox", name="Search the queue")
        expect(field).to_be_visible(timeout=PATIENCE_MS)
        self.presses("/")
        expect(field).to_be_focused()
        self.page.keyboard.type(words)
        self.presses("Enter", "Escape")
        expect(self.page.locator(".queue-n")).to_have_text(f"{n} open", timeout=15_000)

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def types(self, text: str) -> None:
        """Write into the form that was opened by a key."""
        typed = self.page.locator("dialog[open] textarea:focus")
        expect(typed).to_be_visible(timeout=PATIENCE_MS)
        self.page.keyboard.type(text)

    def sends(self, *, looks_it_over: bool = False) -> None:
        """Send the form by its key; for many it asks once more."""
        # The key is the form's own, so it has to be there and to have the focus.
        expect(self.page.locator("dialog[open] form :focus")).to_be_visible(timeout=PATIENCE_MS)
        self.presses("Control+Enter")
        if looks_it_over:
            expect(self.page.locator("dialog[open] h3:focus")).to_be_visible(timeout=PATIENCE_MS)
            self.presses("Control+Enter")
        expect(self.page.locator("dialog[open]")).to_have_count(0, timeout=PATIENCE_MS)

    def answers(self, text: str) -> None:
        """Answer the report at hand."""
        before = self.at_hand()
        self.presses("r")
        self.types(text)
        self.sends()
        expect(self.row(before)).to_have_attribute("data-done", "true", timeout=PATIENCE_MS)

    def opens_views(self) -> Any:
        """Open the views and return their sheet."""
        self.page.get_by_role("button", name="Views").click()
        sheet = self.page.get_by_role("dialog", name="Views")
        expect(sheet.locator(".views")).to_be_visible(timeout=PATIENCE_MS)
        return sheet

    def keeps_view(self, name: str) -> None:
        """Keep what is shown under a name."""
        sheet = self.opens_views()
        sheet.get_by_label("Keep this view as").fill(name)
        sheet.get_by_role("button", name="Save").click()
        expect(sheet.locator(".view", has_text=name)).to_be_visible(timeout=PATIENCE_MS)
        self.closes()

    def closes(self) -> None:
        """Close the sheet, with the step of history that it took."""
        self.presses("Escape")
        expect(self.page.locator("dialog[open]")).to_have_count(0)
        self.page.wait_for_function("() => !history.state?.sheet")

    def own_views(self) -> list[str]:
        """Return the names of the views in the order in which they are arranged."""
        return [
            one.strip() for one in self.page.locator(".view-arranged .view-name").all_inner_texts()
        ]

    def opens_filters(self) -> Any:
        """Open the filters and return their sheet."""
        self.page.get_by_role("button", name="Filters").click()
        return self.page.get_by_role("dialog", name="What to show")

    def picks(self, sheet: Any, about: str, words: str, *names: str) -> None:
        """Search a list of the filters, where it is long, and tick some of it."""
        group = sheet.get_by_role("group", name=about, exact=True)
        if group.locator("details[open]").count() == 0:
            group.locator("summary").click()
        if (find := group.get_by_label("Find")).count():
            find.fill(words)
        for name in names:
            group.get_by_role("checkbox", name=name, exact=True).check()

    def query(self) -> dict[str, list[str]]:
        """Return what stands behind the `?` of the address."""
        return parse_qs(urlsplit(self.page.url).query)

    def answers_by_template(self, name: str) -> None:
        """Answer the report at hand with the words of a template as they are."""
        before = self.at_hand()
        self.presses("r")
        form = self.page.locator("dialog[open]")
        form.get_by_label("Template", exact=True).select_option(label=name)
        expect(form.get_by_label("The department's answer")).not_to_have_value("")
        self.sends()
        expect(self.row(before)).to_have_attribute("data-done", "true", timeout=PATIENCE_MS)

    def ticks_all(self, n: int) -> None:
        self.presses("*")
        expect(self.page.locator(".bulk-n")).to_have_text(f"{n} selected")

    def at_hand(self) -> str:
        """Return the number of the report that keys act on."""
        return self.page.locator("[data-active=true] .queue-link").inner_text()

    def row(self, number: str) -> Any:
        """Return the line of a report in the queue."""
        link = self.page.locator(".queue-link", has_text=number)
        return self.page.locator(".queue-row").filter(has=link)

    def goes_to(self, number: str) -> None:
        """Step down to a report."""
        self._eventually(lambda: self._step_until(number), f"{number} is at hand")

    def _step_until(self, number: str) -> bool:
        active = self.page.locator("[data-active=true] .queue-link")
        if active.count() and active.inner_text() == number:
            return True
        self.presses("j")
        return False

    def says(self, words: str) -> None:
        """See a line that goes by itself."""
        expect(self.page.locator(".toast")).to_contain_text(words)

    def waits_until_all_is_done(self) -> None:
        """See that nothing is left to be sent."""
        expect(self.page.locator(".pending-button")).to_have_count(0, timeout=60_000)

    def is_told_of_refusals(self, n: int) -> None:
        words = f"{n} was not done" if n == 1 else f"{n} were not done"
        expect(self.page.locator(".pending-button")).to_have_text(words, timeout=30_000)

    def looks_at_refusals(self) -> Any:
        """Open what was not done and return its sheet."""
        self.page.locator(".pending-button").click()
        sheet = self.page.locator("dialog[open]")
        expect(sheet).to_be_visible()
        return sheet

    def n_presses(self) -> int:
        """Return how often a mouse or finger was used on this page."""
        return int(self.page.evaluate("() => window.presses"))

    def _eventually(self, look: Callable[[], bool], what: str, timeout_ms: int = 20_000) -> None:
        until = time.monotonic() + timeout_ms / 1000
        while not look():
            assert time.monotonic() < until, f"not within {timeout_ms} ms: {what}"
            self.page.wait_for_timeout(50)


def reports_come_in(stack: Stack, n: int, words: str) -> list[str]:
    """Let residents report the same `n` times; return the numbers, oldest first."""
    return [_report(stack, words, at)[0] for at in range(n)]


def one_comes_in(stack: Stack, words: str) -> tuple[str, str]:
    """Let a resident report something; return the number, and where the answer goes."""
    return _report(stack, words, 0)


def _report(stack: Stack, words: str, at: int) -> tuple[str, str]:
    # Everybody sends one: of many from the same address a moderator looks at the eleventh.
    email = somebody(f"resident{at}")
    draft = {
        "id": _uuid7(),
        "category": CATEGORY,
        "lon": PLACE[0] + at * 0.00001,
        "lat": PLACE[1],
        "description": f"{words}: the pavement is ice, number {at}.",
        "email": email,
        "language": "en",
        "report_key": "k" * 30,
    }
    request = urllib.request.Request(
        f"http://127.0.0.1:{stack.port}/api/v1/reports",
        data=json.dumps(draft).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - as above
        report = json.load(answer)
    assert report["department"]["code"] == DEPARTMENT, report["department"]
    assert re.fullmatch(r"[A-Z]+-\d{4}-\d{6}", report["number"])
    return str(report["number"]), email


def _uuid7() -> str:
    ms, dice = int(time.time() * 1000), secrets.randbits(74)
    value = (ms << 80) | (7 << 76) | ((dice >> 62) << 64) | (2 << 62) | (dice & ((1 << 62) - 1))
    text = f"{value:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
