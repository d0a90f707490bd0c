# SPDX-License-Identifier: EUPL-1.2
"""A clerk covers a face in a photo, by brush and by numbers; it is gone for everybody."""

from collections.abc import Callable
from io import BytesIO

from PIL import Image
from playwright.sync_api import BrowserContext, Playwright, expect

from pwa.e2e.conftest import DESK, HERE
from pwa.e2e.field import Clerk, reports_here
from pwa.e2e.gate import Gate
from pwa.e2e.screens import faults


def test_what_a_clerk_covers_is_gone_from_the_photo_and_its_old_address_is_dead(
    gate: Gate, new_context: Callable[..., BrowserContext], playwright: Playwright
) -> None:
    report = reports_here(playwright, gate.url, HERE, 1)[0]
    clerk = Clerk(new_context(viewport=DESK, is_mobile=False, has_touch=False))
    clerk.signs_in(gate.url)
    page = clerk.page
    page.goto(f"/desk/reports/{report['number']}")
    page.get_by_role("button", name="Cover a part of the photo").click(timeout=20_000)
    canvas = page.locator("dialog.redact canvas")
    expect(canvas).to_be_visible(timeout=20_000)
    box = canvas.bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    page.mouse.move(middle[0] - 60, middle[1])
    page.mouse.down()
    page.mouse.move(middle[0] + 60, middle[1], steps=8)
    page.mouse.up()
    page.get_by_text("By numbers and arrow keys").click()
    page.get_by_role("button", name="Add a rectangle").click()
    page.get_by_label("From the left").fill("5")
    assert faults(page) == []
    page.get_by_role("button", name="Cover for good").click()
    expect(page.locator("dialog.redact")).to_have_count(0, timeout=20_000)

    anybody = playwright.request.new_context(base_url=gate.url)
    old = report["photos"][0]["url"].replace("{size}", "large")
    assert anybody.get(old).status == 404
    new = anybody.get(f"/api/v1/reports/{report['id']}").json()["photos"][0]["url"]
    with Image.open(BytesIO(anybody.get(new.replace("{size}", "large")).body())) as photo:
        pixels = photo.convert("RGB")
    width, height = pixels.size
    for x in (width // 2, width // 10):
        found = pixels.getpixel((x, height // 2))
        assert isinstance(found, tuple)
        assert max(found) < 24
    anybody.dispose()
