# SPDX-License-Identifier: EUPL-1.2
"""A web process whose host has the time wrong: what is late is decided by the database's clock."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from civic.catalogue.models import Department
from civic.platform.config import ROOT
from civic.platform.db import transaction
from civic.reports.models import Report
from civic.sla.commands import save_calendar, save_promise
from civic.sla.models import SlaStep, SlaTimer
from tests.factories import NOW, make_city, make_report, make_staff, texts

#: Submits a report and answers two more, as a clerk, over HTTP; then fires what is due.
DEEDS = """
import sys
from datetime import UTC, datetime
from sqlalchemy import create_engine
from civic.accounts.models import Person
from civic.platform import db
from civic.platform.config import settings
from civic.platform.http import limiter
from civic.sla.commands import fire_due_steps
from civic.web import create_app
from civic.wiring import load_subscribers
from tests.factories import draft_json
from tests.factories_api import Caller, signed_in

clock, person_id, *reports = sys.argv[1:]
chosen = settings()
if clock == "host":
    db.bind(bind=create_engine(chosen.database_url))
    chosen = chosen.model_copy(update={"database_url": ""})
app = create_app(chosen)
limiter.enabled = False
load_subscribers()
made = Caller(app).post("/api/v1/reports", draft_json())
assert made.status_code == 201, made.text
with db.transaction() as session:
    clerk = signed_in(app, session, session.get_one(Person, person_id))
    session.commit()
    for report_id in reports:
        path = f"/api/v1/desk/reports/{report_id}/response"
        answer = clerk.post(path, {"outcome": "fixed", "text": "Filled and levelled."})
        assert answer.status_code in (200, 201), answer.text
with db.transaction() as session:
    fire_due_steps(session, 100)
print(datetime.now(UTC).isoformat(), made.get_json()["id"])
"""
ROUND_THE_CLOCK = {
    "zone": "Europe/Helsinki",
    "weekly": {day: [["00:00", "24:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat")}
    | {"sun": [["00:00", "24:00"]]},
}
AN_HOUR = {
    "targets": {
        "moderation": {"working_hours": 1},
        "first_response": {"working_hours": 1},
        "resolution": {"working_hours": 1},
    }
}
#: Where Debian keeps the library that shows a process another time.
WRONG_CLOCK = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)


def now_of(session: Session) -> datetime:
    """Return what the clock of the database shows."""
    shown: datetime = session.scalars(select(func.clock_timestamp())).one()
    return shown


class Town:
    """A city where an hour is promised, with a report that has half of it left, and a late one."""

    def __init__(self) -> None:
        with transaction() as session:
            city = make_city(session)
            city_id = city.jurisdiction.id
            save_calendar(session, city_id, "office", texts("Office"), ROUND_THE_CLOCK, NOW)
            save_promise(session, city_id, "default", AN_HOUR, NOW)
            city.jurisdiction.catalogue_version += 1
            streets = session.get_one(Department, city.department.id)
            self.person_id = make_staff(session, city, department=streets).id
        with transaction() as session:
            self.began_at = now_of(session)
            ago = (timedelta(minutes=30), timedelta(minutes=90))
            self.in_time, self.late = [
                make_report(session, now=self.began_at - each).id for each in ago
            ]

    def answer(self, url: str, hours: int, clock: str = "database") -> tuple[datetime, UUID]:
        """Answer both in a process that is `hours` off; return its host's time and a new report."""
        reports = (str(self.in_time), str(self.late))
        done = subprocess.run(
            [sys.executable, "-c", DEEDS, clock, str(self.person_id), *reports],
            cwd=ROOT,
            env=os.environ
            | {
                "CIVIC_DATABASE_URL": url,
                "LD_PRELOAD": str(WRONG_CLOCK),
                "FAKETIME": f"{hours:+d}h",
                # Only the time of day is wrong; threads that wait so many seconds go on doing so.
                "FAKETIME_DONT_FAKE_MONOTONIC": "1",
                "DONT_FAKE_MONOTONIC": "1",
            },
            timeout=120,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        shown, new = done.stdout.split()
        return datetime.fromisoformat(shown), UUID(new)


def resolution(session: Session, report_id: UUID) -> SlaTimer:
    return session.scalars(
        select(SlaTimer).filter_by(report_id=report_id, target="resolution")
    ).one()


@pytest.mark.parametrize("hours", [1, -1])
def test_the_clock_of_the_database_decides(town: Engine, town_url: str, hours: int) -> None:
    here = Town()

    shown, new = here.answer(town_url, hours)

    with transaction() as session:
        ended_at = now_of(session)
        # The host really was wrong.
        assert abs(shown - ended_at - timedelta(hours=hours)) < timedelta(minutes=5)
        received_at = session.get_one(Report, new).received_at
        assert here.began_at < received_at < ended_at
        assert resolution(session, new).due_at == received_at + timedelta(hours=1)
        assert resolution(session, here.in_time).outcome == "kept"
        assert resolution(session, here.late).outcome == "late"
        for report_id in (here.in_time, here.late):
            stopped_at = resolution(session, report_id).stopped_at
            assert stopped_at
            assert here.began_at < stopped_at < ended_at
        fired = session.scalars(select(SlaStep.fired_at).where(SlaStep.fired_at.is_not(None)))
        assert all(here.began_at < at < ended_at for at in fired if at)


def test_by_the_clock_of_such_a_host_a_late_answer_would_be_kept(
    town: Engine, town_url: str
) -> None:
    """What the test above guards against does happen where nothing is done about it."""
    here = Town()

    here.answer(town_url, -1, "host")

    with transaction() as session:
        found = [resolution(session, each).outcome for each in (here.in_time, here.late)]
    assert found == ["kept", "kept"]
