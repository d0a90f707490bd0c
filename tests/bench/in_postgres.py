# SPDX-License-Identifier: EUPL-1.2
"""The rules of production as they are: real commands and jobs on PostgreSQL, behind the simulation.

Points and answers go in as from phones, and what is decided comes back from rows. It is slow, and
shows that what the simulation measures without a database is what the service does.
"""

from datetime import datetime, timedelta
from uuid import UUID

from shapely import Point
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.bench.mapping.rules import Offer, Outcome, Paid, Said
from civic.bench.mapping.world import SOUTH_WEST, Spot, instant, on_earth
from civic.mapping import (
    answer_commands,
    decision_commands,
    point_commands,
    promotion_commands,
    quest_commands,
    reliability_commands,
    settling_commands,
)
from civic.mapping.agreement_policy import probability
from civic.mapping.closure_commands import hear_outcome
from civic.mapping.errors import EnoughRefreshes, NotToAnswer, TooManyUndecided
from civic.mapping.events import ConfirmationGiven
from civic.mapping.jobs import decide
from civic.mapping.kinds import Answer, DepartmentFound, EntryState, PointState
from civic.mapping.models import Confirmation, MappingPoint, Quest
from civic.mapping.point_queries import locked, near
from civic.mapping.point_schemas import PointDraft
from civic.mapping.quest_schemas import QuestAnswer, QuestQuery
from civic.mapping.score_models import ScoreEntry
from civic.mapping.trail_queries import place_of
from civic.places.policy import METRES_PER_DEGREE
from civic.platform.ids import new_id
from civic.reports.commands import By
from civic.reports.kinds import ActorRole
from civic.reports.models import Report
from tests.factories import actor, make_city, make_staff, outline
from tests.factories_mapping import make_campaign, make_kind, make_player
from tests.factories_reports import DAY, respond

#: Everybody does one thing after the other, so long each.
STEP = timedelta(seconds=30)
MORNING_S = 6 * 3600
ACCURACY_M = 6.0


