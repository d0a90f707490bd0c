# SPDX-License-Identifier: EUPL-1.2
"""The main job from end to end, through real processes."""

import io
import re
from email.message import EmailMessage
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest
import requests
from PIL import Image, ImageDraw

from civic.platform.ids import new_id
from tests.e2e.stack import Stack, eventually

#: Aleksanterinkatu, in Kluuvi.
LON, LAT = 24.9425, 60.1688
PASSWORD = "nine boats in the north harbour"


def jpeg(label: str) -> bytes:
    """Return a photo as a phone takes it: with the place and the camera in its metadata."""
    image = Image.new("RGB", (1600, 1200), "#778877")
    ImageDraw.Draw(image).text((40, 40), label, fill="white")
    exif = Image.Exif()
    exif[0x010F] = "SecretCameraMaker"
    gps = exif.get_ifd(0x8825)
    gps.update({1: "N", 2: (60.0, 10.0, 7.68), 3: "E", 4: (24.0, 56.0, 33.0)})
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, quality=90)
    return out.getvalue()


def body_of(mail: EmailMessage, kind: str = "plain") -> str:
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def link_in(mail: EmailMessage) -> str:
    found = re.search(r"http://\S+/reports/\S+", body_of(mail))
    assert found, body_of(mail)
    return found[0]


def report_key(mail: EmailMessage) -> str:
    return parse_qs(urlparse(link_in(mail)).query)["key"][0]


class Clerk:
    """Somebody signed in at the desk."""

    def __init__(self, stack: Stack, email: str) -> None:
        self.web = requests.Session()
        self.url = stack.url
        signed_in = self.web.post(
            f"{self.url}/api/v1/session", json={"email": email, "password": PASSWORD}
        )
        assert signed_in.status_code == 200, signed_in.text
        self.web.headers["X-CSRFToken"] = signed_in.json()["csrf_token"]

    def does(self, report_id: str, what: str, **body: Any) -> dict[str, Any]:
        answer = self.web.post(f"{self.url}/api/v1/desk/reports/{report_id}/{what}", json=body)
        assert answer.ok, answer.text
        return answer.json()  # type: ignore[no-any-return]


def clerk_of(stack: Stack, report: dict[str, Any]) -> Clerk:
    """Return a new clerk of the department that answers for the report."""
    department = report["department"]["code"]
    email = f"{new_id().hex}@city.example"
    work = ("--role", "clerk", "--department", department, "--password")
    stack.civic("person", "add", email, *work, stdin=PASSWORD)
    return Clerk(stack, email)


def upload(stack: Stack, label: str) -> dict[str, Any]:
    answer = requests.post(
        f"{stack.url}/api/v1/photos", files={"photo": ("IMG_1.jpg", jpeg(label))}, timeout=20
    )
    assert answer.status_code == 201, answer.text
    return answer.json()  # type: ignore[no-any-return]


def draft(email: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": str(new_id()),
        "category": "pothole",
        "lon": LON,
        "lat": LAT,
        "description": "A hole as deep as a hand, right behind the tram stop.",
        "email": email,
        "language": "en",
    } | changes


def submit(stack: Stack, body: dict[str, Any]) -> requests.Response:
    return requests.post(f"{stack.url}/api/v1/reports", json=body, timeout=20)


