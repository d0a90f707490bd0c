# SPDX-License-Identifier: EUPL-1.2
"""What departments decide by forms: what residents see of it, and what clocks do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import holidays
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from pwa.e2e.clerk import PATIENCE_MS, Clerk, fresh, one_comes_in
from pwa.e2e.manager import Manager, time_passes
from tests.e2e.stack import Stack, eventually

NewContext = Callable[..., BrowserContext]
HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.fixture
def size() -> str:
    """A desk has a large screen."""
    return "desk"


@dataclass(frozen=True)
class Timer:
    """A promise, as the row says."""

    due_at: datetime
    original_due_at: datetime
    stopped_at: datetime | None
    outcome: str | None


def timer_of(stack: Stack, number: str, target: str = "resolution", cycle: int = 1) -> Timer:
    ((*row,),) = stack.rows(
        "SELECT t.due_at, t.original_due_at, t.stopped_at, t.outcome FROM sla_timers t"
        " JOIN reports r ON r.id = t.report_id"
        " WHERE r.number = %s AND t.target = %s AND t.cycle = %s",
        number,
        target,
        cycle,
    )
    return Timer(*row)


def status_of(stack: Stack, number: str) -> str:
    ((status,),) = stack.rows("SELECT status FROM reports WHERE number = %s", number)
    return str(status)


def working_days_after(due_at: datetime) -> Iterator[date]:
    """Give the days on which the department works, after the one on which something is due."""
    closed = holidays.country_holidays("FI")
    day = due_at.astimezone(HELSINKI).date()
    while True:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in closed:
            yield day


def in_days(n: int) -> str:
    """Return a day from today on, as a date field takes it."""
    return (datetime.now(HELSINKI).date() + timedelta(days=n)).isoformat()


def is_told(stack: Stack, email: str, words: str) -> EmailMessage:
    """Wait for a mail to a resident that says so."""

    def told() -> list[EmailMessage]:
        return [mail for mail in stack.post.to(email) if words in " ".join(_text(mail).split())]

    return eventually(told, 60, f"a mail to {email} says {words!r}")[0]


def _text(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def clock_of(page: Page) -> Locator:
    """Return the clock of a report's page, which stands elsewhere on a phone."""
    return page.locator("main .clock").locator("visible=true").first


@pytest.fixture
def neighbour(new_context: NewContext) -> Callable[[str], Page]:
    """Open the page of a report as anybody who passes by."""

    def opens(number: str) -> Page:
        page = new_context().new_page()
        page.goto(f"/reports/{number}")
        expect(clock_of(page)).to_be_visible(timeout=PATIENCE_MS)
        return page

    return opens


@pytest.fixture
def manager(new_context: NewContext) -> Manager:
    return Manager(new_context(), "manager")


@pytest.fixture
def clerk(new_context: NewContext) -> Clerk:
    return Clerk(new_context())


def answered(stack: Stack, clerk: Clerk, words: str) -> tuple[str, str]:
    """Let a report come in and be answered; return its number and its reporter's address."""
    number, email = one_comes_in(stack, words)
    clerk.opens_report(number)
    clerk.chooses("Answer")
    clerk.form.get_by_label("The department's answer").fill("Gritted this morning.")
    clerk.does()
    assert status_of(stack, number) == "answered"
    return number, email


def test_an_extension_is_read_by_everybody_and_can_not_be_had_twice(
    stack: Stack, manager: Manager, neighbour: Callable[[str], Page]
):
    number, email = one_comes_in(stack, "Put off")
    before = timer_of(stack, number)
    day = next(working_days_after(before.due_at))
    manager.opens_report(number)

    manager.chooses("Extend")
    manager.form.get_by_label("New date").fill(day.isoformat())
    manager.form.get_by_label("Reason").fill("The machine is being repaired.")
    manager.does()

    after = timer_of(stack, number)
    assert after.due_at.astimezone(HELSINKI).date() == day
    assert after.original_due_at == before.original_due_at
    page = neighbour(number)
    expect(page.locator("main")).to_contain_text("Put the date off, once")
    expect(page.locator("main")).to_contain_text("The machine is being repaired.")
    expect(clock_of(page).locator("s")).to_be_visible()
    is_told(stack, email, "The machine is being repaired.")
    manager.does_not_find("Extend")


