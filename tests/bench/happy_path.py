# SPDX-License-Identifier: EUPL-1.2
"""Time the way from opening the app to "sent", by photo, on a slow phone and a slow network.

Run it against an installation: `python -m tests.bench.happy_path http://127.0.0.1:8000`.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from pwa.e2e.conftest import CHROMIUM, HERE, OPTIONS, device_of
from pwa.e2e.photos import photo_file

#: Lighthouse's "slow 4G", and a processor four times slower than this one.
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
SLOWER = 4
RUNS = 3
PLACE = (HERE["longitude"], HERE["latitude"])


class Tapping:
    """A resident who taps as fast as the screens come, and counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.n = 0

    def tap(self, role: str, name: str) -> None:
        """Tap once."""
        self.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]  # a role is a literal there
        self.n += 1


def throttled(context: BrowserContext) -> Page:
    """Return a page of a slow phone on a slow network."""
    page = context.new_page()
    browser = context.new_cdp_session(page)
    browser.send("Network.enable")
    browser.send("Network.emulateNetworkConditions", SLOW_4G)
    browser.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def reported(context: BrowserContext, photo: Path, *, is_first: bool) -> tuple[float, float, int]:
    """Report a hole by photo; return seconds to "saved", seconds to the number, and taps."""
    page = throttled(context)
    began = time.monotonic()
    page.goto("/")
    resident = Tapping(page)
    resident.tap("link", "Report a problem")
    with page.expect_file_chooser() as camera:
        resident.tap("button", "Take a photo")
    camera.value.set_files(str(photo))
    # The tile of a favourite or recent category, else a word and its first answer.
    expect(page.get_by_role("searchbox", name="What is wrong?")).to_be_visible(timeout=60_000)
    if is_first:
        page.get_by_role("searchbox", name="What is wrong?").fill("hole")
    resident.tap("button", "Hole in the carriageway Streets")
    if is_first:
        page.get_by_label("Your e-mail address").fill("timed@people.example")
    resident.tap("button", "Send report")
    page.wait_for_url("**/sent")
    saved = time.monotonic() - began
    expect(page.locator(".receipt-number")).to_be_visible(timeout=60_000)
    sent = time.monotonic() - began
    page.close()
    return saved, sent, resident.n


def main(url: str) -> None:
    """Print the times of first-time and of returning residents."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        rows: dict[str, list[tuple[float, float, int]]] = {"first visit": [], "returning": []}
        for run in range(RUNS):
            context = browser.new_context(base_url=url, **device_of("phone"))
            photo = photo_file(Path(folder), f"run {run}", PLACE)
            rows["first visit"].append(reported(context, photo, is_first=True))
            again = photo_file(Path(folder), f"again {run}", PLACE)
            rows["returning"].append(reported(context, again, is_first=False))
            context.close()
        for name, runs in rows.items():
            saved, sent = (statistics.median(run[at] for run in runs) for at in (0, 1))
            taps = max(run[2] for run in runs)
            sys.stdout.write(f"{name:12} saved {saved:5.1f} s  sent {sent:5.1f} s  taps {taps}\n")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
