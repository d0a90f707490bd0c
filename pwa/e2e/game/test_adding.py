# SPDX-License-Identifier: EUPL-1.2
"""What residents put on the map, without a network and with a crash, until it is a report."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Playwright, expect

from pwa.e2e.conftest import HERE
from pwa.e2e.field import crash
from pwa.e2e.gate import Fault, Gate
from pwa.e2e.photos import photo_file
from pwa.e2e.play import (
    CROSSING,
    RAMP,
    Player,
    has_points,
    mapped,
    moved,
    neighbours_agree,
    new_person,
    points,
    who_plays,
)
from pwa.e2e.screens import faults
from tests.e2e.stack import Stack, eventually

Contexts = Callable[..., BrowserContext]
#: So many points of somebody new may wait for other people's word.
QUOTA = 5
#: Metres to a thing that is another one, and near enough to walk to.
A_WALK_M = 60


def test_two_points_without_a_network_and_a_dead_battery_become_a_report(  # noqa: PLR0917 - fixtures
    stack: Stack,
    gate: Gate,
    playwright: Playwright,
    profile: Callable[..., BrowserContext],
    campaign: dict[str, Any],
    square: dict[str, float],
    tmp_path: Path,
) -> None:
    there = moved(square, 0, A_WALK_M)
    email = new_person(stack)
    mapper = Player(profile(geolocation=square))
    mapper.signs_in(email)
    mapper.joins()
    mapper.opens_the_campaign(campaign["slug"])
    mapper.loses_the_network()

    mapper.begins_a_point(CROSSING)
    mapper.says_here()
    mapper.photographs_it(str(photo_file(tmp_path, "crossing")))
    mapper.chooses_answer("Half of it")
    mapper.saves()
    assert mapper.n_unsent() == 1
    mapper.walks_to(there)
    mapper.begins_a_point(RAMP)
    mapper.says_here()
    crash(mapper.context)

    again = Player(profile(geolocation=there))
    again.loses_the_network()
    again.page.goto(f"/play/campaigns/{campaign['slug']}/add/details")
    expect(again.page.get_by_role("heading", name=RAMP)).to_be_visible(timeout=20_000)
    again.saves()
    expect(again.page.locator("[data-unsent='2']")).to_be_visible()
    assert points(stack, campaign) == []
    gate.set(Fault("POST", "/points$", loses_answer=True))
    again.finds_the_network()
    again.signs_in_again_if_asked(email)
    again.opens_the_campaign(campaign["slug"])

    # Until it is known again who is signed in, nothing that waits is shown.
    eventually(lambda: len(points(stack, campaign)) == 2, 60, "both are sent")
    again.waits_until_sent()
    (crossing, ramp) = points(stack, campaign)
    assert (crossing[:3], ramp[:3]) == (
        ("crossing", {"how": "half"}, True),
        ("ramp", {}, False),
    )

    neighbours_agree(playwright, gate.url, stack, crossing[3], square)

    again.opens_play()
    news = again.page.locator(".news")
    expect(news).to_contain_text("It is a report now, with a date.")
    expect(news.locator(".clock-chip")).to_contain_text(re.compile(r"\d\d:\d\d"), timeout=20_000)
    news.get_by_role("link", name=re.compile("^Report HEL-|^Report HKI-")).click()
    expect(again.page.locator(".clock").first).to_be_visible(timeout=20_000)
    again.page.goto("/play/score")
    expect(again.page.get_by_text("Waits until the department finds it")).to_have_count(1)
    settled = again.page.locator(".entry[data-state=settled][data-reason='map.advance']")
    expect(settled).to_contain_text(f"{CROSSING}, {campaign['title']}")
    expect(settled).to_contain_text(
        re.compile("10 points . 2, since nobody had looked there for 30 days")
    )
    expect(settled.locator(".entry-amount")).to_have_text("+10")


def test_a_photo_of_another_day_is_told_of_at_once_and_earns_nothing(
    stack: Stack,
    gate: Gate,
    new_context: Contexts,
    campaign: dict[str, Any],
    square: dict[str, float],
    tmp_path: Path,
) -> None:
    here = (square["longitude"], square["latitude"])
    now = datetime.now(UTC)
    mapper = who_plays(new_context(geolocation=square), stack)
    mapper.opens_the_campaign(campaign["slug"])
    told = mapper.page.get_by_text("This photo says that it was taken elsewhere")
    mapper.begins_a_point(CROSSING)
    mapper.says_here()

    mapper.photographs_it(str(photo_file(tmp_path, "old", here, now - timedelta(days=1))))
    expect(told).to_be_visible()
    mapper.page.get_by_role("button", name=re.compile("^Remove photo")).click()
    expect(told).to_have_count(0)
    mapper.photographs_it(str(photo_file(tmp_path, "new", here, now)))
    mapper.chooses_answer("Half of it")
    expect(told).to_have_count(0)
    mapper.saves()
    mapper.walks_to(moved(square, 0, A_WALK_M))
    mapper.begins_a_point(CROSSING)
    mapper.says_here()
    mapper.photographs_it(str(photo_file(tmp_path, "afar", (24.8, 60.2), now)))
    expect(told).to_be_visible()
    mapper.chooses_answer("Half of it")
    mapper.saves()

    mapper.waits_until_sent()
    flags = "SELECT flags FROM mapping_points WHERE campaign_id = %s ORDER BY captured_at"
    assert stack.rows(flags, campaign["id"]) == [([],), (["photo_elsewhere"],)]
    mapper.page.goto("/play/points")
    expect(mapper.page.get_by_text("The photo seems to be from another place")).to_have_count(1)


def test_what_is_on_the_map_already_is_a_choice(
    stack: Stack,
    gate: Gate,
    playwright: Playwright,
    new_context: Contexts,
    campaign: dict[str, Any],
) -> None:
    mapped(playwright, gate.url, stack, campaign)
    player = who_plays(new_context(), stack)
    player.opens_the_campaign(campaign["slug"])
    player.begins_a_point(RAMP)
    player.says_here()
    player.saves()
    expect(player.page.get_by_text(f"{RAMP}: already on the map?")).to_be_visible(timeout=20_000)

    player.page.get_by_role("button", name="Another one: add mine").click()
    player.waits_until_sent()
    expect(player.page.get_by_text("already on the map?")).to_have_count(0)
    eventually(lambda: len(points(stack, campaign)) == 2, 20, "it is another one")

    player.begins_a_point(RAMP)
    player.says_here()
    player.saves()
    player.page.get_by_role("button", name="Put it away").click()
    player.agrees("Put it away")
    player.waits_until_sent()
    expect(player.page.get_by_text("already on the map?")).to_have_count(0)

    player.begins_a_point(RAMP)
    player.says_here()
    player.saves()
    player.page.get_by_role("button", name="It is this one").first.click()

    expect(player.page.get_by_role("heading", name=f"{RAMP}: is it there?")).to_be_visible()
    assert len(points(stack, campaign)) == 2


def test_who_stands_outside_of_the_area_hears_it_before_they_write_anything(
    stack: Stack, gate: Gate, new_context: Contexts, campaign: dict[str, Any]
) -> None:
    player = who_plays(new_context(geolocation=moved(HERE, 2000, 0)), stack)
    player.opens_the_campaign(campaign["slug"])
    player.begins_a_point(RAMP)

    expect(player.page.get_by_text("That is outside of this")).to_be_visible()
    expect(player.page.get_by_role("button", name="It is here")).to_be_disabled()
    player.walks_to(HERE)
    expect(player.page.get_by_role("button", name="It is here")).to_be_enabled(timeout=20_000)
    expect(player.page.get_by_text("That is outside of this")).to_have_count(0)


def test_who_has_many_points_open_hears_it_and_the_next_one_is_sent_once_there_is_room(
    stack: Stack, gate: Gate, new_context: Contexts, campaign: dict[str, Any]
) -> None:
    player = who_plays(new_context(), stack)
    player.opens_the_campaign(campaign["slug"])
    for n in range(QUOTA + 1):
        player.walks_to(moved(HERE, 0, 40 * n))
        told = player.page.get_by_text(f"no more than {QUOTA} may wait")
        player.page.get_by_role("link", name="Add a point").click()
        expect(told).to_have_count(1 if n == QUOTA else 0)
        player.page.go_back()
        player.begins_a_point(RAMP)
        player.says_here()
        player.saves()
        eventually(partial(has_points, stack, campaign, min(n + 1, QUOTA)), 20, "sent")
    held = player.page.get_by_text("sent by itself once others have looked")
    expect(held).to_be_visible(timeout=20_000)

    stack.rows(
        "UPDATE mapping_points SET state = 'verified' WHERE campaign_id = %s RETURNING id",
        campaign["id"],
    )
    player.opens_play()

    eventually(partial(has_points, stack, campaign, QUOTA + 1), 20, "there is room")
    player.waits_until_sent()
    expect(held).to_have_count(0)


def test_what_waits_can_be_taken_back_and_the_game_can_be_hidden(
    stack: Stack,
    gate: Gate,
    new_context: Contexts,
    campaign: dict[str, Any],
) -> None:
    player = who_plays(new_context(), stack)
    player.opens_the_campaign(campaign["slug"])
    player.begins_a_point(RAMP)
    player.says_here()
    player.saves()
    player.waits_until_sent()
    player.page.goto("/play/points")
    player.page.get_by_role("button", name="Take it back").click()
    assert faults(player.page) == []
    player.agrees("Take it back")
    expect(player.page.get_by_text("You took it back.")).to_be_visible()

    player.page.goto("/play/settings")
    player.page.get_by_label("Show points, badges and boards").uncheck()
    expect(player.page.get_by_text("Saved", exact=True)).to_be_visible()
    player.opens_play()

    expect(player.page.locator(".play-score")).to_have_count(0)
    expect(player.page.get_by_role("heading", name="Missions near you")).to_be_visible()
