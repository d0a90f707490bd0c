# SPDX-License-Identifier: EUPL-1.2
"""What people do in a day: they walk, look, map and answer, or they cheat."""

import numpy as np

from civic.bench.mapping.game import LOOKS_S, Game
from civic.bench.mapping.people import (
    LAZY_YES,
    MISTAKES,
    Kind,
    Person,
    Session,
    Strategy,
    stops,
    way,
)
from civic.bench.mapping.rules import Offer
from civic.bench.mapping.world import Spot, distance_m, draw_count

ANSWERS_M = 60.0
#: From where somebody stands when they answer.
STANDS_M = 15.0
#: So often somebody asks on a walk, and each so many times for other questions.
ASKS, ANEW_EVERY = 20, 6
#: So often somebody asks who cheats, in a day.
CHEAT_ASKS = 5
#: Spammers and friends make things up about their home.
FAKES_M = {Kind.SPAMMER: 800.0, Kind.COLLUDER: 400.0}


def play(game: Game, days: int) -> None:
    """Let so many days go by."""
    dice = game.world.dice
    for day in range(days):
        game.dawn(day)
        for person in dice.sample(game.people, len(game.people)):
            if dice.random() < person.active:
                game.n_days[person.number] += 1
                _spend(game, person, day)
        game.dusk(day)


def _spend(game: Game, person: Person, day: int) -> None:
    cheats = person.strategy
    if cheats is None or day < cheats.sleeps_until:
        Walk(game, person, day).go()
    else:
        Fraud(game, person, day, cheats).commit()


class Walk:
    """A walk of somebody honest, or lazy."""

    def __init__(self, game: Game, person: Person, day: int) -> None:
        self._game, self._person, self._day = game, person, day
        self._dice = game.world.dice
        self._session = Session(self._dice, day, person.home)

    def go(self) -> None:
        """Map what is seen, and answer what lies on the way."""
        corners = way(self._game.world, self._person.home)
        self.look_around(corners)
        mean = MISTAKES.get(self._person.kind, MISTAKES[Kind.HONEST])
        for _ in range(draw_count(self._dice, mean)):
            self._game.add(self._person, self._on(corners), self._day, None)
        aside: set[int] = set()
        for n, stop in enumerate(stops(corners, ASKS)):
            self._session.go(stop)
            anew = n % ANEW_EVERY == 0
            for offer in self._game.rules.offers(self._person.number, stop, anew=anew):
                if offer.target in aside:
                    continue
                if distance_m(np.array([offer.spot]), corners)[0] <= ANSWERS_M:
                    self._answer(offer)
                else:
                    aside.add(offer.target)

    def look_around(self, corners: list[Spot]) -> None:
        """Map what is seen; what somebody else mapped before is confirmed instead."""
        game = self._game
        for problem in game.seen(corners):
            held = game.world.problems[problem]
            if held.point is None:
                game.add(self._person, held.spot, self._day, problem)
            elif self._person.sees(self._dice, is_there=True):
                for offer in game.rules.known_at(self._person.number, held.spot):
                    self._go_to(offer)
                    game.say(self._person, offer, self._session, is_yes=True, is_chosen=True)

    def _on(self, corners: list[Spot]) -> Spot:
        """Return a place on the walk."""
        leg = self._dice.randrange(len(corners) - 1)
        along = self._dice.random()
        x, y = (a + along * (b - a) for a, b in zip(corners[leg], corners[leg + 1], strict=True))
        return x, y

    def _answer(self, offer: Offer) -> None:
        dice, person = self._dice, self._person
        if person.kind is Kind.LAZY:
            is_yes = dice.random() < LAZY_YES
        else:
            is_yes = person.sees(dice, is_there=self._game.is_there(offer.target, self._day))
        self._go_to(offer)
        self._game.say(person, offer, self._session, is_yes=is_yes)

    def _go_to(self, offer: Offer) -> None:
        self._session.go(self._game.world.about(offer.spot, STANDS_M))


class Fraud:
    """A day of somebody who cheats."""

    def __init__(self, game: Game, person: Person, day: int, how: Strategy) -> None:
        self._game, self._person, self._day, self._how = game, person, day, how
        self._dice = game.world.dice
        self._session = Session(self._dice, day, person.home)
        self._mates = person.ring - {person.number}
        self._n_others = 0

    def commit(self) -> None:
        """Make things up, confirm friends' points, and answer others'."""
        game, how, person = self._game, self._how, self._person
        for _ in range(draw_count(self._dice, how.fakes_a_day)):
            spot = game.world.about(person.home, FAKES_M[person.kind])
            game.add(person, spot, self._day, None)
        if self._dice.random() < how.maps_real:
            Walk(game, person, self._day).look_around(way(game.world, person.home))
        self._session.go(person.home)
        aims = game.latest_of(sorted(self._mates)) if how.favours else []
        for spot in aims:
            for offer in game.rules.known_at(person.number, spot):
                self._answer(offer, is_chosen=True)
        for _ in range(CHEAT_ASKS):
            near = self._dice.choice(aims) if aims else person.home
            for offer in game.rules.offers(person.number, near, anew=True):
                self._answer(offer)

    def _answer(self, offer: Offer, *, is_chosen: bool = False) -> None:
        dice, how = self._dice, self._how
        if self._game.mappers[offer.target] in self._mates:
            if dice.random() < how.favours:
                self._say(offer, is_yes=True, is_chosen=is_chosen)
        elif self._n_others < how.others_a_day:
            self._n_others += 1
            is_there = self._game.is_there(offer.target, self._day)
            if dice.random() < how.honest:
                is_yes = self._person.sees(dice, is_there=is_there)
            else:
                is_yes = dice.random() < how.says_yes
            self._say(offer, is_yes=is_yes, is_chosen=is_chosen)

    def _say(self, offer: Offer, *, is_yes: bool, is_chosen: bool) -> None:
        if self._how.pace_m_per_s is None:
            self._session.stay(sum(LOOKS_S))
        else:
            self._session.go(offer.spot, self._how.pace_m_per_s)
        self._game.say(self._person, offer, self._session, is_yes=is_yes, is_chosen=is_chosen)