def test_a_clock_stands_still_for_the_weather_and_runs_again(
    stack: Stack, manager: Manager, neighbour: Callable[[str], Page]
):
    number, email = one_comes_in(stack, "Standing still")
    before = timer_of(stack, number)
    manager.opens_report(number)

    manager.chooses("Pause")
    manager.form.get_by_label("Weather or season").check()
    manager.form.get_by_label("Until").fill(in_days(20))
    manager.form.get_by_label("Reason").fill("Grit does not stick at minus twenty.")
    manager.does()

    paused = timer_of(stack, number)
    assert paused.due_at > before.due_at
    page = neighbour(number)
    expect(page.locator("main")).to_contain_text("The clock stands still until")
    expect(page.locator("main")).to_contain_text("Grit does not stick at minus twenty.")
    is_told(stack, email, "Grit does not stick at minus twenty.")
    manager.chooses("Resume")
    eventually(lambda: timer_of(stack, number).due_at < paused.due_at, what="it runs again")
    # It stood still for moments, if the department works just now, and not for half of its time.
    assert before.due_at <= timer_of(stack, number).due_at
    expect(neighbour(number).locator("main")).to_contain_text("The clock runs again")


def test_a_part_of_a_report_becomes_one_of_its_own(
    stack: Stack, clerk: Clerk, neighbour: Callable[[str], Page]
):
    number, email = one_comes_in(stack, "Ice, and a lamp is out")
    hole = fresh("There is a hole below the ice")
    clerk.opens_report(number)

    clerk.chooses("Split")
    clerk.form.get_by_role("searchbox").fill("hole in the carriageway")
    clerk.form.locator(".category-choice button").first.click()
    clerk.form.get_by_label("What it is about").fill(hole)
    clerk.form.get_by_label("Reason").fill("Another team fills holes.")
    clerk.does()

    ((part, received_at, first_received_at),) = stack.rows(
        "SELECT p.number, p.received_at, r.received_at FROM reports p, reports r"
        " WHERE p.description = %s AND r.number = %s",
        hole,
        number,
    )
    assert received_at == first_received_at
    page = neighbour(number)
    expect(page.locator("main")).to_contain_text("A part goes on as a report of its own")
    expect(neighbour(part).locator("main")).to_contain_text(hole)
    is_told(stack, email, part)


def test_a_delay_is_explained_and_stays_one(
    stack: Stack, manager: Manager, neighbour: Callable[[str], Page]
):
    number, _ = one_comes_in(stack, "Came late")
    time_passes(stack, [number], 60)
    manager.opens_report(number)

    manager.chooses("Comment the delay")
    manager.form.get_by_role("radio").last.check()
    manager.form.get_by_label("Why it came late").fill("Half of us had the flu.")
    manager.does()

    assert timer_of(stack, number).stopped_at is None
    page = neighbour(number)
    expect(page.locator("main")).to_contain_text("Explains the delay")
    expect(page.locator("main")).to_contain_text("Half of us had the flu.")
    expect(clock_of(page)).to_contain_text("Overdue")


def test_a_moderator_finds_that_an_answer_holds(
    stack: Stack, clerk: Clerk, new_context: NewContext, neighbour: Callable[[str], Page]
):
    number, _ = answered(stack, clerk, "Reviewed well")
    moderator = Clerk(new_context(), "moderator")
    moderator.opens_report(number)

    moderator.chooses("Review the answer")
    expect(moderator.form).to_contain_text("Gritted this morning.")
    moderator.form.get_by_label("Yes, it says what was done").check()
    moderator.does()

    assert status_of(stack, number) == "answered"
    assert timer_of(stack, number).outcome == "kept"
    expect(moderator.sheet).to_contain_text("The answer was reviewed")


def test_an_answer_that_does_not_hold_opens_the_report_again(
    stack: Stack, clerk: Clerk, new_context: NewContext, neighbour: Callable[[str], Page]
):
    number, email = answered(stack, clerk, "Reviewed badly")
    moderator = Clerk(new_context(), "moderator")
    moderator.opens_report(number)

    moderator.chooses("Review the answer")
    moderator.form.get_by_label("No, open the report again").check()
    moderator.form.get_by_label("Reason").fill("It does not say which side of the street.")
    moderator.does()

    assert status_of(stack, number) == "reopened"
    again = timer_of(stack, number, cycle=2)
    assert again.stopped_at is None
    page = neighbour(number)
    expect(page.locator("main")).to_contain_text("Opened again")
    expect(page.locator("main")).to_contain_text("It does not say which side of the street.")
    is_told(stack, email, "again")


def test_a_report_that_is_none_is_refused_with_a_reason(
    stack: Stack, clerk: Clerk, neighbour: Callable[[str], Page]
):
    number, email = one_comes_in(stack, "Write to nobody@people.example")
    assert status_of(stack, number) == "submitted"
    clerk.opens_report(number)

    clerk.chooses("Reject")
    clerk.form.get_by_role("button", name="Unclear").click()
    clerk.does()

    assert status_of(stack, number) == "rejected"
    assert timer_of(stack, number).stopped_at is not None
    is_told(stack, email, "Report it again with a photo or a few more words.")
    page = neighbour(number)
    expect(page.locator("main")).to_contain_text(
        "Report it again with a photo or a few more words."
    )
    expect(page.locator("main")).not_to_contain_text("nobody@people.example")


