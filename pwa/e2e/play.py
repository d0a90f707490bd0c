# SPDX-License-Identifier: EUPL-1.2
"""What residents do who map, and the campaign that they map in; selectors are here alone."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from math import cos, radians
from typing import Any

from playwright.sync_api import APIRequestContext, BrowserContext, Geolocation, Playwright, expect

from civic.demo.people import PASSWORD
from civic.platform.ids import new_id
from pwa.e2e.conftest import HERE
from pwa.e2e.resident import Resident, somebody
from tests.e2e.stack import Stack, eventually

MANAGER = "manager@helsinki.example"
RESIDENT = "resident@helsinki.example"
TITLE = "Safe ways in Kluuvi"
#: A kind that is reported, with a photo and a question, and one that is only put on the map.
CROSSING, RAMP = "Worn crossing", "Kerb ramp"
#: Quicker answers prove nothing. Source: facts on the mapping game 5, rule A9.
LOOK_MS = 1600
LANGUAGES = ("en", "fi", "sv", "et", "ru")
SIGN_IN = """async (body) => (await fetch("/api/v1/session", {
  method: "POST", body, headers: {"Content-Type": "application/json"},
})).status"""
#: What others need to answer before a point is believed, whoever mapped it.
MOST_ANSWERS = 6


def texts(words: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, words)


def moved(place: Mapping[str, float], east_m: float, north_m: float) -> dict[str, float]:
    """Return the place so many metres to the east and north, known as well."""
    degree_m = 111_195
    narrow = cos(radians(place["latitude"]))
    return {
        "longitude": place["longitude"] + east_m / degree_m / narrow,
        "latitude": place["latitude"] + north_m / degree_m,
        "accuracy": place["accuracy"],
    }


class Caller:
    """Somebody who is signed in and speaks to the API."""

    def __init__(self, playwright: Playwright, base_url: str, email: str) -> None:
        self.request: APIRequestContext = playwright.request.new_context(base_url=base_url)
        told = self.request.post("/api/v1/session", data={"email": email, "password": PASSWORD})
        assert told.ok, told.text()
        self.token: str = told.json()["csrf_token"]

    def asks(self, method: str, path: str, body: Any = None) -> Any:
        """Return the answer; anything but yes fails the test."""
        more = {} if body is None else {"data": body}
        headers = {"X-CSRFToken": self.token}
        answer = self.request.fetch(path, method=method, headers=headers, **more)
        assert answer.ok, (path, answer.text())
        return answer.json()


def running_campaign(playwright: Playwright, base_url: str) -> dict[str, Any]:
    """Return a campaign that runs around the main station, drafted and approved by its manager."""
    manager = Caller(playwright, base_url, MANAGER)
    now = datetime.now(UTC)
    question = {
        "code": "how",
        "text": texts("What can still be seen?"),
        "choices": [
            {"code": "half", "name": texts("Half of it")},
            {"code": "nothing", "name": texts("Nothing")},
        ],
    }
    kind = {"family": "crossings", "hint": texts("Where people cross."), "recheck_days": 90}
    crossing = {"code": "crossing", "name": texts(CROSSING), "category": "crossing-unsafe"}
    ramp = {"code": "ramp", "name": texts(RAMP), "category": None, "photo": "none"}
    corners = [[24.936, 60.165], [24.953, 60.165], [24.953, 60.178], [24.936, 60.178]]
    draft = {
        "department": "streets",
        "title": texts(f"{TITLE} {new_id().hex[-6:]}"),
        "summary": texts("Before winter we want to know every worn crossing."),
        "area": {"type": "Polygon", "coordinates": [[*corners, corners[0]]]},
        "starts_at": (now - timedelta(days=1)).isoformat(),
        "ends_at": (now + timedelta(days=30)).isoformat(),
        "goal_share": 0.8,
        "kinds": [{**kind, **crossing, "questions": [question]}, {**kind, **ramp}],
    }
    path = "/api/v1/desk/campaigns"
    made = manager.asks("POST", path, draft)
    approval = {
        "note": "Agrees with our plan.",
        "is_about_things": True,
        "version": made["version"],
    }
    manager.asks("POST", f"{path}/{made['id']}/approve", approval)
    return dict(manager.asks("GET", f"/api/v1/campaigns/{made['id']}?lang=en"))


def end_campaign(playwright: Playwright, base_url: str, campaign: Mapping[str, Any]) -> None:
    manager = Caller(playwright, base_url, MANAGER)
    path = f"/api/v1/desk/campaigns/{campaign['id']}"
    read = {"version": manager.asks("GET", path)["version"]}
    manager.asks("POST", f"{path}/close", read)


def new_person(stack: Stack) -> str:
    """Return the address of somebody new, whose password is everybody's here."""
    email = somebody("mapper")
    stack.rows(
        "INSERT INTO people (id, email, name, language, password_hash, email_confirmed_at,"
        " created_at) SELECT %s, %s, 'Maija Mapper', 'en', password_hash, now(), now()"
        " FROM people WHERE email = %s RETURNING id",
        new_id(),
        email,
        RESIDENT,
    )
    return email


