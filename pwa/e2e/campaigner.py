# SPDX-License-Identifier: EUPL-1.2
"""How staff make campaigns, in their words; the selectors are here and nowhere else."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, expect

from pwa.e2e.clerk import PATIENCE_MS, Clerk

LANGUAGES = ("Suomi", "Svenska", "English", "Eesti", "Русский")
#: Around Kamppi: latitude, longitude.
CORNERS = ("60.16600, 24.93600", "60.16600, 24.94200", "60.17000, 24.94200", "60.17000, 24.93600")


class Campaigner(Clerk):
    """Somebody of the demo city's streets department who has something mapped."""

    def begins(self) -> None:
        """Begin a new campaign from the list."""
        self.opens("/desk/campaigns")
        self.page.get_by_role("link", name="New campaign").click()
        expect(self.page.locator(".mapping-form")).to_be_visible(timeout=PATIENCE_MS)

    def writes(self, words: dict[str, str]) -> None:
        """Fill the fields of these labels in every language of the city."""
        for language in LANGUAGES:
            self.chooses_language(language)
            for label, text in words.items():
                field = self.page.get_by_label(f"{label}: {language}", exact=True)
                field.fill(f"{text} ({language})")

    def chooses_language(self, language: str) -> None:
        self.page.get_by_role("button", name=language).click()

    def draws_by_list(self, corners: Sequence[str] = CORNERS) -> None:
        """Type the corners of the area one after the other."""
        self.unfolds_corners()
        for corner in corners:
            self.page.get_by_label("One more corner").fill(corner)
            self.page.get_by_role("button", name="Add the corner").click()
        expect(self.corner_fields()).to_have_count(len(corners))

    def unfolds_corners(self) -> None:
        self.page.locator(".mapping-corners summary").click()

    def corner_fields(self) -> Locator:
        return self.page.locator(".mapping-corner-list input")

    def corner(self, n: int) -> Locator:
        """Return a corner on the map."""
        return self.page.get_by_role("button", name=f"Corner {n}:")

    def map_is_drawn(self) -> Locator:
        """Wait until the map rests; return it."""
        drawn = self.page.locator(".mapping-map [data-map=idle]")
        expect(drawn).to_be_visible(timeout=60_000)
        return drawn

    def runs(self, first: str, last: str) -> None:
        """Choose the first and the last day, YYYY-MM-DD."""
        self.page.get_by_label("First day").fill(first)
        self.page.get_by_label("Last day").fill(last)

    def previews(self) -> Locator:
        """Ask what lies in the area, and return the answer."""
        self.page.get_by_role("button", name="Show cells and open reports").click()
        shown = self.page.locator(".mapping-preview")
        expect(shown).to_be_visible(timeout=PATIENCE_MS)
        return shown

    def saves(self, state: str = "Draft") -> str:
        """Save, and return the id of the campaign that is shown then."""
        self.page.locator(".mapping-end button").click()
        expect(self.page.locator(".mapping-state")).to_have_text(state, timeout=PATIENCE_MS)
        return self.page.url.rsplit("/", 1)[1]

    def opens_campaign(self, campaign_id: str) -> None:
        self.opens(f"/desk/campaigns/{campaign_id}")
        expect(self.page.locator(".mapping-state")).to_be_visible(timeout=PATIENCE_MS)

    def plan(self) -> Locator:
        """Return all that is to be approved."""
        return self.page.get_by_role("region", name="What is to be approved")

    def fact(self, label: str) -> Locator:
        """Return what the plan says about something."""
        return self.plan().locator("dl > div", has=self.page.get_by_text(label, exact=True))

    def reads_in(self, language: str) -> None:
        self.plan().get_by_role("button", name=language).click()

    def changes(self) -> Locator:
        """Return what has changed of a plan since it was approved."""
        return self.page.get_by_role("region", name="Changed since it was approved on")

    def approves(self, why: str) -> None:
        """Give the department's word."""
        self.page.get_by_label("Why it agrees").fill(why)
        self.page.get_by_label("It maps things in public places").check()
        self.page.get_by_role("button", name="Approve the campaign").click()

    def sees(self, state: str) -> None:
        expect(self.page.locator(".mapping-state")).to_have_text(state, timeout=PATIENCE_MS)

    def takes_table(self, into: Path) -> list[dict[str, str]]:
        """Take the points along as a table, and return its rows."""
        with self.page.expect_download() as downloaded:
            self.page.get_by_role("link", name="Points as a table").click()
        path = into / "points.csv"
        downloaded.value.save_as(path)
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def takes_geojson(self, into: Path) -> Any:
        with self.page.expect_download() as downloaded:
            self.page.get_by_role("link", name="Points as GeoJSON").click()
        path = into / "points.geojson"
        downloaded.value.save_as(path)
        return json.loads(path.read_text(encoding="utf-8"))

    def first_point(self) -> Locator:
        """Return the oldest point that waits for a moderator."""
        self.opens("/desk/points")
        point = self.page.locator("article.mapping-card").first
        expect(point).to_be_visible(timeout=PATIENCE_MS)
        return point
