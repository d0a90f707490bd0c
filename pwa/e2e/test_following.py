# SPDX-License-Identifier: EUPL-1.2
"""After "sent": the page of a report, what its reporter and its neighbours do there."""

import re
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import requests
from playwright.sync_api import BrowserContext, Page, expect

from civic.platform.ids import new_id
from pwa.e2e.conftest import HERE, device_of
from pwa.e2e.photos import jpeg, photo_file
from pwa.e2e.resident import Address, Resident, somebody
from pwa.e2e.screens import faults
from tests.e2e.stack import Stack, eventually

#: The page of a report, with the key that only its reporter is mailed.
OWN_LINK = r"http://\S+/reports/\S+key=\S+"
PASSWORD = "nine boats in the north harbour"
Contexts = Callable[..., BrowserContext]


class Clerk:
    """Somebody signed in at the desk of the department that has a report."""

    def __init__(self, stack: Stack, report: dict[str, Any]) -> None:
        email = f"{new_id().hex}@city.example"
        work = ("--role", "clerk", "--department", report["department"]["code"], "--password")
        stack.civic("person", "add", email, *work, stdin=PASSWORD)
        self.report_id = report["id"]
        self.url = stack.url
        self.web = requests.Session()
        signed_in = self.web.post(
            f"{self.url}/api/v1/session", json={"email": email, "password": PASSWORD}, timeout=20
        )
        self.web.headers["X-CSRFToken"] = signed_in.json()["csrf_token"]

    def does(self, what: str, **body: Any) -> None:
        path = f"{self.url}/api/v1/desk/reports/{self.report_id}/{what}"
        answer = self.web.post(path, json=body, timeout=20)
        assert answer.ok, answer.text

    def answers(self, text: str) -> None:
        photo = self.web.post(
            f"{self.url}/api/v1/photos", files={"photo": ("a.jpg", jpeg("fixed"))}, timeout=20
        ).json()
        self.does("response", outcome="fixed", text=text, photo_ids=[photo["id"]])


def submitted(stack: Stack, email: Address) -> dict[str, Any]:
    """Submit a report by the API and return it; the browser knows nothing of it."""
    draft = {
        "id": str(new_id()),
        "category": "lamps-row-dark",
        "lon": HERE["longitude"],
        "lat": HERE["latitude"],
        "description": "Dark from the tram stop to the church.",
        "email": email,
        "language": "en",
    }
    answer = requests.post(f"{stack.url}/api/v1/reports", json=draft, timeout=20)
    assert answer.status_code == 201, answer.text
    return answer.json()  # type: ignore[no-any-return]  # JSON


