# SPDX-License-Identifier: EUPL-1.2
"""A day at the departments' desk, through the browser, against the whole product."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from pwa.e2e.clerk import Clerk, fresh, reports_come_in
from pwa.e2e.conftest import device_of
from pwa.e2e.gate import Fault, Gate
from pwa.e2e.manager import time_passes
from tests.e2e.stack import Stack, eventually

NewContext = Callable[..., BrowserContext]
#: What of the lines of the queue is not read whole: a category or clock, or what leaves its line.
CUT_OFF = """() => [...document.querySelectorAll(".queue-slot .queue-row")].flatMap((row) => {
  const line = row.getBoundingClientRect();
  const leaves = (part) => {
    const { top, bottom } = part.getBoundingClientRect();
    return top < line.top || bottom > line.bottom;
  };
  const isCut = (part) =>
    part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight + 1;
  return [
    ...[...row.children].filter(leaves),
    ...[...row.querySelectorAll(".queue-category span, .time-left-word")].filter(isCut),
  ].map((part) => part.textContent);
})"""


@pytest.fixture
def size() -> str:
    """A desk has a large screen; what is for phones asks for one."""
    return "desk"


def story(stack: Stack, number: str) -> list[str]:
    """Return what happened to a report since it came in, oldest first."""
    rows = stack.rows(
        "SELECT e.kind FROM report_events e JOIN reports r ON r.id = e.report_id"
        " WHERE r.number = %s ORDER BY e.seq",
        number,
    )
    return [kind for (kind,) in rows if kind not in {"received", "routed", "step_reached"}]


def status_of(stack: Stack, *numbers: str) -> set[str]:
    rows = stack.rows("SELECT status FROM reports WHERE number = ANY(%s)", list(numbers))
    return {status for (status,) in rows}


def n_responses(stack: Stack, *numbers: str) -> int:
    ((n,),) = stack.rows(
        "SELECT count(*) FROM responses a JOIN reports r ON r.id = a.report_id"
        " WHERE r.number = ANY(%s)",
        list(numbers),
    )
    return int(n)


def test_a_clerk_clears_twenty_reports_by_keyboard_alone(stack, new_context: NewContext):
    words = fresh("Twentyfold")
    numbers = reports_come_in(stack, 20, words)
    clerk = Clerk(new_context())
    clerk.opens()
    clerk.looks_for(words, 20)

    clerk.presses("j")
    for nth in range(20):
        clerk.answers(f"Gritted, round {nth}.")
    clerk.waits_until_all_is_done()

    assert status_of(stack, *numbers) == {"answered"}
    assert n_responses(stack, *numbers) == 20
    assert clerk.n_presses() == 0


def test_thirty_reports_of_the_same_get_one_answer_at_once(stack, new_context: NewContext):
    words = fresh("Thirtyfold")
    numbers = reports_come_in(stack, 30, words)
    clerk = Clerk(new_context())
    clerk.opens()
    clerk.looks_for(words, 30)

    clerk.ticks_all(30)
    clerk.presses("r")
    clerk.types("The whole street is gritted.")
    clerk.sends(looks_it_over=True)
    clerk.says("30 reports: answered")
    clerk.waits_until_all_is_done()

    assert status_of(stack, *numbers) == {"answered"}
    assert n_responses(stack, *numbers) == 30
    assert clerk.n_presses() == 0


def test_many_are_merged_into_one(stack, new_context: NewContext):
    words = fresh("Fivefold")
    oldest, *others = reports_come_in(stack, 5, words)
    clerk = Clerk(new_context())
    clerk.opens()
    clerk.looks_for(words, 5)

    clerk.ticks_all(5)
    clerk.presses("m")
    clerk.sends(looks_it_over=True)
    clerk.waits_until_all_is_done()

    assert status_of(stack, oldest) == {"accepted"}
    assert all("merged" in story(stack, number) for number in others)


def test_two_clerks_act_on_the_same_report_and_nothing_is_lost(stack, new_context: NewContext):
    words = fresh("Contested")
    (number,) = reports_come_in(stack, 1, words)
    quick, slow = Clerk(new_context()), Clerk(new_context(), "manager")
    for each in (quick, slow):
        each.opens()
        each.looks_for(words, 1)
        each.presses("j")

    slow.presses("r")
    slow.types("Gritted this morning.")
    quick.presses("n")
    quick.types("Somebody is on the way.")
    quick.sends()
    quick.waits_until_all_is_done()
    # The manager's own page asks for news, but the form was opened before.
    slow.sends()
    slow.is_told_of_refusals(1)

    assert story(stack, number)[-1:] == ["public_note"]
    sheet = slow.looks_at_refusals()
    expect(sheet).to_contain_text(number)
    sheet.get_by_role("button", name="Decide again").click()
    expect(slow.page.get_by_label("The department's answer")).to_have_value("Gritted this morning.")
    slow.sends()
    slow.waits_until_all_is_done()
    assert n_responses(stack, number) == 1
    assert "public_note" in story(stack, number)


def test_what_is_undone_was_never_done(stack, new_context: NewContext):
    words = fresh("Undone")
    (number,) = reports_come_in(stack, 1, words)
    clerk = Clerk(new_context())
    clerk.opens()
    clerk.looks_for(words, 1)
    before = story(stack, number)

    clerk.presses("j", "w")
    expect(clerk.row(number)).to_contain_text("In progress")
    clerk.presses("u")
    clerk.says("Taken back")
    expect(clerk.row(number)).to_contain_text("Accepted")
    clerk.page.wait_for_timeout(7000)

    assert story(stack, number) == before


def test_a_deed_outlives_its_tab(stack, new_context: NewContext):
    words = fresh("Closed at once")
    (number,) = reports_come_in(stack, 1, words)
    clerk = Clerk(new_context())
    clerk.opens()
    clerk.looks_for(words, 1)

    clerk.presses("j", "w")
    expect(clerk.row(number)).to_contain_text("In progress")
    clerk.page.close()

    eventually(lambda: status_of(stack, number) == {"in_progress"} or None, 30, "work started")


def test_a_deed_waits_for_the_network_and_is_done_once(stack, gate: Gate, new_context: NewContext):
    words = fresh("Far away")
    (number,) = reports_come_in(stack, 1, words)
    context = new_context()
    clerk = Clerk(context)
    clerk.opens()
    clerk.looks_for(words, 1)

    gate.set(Fault("POST", r"/desk/reports/", times=1, loses_answer=True))
    clerk.presses("j", "n")
    clerk.types("The lorry is stuck.")
    clerk.sends()
    eventually(lambda: "public_note" in story(stack, number) or None, 30, "the note is there")
    clerk.page.close()
    clerk.page = context.new_page()
    clerk.opens()
    clerk.waits_until_all_is_done()

    assert story(stack, number).count("public_note") == 1


def test_a_report_that_comes_in_is_announced_and_moves_nothing(stack, new_context: NewContext):
    words = fresh("Announced")
    (first,) = reports_come_in(stack, 1, words)
    clerk = Clerk(new_context())
    clerk.opens()
    clerk.looks_for(words, 1)
    clerk.presses("j")

    reports_come_in(stack, 2, words)
    expect(clerk.page.locator(".queue-news")).to_have_text("2 new", timeout=20_000)

    assert clerk.at_hand() == first
    assert clerk.page.locator(".queue-link").count() == 1
    clerk.presses(".")
    expect(clerk.page.locator(".queue-link")).to_have_count(3)


def test_the_address_holds_what_is_shown(stack, new_context: NewContext):
    words = fresh("Addressed")
    (number,) = reports_come_in(stack, 1, words)
    clerk = Clerk(new_context())
    clerk.opens()
    clerk.looks_for(words, 1)
    clerk.page.get_by_role("button", name="Nobody's").click()
    clerk.page.wait_for_url("**assignee=none*")
    expect(clerk.page.locator(".queue-link")).to_have_count(1)
    clerk.presses("j", "o")
    clerk.page.wait_for_url(f"**/desk/reports/{number}?*")
    address = clerk.page.url

    clerk.page.go_back()
    clerk.page.wait_for_url("**/desk?*")
    clerk.opens(address)

    expect(clerk.page.locator(".queue-sheet")).to_contain_text(number, timeout=20_000)
    expect(clerk.page.get_by_role("button", name="Nobody's")).to_have_attribute(
        "aria-pressed", "true"
    )
    assert clerk.at_hand() == number


def test_a_line_on_a_phone_holds_all_of_a_long_category(stack, new_context: NewContext):
    words = fresh("Narrow")
    numbers = reports_come_in(stack, 1, words)
    time_passes(stack, numbers, 400)
    clerk = Clerk(new_context(**device_of("phone")))
    clerk.opens()
    clerk.looks_for(words, 1)

    expect(clerk.row(numbers[0]).locator(".queue-clock")).to_have_text(re.compile(r" \d{4}$"))
    assert clerk.page.evaluate(CUT_OFF) == []


def test_letters_can_be_switched_off(stack, new_context: NewContext):
    words = fresh("Silenced")
    reports_come_in(stack, 1, words)
    clerk = Clerk(new_context())
    clerk.opens()
    clerk.looks_for(words, 1)

    clerk.presses("?")
    clerk.page.get_by_label("Single letters do things").uncheck()
    clerk.presses("Escape", "j", "w")

    expect(clerk.page.locator("[data-active=true]")).to_have_count(0)
    expect(clerk.page.locator(".toast")).to_have_count(0)


@pytest.mark.parametrize(
    ("role", "words"),
    [("resident", "This is not open to your account"), ("administrator", "This is not open")],
)
def test_the_queue_is_closed_to_whom_it_does_not_concern(new_context: NewContext, role, words):
    clerk = Clerk(new_context(), role)

    clerk.opens()

    expect(clerk.page.locator("main")).to_contain_text(words)
    expect(clerk.page.locator(".queue-row")).to_have_count(0)


def test_whoever_is_not_signed_in_comes_back_to_the_desk(new_context: NewContext):
    page = new_context().new_page()

    page.goto("/desk?clock=overdue")
    link = page.get_by_role("main").get_by_role("link", name="Sign in")

    assert link.get_attribute("href") == "/sign-in?next=%2Fdesk%3Fclock%3Doverdue"
