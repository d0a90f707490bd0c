# SPDX-License-Identifier: EUPL-1.2
"""The product as it runs: its own database, Valkey, web, workers and relay, and a mail server."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from threading import Event, Lock
from typing import Any, TypeVar
from uuid import uuid4

from aiosmtpd.controller import Controller

from civic.launcher.cluster import Cluster
from civic.launcher.valkey import Valkey

T = TypeVar("T")
CONFIG = """
[jobs]
lease_s = 3
retry_after_s = [1, 2, 5]
[relay]
interval_s = 0.1
hint_s = 2
[limits]
report = "10000/hour"
photo = "10000/hour"
sign_in = "10000/minute"
sign_in_link = "10000/minute"
read = "100000/minute"
"""


def eventually(look: Callable[[], T | None], patience_s: float = 40, what: str = "") -> T:
    """Return what `look` gives as soon as it is not falsy."""
    until = time.monotonic() + patience_s
    while time.monotonic() < until:
        if found := look():
            return found
        time.sleep(0.1)
    raise AssertionError(f"not within {patience_s} s: {what or look}")


class PostOffice:
    """A real SMTP server that keeps what it takes, and can be told to hold a sender up."""

    def __init__(self) -> None:
        self._mails: list[EmailMessage] = []
        self._lock = Lock()
        self.open = Event()
        self.open.set()
        self.n_greeted = 0
        #: Addresses that nobody has here.
        self.unknown: set[str] = set()

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name and signature
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        self.n_greeted += 1
        session.host_name = hostname
        while not self.open.is_set():
            await _breathe()
        return responses

    async def handle_RCPT(  # noqa: N802 - as above
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address in self.unknown:
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - as above
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        with self._lock:
            self._mails.append(mail)
        return "250 OK"

    def to(self, address: str, subject: str = "") -> list[EmailMessage]:
        """Return the mails that `address` got with `subject` in their subject."""
        with self._lock:
            return [m for m in self._mails if m["To"] == address and subject in m["Subject"]]


async def _breathe() -> None:
    import asyncio  # noqa: PLC0415 - only the mail server's thread needs it

    await asyncio.sleep(0.05)


class Stack:
    """All processes of one installation."""

    def __init__(
        self,
        cluster: Cluster,
        template: str,
        folder: Path,
        *,
        public_port: int | None = None,
        client: Path | None = None,
    ) -> None:
        """Make the database and the settings.

        `public_port`: where a proxy of the test's listens, as people reach the product through it;
        `client`: folder of the built app, where it is not that of the checkout.
        """
        self.cluster = cluster
        self.folder = folder
        self.database = f"civic_e2e_{uuid4().hex[:8]}"
        with cluster.connect("postgres") as connection:
            connection.execute(f"CREATE DATABASE {self.database} TEMPLATE {template}")
        self.valkey = Valkey(folder / "valkey", folder / "valkey.log")
        self.post = PostOffice()
        self.smtp: Controller | None = None
        self.smtp_port = free_port()
        self.port = free_port()
        self.public_port = public_port or self.port
        self.url = f"http://127.0.0.1:{self.public_port}"
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        app = f'\n[web]\napp_dir = "{client}"\n' if client else ""
        (folder / "civic.toml").write_text(CONFIG + app)

    def start(self) -> None:
        """Start everything and wait until the web answers."""
        self.valkey.start()
        self.smtp = Controller(self.post, hostname="127.0.0.1", port=self.smtp_port)
        self.smtp.start()
        bind = f"127.0.0.1:{self.port}"
        self.run(
            "web",
            "gunicorn",
            "civic.web:serve()",
            "-k",
            "gthread",
            "--threads",
            "8",
            "-b",
            bind,
        )
        self.run("worker", "civic.worker")
        self.run("relay", "civic.relay")
        eventually(self._is_ready, 60, "/readyz")

    def run(self, name: str, *command: str) -> None:
        """Start one process of the product."""
        with (self.folder / f"{name}.log").open("ab") as log:
            self.children[name] = subprocess.Popen(
                [sys.executable, "-m", *command],
                env=self.environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def environment(self) -> dict[str, str]:
        """Return the environment that all processes get."""
        return os.environ | {
            "CIVIC_CONFIG": str(self.folder / "civic.toml"),
            "CIVIC_DATABASE_URL": self.cluster.url(self.database),
            "CIVIC_REDIS_URL": self.valkey.url(),
            "CIVIC_SECRET_KEY": "only-for-tests-0123456789abcdef",
            "CIVIC_SMTP_URL": f"smtp://127.0.0.1:{self.smtp_port}",
            "CIVIC_STORAGE_URL": (self.folder / "photos").as_uri(),
            "CIVIC_PUBLIC_URL": self.url,
        }

    def civic(self, *arguments: str, stdin: str = "") -> str:
        """Run the civic command and return what it prints."""
        done = subprocess.run(
            [sys.executable, "-m", "civic", *arguments],
            env=self.environment(),
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def kill(self, name: str) -> None:
        """Kill a process as the out-of-memory killer does."""
        child = self.children.pop(name)
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()

    def wipe_valkey(self) -> None:
        """Forget everything that Valkey holds."""
        import redis  # noqa: PLC0415 - for this one call

        with redis.Redis.from_url(self.valkey.url()) as connection:
            connection.flushall()

    def rows(self, query: str, *arguments: Any) -> list[Any]:
        """Return the rows of a query."""
        with self.cluster.connect(self.database) as connection:
            return connection.execute(query, arguments).fetchall()

    def stop(self) -> None:
        """End everything and drop the database."""
        for child in self.children.values():
            child.terminate()
        for child in self.children.values():
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()
        self.post.open.set()
        if self.smtp is not None:
            self.smtp.stop()
        self.valkey.stop()
        self.cluster.drop(self.database)

    def _is_ready(self) -> bool:
        try:
            address = f"http://127.0.0.1:{self.port}/readyz"
            with urllib.request.urlopen(address, timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def free_port() -> int:
    """Return a TCP port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
