# SPDX-License-Identifier: EUPL-1.2
"""A mail server with a script, what a mail says, and the work of relay and worker."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ssl import SSLContext
from threading import Event, Thread
from typing import Any

from aiosmtpd.smtp import SMTP
from sqlalchemy import select, update
from sqlalchemy.orm import Session

import civic.notifications.desk_jobs
import civic.notifications.mapping_jobs  # noqa: F401 - subscribers are known from here on
from civic.platform.jobs import run_batch
from civic.platform.models import OutboxEntry

TAKEN = "250 2.0.0 taken"


@dataclass
class MailServer:
    """An SMTP server on localhost that keeps what it takes and answers as it is told."""

    #: What it says to RCPT TO and to the end of DATA.
    to_recipient: str = TAKEN
    to_data: str = TAKEN
    #: Seconds that it waits before it answers DATA.
    silent_s: float = 0
    #: Called when the client says goodbye, that is after it was told that the mail is taken.
    after_answer: Callable[[], None] = lambda: None
    taken: list[EmailMessage] = field(default_factory=list)
    #: The same, byte for byte.
    raw: list[bytes] = field(default_factory=list)
    n_tries: int = 0
    host: str = "127.0.0.1"
    port: int = 0
    #: TLS from the start, as smtps:// wants it.
    tls: SSLContext | None = None

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd calls
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        self.n_tries += 1
        if self.to_recipient == TAKEN:
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        await asyncio.sleep(self.silent_s)
        if self.to_data == TAKEN:
            mail = message_from_bytes(envelope.content, policy=default)
            assert isinstance(mail, EmailMessage)
            self.taken.append(mail)
            self.raw.append(envelope.content)
        return self.to_data

    async def handle_QUIT(self, _server: Any, _session: Any, _envelope: Any) -> str:  # noqa: N802
        self.after_answer()
        return "221 Bye"

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def only_mail(self) -> EmailMessage:
        """The only mail that came."""
        (mail,) = self.taken
        return mail


async def _hang_up(conversations: list[SMTP]) -> None:
    for open_one in conversations:
        if open_one.transport is not None:
            open_one.transport.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.sleep(0.01)  # the transports close in the next turns of the loop


@contextmanager
def running(server: MailServer, **options: Any) -> Iterator[MailServer]:
    """Let the server listen in a thread of its own; `options` are those of aiosmtpd's SMTP."""
    loop, is_up, stopping = asyncio.new_event_loop(), Event(), asyncio.Event()
    conversations: list[SMTP] = []

    def conversation() -> SMTP:
        conversations.append(SMTP(server, hostname="mail.test", timeout=30, loop=loop, **options))
        return conversations[-1]

    async def serve() -> None:
        listening = await loop.create_server(conversation, server.host, server.port, ssl=server.tls)
        server.port = listening.sockets[0].getsockname()[1]
        is_up.set()
        async with listening:
            await stopping.wait()
        await _hang_up(conversations)

    thread = Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    is_up.wait(5)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(stopping.set)
        thread.join(5)
        loop.close()


def text_of(mail: EmailMessage, subtype: str = "plain") -> str:
    """Return the text or the HTML of a mail."""
    part = mail.get_body((subtype,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def work(session: Session) -> None:
    """Do what waits in the outbox, and what comes of it, as the worker does it: each once."""
    session.commit()
    tried: set[Any] = set()
    while new := sorted(set(session.scalars(_waiting())) - tried):
        tried.update(new)
        run_batch([str(entry_id) for entry_id in new])
    session.expire_all()


def try_again(session: Session) -> None:
    """Let the time pass after which a failed entry is tried again, and work."""
    session.execute(update(OutboxEntry).values(locked_until=None))
    work(session)


def open_up(session: Session) -> None:
    """Let those open whose news wait for their hours, and work."""
    try_again(session)


def _waiting() -> Any:
    return select(OutboxEntry.id).where(
        OutboxEntry.done_at.is_(None), OutboxEntry.dead_at.is_(None)
    )
