# SPDX-License-Identifier: EUPL-1.2
"""Many who move the same amounts at once write each entry once."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from uuid import UUID

import pytest
from sqlalchemy import func, select

from civic.mapping import ledger_audit, ledger_commands
from civic.mapping.board_commands import draw_weeks
from civic.mapping.kinds import PointState, Reason
from civic.mapping.ledger_queries import balance, pending
from civic.mapping.models import Confirmation, MappingPoint
from civic.mapping.player_commands import ensure_player
from civic.mapping.score_models import Board, Player, ScoreEntry
from civic.platform.db import transaction
from tests.factories import NOW, make_city, make_person
from tests.factories_mapping import make_campaign, make_confirmation, make_kind, make_point
from tests.factories_reports import DAY

MANY = 50


@pytest.fixture
def point_id(town) -> UUID:
    """A point with three answers, all of which wait."""
    with transaction() as session:
        city = make_city(session)
        kind = make_kind(session, make_campaign(session, city), city.category.id)
        point = make_point(session, kind, state=PointState.PROMOTED)
        ledger_commands.escrow_point(session, point, NOW)
        for _ in range(3):
            ledger_commands.escrow_answer(session, make_confirmation(session, point), NOW)
        return point.id


def settle(point_id: UUID) -> None:
    with transaction() as session:
        ledger_commands.settle_answers(
            session, point_id=point_id, round=1, is_there=True, now=NOW + DAY
        )


def move(name: str, point_id: UUID) -> None:
    """Let something become of the point, without a lock on it."""
    with transaction() as session:
        command = getattr(ledger_commands, f"{name}_point")
        command(session, session.get_one(MappingPoint, point_id), NOW + DAY)


def test_fifty_who_settle_at_once_write_one_entry_for_each_answer(town, at_once, point_id):
    at_once([partial(settle, point_id) for _ in range(MANY)])

    with transaction() as session:
        paid = select(func.count()).select_from(ScoreEntry).filter_by(state="settled")
        assert session.scalar(paid.filter_by(reason=Reason.OBS_YES)) == 3
        assert session.scalar(paid.filter_by(reason=Reason.CELL_FIRST)) == 1
        for given in session.scalars(select(Confirmation)):
            assert given.is_right is True
            assert pending(session, given.person_id) == 0
        assert ledger_audit.faults(session) == []


@pytest.mark.parametrize("others", ["advance", "confirm", "refuse", "release"])
def test_whoever_comes_first_moves_an_amount_and_the_others_do_nothing(
    town, at_once, point_id, others
):
    names = ["confirm", others] * 10

    at_once([partial(move, name, point_id) for name in names])

    with transaction() as session:
        author_id = session.get_one(MappingPoint, point_id).author_id
        assert ledger_audit.faults(session) == []
        assert balance(session, author_id) + pending(session, author_id) <= 200
        confirmed = others in {"advance", "confirm"}
        assert (balance(session, author_id) == 200) or not confirmed


def test_what_is_settled_while_a_moderator_takes_it_is_taken_too(town, held_up, point_id):
    with transaction() as session:
        author_id = session.get_one(MappingPoint, point_id).author_id

    def take() -> None:
        with transaction() as session:
            ledger_commands.reverse_standing(
                session, author_id, Reason.REVERSE_FRAUD, NOW + DAY, settled_since=NOW
            )

    with ThreadPoolExecutor(1) as pool:
        with transaction() as session:
            point = session.get_one(MappingPoint, point_id)
            ledger_commands.confirm_point(session, point, NOW + DAY)
            taking = pool.submit(take)
            held_up(1)
        taking.result()

    with transaction() as session:
        assert balance(session, author_id) + pending(session, author_id) == 0
        assert ledger_audit.faults(session) == []


def test_who_joins_twenty_times_at_once_joins_once(town, at_once):
    with transaction() as session:
        person_id = make_person(session).id

    def join() -> str | None:
        with transaction() as session:
            return ensure_player(session, person_id, NOW).pseudonym

    names = at_once([join for _ in range(20)])

    assert len(set(names)) == 1
    with transaction() as session:
        assert session.scalar(select(func.count()).select_from(Player)) == 1


def test_a_week_that_is_drawn_by_many_at_once_is_one_board(town, at_once, point_id):
    def draw() -> int:
        with transaction() as session:
            return draw_weeks(session, NOW + 7 * DAY)

    at_once([draw for _ in range(8)])

    with transaction() as session:
        assert session.scalar(select(func.count()).select_from(Board)) == 1
