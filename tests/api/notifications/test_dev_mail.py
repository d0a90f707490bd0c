# SPDX-License-Identifier: EUPL-1.2
from email.message import EmailMessage
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from civic.notifications import mailer
from civic.notifications.mailer import FolderMailer
from civic.platform.config import settings

HARM = '<script>alert("1")</script>'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a demo."""
    monkeypatch.setattr(mailer, "MAIL_FOLDER", tmp_path)
    monkeypatch.setenv("CIVIC_DEMO", "true")
    settings.cache_clear()
    return tmp_path


def keep(folder: Path, subject: str) -> str:
    """Keep a mail and return its name."""
    mail = EmailMessage()
    mail["To"], mail["Subject"] = "resident@people.example", subject
    mail.set_content(f"See http://civic.test/reports/X-1 {HARM}")
    mail.add_alternative(f"<html><head></head><body>{HARM}</body></html>", subtype="html")
    FolderMailer(folder).send(mail)
    return max(path.stem for path in (folder / "new").iterdir())


def test_without_mails_the_page_says_so(client, folder):
    page = client.get("/dev/mail")

    assert page.status_code == 200
    assert "No mail yet." in page.text


def test_the_newest_mail_stands_first(client, folder):
    for subject in ("First", "Second"):
        keep(folder, subject)

    page = client.get("/dev/mail").text

    assert page.index("Second") < page.index("First")
    assert "resident@people.example" in page


def test_a_mail_is_shown_with_its_links_and_without_its_harm(client, folder):
    name = keep(folder, HARM)

    listed, page = client.get("/dev/mail").text, client.get(f"/dev/mail/{name}").text

    assert HARM not in listed + page
    assert "&lt;script&gt;" in page
    assert 'href="http://civic.test/reports/X-1"' in page
    assert f'src="/dev/mail/{name}/html"' in page


def test_the_html_of_a_mail_can_do_nothing(client, folder):
    answer = client.get(f"/dev/mail/{keep(folder, 'Hello')}/html")

    policy = answer.headers["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert "allow-same-origin" not in policy
    assert policy.startswith("default-src 'none'")
    assert '<base target="_blank">' in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "name", ["0", "00000000000000000000.00000000", "..%2F..%2Fetc%2Fpasswd", "%00", "x" * 300]
)
def test_other_names_are_not_there(client, folder, name):
    for page in ("", "/html"):
        assert client.get(f"/dev/mail/{name}{page}").status_code == 404


def test_outside_the_demo_there_is_no_mailbox(client: FlaskClient, folder, monkeypatch):
    name = keep(folder, "Hello")
    monkeypatch.setenv("CIVIC_DEMO", "false")
    settings.cache_clear()

    for page in ("/dev/mail", f"/dev/mail/{name}", f"/dev/mail/{name}/html"):
        assert client.get(page).status_code == 404
