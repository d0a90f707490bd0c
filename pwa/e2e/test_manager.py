# SPDX-License-Identifier: EUPL-1.2
"""The desk of those who look after departments, against the whole product."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from pwa.e2e.clerk import reports_come_in
from pwa.e2e.conftest import device_of
from pwa.e2e.manager import Manager, time_passes
from pwa.e2e.screens import faults
from tests.e2e.stack import Stack, eventually

NewContext = Callable[..., BrowserContext]


@pytest.fixture
def size() -> str:
    """A desk has a large screen; what is for phones asks for one."""
    return "desk"


@pytest.fixture(scope="module", autouse=True)
def _late(stack: Stack) -> None:
    """Let some reports of the department run late, and go up."""
    numbers = reports_come_in(stack, 3, "Left lying")
    time_passes(stack, numbers, 60)

    def has_risen() -> bool:
        rows = stack.rows(
            "SELECT count(DISTINCT r.id) FROM escalations e JOIN reports r ON r.id = e.report_id"
            " WHERE r.number = ANY(%s)",
            numbers,
        )
        return bool(rows[0][0] == len(numbers))

    eventually(has_risen, what="the relay and the workers let them go up")


def test_numbers_lead_to_the_reports_that_they_count(new_context: NewContext):
    manager = Manager(new_context(), "manager")
    manager.looks_at_the_overview()
    for label in ("Overdue", "In nobody's hands", "Open"):
        n = manager.figure(label)

        manager.follows(label)

        manager.sees_in_queue(n)
        manager.looks_at_the_overview()


def test_what_will_be_late_leads_to_the_queue(new_context: NewContext):
    manager = Manager(new_context(), "manager")
    manager.looks_at_the_overview()

    n = manager.follows_coming("In 5 working days")

    manager.sees_in_queue(n)


def test_an_escalation_is_looked_after(stack: Stack, new_context: NewContext):
    manager = Manager(new_context(), "manager")
    first = manager.looks_at_escalations()

    manager.looks_after(first, "Two people are on their way.")

    expect(first).to_contain_text("Two people are on their way.")
    rows = stack.rows("SELECT note FROM escalations WHERE acknowledged_at IS NOT NULL")
    assert ("Two people are on their way.",) in rows


def test_the_table_is_taken_along(stack: Stack, new_context: NewContext, tmp_path: Path):
    manager = Manager(new_context(), "manager")
    manager.looks_at_the_overview()

    rows = manager.exports(tmp_path)

    ((n,),) = stack.rows(
        "SELECT count(*) FROM reports r JOIN departments d ON d.id = r.department_id"
        " WHERE d.code = 'streets'"
    )
    assert len(rows) == n > 0
    assert {row["department"] for row in rows} == {"streets"}
    assert not any("@" in cell for row in rows for cell in row.values())


@pytest.mark.parametrize("name", ["phone", "desk"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/desk/overview", "/desk/escalations"])
def test_nothing_keeps_anybody_out(
    new_context: NewContext, name: str, theme: Any, path: str, tmp_path: Path
):
    manager = Manager(new_context(**device_of(name), color_scheme=theme), "manager")
    manager.opens(path)
    expect(manager.page.locator(".skeleton")).to_have_count(0, timeout=30_000)
    manager.page.wait_for_load_state("networkidle")

    manager.page.screenshot(path=tmp_path / "screen.png", full_page=True)

    assert faults(manager.page) == []
    wide = manager.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wide


def test_the_map_shows_where_it_is_overdue(new_context: NewContext):
    manager = Manager(new_context(), "manager")
    manager.looks_at_the_overview()

    manager.looks_at_the_map()

    assert faults(manager.page) == []
