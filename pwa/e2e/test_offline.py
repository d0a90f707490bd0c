# SPDX-License-Identifier: EUPL-1.2
"""What is written without a connection arrives, once, whatever happens in between."""

import contextlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, expect

from pwa.e2e.conftest import HERE
from pwa.e2e.gate import Fault, Gate
from pwa.e2e.photos import photo_file
from pwa.e2e.resident import Address, Resident, somebody
from pwa.e2e.test_reporting import DARK_STREET, POTHOLE
from tests.e2e.stack import Stack, eventually

PLACE = (HERE["longitude"], HERE["latitude"])
LOOK_FOR_UPDATE = "() => navigator.serviceWorker.getRegistration().then((it) => it.update())"
#: Enough for a draft, too little for a photo.
ROOM_FOR_WORDS_BYTES = 60_000
#: As src/api/uploads.ts cuts photos.
CHUNK_BYTES = 128 * 1024
#: How long a test waits for what the app does by itself, in milliseconds.
PATIENCE_MS = 60_000


@pytest.fixture(params=["phone", "desk"])
def size(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def sent_by(stack: Stack, email: Address) -> list[tuple[str, int]]:
    """Return the reports of somebody on the server: number and how many photos."""
    rows = stack.rows(
        """SELECT number, (SELECT count(*) FROM report_photos p WHERE p.report_id = r.id)
           FROM reports r WHERE contact_email = %s ORDER BY number""",
        email,
    )
    return [(str(number), int(n)) for number, n in rows]


def writes_with_photo(resident: Resident, photo: Path, email: Address) -> None:
    """Write a report with a photo up to the tap on "Send"."""
    resident.photographs(photo)
    if "/what" not in resident.page.url:
        resident.accepts_the_place()
    resident.chooses("hole", POTHOLE)
    resident.leaves_address(email)


def writes(resident: Resident, email: Address, text: str = "") -> None:
    """Write a report without a photo up to the tap on "Send"."""
    resident.begins_without_a_photo()
    if "/what" not in resident.page.url:
        resident.accepts_the_place()
    resident.chooses("whole street", DARK_STREET)
    resident.leaves_address(email)
    if text:
        resident.writes(text)


def crash(context: BrowserContext) -> None:
    """End the browser as an empty battery does."""
    page = context.pages[0]
    with contextlib.suppress(Error):
        context.new_cdp_session(page).send("Browser.crash")


def test_three_reports_written_in_airplane_mode_survive_a_crash_and_arrive_once(
    stack: Stack, profile: Callable[..., BrowserContext], gate: Gate, tmp_path: Path
) -> None:
    email = somebody("airplane")
    resident = Resident(profile())
    resident.visits_once()
    resident.loses_the_network()
    for name in ("one", "two", "three"):
        writes_with_photo(resident, photo_file(tmp_path, name, PLACE), email)
        resident.sends()
        resident.waits()
    assert resident.states() == ["waiting"] * 3
    crash(resident.context)
    assert sent_by(stack, email) == []

    again = Resident(profile())
    again.opens("/me")
    again.waits_until_all_is_sent(PATIENCE_MS)

    arrived = sent_by(stack, email)
    assert [n for _, n in arrived] == [1, 1, 1]
    for number, _ in arrived:
        expect(again.page.get_by_text(number).first).to_be_visible()
    assert len(gate.passed("POST", "/api/v1/reports$")) == 3


def test_everything_on_the_way_to_send_works_in_airplane_mode(
    new_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    resident = Resident(new_context())
    resident.visits_once()
    resident.loses_the_network()

    resident.begins_without_a_photo()
    if "/what" in resident.page.url:
        resident.page.get_by_role("link", name="Change the place").click()
    resident.page.get_by_role("searchbox", name="Search for an address").fill("manerheimintie 5")
    resident.page.locator(".choices .choice").first.click()
    expect(resident.page.locator(".place-address")).to_contain_text("Mannerheimintie 5")
    resident.page.get_by_role("button", name="Use this place").click()
    resident.chooses("улица", DARK_STREET)
    resident.writes("Written without a signal.")
    resident.leaves_address(somebody("offline"))
    resident.sends()
    resident.page.reload()

    resident.waits()
    (kept,) = resident.kept()
    assert (kept["state"], kept["description"]) == ("waiting", "Written without a signal.")


def test_an_upload_that_was_cut_goes_on_where_it_was(
    stack: Stack, new_context: Callable[..., BrowserContext], gate: Gate, tmp_path: Path
) -> None:
    email = somebody("cut")
    resident = Resident(new_context())
    writes_with_photo(resident, photo_file(tmp_path, "cut", PLACE), email)
    gate.set(Fault("PATCH", "/photo-uploads/", after=1, cut_after_bytes=40_000))

    resident.sends()
    resident.waits()
    resident.waits_until_all_is_sent(PATIENCE_MS)

    assert [n for _, n in sent_by(stack, email)] == [1]
    offsets = [
        int(part.headers["Upload-Offset"]) for part in gate.passed("PATCH", "/photo-uploads/")
    ]
    # The bytes that came through before the cut are not sent again.
    assert offsets[:3] == [0, CHUNK_BYTES, CHUNK_BYTES]


@pytest.mark.parametrize(
    ("status", "headers", "why"),
    [
        (500, {}, "The server has a fault"),
        (429, {"Retry-After": "2"}, "Too many at once"),
        (401, {}, "You are signed out"),
    ],
)
def test_a_server_that_can_not_take_it_now_gets_it_later(
    stack: Stack,
    new_context: Callable[..., BrowserContext],
    gate: Gate,
    status: int,
    headers: dict[str, str],
    why: str,
) -> None:
    email = somebody(f"status{status}")
    resident = Resident(new_context())
    writes(resident, email)
    gate.set(Fault("POST", "/api/v1/reports$", times=1, status=status, headers=headers))

    resident.sends()
    expect(resident.page.get_by_text(why).first).to_be_visible(timeout=PATIENCE_MS)
    assert sent_by(stack, email) == []
    if status == 401:
        # Nobody signs in here: opening the app again is another try.
        resident.opens("/")
        resident.page.evaluate("() => dispatchEvent(new Event('online'))")
    resident.waits_until_all_is_sent(PATIENCE_MS)

    assert len(sent_by(stack, email)) == 1


def test_what_the_city_refuses_goes_back_to_its_writer_and_nothing_is_lost(
    stack: Stack, new_context: Callable[..., BrowserContext], gate: Gate
) -> None:
    email = somebody("refused")
    resident = Resident(new_context())
    writes(resident, email, "The words that must not be lost.")
    problem = {
        "type": "/problems/invalid-body",
        "title": "Something in the request is missing or wrong",
        "detail": "The description says too little.",
    }
    gate.set(Fault("POST", "/api/v1/reports$", times=1, status=422, problem=problem))

    resident.sends()
    expect(resident.page.get_by_text("The description says too little.")).to_be_visible()
    resident.page.get_by_role("button", name="Correct it").click()
    expect(resident.page.get_by_label("Tell more")).to_have_value(
        "The words that must not be lost."
    )
    resident.writes("Many words more.")
    resident.sends()
    resident.waits_until_all_is_sent(PATIENCE_MS)

    assert len(sent_by(stack, email)) == 1


def test_an_answer_that_was_lost_does_not_make_two_reports(
    stack: Stack, new_context: Callable[..., BrowserContext], gate: Gate
) -> None:
    email = somebody("lost")
    resident = Resident(new_context())
    writes(resident, email)
    gate.set(Fault("POST", "/api/v1/reports$", times=1, loses_answer=True))

    resident.sends()
    eventually(lambda: sent_by(stack, email), what="the report on the server")
    resident.waits_until_all_is_sent(PATIENCE_MS)

    ((number, _),) = sent_by(stack, email)
    assert resident.number() == number


def test_two_tabs_send_one_report(
    stack: Stack, new_context: Callable[..., BrowserContext], gate: Gate, tmp_path: Path
) -> None:
    email = somebody("tabs")
    context = new_context()
    resident = Resident(context)
    resident.visits_once()
    resident.loses_the_network()
    writes_with_photo(resident, photo_file(tmp_path, "tabs", PLACE), email)
    resident.sends()
    second = context.new_page()
    second.goto("/me")
    gate.clear()

    resident.finds_the_network()
    for page in (resident.page, second):
        page.evaluate("() => dispatchEvent(new Event('online'))")
    resident.waits_until_all_is_sent(PATIENCE_MS)

    assert [n for _, n in sent_by(stack, email)] == [1]
    assert len(gate.passed("POST", "/api/v1/reports$")) == 1


def test_the_browser_wakes_the_service_worker_to_send(
    stack: Stack, new_context: Callable[..., BrowserContext]
) -> None:
    email = somebody("sync")
    context = new_context()
    resident = Resident(context)
    resident.visits_once()
    resident.loses_the_network()
    writes(resident, email)
    resident.sends()
    resident.waits()
    browser = context.new_cdp_session(resident.page)
    registrations: list[Any] = []
    browser.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: registrations.extend(event["registrations"]),
    )
    browser.send("ServiceWorker.enable")
    resident.page.wait_for_timeout(200)

    # No tab of the app is open when the network comes back.
    resident.page.goto("about:blank")
    resident.finds_the_network()
    browser.send(
        "ServiceWorker.dispatchSyncEvent",
        {
            "origin": stack.url,
            "registrationId": registrations[0]["registrationId"],
            "tag": "outbox",
            "lastChance": False,
        },
    )

    eventually(lambda: sent_by(stack, email), what="the report of the service worker")
    assert len(sent_by(stack, email)) == 1


def test_a_draft_outlives_a_switch_of_language(new_context: Callable[..., BrowserContext]) -> None:
    resident = Resident(new_context())
    writes(resident, somebody("language"), "Half a sentence")
    draft = re.search(r"/report/[0-9a-f-]+", resident.page.url)
    assert draft

    resident.opens("/me")
    resident.page.get_by_label("Language").select_option("fi")
    expect(resident.page.get_by_role("heading", name="Minä")).to_be_visible()
    resident.page.goto(f"{draft[0]}/send")

    expect(resident.page.get_by_role("button", name="Lähetä ilmoitus")).to_be_visible()
    expect(resident.page.locator("textarea")).to_have_value("Half a sentence")
    expect(resident.page.get_by_text("katu", exact=False).first).to_be_visible()


def test_a_newer_version_waits_for_the_resident_and_keeps_what_was_written(
    stack: Stack, new_context: Callable[..., BrowserContext]
) -> None:
    resident = Resident(new_context())
    resident.visits_once()
    resident.loses_the_network()
    writes(resident, somebody("update"), "Before the update")
    resident.sends()
    resident.begins_without_a_photo()
    resident.finds_the_network()
    worker = stack.folder / "client" / "sw.js"
    before = worker.read_text()
    for packed in worker.parent.glob("sw.js.*"):
        packed.unlink()
    try:
        worker.write_text(f"{before}\n// another release")
        resident.opens("/")
        resident.page.evaluate(
            "() => navigator.serviceWorker.getRegistration().then((r) => r.update())"
        )
        prompt = resident.page.get_by_role("button", name="Update now")
        expect(prompt).to_be_visible(timeout=PATIENCE_MS)
        with resident.page.expect_navigation():
            prompt.click()
    finally:
        worker.write_text(before)

    expect(resident.page.get_by_role("navigation", name="Main")).to_be_visible()
    texts = {report["description"] for report in resident.kept()}
    assert "Before the update" in texts
    assert len(resident.kept()) == 2


def test_a_full_device_is_told_before_the_photo_is_lost(
    new_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    context = new_context()
    resident = Resident(context)
    resident.opens("/report")
    browser = context.new_cdp_session(resident.page)
    origin = resident.page.evaluate("() => location.origin")
    used = resident.page.evaluate("() => navigator.storage.estimate().then((it) => it.usage)")
    quota = {"origin": origin, "quotaSize": used + ROOM_FOR_WORDS_BYTES}
    browser.send("Storage.overrideQuotaForOrigin", quota)

    resident.page.locator("input[data-photos=camera]").set_input_files(
        str(photo_file(tmp_path, "full", PLACE))
    )

    expect(resident.page.get_by_text("This device is full")).to_be_visible(timeout=PATIENCE_MS)
    browser.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    resident.page.get_by_role("button", name="Try again").click()
    resident.page.wait_for_url(re.compile(r"/report/[0-9a-f-]{36}"))
    assert [len(report["photo_ids"]) for report in resident.kept()] == [1]
