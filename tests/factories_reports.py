# SPDX-License-Identifier: EUPL-1.2
"""What people do with reports, in one line each; and a check that nothing drifts."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.accounts.policy import Actor
from civic.photos.models import Photo
from civic.platform.ids import new_id
from civic.platform.models import OutboxEntry
from civic.platform.outbox import SUBSCRIBERS, Event, Subscriber
from civic.reports import desk_commands, question_commands, reporter_commands
from civic.reports.commands import By, change_status
from civic.reports.kinds import ActorRole, Status
from civic.reports.models import Rating, Report, ReportEvent, Response
from civic.reports.queries import audit
from civic.reports.question_schemas import QuestionBody, ReplyBody
from civic.reports.schemas import ResponseBody
from civic.sla.models import SlaTimer
from civic.wiring import load_subscribers
from tests.factories import NOW, City, clerk, make_report, make_staff, reload

load_subscribers()  # what is recorded depends on who subscribes

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
REPORTER = By(ActorRole.REPORTER)


def make_photo(session: Session) -> Photo:
    """Keep a photo that no report uses yet."""
    photo = Photo(
        digest=new_id().hex * 2,
        width=640,
        height=480,
        n_bytes=1000,
        sizes={"small": [320, 240]},
        uploaded_at=NOW,
    )
    session.add(photo)
    session.flush()
    return photo


def worker(session: Session, city: City) -> By:
    """Return how the deeds of a new clerk of the streets department are signed."""
    return clerk(make_staff(session, city), city)


def moderator(person: Person) -> By:
    """Return how a moderator's deeds are signed."""
    return By(ActorRole.MODERATOR, person.id)


def respond(
    session: Session, report: Report, by: By, now: datetime = NOW + HOUR, **changes: Any
) -> Response:
    """Give the department's answer; fixed, unless told otherwise."""
    values = {"outcome": "fixed", "text": "Filled and levelled."} | changes
    return desk_commands.respond(session, report, ResponseBody.model_validate(values), by, now)


def ask_reporter(
    session: Session, report: Report, by: By, now: datetime = NOW + HOUR, **changes: Any
) -> ReportEvent:
    """Ask the reporter something."""
    body = QuestionBody.model_validate({"text": "Which of the two lamps is it?"} | changes)
    return question_commands.ask(session, report, body, by, now)


def reply(
    session: Session, report: Report, now: datetime = NOW + 2 * HOUR, **changes: Any
) -> ReportEvent:
    """Answer the question as the reporter."""
    body = ReplyBody.model_validate({"text": "The one on the left."} | changes)
    return question_commands.reply(session, report, body, REPORTER, now)


def rate(
    session: Session, report: Report, grade: int, comment: str = "", now: datetime = NOW + DAY
) -> Rating:
    """Grade the answer as the reporter."""
    return reporter_commands.rate(session, report, grade, comment, REPORTER, now)


def make_answered(session: Session, by: By, now: datetime = NOW, **changes: Any) -> Report:
    """Submit a report and answer it within the hour."""
    report = make_report(session, now=now, **changes)
    respond(session, report, by, now + HOUR)
    return report


def move(session: Session, report: Report, by: By, *statuses: str, now: datetime = NOW) -> Report:
    """Lead the report through `statuses` without a word."""
    for status in statuses:
        change_status(session, report, Status(status), by, now)
    return report


def owner(person: Person | None = None, key: str | None = None) -> Actor:
    """Return somebody with no role, with a report key where it is given."""
    return Actor(person.id if person else None, person.email if person else None, report_key=key)


def history(session: Session, report: Report) -> Sequence[ReportEvent]:
    """Return the rows of the history."""
    return session.scalars(
        select(ReportEvent).filter_by(report_id=report.id).order_by(ReportEvent.seq)
    ).all()


def kinds(session: Session, report: Report) -> list[str]:
    """Return the history in words: kinds, with the new status where it changed."""
    return [row.to_status or row.kind for row in history(session, report)]


def timers(session: Session, report_id: UUID) -> dict[tuple[str, int], SlaTimer]:
    """Return the timers by target and cycle, as they are in the database."""
    session.flush()
    rows = session.scalars(
        select(SlaTimer).filter_by(report_id=report_id).execution_options(populate_existing=True)
    )
    return {(row.target, row.cycle): row for row in rows}


def told(session: Session, event: str) -> list[dict[str, Any]]:
    """Return the payloads of an event in the outbox, each once, in order of recording."""
    rows = session.execute(
        select(OutboxEntry.event_id, OutboxEntry.payload)
        .filter_by(event=event)
        .order_by(OutboxEntry.event_id)
    )
    return list({row.event_id: row.payload for row in rows}.values())


def assert_nothing_drifts(session: Session, *reports: Report) -> None:
    """See that rows of reports and timers are what their history adds up to."""
    session.flush()
    for report in reports:
        found = audit(session, reload(session, report.id))
        assert found.is_clean, found


@contextmanager
def heard_by_somebody(event: type[Event]) -> Iterator[str]:
    """Have somebody subscribe to `event`, so that it is recorded; give its name."""

    def hear(session: Session, event: Event, now: datetime) -> None:
        """Do nothing."""

    before = dict(SUBSCRIBERS)
    name = f"tests.{event.name}"
    SUBSCRIBERS[name] = Subscriber(name, event, hear)
    yield event.name
    SUBSCRIBERS.clear()
    SUBSCRIBERS.update(before)