def standing_at(place: Mapping[str, float]) -> dict[str, Any]:
    """Return where a phone of one's own says that it is now."""
    return {
        "stood_lon": place["longitude"],
        "stood_lat": place["latitude"],
        "accuracy_m": 8,
        "captured_at": datetime.now(UTC).isoformat(),
        "device_key": f"{new_id().hex}-device",
    }


class Neighbour(Caller):
    """Somebody who plays too, without a screen."""

    def __init__(self, playwright: Playwright, base_url: str, stack: Stack) -> None:
        super().__init__(playwright, base_url, new_person(stack))
        self.asks("PATCH", "/api/v1/me/game", {"age_group": "adult"})

    def says(self, answer: str, place: Mapping[str, float]) -> None:
        """Answer the first mission at a place, standing there for a while."""
        at = {"lon": place["longitude"], "lat": place["latitude"]}
        query = f"lon={at['lon']}&lat={at['lat']}&accuracy_m=8"
        offers = self.asks("GET", f"/api/v1/quests?{query}")["offers"]
        assert offers, "nothing is asked here"
        body = {"answer": answer, "took_s": 6, **standing_at(place)}
        assert self.asks("POST", f"/api/v1/quests/{offers[0]['id']}/answer", body)["flags"] == []


def how_it_stands(stack: Stack, point_id: str) -> tuple[str, int]:
    """Return the state of a point, and how many said yes."""
    ((state, n_yes),) = stack.rows(
        "SELECT state, n_yes FROM mapping_points WHERE id = %s", point_id
    )
    return state, n_yes


def _has_answers(stack: Stack, point_id: str, n: int) -> bool:
    return how_it_stands(stack, point_id)[1] >= n


def neighbours_agree(
    playwright: Playwright, base_url: str, stack: Stack, point_id: str, place: Mapping[str, float]
) -> None:
    """Let one neighbour after another say yes, until the point becomes a report."""
    n_before = how_it_stands(stack, point_id)[1]
    for n in range(n_before + 1, MOST_ANSWERS + 1):
        Neighbour(playwright, base_url, stack).says("yes", place)
        eventually(partial(_has_answers, stack, point_id, n), 20, "it counts")
        if how_it_stands(stack, point_id)[0] != "provisional":
            break
    eventually(lambda: how_it_stands(stack, point_id)[0] == "promoted", 30, "it is a report")


def department_answers(
    playwright: Playwright, base_url: str, stack: Stack, point_id: str, outcome: str = "fixed"
) -> None:
    """Let the department answer the report that a point became."""
    ((report_id,),) = stack.rows(
        "SELECT report_id::text FROM mapping_points WHERE id = %s", point_id
    )
    ((department, status),) = stack.rows(
        "SELECT d.code, r.status FROM reports r JOIN departments d ON d.id = r.department_id"
        " WHERE r.id = %s",
        report_id,
    )
    email = f"clerk.{department}@helsinki.example"
    # The demo lets only the clerk of the streets sign in by password.
    stack.rows(
        "UPDATE people c SET password_hash = r.password_hash FROM people r"
        " WHERE c.email = %s AND r.email = %s RETURNING c.id",
        email,
        RESIDENT,
    )
    clerk = Caller(playwright, base_url, email)
    path = f"/api/v1/desk/reports/{report_id}"
    if status == "submitted":
        clerk.asks("POST", f"{path}/accept", {})
    clerk.asks("POST", f"{path}/response", {"outcome": outcome, "text": "Painted anew."})


