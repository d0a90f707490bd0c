# SPDX-License-Identifier: EUPL-1.2
"""Moderators' looks at people: what they take, and how it is taken back."""

from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.models import Person
from civic.mapping import ledger_audit
from civic.mapping.case_commands import open_case
from civic.mapping.kinds import Answer, CaseKind, Flag, PointState, Reason
from civic.mapping.ledger_commands import (
    advance_point,
    confirm_point,
    escrow_answer,
    escrow_point,
    refuse_point,
)
from civic.mapping.ledger_queries import balance, pending
from civic.mapping.models import CampaignKind, Confirmation, MappingPoint, Quest
from civic.mapping.score_models import MappingCase, ScoreEntry
from civic.platform.clock import utc_now
from tests.factories import City, make_city, make_person, make_report, make_staff
from tests.factories_api import Caller, signed_in
from tests.factories_mapping import (
    make_campaign,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
)
from tests.factories_reports import DAY, HOUR

MINE, DESK = "/api/v1/me/cases", "/api/v1/desk/mapping/cases"
WORDS = {"reason": "The positions leap over half of the town."}
APPEAL = {"text": "My phone had no satellites in the tunnel."}


@pytest.fixture
def city(session):
    return make_city(session)


@pytest.fixture
def kind(session, city):
    campaign = make_campaign(
        session, city, starts_at=utc_now() - 90 * DAY, ends_at=utc_now() + 90 * DAY
    )
    return make_kind(session, campaign, city.category.id)


@pytest.fixture
def person(session):
    return make_player(session)


@pytest.fixture
def caller(app, client, session, person):
    return signed_in(app, session, person)


@pytest.fixture
def moderators(app, client, session, city):
    """Two of them: an appeal is decided by another one."""
    people = [make_staff(session, city, Role.MODERATOR) for _ in range(2)]
    return [signed_in(app, session, person) for person in people]


@pytest.fixture
def moderator(moderators):
    return moderators[0]


def open_about(
    session: Session, city: City, person: Person, kind: CaseKind = CaseKind.TELEPORT
) -> UUID:
    case = open_case(session, kind, person.id, None, city.jurisdiction.id, {}, utc_now())
    assert case is not None
    session.flush()
    return case.id


def earn(
    session: Session, kind: CampaignKind, person: Person, at: datetime, state: PointState
) -> MappingPoint:
    """Map a point and let it come to `state`, by which it is paid."""
    report_id = make_report(session).id if state != PointState.PROVISIONAL else None
    point = make_point(session, kind, person, captured_at=at, state=state, report_id=report_id)
    escrow_point(session, point, at)
    if state is not PointState.PROVISIONAL:
        advance_point(session, point, at)
    if state is PointState.CONFIRMED:
        confirm_point(session, point, at)
    session.flush()
    return point


def amounts(session: Session, person: Person) -> tuple[int, int]:
    return balance(session, person.id), pending(session, person.id)


def counts(given: Confirmation) -> tuple[float, list[str]]:
    return given.weight, list(given.flags)


def resolve(caller: Caller, case_id: UUID, verdict: str = "fraud") -> Any:
    return caller.post(f"{DESK}/{case_id}/resolve", {"verdict": verdict, **WORDS})


def decide(caller: Caller, case_id: UUID, verdict: str) -> Any:
    return caller.post(f"{DESK}/{case_id}/appeal", {"verdict": verdict, **WORDS})


def test_cheating_takes_what_waits_and_what_was_settled_in_thirty_days(
    session, city, kind, person, moderator
):
    now = utc_now()
    earn(session, kind, person, now - 31 * DAY, PointState.CONFIRMED)
    earn(session, kind, person, now - 29 * DAY, PointState.CONFIRMED)
    earn(session, kind, person, now - DAY, PointState.PROMOTED)
    earn(session, kind, person, now - HOUR, PointState.PROVISIONAL)
    before = amounts(session, person)

    answer = resolve(moderator, open_about(session, city, person))

    assert answer.status_code == 200, answer.text
    assert answer.get_json()["state"] == "fraud"
    assert before == (500, 300)
    assert amounts(session, person) == (200, 0)
    granted = select(func.sum(ScoreEntry.amount)).where(ScoreEntry.reason == Reason.REVERSE_FRAUD)
    assert session.scalar(granted) == -600
    assert ledger_audit.faults(session) == []


def test_what_was_taken_for_cheating_is_not_paid_later(session, city, kind, person, moderator):
    point = earn(session, kind, person, utc_now() - DAY, PointState.PROMOTED)
    resolve(moderator, open_about(session, city, person))

    confirm_point(session, point, utc_now())

    assert amounts(session, person) == (0, 0)


