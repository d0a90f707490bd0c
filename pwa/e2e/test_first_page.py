# SPDX-License-Identifier: EUPL-1.2
from playwright.sync_api import expect


def test_the_first_page_offers_to_report(new_context, stack):
    page = new_context().new_page()

    page.goto("/")

    expect(page.get_by_role("link", name="Report a problem").first).to_be_visible()
