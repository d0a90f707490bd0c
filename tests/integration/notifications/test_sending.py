# SPDX-License-Identifier: EUPL-1.2
import socket
import time
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from threading import Thread
from traceback import format_exception

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from civic.accounts.commands import request_sign_in_link
from civic.notifications import mailer
from civic.notifications.kept_mail import newest
from civic.notifications.mailer import NotTaken, Refused, SmtpMailer
from civic.notifications.models import Delivery
from civic.notifications.queries import undelivered
from civic.platform import outbox
from civic.platform.config import settings
from civic.platform.jobs import run_batch
from civic.platform.models import OutboxEntry
from civic.reports.events import ReportSubmitted
from tests.factories import NOW, make_city, make_report
from tests.factories_mail import TAKEN, try_again, work


def entry(session: Session) -> OutboxEntry:
    return session.scalars(
        select(OutboxEntry).filter_by(subscriber="notifications.send_delivery")
    ).one()


def delivery(session: Session) -> Delivery:
    return session.scalars(select(Delivery)).one()


def test_a_report_brings_one_mail_to_its_reporter(session, server):
    make_city(session)
    report = make_report(session)

    work(session)

    assert server.only_mail()["To"] == "resident@people.example"
    sent = delivery(session)
    assert (sent.kind, sent.state, sent.subject_id) == ("received", "sent", report.id)
    assert sent.sent_at is not None
    assert server.only_mail()["Message-ID"] == sent.message_id == f"<{sent.id}@civic.test>"
    assert entry(session).done_at is not None


def test_nothing_that_opens_a_report_stands_in_a_row(session, server):
    make_city(session)
    make_report(session)

    work(session)

    key = server.only_mail().get_body(("plain",)).get_content().split("?key=")[1].split()[0]
    for table in ("deliveries", "outbox_entries", "reports"):
        statement = f"SELECT CAST(to_jsonb(t) AS text) FROM {table} t"
        rows = session.scalars(text(statement)).all()
        assert rows
        assert not any(key in row for row in rows)


def test_the_same_entry_run_again_sends_nothing(session, server):
    make_city(session)
    make_report(session)
    work(session)
    done = entry(session)
    done.done_at = None

    work(session)

    assert len(server.taken) == 1


def test_the_same_event_told_again_queues_nothing(session, server):
    make_city(session)
    report = make_report(session)
    work(session)
    outbox.record(session, ReportSubmitted(report_id=report.id), now=NOW)

    work(session)

    assert len(server.taken) == 1
    assert session.scalar(select(func.count()).select_from(Delivery)) == 1


def test_two_runs_of_one_hint_send_once(session, server):
    make_city(session)
    make_report(session)
    session.commit()
    ids = [str(one) for one in session.scalars(select(OutboxEntry.id))]
    run_batch(ids)
    ids = [str(one) for one in session.scalars(select(OutboxEntry.id))]

    run_batch(ids + ids)

    assert len(server.taken) == 1


@pytest.mark.parametrize(
    ("to_recipient", "to_data"), [("451 4.3.0 later", TAKEN), (TAKEN, "452 4.3.1 no space")]
)
def test_a_temporary_refusal_is_tried_again(session, server, to_recipient, to_data):
    make_city(session)
    make_report(session)
    server.to_recipient, server.to_data = to_recipient, to_data
    work(session)
    waiting = entry(session)
    assert (waiting.n_attempts, waiting.done_at, waiting.dead_at) == (1, None, None)
    assert str(waiting.last_error).startswith("NotTaken: 45")
    assert delivery(session).state == "queued"
    server.to_recipient = server.to_data = TAKEN

    try_again(session)

    assert len(server.taken) == 1
    assert delivery(session).state == "sent"


@pytest.mark.parametrize(
    ("to_recipient", "to_data"),
    [("550 5.1.1 no such mailbox", TAKEN), (TAKEN, "554 5.7.1 not wanted")],
)
def test_a_refusal_for_good_is_not_tried_again(session, server, to_recipient, to_data):
    make_city(session)
    make_report(session)
    server.to_recipient, server.to_data = to_recipient, to_data

    work(session)
    try_again(session)

    assert server.n_tries == 1
    failed = delivery(session)
    assert (failed.state, failed.sent_at) == ("failed", None)
    assert failed.last_error in {to_recipient, to_data}
    assert entry(session).done_at is not None
    assert [one.reason for one in undelivered(session)] == [failed.last_error]


