# SPDX-License-Identifier: EUPL-1.2
"""Words that a department answers with again and again, from a manager to a reporter."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from pwa.e2e.clerk import PATIENCE_MS, Clerk, fresh, reports_come_in
from pwa.e2e.conftest import device_of
from pwa.e2e.manager import Manager
from pwa.e2e.screens import faults
from tests.e2e.stack import Stack

NewContext = Callable[..., BrowserContext]


@pytest.fixture(params=["phone", "desk"])
def size(request: pytest.FixtureRequest) -> str:
    """Whatever works at a desk works on a phone."""
    return str(request.param)


@pytest.fixture
def manager(new_context: NewContext, size: str) -> Manager:
    return Manager(new_context(**device_of(size)), "manager")


def test_a_template_is_made_once_and_answers_in_the_reporters_language(
    stack: Stack, new_context: NewContext, manager: Manager
):
    name, theme = fresh("Gritted"), fresh("Gritting")
    (number,) = reports_come_in(stack, 1, theme)
    manager.opens()
    manager.looks_at_templates()
    manager.begins_a_template(name)
    manager.writes_in("Suomi", "Hiekoitettu.")
    manager.writes_in("English", "Gritted at .")
    manager.puts_in("Address", before=1)
    manager.puts_in("Number")
    expect(manager.preview()).not_to_contain_text("{")
    assert faults(manager.page) == []
    manager.saves()
    manager.says(f"Saved: {name}")

    clerk = Clerk(new_context(**device_of("desk")))
    clerk.opens()
    clerk.looks_for(theme, 1)
    clerk.presses("j")
    clerk.answers_by_template(name)
    clerk.waits_until_all_is_done()

    ((text, address),) = stack.rows(
        "SELECT a.text, r.address FROM responses a JOIN reports r ON r.id = a.report_id"
        " WHERE r.number = %s",
        number,
    )
    assert text == f"Gritted at {address}. {number}"


def test_what_is_wrong_is_said_where_it_is(manager: Manager):
    manager.opens("/desk/templates/new")
    manager.saves()
    alert = manager.page.get_by_role("alert")
    expect(alert.get_by_role("link")).to_have_count(2)
    manager.page.get_by_label("Name", exact=True).fill(fresh("Wrong"))
    manager.writes_in("Svenska", "Hej {namn}")
    manager.page.get_by_role("tab", name="Eesti").click()

    manager.saves()

    link = alert.get_by_role("link", name="Svenska: {namn} is no field.")
    link.click()
    expect(manager.page.get_by_role("tab", name="Svenska")).to_be_focused()
    expect(manager.page.get_by_label("The answer: Svenska")).to_be_visible()
    assert faults(manager.page) == []


def test_what_was_removed_comes_back_by_one_press(stack: Stack, manager: Manager):
    name = fresh("Swept")
    manager.opens("/desk/templates/new")
    manager.page.get_by_label("Name", exact=True).fill(name)
    manager.writes_in("English", "It is swept.")
    manager.saves()

    manager.removes(name)
    expect(manager.template(name)).to_have_count(0)
    manager.undoes()

    expect(manager.template(name)).to_be_visible(timeout=PATIENCE_MS)
    ((texts,),) = stack.rows("SELECT texts FROM response_templates WHERE name = %s", name)
    assert texts == {"en": "It is swept."}


def test_who_was_overtaken_keeps_their_words_and_looks_at_the_others(
    stack: Stack, new_context: NewContext, manager: Manager, size: str
):
    name, theirs = fresh("Swept"), "It was swept at {address}."
    manager.opens("/desk/templates/new")
    manager.page.get_by_label("Name", exact=True).fill(name)
    manager.writes_in("English", "It is swept.")
    manager.saves()
    other = Manager(new_context(**device_of(size)), "manager")
    for each in (manager, other):
        each.opens("/desk/templates")
        each.template(name).click()
    manager.writes_in("English", "It is clean.")
    other.writes_in("English", theirs)
    other.saves()
    other.says(f"Saved: {name}")

    manager.saves()

    text = manager.page.get_by_label("The answer: English")
    notice = manager.page.get_by_role("status").filter(has_text="Somebody changed this template")
    expect(notice).to_contain_text("Yours differs in: English", timeout=PATIENCE_MS)
    expect(text).to_have_value("It is clean.")
    expect(manager.page.get_by_role("button", name="Save", exact=True)).to_be_disabled()
    assert faults(manager.page) == []
    notice.get_by_role("button", name="Show theirs").click()
    expect(text).to_have_value(theirs)
    expect(text).to_be_disabled()
    assert faults(manager.page) == []
    notice.get_by_role("button", name="Show theirs").click()
    notice.get_by_role("button", name="Go on with mine").click()
    manager.saves()
    manager.says(f"Saved: {name}")
    ((texts,),) = stack.rows("SELECT texts FROM response_templates WHERE name = %s", name)
    assert texts == {"en": "It is clean."}


def test_what_somebody_rewrote_meanwhile_is_not_removed_unread(
    stack: Stack, new_context: NewContext, manager: Manager, size: str
):
    name = fresh("Mown")
    manager.opens("/desk/templates/new")
    manager.page.get_by_label("Name", exact=True).fill(name)
    manager.writes_in("English", "It is mown.")
    manager.saves()
    other = Manager(new_context(**device_of(size)), "manager")
    for each in (manager, other):
        each.opens("/desk/templates")
        each.template(name).click()
    other.writes_in("English", "The lawn is mown.")
    other.saves()
    other.says(f"Saved: {name}")

    manager.page.get_by_role("button", name="Remove").click()

    manager.says("Somebody changed it meanwhile")
    text = manager.page.get_by_label("The answer: English")
    expect(text).to_have_value("The lawn is mown.", timeout=PATIENCE_MS)
    ((n,),) = stack.rows("SELECT count(*) FROM response_templates WHERE name = %s", name)
    assert n == 1


def test_what_is_typed_outlives_its_tab(manager: Manager):
    name = fresh("Half written")
    manager.opens("/desk/templates/new")
    manager.page.get_by_label("Name", exact=True).fill(name)
    manager.writes_in("English", "Half of it")

    manager.page.reload()

    expect(manager.page.get_by_label("Name", exact=True)).to_have_value(name)
    expect(manager.page.get_by_label("The answer: English")).to_have_value("Half of it")


def test_a_clerk_reads_templates_and_changes_none(new_context: NewContext, manager: Manager):
    name = fresh("Read")
    manager.opens("/desk/templates/new")
    manager.page.get_by_label("Name", exact=True).fill(name)
    manager.writes_in("English", "Read by all.")
    manager.saves()
    clerk = Clerk(new_context(**device_of("phone")))

    clerk.opens("/desk/templates")
    clerk.page.get_by_role("link", name=name).click()

    expect(clerk.page.locator(".template-mail:visible")).to_have_text("Read by all.")
    expect(clerk.page.get_by_role("button", name="Save")).to_have_count(0)
    expect(clerk.page.get_by_role("link", name="New template")).to_have_count(0)
    assert faults(clerk.page) == []


def test_the_way_to_templates_leads_out_of_an_answer_that_is_kept(
    stack: Stack, new_context: NewContext
):
    theme = fresh("Leading")
    (number,) = reports_come_in(stack, 1, theme)
    manager = Manager(new_context(**device_of("desk")), "manager")
    manager.opens()
    manager.looks_for(theme, 1)
    manager.presses("j", "r")
    manager.types("What I began to say")

    manager.page.locator("dialog[open]").get_by_role("link", name="template").click()
    expect(manager.page.get_by_role("heading", name="Templates", level=1)).to_be_visible()
    expect(manager.page.locator("dialog[open]")).to_have_count(0)
    manager.page.go_back()
    expect(manager.row(number)).to_be_visible(timeout=PATIENCE_MS)
    manager.goes_to(number)
    manager.presses("r")

    kept = manager.page.locator("dialog[open] textarea")
    expect(kept).to_have_value("What I began to say", timeout=PATIENCE_MS)
