# SPDX-License-Identifier: EUPL-1.2
"""Joining the game, and who is looked at by moderators."""

import re

from sqlalchemy import func, select

from civic.mapping.agreement_policy import Beta
from civic.mapping.case_commands import is_under_review, open_case
from civic.mapping.kinds import AgeGroup, CaseKind, PointState, TeamKind, TeamRole
from civic.mapping.player_commands import ensure_player, erase_player
from civic.mapping.player_queries import player_of
from civic.mapping.promotion_commands import promote
from civic.mapping.reliability_policy import NEW
from civic.mapping.reliability_queries import pair_count, reliability_of
from civic.mapping.score_models import MappingCase
from civic.mapping.team_models import Team, TeamMember
from civic.mapping.team_queries import current_team
from civic.reports.models import Report
from tests.factories import NOW, make_city, make_person
from tests.factories_mapping import (
    make_campaign,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
    make_proved,
)
from tests.factories_reports import DAY


def test_who_joins_gets_a_neutral_name_and_stands_on_no_board(session):
    person = make_person(session)

    joined = ensure_player(session, person.id, NOW)
    again = ensure_player(session, person.id, NOW + DAY, AgeGroup.MINOR)

    assert re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+ \d\d", joined.pseudonym or "")
    assert (joined.is_on_boards, joined.age_group) == (False, AgeGroup.ADULT)
    assert again is joined
    assert player_of(session, person.id) is joined
    assert player_of(session, make_person(session).id) is None


def test_who_left_does_not_join_again_by_a_point_that_becomes_a_report(session):
    city = make_city(session)
    kind = make_kind(session, make_campaign(session, city), city.category.id)
    author = make_player(session)
    point = make_point(session, kind, author, state=PointState.VERIFIED)
    erase_player(session, author.id, NOW)
    session.flush()

    assert promote(session, point, NOW)

    report = session.get_one(Report, point.report_id)
    assert re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+ \d\d", report.reporter_alias)
    assert player_of(session, author.id) is None


def test_the_same_is_asked_of_a_moderator_once(session):
    city, person = make_city(session), make_player(session)
    common = (person.id, None, city.jurisdiction.id, {"n": 3}, NOW)

    opened = [open_case(session, CaseKind.BURST, *common) for _ in range(2)]
    other = open_case(session, CaseKind.TELEPORT, *common)

    assert opened[0] is not None
    assert opened[1] is None
    assert other is not None
    assert session.scalar(select(func.count()).select_from(MappingCase)) == 2
    assert is_under_review(session, person.id)
    assert not is_under_review(session, make_player(session).id)


def test_somebody_new_is_worth_the_first_guess_and_then_what_was_learned(session):
    person = make_player(session)
    make_proved(session, person.id, "access", sensitivity=(9.0, 1.0))

    assert reliability_of(session, person.id, "access").sensitivity == Beta(9.0, 1.0)
    assert reliability_of(session, person.id, "light") == NEW


def test_answers_of_a_pair_count_for_thirty_days(session):
    city = make_city(session)
    kind = make_kind(session, make_campaign(session, city))
    mapper, observer = make_player(session), make_player(session)
    for days in (0, 29, 31):
        point = make_point(session, kind, mapper)
        make_confirmation(session, point, observer, captured_at=NOW - days * DAY)
    make_confirmation(session, make_point(session, kind), observer, captured_at=NOW)

    assert pair_count(session, observer.id, mapper.id, NOW) == 2
    assert pair_count(session, observer.id, None, NOW) == 0


def test_a_team_is_current_until_somebody_leaves_it(session):
    city, person = make_city(session), make_player(session)
    team = Team(
        jurisdiction_id=city.jurisdiction.id,
        kind=TeamKind.SCHOOL,
        name="7B",
        invite_digest="0" * 64,
        created_by=person.id,
        created_at=NOW,
    )
    session.add(team)
    session.flush()
    member = TeamMember(team_id=team.id, person_id=person.id, role=TeamRole.CAPTAIN, joined_at=NOW)
    session.add(member)
    session.flush()

    during = current_team(session, person.id)
    member.left_at = NOW + DAY
    session.flush()

    assert during is team
    assert current_team(session, person.id) is None
