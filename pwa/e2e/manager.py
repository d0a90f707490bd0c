# SPDX-License-Identifier: EUPL-1.2
"""What managers do at the desk, in their words; the selectors are here and nowhere else."""

import csv
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Locator, expect

from pwa.e2e.clerk import PATIENCE_MS, Clerk
from tests.e2e.stack import Stack


class Manager(Clerk):
    """The manager of the demo city's streets department."""

    def looks_at_the_overview(self) -> None:
        self.opens("/desk/overview")
        expect(self._figure("Overdue")).to_be_visible(timeout=PATIENCE_MS)

    def figure(self, label: str) -> int:
        """Return a number of the overview."""
        return int(self._figure(label).locator("b").inner_text())

    def follows(self, label: str) -> None:
        """Go where a number of the overview leads."""
        self._figure(label).click()

    def follows_coming(self, label: str) -> int:
        """Go where a bar of what will be late leads, and return its number."""
        bar = self.page.locator(".manager-bars a", has_text=label)
        n = int(bar.locator("b").inner_text())
        bar.click()
        return n

    def sees_in_queue(self, n: int) -> None:
        expect(self.page.locator(".queue-n")).to_have_text(f"{n} open", timeout=PATIENCE_MS)

    def looks_at_the_map(self) -> None:
        self.page.get_by_role("button", name="Show on the map").click()
        expect(self.page.locator(".manager-map [data-map=idle]")).to_be_visible(timeout=60_000)

    def exports(self, into: Path) -> list[dict[str, str]]:
        """Take the table along and return its rows."""
        with self.page.expect_download() as downloaded:
            self.page.get_by_role("link", name="Export (CSV)").click()
        path = into / "reports.csv"
        downloaded.value.save_as(path)
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def looks_at_escalations(self) -> Locator:
        """Open what went up and return the first of it."""
        self.opens("/desk/escalations")
        first = self.page.locator(".manager-escalation").first
        expect(first).to_be_visible(timeout=PATIENCE_MS)
        return first

    def looks_after(self, escalation: Locator, note: str) -> None:
        """Say that one looks after it, and what is done."""
        escalation.get_by_role("button", name="I look after it").click()
        escalation.get_by_label("What is done about it").fill(note)
        escalation.get_by_role("button", name="Look after it").click()
        self.says("You look after it now")

    def looks_at_templates(self) -> None:
        """Open the templates from the bar; that of a phone keeps them under "More"."""
        templates = self.page.get_by_role("link", name="Templates", exact=True)
        more = self.page.get_by_role("button", name="More")
        expect(templates.or_(more)).to_be_visible(timeout=PATIENCE_MS)
        if more.is_visible():
            more.click()
        templates.click()
        expect(self.page.get_by_role("heading", name="Templates", level=1)).to_be_visible()

    def begins_a_template(self, name: str) -> None:
        self.page.get_by_role("link", name="New template").click()
        self.page.get_by_label("Name", exact=True).fill(name)

    def writes_in(self, language: str, text: str) -> None:
        """Write the words of a template in one of its languages."""
        self.page.get_by_role("tab", name=language).click()
        self.page.get_by_label(f"The answer: {language}").fill(text)

    def puts_in(self, field: str, *, before: int = 0) -> None:
        """Put a field into the words, so many letters before their end."""
        area = self.page.locator("textarea:visible")
        area.press("Control+End")
        for _ in range(before):
            area.press("ArrowLeft")
        self.page.get_by_role("group", name="Put in").get_by_role("button", name=field).click()
        expect(area).to_be_focused()

    def preview(self) -> Locator:
        """Return the words as their reader gets them."""
        return self.page.get_by_role("region", name="As its reader gets it")

    def saves(self) -> None:
        self.page.get_by_role("button", name="Save", exact=True).click()

    def template(self, name: str) -> Locator:
        """Return the line of a template in the list."""
        return self.page.get_by_role("region", name="Templates").get_by_role("link", name=name)

    def removes(self, name: str) -> None:
        self.template(name).click()
        self.page.get_by_role("button", name="Remove").click()
        self.says(f"Removed: {name}")

    def undoes(self) -> None:
        """Take back what the line says that goes by itself."""
        self.page.locator(".toast").get_by_role("button", name="Undo").click()

    def _figure(self, label: str) -> Locator:
        return self.page.locator(".manager-figure", has_text=label)


def time_passes(stack: Stack, numbers: Sequence[str], days: int) -> None:
    """Let the promises of reports have been made so many days earlier, as if time had passed."""
    with stack.cluster.connect(stack.database) as connection:
        for number in numbers:
            arguments = {"number": number, "days": days}
            # At once: the relay must not see steps that have moved without their timers.
            with connection.transaction():
                for statement in EARLIER:
                    connection.execute(statement, arguments)


EARLIER = (
    (
        "UPDATE sla_steps SET due_at = due_at - %(days)s * interval '1 day' WHERE fired_at IS NULL"
        " AND timer_id IN (SELECT t.id FROM sla_timers t JOIN reports r ON r.id = t.report_id"
        " WHERE r.number = %(number)s)"
    ),
    (
        "UPDATE sla_timers SET started_at = started_at - %(days)s * interval '1 day',"
        " due_at = due_at - %(days)s * interval '1 day',"
        " original_due_at = original_due_at - %(days)s * interval '1 day',"
        " breached_at = breached_at - %(days)s * interval '1 day',"
        " stopped_at = stopped_at - %(days)s * interval '1 day' WHERE report_id ="
        " (SELECT id FROM reports WHERE number = %(number)s)"
    ),
    "UPDATE reports SET due_at = due_at - %(days)s * interval '1 day' WHERE number = %(number)s",
)
