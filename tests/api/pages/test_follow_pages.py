# SPDX-License-Identifier: EUPL-1.2
import re

import pytest
from sqlalchemy import func, select

from civic.platform.i18n import LANGUAGES
from civic.platform.signing import token
from civic.reports.models import Follower, Report
from civic.reports.neighbour_commands import follow
from civic.reports.neighbour_queries import FOLLOW
from tests.factories import NOW, make_city, make_person, make_report
from tests.factories_api import Caller, signed_in


@pytest.fixture
def report(session) -> Report:
    make_city(session)
    return make_report(session)


@pytest.fixture
def follower(session, report) -> Follower:
    """Somebody who has asked to follow and not confirmed yet."""
    asked = Follower(report_id=report.id, email="me@people.example", language="fi", asked_at=NOW)
    session.add(asked)
    session.flush()
    return asked


def link(follower: Follower, verb: str) -> str:
    return f"/{verb}/{token(str(follower.id), purpose=FOLLOW)}"


def n_confirmed(session) -> int:
    confirmed = select(func.count()).where(Follower.confirmed_at.is_not(None))
    return session.scalar(confirmed) or 0


def test_opening_the_link_confirms_nothing(client, session, follower, report):
    asked = link(follower, "follow")

    first, second = (client.get(asked) for _ in range(2))

    assert first.status_code == second.status_code == 200
    assert report.number in first.text
    assert first.headers["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in first.text
    (action,) = re.findall(r'<form method="post" action="(/follow/[^"]+)"', first.text)
    assert action == asked
    assert n_confirmed(session) == 0


def test_the_button_confirms(client, session, follower, report):
    answers = [client.post(link(follower, "follow")) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert f"You follow report {report.number}" in answers[0].text
    session.expire_all()
    assert n_confirmed(session) == 1


def test_opening_the_link_to_stop_stops_nothing(client, session, follower, report):
    answer = client.get(link(follower, "unfollow"))

    assert f"stop following report {report.number}?" in answer.text
    assert session.scalar(select(func.count()).select_from(Follower)) == 1


def test_a_program_stops_it_with_one_request_from_anywhere(client, session, follower):
    headers = {"Origin": "https://mail.example", "Accept": "*/*"}
    sent = {"List-Unsubscribe": "One-Click"}

    answers = [client.post(link(follower, "unfollow"), data=sent, headers=headers) for _ in "12"]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert "Set-Cookie" not in answers[0].headers
    assert session.scalar(select(func.count()).select_from(Follower)) == 0
    assert "You get no more news of it" in client.get(link(follower, "unfollow")).text


def test_somebody_signed_in_needs_the_token_of_the_page(app, client, session, report):
    person = make_person(session)
    follow(session, report, person.id, "en", NOW)
    mine = session.scalars(select(Follower)).one()
    caller = signed_in(app, session, person)
    shown = caller.get(link(mine, "unfollow"))
    (proof,) = set(re.findall(r'name="csrf_token" value="([^"]+)"', shown.text))

    without = caller.client.post(link(mine, "unfollow"))
    sent = caller.client.post(link(mine, "unfollow"), data={"csrf_token": proof})

    assert (without.status_code, sent.status_code) == (403, 200)
    assert session.scalar(select(func.count()).select_from(Follower)) == 0


def test_who_let_go_is_told_that_the_link_to_follow_is_over(client, session, follower):
    address = link(follower, "follow")
    client.post(link(follower, "unfollow"))

    for answer in (client.get(address), client.post(address)):
        assert answer.status_code == 410


@pytest.mark.parametrize("verb", ["follow", "unfollow"])
def test_a_link_that_was_not_made_here_is_refused(app, client, report, verb):
    forged = f"/{verb}/{token(str(report.id), purpose='report-key')}"
    headers = {"Accept": "text/html"}

    for answer in (client.get(forged, headers=headers), client.post(forged, headers=headers)):
        assert answer.status_code == 410
        assert "This link does not work any more" in answer.text
    assert Caller(app).get(f"{forged}x").status_code == 410


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_speak_all_languages(client, follower, language):
    pages = [
        client.get(f"{link(follower, 'follow')}?lang={language}"),
        client.post(f"{link(follower, 'follow')}?lang={language}"),
        client.get(f"{link(follower, 'unfollow')}?lang={language}"),
        client.post(f"{link(follower, 'unfollow')}?lang={language}"),
    ]

    titles = [re.findall(r"<h1>([^<]+)</h1>", page.text)[0].strip() for page in pages]
    assert len(set(titles)) == 4
    assert all(f'<html lang="{language}"' in page.text for page in pages)
    assert ("follow" in titles[0]) == (language == "en")
