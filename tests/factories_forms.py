# SPDX-License-Identifier: EUPL-1.2
"""The plain report form, filled in and sent as a browser does it."""

from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from civic.reports.models import Report
from tests.factories_pages import BROWSER, Page

EMAIL = "resident@people.example"
Fields = dict[str, str | list[str]]


class _Form(HTMLParser):
    """The fields of the form that a path takes, with what stands in them."""

    def __init__(self, response: TestResponse, action: str) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self._action, self._is_inside, self._in = action, False, ""
        self.feed(response.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_inside = found["action"].partition("?")[0] == self._action
        if not self._is_inside:
            return
        match tag:
            case "input":
                self._take(found)
            case "select" | "textarea":
                self._in = found["name"]
                self.fields[self._in] = [""]
            case "option" if "selected" in found:
                self.fields[self._in] = [found["value"]]

    def handle_endtag(self, tag: str) -> None:
        if tag in ("select", "textarea"):
            self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in and self.lasttag == "textarea":
            self.fields[self._in] = [data]

    def _take(self, found: dict[str, str]) -> None:
        kind = found.get("type", "text")
        is_sent = kind != "file" and (kind not in ("radio", "checkbox") or "checked" in found)
        if is_sent:
            self.fields.setdefault(found["name"], []).append(found.get("value", ""))


def fields_of(response: TestResponse, action: str = "/report") -> Fields:
    """Return what a browser would send of the form as it stands, photos aside."""
    found = _Form(response, action).fields
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def filled_in(client: FlaskClient, **typed: Any) -> Fields:
    """Return the fields of a new form with a report in them."""
    written = {
        "category": "pothole",
        "address": "Aleksanterinkatu 5",
        "description": "A deep hole",
        "email": EMAIL,
    }
    return fields_of(client.get("/report")) | written | typed


def again(response: TestResponse, **typed: Any) -> Fields:
    """Return the fields of the form that is shown again, some of them changed."""
    return fields_of(response) | typed


def send(client: FlaskClient, data: Fields, *photos: bytes) -> TestResponse:
    """Send the form with photos."""
    files = [(BytesIO(photo), "photo.jpg") for photo in photos]
    return client.post(
        "/report",
        data=dict(data) | {"photos": files},
        content_type="multipart/form-data",
        headers=BROWSER,
    )


def faulty(response: TestResponse) -> list[str]:
    """Return the fields that the summary leads to; each of them is there."""
    page = Page(response)
    wanted = [a["href"][1:] for a in page.all("a") if a.get("href", "").startswith("#")]
    assert set(wanted) <= {found["id"] for _, found in page.elements if "id" in found}
    return [name for name in wanted if name != "content"]


def received(session: Session) -> list[Report]:
    """Return all reports as they are in the database, oldest first."""
    session.expire_all()
    return list(session.scalars(select(Report).order_by(Report.received_at)))
