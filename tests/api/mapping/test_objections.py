# SPDX-License-Identifier: EUPL-1.2
"""What checks set aside, and how a person looks at it."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.models import Person
from civic.mapping import ledger_audit
from civic.mapping.case_commands import open_case
from civic.mapping.decision_commands import decide
from civic.mapping.gate_policy import ARGUABLE
from civic.mapping.kinds import Answer, CaseKind, CaseState, Flag, PointState
from civic.mapping.ledger_commands import settle_answers
from civic.mapping.ledger_queries import balance, pending
from civic.mapping.models import CampaignKind, Confirmation, MappingPoint
from civic.mapping.objection_models import Objection
from civic.mapping.player_commands import erase_player
from civic.mapping.review_commands import resolve
from civic.platform.clock import utc_now
from tests.factories import LAT, LON, City, make_city, make_person, make_report, make_staff
from tests.factories_api import Caller, signed_in
from tests.factories_mapping import (
    make_campaign,
    make_check,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
)
from tests.factories_reports import DAY, HOUR

ASIDE = "/api/v1/desk/mapping/set-aside"
MINE, DESK = "/api/v1/me/unscored", "/api/v1/desk/mapping/objections"
WORDS = {"text": "I stood right in front of it, in a narrow yard."}
REASON = "Yards have no satellites; the photo shows it."


@pytest.fixture
def city(session) -> City:
    return make_city(session)


@pytest.fixture
def kind(session, city) -> CampaignKind:
    campaign = make_campaign(
        session, city, starts_at=utc_now() - 90 * DAY, ends_at=utc_now() + 90 * DAY
    )
    return make_kind(session, campaign, city.category.id)


@pytest.fixture
def person(session) -> Person:
    return make_player(session)


@pytest.fixture
def caller(app, client, session, person) -> Caller:
    return signed_in(app, session, person)


@pytest.fixture
def moderator(app, client, session, city) -> Caller:
    return signed_in(app, session, make_staff(session, city, Role.MODERATOR))


def set_aside(
    session: Session, kind: CampaignKind, person: Person, *flags: Flag, **changes: Any
) -> Confirmation:
    """Let somebody answer yes about a new point of somebody else, which a check set aside."""
    point = make_point(session, kind, captured_at=utc_now() - DAY)
    values = {
        "captured_at": utc_now() - HOUR,
        "flags": list(flags or [Flag.FAR]),
        "weight": 0.0,
        "log_likelihood_ratio": 0.0,
        "distance_m": 84.04,
    }
    return make_confirmation(session, point, person, Answer.YES, **(values | changes))


def mapped(
    session: Session, kind: CampaignKind, person: Person, *flags: Flag, **changes: Any
) -> MappingPoint:
    values: dict[str, Any] = {
        "captured_at": utc_now() - HOUR,
        "flags": list(flags or [Flag.FAR]),
    }
    return make_point(session, kind, person, **(values | changes))


def object_to(caller: Caller, ref_id: UUID) -> Any:
    return caller.post(f"{MINE}/{ref_id}/objection", WORDS)


def verdict(moderator: Caller, session: Session, ref_id: UUID, word: str = "counts") -> Any:
    objection_id = session.scalars(select(Objection.id).filter_by(ref_id=ref_id)).one()
    return moderator.post(f"{DESK}/{objection_id}/decision", {"verdict": word, "reason": REASON})


def amounts(session: Session, person: Person) -> tuple[int, int]:
    return balance(session, person.id), pending(session, person.id)


def kind_of_refusal(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.get_json()["type"].removeprefix("/problems/")


def test_what_counts_for_nothing_is_listed_with_its_reasons(session, kind, person, caller):
    given = set_aside(session, kind, person, Flag.FAR, Flag.TOO_FAST)
    point = mapped(session, kind, person, Flag.STAFF, captured_at=utc_now() - HOUR / 60)
    set_aside(session, kind, make_player(session))
    set_aside(session, kind, person, captured_at=utc_now() - 31 * DAY)
    mapped(session, kind, person, captured_at=utc_now() - 31 * DAY)
    make_confirmation(session, make_point(session, kind), person, captured_at=utc_now())

    items = caller.get(MINE).get_json()["items"]

    assert [(item["id"], item["flags"], item["can_object"]) for item in items] == [
        (str(point.id), ["staff"], False),
        (str(given.id), ["far", "too_fast"], True),
    ]
    assert [item["subject"]["what"] for item in items] == ["point", "answer"]
    assert items[1]["subject"]["kind"]["name"] == "High kerb"


def test_an_answer_that_a_moderator_believes_counts_like_any_other(
    session, kind, person, caller, moderator
):
    given = set_aside(session, kind, person)
    point = session.get_one(MappingPoint, given.point_id)

    asked = object_to(caller, given.id)
    waits = moderator.get(DESK).get_json()
    decided = verdict(moderator, session, given.id)

    assert asked.status_code == 201, asked.text
    assert asked.get_json()["items"][0]["objection"]["text"] == WORDS["text"]
    (item,) = waits["items"]
    assert (waits["n_open"], item["text"]) == (1, WORDS["text"])
    assert item["evidence"] == {
        "flags": ["far"],
        "distance_m": 84.0,
        "accuracy_m": 8.0,
        "took_s": 6.0,
    }
    assert (item["lon"], item["lat"], item["photo"]) == (LON, LAT, None)
    assert "email" not in str(item)
    assert decided.status_code == 200, decided.text
    for row in (given, point):
        session.refresh(row)
    assert (given.flags, given.weight, point.n_yes) == ([], 1, 1)
    assert round(given.log_likelihood_ratio, 3) == 0.693
    assert amounts(session, person) == (0, 20)
    (mine,) = caller.get(MINE).get_json()["items"]
    assert (mine["flags"], mine["can_object"]) == ([], False)
    assert (mine["objection"]["counts"], mine["objection"]["reason"]) == (True, REASON)
    assert mine["objection"]["flags"] == ["far"]
    assert ledger_audit.faults(session) == []


def test_an_answer_about_what_was_decided_meanwhile_is_paid_and_decides_nothing(
    session, kind, person, caller, moderator
):
    given = set_aside(session, kind, person)
    point = session.get_one(MappingPoint, given.point_id)
    for _ in range(4):
        make_confirmation(session, point, captured_at=utc_now() - HOUR / 60)
    decide(session, point.id, utc_now())
    settle_answers(session, point_id=point.id, round=point.round, is_there=True, now=utc_now())
    session.flush()
    before = (point.state, point.n_yes)

    object_to(caller, given.id)
    verdict(moderator, session, given.id)

    session.refresh(point)
    assert before == (point.state, point.n_yes)
    assert point.state != PointState.PROVISIONAL
    paid, waiting = amounts(session, person)
    assert (paid > 0, waiting) == (True, 0)
    assert ledger_audit.faults(session) == []


def test_an_answer_about_an_answered_report_counts_for_the_report(
    session, city, person, caller, moderator
):
    report = make_report(session)
    common = {"flags": [Flag.FAR], "weight": 0.0, "log_likelihood_ratio": 0.0}
    given = make_check(session, report, Answer.YES, person, utc_now() - HOUR, **common)

    asked = object_to(caller, given.id)
    verdict(moderator, session, given.id)

    assert asked.status_code == 201, asked.text
    session.refresh(given)
    assert (given.flags, given.weight) == ([], 1)
    assert pending(session, person.id) > 0


@pytest.mark.parametrize(
    "came_to",
    [
        (PointState.PROVISIONAL, (0, 200)),
        (PointState.PROMOTED, (100, 100)),
        (PointState.CONFIRMED, (200, 0)),
        (PointState.REJECTED, (0, 0)),
    ],
)
def test_a_point_that_a_moderator_believes_earns_what_it_would_have(
    session, kind, person, caller, moderator, came_to
):
    state, expected = came_to
    is_reported = state in {PointState.PROMOTED, PointState.CONFIRMED}
    report_id = make_report(session).id if is_reported else None
    point = mapped(
        session, kind, person, Flag.NO_FIX, Flag.PHOTO_ELSEWHERE, state=state, report_id=report_id
    )

    object_to(caller, point.id)
    verdict(moderator, session, point.id)

    session.refresh(point)
    assert point.flags == []
    assert amounts(session, person) == expected
    assert ledger_audit.faults(session) == []


def test_what_a_moderator_does_not_believe_stays_as_it_was_and_nobody_is_blamed(
    session, kind, person, caller, moderator
):
    given = set_aside(session, kind, person)
    object_to(caller, given.id)

    decided = verdict(moderator, session, given.id, "stands")

    assert (decided.status_code, decided.get_json()["counts"]) == (200, False)
    session.refresh(given)
    assert (given.flags, given.weight) == ([Flag.FAR], 0)
    assert amounts(session, person) == (0, 0)
    (mine,) = caller.get(MINE).get_json()["items"]
    assert (mine["objection"]["counts"], mine["objection"]["reason"]) == (False, REASON)
    assert mine["can_object"] is False
    assert kind_of_refusal(object_to(caller, given.id)) == (409, "nothing-to-object")


@pytest.mark.parametrize("flag", sorted(set(Flag) - ARGUABLE))
def test_rules_and_cases_are_nothing_to_object_to(session, kind, person, caller, flag):
    given = set_aside(session, kind, person, flag)

    assert kind_of_refusal(object_to(caller, given.id)) == (409, "nothing-to-object")
    assert caller.get(MINE).get_json()["items"][0]["can_object"] is False


def test_a_rule_beside_a_check_goes_on_to_hold(session, kind, person, caller, moderator):
    given = set_aside(session, kind, person, Flag.FAR, Flag.OWN_TEAM)

    object_to(caller, given.id)
    verdict(moderator, session, given.id)

    session.refresh(given)
    assert (given.flags, given.weight) == ([Flag.OWN_TEAM], 0)
    assert amounts(session, person) == (0, 0)


@pytest.mark.parametrize(("days", "status"), [(29.9, 201), (30.1, 409)])
def test_objections_are_taken_for_thirty_days(session, kind, person, caller, days, status):
    given = set_aside(session, kind, person, captured_at=utc_now() - days * DAY)

    assert object_to(caller, given.id).status_code == status


def test_what_counts_is_nothing_to_object_to(session, kind, person, caller):
    given = make_confirmation(session, make_point(session, kind), person, captured_at=utc_now())

    assert kind_of_refusal(object_to(caller, given.id)) == (409, "nothing-to-object")
    assert caller.get(MINE).get_json()["items"] == []


def test_nobody_objects_for_another(app, session, kind, person):
    given, point = set_aside(session, kind, person), mapped(session, kind, person)
    stranger = signed_in(app, session, make_person(session))

    assert object_to(stranger, given.id).status_code == 404
    assert object_to(stranger, point.id).status_code == 404
    assert stranger.get(MINE).get_json()["items"] == []
    assert session.scalars(select(Objection)).all() == []


def test_a_moderator_sees_and_decides_the_objections_of_their_city_only(
    app, session, kind, person, caller, moderator
):
    elsewhere = make_staff(session, make_city(session, "other", "OTH"), Role.MODERATOR)
    stranger = signed_in(app, session, elsewhere)
    given = set_aside(session, kind, person)
    object_to(caller, given.id)

    assert stranger.get(DESK).get_json() == {"items": [], "next_cursor": None, "n_open": 0}
    assert verdict(stranger, session, given.id).status_code == 404
    assert len(moderator.get(DESK).get_json()["items"]) == 1


@pytest.mark.usefixtures("short_pages")
def test_a_moderator_sees_all_that_checks_set_aside_in_their_city(
    app, session, kind, person, moderator
):
    report, elsewhere = make_report(session), make_city(session, "other", "OTH")
    stranger = signed_in(app, session, make_staff(session, elsewhere, Role.MODERATOR))
    aside = {"flags": [Flag.NO_FIX], "weight": 0.0}
    now = utc_now()
    found = [
        make_check(session, report, Answer.NO, person, now - 3 * HOUR, **aside).id,
        mapped(session, kind, person, Flag.FAR, captured_at=now - 2 * HOUR).id,
        set_aside(session, kind, person, Flag.TOO_FAST, captured_at=now - HOUR).id,
    ]
    set_aside(session, kind, person, Flag.OWN_TEAM)
    set_aside(session, kind, person, captured_at=now - 31 * DAY)
    mapped(session, kind, person, Flag.STAFF)

    first = moderator.get(ASIDE).get_json()
    rest = moderator.get(f"{ASIDE}?cursor={first['next_cursor']}").get_json()

    items = first["items"] + rest["items"]
    assert [item["id"] for item in items] == [str(each) for each in reversed(found)]
    assert (len(first["items"]), rest["next_cursor"]) == (2, None)
    seen = [(item["evidence"]["flags"], item["evidence"]["distance_m"]) for item in items]
    assert seen == [(["too_fast"], 84.0), (["far"], 0.0), (["no_fix"], 5.0)]
    assert items[0]["person"]["pseudonym"].startswith("Quiet Heron")
    assert "email" not in str(items)
    assert stranger.get(ASIDE).get_json()["items"] == []


def test_nobody_decides_about_themselves_nor_twice(app, session, city, kind, moderator):
    person = make_player(session, make_staff(session, city, Role.MODERATOR))
    own = signed_in(app, session, person)
    given = set_aside(session, kind, person)
    object_to(own, given.id)

    assert own.get(DESK).get_json()["items"][0]["is_mine"] is True
    assert kind_of_refusal(verdict(own, session, given.id)) == (403, "same-person")
    assert verdict(moderator, session, given.id).status_code == 200
    assert kind_of_refusal(verdict(moderator, session, given.id)) == (409, "objection-decided")


def test_objections_are_listed_as_they_stand_the_oldest_first(
    session, kind, person, caller, moderator
):
    first, second, third = (set_aside(session, kind, person) for _ in range(3))
    for given in (first, second, third):
        object_to(caller, given.id)
    verdict(moderator, session, second.id, "stands")

    still, decided = (
        moderator.get(f"{DESK}?state={state}").get_json() for state in ("open", "decided")
    )

    n_open = [page["n_open"] for page in (still, decided)]
    ids = {row.id: str(row.ref_id) for row in session.scalars(select(Objection))}
    assert [ids[UUID(item["id"])] for item in still["items"]] == [str(first.id), str(third.id)]
    assert [ids[UUID(item["id"])] for item in decided["items"]] == [str(second.id)]
    assert n_open == [2, 2]


@pytest.fixture
def short_pages(monkeypatch) -> None:
    """Let two fill a page, since to make 51 objections takes long."""
    monkeypatch.setattr("civic.mapping.objection_queries.PAGE_N", 2)


@pytest.mark.usefixtures("short_pages")
def test_what_was_decided_last_comes_first(session, kind, person, caller, moderator):
    given = [set_aside(session, kind, person).id for _ in range(3)]
    for ref_id in given:
        object_to(caller, ref_id)
    ids = [verdict(moderator, session, given[nth], "stands").get_json()["id"] for nth in (1, 0, 2)]

    first = moderator.get(f"{DESK}?state=decided").get_json()
    rest = moderator.get(f"{DESK}?state=decided&cursor={first['next_cursor']}").get_json()

    seen = [item["id"] for item in first["items"] + rest["items"]]
    assert (seen, len(first["items"]), rest["next_cursor"]) == (ids[::-1], 2, None)


@pytest.mark.usefixtures("short_pages")
def test_pages_follow_each_other(session, kind, person, caller, moderator):
    for _ in range(3):
        object_to(caller, set_aside(session, kind, person).id)

    first = moderator.get(DESK).get_json()
    rest = moderator.get(f"{DESK}?cursor={first['next_cursor']}").get_json()

    seen = [item["id"] for item in first["items"] + rest["items"]]
    assert (len(first["items"]), len(set(seen)), rest["next_cursor"]) == (2, 3, None)


def test_what_is_believed_does_not_outlive_a_finding_of_cheating(
    session, city, kind, person, caller, moderator
):
    given = set_aside(session, kind, person)
    object_to(caller, given.id)
    where = city.jurisdiction.id
    case = open_case(session, CaseKind.TELEPORT, person.id, None, where, {}, utc_now())
    assert case is not None
    by = make_staff(session, city, Role.MODERATOR).id
    resolve(session, case, CaseState.FRAUD, REASON, by, utc_now())

    verdict(moderator, session, given.id)

    session.refresh(given)
    assert (given.flags, given.weight) == ([Flag.UNDER_REVIEW], 0)
    assert amounts(session, person) == (0, 0)


def test_who_leaves_takes_their_words_with_them(session, kind, person, caller):
    object_to(caller, set_aside(session, kind, person).id)

    erase_player(session, person.id, utc_now())

    assert session.scalars(select(Objection)).all() == []