class InPostgres:
    """A city in the database, with as many players as the simulation has people."""

    def __init__(self, session: Session, n_people: int) -> None:
        self._session = session
        city = make_city(session)
        now = instant(0, 0)
        campaign = make_campaign(
            session,
            city,
            area=outline(24.90, 60.15, 24.99, 60.20),
            starts_at=now - DAY,
            ends_at=now + 365 * DAY,
            created_at=now - 2 * DAY,
            approved_at=now - DAY,
            reports_per_day=10_000,
        )
        self._kind = make_kind(session, campaign, city.category.id, questions=[])
        self._people: list[Person] = [make_player(session) for _ in range(n_people)]
        self._by = By(ActorRole.DEPARTMENT, make_staff(session, city).id, city.department.id)
        self.ids: list[UUID] = []
        #: Questions that were shown: who, about which point.
        self._shown: dict[tuple[int, int], UUID] = {}
        self._sent_out: set[UUID] = set()
        self._now = now

    def add(self, mapper: int, spot: Spot, day: int) -> int | None:
        """Take a new point; whatever is near it is something else."""
        now, place = self._tick(day), on_earth(spot)
        known = near(self._session, self._kind, place, [])
        draft = PointDraft(
            id=new_id(),
            kind_id=self._kind.id,
            lon=place.x,
            lat=place.y,
            questions_version=1,
            distinct_from=[each.id for each in known][:50],
            **self._stand(mapper, place, now),
        )
        person = actor(self._people[mapper])
        try:
            added = point_commands.add(self._session, self._kind.campaign_id, draft, person, now)
        except TooManyUndecided:
            return None
        self.ids.append(added.point.id)
        return len(self.ids) - 1

    def offers(self, observer: int, spot: Spot, *, anew: bool) -> list[Offer]:
        """Return the questions for somebody who stands there."""
        now, place = self._tick(), on_earth(spot)
        query = QuestQuery(lon=place.x, lat=place.y, accuracy_m=ACCURACY_M, refresh=anew)
        try:
            shown = quest_commands.offer(self._session, query, actor(self._people[observer]), now)
        except EnoughRefreshes:
            return []
        return [self._offer(observer, quest) for quest in shown if quest.point_id is not None]

    def known_at(self, observer: int, spot: Spot) -> list[Offer]:
        """Ask to be asked about whatever of the kind is on the map there."""
        now, place = self._tick(), on_earth(spot)
        found = []
        for each in near(self._session, self._kind, place, []):
            point = self._session.get(MappingPoint, each.id)
            if point is None or point.state != PointState.PROVISIONAL:
                continue
            try:
                quest = quest_commands.ask_about(
                    self._session, each.id, place, ACCURACY_M, actor(self._people[observer]), now
                )
            except NotToAnswer:
                continue
            found.append(self._offer(observer, quest))
        return found

    def answer(self, said: Said, day: int) -> None:
        """Take an answer, and do what follows from it."""
        quest_id = self._shown.get((said.by, said.target))
        if quest_id is None:
            return
        now = self._tick(day)
        body = QuestAnswer(
            answer=said.answer,
            took_s=said.took_s,
            **self._stand(said.by, said.fixes[-1].place, now),
        )
        given = answer_commands.answer(
            self._session, quest_id, body, actor(self._people[said.by]), now
        )
        self._session.flush()
        decide(self._session, ConfirmationGiven(confirmation_id=given.id), now)

    def dispatches(self) -> list[int]:
        """Return the points that became reports since the last look."""
        rows = self._session.scalars(
            select(MappingPoint.id).where(MappingPoint.report_id.is_not(None))
        )
        new = [point_id for point_id in rows if point_id not in self._sent_out]
        self._sent_out.update(new)
        return sorted(self.ids.index(point_id) for point_id in new)

    def inspected(self, number: int, found: DepartmentFound, day: int) -> None:
        """Answer the report of a point as a department does that was there."""
        now = self._tick(day)
        point = self._session.get_one(MappingPoint, self.ids[number])
        report = self._session.get_one(Report, point.report_id)
        if report.answered_at is not None:
            return
        if found is DepartmentFound.CONFIRMED:
            on = (now + 30 * DAY).date().isoformat()
            respond(self._session, report, self._by, now, outcome="scheduled", scheduled_on=on)
        else:
            respond(self._session, report, self._by, now, outcome="nothing_to_fix")
        hear_outcome(self._session, report.id, now)

    def mended(self, number: int, day: int) -> None:
        """Leave it to residents to notice."""

    def night(self, day: int) -> None:
        """Do what is done each night."""
        now = instant(day, 23 * 3600)
        reliability_commands.learn(self._session, now)
        due = [*decision_commands.answered(self._session)]
        for point_id in [*due, *decision_commands.of_age(self._session, now, 500)]:
            decision_commands.decide(self._session, point_id, now)
        for point_id in promotion_commands.waiting(self._session, 500):
            promotion_commands.promote(self._session, locked(self._session, point_id), now)
        settling_commands.settle_by_time(self._session, now, 500)
        self._now = instant(day + 1, MORNING_S)

    def outcomes(self) -> list[Outcome]:
        """Return what became of each point, by number."""
        rows = {row.id: row for row in self._session.scalars(select(MappingPoint))}
        return [self._outcome(rows[point_id]) for point_id in self.ids]

    def ledger(self) -> list[Paid]:
        """Return all that was settled for points and answers."""
        answers = {row.id: row for row in self._session.scalars(select(Confirmation))}
        people = {person.id: number for number, person in enumerate(self._people)}
        numbers = {point_id: number for number, point_id in enumerate(self.ids)}
        found = []
        for entry in self._session.scalars(select(ScoreEntry).filter_by(state=EntryState.SETTLED)):
            given = answers.get(entry.ref_id)
            target = numbers.get(given.point_id if given and given.point_id else entry.ref_id)
            if target is not None:
                said = Answer(given.answer) if given else None
                day = _day(entry.at)
                found.append(Paid(people[entry.person_id], entry.amount, target, said, day))
        return found

    def suspicious(self) -> list[tuple[int, int]]:
        """Leave rings to their own tests."""
        return []

    def _offer(self, observer: int, quest: Quest) -> Offer:
        if quest.point_id is None:
            raise TypeError("of points only")
        number = self.ids.index(quest.point_id)
        self._shown[observer, number] = quest.id
        place = place_of(self._session.get_one(MappingPoint, quest.point_id))
        return Offer(number, _in_town(place))

    def _stand(self, person: int, place: Point, now: datetime) -> dict[str, object]:
        return {
            "stood_lon": place.x,
            "stood_lat": place.y,
            "accuracy_m": ACCURACY_M,
            "captured_at": now,
            "device_key": f"the phone of person {person:06d}",
        }

    def _tick(self, day: int | None = None) -> datetime:
        if day is not None:
            self._now = max(self._now, instant(day, MORNING_S))
        self._now += STEP
        return self._now

    @staticmethod
    def _outcome(point: MappingPoint) -> Outcome:
        decided_on = None if point.decided_at is None else _day(point.decided_at)
        n_counted, likely = point.n_yes + point.n_no, probability(point.log_odds)
        added_on = _day(point.captured_at)
        return Outcome(PointState(point.state), added_on, decided_on, n_counted, likely)


def _day(at: datetime) -> int:
    return (at - instant(0, 0)).days


def _in_town(place: Point) -> Spot:
    """Return a place as the simulation has it; the other way of `on_earth`."""
    east = on_earth((1.0, 0.0)).x - SOUTH_WEST.x
    return (place.x - SOUTH_WEST.x) / east, (place.y - SOUTH_WEST.y) * METRES_PER_DEGREE
