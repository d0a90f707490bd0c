# SPDX-License-Identifier: EUPL-1.2
"""People who map a town over HTTP, at the time it is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from apiflask import APIFlask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from civic.accounts.models import Person
from civic.mapping.models import Campaign, CampaignKind
from civic.platform.clock import utc_now
from civic.platform.ids import new_id
from tests.factories import LAT, LON, City, make_city
from tests.factories_api import Caller, signed_in
from tests.factories_mapping import make_campaign, make_kind, make_player
from tests.factories_reports import DAY

#: So many degrees of latitude are a metre.
METRE = 1 / 111_195


@dataclass
class Town:
    """A city with a running campaign that looks for potholes."""

    app: APIFlask
    session: Session
    city: City
    campaign: Campaign
    kind: CampaignKind

    def mapper(self, person: Person | None = None, **changes: Any) -> "Mapper":
        """Return somebody who plays, with a phone of their own."""
        player = make_player(self.session, person, **changes)
        return Mapper(self, player, signed_in(self.app, self.session, player), f"{new_id()}-device")


@dataclass
class Mapper:
    """Somebody with a phone."""

    town: Town
    person: Person
    caller: Caller
    device_key: str

    def add(self, **changes: Any) -> TestResponse:
        """Put a pothole on the map where they stand."""
        path = f"/api/v1/campaigns/{self.town.campaign.id}/points"
        return self.caller.post(path, self.draft(**changes))

    def draft(self, lon: float = LON, lat: float = LAT, **changes: Any) -> dict[str, Any]:
        """Return a point as their phone sends it."""
        return {
            "id": str(new_id()),
            "kind_id": str(self.town.kind.id),
            "lon": lon,
            "lat": lat,
            "questions_version": 1,
            "answers": {"height": "high"},
            **self.stand(lon, lat),
        } | changes

    def stand(
        self, lon: float = LON, lat: float = LAT, at: datetime | None = None
    ) -> dict[str, Any]:
        """Return where their phone says that it is."""
        return {
            "stood_lon": lon,
            "stood_lat": lat,
            "accuracy_m": 8,
            "captured_at": (at or utc_now()).isoformat(),
            "device_key": self.device_key,
        }

    def offers(self, lon: float = LON, lat: float = LAT, **more: Any) -> list[dict[str, Any]]:
        """Return the questions that they are shown there."""
        query = {"lon": lon, "lat": lat, "accuracy_m": 8} | more
        answer = self.caller.get("/api/v1/quests", query_string=query)
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.get_json()["offers"]
        return found

    def answer(self, quest_id: str | UUID, said: str, **changes: Any) -> TestResponse:
        """Answer a question, having looked for a while."""
        body = {"answer": said, "took_s": 6, **self.stand()} | changes
        return self.caller.post(f"/api/v1/quests/{quest_id}/answer", body)

    def says(self, said: str, lon: float = LON, lat: float = LAT) -> TestResponse:
        """Go there and answer the first question."""
        (offer, *_) = self.offers(lon, lat)
        return self.answer(offer["id"], said, **self.stand(offer["lon"], offer["lat"]))


def make_town(app: APIFlask, session: Session, **changes: Any) -> Town:
    """Make a city whose campaign runs now."""
    city = make_city(session)
    now = utc_now()
    window = {"starts_at": now - 2 * DAY, "ends_at": now + 30 * DAY}
    campaign = make_campaign(session, city, **(window | changes))
    kind = make_kind(session, campaign, city.category.id)
    return Town(app, session, city, campaign, kind)


def problem(answer: TestResponse) -> str:
    """Return as what an answer refuses."""
    return str(answer.get_json()["type"])


def north(metres: float, lat: float = LAT) -> float:
    """Return the latitude so many metres farther north."""
    return lat + metres * METRE


def hours(n: float) -> timedelta:
    """Return so many hours."""
    return timedelta(hours=n)