def mapped(
    playwright: Playwright,
    base_url: str,
    stack: Stack,
    campaign: Mapping[str, Any],
    place: Mapping[str, float] = HERE,
) -> dict[str, Any]:
    """Let a neighbour put a ramp on the map, where the resident is unless said otherwise."""
    neighbour = Neighbour(playwright, base_url, stack)
    kind = next(kind for kind in campaign["kinds"] if kind["code"] == "ramp")
    body = {
        "id": str(new_id()),
        "kind_id": kind["id"],
        "lon": place["longitude"],
        "lat": place["latitude"],
        "questions_version": kind["questions_version"],
        **standing_at(place),
    }
    return dict(neighbour.asks("POST", f"/api/v1/campaigns/{campaign['id']}/points", body))


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


def answers(stack: Stack, campaign: dict[str, Any]) -> list[Any]:
    """Return what was answered in a campaign, and why it does not count."""
    return stack.rows(
        "SELECT c.answer, c.flags FROM confirmations c JOIN mapping_points p ON p.id = c.point_id"
        " WHERE p.campaign_id = %s",
        campaign["id"],
    )


class Player(Resident):
    """Somebody who maps with a phone."""

    def signs_in(self, email: str) -> None:
        """Open the app for the first time and sign in."""
        self.visits_once()
        body = json.dumps({"email": email, "password": PASSWORD})
        assert self.page.evaluate(SIGN_IN, body) == 200

    def signs_in_again_if_asked(self, email: str) -> None:
        """A browser that died may have forgotten who sat before it."""
        who = self.page.evaluate(
            "async () => (await (await fetch('/api/v1/session')).json()).person"
        )
        if who is None:
            self.signs_in(email)

    def walks_to(self, place: Mapping[str, float]) -> None:
        longitude, latitude = place["longitude"], place["latitude"]
        there = Geolocation(longitude=longitude, latitude=latitude, accuracy=place["accuracy"])
        self.context.set_geolocation(there)

    def agrees(self, words: str) -> None:
        """Say once more, on the sheet that asks, what can not be undone."""
        self.page.locator("dialog[open]").get_by_role("button", name=words, exact=True).click()

    def opens_play(self) -> None:
        self.page.goto("/play")
        expect(self.page.get_by_role("heading", name="Campaigns")).to_be_visible(timeout=20_000)

    def joins(self) -> None:
        """Say how old one is, which is all that it takes."""
        self.page.goto("/play")
        self.page.get_by_role("button", name="18 or older").click()
        expect(self.page.get_by_role("heading", name="Missions near you")).to_be_visible()

    def opens_the_campaign(self, slug: str) -> None:
        self.page.goto(f"/play/campaigns/{slug}")
        expect(self.page.get_by_role("link", name="Add a point")).to_be_visible(timeout=20_000)

    def begins_a_point(self, kind: str) -> None:
        """Say what it is; where comes next."""
        self.page.get_by_role("link", name="Add a point").click()
        self.page.get_by_role("button", name=re.compile(f"^{kind}")).click()
        expect(self.page.get_by_role("heading", name="Where is it?")).to_be_visible()

    def says_here(self) -> None:
        self.page.get_by_role("button", name="It is here").click()
        self.page.wait_for_url(re.compile("/add/details$"))

    def chooses_answer(self, words: str) -> None:
        self.page.get_by_label(words, exact=True).check()

    def photographs_it(self, photo: str) -> None:
        self.page.locator("#point-photo input[type=file]").set_input_files(photo)
        expect(self.page.locator(".photo-picker li")).to_have_count(1)

    def saves(self) -> None:
        self.page.get_by_role("button", name="Save", exact=True).click()
        self.page.wait_for_url(re.compile(r"/play/campaigns/[^/]+$"))

    def n_unsent(self) -> int:
        """Return how many things the screen says to wait."""
        shown = self.page.locator("[data-unsent]").first
        return int(shown.get_attribute("data-unsent") or "0")

    def waits_until_sent(self) -> None:
        expect(self.page.locator("[data-unsent='0']")).to_have_count(1, timeout=60_000)

    def answers_the_first_mission(self, answer: str) -> None:
        """Two taps from Play: the mission, and the answer."""
        self.page.locator(".mission").first.click()
        expect(self.page.locator("[data-reach=near]")).to_be_visible()
        # As long as looking takes.
        self.page.wait_for_timeout(LOOK_MS)
        self.page.get_by_role("button", name=answer, exact=True).click()
        expect(self.page.get_by_role("heading", name="Thank you")).to_be_visible()


def who_plays(context: BrowserContext, stack: Stack) -> Player:
    """Return somebody new who has joined the game."""
    player = Player(context)
    player.signs_in(new_person(stack))
    player.joins()
    return player
