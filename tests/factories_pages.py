# SPDX-License-Identifier: EUPL-1.2
"""Reading pages as people and browsers do."""

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlencode

from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from civic.accounts.models import Person
from civic.platform.signing import token
from civic.reports.models import Report
from civic.reports.queries import REPORT_KEY
from tests.factories import PASSWORD, make_person

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
Element = tuple[str, dict[str, str]]


class Page(HTMLParser):
    """The words of a page, and its elements with their attributes, in their order."""

    def __init__(self, response: TestResponse) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[Element] = []
        self.feed(response.text)
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str, **attributes: str) -> Iterator[dict[str, str]]:
        """Return the attributes of all elements of this kind that have `attributes`."""
        for name, found in self.elements:
            if name == tag and attributes.items() <= found.items():
                yield found

    def one(self, tag: str, **attributes: str) -> dict[str, str]:
        """Return the attributes of the one element of this kind that has `attributes`."""
        (found,) = self.all(tag, **attributes)
        return found

    def form(self, action: str) -> dict[str, str]:
        """Return what the form with this path would send: its hidden and filled-in fields."""
        inside, fields = False, {}
        for tag, found in self.elements:
            if tag == "form":
                inside = found["action"].partition("?")[0] == action
            is_given = found.get("type") != "radio" or "checked" in found
            if inside and tag == "input" and is_given:
                fields[found["name"]] = found.get("value", "")
        return fields


def key_of(report: Report) -> str:
    """Return the key in the links of the report's mails."""
    return token(str(report.id), purpose=REPORT_KEY)


def address(report: Report, path: str = "", *, own: bool = True, **query: str) -> str:
    """Return the address of the report's page, as its reporter has it."""
    parameters = ({"key": key_of(report)} if own else {}) | query
    query_text = f"?{urlencode(parameters)}" if parameters else ""
    return f"/reports/{report.number}{path}{query_text}"


def sign_in(client: FlaskClient, session: Session, person: Person | None = None) -> Person:
    """Sign in on the page with a password, as a new person if none is given."""
    known = person or make_person(session, password=PASSWORD)
    sent = Page(client.get("/sign-in")).form("/sign-in")
    response = client.post("/sign-in", data=sent | {"email": known.email, "password": PASSWORD})
    assert response.status_code == 303, response.text
    return known
