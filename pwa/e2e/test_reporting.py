# SPDX-License-Identifier: EUPL-1.2
"""Reporting with a connection: by photo, by place, by keyboard alone."""

import re
from base64 import b64encode
from typing import Any

import pytest
from playwright.sync_api import expect

from pwa.e2e.conftest import HERE, device_of
from pwa.e2e.photos import CAMERA, jpeg, photo_file
from pwa.e2e.play import moved
from pwa.e2e.resident import Resident, somebody
from pwa.e2e.screens import faults
from tests.e2e.stack import Stack, eventually

#: Each is handed out once, and a second try gets another one: the nearest report is shown first.
CORNERS = (
    moved({"longitude": 24.9480, "latitude": 60.1652, "accuracy": 8}, -west_m, 0)
    for west_m in range(0, 400, 50)
)
#: On Kaisaniemenkatu, some 600 m from where the browser says that it is.
THERE = (24.9470, 60.1730)

#: Wants a photo.
POTHOLE = "Hole in the carriageway"
#: Wants none, and asks nothing.
DARK_STREET = "A whole street or path is dark"

both_sizes = pytest.mark.parametrize("size", ["phone", "desk"])


def row_of(stack: Stack, number: str) -> dict[str, Any]:
    """Return what the city knows of a report."""
    ((found,),) = stack.rows(
        """SELECT json_build_object('lon', ST_X(location), 'lat', ST_Y(location),
                  'category', c.code, 'description', description, 'address', address,
                  'subject_kind', r.subject_kind, 'subject_id', r.subject_id,
                  'photos', (SELECT count(*) FROM report_photos p WHERE p.report_id = r.id))
           FROM reports r JOIN categories c ON c.id = r.category_id WHERE number = %s""",
        number,
    )
    return dict(found)


@both_sizes
def test_a_photo_tells_where_the_problem_is(stack, new_context, tmp_path, size):
    resident = Resident(new_context(**device_of(size)))

    resident.photographs(photo_file(tmp_path, "by-photo", THERE))
    # Photo and device are 600 m apart: nobody sends the photo's place unseen.
    expect(resident.page.get_by_text("Where the photo was taken")).to_be_visible()
    resident.accepts_the_place()
    resident.chooses("hole", POTHOLE)
    resident.leaves_address(somebody("anna"))
    resident.sends()
    report = row_of(stack, resident.number())

    assert (report["category"], report["photos"]) == ("pothole", 1)
    assert (report["lon"], report["lat"]) == pytest.approx(THERE, abs=2e-5)


def test_no_photo_on_the_server_says_what_took_it(stack, new_context, tmp_path, gate):
    resident = Resident(new_context())

    resident.photographs(photo_file(tmp_path, "clean", (HERE["longitude"], HERE["latitude"])))
    resident.chooses("hole", POTHOLE)
    resident.leaves_address(somebody("anna"))
    resident.sends()
    number = resident.number()

    photo = resident.page.request.get(f"/api/v1/reports/{number}").json()["photos"][0]
    body = resident.page.request.get(photo["url"]).body()
    assert CAMERA.encode() not in body
    assert b"Exif" not in body


@both_sizes
def test_the_device_tells_where_it_is(stack, new_context, size):
    resident = Resident(new_context(**device_of(size)))

    resident.begins_without_a_photo()
    if "/what" not in resident.page.url:
        resident.accepts_the_place()
    resident.chooses("whole street", DARK_STREET)
    resident.writes("As deep as a hand.")
    resident.leaves_address(somebody("anna"))
    resident.sends()
    report = row_of(stack, resident.number())

    assert faults(resident.page) == []
    assert (report["lon"], report["lat"]) == pytest.approx(
        (HERE["longitude"], HERE["latitude"]), abs=1e-5
    )
    assert report["description"] == "As deep as a hand."


@both_sizes
def test_everything_can_be_done_by_address_and_keyboard(stack, new_context, size):
    options = device_of(size) | {"permissions": []}
    resident = Resident(new_context(**options))
    page, keys = resident.page, resident.page.keyboard

    def tab_to(name: str, presses: int = 60) -> None:
        # Whoever tabs past a screen that is still loading misses what comes.
        expect(page.get_by_text(name).locator("visible=true").first).to_be_visible()
        for _ in range(presses):
            keys.press("Tab")
            label = page.evaluate(
                """() => {
                  const it = document.activeElement;
                  if (!it?.matches("a, button, input, select, textarea")) return "";
                  return it.labels?.[0]?.textContent || it.textContent;
                }"""
            )
            if name.lower() in label.lower():
                return
        raise AssertionError(f"no way to {name!r} by the keyboard")

    resident.opens("/")
    tab_to("Report a problem")
    keys.press("Enter")
    page.wait_for_url(re.compile(r"/report$"))
    tab_to("Without a photo")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Where is it?")).to_be_visible()
    tab_to("Search for an address")
    keys.type("mannerheimintie 5")
    # What Enter takes is the first that is shown, and half an address finds others.
    expect(page.locator(".choices .choice").first).to_contain_text("Mannerheimintie 5")
    keys.press("Enter")
    expect(page.locator(".place-address")).to_contain_text("Mannerheimintie 5")
    tab_to("Use this place")
    keys.press("Enter")
    tab_to("What is wrong?")
    keys.type("whole street")
    expect(page.locator(".category-choose").first).to_contain_text(DARK_STREET)
    keys.press("Enter")
    tab_to("Tell more")
    keys.type("By the keyboard alone.")
    tab_to("Your e-mail address")
    keys.type(somebody("anna"))
    tab_to("Send report")
    keys.press("Enter")
    report = row_of(stack, resident.number())

    assert report["description"] == "By the keyboard alone."
    assert report["address"].startswith("Mannerheimintie 5")


