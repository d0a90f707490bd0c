# SPDX-License-Identifier: EUPL-1.2
"""The rules of the city: which of them fires where, and what other rules would do."""

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from civic.platform.ids import new_id
from pwa.e2e.clerk import reports_come_in
from pwa.e2e.conftest import device_of
from pwa.e2e.screens import faults
from tests.e2e.stack import Stack

#: The machine may be busy with other things.
expect.set_options(timeout=20_000)
TRIES = count(1)
DAYS = iter(("Saturday", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"))
#: Lists of calendars come a moment late, as over a long line.
LATE_LISTS = """(() => {
  const real = window.fetch;
  window.fetch = async (asked, ...rest) => {
    const answer = await real(asked, ...rest);
    const isList = new URL(asked.url ?? asked, location.href).pathname.endsWith("/desk/calendars");
    if (isList) await new Promise((done) => setTimeout(done, 1500));
    return answer;
  };
})()"""
PASSWORD = "nine boats in the north harbour"
Contexts = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def administrator(stack: Stack) -> str:
    """Address of somebody who administers the demo city."""
    email = f"{new_id().hex}@city.example"
    role = ("--role", "administrator", "--jurisdiction", "helsinki", "--password")
    stack.civic("person", "add", email, *role, stdin=PASSWORD)
    return email


@pytest.fixture(params=["phone", "desk"])
def page(request: pytest.FixtureRequest, new_context: Contexts, administrator: str) -> Page:
    """A screen of each size, signed in."""
    context = new_context(**device_of(request.param))
    token = context.request.get("/api/v1/session").json()["csrf_token"]
    body = {"email": administrator, "password": PASSWORD}
    answer = context.request.post("/api/v1/session", data=body, headers={"X-CSRFToken": token})
    assert answer.ok, answer.text()
    page = context.new_page()
    page.set_default_timeout(20_000)
    return page


def seen(page: Page, name: str) -> None:
    """See that nothing is wrong with the screen for those who can't see it, or is too wide."""
    assert faults(page) == [], name
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0, name
    if folder := os.environ.get("CIVIC_SCREENS"):
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)


def in_days(n: int) -> str:
    return (datetime.now(UTC) + timedelta(days=n)).date().isoformat()


def waits_until_closed(page: Page) -> None:
    """See a sheet go, and the step of history that it took with it."""
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.wait_for_function("() => !history.state?.sheet")


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).select_option(label=option)


def test_a_place_and_a_category_tell_which_rule_fires(page: Page) -> None:
    page.goto("/desk/routing")
    choose(page, "Category", "Street or pavement is littered")
    page.get_by_role("searchbox").fill("Aleksanterinkatu 1")
    page.locator(".choice").first.click()

    answer = page.get_by_role("region", name="Who would answer")
    expect(answer.locator(".rules-department")).to_be_visible()
    expect(answer.locator(".rules-steps li")).not_to_have_count(0)
    seen(page, "routing-here")


def test_changed_rules_are_tried_on_the_reports_of_a_year(page: Page) -> None:
    page.goto("/desk/routing?part=rules")
    expect(page.locator(".rules-table tbody tr").first).to_be_visible()
    seen(page, "routing-rules")
    page.get_by_role("button", name="Change All of “Street lighting”").click()
    seen(page, "routing-sheet")
    choose(page, "Department", "Parks and greenery")
    page.get_by_role("button", name="Put it on trial").click()

    page.get_by_role("button", name="Try on the last year's reports").click()

    expect(page.locator(".rules-sum")).to_have_text(re.compile(r"^\d+ of \d+ reports"))
    page.get_by_text("The rules as a file").click()
    expect(page.locator(".rules-yaml pre")).to_contain_text("{group: lighting, department: parks}")
    seen(page, "routing-dry-run")


def test_coverage_is_listed(page: Page) -> None:
    page.goto("/desk/routing?part=coverage")

    expect(page.locator(".findings, .empty").first).to_be_visible()
    seen(page, "routing-coverage")


def test_a_closing_day_is_previewed_before_it_is_applied(page: Page) -> None:
    page.goto("/desk/promises?part=hours")
    expect(page.locator(".month td[data-reason]").first).to_be_visible()
    seen(page, "promises-hours")
    page.get_by_role("button", name="Add a closing day").click()
    preview = page.get_by_role("button", name="Show what it would do")
    preview.click()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(2)
    page.get_by_label("Day", exact=True).fill(in_days(9))
    page.get_by_label("English").fill("Day of cleaning")
    page.get_by_label("Suomi").fill("Siivouspäivä")

    preview.click()

    expect(page.locator(".rules-sum")).to_have_text(re.compile(r"^0 of \d+ reports"))
    page.get_by_text("The change as a file").click()
    written = "name: {en: Day of cleaning, fi: Siivouspäivä, sv: Day of cleaning"
    expect(page.locator(".rules-yaml pre")).to_contain_text(written)
    seen(page, "promises-closing-day")


