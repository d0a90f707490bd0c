# SPDX-License-Identifier: EUPL-1.2
"""A town where anything may be done in any order at any instant, by a made-up clock."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from apiflask import APIFlask
from sqlalchemy import select, text, union_all, update
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.models import Person
from civic.bench.year import MAKE_CLOCK, set_clock
from civic.catalogue.models import Department, Responsibility
from civic.places.models import Jurisdiction
from civic.platform.db import transaction
from civic.platform.ids import new_id
from civic.reports.kinds import Priority
from civic.reports.models import Report
from civic.sla.commands import save_promise
from civic.sla.models import SlaStep, SlaTimer
from tests.factories import (
    NOW,
    PROMISE,
    City,
    make_category,
    make_city,
    make_person,
    make_staff,
)
from tests.factories_api import Caller, signed_in
from tests.factories_reports import make_photo

DESK = "/api/v1/desk"
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
#: Far below what a sign-in is remembered for.
SIGNED_IN_FOR = timedelta(days=20)
WORDS = ("The part is on its way.", "Call 040 123 4567.", "Pahus!", "Ä" * 300)
CATEGORIES = ("pothole", "looked-at", "secret", "shown", "lamp", "slow")
DEPARTMENTS = ("streets", "lighting", "dispatch")
DATES = (-1, 0, 1, 2, 3, 5, 8, 14, 40, 400)


class MadeUpClock:
    """What `utc_now()` and the database show."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """Return the instant."""
        return self.at


class Town:
    """The city, its people and their devices, and the reports so far."""

    def __init__(self, app: APIFlask, session: Session, clock: MadeUpClock) -> None:
        self.app, self.clock = app, clock
        self.key = "a-random-secret-of-the-device"
        session.execute(text(MAKE_CLOCK))
        session.execute(text("SET LOCAL search_path = made_up, pg_catalog, public"))
        set_clock(session, clock.at)
        city = make_city(session, moderation_words=["pahus"], ombudsman="ombudsman@city.example")
        self.city_id = city.jurisdiction.id
        _make_categories(session, city)
        self.people = _make_people(session, city)
        self.photos = [make_photo(session).id for _ in range(4)]
        session.flush()
        self.start_over()

    def start_over(self) -> None:
        """Forget what an example did; the rows are rolled back by the caller."""
        self.callers: dict[str, tuple[datetime, Caller]] = {}
        self.reports: list[UUID] = []
        self.tokens: list[str] = []
        self.deed_keys = [str(new_id()) for _ in range(3)]
        self.set_clock(NOW)
        with transaction() as session:
            # What is read once per version was rolled back: no version comes twice.
            versions = {"catalogue_version": new_id().int >> 80}
            session.execute(update(Jurisdiction).values(versions))

    def set_clock(self, at: datetime) -> None:
        """Let all clocks show `at`."""
        self.clock.at = at
        with transaction() as session:
            set_clock(session, at)

    def pass_time(self, pick: Random, step: str) -> None:
        """Let the clock go on: by a while, or to the instant at which something is due."""
        if step != "due":
            hair = timedelta(microseconds=pick.randint(0, 9))
            self.set_clock(self.clock.at + PASSING[step] + hair)
            return
        with transaction() as session:
            steps = select(SlaStep.due_at).where(SlaStep.due_at > self.clock.at)
            ends = select(SlaTimer.paused_until).where(SlaTimer.paused_until > self.clock.at)
            instants = [each for each in session.scalars(union_all(steps, ends)) if each]
        if instants:
            edge = timedelta(microseconds=pick.choice((-1, 0, 1)))
            self.set_clock(pick.choice(sorted(instants)) + edge)

    def device(self, name: str) -> Caller:
        """Return the device of somebody, signed in not long ago."""
        if name == "key":
            return self._kept(name, lambda: Caller(self.app, self.key))
        if name == "anonymous":
            return self._kept(name, lambda: Caller(self.app))
        return self._kept(name, lambda: self._sign_in(name))

    def _kept(self, name: str, make: Callable[[], Caller]) -> Caller:
        since, caller = self.callers.get(name, (None, None))
        if caller is None or since is None or abs(self.clock.at - since) > SIGNED_IN_FOR:
            caller = make()
            if "X-CSRFToken" not in caller.headers:
                token = caller.client.get("/api/v1/session").get_json()["csrf_token"]
                caller.headers["X-CSRFToken"] = token
            self.callers[name] = (self.clock.at, caller)
        return caller

    def _sign_in(self, name: str) -> Caller:
        with transaction() as session:
            return signed_in(self.app, session, session.get_one(Person, self.people[name]))

    def ask(self, name: str, method: str, path: str, **more: Any) -> Any:
        """Call the API as somebody; see that the answer is one of the contract."""
        answer = self.device(name).call(method, path, **more)
        assert answer.status_code < 500, (method, path, answer.text)
        return answer

    def pick_report(self, pick: Random) -> UUID:
        """Return one of the reports, mostly a young one."""
        return pick.choice(self.reports[-2:] if pick.random() < 0.5 else self.reports)

    def staff(self, pick: Random, report_id: UUID) -> str:
        """Return somebody of the desk, mostly of the department that has the report."""
        if pick.random() < 0.15:
            return pick.choice(sorted(self.people))
        with transaction() as session:
            code = session.scalar(
                select(Department.code)
                .join(Report, Report.department_id == Department.id)
                .where(Report.id == report_id)
            )
        return f"{code}-{pick.choice('ab')}"

    def day(self, pick: Random) -> str:
        """Return a date around now."""
        return (self.clock.at + pick.choice(DATES) * DAY).date().isoformat()

    def some_photos(self, pick: Random) -> list[str]:
        """Return photos, which may be in use anywhere."""
        return [str(photo) for photo in pick.sample(self.photos, pick.choice((0, 0, 1, 2)))]


PASSING: Mapping[str, timedelta] = {
    "at once": timedelta(),
    "a hair before": timedelta(seconds=-2),
    "minutes": 7 * MINUTE,
    "hours": timedelta(hours=5),
    "overnight": timedelta(hours=17),
    "days": 3 * DAY,
    "weeks": 11 * DAY,
    "season": 45 * DAY,
    "due": timedelta(),
}


def _make_categories(session: Session, city: City) -> None:
    where, group = city.jurisdiction, city.group
    targets = PROMISE["targets"] | {"resolution": {"working_days": 20}}
    high = {Priority.HIGH: {"resolution": {"working_hours": 16}}}
    save_promise(session, where.id, "slow", {"targets": targets, "priorities": high}, NOW)
    make_category(session, where, group, "looked-at", moderation="human")
    make_category(session, where, group, "secret", visibility="private")
    make_category(session, where, group, "shown", response_photo="required")
    make_category(session, where, group, "slow", promise="slow")
    lamp = make_category(session, where, group, "lamp")
    lighting = city.other_department.id
    session.add(
        Responsibility(jurisdiction_id=where.id, department_id=lighting, category_id=lamp.id)
    )


def _make_people(session: Session, city: City) -> dict[str, UUID]:
    departments = (city.department, city.other_department, city.dispatcher)
    managers = {
        f"{department.code}-{letter}": make_staff(session, city, Role.MANAGER, department).id
        for department in departments
        for letter in "ab"
    }
    return managers | {
        "clerk": make_staff(session, city).id,
        "moderator": make_staff(session, city, Role.MODERATOR).id,
        "administrator": make_staff(session, city, Role.ADMINISTRATOR).id,
        "auditor": make_staff(session, city, Role.AUDITOR).id,
        "reporter": make_person(session).id,
        "neighbour": make_person(session).id,
    }
