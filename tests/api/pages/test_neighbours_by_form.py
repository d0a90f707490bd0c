# SPDX-License-Identifier: EUPL-1.2
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from civic.accounts.queries import actor_of
from civic.pages.report_routes import SUPPORTER_COOKIE
from civic.platform.clock import utc_now
from civic.reports.models import Follower, Report
from tests.factories import City, make_category, make_city, make_report, reload
from tests.factories_pages import BROWSER, Page, address, sign_in
from tests.factories_reports import told


@pytest.fixture
def city(session: Session) -> City:
    return make_city(session)


@pytest.fixture
def report(session: Session, city: City) -> Report:
    return make_report(session, now=utc_now())


def shown(client: FlaskClient, report: Report) -> Page:
    return Page(client.get(address(report, own=False)))


def press(client: FlaskClient, report: Report, form: str, **typed: str) -> TestResponse:
    """Send a form of the page as it stands there."""
    fields = shown(client, report).form(f"/reports/{report.number}/{form}")
    return client.post(
        address(report, f"/{form}", own=False),
        data=fields | typed,
        headers=BROWSER | {"Origin": "http://civic.test"},
    )


def forms(page: Page) -> set[str]:
    actions = (found["action"].partition("?")[0] for found in page.all("form", method="post"))
    return {action.rpartition("/")[2] for action in actions}


def test_me_too_is_one_press_and_counts_once(
    client: FlaskClient, session: Session, report: Report
) -> None:
    first = press(client, report, "support")
    client.post(address(report, "/support", own=False))

    assert first.status_code == 303
    assert first.location == address(report, own=False)
    assert reload(session, report.id).n_supporters == 1
    page = shown(client, report)
    assert "1 neighbour says: me too You are one of them." in page.text
    assert "support" not in forms(page)


def test_me_too_of_a_device_is_kept_in_a_cookie_for_nothing_else(
    client: FlaskClient, report: Report
) -> None:
    before = client.get(address(report, own=False))
    response = press(client, report, "support")

    assert "Set-Cookie" not in before.headers
    (cookie,) = response.headers.getlist("Set-Cookie")
    assert cookie.startswith(f"{SUPPORTER_COOKIE}=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_me_too_can_be_taken_back(client: FlaskClient, session: Session, report: Report) -> None:
    press(client, report, "support")

    response = press(client, report, "support-withdrawal")

    assert response.status_code == 303
    assert reload(session, report.id).n_supporters == 0
    assert "support" in forms(shown(client, report))


def test_another_device_counts_too_and_takes_back_only_its_own(
    client: FlaskClient, session: Session, report: Report
) -> None:
    press(client, report, "support")
    client.delete_cookie(SUPPORTER_COOKIE)

    client.post(address(report, "/support-withdrawal", own=False))
    press(client, report, "support")

    assert reload(session, report.id).n_supporters == 2


def test_somebody_signed_in_supports_with_the_account(
    client: FlaskClient, session: Session, report: Report
) -> None:
    sign_in(client, session)

    response = press(client, report, "support")

    assert SUPPORTER_COOKIE not in str(response.headers)
    assert "You are one of them." in shown(client, report).text


def test_the_reporter_is_offered_nothing_of_it(client: FlaskClient, report: Report) -> None:
    response = client.post(address(report, "/support"), headers=BROWSER)

    assert forms(Page(client.get(address(report)))) == {"withdrawal"}
    assert response.status_code == 403
    assert "Your voice counts already" in Page(response).text


@pytest.mark.parametrize("form", ["support", "support-withdrawal", "follow", "unfollow"])
def test_no_other_site_does_it_through_its_visitors(
    client: FlaskClient, session: Session, report: Report, form: str
) -> None:
    for origin in ("https://other.example", "null"):
        response = client.post(
            address(report, f"/{form}", own=False),
            data={"email": "somebody@people.example"},
            headers={"Origin": origin},
        )

        assert response.status_code == 403, origin
    assert reload(session, report.id).n_supporters == 0
    assert told(session, "report.follow_requested") == []


@pytest.mark.parametrize("form", ["support", "support-withdrawal", "follow", "unfollow"])
def test_what_is_private_is_not_there_for_neighbours(
    client: FlaskClient, session: Session, city: City, form: str
) -> None:
    make_category(session, city.jurisdiction, city.group, "secret", visibility="private")
    secret = make_report(session, category="secret")

    response = client.post(
        address(secret, f"/{form}", own=False), data={"email": "somebody@people.example"}
    )

    assert response.status_code == 404


def test_following_by_mail_waits_for_the_owner_of_the_address(
    client: FlaskClient, session: Session, report: Report
) -> None:
    response = press(client, report, "follow", email="neighbour@people.example")

    follower = session.scalars(select(Follower)).one()
    assert response.location == address(report, own=False, to_confirm="1")
    assert "Look into your mail" in Page(client.get(response.location)).text
    assert (follower.email, follower.confirmed_at) == ("neighbour@people.example", None)


@pytest.mark.parametrize("email", ["", "nobody"])
def test_an_address_that_is_none_is_asked_for_again(
    client: FlaskClient, session: Session, report: Report, email: str
) -> None:
    response = press(client, report, "follow", email=email)

    page = Page(response)
    assert response.status_code == 422
    assert "Write your e-mail address" in page.text
    assert page.one("input", id="email")["value"] == email
    assert session.scalars(select(Follower)).all() == []


def test_an_account_follows_and_lets_go_at_once(
    client: FlaskClient, session: Session, report: Report
) -> None:
    sign_in(client, session)

    press(client, report, "follow")
    following = shown(client, report)
    press(client, report, "unfollow")

    assert "You get the news of this report by mail." in following.text
    assert "unfollow" in forms(following)
    assert "follow" in forms(shown(client, report))


def test_ones_own_report_can_not_be_followed(
    client: FlaskClient, session: Session, city: City
) -> None:
    person = sign_in(client, session)
    own = make_report(session, by=actor_of(person), email=None, now=utc_now())

    response = client.post(
        address(own, "/follow", own=False), data=shown(client, own).form("/sign-out")
    )

    assert response.status_code == 403
