# SPDX-License-Identifier: EUPL-1.2
"""A contractor on a phone, without an account: reads nobody's data, and is heard once."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Playwright, expect

from pwa.e2e.clerk import Clerk as DeskClerk
from pwa.e2e.conftest import HERE, device_of
from pwa.e2e.field import EMAIL, NAME, Clerk, Contractor, reports_here
from pwa.e2e.gate import Fault, Gate
from pwa.e2e.photos import photo_file
from pwa.e2e.screens import faults
from tests.e2e.stack import Stack, eventually

INSTRUCTIONS = "Mill out and fill, 0.4 m²."


@pytest.fixture
def report(gate: Gate, playwright: Playwright) -> dict[str, Any]:
    return reports_here(playwright, gate.url, HERE, 1)[0]


@pytest.fixture
def clerk(gate: Gate, new_context: Callable[..., BrowserContext]) -> Clerk:
    clerk = Clerk(new_context())
    clerk.signs_in(gate.url)
    return clerk


def told(stack: Stack, report: dict[str, Any]) -> list[Any]:
    return stack.rows(
        "SELECT t.told, t.text FROM work_tellings t JOIN work_orders o ON o.id = t.work_order_id"
        " WHERE o.report_id = %s",
        report["id"],
    )


def test_a_contractor_reads_nobodys_data_and_is_heard_once(
    stack: Stack,
    gate: Gate,
    clerk: Clerk,
    new_context: Callable[..., BrowserContext],
    report: dict[str, Any],
    tmp_path: Path,
) -> None:
    link = clerk.orders_work(report, INSTRUCTIONS)
    contractor = Contractor(new_context())
    contractor.visits_once()
    contractor.opens_the_link(link)
    expect(contractor.page.get_by_text(INSTRUCTIONS)).to_be_visible()
    html = contractor.page.content()
    answer = contractor.context.request.get(link.replace("/work/", "/api/v1/work-orders/")).text()
    for secret in (EMAIL, NAME, report["id"]):
        assert secret not in html
        assert secret not in answer
    assert len(json.loads(answer)["photos"]) == 1

    contractor.loses_the_network()
    contractor.tells_done("Filled.", photo_file(tmp_path, "before"), photo_file(tmp_path, "after"))
    expect(contractor.page.locator("[data-unsent='1']")).to_be_visible()
    assert told(stack, report) == []
    gate.set(Fault("POST", "/work-orders/", loses_answer=True))
    contractor.finds_the_network()

    eventually(lambda: bool(told(stack, report)), 60, "the telling arrives")
    expect(contractor.page.get_by_text("The department has what you told")).to_be_visible(
        timeout=60_000
    )
    assert told(stack, report) == [("done", "Filled.")]
    (order,) = clerk.orders_of(report)
    assert (order["state"], len(order["tellings"][0]["photos"])) == ("reported", 1)
    assert len(order["tellings"][0]["before"]) == 1
    clerk.ends(report, order)
    contractor.page.reload()
    expect(contractor.page.get_by_text("This link does not work")).to_be_visible()


def test_what_a_contractor_did_becomes_the_answer(
    gate: Gate,
    new_context: Callable[..., BrowserContext],
    playwright: Playwright,
    report: dict[str, Any],
    tmp_path: Path,
) -> None:
    clerk = DeskClerk(new_context(**device_of("desk")))
    clerk.opens_report(report["number"])
    link = clerk.asks_contractor("Asfaltti Oy", INSTRUCTIONS)
    contractor = Contractor(new_context())
    contractor.opens_the_link(link)
    contractor.tells_done("Filled.", photo_file(tmp_path, "before"), photo_file(tmp_path, "after"))
    expect(contractor.page.get_by_text("The department has what you told")).to_be_visible(
        timeout=60_000
    )

    clerk.opens_report(report["number"])
    expect(clerk.order).to_contain_text("Waits for your decision")
    expect(clerk.order.locator(".before-after")).to_be_visible()
    clerk.answers_with_work("The hole is filled and level.")

    expect(clerk.sheet.locator(".report-top")).to_contain_text("Answered")
    anybody = playwright.request.new_context(base_url=gate.url)
    public = anybody.get(f"/api/v1/reports/{report['id']}").json()
    (response,) = public["responses"]
    assert (response["outcome"], response["text"]) == ("fixed", "The hole is filled and level.")
    # What it looks like afterwards is everybody's now; what the contractor found is not.
    (after,) = response["photos"]
    assert anybody.get(after["url"].replace("{size}", "small")).ok
    assert "Asfaltti" not in json.dumps(public)
    anybody.dispose()
    contractor.page.reload()
    expect(contractor.page.get_by_text("This link does not work")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_page_of_a_contractor_has_no_fault_that_axe_knows(
    clerk: Clerk,
    new_context: Callable[..., BrowserContext],
    report: dict[str, Any],
    scheme: str,
    width: int,
) -> None:
    link = clerk.orders_work(report, INSTRUCTIONS)
    context = new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)
    contractor = Contractor(context)
    contractor.opens_the_link(link)
    expect(contractor.page.get_by_text(INSTRUCTIONS)).to_be_visible()
    assert faults(contractor.page) == []
    for choice in ("I take it on", "It is done", "I can not do it"):
        contractor.page.get_by_role("button", name=choice).click()
        assert faults(contractor.page) == []
    contractor.page.get_by_role("button", name="Send").click()
    expect(contractor.page.get_by_role("alert")).to_be_visible()
    assert faults(contractor.page) == []
    assert contractor.page.evaluate("document.documentElement.scrollWidth") <= width
    contractor.opens_the_link(f"{link}x")
    expect(contractor.page.get_by_text("This link does not work")).to_be_visible()
    assert faults(contractor.page) == []
