# SPDX-License-Identifier: EUPL-1.2
"""Somebody whom a check did wrong, and the moderator who looks at it."""

import re
from collections.abc import Callable
from email.message import EmailMessage
from functools import partial
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright, ViewportSize, expect

from civic.platform.ids import new_id
from pwa.e2e.clerk import PATIENCE_MS, Clerk
from pwa.e2e.conftest import DESK, device_of
from pwa.e2e.gate import Gate
from pwa.e2e.play import LOOK_MS, RAMP, Player, answers, mapped, moved, new_person
from pwa.e2e.screens import faults
from tests.e2e.stack import Stack, eventually

Contexts = Callable[..., BrowserContext]
NARROW: ViewportSize = {"width": 320, "height": 640}
AWAY_M = 250


def is_for_everybody(page: Page, what: str) -> None:
    """See that a screen has no fault that axe knows, narrow and wide, in light and in dark."""
    before = page.viewport_size
    assert before is not None
    page.emulate_media(color_scheme="light")
    _has_no_fault(page, f"{what}, wide", DESK)
    page.emulate_media(color_scheme="dark")
    _has_no_fault(page, f"{what}, narrow", NARROW)
    page.set_viewport_size(before)


def _has_no_fault(page: Page, what: str, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert (what, faults(page), too_wide) == (what, [], 0)


def one_mail(stack: Stack, email: str) -> EmailMessage:
    sent = partial(stack.post.to, email, "looked at what you objected to")
    return eventually(sent, 60, "the decision is mailed")[0]


def who_answers_from_afar(context: BrowserContext, email: str) -> Player:
    """Return somebody new who answers the first mission although it is too far away to count."""
    player = Player(context)
    player.signs_in(email)
    player.joins()
    player.page.locator(".mission").first.click()
    expect(player.page.locator("[data-reach=far]")).to_contain_text(f"{AWAY_M} m")
    player.page.wait_for_timeout(LOOK_MS)
    player.page.get_by_role("button", name="Yes", exact=True).click()
    expect(player.page.get_by_text("It was too far away to count")).to_be_visible(timeout=20_000)
    return player


def test_what_a_check_set_aside_counts_after_a_person_looked(
    stack: Stack,
    gate: Gate,
    playwright: Playwright,
    new_context: Contexts,
    campaign: dict[str, Any],
    square: dict[str, float],
) -> None:
    mapped(playwright, gate.url, stack, campaign, square)
    email, words = new_person(stack), f"I stood in front of it, {new_id().hex}."
    player = who_answers_from_afar(new_context(geolocation=moved(square, 0, AWAY_M)), email)
    page = player.page

    page.get_by_role("link", name="Was the check wrong?").click()
    mine = page.get_by_role("article").filter(has_text=RAMP)
    expect(mine).to_contain_text("You answered “Yes”", timeout=20_000)
    expect(mine).to_contain_text("It was too far away to count")
    mine.get_by_text("Ask a person to look").click()
    mine.get_by_label("Why should it count?").fill(words)
    is_for_everybody(page, "asking")
    mine.get_by_role("button", name="Send to a moderator").click()
    expect(mine).to_contain_text("It waits for a moderator")
    expect(mine.get_by_text("Ask a person to look")).to_have_count(0)

    moderator = Clerk(new_context(**device_of("desk")), "moderator")
    moderator.opens("/desk/cases?state=aside")
    aside = moderator.page.locator(".mapping-card", has_text="It was too far away.").first
    expect(aside).to_contain_text(f"{AWAY_M} m", timeout=PATIENCE_MS)
    is_for_everybody(moderator.page, "set aside")
    moderator.opens("/desk/cases?state=objections")
    card = moderator.page.locator(".mapping-card", has_text=words)
    expect(card).to_contain_text(f"{AWAY_M} m", timeout=PATIENCE_MS)
    expect(card).to_contain_text("It was too far away.")
    waiting = moderator.page.get_by_role("button", name=re.compile(r"^Objections \(\d+\)$"))
    expect(waiting).to_have_attribute("aria-pressed", "true")
    is_for_everybody(moderator.page, "deciding")
    card.get_by_role("button", name="It counts").click()
    expect(card).to_contain_text("Say why, in ten characters or more")
    reason = f"The yard is narrow, {new_id().hex}."
    card.get_by_label("Your words to the person").fill(reason)
    card.get_by_role("button", name="It counts").click()
    expect(card).to_have_count(0)
    moderator.page.get_by_role("button", name="Answered objections").click()
    expect(card).to_contain_text(reason)
    assert moderator.page.url.endswith("/desk/cases?state=answered")

    assert answers(stack, campaign) == [("yes", [])]
    player.page.reload()
    expect(mine).to_contain_text("it counts now", timeout=20_000)
    expect(mine).to_contain_text(reason)
    is_for_everybody(page, "decided")
    told = one_mail(stack, email).get_body(("plain",))
    assert told is not None
    assert reason in told.get_content()
    assert "/play/unscored" in told.get_content()


def test_what_a_moderator_does_not_believe_stays_and_is_asked_about_once(
    stack: Stack,
    gate: Gate,
    playwright: Playwright,
    new_context: Contexts,
    campaign: dict[str, Any],
    square: dict[str, float],
) -> None:
    mapped(playwright, gate.url, stack, campaign, square)
    words = f"I saw it from my window, {new_id().hex}."
    away = new_context(geolocation=moved(square, 0, AWAY_M))
    player = who_answers_from_afar(away, new_person(stack))
    page = player.page
    page.goto("/play/settings")
    page.get_by_role("link", name="What does not count").click()
    mine = page.get_by_role("article").filter(has_text=RAMP)
    mine.get_by_text("Ask a person to look").click(timeout=20_000)
    mine.get_by_label("Why should it count?").fill(words)
    # What is typed outlives the screen, as what is typed on a walk has to.
    page.reload()
    mine.get_by_text("Ask a person to look").click(timeout=20_000)
    expect(mine.get_by_label("Why should it count?")).to_have_value(words)
    mine.get_by_role("button", name="Send to a moderator").click()
    expect(mine).to_contain_text("It waits for a moderator")

    moderator = Clerk(new_context(**device_of("desk")), "moderator")
    moderator.opens("/desk/cases")
    moderator.page.get_by_role("button", name=re.compile(r"^Objections \(\d+\)$")).click()
    card = moderator.page.locator(".mapping-card", has_text=words)
    card.get_by_label("Your words to the person").fill("From a window nobody sees the ramp.")
    card.get_by_role("button", name="It stays as it is").click()
    expect(card).to_have_count(0)

    page.reload()
    expect(mine).to_contain_text("Nobody holds it against you", timeout=20_000)
    expect(mine.get_by_text("Ask a person to look")).to_have_count(0)
    assert answers(stack, campaign) == [("yes", ["far"])]
