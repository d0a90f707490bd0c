# SPDX-License-Identifier: EUPL-1.2
"""What a resident does, in the words of a resident; the selectors are here and nowhere else."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

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
        self.page.wait_for_function(
            "() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller)"
        )
        # What reporting needs is kept when it is first asked for.
        self.opens("/report")
        self.page.wait_for_function("() => caches.match('/index.html').then(Boolean)")
        self.page.wait_for_load_state("networkidle")

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

    def leaves_address(self, email: str) -> None:
        """Say where the answer goes."""
        self.page.get_by_label("Your e-mail address").fill(email)

    def sends(self) -> None:
        self.page.get_by_role("button", name="Send report").click()
        self.page.wait_for_url(re.compile(r"/sent$"))

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
        look = f"() => ({KEPT_REPORTS})().then((all) => all.every((one) => one.state === 'sent'))"
        self.page.wait_for_function(look, timeout=timeout_ms)