def test_an_appeal_that_another_moderator_grants_restores_exactly_what_was(
    session, city, kind, person, caller, moderators
):
    moderator, other_moderator = moderators
    now = utc_now()
    earn(session, kind, person, now - 2 * DAY, PointState.CONFIRMED)
    earn(session, kind, person, now - DAY, PointState.PROMOTED)
    given = make_confirmation(session, make_point(session, kind), person, captured_at=now - HOUR)
    escrow_answer(session, given, now)
    session.flush()
    before = amounts(session, person)
    case_id = open_about(session, city, person)
    resolve(moderator, case_id)
    session.refresh(given)
    aside = counts(given)

    appealed = caller.post(f"{MINE}/{case_id}/appeal", APPEAL)
    own = decide(moderator, case_id, "taken_back")
    granted = decide(other_moderator, case_id, "taken_back")
    again = decide(other_moderator, case_id, "upheld")

    assert appealed.status_code == 201, appealed.text
    assert (own.status_code, own.get_json()["type"]) == (403, "/problems/same-person")
    assert granted.status_code == 200, granted.text
    assert again.get_json()["type"] == "/problems/nothing-to-appeal"
    assert aside == (0.0, [Flag.UNDER_REVIEW])
    session.refresh(given)
    assert counts(given) == (1.0, [])
    assert amounts(session, person) == before
    (mine,) = caller.get(MINE).get_json()["cases"]
    assert (mine["state"], mine["points"], mine["can_appeal"]) == ("cleared", 0, False)
    assert ledger_audit.faults(session) == []


def test_what_was_given_back_goes_on_to_where_it_would_be(
    session, city, kind, person, caller, moderators
):
    moderator, other_moderator = moderators
    found = earn(session, kind, person, utc_now() - DAY, PointState.PROMOTED)
    refused = earn(session, kind, person, utc_now() - DAY, PointState.PROMOTED)
    case_id = open_about(session, city, person)
    resolve(moderator, case_id)
    found.state, refused.state = PointState.CONFIRMED, PointState.NOT_FOUND
    confirm_point(session, found, utc_now())
    refuse_point(session, refused, utc_now())
    session.flush()
    meanwhile = amounts(session, person)

    caller.post(f"{MINE}/{case_id}/appeal", APPEAL)
    decide(other_moderator, case_id, "taken_back")

    worth = sum(
        entry.amount
        for entry in session.scalars(select(ScoreEntry).filter_by(ref_id=found.id))
        if entry.state == "escrow" and entry.reverses_id is None
    )
    assert meanwhile == (0, 0)
    assert amounts(session, person) == (worth, 0)


def test_an_appeal_that_is_upheld_changes_nothing_and_tells_why(
    session, city, kind, person, caller, moderators
):
    moderator, other_moderator = moderators
    earn(session, kind, person, utc_now() - DAY, PointState.CONFIRMED)
    case_id = open_about(session, city, person)
    resolve(moderator, case_id)
    caller.post(f"{MINE}/{case_id}/appeal", APPEAL)
    second = caller.post(f"{MINE}/{case_id}/appeal", APPEAL)

    decide(other_moderator, case_id, "upheld")

    (mine,) = caller.get(MINE).get_json()["cases"]
    assert second.get_json()["type"] == "/problems/nothing-to-appeal"
    assert (mine["state"], mine["points"]) == ("fraud", -20)
    assert (mine["reason"], mine["appeal_reason"]) == (WORDS["reason"], WORDS["reason"])
    assert amounts(session, person) == (0, 0)


def test_points_that_a_cheat_confirmed_are_reckoned_anew_and_reports_stay(
    session, city, kind, person, moderator
):
    now = utc_now()
    point = make_point(session, kind, captured_at=now - HOUR, log_odds=1.54, n_yes=1)
    make_confirmation(session, point, person, captured_at=now - HOUR)
    done = make_point(
        session,
        kind,
        captured_at=now - DAY,
        state=PointState.PROMOTED,
        report_id=make_report(session).id,
    )
    judged = make_confirmation(session, done, person, is_right=True, judged_at=now)

    resolve(moderator, open_about(session, city, person))

    session.refresh(point)
    session.refresh(done)
    session.refresh(judged)
    assert (point.n_yes, round(point.log_odds, 2), point.state) == (0, 0.85, "provisional")
    assert (done.state, judged.weight) == (PointState.PROMOTED, 1)


