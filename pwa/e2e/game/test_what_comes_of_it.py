# SPDX-License-Identifier: EUPL-1.2
"""Who may play, what it comes to, and how the game looks."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Playwright, expect

from pwa.e2e.conftest import DESK, HERE
from pwa.e2e.gate import Gate
from pwa.e2e.photos import photo_file
from pwa.e2e.play import (
    CROSSING,
    Neighbour,
    Player,
    department_answers,
    mapped,
    neighbours_agree,
    new_person,
    points,
    who_plays,
)
from pwa.e2e.screens import faults
from tests.e2e.stack import Stack

Contexts = Callable[..., BrowserContext]
#: Whoever wants less motion finds the tick written.
IS_MOVING = "getComputedStyle(document.querySelector('.news-mark path')).animationName"


def test_who_is_not_signed_in_reads_why_and_who_is_under_13_is_told(
    gate: Gate, new_context: Contexts, campaign: dict[str, Any], stack: Stack
) -> None:
    player = Player(new_context())
    player.opens("/play")
    expect(player.page.get_by_role("link", name="Sign in")).to_have_attribute(
        "href", "/sign-in?next=%2Fplay"
    )
    expect(player.page.get_by_role("link", name=re.compile(campaign["title"]))).to_be_visible()

    email = new_person(stack)
    player.signs_in(email)
    player.page.goto("/play")
    player.page.get_by_role("button", name="Younger than 13").click()

    expect(player.page.get_by_role("alert")).to_contain_text("Map together with somebody older")
    playing = "SELECT 1 FROM players p JOIN people q ON q.id = p.person_id WHERE q.email = %s"
    assert stack.rows(playing, email) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, DESK["width"]])
def test_playing_has_no_fault_that_axe_knows(  # noqa: PLR0917 - fixtures
    stack: Stack,
    gate: Gate,
    playwright: Playwright,
    new_context: Contexts,
    campaign: dict[str, Any],
    scheme: str,
    width: int,
) -> None:
    mapped(playwright, gate.url, stack, campaign)
    viewport = {"width": width, "height": 740}
    player = Player(new_context(viewport=viewport, color_scheme=scheme))
    page = player.page

    def is_well(what: str) -> None:
        expect(page.locator("main .skeleton")).to_have_count(0, timeout=15_000)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert (what, faults(page), wide <= width) == (what, [], True)

    player.opens("/play")
    is_well("signed out")
    player.signs_in(new_person(stack))
    page.goto("/play")
    expect(page.get_by_role("button", name="18 or older")).to_be_visible(timeout=20_000)
    is_well("joining")
    player.joins()
    expect(page.locator(".mission").first).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Show on the map").click()
    expect(page.locator("[data-map=idle]")).to_be_visible(timeout=30_000)
    is_well("play")
    page.locator(".mission").first.click()
    expect(page.locator("[data-reach]")).to_be_visible()
    is_well("mission")
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    is_well("thanks")
    player.opens_the_campaign(campaign["slug"])
    page.get_by_role("button", name="Show the cells on the map").click()
    expect(page.locator("[data-map=idle]")).to_be_visible(timeout=30_000)
    is_well("campaign")
    page.goto(f"/play/campaigns/{campaign['slug']}/add")
    is_well("kind")
    page.get_by_role("button", name=re.compile(f"^{CROSSING}")).click()
    expect(page.locator("[data-map=idle]")).to_be_visible(timeout=30_000)
    is_well("place")
    player.says_here()
    page.get_by_role("button", name="Save", exact=True).click()
    is_well("details with faults")
    for part in (
        "points",
        "score",
        "unscored",
        "settings",
        "rules",
        "boards",
        "districts",
        "team",
    ):
        page.goto(f"/play/{part}")
        expect(page.locator("main h1")).to_be_visible()
        is_well(part)


def test_a_team_is_made_and_joined_by_its_link(
    stack: Stack, gate: Gate, new_context: Contexts, campaign: dict[str, Any]
) -> None:
    captain = who_plays(new_context(), stack)
    captain.page.goto("/play/team")
    name = f"Vuorikatu {campaign['id'][-4:]}"
    captain.page.get_by_role("button", name="Use my position").click()
    house = captain.page.get_by_role("group", name="Which building is it?").get_by_role("radio")
    house.first.check(timeout=20_000)
    assert faults(captain.page) == []
    captain.page.get_by_label("Name of the team").fill(name)
    captain.page.get_by_role("button", name="Make a team").click()
    link = captain.page.locator(".team-link").inner_text()
    of_house = "SELECT 1 FROM teams t JOIN buildings b ON b.id = t.building_id WHERE t.name = %s"
    assert stack.rows(of_house, name) == [(1,)]
    friend = who_plays(new_context(), stack)

    friend.page.goto(link[link.index("/play/") :])
    friend.page.get_by_role("button", name="Join this team").click()

    expect(friend.page.get_by_role("heading", name=name)).to_be_visible()
    expect(friend.page.locator(".play-lines li").filter(has_text="captain")).to_have_count(1)
    friend.page.get_by_role("button", name="Leave the team").click()
    friend.agrees("Leave the team")
    expect(friend.page.get_by_label("Name of the team")).to_be_visible()


def test_ones_own_district_comes_first_and_another_can_be_chosen(
    stack: Stack,
    gate: Gate,
    playwright: Playwright,
    new_context: Contexts,
    campaign: dict[str, Any],
) -> None:
    mapped(playwright, gate.url, stack, campaign)
    Neighbour(playwright, gate.url, stack).says("yes", HERE)
    player = who_plays(new_context(), stack)
    page = player.page

    page.goto("/play/boards")
    page.get_by_role("link", name="How districts are looked after").click()

    mine = page.get_by_label("My district")
    expect(mine).to_have_value("", timeout=20_000)
    own = page.locator("section[aria-labelledby=district-own]")
    expect(own.get_by_role("heading")).to_have_text("Kluuvi", timeout=20_000)
    expect(own).to_contain_text(re.compile(r"Seen: \d+% \([1-9]\d* of \d+ cells\)"))
    expect(page.locator(".board [data-me=true]")).to_contain_text("Kluuvi (yours)")
    mine.select_option(label="Kallio's edge")
    expect(own.get_by_role("heading")).to_have_text("Kallio's edge")
    page.reload()
    expect(own.get_by_role("heading")).to_have_text("Kallio's edge", timeout=20_000)


def test_that_a_thing_is_fixed_is_news_for_who_found_it_once(  # noqa: PLR0917 - fixtures
    stack: Stack,
    gate: Gate,
    playwright: Playwright,
    new_context: Contexts,
    campaign: dict[str, Any],
    square: dict[str, float],
    tmp_path: Path,
) -> None:
    mapper = who_plays(new_context(geolocation=square), stack)
    mapper.opens_the_campaign(campaign["slug"])
    mapper.begins_a_point(CROSSING)
    mapper.says_here()
    mapper.photographs_it(str(photo_file(tmp_path, "crossing")))
    mapper.chooses_answer("Half of it")
    mapper.saves()
    mapper.waits_until_sent()
    ((_, _, _, point_id),) = points(stack, campaign)
    neighbours_agree(playwright, gate.url, stack, point_id, square)
    mapper.opens_play()
    news = mapper.page.locator(".news")
    expect(news).to_contain_text("It is a report now, with a date.", timeout=20_000)
    news.get_by_role("button", name="Got it").click()
    expect(news).to_have_count(0)

    department_answers(playwright, gate.url, stack, point_id)

    mapper.opens_play()
    expect(news.get_by_role("heading")).to_have_text("Something you found is fixed")
    expect(news).to_contain_text(f"{CROSSING}: it is fixed. You found it, and it got done.")
    assert mapper.page.evaluate(IS_MOVING) == "none"
    assert faults(mapper.page) == []
    news.get_by_role("link", name="Say how the answer is").click()
    expect(mapper.page.get_by_role("heading", name="Is it settled?")).to_be_visible()
    mapper.opens_play()
    news.get_by_role("button", name="Got it").click()
    expect(news).to_have_count(0)
    mapper.opens_play()
    expect(mapper.page.locator("main .skeleton")).to_have_count(0)
    expect(news).to_have_count(0)
