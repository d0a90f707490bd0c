# SPDX-License-Identifier: EUPL-1.2
"""The map, the list that says the same, one's own page, and pages without JavaScript."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from pwa.e2e.conftest import CHROMIUM, DEMO_PASSWORD, device_of
from pwa.e2e.gate import Gate
from pwa.e2e.photos import photo_file
from pwa.e2e.resident import Resident, somebody
from tests.e2e.stack import Stack

Contexts = Callable[..., BrowserContext]
MAP_IDLE = "[data-map=idle]"
both_sizes = pytest.mark.parametrize("size", ["phone", "desk"])


@both_sizes
def test_the_map_shows_reports_and_says_so_in_a_list(new_context: Contexts, size: str) -> None:
    resident = Resident(new_context(**device_of(size)))
    page = resident.page

    resident.opens("/map")
    expect(page.locator(MAP_IDLE)).to_be_visible(timeout=30_000)
    expect(page.get_by_text("© OpenStreetMap contributors").first).to_be_visible()
    if size == "phone":
        page.get_by_role("button", name="List").click()

    expect(page.get_by_role("article").first).to_be_visible()


def test_without_webgl_the_list_stands_in(playwright, gate: Gate) -> None:
    browser = playwright.chromium.launch(
        executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-3d-apis"]
    )
    context = browser.new_context(base_url=gate.url, **device_of("phone"))
    resident = Resident(context)

    resident.opens("/map")

    expect(resident.page.get_by_role("article").first).to_be_visible(timeout=20_000)
    browser.close()


def test_the_map_of_the_district_is_there_without_a_connection(new_context: Contexts) -> None:
    resident = Resident(new_context())
    resident.visits_once()
    resident.opens("/map")
    expect(resident.page.locator(MAP_IDLE)).to_be_visible(timeout=30_000)
    resident.opens("/me")
    resident.page.get_by_role("button", name=re.compile("^Download")).click()
    expect(resident.page.get_by_text("On this device since")).to_be_visible(timeout=60_000)
    resident.loses_the_network()

    resident.page.goto("/map")

    expect(resident.page.locator(MAP_IDLE)).to_be_visible(timeout=30_000)


def test_a_map_that_did_not_change_is_not_fetched_again(new_context: Contexts, gate: Gate) -> None:
    resident = Resident(new_context(service_workers="block"))
    resident.opens("/map")
    expect(resident.page.locator(MAP_IDLE)).to_be_visible(timeout=30_000)
    gate.clear()

    resident.page.reload()
    expect(resident.page.locator(MAP_IDLE)).to_be_visible(timeout=30_000)

    assert gate.passed("GET", "^/tiles/base/") == []
    assert {one.status for one in gate.passed("GET", "^/tiles/reports/")} <= {204, 304}


@both_sizes
def test_filters_are_in_the_address_and_come_back_with_it(new_context: Contexts, size: str) -> None:
    resident = Resident(new_context(**device_of(size)))
    resident.opens("/reports")
    expect(resident.page.get_by_role("article").first).to_be_visible()
    everything = resident.page.get_by_role("article").count()

    resident.page.get_by_role("searchbox", name="Search in reports").fill("zzzz")
    expect(resident.page.get_by_role("article")).to_have_count(0)
    resident.page.wait_for_url(re.compile("zzzz"))
    resident.page.reload()

    expect(resident.page.get_by_role("searchbox")).to_have_value("zzzz")
    resident.page.get_by_role("searchbox").fill("")
    expect(resident.page.get_by_role("article")).to_have_count(everything)


def test_back_leads_to_where_the_list_was(new_context: Contexts) -> None:
    resident = Resident(new_context())
    resident.opens("/reports")
    cards = resident.page.get_by_role("article")
    expect(cards.nth(8)).to_be_attached()
    cards.nth(8).scroll_into_view_if_needed()
    cards.nth(8).get_by_role("link").first.click()
    resident.page.wait_for_url(re.compile(r"/reports/HKI"))

    resident.page.go_back()

    expect(cards.nth(8)).to_be_in_viewport()
    assert resident.page.evaluate("() => scrollY") > 0


def test_signing_in_and_out_keeps_what_was_written(new_context: Contexts) -> None:
    resident = Resident(new_context())
    resident.begins_without_a_photo()
    resident.opens("/sign-in")
    page = resident.page

    page.get_by_role("button", name="Use a password").click()
    page.get_by_label("E-mail address").fill("resident@helsinki.example")
    page.get_by_label("Password").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("Signed in as resident@helsinki.example")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()

    assert resident.states() == ["draft"]


def test_the_code_of_the_mail_signs_in(stack: Stack, new_context: Contexts) -> None:
    email = somebody("code")
    resident = Resident(new_context())
    resident.opens("/sign-in")
    page = resident.page
    page.get_by_label("E-mail address").fill(email)
    page.get_by_role("button", name="Send link and code").click()
    expect(page.get_by_text(f"We sent a mail to {email}")).to_be_visible()
    code = _code_of(stack, email)

    page.get_by_label("Code of six digits").fill(code)
    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page.get_by_text(f"Signed in as {email}")).to_be_visible()


def _code_of(stack: Stack, email: str) -> str:
    from tests.e2e.stack import eventually  # noqa: PLC0415 - for this one

    mail = eventually(lambda: stack.post.to(email))[-1]
    part = mail.get_body(("plain",))
    assert part is not None
    found = re.search(r"\b\d{6}\b", str(part.get_content()))
    assert found
    return found[0]


def test_the_theme_is_chosen_and_kept(new_context: Contexts) -> None:
    resident = Resident(new_context())
    resident.opens("/me")
    resident.page.get_by_label("Dark").check()

    resident.page.reload()

    expect(resident.page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(resident.page.get_by_label("Dark")).to_be_checked()


def test_without_javascript_a_report_is_sent_by_a_plain_form(
    stack: Stack, new_context: Contexts, tmp_path
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/")
    page.goto("/report")
    page.locator("select#category").select_option("pothole")
    page.locator("#address").fill("Mannerheimintie 5")
    page.locator("#description").fill("Without any script.")
    page.locator("input[type=file]").first.set_input_files(str(photo_file(tmp_path, "plain")))
    page.locator("#email").fill(somebody("plain"))
    page.locator("#send").click()
    for _ in range(2):
        # A choice of address, a question: the form asks again with everything kept.
        if "/reports/" in page.url:
            break
        place = page.locator("input[name=place]")
        if place.count():
            place.first.check()
        page.locator("#send").click()

    expect(page).to_have_url(re.compile(r"/reports/HKI-"))
    # Playwright's search by text skips <noscript>, which is what is shown here.
    expect(page.locator("#content")).to_be_visible()
    expect(page.locator("#content")).to_contain_text("Without any script.")
