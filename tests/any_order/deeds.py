# SPDX-License-Identifier: EUPL-1.2
"""What people, relays and workers do in the town, each as a picker of random things decides."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import select

from civic.pages.explanation import explained
from civic.platform.db import transaction
from civic.platform.ids import new_id
from civic.platform.jobs import DUTIES, run_batch
from civic.platform.models import OutboxEntry
from civic.reports.escalation_models import Escalation
from civic.reports.kinds import Priority
from civic.reports.models import Report, ReportEvent
from civic.reports.work_models import WorkOrder
from civic.sla.commands import fire_due_steps
from civic.sla.pause_commands import end_due_pauses
from civic.statistics.commands import refresh_pins
from tests.any_order.town import CATEGORIES, DAY, DEPARTMENTS, DESK, WORDS, Town
from tests.factories import (
    LAT,
    LON,
    PROMISE,
    draft_json,
)

Body = Callable[[Town, Random, UUID], dict[str, Any]]


def _words(_: Town, pick: Random, __: UUID) -> dict[str, Any]:
    return {"text": pick.choice(WORDS)}


def _reason(_: Town, pick: Random, __: UUID) -> dict[str, Any]:
    return {"reason": pick.choice(WORDS)}


def _assignment(town: Town, pick: Random, _: UUID) -> dict[str, Any]:
    return {"assignee": pick.choice([None, *map(str, town.people.values())])}


def _response(town: Town, pick: Random, _: UUID) -> dict[str, Any]:
    outcome = pick.choice(("fixed", "scheduled", "not_ours", "declined", "nothing_to_fix"))
    more = {"scheduled_on": town.day(pick), "who": "The state.", "reason": "By law."}
    photos = town.some_photos(pick)
    return {"outcome": outcome, "text": "Done at {address} by {due}.", "photo_ids": photos, **more}


def _transfer(_: Town, pick: Random, __: UUID) -> dict[str, Any]:
    return {"department": pick.choice(DEPARTMENTS), "reason": "It is theirs."}


def _merger(town: Town, pick: Random, _: UUID) -> dict[str, Any]:
    with transaction() as session:
        return {"original": session.get_one(Report, pick.choice(town.reports)).number}


def _review(_: Town, pick: Random, __: UUID) -> dict[str, Any]:
    return {"holds": pick.random() < 0.5, "reason": pick.choice((None, "Not so."))}


def _correction(town: Town, pick: Random, _: UUID) -> dict[str, Any]:
    changes: dict[str, Any] = {
        "category": pick.choice(CATEGORIES),
        "priority": pick.choice([each.value for each in Priority]),
        "lon": LON + pick.choice((0, 0.01, 5)),
        "address": "Aleksanterinkatu 5",
    }
    chosen = dict(pick.sample(sorted(changes.items()), pick.randint(0, 3)))
    if "lon" in chosen:
        chosen["lat"] = LAT
    return chosen | {"reason": "Seen on the spot."}


def _split(town: Town, pick: Random, _: UUID) -> dict[str, Any]:
    part = {"category": pick.choice(CATEGORIES), "description": pick.choice(WORDS)}
    return part | {"reason": "Two things.", "photo_ids": town.some_photos(pick)[:1]}


def _pause(town: Town, pick: Random, _: UUID) -> dict[str, Any]:
    reason = pick.choice(("weather_or_season", "force_majeure"))
    return {"reason": reason, "text": "The ground is frozen.", "until": town.day(pick)}


def _annotation(_: Town, pick: Random, __: UUID) -> dict[str, Any]:
    target = pick.choice(("moderation", "first_response", "resolution", "answer_review"))
    return {"target": target, "cycle": pick.choice((1, 1, 2, 3)), "text": "A strike."}


def _question(town: Town, pick: Random, _: UUID) -> dict[str, Any]:
    return {"text": "Which lamp?", "until": pick.choice((None, town.day(pick)))}


def _reply_review(_: Town, pick: Random, report_id: UUID) -> dict[str, Any]:
    with transaction() as session:
        seqs = session.scalars(
            select(ReportEvent.seq).filter_by(report_id=report_id).order_by(ReportEvent.seq)
        ).all()
    return {"reply": pick.choice(seqs), "release": pick.random() < 0.5}


def _visit(town: Town, pick: Random, _: UUID) -> dict[str, Any]:
    found = pick.choice(("fixed", "not_fixed", "nothing_there"))
    photos, answer = town.some_photos(pick), found != "not_fixed" and pick.random() < 0.5
    at = town.clock.at + pick.choice((-1, 0, 1)) * DAY
    more = {"text": "All well.", "answer": answer, "visited_at": at.isoformat()}
    return {"found": found, "photo_ids": photos, **more}


def _until(town: Town, pick: Random, _: UUID) -> dict[str, Any]:
    return {"until": town.day(pick), "reason": "The part is on its way."}


def _note(town: Town, pick: Random, _: UUID) -> dict[str, Any]:
    named = pick.sample([str(each) for each in town.people.values()], pick.choice((0, 1, 2)))
    return {"text": pick.choice(WORDS), "mentions": named}


#: What the desk does with one report, by the end of its path.
AT_DESK: Mapping[str, Body] = {
    "acceptance": _words,
    "rejection": _reason,
    "start": _words,
    "assignment": _assignment,
    "notes": _words,
    "internal-notes": _note,
    "response": _response,
    "response-preview": _response,
    "transfer": _transfer,
    "merger": _merger,
    "review": _review,
    "reopening": _reason,
    "correction": _correction,
    "correction-preview": _correction,
    "split": _split,
    "extension": _until,
    "extension-request": _until,
    "extension-refusal": _reason,
    "pause": _pause,
    "resumption": _words,
    "annotation": _annotation,
    "question": _question,
    "reply-review": _reply_review,
    "visit": _visit,
}
#: The same for many at once.
IN_BULK: Mapping[str, str] = {
    "accept": "acceptance",
    "reject": "rejection",
    "start": "start",
    "assign": "assignment",
    "note": "notes",
    "internal_note": "internal-notes",
    "respond": "response",
    "transfer": "transfer",
    "merge": "merger",
    "correct": "correction",
    "extend": "extension",
}


def at_desk(name: str) -> "Deed":
    """Return the deed of the desk whose path ends with `name`."""

    def do(town: Town, pick: Random) -> None:
        report_id = town.pick_report(pick)
        headers = {}
        if pick.random() < 0.1:
            headers["If-Match"] = '"0"'
        if pick.random() < 0.2 and not name.endswith("-preview"):
            headers["Civic-Deed-Key"] = pick.choice(town.deed_keys)
        path = f"{DESK}/reports/{report_id}/{name}"
        body = AT_DESK[name](town, pick, report_id)
        town.ask(town.staff(pick, report_id), "POST", path, json=body, headers=headers)
        with transaction() as session:
            known = set(town.reports)
            town.reports += [each for each in session.scalars(_ids()) if each not in known]

    return do


def in_bulk(town: Town, pick: Random) -> None:
    """Do the same with some reports."""
    action = pick.choice(sorted(IN_BULK))
    chosen = pick.sample(town.reports, min(3, len(town.reports)))
    body = AT_DESK[IN_BULK[action]](town, pick, chosen[0])
    items = [{"id": str(each), "version": pick.choice((None, 0))} for each in chosen]
    told = {"action": action, "reports": items, "body": body}
    answer = town.ask(town.staff(pick, chosen[0]), "POST", f"{DESK}/bulk", json=told)
    for result in answer.get_json().get("results", ()):
        assert (result["problem"] or {}).get("status", 0) < 500, result


def submit(town: Town, pick: Random) -> None:
    """Report something as anybody, a quick repetition included."""
    who = pick.choice(("reporter", "key", "anonymous"))
    more = {} if who == "reporter" else {"report_key": town.key}
    photos = town.some_photos(pick)
    words = pick.choice(WORDS)
    body = draft_json(category=pick.choice(CATEGORIES), description=words, photo_ids=photos, **more)
    if who == "reporter":
        del body["email"]
    if pick.random() < 0.2:
        body["captured_at"] = (town.clock.at - pick.choice((0, 3)) * DAY).isoformat()
    if town.ask(who, "POST", "/api/v1/reports", json=body).status_code == 201:
        town.reports.append(UUID(body["id"]))


def of_reporter(name: str, method: str = "POST") -> "Deed":
    """Return what a reporter does with a report; `name` is the end of its path."""
    bodies: Mapping[str, Callable[[Town, Random], dict[str, Any]]] = {
        "rating": lambda _, p: {"grade": p.randint(1, 5), "comment": p.choice(("", "Why?"))},
        "reopening": lambda _, p: {"reason": p.choice(WORDS)},
        "reply": lambda t, p: {"text": p.choice(WORDS), "photo_ids": t.some_photos(p)},
        "withdrawal": lambda _, __: {},
        "support": lambda _, __: {"supporter_key": "a-random-secret-of-a-neighbour"},
        "follow": lambda _, __: {},
        "": lambda _, p: {
            "description": p.choice(WORDS),
            "category": p.choice(CATEGORIES),
        },
    }

    def do(town: Town, pick: Random) -> None:
        report_id = town.pick_report(pick)
        path = f"/api/v1/reports/{report_id}/{name}".rstrip("/")
        who = pick.choice(("reporter", "reporter", "key", "key", "neighbour"))
        town.ask(who, method, path, json=bodies[name](town, pick))

    return do


def order_work(town: Town, pick: Random) -> None:
    """Ask a contractor, or withdraw the question, or answer with what was told."""
    report_id = town.pick_report(pick)
    who, path = town.staff(pick, report_id), f"{DESK}/reports/{report_id}/work-orders"
    with transaction() as session:
        orders = session.scalars(select(WorkOrder.id).filter_by(report_id=report_id)).all()
    if orders and pick.random() < 0.6:
        order = pick.choice(orders)
        if pick.random() < 0.5:
            town.ask(who, "DELETE", f"{path}/{order}")
        else:
            town.ask(who, "POST", f"{path}/{order}/response", json={"text": "Done."})
        return
    due_on = pick.choice((None, town.day(pick)))
    body = {"contractor": "Firm", "instructions": pick.choice(WORDS), "due_on": due_on}
    body["email"] = pick.choice((None, "firm@firms.example"))
    made = town.ask(who, "POST", path, json=body)
    if made.status_code == 201:
        town.tokens.append(made.get_json()["link"].rsplit("/", 1)[-1])


def tell_of_work(town: Town, pick: Random) -> None:
    """Tell something as a contractor."""
    if town.tokens:
        told = pick.choice(("accepted", "done", "cannot"))
        body: dict[str, Any] = {
            "id": str(new_id()),
            "told": told,
            "text": "So.",
            "ready_on": town.day(pick),
        }
        body |= {"photo_ids": town.some_photos(pick), "before_ids": town.some_photos(pick)}
        path = f"/api/v1/work-orders/{pick.choice(town.tokens)}"
        town.ask("anonymous", "POST", path, json=body)
        town.ask("anonymous", "GET", path)


def acknowledge(town: Town, pick: Random) -> None:
    """Look after something that went up."""
    with transaction() as session:
        found = session.scalars(select(Escalation.id).order_by(Escalation.at)).all()
    if found:
        path = f"{DESK}/escalations/{pick.choice(found)}/acknowledgement"
        town.ask(f"{pick.choice(DEPARTMENTS)}-a", "POST", path, json={"note": "We do."})


def change_rules(town: Town, pick: Random) -> None:
    """Promise something else, work by other hours, or declare force majeure."""
    later = (town.clock.at + pick.choice((0, 0, 3)) * DAY).date().isoformat()
    dated = {"valid_from": later, "apply_to_running": pick.random() < 0.7, "reason": "So it is."}
    kind = pick.choice(("promises", "calendars", "force-majeure"))
    if kind == "promises":
        resolution = pick.choice(({"working_days": pick.randint(1, 9)}, {"calendar_days": 4}))
        targets = PROMISE["targets"] | {"resolution": resolution}
        body = {"code": pick.choice(("default", "slow")), "targets": targets, **dated}
    elif kind == "calendars":
        hours = [["08:00", pick.choice(("12:00", "16:00", "20:00"))]]
        weekly = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), hours)
        body = {"code": "office", "hours": {"weekly": weekly, "holidays": "FI"}, **dated}
    else:
        body = {"until": town.day(pick), "text": "A storm.", "categories": ["pothole"]}
    end = "" if kind == "force-majeure" else "/apply"
    preview = {key: each for key, each in body.items() if key not in ("apply_to_running", "reason")}
    town.ask("administrator", "POST", f"{DESK}/{kind}/preview", json=preview)
    town.ask("administrator", "POST", f"{DESK}/{kind}{end}", json=body)


def relay(town: Town, _: Random) -> None:
    """Fire what is due and end what is over, as the relay does."""
    with transaction() as session:
        while fire_due_steps(session, 500):
            pass  # a breach sets steps that may lie in the past already
        end_due_pauses(session, 500)
        refresh_pins(session, 500)


def work(town: Town, pick: Random) -> None:
    """Do what waits for workers, and a duty; nothing may fail. Mails are not sent."""
    with transaction() as session:
        duty = pick.choice([name for name in sorted(DUTIES) if not name.startswith("photos.")])
        DUTIES[duty].run(session, town.clock.at)
    tried: set[UUID] = set()
    while True:
        with transaction() as session:
            waiting = select(OutboxEntry.id).where(
                OutboxEntry.done_at.is_(None),
                OutboxEntry.subscriber != "notifications.send_delivery",
            )
            new = [each for each in session.scalars(waiting.order_by("id")) if each not in tried]
        if not new:
            break
        tried.update(new)
        run_batch([str(each) for each in new])
    with transaction() as session:
        failed = select(OutboxEntry.subscriber, OutboxEntry.last_error)
        assert session.execute(failed.where(OutboxEntry.last_error.is_not(None))).all() == []


def read(town: Town, pick: Random) -> None:
    """Open what people open."""
    report_id = town.pick_report(pick)
    who = town.staff(pick, report_id)
    for path in (
        f"/api/v1/reports/{report_id}",
        f"/api/v1/reports/{report_id}/timeline",
        f"{DESK}/reports/{report_id}/sheet",
        f"{DESK}/reports/{report_id}/work-orders",
        f"{DESK}/queue",
        f"{DESK}/moderation?what={pick.choice(('reports', 'answers', 'replies'))}",
        f"{DESK}/escalations",
        f"{DESK}/round?lon={LON}&lat={LAT}",
        *(f"{DESK}/{name}" for name in ("overview", "load", "ratings", "signals", "heat")),
        f"{DESK}/export.csv",
    ):
        town.ask(who, "GET", path)
    with transaction() as session:
        report = session.get_one(Report, report_id)
        number = report.number
        assert explained(session, report, "fi", town.clock.at)
    page = town.device(pick.choice(("reporter", "anonymous"))).client.get(f"/reports/{number}")
    assert page.status_code in {200, 404}


def _ids() -> Any:
    return select(Report.id).order_by(Report.received_at, Report.id)


Deed = Callable[[Town, Random], None]
DEEDS: Mapping[str, Deed] = {
    **{name: at_desk(name) for name in AT_DESK},
    "in bulk": in_bulk,
    "submit": submit,
    "rate": of_reporter("rating"),
    "reopen as reporter": of_reporter("reopening"),
    "reply": of_reporter("reply"),
    "withdraw": of_reporter("withdrawal"),
    "edit": of_reporter("", "PATCH"),
    "support": of_reporter("support", "PUT"),
    "withdraw support": of_reporter("support", "DELETE"),
    "follow": of_reporter("follow", "PUT"),
    "order work": order_work,
    "tell of work": tell_of_work,
    "acknowledge": acknowledge,
    "change rules": change_rules,
    "relay": relay,
    "work": work,
    "read": read,
}