def test_a_report_is_answered_rated_badly_reopened_and_closed(stack):
    reporter = f"{new_id().hex}@people.example"
    photo = upload(stack, "pothole")
    assert photo["location"]["lon"] == pytest.approx(24.9425, abs=1e-3)

    answer = submit(stack, draft(reporter, photo_ids=[photo["id"]]))

    assert answer.status_code == 201, answer.text
    report = answer.json()
    assert re.fullmatch(r"HKI-\d{4}-\d{6}", report["number"])
    promises = {promise["target"]: promise for promise in report["promises"]}
    assert {"moderation", "first_response", "resolution"} <= set(promises)
    assert promises["resolution"]["computation"]["allowance"]
    received = eventually(lambda: stack.post.to(reporter, report["number"]))[0]
    assert report["department"]["name"] in body_of(received)
    assert report["number"] in body_of(received, "html")
    clerk = clerk_of(stack, report)
    key = {"Civic-Report-Key": report_key(received)}

    clerk.does(report["id"], "start")
    clerk.does(report["id"], "notes", text="The asphalt crew comes on Thursday.")
    note = eventually(lambda: stack.post.to(reporter)[1:2])[0]
    assert "The asphalt crew comes on Thursday." in body_of(note)
    assert note["References"] == received["References"]

    fixed = upload(stack, "pothole, filled")
    clerk.does(
        report["id"],
        "response",
        outcome="fixed",
        text="Filled and rolled.",
        photo_ids=[fixed["id"]],
    )
    answered = eventually(lambda: stack.post.to(reporter)[2:3])[0]
    assert "Filled and rolled." in body_of(answered)
    page = requests.get(link_in(answered), timeout=10)
    assert page.status_code == 200
    assert "Filled and rolled." in page.text

    rated = requests.post(
        f"{stack.url}/api/v1/reports/{report['id']}/rating",
        json={"grade": 1, "comment": "It is open again after one day."},
        headers=key,
        timeout=10,
    )
    assert rated.status_code == 201, rated.text
    assert rated.json()["status"] == "reopened"
    second = [p for p in rated.json()["promises"] if p["target"] == "resolution"][-1]
    assert (second["cycle"], second["stopped_at"]) == (2, None)
    eventually(lambda: stack.post.to(reporter)[3:4])

    clerk.does(
        report["id"], "response", outcome="fixed", text="Milled and laid anew.",
        photo_ids=[upload(stack, "pothole, laid anew")["id"]],
    )  # fmt: skip
    eventually(lambda: stack.post.to(reporter)[4:5])
    done = requests.post(
        f"{stack.url}/api/v1/reports/{report['id']}/rating",
        json={"grade": 5},
        headers=key,
        timeout=10,
    )
    assert done.json()["status"] == "closed"
    eventually(lambda: stack.post.to(reporter)[5:6])

    mails = stack.post.to(reporter)
    assert len(mails) == 6
    assert len({mail["Message-ID"] for mail in mails}) == 6
    assert all(mail["Auto-Submitted"] == "auto-generated" for mail in mails)
    seen = requests.get(f"{stack.url}/api/v1/reports/{report['number']}", timeout=10).json()
    assert seen["contact"] is None
    assert reporter not in requests.get(link_in(received).split("?")[0], timeout=10).text
    small = seen["photos"][0]["url"].replace("{size}", "small")
    shown = requests.get(stack.url + small, timeout=10)
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert b"SecretCameraMaker" not in shown.content


def test_a_mail_goes_out_once_though_the_worker_is_killed_and_valkey_wiped(stack):
    reporter = "boris@people.example"
    n_before = stack.post.n_greeted
    stack.post.open.clear()

    report = submit(stack, draft(reporter, photo_ids=[upload(stack, "kill")["id"]])).json()
    eventually(lambda: stack.post.n_greeted > n_before, what="a worker that talks to the post")
    stack.kill("worker")
    stack.wipe_valkey()
    stack.post.open.set()
    stack.run("worker", "civic.worker")

    eventually(lambda: stack.post.to(reporter, report["number"]))
    waiting = "SELECT 1 FROM outbox_entries WHERE done_at IS NULL AND event <> 'duty'"
    eventually(lambda: not stack.rows(waiting), what="an empty outbox")
    assert len(stack.post.to(reporter)) == 1
    sent = stack.rows("SELECT sent_at FROM deliveries WHERE address = %s", reporter)
    assert len(sent) == 1
    assert sent[0][0] is not None


def test_a_report_sent_twenty_times_at_once_is_one_report_and_one_mail(stack):
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - here only

    reporter = "carl@people.example"
    body = draft(reporter, photo_ids=[upload(stack, "twenty")["id"]])

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: submit(stack, body), range(20)))

    assert sorted(a.status_code for a in answers) == [200] * 19 + [201]
    assert len({a.json()["number"] for a in answers}) == 1
    eventually(lambda: stack.post.to(reporter))
    waiting = "SELECT 1 FROM outbox_entries WHERE done_at IS NULL AND event <> 'duty'"
    eventually(lambda: not stack.rows(waiting), what="an empty outbox")
    assert len(stack.post.to(reporter)) == 1
    assert stack.rows("SELECT count(*) FROM reports WHERE id = %s", body["id"]) == [(1,)]
    timers = "SELECT count(*) FROM sla_timers WHERE report_id = %s"
    assert stack.rows(timers, body["id"]) == [(3,)]


def test_a_promise_that_runs_out_is_told_to_staff_and_reporter(stack):
    reporter = "dina@people.example"
    report = submit(stack, draft(reporter, photo_ids=[upload(stack, "late")["id"]])).json()
    eventually(lambda: stack.post.to(reporter))

    # The database's clock decides, so the test moves the due and not the clock.
    stack.rows(
        "UPDATE sla_steps SET due_at = clock_timestamp() - interval '1 second' FROM sla_timers t "
        "WHERE t.id = timer_id AND t.report_id = %s AND t.target = 'resolution' AND step = 100 "
        "RETURNING 1",
        report["id"],
    )

    eventually(lambda: stack.post.to(reporter)[1:])
    fired = stack.rows(
        "SELECT count(*) FROM sla_steps s JOIN sla_timers t ON t.id = s.timer_id "
        "WHERE t.report_id = %s AND s.fired_at IS NOT NULL",
        report["id"],
    )
    assert fired == [(1,)]
    department = report["department"]["code"]
    mailbox = stack.rows("SELECT email FROM departments WHERE code = %s", department)[0][0]
    eventually(lambda: stack.post.to(mailbox, report["number"]))
