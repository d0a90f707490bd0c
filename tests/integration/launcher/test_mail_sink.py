# SPDX-License-Identifier: EUPL-1.2
import email
import signal
import smtplib
import subprocess
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from civic.launcher import pids
from civic.launcher.start import free_port
from civic.mailsink import kept


def takes_mail(port: int) -> bool:
    try:
        smtplib.SMTP("127.0.0.1", port, timeout=2).close()
    except OSError:
        return False
    return True


@pytest.fixture
def sink(tmp_path) -> Iterator[tuple[int, Path]]:
    """Port and folder of a mail sink that runs as a process of its own."""
    port = free_port()
    command = [sys.executable, "-m", "civic.mailsink", "--port", str(port), "--dir", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        assert pids.wait_for(lambda: takes_mail(port), 10)
        yield port, tmp_path
        running.send_signal(signal.SIGTERM)
        assert running.wait(5) == 0


def letter(subject: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = (
        "city@example.org",
        "a@example.org",
        subject,
    )
    message.set_content("Kuoppa on korjattu.\nHyvää päivää!\n")
    return message


def test_each_message_becomes_a_file_whole_and_newest_first(sink):
    port, folder = sink
    with smtplib.SMTP("127.0.0.1", port) as client:
        for subject in ("first", "second"):
            client.send_message(letter(subject), to_addrs=["hidden@example.org"])

    newest, oldest = (email.message_from_bytes(path.read_bytes()) for path in kept(folder))

    assert [newest["Subject"], oldest["Subject"]] == ["second", "first"]
    assert newest["Delivered-To"] == "hidden@example.org"
    payload = newest.get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert "Hyvää päivää!" in payload.decode()


def test_a_message_that_cannot_be_kept_is_not_accepted(sink):
    port, folder = sink
    (folder / "new").rmdir()
    (folder / "new").write_text("in the way")

    with smtplib.SMTP("127.0.0.1", port) as client, pytest.raises(smtplib.SMTPDataError) as refusal:
        client.send_message(letter("lost?"))

    assert refusal.value.smtp_code == 452
