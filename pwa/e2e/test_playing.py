# SPDX-License-Identifier: EUPL-1.2
"""The mapping game from joining to a report with a date, without a network and with a crash."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Playwright, expect

from pwa.e2e.conftest import DESK, HERE
from pwa.e2e.field import crash
from pwa.e2e.gate import Fault, Gate
from pwa.e2e.photos import photo_file
from pwa.e2e.play import (
    CROSSING,
    LOOK_MS,
    RAMP,
    Neighbour,
    Player,
    department_answers,
    end_campaign,
    mapped,
    moved,
    neighbours_agree,
    new_person,
    running_campaign,
)
from pwa.e2e.screens import faults
from tests.e2e.stack import Stack, eventually

Contexts = Callable[..., BrowserContext]
#: Each is handed out once, and a second try gets another one: what a place is worth depends on
#: when somebody looked there last. Metres from where the residents of other tests stand.
SQUARES = ((east, north) for north in range(400, 1000, 150) for east in range(-300, 500, 150))
#: Whoever wants less motion finds the tick written.
IS_MOVING = "getComputedStyle(document.querySelector('.news-mark path')).animationName"
#: How far what was on the screen has moved by itself, as browsers reckon it.
SHIFTED = """() => new Promise((done) => {
  setTimeout(() => done(0), 500);
  new PerformanceObserver((list) => done(list.getEntries()
    .filter(({ hadRecentInput }) => !hadRecentInput)
    .reduce((sum, { value }) => sum + value, 0))
  ).observe({ type: "layout-shift", buffered: true });
})"""
#: So many points of somebody new may wait for other people's word.
QUOTA = 5
#: Metres to a thing that is another one, and near enough to walk to.
A_WALK_M = 60


@pytest.fixture
def nothing_else(stack: Stack) -> Iterator[None]:
    """Nobody is asked about what the demo city has, nor finds what others mapped before."""
    campaigns = stack.rows(
        "UPDATE campaigns SET closed_at = now() WHERE closed_at IS NULL RETURNING id::text"
    )
    reports = stack.rows(
        "UPDATE reports SET visibility = 'private' WHERE visibility = 'public' RETURNING id::text"
    )
    points = stack.rows(
        "UPDATE mapping_points p SET state = 'stale' FROM mapping_points o"
        " WHERE o.id = p.id AND o.state <> 'stale' RETURNING p.id::text, o.state"
    )
    yield
    stack.rows(
        "UPDATE mapping_points p SET state = o.state FROM unnest(%s::uuid[], %s::text[])"
        " AS o (id, state) WHERE o.id = p.id RETURNING p.id",
        [row[0] for row in points],
        [row[1] for row in points],
    )
    stack.rows(
        "UPDATE campaigns SET closed_at = NULL WHERE id = ANY(%s::uuid[]) RETURNING id",
        [row[0] for row in campaigns],
    )
    stack.rows(
        "UPDATE reports SET visibility = 'public' WHERE id = ANY(%s::uuid[]) RETURNING id",
        [row[0] for row in reports],
    )


@pytest.fixture
def campaign(gate: Gate, playwright: Playwright, nothing_else: None) -> Iterator[dict[str, Any]]:
    """A campaign that runs around the resident, and ends with the test."""
    made = running_campaign(playwright, gate.url)
    yield made
    end_campaign(playwright, gate.url, made)


@pytest.fixture
def square() -> dict[str, float]:
    """A place in the area of the campaign where nobody has looked before."""
    return moved(HERE, *next(SQUARES))


def points(stack: Stack, campaign: dict[str, Any]) -> list[Any]:
    """Return what was mapped in a campaign: kind, number of answers, whether there is a photo."""
    return stack.rows(
        "SELECT k.code, p.answers, p.photo_id IS NOT NULL, p.id::text FROM mapping_points p"
        " JOIN campaign_kinds k ON k.id = p.kind_id WHERE p.campaign_id = %s"
        " ORDER BY p.captured_at",
        campaign["id"],
    )


def has_points(stack: Stack, campaign: dict[str, Any], n: int) -> bool:
    return len(points(stack, campaign)) == n


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
    mapper = Player(new_context(geolocation=square))
    mapper.signs_in(new_person(stack))
    mapper.joins()
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
    mapper.chooses_answer("Half of it")
    mapper.saves()

    mapper.waits_until_sent()
    flags = "SELECT flags FROM mapping_points WHERE campaign_id = %s ORDER BY captured_at"
    assert stack.rows(flags, campaign["id"]) == [([],), (["photo_elsewhere"],)]
    mapper.page.goto("/play/points")
    expect(mapper.page.get_by_text("The photo seems to be from another place")).to_have_count(1)


def test_a_mission_is_answered_with_two_taps_and_blindly(
    stack: Stack,
    gate: Gate,
    playwright: Playwright,
    new_context: Contexts,
    campaign: dict[str, Any],
) -> None:
    mapped(playwright, gate.url, stack, campaign)
    player = Player(new_context())
    player.signs_in(new_person(stack))
    player.joins()

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


def answers(stack: Stack, campaign: dict[str, Any]) -> list[Any]:
    """Return what was answered in a campaign, and why it does not count."""
    return stack.rows(
        "SELECT c.answer, c.flags FROM confirmations c JOIN mapping_points p ON p.id = c.point_id"
        " WHERE p.campaign_id = %s",
        campaign["id"],
    )


def test_what_is_on_the_map_already_is_a_choice(
    stack: Stack,
    gate: Gate,
    playwright: Playwright,
    new_context: Contexts,
    campaign: dict[str, Any],
) -> None:
    mapped(playwright, gate.url, stack, campaign)
    player = Player(new_context())
    player.signs_in(new_person(stack))
    player.joins()
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
    player = Player(new_context(geolocation=moved(HERE, 2000, 0)))
    player.signs_in(new_person(stack))
    player.joins()
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
    player = Player(new_context())
    player.signs_in(new_person(stack))
    player.joins()
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


def test_an_answer_from_afar_is_taken_and_says_gently_why_it_does_not_count(
    stack: Stack,
    gate: Gate,
    playwright: Playwright,
    new_context: Contexts,
    campaign: dict[str, Any],
) -> None:
    mapped(playwright, gate.url, stack, campaign)
    player = Player(new_context(geolocation=moved(HERE, 0, 250)))
    player.signs_in(new_person(stack))
    player.joins()
    player.page.locator(".mission").first.click()
    expect(player.page.locator("[data-reach=far]")).to_contain_text("250 m")
    player.page.wait_for_timeout(1600)

    player.page.get_by_role("button", name="Yes", exact=True).click()

    expect(player.page.get_by_text("It was too far away to count")).to_be_visible(timeout=20_000)
    player.opens_play()
    expect(player.page.get_by_text("This did not count")).to_be_visible()
    player.page.get_by_role("button", name="Got it").click()
    expect(player.page.get_by_text("This did not count")).to_have_count(0)


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


def test_what_waits_can_be_taken_back_and_the_game_can_be_hidden(
    stack: Stack,
    gate: Gate,
    new_context: Contexts,
    campaign: dict[str, Any],
) -> None:
    player = Player(new_context())
    player.signs_in(new_person(stack))
    player.joins()
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
    for part in ("points", "score", "settings", "rules", "boards", "districts", "team"):
        page.goto(f"/play/{part}")
        expect(page.locator("main h1")).to_be_visible()
        is_well(part)


def test_a_team_is_made_and_joined_by_its_link(
    stack: Stack, gate: Gate, new_context: Contexts, campaign: dict[str, Any]
) -> None:
    captain = Player(new_context())
    captain.signs_in(new_person(stack))
    captain.joins()
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
    friend = Player(new_context())
    friend.signs_in(new_person(stack))
    friend.joins()

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
    player = Player(new_context())
    player.signs_in(new_person(stack))
    player.joins()
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
    player = Player(new_context())
    player.signs_in(new_person(stack))
    player.joins()
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


def test_that_a_thing_is_fixed_is_news_for_who_found_it_once(  # noqa: PLR0917 - fixtures
    stack: Stack,
    gate: Gate,
    playwright: Playwright,
    new_context: Contexts,
    campaign: dict[str, Any],
    square: dict[str, float],
    tmp_path: Path,
) -> None:
    mapper = Player(new_context(geolocation=square))
    mapper.signs_in(new_person(stack))
    mapper.joins()
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
