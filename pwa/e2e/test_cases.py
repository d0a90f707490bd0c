# SPDX-License-Identifier: EUPL-1.2
"""Moderators and people whom a check points at, against the whole product."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from civic.platform.ids import new_id
from pwa.e2e.clerk import PATIENCE_MS, Clerk
from pwa.e2e.conftest import device_of
from pwa.e2e.screens import faults
from tests.e2e.stack import Stack

NewContext = Callable[..., BrowserContext]
WORDS = "The positions leap over half of the town."
OPEN_CASE = """
INSERT INTO mapping_cases (id, jurisdiction_id, kind, person_id, evidence, state, opened_at)
SELECT %s, j.id, 'burst', p.id, '{"n_points": 31, "within_min": 10}', 'open', now()
FROM jurisdictions j, people p WHERE p.email = 'resident@helsinki.example' LIMIT 1
RETURNING id
"""


@pytest.fixture
def size() -> str:
    """A desk has a large screen."""
    return "desk"


def test_a_moderator_decides_about_an_account(stack: Stack, new_context: NewContext):
    case_id = new_id()
    assert stack.rows(OPEN_CASE, case_id)
    moderator = Clerk(new_context(), "moderator")
    moderator.opens("/desk/cases")
    case = moderator.page.locator(".mapping-card").first
    expect(case).to_contain_text("More than anybody finds in minutes", timeout=PATIENCE_MS)
    expect(case).to_contain_text("31")
    assert faults(moderator.page) == []

    case.get_by_role("button", name="It is cheating").click()
    expect(case).to_contain_text("Say why, in ten characters or more")
    case.get_by_label("Your words to the person").fill(WORDS)
    case.get_by_role("button", name="It is cheating").click()
    expect(moderator.page.get_by_text("Nobody waits")).to_be_visible()

    moderator.page.get_by_role("button", name="Decided").click()
    expect(moderator.page.locator(".mapping-said")).to_contain_text(WORDS)
    ((state, reason),) = stack.rows(
        "SELECT state, reason FROM mapping_cases WHERE id = %s", case_id
    )
    assert (state, reason) == ("fraud", WORDS)


def test_somebody_objects(stack: Stack, new_context: NewContext):
    case_id = new_id()
    assert stack.rows(OPEN_CASE, case_id)
    stack.rows(
        "UPDATE mapping_cases SET state = 'fraud', decided_at = now(), reason = %s WHERE id = %s"
        " RETURNING id",
        WORDS,
        case_id,
    )
    page = Clerk(new_context(**device_of("phone")), "resident").page
    page.goto("/play/cases")
    case = page.get_by_role("article").filter(has_text=WORDS).first
    expect(case).to_contain_text("A moderator decided that it was not honest", timeout=PATIENCE_MS)
    assert faults(page) == []

    case.get_by_label("Why is it wrong?").fill("I was in a tunnel.")
    case.get_by_role("button", name="Object").click()

    expect(page.get_by_text("Another moderator decides.")).to_be_visible()
    ((appeal,),) = stack.rows("SELECT appeal FROM mapping_cases WHERE appeal IS NOT NULL")
    assert appeal == "I was in a tunnel."
