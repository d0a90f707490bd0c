# SPDX-License-Identifier: EUPL-1.2
"""Lives the planned year through the product's own commands, silently."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from geoalchemy2 import functions as geo
from ruamel.yaml import YAML
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.accounts.policy import Actor
from civic.accounts.queries import actor_of, person_by_email
from civic.catalogue.kinds import PhotoDuty, QuestionKind, SubjectKind
from civic.catalogue.queries import catalogue
from civic.catalogue.snapshot import Catalogue, Category, Question
from civic.demo.people import DOMAIN, make_people
from civic.demo.pictures import street_scene
from civic.demo.plan import Fate, fate, instants
from civic.photos.commands import keep
from civic.photos.decoders import decoders
from civic.photos.models import Photo
from civic.photos.renditions import put_renditions
from civic.places.models import Address, Asset, Building, Facility, Jurisdiction
from civic.platform.db import transaction
from civic.platform.i18n import pick
from civic.platform.outbox import SILENT
from civic.platform.storage import storage
from civic.reports import desk_commands, reporter_commands
from civic.reports.commands import By, change_status
from civic.reports.intake_commands import submit
from civic.reports.kinds import OPEN, ActorRole, Outcome, Status
from civic.reports.models import Report
from civic.reports.schemas import ReportDraft, ResponseBody
from civic.sla.commands import fire_due_steps
from civic.sla.policy import Target
from civic.sla.queries import timers_of

PICTURES_N = 12
BATCH_N = 25
FIRE_AT_ONCE = 500
SUBJECTS: Mapping[str, type[Building] | type[Facility] | type[Asset]] = {
    SubjectKind.BUILDING: Building,
    SubjectKind.FACILITY: Facility,
    SubjectKind.ASSET: Asset,
}


@dataclass(frozen=True)
class Spot:
    """A place where something can be wrong."""

    id: UUID
    kind: str | None
    address: str
    lon: float
    lat: float


@dataclass(frozen=True)
class Town:
    """Everything of the demo city that a year is played with."""

    city: Jurisdiction
    known: Catalogue
    clerks: Mapping[str, Person]
    moderator: By
    resident: Actor
    addresses: Sequence[Spot]
    subjects: Mapping[str, Sequence[Spot]]
    photos: Sequence[Photo]


def seed_year(code: str, n: int, seed: int, now: datetime, progress: Callable[[int], None]) -> int:
    """Add a year of `n` reports that ends at `now`; return how many reports there are then.

    The same seed makes the same year; reports that are there already are not made again.
    """
    town = _town(code, seed, now)
    rng = Random(seed)  # noqa: S311 - dice, not secrets
    lives = [
        fate(rng, at, [c for c in town.known.open_categories if _is_possible(c, town)])
        for at in instants(rng, n, now)
    ]
    for start in range(0, n, BATCH_N):
        with transaction() as session:
            session.info[SILENT] = True
            for number, life in enumerate(lives[start : start + BATCH_N], start):
                _live(session, town, life, Random(f"{seed}/{number}"), now)  # noqa: S311 - as above
            progress(min(n, start + BATCH_N))
    with transaction() as session:
        session.info[SILENT] = True
        while fire_due_steps(session, FIRE_AT_ONCE):
            pass
        return session.scalar(select(func.count()).select_from(Report)) or 0


def _town(code: str, seed: int, now: datetime) -> Town:
    drawn = (street_scene(Random(seed + n)) for n in range(PICTURES_N))  # noqa: S311 - as above
    pictures = [decoders().clean(picture) for picture in drawn]
    for picture in pictures:
        put_renditions(storage(), picture)
    with transaction() as session:
        city = session.scalars(select(Jurisdiction).filter_by(code=code)).one()
        clerks = make_people(session, city, now)
        moderator = person_by_email(session, f"moderator@{DOMAIN}")
        resident = person_by_email(session, f"resident@{DOMAIN}")
        if moderator is None or resident is None:
            raise LookupError("make_people makes both")
        return Town(
            city=city,
            known=catalogue(session, city.id, city.catalogue_version),
            clerks=clerks,
            moderator=By(ActorRole.MODERATOR, moderator.id),
            resident=actor_of(resident),
            addresses=_spots(session, city, Address),
            subjects={kind: _spots(session, city, table) for kind, table in SUBJECTS.items()},
            photos=[keep(session, picture, now) for picture in pictures],
        )


def _spots(session: Session, city: Jurisdiction, table: Any) -> list[Spot]:
    where = table.outline if table is Building else table.location
    centre = geo.ST_PointOnSurface(where)
    rows = session.execute(
        select(table, geo.ST_X(centre), geo.ST_Y(centre))
        .where(table.jurisdiction_id == city.id)
        .order_by(table.id if table is Address else table.osm_ref)
    )
    return [
        Spot(
            row.id,
            getattr(row, "kind", None),
            f"{row.street} {row.number}" if table is Address else getattr(row, "address", ""),
            lon,
            lat,
        )
        for row, lon, lat in rows
    ]


def _is_possible(category: Category, town: Town) -> bool:
    return category.subject_kind == SubjectKind.PLACE or bool(_candidates(category, town))


def _candidates(category: Category, town: Town) -> list[Spot]:
    kinds = category.subject_kinds
    spots = town.subjects.get(category.subject_kind, ())
    return [spot for spot in spots if not kinds or spot.kind in kinds]


def _live(session: Session, town: Town, life: Fate, rng: Random, now: datetime) -> None:
    """Let one report live as long as it has time."""
    draft, actor = _draft(town, life, rng)
    done = submit(session, draft, actor, life.received_at)
    if done.is_new:
        Life(session, town, life, rng, now, done.report).run()


def _draft(town: Town, life: Fate, rng: Random) -> tuple[ReportDraft, Actor]:
    category = life.category
    is_place = category.subject_kind == SubjectKind.PLACE
    spot = rng.choice(town.addresses if is_place else _candidates(category, town))
    jitter = 0.0002 if is_place else 0
    is_signed_in = rng.random() < 0.15
    wants_photo = category.photo == PhotoDuty.REQUIRED
    has_photo = wants_photo or (category.photo == PhotoDuty.OPTIONAL and rng.random() < 0.4)
    words = rng.choice(phrases()["problem"][life.language])
    draft = ReportDraft(
        id=_report_id(life.received_at, rng),
        category=category.code,
        lon=spot.lon + rng.uniform(-jitter, jitter),
        lat=spot.lat + rng.uniform(-jitter, jitter),
        accuracy_m=rng.choice([5, 8, 12, 20, 35]),
        description=words.format(
            what=pick(category.name, life.language), place=spot.address or town.city.name["fi"]
        ),
        subject_id=None if is_place else spot.id,
        answers={q.code: _answer(q, rng, life) for q in category.questions if q.is_required},
        photo_ids=[rng.choice(town.photos).id] if has_photo else [],
        email=None if is_signed_in else f"resident{rng.randrange(4000)}@people.example",
        language=life.language,
    )
    return draft, town.resident if is_signed_in else Actor()


def _report_id(at: datetime, rng: Random) -> UUID:
    """Return a UUIDv7 of the instant, its random part from the dice."""
    bits = int(at.timestamp() * 1000) << 80 | rng.getrandbits(80)
    bits = bits & ~(0xF << 76) | 0x7 << 76
    return UUID(int=bits & ~(0x3 << 62) | 0x2 << 62)


def _answer(question: Question, rng: Random, life: Fate) -> Any:
    match QuestionKind(question.kind):
        case QuestionKind.NUMBER:
            return rng.randint(1, 20)
        case QuestionKind.YES_NO:
            return rng.random() < 0.5
        case QuestionKind.CHOICE:
            return rng.choice(question.options).code
        case QuestionKind.CHOICES:
            return [rng.choice(question.options).code]
        case QuestionKind.DATE:
            return life.received_at.date().isoformat()
        case QuestionKind.TIME:
            return f"{rng.randint(6, 22):02d}:30"
        case QuestionKind.TEXT:
            return f"{rng.choice('ABCD')} {rng.randint(1, 60)}"


@dataclass
class Life:
    """One report on its way; it stops where its time is up."""

    session: Session
    town: Town
    life: Fate
    rng: Random
    now: datetime
    report: Report
    #: Real time from receipt to the due of the resolution.
    allowed: timedelta = field(init=False)

    def __post_init__(self) -> None:
        due = {t.target: t.due_at for t in timers_of(self.session, self.report.id)}
        self.allowed = due[Target.RESOLUTION] - self.life.received_at

    def run(self) -> None:
        """Play the report's life up to now."""
        at = self.life.received_at
        if self.report.status == Status.SUBMITTED:
            at = self._after(at, self.life.accept_share)
            if at >= self.now:
                return
            if self.life.is_rejected:
                words = self._say("rejected")
                change_status(
                    self.session, self.report, Status.REJECTED, self.town.moderator, at, text=words
                )
                return
            change_status(self.session, self.report, Status.ACCEPTED, self.town.moderator, at)
        self._work(at)

    def _work(self, at: datetime) -> None:
        if self.life.is_withdrawn:
            if (at := at + timedelta(hours=3)) < self.now:
                reporter_commands.withdraw(self.session, self.report, self._reporter(), at)
            return
        if self.life.is_duplicate and (at := at + timedelta(hours=4)) < self.now:
            if (original := self._original()) is not None:
                desk_commands.merge(self.session, self.report, original, self._clerk(), at)
                return
        if self.life.is_transferred and (at := at + timedelta(hours=5)) < self.now:
            self._transfer(at)
        if (at := at + timedelta(hours=2)) < self.now:
            change_status(self.session, self.report, Status.IN_PROGRESS, self._clerk(), at)
        if self.life.note_share is not None:
            at = max(at, self._after(self.life.received_at, self.life.note_share))
            if at >= self.now:
                return
            note = self._say("note")
            desk_commands.publish_note(self.session, self.report, note, self._clerk(), at)
        at = max(
            at + timedelta(minutes=20), self._after(self.life.received_at, self.life.answer_share)
        )
        if at < self.now:
            self._respond(at, self.life.outcome)
            self._judge(at)

    def _judge(self, at: datetime) -> None:
        """Let the reporter rate, reopen, be content or be silent."""
        if self.life.grade is None or at + self.life.rate_after >= self.now:
            silent_until = at + timedelta(days=14, minutes=10)
            if self.life.grade is None and silent_until < self.now:
                reporter_commands.close_as_silent(self.session, self.report, silent_until)
            return
        at += self.life.rate_after
        comment = self._say("content" if self.life.grade > 2 else "unhappy")  # noqa: PLR2004 - PRODUCT.md 3
        if self.life.grade <= 2 and not self.life.has_comment:  # noqa: PLR2004 - as above
            comment = ""
        reporter_commands.rate(
            self.session, self.report, self.life.grade, comment, self._reporter(), at
        )
        if self.report.status == Status.REOPENED:
            again = at + timedelta(days=self.rng.uniform(0.5, 6))
            if again < self.now:
                self._respond(again, Outcome.FIXED)

    def _respond(self, at: datetime, outcome: Outcome) -> None:
        photo = self.rng.choice(self.town.photos).id
        body = ResponseBody(
            outcome=outcome,
            text=self._say(outcome.value),
            scheduled_on=at.date() + timedelta(days=self.rng.randint(5, 60)),
            who=phrases()["owner"][self.life.language],
            reason=phrases()["reason"][self.life.language],
            photo_ids=[photo] if outcome is Outcome.FIXED else [],
        )
        desk_commands.respond(self.session, self.report, body, self._clerk(), at)

    def _original(self) -> Report | None:
        """Return an older open report of the category, as if it told of the same thing."""
        return self.session.scalars(
            select(Report)
            .where(
                Report.category_id == self.report.category_id,
                Report.received_at < self.report.received_at,
                Report.status.in_(OPEN - {Status.SUBMITTED}),
                Report.duplicate_of_id.is_(None),
            )
            .order_by(Report.received_at.desc())
            .limit(1)
            .with_for_update()
        ).one_or_none()

    def _transfer(self, at: datetime) -> None:
        others = [
            department.code
            for department in self.town.known.open_departments
            if department.id != self.report.department_id and department.kind == "city_service"
        ]
        to, why = self.rng.choice(others), phrases()["transferred"][self.life.language]
        desk_commands.transfer(self.session, self.report, to, why, self._clerk(), at)

    def _after(self, start: datetime, share: float) -> datetime:
        """Return the instant when `share` of the time from receipt to the resolution has run."""
        return start + max(self.allowed * share, timedelta(minutes=4))

    def _clerk(self) -> By:
        department = self.town.known.department_by_id[self.report.department_id]
        clerk = self.town.clerks[department.code]
        return By(ActorRole.DEPARTMENT, clerk.id, department.id)

    def _reporter(self) -> By:
        return By(ActorRole.REPORTER, self.report.reporter_id)

    def _say(self, what: str) -> str:
        said = phrases()[what][self.life.language]
        return said if isinstance(said, str) else self.rng.choice(said)


@cache
def phrases() -> Mapping[str, Any]:
    """Return what people say, by occasion and language."""
    path = Path(__file__).with_name("phrases.yaml")
    return YAML(typ="safe").load(path)  # type: ignore[no-any-return]
