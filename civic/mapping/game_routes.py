# SPDX-License-Identifier: EUPL-1.2
"""One's own game, and the rules that it goes by."""

from apiflask import APIBlueprint

from civic.accounts.access import anyone, signed_in
from civic.mapping import game_queries, player_commands
from civic.mapping.errors import AddressUnconfirmed, NotForMinors, NotPlaying, TooYoung
from civic.mapping.game_schemas import (
    GameChange,
    GameView,
    LedgerPage,
    LedgerQuery,
    ReliabilityView,
)
from civic.mapping.game_views import game_view, ledger_view, reliability_view
from civic.mapping.rules_schemas import GameRules
from civic.mapping.rules_views import game_rules
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody

bp = APIBlueprint("game", __name__, tag="Mapping game")

GAME = "/api/v1/me/game"
#: The rules change with a release.
RULES_FRESH_S = 3600


@endpoint(bp, GAME, "GET", may=signed_in, returns=GameView)
def show_game() -> GameView:
    """Show how I stand: points, level, streak, badges, and what I chose."""
    with transaction() as session:
        return game_view(game_queries.standing_of(session, current_actor().person_id, utc_now()))


@endpoint(
    bp,
    GAME,
    "PATCH",
    may=signed_in,
    body=GameChange,
    returns=GameView,
    refuses=(NotPlaying, TooYoung, NotForMinors, AddressUnconfirmed, InvalidBody),
)
def change_game(body: GameChange) -> GameView:
    """Join the game, or change how I take part.

    `is_game_shown: false` hides points, badges and boards; nothing else changes.
    """
    person_id, now = current_actor().person_id, utc_now()
    with transaction() as session:
        player_commands.change_player(session, person_id, body, now)
        return game_view(game_queries.standing_of(session, person_id, now))


@endpoint(bp, GAME, "DELETE", may=signed_in, returns=GameView)
def leave_game() -> GameView:
    """Leave the game for good: my name in it, badges and points are gone.

    What I mapped and answered stays, with nobody's name to it.
    """
    person_id, now = current_actor().person_id, utc_now()
    with transaction() as session:
        player_commands.erase_player(session, person_id, now)
        return game_view(game_queries.standing_of(session, person_id, now))


@endpoint(
    bp,
    "/api/v1/me/ledger",
    "GET",
    may=signed_in,
    query=LedgerQuery,
    returns=LedgerPage,
    refuses=(InvalidBody,),
)
def show_ledger(query: LedgerQuery) -> LedgerPage:
    """Show every amount that I earned or lost, newest first, with its reason and what made it."""
    person_id = current_actor().person_id
    with transaction() as session:
        page = game_queries.ledger_page(session, person_id, query.cursor)
        standing = game_queries.standing_of(session, person_id, utc_now())
        return ledger_view(standing, page, language())


@endpoint(bp, "/api/v1/me/reliability", "GET", may=signed_in, returns=ReliabilityView)
def show_reliability() -> ReliabilityView:
    """Show what I have proved to know, and the last answers that it comes from."""
    person_id = current_actor().person_id
    with transaction() as session:
        judged = game_queries.judged_of(session, person_id)
        ids = [given.id for given in judged]
        return reliability_view(
            game_queries.families_of(session, person_id),
            judged,
            game_queries.subjects_of(session, ids),
            game_queries.paid_for(session, person_id, ids),
            language(),
        )


@endpoint(bp, "/api/v1/rules/game", "GET", may=anyone, returns=GameRules, fresh_s=RULES_FRESH_S)
def show_rules() -> GameRules:
    """Show the formulas in force, with their version."""
    return game_rules()
