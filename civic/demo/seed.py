# SPDX-License-Identifier: EUPL-1.2
"""Lives the planned year through the product's own commands, silently."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from random import Random
from typing import Any

from geoalchemy2 import functions as geo
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.accounts.queries import actor_of, person_by_email
from civic.catalogue.kinds import PhotoDuty, QuestionKind, SubjectKind
from civic.catalogue.queries import catalogue
from civic.catalogue.snapshot import Category, Question
from civic.demo.campaigns import seed_campaigns
from civic.demo.life import Life, Spot, Town, phrases, time_given
from civic.demo.people import DOMAIN, make_people
from civic.demo.pictures import WRONG, street_scene
from civic.demo.plan import Fate, fate, happens, id_at, instants
from civic.photos.commands import keep
from civic.photos.decoders import decoders
from civic.photos.policy import CleanPhoto
from civic.photos.renditions import put_renditions
from civic.places.models import Address, Asset, Building, Facility, Jurisdiction
from civic.platform.db import transaction
from civic.platform.i18n import pick
from civic.platform.outbox import SILENT
from civic.platform.storage import storage
from civic.reports.commands import By
from civic.reports.escalation_commands import escalate_step
from civic.reports.intake_commands import submit
from civic.reports.kinds import OPEN, ActorRole
from civic.reports.models import Report
from civic.reports.schemas import ReportDraft
from civic.sla.commands import FiredStep, fire_due_steps
from civic.sla.events import StepReached

PICTURES_N = 5
BATCH_N = 25
FIRE_AT_ONCE = 500
SUBJECTS: Mapping[str, type[Building] | type[Facility] | type[Asset]] = {
    SubjectKind.BUILDING: Building,
    SubjectKind.FACILITY: Facility,
    SubjectKind.ASSET: Asset,
}


def seed_year(code: str, n: int, seed: int, now: datetime, progress: Callable[[int], None]) -> int:
    """Add a year of `n` reports that ends at `now`; return how many reports there are then.

    Residents map things as well, some of which become reports.

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
        seed_campaigns(session, town, seed, now)
        while fired := fire_due_steps(session, FIRE_AT_ONCE):
            _escalate(session, fired)
        return session.scalar(select(func.count()).select_from(Report)) or 0


def _escalate(session: Session, fired: Sequence[FiredStep]) -> None:
    """Let what runs late go up at its due, as the workers would have had they been there."""
    wanted = select(Report.id).where(Report.status.in_(OPEN))
    still_open = set(session.scalars(wanted))
    for step in fired:
        if step.report_id in still_open:
            reached = StepReached(
                report_id=step.report_id,
                timer_id=step.timer_id,
                target=step.target,
                cycle=step.cycle,
                step=step.step,
                due_at=step.due_at,
            )
            escalate_step(session, reached, step.due_at)


def _town(code: str, seed: int, now: datetime) -> Town:
    pictures = {what: _pictures(what, seed) for what in WRONG}
    with transaction() as session:
        city = session.scalars(select(Jurisdiction).filter_by(code=code)).one()
        clerks = make_people(session, city, now)
        moderator = person_by_email(session, f"moderator@{DOMAIN}")
        manager = person_by_email(session, f"manager@{DOMAIN}")
        resident = person_by_email(session, f"resident@{DOMAIN}")
        if moderator is None or resident is None or manager is None:
            raise LookupError("make_people makes them all")
        return Town(
            city=city,
            known=catalogue(session, city.id, city.catalogue_version),
            clerks=clerks,
            managers={
                department_id: By(ActorRole.DEPARTMENT, manager.id, department_id)
                for department_id in actor_of(manager).department_ids()
            },
            moderator=By(ActorRole.MODERATOR, moderator.id),
            resident=actor_of(resident),
            addresses=_spots(session, city, Address),
            subjects={kind: _spots(session, city, table) for kind, table in SUBJECTS.items()},
            photos={
                what: [keep(session, picture, now) for picture in drawn]
                for what, drawn in pictures.items()
            },
        )


def _pictures(what: str, seed: int) -> list[CleanPhoto]:
    """Draw pictures, send them through the decoder and keep their bytes, as an upload does."""
    drawn = (street_scene(Random(f"{seed}/{what}/{n}"), what) for n in range(PICTURES_N))  # noqa: S311 - as above
    clean = [decoders().clean(picture) for picture in drawn]
    for picture in clean:
        put_renditions(storage(), picture)
    return clean


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
        Life(session, town, life, rng, now, done.report, *time_given(session, done.report)).run()


def _draft(town: Town, life: Fate, rng: Random) -> tuple[ReportDraft, Actor]:
    category = life.category
    is_place = category.subject_kind == SubjectKind.PLACE
    spot = rng.choice(town.addresses if is_place else _candidates(category, town))
    jitter = 0.0002 if is_place else 0
    is_signed_in = happens(rng, "signed_in")
    wants_photo = category.photo == PhotoDuty.REQUIRED
    has_photo = wants_photo or (category.photo == PhotoDuty.OPTIONAL and happens(rng, "photo"))
    words = rng.choice(phrases()["problem"][life.language])
    draft = ReportDraft(
        id=id_at(life.received_at, rng),
        category=category.code,
        lon=spot.lon + rng.uniform(-jitter, jitter),
        lat=spot.lat + rng.uniform(-jitter, jitter),
        accuracy_m=rng.choice([5, 8, 12, 20, 35]),
        description=words.format(
            what=pick(category.name, life.language),
            place=spot.address or nearest(town.addresses, spot).address,
        ),
        subject_id=None if is_place else spot.id,
        answers={q.code: _answer(q, rng, life) for q in category.questions if q.is_required},
        photo_ids=[rng.choice(town.photos_of(category)).id] if has_photo else [],
        email=None if is_signed_in else f"resident{rng.randrange(4000)}@people.example",
        language=life.language,
    )
    return draft, town.resident if is_signed_in else Actor()


def nearest(addresses: Sequence[Spot], spot: Spot) -> Spot:
    """Return the address closest to `spot`; near enough by degrees, a meridian counts half here."""
    return min(addresses, key=lambda one: (one.lon - spot.lon) ** 2 / 4 + (one.lat - spot.lat) ** 2)


def _answer(question: Question, rng: Random, life: Fate) -> Any:
    kind = QuestionKind(question.kind)
    if kind in (QuestionKind.CHOICE, QuestionKind.CHOICES):
        code = rng.choice(question.options).code
        return code if kind is QuestionKind.CHOICE else [code]
    return {
        QuestionKind.NUMBER: rng.randint(1, 20),
        QuestionKind.YES_NO: bool(rng.getrandbits(1)),
        QuestionKind.DATE: life.received_at.date().isoformat(),
        QuestionKind.TIME: f"{rng.randint(6, 22):02d}:30",
        QuestionKind.TEXT: f"{rng.choice('ABCD')} {rng.randint(1, 60)}",
    }[kind]