def test_hours_of_a_date_take_the_place_of_those_of_the_week(page: Page) -> None:
    page.goto("/desk/promises?part=hours")
    page.get_by_role("button", name="Hours of a date").click()
    page.get_by_label("Date", exact=True).fill(in_days(9))
    page.get_by_label("Opens").fill("20")
    page.get_by_label("Closes").fill("4.30")
    expect(page.get_by_text("on the next day", exact=True)).to_be_visible()

    page.get_by_role("button", name="Show what it would do").click()

    page.get_by_text("The change as a file").click()
    written = f'{in_days(9)}: [["20:00", "04:30"]]'
    expect(page.locator(".rules-yaml pre")).to_contain_text(written)
    seen(page, "promises-date")


def test_a_closing_day_and_hours_of_a_date_are_taken_away_again(page: Page) -> None:
    # Days and hours of this try alone: what one leaves behind would be in the way of the next.
    n = next(TRIES)
    closed, own, name = in_days(30 + 2 * n), in_days(31 + 2 * n), f"Stocktaking {n}"
    hours = f"10:00\N{EN DASH}12:{n:02}"
    page.add_init_script(LATE_LISTS)
    page.goto("/desk/promises?part=hours")
    page.get_by_role("button", name="Add a closing day").click()
    page.get_by_label("Day", exact=True).fill(closed)
    page.get_by_label("English").fill(name)
    applies(page, "The store is counted.")
    page.get_by_role("button", name="Hours of a date").click()
    page.get_by_label("Date", exact=True).fill(own)
    page.get_by_label("Opens").fill("10")
    page.get_by_label("Closes").fill(f"12:{n:02}")
    applies(page, "The market is on.")
    days = page.get_by_role("region", name="Days to come")
    expect(days.locator("li", has_text=hours)).to_be_visible()
    seen(page, "promises-own-days")

    for what, title in ((name, "closing day"), (hours, "hours of a date")):
        days.get_by_role("button", name=re.compile(f"^Take away: .*{what}")).click()
        expect(page.get_by_role("heading", name=re.compile(f"Take .*{title} away"))).to_be_visible()
        seen(page, f"promises-take-{title}")
        applies(page, "Called off.")

        expect(days.locator("li", has_text=what)).to_have_count(0)


def applies(page: Page, reason: str) -> None:
    """See what a change would do, and do it."""
    page.get_by_role("button", name="Show what it would do").click()
    expect(page.locator(".rules-sum")).to_be_visible()
    page.get_by_label("Reason").fill(reason)
    page.get_by_role("button", name="Apply this change").click()
    waits_until_closed(page)


def another_closes(page: Page, day: str) -> None:
    """Have another tab add a closing day to the first calendar."""
    request = page.context.request
    token = request.get("/api/v1/session").json()["csrf_token"]
    calendar = request.get("/api/v1/desk/calendars").json()["calendars"][0]
    hours = next(each["hours"] for each in calendar["versions"] if each["holds_now"])
    hours["closed"].append({"on": day, "name": {"en": "Feast of the harbour"}})
    version = max(each["version"] for each in calendar["versions"])
    body = {"code": calendar["code"], "hours": hours, "reason": "A feast.", "version": version}
    answer = request.post("/api/v1/desk/calendars/apply", data=body, headers={"X-CSRFToken": token})
    assert answer.status == 201, answer.text()


def test_who_was_overtaken_keeps_what_they_typed_and_loses_nobodys_day(page: Page) -> None:
    n = next(TRIES)
    theirs, mine = in_days(200 + n), in_days(270 + n)
    page.goto("/desk/promises?part=hours")
    page.get_by_role("button", name="Add a closing day").click()
    page.get_by_label("Day", exact=True).fill(mine)
    page.get_by_label("English").fill("Day of cleaning")
    page.get_by_role("button", name="Show what it would do").click()
    page.get_by_label("Reason").fill("The hall is cleaned.")
    another_closes(page, theirs)

    page.get_by_role("button", name="Apply this change").click()

    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("alert")).to_contain_text("Somebody changed it meanwhile")
    expect(page.get_by_label("English")).to_have_value("Day of cleaning")
    expect(page.get_by_role("button", name="Apply this change")).to_have_count(0)
    seen(page, "promises-overtaken")
    page.get_by_role("button", name="Show what it would do").click()
    expect(page.get_by_label("Reason")).to_have_value("The hall is cleaned.")
    page.get_by_role("button", name="Apply this change").click()
    waits_until_closed(page)
    days = page.get_by_role("region", name="Days to come")
    expect(days).to_contain_text("Day of cleaning")
    expect(days).to_contain_text("Feast of the harbour")