def text_of(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def mailed(stack: Stack, email: Address, pattern: str) -> str:
    """Return the link that somebody gets by mail; which of several mails is first is no promise."""

    def look() -> str | None:
        texts = map(text_of, stack.post.to(email))
        return next((found[0] for text in texts if (found := re.search(pattern, text))), None)

    return eventually(look, what=f"a mail to {email} with {pattern}")


def opened(context: BrowserContext, link: str) -> Page:
    page = context.new_page()
    page.goto(link)
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    return page


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_a_bad_grade_from_the_mail_reopens_the_report(
    stack: Stack, new_context: Contexts, size: str
) -> None:
    email = somebody("rates")
    report = submitted(stack, email)
    Clerk(stack, report).answers("All lamps have new bulbs.")

    rating = mailed(stack, email, r"http://\S+grade=1\S*")
    page = opened(new_context(**device_of(size)), rating)
    expect(page.get_by_text("All lamps have new bulbs.").first).to_be_visible()
    expect(page.get_by_role("radio", checked=True)).to_have_value("1")
    assert faults(page) == []
    page.get_by_role("button", name="Send rating").click()
    expect(page.get_by_role("alert").first).to_contain_text("Write a few words")
    page.get_by_label("What should the department know?").fill("Dark again since last night.")
    page.get_by_role("button", name="Send rating").click()

    expect(page.get_by_text("The report is open again").first).to_be_visible()
    expect(page.get_by_text("Second attempt").locator("visible=true").first).to_be_visible()
    ((status, cycle),) = stack.rows("SELECT status, cycle FROM reports WHERE id = %s", report["id"])
    assert (status, cycle) == ("reopened", 2)


def test_rating_works_by_keyboard_alone(stack: Stack, new_context: Contexts) -> None:
    email = somebody("keys")
    report = submitted(stack, email)
    Clerk(stack, report).answers("Done.")
    page = opened(new_context(**device_of("desk")), mailed(stack, email, OWN_LINK))
    keys = page.keyboard

    def tab_until(selector: str) -> None:
        for _ in range(60):
            keys.press("Tab")
            if page.evaluate("(it) => document.activeElement?.matches(it)", selector):
                return
        raise AssertionError(f"no way to {selector} by the keyboard")

    # Whoever tabs past a page that is still loading misses what comes.
    expect(page.locator("#rate")).to_be_visible()
    tab_until("#rate input[type=radio]")
    for _ in range(4):
        keys.press("ArrowRight")
    tab_until("#rate button[type=submit]")
    keys.press("Enter")

    expect(page.get_by_text("Your rating was sent").first).to_be_visible()
    ((status,),) = stack.rows("SELECT status FROM reports WHERE id = %s", report["id"])
    assert status == "closed"


def test_the_reporter_answers_a_question_with_a_photo(
    stack: Stack, new_context: Contexts, tmp_path: Path
) -> None:
    email = somebody("asked")
    report = submitted(stack, email)
    clerk = Clerk(stack, report)
    clerk.does("start")
    clerk.does("question", text="Which side of the street is dark?")

    page = opened(new_context(), mailed(stack, email, r"http://\S+#reply"))
    expect(page.get_by_text("Which side of the street is dark?").first).to_be_visible()
    page.get_by_label("Your answer").fill("The side of the church.")
    page.locator("#reply input[type=file], .follow-panel input[type=file]").first.set_input_files(
        str(photo_file(tmp_path, "side"))
    )
    page.get_by_role("button", name="Send answer").click()

    expect(page.get_by_text("Your answer was sent").first).to_be_visible(timeout=30_000)
    expect(page.get_by_text("The side of the church.").first).to_be_visible()
    ((status,),) = stack.rows("SELECT status FROM reports WHERE id = %s", report["id"])
    assert status == "in_progress"


def test_a_report_can_be_changed_for_a_quarter_of_an_hour_and_taken_back(
    stack: Stack, new_context: Contexts
) -> None:
    email = somebody("changes")
    report = submitted(stack, email)
    page = opened(new_context(), mailed(stack, email, OWN_LINK))

    page.get_by_role("button", name="Change the report").click()
    page.get_by_label("What is wrong").fill("Dark from the tram stop to the square.")
    page.get_by_role("button", name="Save the change").click()
    expect(page.get_by_text("Dark from the tram stop to the square.").first).to_be_visible()
    page.get_by_role("button", name="Take it back").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Take it back").click()

    expect(page.get_by_text("You took it back").first).to_be_visible()
    ((status, text),) = stack.rows(
        "SELECT status, description FROM reports WHERE id = %s", report["id"]
    )
    assert (status, text) == ("withdrawn", "Dark from the tram stop to the square.")


def test_a_neighbour_says_me_too_follows_by_mail_and_stops(
    stack: Stack, new_context: Contexts
) -> None:
    report = submitted(stack, somebody("first"))
    email = somebody("follower")
    context = new_context()
    page = opened(context, f"/reports/{report['number']}")

    page.get_by_role("button", name="Me too").click()
    expect(page.get_by_text("1 neighbour says “me too”").first).to_be_visible()
    page.get_by_role("button", name="Follow", exact=True).click()
    page.get_by_label("E-mail address").fill(email)
    page.get_by_role("button", name="Send me the link").click()
    expect(page.get_by_text(email).first).to_be_visible()
    confirm = opened(context, mailed(stack, email, r"http://\S+/follow/\S+"))
    confirm.get_by_role("button", name="Yes, send me the news").click()
    expect(confirm.get_by_text("You now follow the report").first).to_be_visible()
    Clerk(stack, report).answers("The cable is mended.")
    end = opened(context, mailed(stack, email, r"http://\S+/unfollow/\S+"))
    assert not any("key=" in text_of(mail) for mail in stack.post.to(email))
    end.get_by_role("button", name="Stop the mails").click()

    expect(end.get_by_text("No more mails about this report").first).to_be_visible()
    rows = stack.rows("SELECT n_supporters FROM reports WHERE id = %s", report["id"])
    assert rows == [(1,)]


def test_the_date_says_how_it_was_computed(stack: Stack, new_context: Contexts) -> None:
    report = submitted(stack, somebody("why"))
    page = opened(new_context(), f"/reports/{report['number']}")

    page.get_by_role("button", name="How was this date computed?").first.click()

    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("The report was received on")
    expect(dialog).to_contain_text("Rule: promise")
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert page.url.endswith(report["number"])


def test_what_nobody_may_see_says_so_and_no_more(stack: Stack, new_context: Contexts) -> None:
    page = opened(new_context(), "/reports/HKI-2026-999999")

    expect(page.get_by_text("only its reporter may see it").first).to_be_visible()


def test_a_page_that_was_seen_is_there_without_a_connection(
    stack: Stack, new_context: Contexts
) -> None:
    report = submitted(stack, somebody("seen"))
    resident = Resident(new_context())
    resident.visits_once()
    resident.opens(f"/reports/{report['number']}")
    expect(resident.page.get_by_text(report["number"]).first).to_be_visible()
    expect(resident.page.locator(".clock").first).to_be_visible()
    resident.loses_the_network()

    resident.page.reload()

    expect(resident.page.get_by_text(report["number"]).first).to_be_visible()
    expect(resident.page.get_by_text("This is how the report was on").first).to_be_visible()
