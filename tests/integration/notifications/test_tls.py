# SPDX-License-Identifier: EUPL-1.2
import smtplib
import ssl
import subprocess
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword

from civic.notifications.mailer import NotTaken, SmtpMailer
from tests.factories_mail import MailServer, running

SECRET = "p@ss/word"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for localhost that nobody signed but itself, with its key."""
    folder = tmp_path_factory.mktemp("tls")
    path = folder / "localhost.pem"
    public = folder / "public.pem"
    words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", str(path), "-out", str(public)]
    subprocess.run(["openssl", *words, *names, *files], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + public.read_bytes())
    return path


def authenticate(_server: Any, _session: Any, _envelope: Any, _way: str, given: Any) -> AuthResult:
    is_right = given == LoginPassword(b"civic", SECRET.encode())
    return AuthResult(success=is_right, handled=is_right)


def tls_of(certificate: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture
def server(certificate: Path) -> Iterator[MailServer]:
    """A server that offers STARTTLS and wants a password."""
    options = {
        "tls_context": tls_of(certificate),
        "authenticator": authenticate,
        "auth_required": True,
    }
    with running(MailServer(), **options) as server:
        yield server


def mail() -> EmailMessage:
    one = EmailMessage()
    one["From"], one["To"] = "civic@civic.example", "somebody@people.example"
    one.set_content("Good news")
    return one


def test_a_password_goes_over_tls(server, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    url = f"smtp://civic:p%40ss%2Fword@localhost:{server.port}"

    SmtpMailer(url, 5).send(mail())

    assert server.only_mail()["To"] == "somebody@people.example"


def test_a_wrong_password_is_a_fault_that_may_pass(server, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    url = f"smtp://civic:wrong@localhost:{server.port}"

    with pytest.raises(smtplib.SMTPAuthenticationError):
        SmtpMailer(url, 5).send(mail())

    assert server.taken == []


def test_a_certificate_that_nobody_vouches_for_gets_no_password(server):
    url = f"smtp://civic:p%40ss%2Fword@localhost:{server.port}"

    with pytest.raises(ssl.SSLCertVerificationError):
        SmtpMailer(url, 5).send(mail())

    assert server.taken == []


def test_tls_from_the_start_is_spoken_too(certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with running(MailServer(tls=tls_of(certificate))) as server:
        SmtpMailer(f"smtps://localhost:{server.port}", 5).send(mail())

    assert server.only_mail()["To"] == "somebody@people.example"


def test_no_password_goes_to_another_host_in_the_clear():
    # Any name but those of this machine will do; this one needs no network.
    with (
        running(MailServer(host="127.0.0.2")) as server,
        pytest.raises(NotTaken, match="not sent in the clear"),
    ):
        SmtpMailer(f"smtp://civic:p%40ss%2Fword@127.0.0.2:{server.port}", 5).send(mail())