def test_changed_hours_of_the_week_name_the_reports_that_they_move(page: Page) -> None:
    # Each size, and each try, finds what those before have left: the hours of one day more.
    day = page.get_by_role("group", name=next(DAYS))
    page.goto("/desk/promises?part=hours")
    choose(page, "Calendar", "Maintenance, early shift")
    page.get_by_role("button", name="Change the hours of the week").click()
    seen(page, "promises-week")
    day.get_by_role("button", name="Add hours").click()
    preview = page.get_by_role("button", name="Show what it would do")
    preview.click()
    expect(page.get_by_role("alert")).to_contain_text("write both times, such as 08:00 and 24:00")
    seen(page, "promises-week-faults")
    day.get_by_label("Opens").last.fill("15")
    day.get_by_label("Closes").last.fill("24:00")

    preview.click()

    expect(page.locator(".rules-sum")).to_have_text(re.compile(r"^[1-9]\d* of \d+ reports"))
    expect(page.locator(".shifts li").first).to_have_text(re.compile(r"^HKI-.+→"))
    expect(page.locator(".rules-sum")).to_be_in_viewport()
    title = page.get_by_role("heading", name="Change the hours of the week")
    expect(title).to_be_in_viewport()
    seen(page, "promises-week-preview")
    page.get_by_role("radio", name=re.compile("Also those under way")).check()
    page.get_by_label("Reason").fill("The crews work at weekends, too.")
    page.get_by_role("button", name="Apply this change").click()
    waits_until_closed(page)

    page.goto("/desk/promises?part=changes")
    newest = page.locator(".rule-changes li").first
    expect(newest).to_contain_text("The crews work at weekends, too.")
    expect(newest).to_contain_text(re.compile(r"Done: [1-9]\d* of \d+ reports"), timeout=40_000)


def test_a_shorter_promise_reaches_reports_under_way_with_its_reason(page: Page) -> None:
    page.goto("/desk/promises")
    expect(page.locator(".promise-card").first).to_be_visible()
    seen(page, "promises")
    page.get_by_role("button", name="Change five-days", exact=True).click()
    # Each size, and each try, finds what those before have left: an hour less each time.
    response = page.get_by_label("First response", exact=True)
    response.fill(str(int(response.input_value()) - 1))
    page.get_by_role("button", name="Show what it would do").click()
    expect(page.locator(".rules-sum")).to_be_visible()
    page.get_by_role("radio", name=re.compile("Also those under way")).check()
    page.get_by_label("Reason").fill("The crews have grown.")
    seen(page, "promises-preview")

    page.get_by_role("button", name="Apply this change").click()
    waits_until_closed(page)

    page.goto("/desk/promises?part=changes")
    newest = page.locator(".rule-changes li").first
    expect(newest).to_contain_text("The crews have grown.")
    expect(newest).to_contain_text(re.compile(r"Done: \d+ of \d+ reports"), timeout=40_000)
    seen(page, "promises-changes")


def test_force_majeure_is_read_on_the_reports_that_it_concerns(page: Page, stack: Stack) -> None:
    (number,) = reports_come_in(stack, 1, "Ice on the steps")
    storm = f"The ice storm of {new_id().hex[-6:]}: nobody can go out."
    page.goto("/desk/promises?part=changes")
    page.get_by_role("button", name="Declare force majeure").click()
    about = page.get_by_role("group", name="About: everything")
    about.locator("summary").click()
    about.get_by_label("Find").fill("slippery")
    page.get_by_role("checkbox", name="Slippery pavement, stairs or crossing").check()
    preview = page.get_by_role("button", name="Show what it would do")
    preview.click()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(2)
    page.get_by_label("Last day").fill(in_days(20))
    page.get_by_label("What happened").fill(storm)

    preview.click()

    expect(page.locator(".rules-sum")).to_have_text(re.compile(r"^It concerns (one|\d+) open"))
    seen(page, "promises-majeure")
    page.get_by_role("button", name="Let the clocks stand still").click()
    waits_until_closed(page)
    newest = page.locator(".rule-changes li").first
    expect(newest).to_contain_text(storm)
    expect(newest).to_contain_text(re.compile(r"Done: [1-9]\d* of \d+ reports"), timeout=40_000)
    seen(page, "promises-majeure-done")

    page.goto(f"/reports/{number}")
    expect(page.get_by_text(storm).filter(visible=True).first).to_be_visible()
    expect(
        page.get_by_text("The clock stands still until").filter(visible=True).first
    ).to_be_visible()
    seen(page, "report-in-majeure")
