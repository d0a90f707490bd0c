# SPDX-License-Identifier: EUPL-1.2
"""A report on one screen of the desk, and what is decided there."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from pwa.e2e.clerk import PATIENCE_MS, Clerk, one_comes_in, reports_come_in
from tests.e2e.stack import Stack, eventually

NewContext = Callable[..., BrowserContext]


@pytest.fixture
def size() -> str:
    """A desk has a large screen."""
    return "desk"


def priority_of(stack: Stack, number: str) -> str:
    ((priority,),) = stack.rows("SELECT priority FROM reports WHERE number = %s", number)
    return str(priority)


def state_of_note(stack: Stack, number: str) -> str:
    states = stack.rows(
        "SELECT d.state FROM deliveries d JOIN reports r ON r.id = d.subject_id"
        " WHERE r.number = %s AND d.kind = 'note'",
        number,
    )
    return str(states[0][0]) if states else ""


def test_all_of_a_report_is_on_one_screen(stack: Stack, new_context: NewContext):
    first, second = reports_come_in(stack, 2, "Side by side")
    clerk = Clerk(new_context())

    clerk.opens_report(second)

    sheet = clerk.sheet
    expect(sheet).to_contain_text("Side by side: the pavement is ice, number 1.")
    expect(sheet.locator(".clock").first).to_be_visible()
    # The other one of the two may be the same thing, and says why.
    expect(sheet.locator(f"a[href='/desk/reports/{first}']").first).to_contain_text("same category")
    expect(sheet.get_by_role("heading", name="Who reported it")).to_be_visible()
    expect(sheet).to_contain_text("resident1.")


def test_a_correction_says_what_the_clock_does_before_it_is_done(
    stack: Stack, new_context: NewContext
):
    (number,) = reports_come_in(stack, 1, "Underrated")
    clerk = Clerk(new_context())
    clerk.opens_report(number)

    clerk.presses("c")
    form = clerk.page.locator("dialog[open]")
    form.get_by_label("Urgent").check()
    expect(form).to_contain_text("What this will do", timeout=PATIENCE_MS)
    form.get_by_label("Reason").fill("Somebody fell there this morning.")
    clerk.sends()
    clerk.waits_until_all_is_done()

    assert priority_of(stack, number) == "urgent"
    expect(clerk.page.locator(".report-sheet")).to_contain_text("Corrected the report")


def test_whatever_a_manager_does_with_a_report_has_a_letter(stack: Stack, new_context: NewContext):
    (number,) = reports_come_in(stack, 1, "Letters for all")
    manager = Clerk(new_context(), "manager")
    manager.opens_report(number)

    for letter, form in (("e", "Extend"), ("h", "Pause"), ("y", "Split"), ("i", "Internal note")):
        manager.presses(letter)
        expect(manager.form.get_by_role("heading", name=form)).to_be_visible(timeout=PATIENCE_MS)
        manager.presses("Escape")
        expect(manager.form).to_have_count(0)
    manager.presses("z")

    expect(manager.sheet.get_by_label("Contractor", exact=True)).to_be_focused()


def test_a_mail_that_was_refused_is_sent_again(stack: Stack, new_context: NewContext):
    number, email = one_comes_in(stack, "Mailbox is gone")
    eventually(lambda: stack.post.to(email), what="the receipt arrives")
    stack.post.unknown.add(email)
    clerk = Clerk(new_context())
    clerk.opens_report(number)
    clerk.chooses("Public note")
    clerk.form.get_by_label("What to tell").fill("The lorry comes at noon.")
    clerk.does()
    eventually(lambda: state_of_note(stack, number) == "failed", what="the mail server refuses it")

    clerk.opens_report(number)
    mail = clerk.unfolds_mails().filter(has_text="refused by the mail server")
    expect(mail).to_contain_text("no such mailbox")
    stack.post.unknown.discard(email)
    mail.get_by_role("button", name="Send again").click()

    eventually(lambda: stack.post.to(email)[1:], what="the note arrives")
    eventually(lambda: state_of_note(stack, number) == "sent", what="it counts as sent")


def test_a_moderator_sees_the_very_words_and_decides(stack: Stack, new_context: NewContext):
    (number,) = reports_come_in(stack, 1, "Call me at 040 123 4567")
    moderator = Clerk(new_context(), "moderator")
    moderator.opens("/desk/moderation")
    case = moderator.page.locator(".case", has_text=number)

    expect(case.locator("mark")).to_have_text("040 123 4567", timeout=PATIENCE_MS)
    expect(case).to_contain_text("It seems to hold personal data")
    case.get_by_role("button", name="Accept").click()
    moderator.waits_until_all_is_done()

    ((status,),) = stack.rows("SELECT status FROM reports WHERE number = %s", number)
    assert status == "accepted"
    expect(case).to_have_count(0)