@pytest.mark.parametrize("code", [451, 550])
def test_the_address_stays_out_of_errors_and_their_tracebacks(server, code):
    server.to_recipient = f"{code} 4.2.1 <resident@people.example> sleeps"
    mail = EmailMessage()
    mail["From"], mail["To"] = "civic@civic.example", "resident@people.example"

    with pytest.raises((NotTaken, Refused)) as refusal:
        SmtpMailer(server.url, 5).send(mail)

    assert str(refusal.value) == f"{code} 4.2.1 <address> sleeps"
    assert "resident@" not in "".join(format_exception(refusal.value))


@pytest.mark.usefixtures("quick")
def test_a_message_that_is_given_up_is_shown_to_staff(session, server):
    make_city(session)
    make_report(session)
    server.to_recipient = "451 4.3.0 later"
    work(session)
    assert undelivered(session) == []

    try_again(session)
    try_again(session)

    assert entry(session).dead_at is not None
    (dead,) = undelivered(session)
    assert dead.delivery.id == delivery(session).id
    assert "451" in dead.reason


@pytest.mark.usefixtures("quick")
def test_a_silent_server_is_left_alone_for_a_while(session, server):
    make_city(session)
    server.silent_s = 30
    for _ in range(3):
        make_report(session)

    started = time.monotonic()
    work(session)

    # One conversation runs into the time-out; the other mails do not wait for it again.
    assert time.monotonic() - started < 5
    assert server.n_tries == 1
    errors = session.scalars(select(OutboxEntry.last_error).where(OutboxEntry.done_at.is_(None)))
    assert sorted(error.split(":")[0] for error in errors) == [
        "NotTaken",
        "NotTaken",
        "TimeoutError",
    ]


@pytest.mark.usefixtures("quick")
def test_a_server_that_speaks_too_slowly_is_cut_off(session, monkeypatch):
    make_city(session)
    make_report(session)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"smtp://127.0.0.1:{listening.getsockname()[1]}"
        monkeypatch.setenv("CIVIC_SMTP_URL", url)
        settings.cache_clear()
        Thread(target=drip, args=(listening,), daemon=True).start()

        started = time.monotonic()
        work(session)

        assert time.monotonic() - started < 5
    assert str(entry(session).last_error).startswith("TimeoutError")


def drip(listening: socket.socket) -> None:
    """Greet one byte at a time, each in time, never to the end."""
    peer, _ = listening.accept()
    with peer:
        try:
            for _ in range(300):
                peer.send(b"2")
                time.sleep(0.1)
        except OSError:
            return


def test_a_server_that_is_away_is_tried_again(session, monkeypatch):
    make_city(session)
    make_report(session)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    monkeypatch.setenv("CIVIC_SMTP_URL", f"smtp://127.0.0.1:{port}")
    settings.cache_clear()

    work(session)

    assert str(entry(session).last_error).startswith("ConnectionRefusedError")
    assert delivery(session).state == "queued"


@pytest.mark.parametrize(
    "address", ["nobody", "a@b@c.example", "r\nBcc: x@y.example", "jösé@people.example"]
)
def test_an_address_that_no_mail_can_go_to_fails_for_good(session, server, address):
    make_city(session)
    report = make_report(session)
    report.contact_email = address

    work(session)

    assert server.taken == []
    assert delivery(session).state == "failed"
    assert delivery(session).last_error


def test_a_host_with_other_letters_is_written_in_ascii(session, server):
    make_city(session)
    make_report(session).contact_email = "somebody@jäätelö.example"

    work(session)

    assert server.only_mail()["To"] == "somebody@xn--jtel-loaa3k.example"


def test_without_a_server_mails_are_kept_in_a_folder(session, monkeypatch, tmp_path):
    monkeypatch.setattr(mailer, "MAIL_FOLDER", tmp_path)
    monkeypatch.setenv("CIVIC_SMTP_URL", "")
    settings.cache_clear()
    make_city(session)
    report = make_report(session)

    work(session)

    (kept,) = newest(tmp_path, 10)
    assert report.number in kept.header("Subject")
    assert kept.header("Delivered-To") == "resident@people.example"
    assert delivery(session).state == "sent"


def test_a_sign_in_link_that_has_expired_is_not_sent(session, server):
    long_ago = datetime.now(UTC) - timedelta(hours=1)
    request_sign_in_link(
        session, "somebody@people.example", language="en", browser_secret="s", now=long_ago
    )

    work(session)

    assert server.taken == []
    assert delivery(session).state == "dropped"
    assert undelivered(session) == []
