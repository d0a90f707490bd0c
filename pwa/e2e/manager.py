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
