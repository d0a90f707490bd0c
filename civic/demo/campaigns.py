# SPDX-License-Identifier: EUPL-1.2
"""What residents of the demo city map, through the product's own commands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from geoalchemy2.shape import to_shape
from ruamel.yaml import YAML
from shapely import Point
from shapely.geometry import mapping
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.commands import add_person
from civic.accounts.models import Person
from civic.accounts.policy import Actor
from civic.accounts.queries import actor_of
from civic.demo.life import Spot, Town
from civic.demo.people import DOMAIN
from civic.demo.plan import id_at
from civic.mapping.answer_commands import answer
from civic.mapping.campaign_commands import approve_campaign, draft_campaign
from civic.mapping.campaign_queries import kinds_of, questions_of
from civic.mapping.campaign_schemas import Approval, NewCampaign
from civic.mapping.decision_commands import decide
from civic.mapping.errors import AlreadyMapped, TooManyUndecided
from civic.mapping.kinds import Answer, PointPhoto
from civic.mapping.models import Campaign, CampaignKind
from civic.mapping.player_commands import ensure_player
from civic.mapping.point_commands import add
from civic.mapping.point_schemas import PointDraft
from civic.mapping.quest_commands import offer, place_asked_about
from civic.mapping.quest_schemas import QuestAnswer, QuestQuery
from civic.places.models import Area
from civic.places.policy import metres_between
from civic.platform.problems import NotThere

FILE = Path(__file__).with_name("campaigns.yaml")
#: Who maps, beside the resident that anybody can sign in as.
MAPPERS_N = 9
#: How often somebody says what is so.
CARE = 0.93
#: How many of the things that people map are there.
TRUE_SHARE = 0.85
THINGS_N = 30
NEW_N = 6
#: How people walk from one thing to the next, and how long they look.
METRES_PER_S = 1.2
LOOK = timedelta(seconds=40)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Walk:
    """Somebody goes out: maps a thing, or looks at what others mapped around there."""

    at: datetime
    actor: Actor
    spot: Spot
    kind: CampaignKind
    maps: bool


def seed_campaigns(session: Session, town: Town, seed: int, now: datetime) -> None:
    """Draft the campaigns of the demo city and play those that run; once."""
    if session.scalar(select(Campaign.id).filter_by(jurisdiction_id=town.city.id).limit(1)):
        return
    dice = Random(f"{seed}/campaigns")  # noqa: S311 - dice, not secrets
    for written in YAML(typ="safe").load(FILE.read_text(encoding="utf-8")):
        campaign = _drafted(session, town, written, now)
        if campaign.approved_at is not None:
            Season(session, town, campaign, dice, now).play()


def _drafted(session: Session, town: Town, written: dict[str, Any], now: datetime) -> Campaign:
    values = dict(written)
    begins = _midnight(now) + values.pop("begins") * DAY
    lasts, approval = values.pop("lasts") * DAY, values.pop("approval", None)
    area = session.scalars(
        select(Area).filter_by(jurisdiction_id=town.city.id, code=values.pop("area"))
    ).one()
    body = NewCampaign.model_validate(
        values
        | {"area": mapping(to_shape(area.outline)), "starts_at": begins, "ends_at": begins + lasts}
    )
    drafted_at = min(begins, now) - DAY
    clerk = session.get_one(Person, town.clerks[body.department].id)
    campaign = draft_campaign(session, body, actor_of(clerk), drafted_at)
    if approval is not None:
        manager = town.managers[campaign.department_id]
        said = Approval(note=approval, is_about_things=True, version=campaign.version)
        approve_campaign(session, campaign, said, Actor(person_id=manager.person_id), drafted_at)
    return campaign


@dataclass
class Season:
    """A campaign from its beginning until now."""

    session: Session
    town: Town
    campaign: Campaign
    dice: Random
    now: datetime

    def play(self) -> None:
        """Let people map and look, in the order of time."""
        self.truths: dict[tuple[float, float], bool] = {}
        people = list(self._people())
        for walk in sorted(self._walks(people), key=lambda each: each.at):
            if walk.maps:
                self._map(walk)
            else:
                self._look(walk)

    def _people(self) -> Iterator[Actor]:
        yield self.town.resident
        for n in range(MAPPERS_N):
            person = add_person(self.session, f"mapper{n}@{DOMAIN}", now=self.campaign.starts_at)
            self.session.flush()  # its id is the player's
            yield actor_of(person)

    def _walks(self, people: Sequence[Actor]) -> Iterator[Walk]:
        """Yield who goes where and when: each thing is mapped by one and visited by some."""
        for actor in people:
            ensure_player(self.session, _id(actor), self.campaign.starts_at)
        outline = to_shape(self.campaign.area)
        inside = [s for s in self.town.addresses if outline.covers(Point(s.lon, s.lat))]
        kinds = kinds_of(self.session, [self.campaign.id])[self.campaign.id]
        for n, spot in enumerate(self.dice.sample(inside, min(THINGS_N, len(inside)))):
            # The last ones were found just now, and nobody but their mappers has been there.
            is_new = n >= THINGS_N - NEW_N
            kind = kinds[n % 3 % len(kinds)]
            mapper, *others = self.dice.sample(people, 7)
            first, last = (19, 20.9) if is_new else (1, 17)
            found_at = self._afternoon(self.campaign.starts_at, first, last)
            yield Walk(found_at, mapper, spot, kind, maps=True)
            for other in [] if is_new else others[: self.dice.randint(2, 6)]:
                yield Walk(self._afternoon(found_at, 0.5, 9), other, spot, kind, maps=False)

    def _afternoon(self, after: datetime, first: float, last: float) -> datetime:
        """Return an instant in daylight so many days later, but not after now."""
        day = _midnight(after + self.dice.uniform(first, last) * DAY)
        at = day + timedelta(hours=8, seconds=self.dice.uniform(0, 8 * 3600))
        return min(max(at, after + LOOK), self.now - LOOK)

    def _map(self, walk: Walk) -> None:
        place = (walk.spot.lon, walk.spot.lat)
        questions = questions_of(self.session, walk.kind) or ()
        photo = self.dice.choice(self.town.photos["hole"])
        draft = PointDraft(
            id=id_at(walk.at, self.dice),
            kind_id=walk.kind.id,
            lon=place[0],
            lat=place[1],
            questions_version=walk.kind.questions_version,
            answers={q["code"]: self.dice.choice(q["choices"])["code"] for q in questions},
            photo_id=photo.id if walk.kind.photo == PointPhoto.REQUIRED else None,
            language=self.dice.choice(self.town.city.languages),
            **self._stand(walk.actor, place, walk.at),
        )
        try:
            add(self.session, self.campaign.id, draft, walk.actor, walk.at)
        except (AlreadyMapped, TooManyUndecided):
            return
        self.truths[place] = self.dice.random() < TRUE_SHARE

    def _look(self, walk: Walk) -> None:
        """Answer what the service asks around there, walking from one thing to the next."""
        here, at = Point(walk.spot.lon, walk.spot.lat), walk.at
        query = QuestQuery(lon=here.x, lat=here.y, accuracy_m=8)
        for quest in offer(self.session, query, walk.actor, at, self.dice):
            if quest.point_id is None:
                continue
            there = place_asked_about(self.session, quest)
            at += timedelta(seconds=metres_between(here, there) / METRES_PER_S) + LOOK
            if at >= min(quest.expires_at, self.now):
                return
            is_there = self.truths[there.x, there.y] == (self.dice.random() < CARE)
            body = QuestAnswer(
                answer=Answer.YES if is_there else Answer.NO,
                took_s=self.dice.uniform(4, 20),
                **self._stand(walk.actor, (there.x, there.y), at),
            )
            answer(self.session, quest.id, body, walk.actor, at)
            decide(self.session, quest.point_id, at)
            here = there

    def _stand(self, actor: Actor, place: tuple[float, float], at: datetime) -> dict[str, Any]:
        return {
            "stood_lon": place[0],
            "stood_lat": place[1],
            "accuracy_m": self.dice.choice([5, 8, 12, 20]),
            "captured_at": at,
            "device_key": f"the phone of {actor.person_id}",
        }


def _id(actor: Actor) -> UUID:
    if actor.person_id is None:
        raise NotThere
    return actor.person_id


def _midnight(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)
