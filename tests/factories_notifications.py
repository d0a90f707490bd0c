# SPDX-License-Identifier: EUPL-1.2
"""A mail server with a script, and the work of relay and worker, for tests of messages."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Event, Thread
from typing import Any

from aiosmtpd.smtp import SMTP
from sqlalchemy import select, update
from sqlalchemy.orm import Session

import civic.notifications.jobs  # noqa: F401 - its subscribers are known from here on
from civic.platform.jobs import run_batch
from civic.platform.models import OutboxEntry

TAKEN = "250 2.0.0 taken"


@dataclass
class MailServer:
    """An SMTP server on localhost that keeps what it takes and answers as it is told."""

    #: What it says to RCPT TO and to the end of DATA.
    to_recipient: str = TAKEN
    to_data: str = TAKEN
    #: Called before DATA is answered.
    before_answer: Callable[[], None] = lambda: None
    #: Seconds that it waits before it answers DATA.
    silent_s: float = 0
    taken: list[EmailMessage] = field(default_factory=list)
    n_tries: int = 0
    port: int = 0

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
        self.before_answer()
        return self.to_data

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def only_mail(self) -> EmailMessage:
        """The only mail that came."""
        (mail,) = self.taken
        return mail


@contextmanager
def running(server: MailServer) -> Iterator[MailServer]:
    """Let the server listen in a thread of its own."""
    loop, is_up, stopping = asyncio.new_event_loop(), Event(), asyncio.Event()
    conversations: list[SMTP] = []

    def conversation() -> SMTP:
        conversations.append(
            SMTP(server, hostname="mail.test", enable_SMTPUTF8=False, timeout=30, loop=loop)
        )
        return conversations[-1]

    async def serve() -> None:
        listening = await loop.create_server(conversation, "127.0.0.1", server.port)
        server.port = listening.sockets[0].getsockname()[1]
        is_up.set()
        async with listening:
            await stopping.wait()
        for open_one in conversations:
            if open_one.transport is not None:
                open_one.transport.abort()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await asyncio.sleep(0.01)  # the transports close in the next turns of the loop

    thread = Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    is_up.wait(5)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(stopping.set)
        thread.join(5)
        loop.close()


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


def _waiting() -> Any:
    return select(OutboxEntry.id).where(
        OutboxEntry.done_at.is_(None), OutboxEntry.dead_at.is_(None)
    )
