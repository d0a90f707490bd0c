# SPDX-License-Identifier: EUPL-1.2
"""What inspectors, contractors and the clerk who asks them do; selectors are here alone."""

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, FilePayload, Playwright, expect

from civic.platform.ids import new_id
from pwa.e2e.photos import jpeg
from pwa.e2e.resident import Resident, somebody
from pwa.e2e.test_reporting import POTHOLE

#: Who reports what these tests are about; nobody but staff may ever read it. Each report comes
#: from an address of its own that begins so: of many from one a moderator looks at the eleventh.
EMAIL, NAME = "riitta.reporter", "Riitta Reporter"
STAFF = "clerk@helsinki.example"
PASSWORD = "gulls over the market square"


def reports_here(
    playwright: Playwright,
    base_url: str,
    here: Mapping[str, float],
    n: int,
    description: str = "A hole in the lane.",
) -> list[dict[str, Any]]:
    """Send reports with a photo each, a few steps apart."""
    request = playwright.request.new_context(base_url=base_url)
    categories = request.get("/api/v1/categories?lang=en").json()
    code = next(one["code"] for one in _all(categories) if one["name"]["en"] == POTHOLE)
    made = []
    for at in range(n):
        picture = jpeg(f"here {new_id().hex}", width=800)
        file: FilePayload = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture}
        photo = request.post("/api/v1/photos", multipart={"photo": file}).json()
        draft = {
            "id": str(new_id()),
            "category": code,
            "lon": here["longitude"] + at * 0.0004,
            "lat": here["latitude"],
            "description": description,
            "email": somebody(EMAIL),
            "name": NAME,
            "photo_ids": [photo["id"]],
        }
        answer = request.post("/api/v1/reports", data=draft)
        assert answer.status == 201, answer.text()
        made.append(answer.json())
        assert made[-1]["department"]["code"] == "streets", made[-1]["department"]
    request.dispose()
    return made


def _all(found: Any) -> list[dict[str, Any]]:
    """Return all categories in what the catalogue says, however they are grouped."""
    if isinstance(found, list):
        return [one for part in found for one in _all(part)]
    if isinstance(found, dict):
        own = [found] if {"code", "name", "hint"} <= found.keys() else []
        return own + [one for part in found.values() for one in _all(part)]
    return []


#: The page stands still in the moment in which a deed is kept: nothing after that is run any more.
STANDS_STILL_WHEN_KEPT = """
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value, key) {
    if (String(key).startsWith("deed:")) {
      this.transaction.addEventListener("complete", () => alert("kept"), { capture: true });
    }
    return put.apply(this, key === undefined ? [value] : [value, key]);
  };
"""
#: Names of everything small that this device keeps.
IS_WRITTEN_DOWN = """async (words) => {
  const open = indexedDB.open("civic");
  const db = await new Promise((done) => { open.onsuccess = () => done(open.result); });
  const all = db.transaction("kept").objectStore("kept").getAll();
  const found = await new Promise((done) => { all.onsuccess = () => done(all.result); });
  db.close();
  return JSON.stringify(found).includes(words);
}"""
KEPT_NAMES = """async () => {
  const open = indexedDB.open("civic");
  const db = await new Promise((done) => { open.onsuccess = () => done(open.result); });
  const all = db.transaction("kept").objectStore("kept").getAllKeys();
  const found = await new Promise((done) => { all.onsuccess = () => done(all.result); });
  db.close();
  return found;
}"""


def crash(context: BrowserContext) -> None:
    """End the browser as an empty battery does."""
    with contextlib.suppress(Error):
        context.new_cdp_session(context.pages[0]).send("Browser.crash")


class Staff(Resident):
    """Somebody of the department, signed in."""

    def signs_in(self, base_url: str) -> None:
        """Open the app for the first time and sign in."""
        self.visits_once()
        body = json.dumps({"email": STAFF, "password": PASSWORD})
        status = self.page.evaluate(
            """async (body) => (await fetch("/api/v1/session", {
              method: "POST", body, headers: {"Content-Type": "application/json"},
            })).status""",
            body,
        )
        assert status == 200, (base_url, status)


