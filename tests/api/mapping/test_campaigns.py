# SPDX-License-Identifier: EUPL-1.2
"""Campaigns for anyone: which there are, what they ask, how far they are."""

from datetime import timedelta

import pytest

from civic.accounts.kinds import Role
from civic.mapping.kinds import Answer, CampaignState, PointState
from civic.platform.clock import utc_now
from tests.factories import LAT, LON, make_city, make_report, outline
from tests.factories_api import Caller, counted
from tests.factories_mapping import (
    make_campaign,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
)
from tests.factories_reports import DAY

CAMPAIGNS = "/api/v1/campaigns"


@pytest.fixture
def anyone(app, client) -> Caller:
    return Caller(app)


@pytest.fixture
def now():
    return utc_now()


@pytest.fixture
def campaign(session, city, now):
    """A campaign that runs now, with a kind that becomes a report."""
    campaign = make_campaign(session, city, starts_at=now - DAY, ends_at=now + 30 * DAY)
    make_kind(session, campaign, city.category.id, code="kerb")
    return campaign


def test_anyone_reads_what_runs_in_their_language(anyone, campaign):
    (shown,) = anyone.get(f"{CAMPAIGNS}?active=true&lang=fi").get_json()["campaigns"]

    assert shown["title"] == "Step-free centre (fi)"
    assert shown["department"] == {"code": "streets", "name": "Streets (fi)"}
    assert (shown["state"], shown["is_running"]) == ("approved", True)
    assert shown["bbox"] == pytest.approx([24.94, 60.16, 24.96, 60.18])
    assert shown["area"]["type"] == "MultiPolygon"
    (kind,) = shown["kinds"]
    assert (kind["category"], kind["questions_version"]) == ("pothole", 1)
    (question,) = kind["questions"]
    assert [each["code"] for each in question["choices"]] == [
        "low",
        "high",
        "cant_tell",
        "not_accessible",
    ]
    assert question["choices"][2]["name"] == "En osaa sanoa"


def test_drafts_are_for_staff_of_the_department_and_who_oversees(session, anyone, city, desk):
    draft = make_campaign(session, city, state=CampaignState.DRAFT)
    path = f"{CAMPAIGNS}/{draft.id}"
    nothing = anyone.get(f"{CAMPAIGNS}/{city.jurisdiction.id}")

    assert anyone.get(CAMPAIGNS).get_json() == {"campaigns": []}
    for caller in (anyone, desk(department=city.other_department)):
        answer = caller.get(path)
        assert (answer.status_code, answer.data) == (404, nothing.data)
    for caller in (desk(), desk(Role.ADMINISTRATOR)):
        assert caller.get(path).get_json()["state"] == "draft"


def test_a_campaign_is_found_by_its_slug(anyone, campaign):
    assert anyone.get(f"{CAMPAIGNS}/{campaign.slug}").get_json()["id"] == str(campaign.id)
    assert anyone.get(f"{CAMPAIGNS}/no-such-slug").status_code == 404


def test_campaigns_are_chosen_by_place_city_and_whether_they_run(
    session, anyone, city, campaign, now
):
    over = make_campaign(session, city, starts_at=now - 9 * DAY, ends_at=now - DAY)
    coming = make_campaign(session, city, starts_at=now + DAY, ends_at=now + 2 * DAY)
    closed = make_campaign(
        session,
        city,
        state=CampaignState.CLOSED,
        ends_at=now + DAY,
        closed_at=now - timedelta(hours=1),
    )
    elsewhere = make_city(session, "elsewhere", "ELS")
    far = make_campaign(
        session, elsewhere, area=outline(24.97, 60.16, 24.98, 60.17), ends_at=now + 90 * DAY
    )

    def found(query: str) -> list[str]:
        shown = anyone.get(f"{CAMPAIGNS}?{query}").get_json()["campaigns"]
        return [each["id"] for each in shown]

    assert found("active=true") == [str(campaign.id), str(far.id)]
    assert set(found("active=false")) == {str(each.id) for each in (over, coming, closed)}
    assert found("bbox=24.975,60.165,24.99,60.18") == [str(far.id)]
    assert found("jurisdiction=elsewhere") == [str(far.id)]
    assert found("")[-1] == str(over.id)
    assert anyone.get(f"{CAMPAIGNS}?bbox=1,2").status_code == 422


def test_progress_counts_cells_points_and_people_but_not_what_was_taken_back(
    session, anyone, city, campaign
):
    kind = make_kind(session, campaign)
    mapper, other = make_player(session), make_player(session)
    report = make_report(session)
    proved = make_point(session, kind, mapper, state=PointState.PROMOTED, report_id=report.id)
    make_point(session, kind, mapper, at=(LON + 0.004, LAT))
    make_point(session, kind, at=(LON + 0.008, LAT), state=PointState.WITHDRAWN)
    make_confirmation(session, proved, other)
    make_confirmation(session, proved, weight=0.0)

    progress = anyone.get(f"{CAMPAIGNS}/{campaign.id}").get_json()["progress"]

    n_cells = progress.pop("n_cells")
    assert 200 < n_cells < 230
    assert progress == {
        "n_cells_observed": 2,
        "n_points": 2,
        "n_verified": 1,
        "n_reports": 1,
        "n_people": 2,
    }


def test_the_map_of_progress_shows_every_cell_and_no_person(session, anyone, campaign, now):
    kind = make_kind(session, campaign)
    seen = make_point(session, kind, captured_at=now - 10 * DAY)
    answered = make_confirmation(session, seen, captured_at=now - 3.5 * DAY)
    make_confirmation(session, seen, answer=Answer.NO, weight=0.0, captured_at=now)
    new = make_point(session, kind, at=(LON + 0.004, LAT), captured_at=now)

    shown = anyone.get(f"{CAMPAIGNS}/{campaign.slug}/progress")

    cells = {each["properties"]["cell"]: each for each in shown.get_json()["features"]}
    assert cells[seen.cell]["properties"] == {
        "cell": seen.cell,
        "n_points": 1,
        "n_verified": 0,
        "days_since_confirmed": 3,
    }
    assert cells[new.cell]["properties"]["days_since_confirmed"] is None
    assert cells[seen.cell]["geometry"]["type"] == "Polygon"
    assert len(cells) > 200
    for person_id in (seen.author_id, answered.person_id):
        assert str(person_id) not in shown.text


def test_the_list_takes_as_many_statements_for_many_campaigns(
    session, connection, anyone, city, campaign
):
    def statements() -> int:
        with counted(connection) as sent:
            assert anyone.get(CAMPAIGNS).status_code == 200
        return sent.n

    one = statements()
    for _ in range(3):
        make_point(session, make_kind(session, make_campaign(session, city)))

    assert statements() == one
