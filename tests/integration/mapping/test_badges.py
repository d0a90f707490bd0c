# SPDX-License-Identifier: EUPL-1.2
"""Badges, and what they are for."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, select

from civic.mapping import badge_commands
from civic.mapping.events import PointDecided, PointSettled
from civic.mapping.kinds import (
    Answer,
    Badge,
    Flag,
    PointState,
    Purpose,
    Reason,
    TeamKind,
    TeamRole,
)
from civic.mapping.ledger_commands import (
    escrow_answer,
    reverse_standing,
    settle_answer,
)
from civic.mapping.score_jobs import award_found, award_mapper
from civic.mapping.score_models import BadgeAward
from civic.mapping.team_models import Team, TeamMember
from tests.factories import LON, NOW
from tests.factories_mapping import (
    make_campaign,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
)
from tests.factories_play import north


def badges(session, person) -> set[str]:
    badge_commands.award(session, [person.id], NOW)
    return set(session.scalars(select(BadgeAward.badge).filter_by(person_id=person.id)))


def test_badges_are_for_what_was_settled(session, kind):
    person = make_player(session)
    make_point(session, kind, person)
    undecided = badges(session, person)
    make_point(session, kind, person, state=PointState.VERIFIED)
    one = badges(session, person)
    for _ in range(9):
        make_point(session, kind, person, state=PointState.CONFIRMED)

    assert undecided == set()
    assert one == {Badge.FIRST_POINT}
    assert badges(session, person) == {Badge.FIRST_POINT, Badge.TEN_VERIFIED}


@pytest.mark.parametrize(
    ("react", "event"), [(award_mapper, PointDecided), (award_found, PointSettled)]
)
def test_a_badge_for_a_point_comes_at_once(session, kind, react, event):
    point = make_point(session, kind, state=PointState.VERIFIED)

    react(session, event(point_id=point.id, state=point.state), NOW)

    award = session.scalars(select(BadgeAward)).one()
    assert (award.person_id, award.badge) == (point.author_id, Badge.FIRST_POINT)


@pytest.mark.parametrize(
    ("badge", "n", "answer"),
    [
        (Badge.EAGLE_EYE, 10, {"answer": Answer.NO}),
        (Badge.SECOND_LOOK, 25, {"purpose": Purpose.STILL_THERE}),
        (Badge.ITS_FIXED, 10, {"purpose": Purpose.IS_IT_FIXED}),
        (Badge.FALSE_DAWN, 3, {"purpose": Purpose.IS_IT_FIXED, "answer": Answer.NO}),
    ],
)
def test_badges_for_right_answers_take_as_many_as_they_say(session, kind, badge, n, answer):
    person = make_player(session)
    for _ in range(n - 1):
        make_confirmation(session, make_point(session, kind), person, is_right=True, **answer)
    make_confirmation(session, make_point(session, kind), person, is_right=False, **answer)
    before = badges(session, person)

    make_confirmation(session, make_point(session, kind), person, is_right=True, **answer)

    assert badge not in before
    assert badge in badges(session, person)


def test_four_seasons_may_lie_in_different_years(session, kind):
    person = make_player(session)
    for month in (2, 5, 8):
        at = datetime(2026, month, 1, 12, tzinfo=UTC)
        make_point(session, kind, person, state=PointState.VERIFIED, captured_at=at)
    make_point(
        session,
        kind,
        person,
        state=PointState.VERIFIED,
        captured_at=datetime(2026, 1, 1, 12, tzinfo=UTC),
    )
    three = badges(session, person)
    autumn = datetime(2025, 11, 30, 12, tzinfo=UTC)
    make_point(session, kind, person, state=PointState.VERIFIED, captured_at=autumn)

    assert Badge.FOUR_SEASONS not in three
    assert Badge.FOUR_SEASONS in badges(session, person)


def test_a_team_that_reaches_the_goal_and_who_leads_newcomers_have_badges(session, city):
    campaign = make_campaign(session, city, goal_n_verified=5)
    kind = make_kind(session, campaign)
    captain = make_player(session)
    team = Team(
        jurisdiction_id=city.jurisdiction.id,
        kind=TeamKind.SCHOOL,
        name="7B",
        invite_digest="0" * 64,
        created_by=captain.id,
        created_at=NOW,
    )
    session.add(team)
    session.flush()
    session.add(
        TeamMember(team_id=team.id, person_id=captain.id, role=TeamRole.CAPTAIN, joined_at=NOW)
    )
    members = [make_player(session) for _ in range(5)]
    for person in members[:4]:
        make_point(session, kind, person, state=PointState.VERIFIED, team_id=team.id)
    before = badges(session, captain) | badges(session, members[0])

    make_point(session, kind, members[4], state=PointState.VERIFIED, team_id=team.id)

    assert before == {Badge.FIRST_POINT}
    assert badges(session, captain) == {Badge.MENTOR}
    assert badges(session, members[0]) == {Badge.FIRST_POINT, Badge.FINISHED_TOGETHER}


@pytest.mark.parametrize("state", [PointState.VERIFIED, PointState.PROMOTED])
def test_a_point_that_proves_nothing_has_no_badge(session, kind, state):
    person = make_player(session)
    make_point(session, kind, person, state=state, flags=[Flag.VAGUE])

    assert badges(session, person) == set()


def test_answers_that_prove_nothing_have_no_badge(session, kind):
    person = make_player(session)
    for _ in range(10):
        point = make_point(session, kind)
        make_confirmation(session, point, person, Answer.NO, is_right=True, weight=0.0)

    assert badges(session, person) == set()


def test_first_looks_that_were_taken_back_have_no_badge(session, kind, campaign):
    person = make_player(session)
    for n in range(10):
        point = make_point(session, kind, at=(LON, north(300 * n)))
        given = make_confirmation(session, point, person, is_right=True, judged_at=NOW)
        escrow_answer(session, given, NOW)
        settle_answer(session, given, NOW)
    before = badges(session, person)
    session.execute(delete(BadgeAward))

    reverse_standing(session, person.id, Reason.REVERSE_FRAUD, NOW)

    assert Badge.OFF_THE_BEATEN_PATH in before
    assert Badge.OFF_THE_BEATEN_PATH not in badges(session, person)