@both_sizes
def test_a_category_about_a_building_asks_which(stack, new_context, size):
    resident = Resident(new_context(**device_of(size)))

    resident.begins_without_a_photo()
    if "/what" not in resident.page.url:
        resident.accepts_the_place()
    resident.chooses("stairwell", "Stairwell is dark")
    resident.leaves_address(somebody("anna"))
    resident.page.get_by_role("button", name="Send report").click()
    summary = resident.page.get_by_role("alert").filter(has_text="Choose which building it is")
    expect(summary.first).to_be_visible()
    resident.page.get_by_role("radio").first.check()
    resident.sends()
    report = row_of(stack, resident.number())

    assert report["subject_kind"] == "building"
    assert report["subject_id"] is not None


SHARE = """async (photo) => {
  const bytes = Uint8Array.from(atob(photo), (letter) => letter.charCodeAt(0));
  const files = new DataTransfer();
  files.items.add(new File([bytes], "IMG_1.jpg", { type: "image/jpeg" }));
  const form = document.createElement("form");
  Object.assign(form, { action: "/report/share", method: "post", enctype: "multipart/form-data" });
  const photos = Object.assign(document.createElement("input"), { type: "file", name: "photos" });
  photos.files = files.files;
  const text = document.createElement("input");
  Object.assign(text, { name: "text", value: "From the gallery." });
  form.append(photos, text);
  document.body.append(form);
  form.submit();
}"""


def test_a_photo_that_another_app_shares_begins_a_report(new_context):
    resident = Resident(new_context())
    resident.visits_once()
    photo = b64encode(jpeg("shared", (HERE["longitude"], HERE["latitude"]))).decode()

    with resident.page.expect_navigation(url=re.compile(r"/report/[0-9a-f-]{36}")):
        resident.page.evaluate(SHARE, photo)

    expect(resident.page.get_by_role("heading", level=1).first).to_be_visible()
    (kept,) = resident.kept()
    assert (kept["description"], len(kept["photo_ids"])) == ("From the gallery.", 1)


def test_the_reporter_gets_a_mail_that_opens_the_report(stack, new_context):
    email = somebody("mailed")
    resident = Resident(new_context())
    resident.begins_without_a_photo()
    if "/what" not in resident.page.url:
        resident.accepts_the_place()
    resident.chooses("whole street", DARK_STREET)
    resident.leaves_address(email)
    resident.sends()
    number = resident.number()

    mail = eventually(lambda: stack.post.to(email, number))[0]
    part = mail.get_body(("plain",))
    assert part is not None
    link = re.search(r"http://\S+/reports/\S+", str(part.get_content()))
    assert link
    other = Resident(new_context())
    other.page.goto(link[0])

    expect(other.page.get_by_text(number).first).to_be_visible()
    # Whoever looks over the shoulder, or gets the address by "share", does not get the key.
    other.page.wait_for_function("() => !location.search.includes('key=')")


def test_a_neighbour_says_me_too_in_one_tap_and_writes_nothing(stack, new_context):
    corner = next(CORNERS)
    first = Resident(new_context(geolocation=corner))
    first.begins_without_a_photo()
    if "/what" not in first.page.url:
        first.accepts_the_place()
    first.chooses("whole street", DARK_STREET)
    first.leaves_address(somebody("anna"))
    first.sends()
    number = first.number()

    second = Resident(new_context(geolocation=corner))
    second.begins_without_a_photo()
    if "/what" not in second.page.url:
        second.accepts_the_place()
    second.chooses("whole street", DARK_STREET)
    theirs = second.page.get_by_role("article").filter(
        has=second.page.locator(f"a[href='/reports/{number}']")
    )
    theirs.get_by_role("button", name="Me too").click()
    expect(second.page.get_by_text("Your “me too” counts")).to_be_visible()

    ((n,),) = stack.rows(
        "SELECT count(*) FROM supporters s JOIN reports r ON r.id = s.report_id WHERE number = %s",
        number,
    )
    assert n == 1