def test_a_manager_opens_an_answered_report_again(
    stack: Stack, clerk: Clerk, manager: Manager, neighbour: Callable[[str], Page]
):
    number, email = answered(stack, clerk, "Not done after all")
    manager.opens_report(number)

    manager.chooses("Reopen")
    manager.form.get_by_label("Reason").fill("The lorry went to another street.")
    manager.does()

    first, second = timer_of(stack, number), timer_of(stack, number, cycle=2)
    assert first.outcome == "not_resolved"
    assert second.stopped_at is None
    page = neighbour(number)
    expect(page.locator("main")).to_contain_text("The lorry went to another street.")
    expect(clock_of(page)).to_contain_text("attempt", ignore_case=True)
    is_told(stack, email, "again")


def test_a_manager_names_who_works_on_a_report(
    stack: Stack, clerk: Clerk, manager: Manager, neighbour: Callable[[str], Page]
):
    number, _ = one_comes_in(stack, "Somebody's own")
    before = timer_of(stack, number)
    manager.opens_report(number)

    manager.chooses("Assign")
    manager.form.get_by_label("Demo clerk", exact=False).check()
    manager.does()

    expect(manager.sheet.locator(".sheet-facts").first).to_contain_text("Demo clerk")
    assert timer_of(stack, number) == before
    clerk.opens("/desk?assignee=me")
    expect(clerk.row(number)).to_be_visible(timeout=PATIENCE_MS)
    expect(neighbour(number).locator("main")).not_to_contain_text("Demo clerk")


def test_a_clerk_takes_an_open_report_by_a_key(stack: Stack, clerk: Clerk):
    number, _ = one_comes_in(stack, "Mine now")
    clerk.opens_report(number)

    clerk.presses("s")
    clerk.waits_until_all_is_done()

    expect(clerk.sheet.locator(".sheet-facts").first).to_contain_text("Demo clerk")


def test_a_transfer_says_why_and_moves_no_date(
    stack: Stack, clerk: Clerk, neighbour: Callable[[str], Page]
):
    number, email = one_comes_in(stack, "Somebody else's")
    before = timer_of(stack, number)
    clerk.opens_report(number)

    clerk.chooses("Transfer")
    clerk.form.get_by_label("Parks and greenery").check()
    clerk.form.get_by_label("Reason").fill("The path is inside the park.")
    clerk.does()

    assert timer_of(stack, number) == before
    page = neighbour(number)
    expect(page.locator("main")).to_contain_text("Parks and greenery")
    expect(page.locator("main")).to_contain_text("The path is inside the park.")
    is_told(stack, email, "The path is inside the park.")


def test_a_public_note_is_a_first_reply(
    stack: Stack, clerk: Clerk, neighbour: Callable[[str], Page]
):
    number, email = one_comes_in(stack, "Told in between")
    clerk.opens_report(number)

    clerk.chooses("Public note")
    clerk.form.get_by_label("What to tell").fill("The lorry comes at noon.")
    clerk.does()

    assert timer_of(stack, number, "first_response").outcome == "kept"
    assert timer_of(stack, number).stopped_at is None
    expect(neighbour(number).locator("main")).to_contain_text("The lorry comes at noon.")
    is_told(stack, email, "The lorry comes at noon.")


def test_an_internal_note_calls_a_colleague_and_nobody_else(
    stack: Stack, clerk: Clerk, neighbour: Callable[[str], Page]
):
    number, email = one_comes_in(stack, "Between us")
    clerk.opens_report(number)

    clerk.chooses("Internal note")
    clerk.form.get_by_label("Note for staff").press_sequentially("Which lorry is free, @demo man")
    expect(clerk.form.get_by_role("option", name="Demo manager")).to_be_visible(timeout=PATIENCE_MS)
    clerk.presses("Enter")
    clerk.does()

    expect(clerk.sheet).to_contain_text("Which lorry is free, @Demo manager")
    (called,) = eventually(
        lambda: stack.rows(
            "SELECT d.address FROM deliveries d JOIN reports r ON r.id = d.subject_id"
            " WHERE r.number = %s AND d.kind = 'mentioned'",
            number,
        ),
        what="the colleague is told",
    )
    assert called == ("manager@helsinki.example",)
    assert timer_of(stack, number, "first_response").stopped_at is None
    expect(neighbour(number).locator("main")).not_to_contain_text("Which lorry is free")
    assert not [mail for mail in stack.post.to(email) if "lorry" in _text(mail)]
