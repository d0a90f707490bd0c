# SPDX-License-Identifier: EUPL-1.2
"""Moderators and people whom a check points at, against the whole product."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import BrowserContext, expect

from civic.platform.ids import new_id
from pwa.e2e.clerk import PATIENCE_MS, Clerk
from pwa.e2e.conftest import device_of
from pwa.e2e.play import Player, new_person
from pwa.e2e.screens import faults
from tests.e2e.stack import Stack

NewContext = Callable[..., BrowserContext]
WORDS = "The positions leap over half of the town."
OPEN_CASE = """
INSERT INTO mapping_cases (id, jurisdiction_id, kind, person_id, evidence, state, opened_at)
SELECT %s, j.id, 'burst', p.id, jsonb_build_object('n_points', %s::int, 'within_min', 10),
    'open', now()
FROM jurisdictions j, people p WHERE p.email = %s LIMIT 1
RETURNING id
"""


@pytest.fixture
def size() -> str:
    """A desk has a large screen."""
    return "desk"


def case_about(stack: Stack, email: str, n_points: int = 31) -> UUID:
    """Let a check have found that somebody mapped more than anybody finds in minutes."""
    case_id = new_id()
    assert stack.rows(OPEN_CASE, case_id, n_points, email)
    return case_id


def test_a_moderator_decides_about_an_account(stack: Stack, new_context: NewContext):
    # A number that no other case shows: cases of other tests may wait beside it.
    n_points = 100 + new_id().int % 900
    case_id = case_about(stack, new_person(stack), n_points)
    moderator = Clerk(new_context(), "moderator")
    moderator.opens("/desk/cases")
    case = moderator.page.locator(".mapping-card", has_text=str(n_points))
    expect(case).to_contain_text("More than anybody finds in minutes", timeout=PATIENCE_MS)
    n_open = re.compile(r"^Open \([1-9][0-9]*\)$")
    expect(moderator.page.get_by_role("button", name=n_open)).to_be_visible()
    assert faults(moderator.page) == []

    case.get_by_role("button", name="It is cheating").click()
    expect(case).to_contain_text("Say why, in ten characters or more")
    words = f"{WORDS} {n_points}"
    case.get_by_label("Your words to the person").fill(words)
    case.get_by_role("button", name="It is cheating").click()
    expect(case).to_have_count(0)

    moderator.page.get_by_role("button", name="Decided").click()
    expect(moderator.page.locator(".mapping-said", has_text=words)).to_be_visible()
    ((state, reason),) = stack.rows(
        "SELECT state, reason FROM mapping_cases WHERE id = %s", case_id
    )
    assert (state, reason) == ("fraud", words)


def test_somebody_objects(stack: Stack, new_context: NewContext):
    email = new_person(stack)
    case_id = case_about(stack, email)
    stack.rows(
        "UPDATE mapping_cases SET state = 'fraud', decided_at = now(), reason = %s WHERE id = %s"
        " RETURNING id",
        WORDS,
        case_id,
    )
    player = Player(new_context(**device_of("phone")))
    player.signs_in(email)
    page = player.page
    page.goto("/play/cases")
    case = page.get_by_role("article").filter(has_text=WORDS)
    expect(case).to_contain_text("A moderator decided that it was not honest", timeout=PATIENCE_MS)
    assert faults(page) == []

    case.get_by_label("Why is it wrong?").fill("I was in a tunnel.")
    case.get_by_role("button", name="Object").click()

    expect(page.get_by_text("Another moderator decides.")).to_be_visible()
    ((appeal,),) = stack.rows("SELECT appeal FROM mapping_cases WHERE id = %s", case_id)
    assert appeal == "I was in a tunnel."