class Inspector(Staff):
    """Somebody on a round."""

    def opens_the_round(self, *, is_begun: bool = True) -> None:
        self.page.goto("/desk/round")
        what = ".round-next" if is_begun else ".round .empty"
        expect(self.page.locator(what)).to_be_visible(timeout=20_000)

    def begins_the_round(self) -> None:
        self.opens_the_round(is_begun=False)
        self.page.get_by_role("button", name="Start from where I am").click()
        expect(self.page.locator(".round-next")).to_be_visible(timeout=20_000)

    def takes_it_along(self) -> None:
        self.page.get_by_role("button", name="Take my round along").click()
        expect(self.page.get_by_text("Taken along at")).to_be_visible(timeout=120_000)

    def next_number(self) -> str:
        """Return the number of the report to go to next."""
        return self.page.locator(".round-next").get_attribute("data-report") or ""

    def finds(self, what: str) -> None:
        self.page.locator(".round-found").get_by_role("button", name=what, exact=True).click()
        expect(self.page.get_by_role("dialog")).to_be_visible()

    def photographs_over_the_earlier_photo(self) -> None:
        """Take a photo while the earlier one shines through; it is there without a network."""
        self.page.get_by_role("button", name="Take a photo over the earlier one").click()
        ghost = self.page.locator(".ghost-stage img")
        expect(ghost).to_be_visible()
        self.page.wait_for_function(
            "() => document.querySelector('.ghost-stage img').naturalWidth > 0"
        )
        assert float(ghost.evaluate("it => getComputedStyle(it).opacity")) < 1
        self.page.get_by_role("button", name="Take the photo").click()
        expect(self.page.locator(".photo-picker li")).to_have_count(1)

    def writes(self, text: str) -> None:
        """Write it, and wait until the device has written it down: milliseconds after the key."""
        self.page.get_by_label("What you found").fill(text)
        self.page.wait_for_function(IS_WRITTEN_DOWN, arg=text)

    def keeps(self) -> None:
        self.page.get_by_role("button", name="Keep and go on").click()
        expect(self.page.get_by_role("dialog")).to_have_count(0)

    def crashes_when_the_visit_is_kept(self) -> None:
        """Keep the visit, and lose the browser before anything else can be done."""
        self.page.on("dialog", lambda _: None)
        with self.page.expect_event("dialog"):
            self.page.get_by_role("button", name="Keep and go on").click(no_wait_after=True)
        crash(self.context)

    def drafts(self) -> list[str]:
        """Return what was written on visits and is still kept as not sent."""
        names: list[str] = self.page.evaluate(KEPT_NAMES)
        return [name for name in names if name.startswith("visit-draft:")]

    def signs_in_again_if_asked(self, base_url: str) -> None:
        """A browser that died may have forgotten who sat before it."""
        who = self.page.evaluate(
            "async () => (await (await fetch('/api/v1/session')).json()).person"
        )
        if who is None:
            self.signs_in(base_url)
            self.page.goto("/desk/round")


class Clerk(Staff):
    """Somebody who asks contractors."""

    def orders_work(self, report: Mapping[str, Any], instructions: str) -> str:
        """Ask a contractor and return the link."""
        body = {"contractor": "Asfaltti Oy", "instructions": instructions}
        return str(self._asks("POST", f"{self._orders(report)}", body)["link"])

    def orders_of(self, report: Mapping[str, Any]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._asks("GET", self._orders(report))["items"]
        return found

    def ends(self, report: Mapping[str, Any], order: Mapping[str, Any]) -> None:
        self._asks("DELETE", f"{self._orders(report)}/{order['id']}")

    def _orders(self, report: Mapping[str, Any]) -> str:
        return f"/api/v1/desk/reports/{report['id']}/work-orders"

    def _asks(self, method: str, path: str, body: Any = None) -> Any:
        request = self.context.request
        token = request.get("/api/v1/session").json()["csrf_token"]
        more = {} if body is None else {"data": body}
        answer = request.fetch(path, method=method, headers={"X-CSRFToken": token}, **more)
        assert answer.ok, answer.text()
        return answer.json()


class Contractor(Resident):
    """Somebody with a link and a phone, and no account."""

    def opens_the_link(self, link: str) -> None:
        self.page.goto(link)
        expect(self.page.get_by_role("heading", name="Work order")).to_be_visible()

    def tells_done(self, text: str, before: Path, after: Path) -> None:
        """Tell that it is done, with a photo from before and one from after."""
        self.page.get_by_role("button", name="It is done").click()
        for at, photo in enumerate((before, after)):
            self.page.locator(".work-photos input[type=file]").nth(at).set_input_files(str(photo))
        expect(self.page.locator(".photo-picker li")).to_have_count(2)
        self.page.get_by_label("Anything to say").fill(text)
        self.page.get_by_role("button", name="Send", exact=True).click()