def test_who_was_looked_at_for_nothing_loses_nothing(session, city, kind, person, moderator):
    now = utc_now()
    mapped = make_point(session, kind, person, captured_at=now, flags=[Flag.UNDER_REVIEW])
    other = make_point(session, kind, captured_at=now)
    given = make_confirmation(
        session,
        other,
        person,
        Answer.YES,
        captured_at=now,
        flags=[Flag.UNDER_REVIEW],
        weight=0.0,
        log_likelihood_ratio=0.0,
    )
    case_id = open_about(session, city, person)

    resolve(moderator, case_id, "cleared")

    for row in (mapped, other, given):
        session.refresh(row)
    assert (mapped.flags, given.flags, given.weight) == ([], [], 1)
    assert round(given.log_likelihood_ratio, 3) == 0.693
    assert (other.n_yes, pending(session, person.id)) == (1, 220)


@pytest.mark.parametrize(("n_before", "weight"), [(1, 1.0), (2, 0.25)])
def test_a_question_that_was_found_weighs_again_as_it_would_have(
    session, city, kind, moderator, n_before, weight
):
    now, person = utc_now(), make_player(session)
    point = make_point(session, kind, captured_at=now - HOUR)
    given = [
        make_confirmation(session, point, who, Answer.CANT_TELL, captured_at=now + n * HOUR / 60)
        for n, who in enumerate([*([None] * n_before), person, None])
    ]
    session.execute(update(Quest).values(is_chosen=True))
    mine = given[n_before]
    mine.flags, mine.weight = [Flag.UNDER_REVIEW], 0.0
    case_id = open_about(session, city, person)

    resolve(moderator, case_id, "cleared")

    session.refresh(mine)
    assert mine.weight == weight


def test_a_second_case_that_is_cleared_does_not_undo_the_first(
    session, city, kind, person, moderator
):
    given = make_confirmation(session, make_point(session, kind), person, captured_at=utc_now())
    resolve(moderator, open_about(session, city, person))

    resolve(moderator, open_about(session, city, person, CaseKind.BURST), "cleared")

    session.refresh(given)
    assert given.weight == 0


def test_nobody_decides_about_themselves_nor_twice(app, session, city, moderator):
    person = make_staff(session, city, Role.MODERATOR)
    case_id = open_about(session, city, person)

    own = resolve(signed_in(app, session, person), case_id)
    first, second = resolve(moderator, case_id, "cleared"), resolve(moderator, case_id)

    assert own.get_json()["type"] == "/problems/same-person"
    assert (first.status_code, second.status_code) == (200, 409)
    assert second.get_json()["type"] == "/problems/case-decided"


def test_nobody_decides_about_whom_they_are_said_to_be_in_league_with(app, session, city, person):
    mate = make_staff(session, city, Role.MODERATOR)
    where = city.jurisdiction.id
    case = open_case(session, CaseKind.RING, person.id, mate.id, where, {}, utc_now())
    assert case is not None

    answer = resolve(signed_in(app, session, mate), case.id, "cleared")

    assert answer.get_json()["type"] == "/problems/same-person"


def test_a_moderator_sees_the_cases_of_their_city_only(app, session, city, person, moderator):
    elsewhere = make_city(session, "other", "OTH")
    case_id = open_about(session, elsewhere, person)
    here = open_about(session, city, make_player(session))

    seen = moderator.get(DESK).get_json()["items"]
    refused = resolve(moderator, case_id)

    assert [item["id"] for item in seen] == [str(here)]
    assert refused.status_code == 404
    assert seen[0]["person"]["pseudonym"].startswith("Quiet Heron")
    assert "email" not in str(seen)


def test_cases_are_listed_as_they_stand(session, city, person, caller, moderator):
    case_id = open_about(session, city, person)

    def listed() -> list[int]:
        return [
            len(moderator.get(f"{DESK}?state={state}").get_json()["items"])
            for state in ("open", "appealed", "decided")
        ]

    stood = [listed()]
    resolve(moderator, case_id)
    stood.append(listed())
    caller.post(f"{MINE}/{case_id}/appeal", APPEAL)
    stood.append(listed())

    assert stood == [[1, 0, 0], [0, 0, 1], [0, 1, 0]]
    page = moderator.get(f"{DESK}?state=decided").get_json()
    assert (page["n_open"], page["n_appealed"]) == (0, 1)


def test_nobody_appeals_for_another(app, session, city, person, moderator):
    case_id = open_about(session, city, person)
    resolve(moderator, case_id)
    stranger = signed_in(app, session, make_person(session))

    assert stranger.post(f"{MINE}/{case_id}/appeal", APPEAL).status_code == 404
    assert stranger.get(MINE).get_json()["cases"] == []
    assert session.get_one(MappingCase, case_id).appeal is None


def test_a_case_that_is_open_can_not_be_appealed_yet(session, city, person, caller):
    case_id = open_about(session, city, person)

    answer = caller.post(f"{MINE}/{case_id}/appeal", APPEAL)

    assert (answer.status_code, answer.get_json()["type"]) == (409, "/problems/nothing-to-appeal")
