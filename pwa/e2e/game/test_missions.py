# SPDX-License-Identifier: EUPL-1.2
"""What residents are asked on the spot, in Play and on Home."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Playwright, expect

from pwa.e2e.conftest import HERE
from pwa.e2e.field import crash
from pwa.e2e.gate import Fault, Gate
from pwa.e2e.play import (
    LOOK_MS,
    RAMP,
    Player,
    answers,
    mapped,
    moved,
    new_person,
    who_plays,
)
from pwa.e2e.screens import faults
from tests.e2e.stack import Stack, eventually

Contexts = Callable[..., BrowserContext]
#: How far what was on the screen has moved by itself, as browsers reckon it.
SHIFTED = """() => new Promise((done) => {
  setTimeout(() => done(0), 500);
  new PerformanceObserver((list) => done(list.getEntries()
    .filter(({ hadRecentInput }) => !hadRecentInput)
    .reduce((sum, { value }) => sum + value, 0))
  ).observe({ type: "layout-shift", buffered: true });
})"""


def test_a_mission_is_answered_with_two_taps_and_blindly(
    stack: Stack,
    gate: Gate,
    playwright: Playwright,
    new_context: Contexts,
    campaign: dict[str, Any],
) -> None:
    mapped(playwright, gate.url, stack, campaign)
    player = who_plays(new_context(), stack)

    card = player.page.locator(".mission").first
    expect(card).to_contain_text(f"{RAMP}: is it there?", timeout=20_000)
    told = player.page.locator("main").inner_text()
    player.answers_the_first_mission("Yes")

    expect(player.page.get_by_text("It counts.")).to_be_visible(timeout=20_000)
    assert not re.search(r"\d+ (yes|no|people)", told.split("Campaigns", maxsplit=1)[0])
    assert answers(stack, campaign) == [("yes", [])]


def test_answers_without_a_network_survive_a_crash_and_arrive_once(
    stack: Stack,
    gate: Gate,
    playwright: Playwright,
    profile: Callable[..., BrowserContext],
    campaign: dict[str, Any],
    square: dict[str, float],
) -> None:
    mapped(playwright, gate.url, stack, campaign, square)
    email = new_person(stack)
    player = Player(profile(geolocation=square))
    player.signs_in(email)
    player.joins()
    expect(player.page.locator(".mission")).to_have_count(1, timeout=20_000)
    player.loses_the_network()
    player.page.goto("/play")
    player.answers_the_first_mission("No")
    expect(player.page.get_by_text("Kept on this device.")).to_be_visible()
    crash(player.context)

    again = Player(profile(geolocation=square))
    again.loses_the_network()
    again.opens_play()
    expect(again.page.locator("[data-unsent='1']")).to_be_visible()
    expect(again.page.locator(".mission")).to_have_count(0)
    assert answers(stack, campaign) == []
    gate.set(Fault("POST", "/answer$", loses_answer=True))
    again.finds_the_network()
    again.signs_in_again_if_asked(email)

    again.opens_play()
    eventually(lambda: answers(stack, campaign), 60, "it is sent")
    again.waits_until_sent()
    assert answers(stack, campaign) == [("no", [])]


def test_an_answer_from_afar_is_taken_and_says_gently_why_it_does_not_count(
    stack: Stack,
    gate: Gate,
    playwright: Playwright,
    new_context: Contexts,
    campaign: dict[str, Any],
) -> None:
    mapped(playwright, gate.url, stack, campaign)
    player = who_plays(new_context(geolocation=moved(HERE, 0, 250)), stack)
    player.page.locator(".mission").first.click()
    expect(player.page.locator("[data-reach=far]")).to_contain_text("250 m")
    player.page.wait_for_timeout(1600)

    player.page.get_by_role("button", name="Yes", exact=True).click()

    expect(player.page.get_by_text("It was too far away to count")).to_be_visible(timeout=20_000)
    player.opens_play()
    expect(player.page.get_by_text("This did not count")).to_be_visible()
    player.page.get_by_role("button", name="Got it").click()
    expect(player.page.get_by_text("This did not count")).to_have_count(0)


def home_missions(player: Player) -> Locator:
    return player.page.locator("section[aria-labelledby=home-missions]")


def is_settled(player: Player) -> None:
    """Home shows all that it has without the game, and had time to ask for more."""
    player.page.goto("/")
    expect(player.page.locator("main .skeleton")).to_have_count(0, timeout=20_000)
    player.page.wait_for_load_state("networkidle")


def test_home_shows_who_plays_what_is_near_also_without_a_network(
    stack: Stack,
    gate: Gate,
    playwright: Playwright,
    new_context: Contexts,
    campaign: dict[str, Any],
) -> None:
    mapped(playwright, gate.url, stack, campaign)
    player = who_plays(new_context(), stack)
    page = player.page

    is_settled(player)
    missions = home_missions(player)
    expect(missions.get_by_role("heading")).to_have_text("Missions near you", timeout=20_000)
    expect(missions.get_by_role("link", name=re.compile(f"^{RAMP}: is it there"))).to_be_visible()
    assert page.evaluate(SHIFTED) < 0.01
    assert faults(page) == []
    player.loses_the_network()
    page.goto("/")
    missions.get_by_role("link", name=re.compile(f"^{RAMP}")).click(timeout=20_000)
    expect(page.get_by_role("button", name="Yes", exact=True)).to_be_visible()

    player.finds_the_network()
    page.goto("/play/settings")
    page.get_by_label("Show points, badges and boards").uncheck()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    is_settled(player)
    expect(missions).to_have_count(0)
    player.loses_the_network()
    page.goto("/")
    expect(page.get_by_role("link", name="See them on the map")).to_be_visible()
    page.wait_for_timeout(LOOK_MS)
    expect(missions).to_have_count(0)


def test_home_asks_nobody_for_a_place_and_tells_of_no_missions_where_there_are_none(
    stack: Stack,
    gate: Gate,
    playwright: Playwright,
    new_context: Contexts,
    campaign: dict[str, Any],
) -> None:
    mapped(playwright, gate.url, stack, campaign)
    email = new_person(stack)
    player = Player(new_context())
    player.signs_in(email)
    is_settled(player)
    expect(home_missions(player)).to_have_count(0)
    player.joins()
    unasked = Player(new_context(permissions=[]))
    asked = "() => { navigator.geolocation.getCurrentPosition = () => { window.wasAsked = true; } }"
    unasked.context.add_init_script(f"({asked})()")
    unasked.signs_in(email)

    is_settled(unasked)

    expect(home_missions(unasked)).to_have_count(0)
    assert unasked.page.evaluate("window.wasAsked") is None
