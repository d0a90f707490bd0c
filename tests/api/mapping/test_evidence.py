# SPDX-License-Identifier: EUPL-1.2
import pytest

from civic.accounts.models import Person
from civic.mapping.decision_commands import decide
from civic.mapping.kinds import Answer
from civic.platform.clock import utc_now
from civic.reports.commands import By
from civic.reports.kinds import ActorRole
from civic.reports.models import Report
from tests.factories import actor, make_report, make_staff
from tests.factories_api import signed_in
from tests.factories_mapping import make_confirmation, make_point
from tests.factories_play import hours
from tests.factories_reports import respond


@pytest.fixture
def report(session, town) -> Report:
    point = make_point(session, town.kind, captured_at=utc_now() - hours(5))
    for said in (Answer.YES, Answer.YES, Answer.YES, Answer.YES, Answer.YES, Answer.NO):
        make_confirmation(session, point, answer=said)
    decide(session, point.id, utc_now() - hours(3))
    found: Report = session.get_one(Report, point.report_id)
    return found


def test_the_department_reads_how_sure_residents_are_and_no_name(town, session, report):
    clerk = make_staff(session, town.city)
    path = f"/api/v1/desk/reports/{report.id}"

    evidence = signed_in(town.app, session, clerk).get(f"{path}/evidence").get_json()

    (point,) = evidence["points"]
    assert (point["n_yes"], point["n_no"]) == (5, 1)
    assert point["probability"] == pytest.approx(0.965, abs=0.01)
    assert evidence["closure"] is None
    assert set(point) == {
        "id",
        "campaign",
        "state",
        "probability",
        "n_yes",
        "n_no",
        "captured_at",
        "verified_at",
        "photo",
    }


def test_after_the_answer_it_reads_what_residents_find(town, session, report):
    clerk = make_staff(session, town.city)
    by = By(ActorRole.DEPARTMENT, clerk.id, town.city.department.id)
    respond(session, report, by, utc_now() - hours(2))
    town.mapper().says("no")

    answer = signed_in(town.app, session, clerk).get(f"/api/v1/desk/reports/{report.id}/evidence")

    closure = answer.get_json()["closure"]
    assert (closure["n_fixed"], closure["n_not_fixed"]) == (0, 1)
    assert closure["still_there"] == pytest.approx(0.462, abs=0.01)


def test_the_department_reads_the_other_name_and_no_address(town, session, report):
    clerk = signed_in(town.app, session, make_staff(session, town.city))

    sheet = clerk.get(f"/api/v1/desk/reports/{report.id}/sheet").get_json()

    contact = sheet["report"]["contact"]
    assert contact["email"] is None
    assert contact["name"].startswith("Quiet Heron")
    assert sheet["report"]["channel"] == "campaign"


def test_what_somebody_sent_under_their_own_name_is_not_told_beside_the_other(
    town, session, report
):
    person = session.get_one(Person, report.reporter_id)
    own = make_report(session, by=actor(person), now=utc_now() - hours(1))
    clerk = signed_in(town.app, session, make_staff(session, town.city))

    for seen, other in ((report, own), (own, report)):
        sheet = clerk.get(f"/api/v1/desk/reports/{seen.id}/sheet").get_json()
        assert other.number not in [row["number"] for row in sheet["reporter"]["recent"]]
