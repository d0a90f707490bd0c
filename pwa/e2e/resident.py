# SPDX-License-Identifier: EUPL-1.2
"""What a resident does, in the words of a resident; the selectors are here and nowhere else."""

import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NewType

from playwright.sync_api import BrowserContext, Page, expect

from civic.platform.ids import new_id

DRAFT = re.compile(r"/report/([0-9a-f-]{36})")
#: Everything that this device keeps of its reports.
KEPT_REPORTS = """async () => {
  const open = indexedDB.open("civic");
  const db = await new Promise((done) => { open.onsuccess = () => done(open.result); });
  const all = db.transaction("reports").objectStore("reports").getAll();
  const found = await new Promise((done) => { all.onsuccess = () => done(all.result); });
  db.close();
  return found.map(({ id, state, number, photo_ids, wait, problem, description }) =>
    ({ id, state, number, photo_ids, wait, problem, description }));
}"""

#: The shell, the catalogue, the addresses and the subjects around are kept; the worker answers.
IS_KEPT = """async () => {
  if (!navigator.serviceWorker.controller) return false;
  const kept = [];
  for (const name of await caches.keys()) kept.push(...(await (await caches.open(name)).keys()));
  const has = (part) => kept.some(({ url }) => url.includes(part));
  return ["/index.html", "/categories", "/jurisdictions", "/tiles/addresses/"].every(has);
}"""


#: Of a person whom no other try of any test has used: all mails there, and reports, are one's own.
Address = NewType("Address", str)


def somebody(name: str) -> Address:
    """Return the address of somebody new: a test that is tried again finds what its first try left.

    Of many reports a day from one address a moderator looks at the eleventh, which hides it.
    """
    return Address(f"{name}.{new_id().hex}@people.example")


class Resident:
    """Somebody with a browser."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.page: Page = context.pages[0] if context.pages else context.new_page()

    def opens(self, path: str = "/") -> None:
        """Open a screen by its address."""
        self.page.goto(path)
        expect(self.page.get_by_role("navigation", name="Main")).to_be_visible()

    def visits_once(self) -> None:
        """Open the app for the first time; afterwards it runs without a connection."""
        self.opens("/")
        self._eventually(lambda: bool(self.page.evaluate(IS_KEPT)), "the app is kept")

    def loses_the_network(self) -> None:
        self.context.set_offline(True)

    def finds_the_network(self) -> None:
        self.context.set_offline(False)

    def photographs(self, *photos: Path) -> None:
        """Begin a report with photos: one from the camera, several from the gallery."""
        if not self.page.url.endswith("/report"):
            self.opens("/report")
        source = "camera" if len(photos) == 1 else "gallery"
        chooser = self.page.locator(f"input[data-photos={source}]")
        chooser.set_input_files([str(photo) for photo in photos])
        self.page.wait_for_url(DRAFT)

    def begins_without_a_photo(self) -> None:
        self.opens("/report")
        self.page.get_by_role("button", name="Without a photo").click()
        self.page.wait_for_url(DRAFT)

    def accepts_the_place(self) -> None:
        """Agree to the place that was found, where the app asks."""
        expect(self.page.locator(".place-address")).not_to_contain_text("Looking", timeout=15_000)
        self.page.get_by_role("button", name="Use this place").click()

    def chooses(self, words: str, category: str) -> None:
        """Find a category by words and take it."""
        self.page.get_by_role("searchbox", name="What is wrong?").fill(words)
        self.page.get_by_role("button", name=re.compile(f"^{re.escape(category)}")).first.click()
        self.page.wait_for_url(re.compile(r"/send$|/report/[0-9a-f-]{36}$"))

    def writes(self, text: str) -> None:
        self.page.get_by_label("Tell more").fill(text)

    def leaves_address(self, email: Address) -> None:
        """Say where the answer goes."""
        self.page.get_by_label("Your e-mail address").fill(email)

    def sends(self) -> None:
        self.page.get_by_role("button", name="Send report").click()
        # Tells what the screen says instead, where it does not come.
        expect(self.page).to_have_url(re.compile(r"/sent$"), timeout=30_000)

    def number(self) -> str:
        """Return the number that the city gave, as the screen shows it."""
        shown = self.page.locator(".receipt-number")
        expect(shown).to_be_visible(timeout=30_000)
        return shown.inner_text()

    def kept(self) -> list[dict[str, Any]]:
        """Return what this device keeps of its reports."""
        found: list[dict[str, Any]] = self.page.evaluate(KEPT_REPORTS)
        return found

    def states(self) -> Sequence[str]:
        return sorted(report["state"] for report in self.kept())

    def waits_until_all_is_sent(self, timeout_ms: int = 60_000) -> None:
        """Wait until this device keeps no report that the server lacks."""
        self._eventually(lambda: set(self.states()) == {"sent"}, "all is sent", timeout_ms)

    def waits(self) -> None:
        """See that the app keeps a report that could not be sent yet."""
        expect(self.page.get_by_role("heading", name="Saved")).to_be_visible()

    def _eventually(self, look: Callable[[], bool], what: str, timeout_ms: int = 20_000) -> None:
        # Page.wait_for_function takes a promise for a yes; and it must stay the page that polls.
        until = time.monotonic() + timeout_ms / 1000
        while not look():
            assert time.monotonic() < until, f"not within {timeout_ms} ms: {what}; {self.kept()}"
            self.page.wait_for_timeout(200)
