# SPDX-License-Identifier: EUPL-1.2
"""Where mails leave: an SMTP server, or a folder where none is configured."""

import smtplib
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from threading import Timer
from typing import Protocol
from urllib.parse import SplitResult, unquote, urlsplit
from uuid import uuid4

from civic.notifications.commands import mail_host
from civic.platform.config import ROOT, settings

#: Where mails lie when none is sent: the folder of `civic.mailsink` too.
MAIL_FOLDER = ROOT / "var" / "mail"
PORTS = {"smtp": 25, "smtps": 465}
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
#: Replies from here on are for good. Source: RFC 5321, 4.2.1.
FOR_GOOD = 500


class Refused(Exception):
    """The server will never take this mail for this address; trying again helps nobody."""


class NotTaken(Exception):
    """The server did not take the mail this time."""


class Mailer(Protocol):
    """Sends mails."""

    def send(self, mail: EmailMessage) -> None:
        """Hand `mail` over; afterwards it is on its way.

        Raises:
            Refused: for good.
            NotTaken, OSError: not now.
        """


@dataclass(frozen=True)
class FolderMailer:
    """Keeps each mail as a file, for installations without a mail server."""

    folder: Path

    def send(self, mail: EmailMessage) -> None:
        """Write `mail` into `folder`/new, where /dev/mail shows it."""
        name = f"{time.time_ns():020d}.{uuid4().hex[:8]}.eml"
        for part in ("tmp", "new"):
            (self.folder / part).mkdir(parents=True, exist_ok=True, mode=0o700)
        half_done = self.folder / "tmp" / name
        half_done.write_bytes(f"Delivered-To: {mail['To']}\r\n".encode() + mail.as_bytes())
        half_done.replace(self.folder / "new" / name)


@dataclass(frozen=True)
class SmtpMailer:
    """Speaks to the mail server of a URL: smtp:// or smtps://, with user and password if need be.

    A whole conversation takes at most `timeout_s`, however slowly the server speaks.
    """

    url: str
    timeout_s: float

    def send(self, mail: EmailMessage) -> None:
        """Hand `mail` to the server.

        Raises:
            Refused: the server will never take it.
            NotTaken, OSError: it did not this time.
        """
        if time.monotonic() < _silent_until.get(self.url, 0):
            raise NotTaken("The mail server did not answer a moment ago.")
        ends = time.monotonic() + self.timeout_s
        try:
            with self._conversation() as client:
                _deliver(client, mail)
        except OSError as error:  # all of smtplib's are
            if time.monotonic() < ends:
                raise
            # A batch of mails would else wait for a dead server one after the other.
            _silent_until[self.url] = time.monotonic() + self.timeout_s
            raise TimeoutError(f"no end of the conversation in {self.timeout_s} s") from error

    @contextmanager
    def _conversation(self) -> Iterator[smtplib.SMTP]:
        parts = urlsplit(self.url)
        client = self._client(parts)
        watch = Timer(self.timeout_s, _cut, (client,))
        watch.daemon = True
        watch.start()
        try:
            client.connect(parts.hostname or "", parts.port or PORTS[parts.scheme])
            _log_in(client, parts)
            yield client
        finally:
            watch.cancel()
            client.close()

    def _client(self, parts: SplitResult) -> smtplib.SMTP:
        """Return a client that has not connected yet, so that the watch covers that too."""
        # The name for EHLO is given, since smtplib would ask the DNS for it.
        name = mail_host()
        if parts.scheme == "smtps":
            context = ssl.create_default_context()
            tls = smtplib.SMTP_SSL(local_hostname=name, timeout=self.timeout_s, context=context)
            return _named(tls, parts)
        return _named(smtplib.SMTP(local_hostname=name, timeout=self.timeout_s), parts)


def mailer() -> Mailer:
    """Return the mailer of the settings."""
    chosen = settings().mail
    return (
        SmtpMailer(chosen.smtp_url, chosen.timeout_s)
        if chosen.smtp_url
        else FolderMailer(MAIL_FOLDER)
    )


#: Servers that did not answer in time are left alone until then (monotonic clock).
_silent_until: dict[str, float] = {}


def _named(client: smtplib.SMTP, parts: SplitResult) -> smtplib.SMTP:
    # The name that the certificate is checked against; connect() does not set it.
    client._host = parts.hostname or ""  # type: ignore[attr-defined]  # noqa: SLF001 - no other way
    return client


def _cut(client: smtplib.SMTP) -> None:
    """End a conversation that takes too long, whatever the other thread waits for."""
    if client.sock is not None:
        with suppress(OSError):
            # That of the socket below TLS: TLS itself would want to talk first.
            socket.socket.shutdown(client.sock, socket.SHUT_RDWR)


def _log_in(client: smtplib.SMTP, parts: SplitResult) -> None:
    client.ehlo_or_helo_if_needed()
    if not parts.username:
        return
    if parts.scheme == "smtp":
        if client.has_extn("starttls"):
            client.starttls(context=ssl.create_default_context())
            client.ehlo()
        elif parts.hostname not in LOOPBACK:
            raise NotTaken("The server offers no TLS; the password is not sent in the clear.")
    client.login(unquote(parts.username), unquote(parts.password or ""))


def _deliver(client: smtplib.SMTP, mail: EmailMessage) -> None:
    # What smtplib raises names the address, which must not get into logs: hence `from None`.
    try:
        client.send_message(mail)
    except smtplib.SMTPRecipientsRefused as error:
        (code, words), *_ = error.recipients.values()
        raise _refusal(mail, code, words) from None
    except smtplib.SMTPDataError as error:
        raise _refusal(mail, error.smtp_code, error.smtp_error) from None
    except smtplib.SMTPNotSupportedError as error:
        raise Refused(str(error)) from error
    # It is on its way: whatever happens to the farewell must not send it again.
    with suppress(smtplib.SMTPException, OSError):
        client.quit()


def _refusal(mail: EmailMessage, code: int, words: bytes | str) -> Exception:
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    said = said.replace(str(mail["To"]), "address")
    return (Refused if code >= FOR_GOOD else NotTaken)(f"{code} {said}")
