# SPDX-License-Identifier: EUPL-1.2
"""From nothing to a running product, in order, each obstacle told in one sentence."""

import fcntl
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from civic.launcher import database, pids
from civic.launcher.addresses import (
    Addresses,
    addresses,
    is_default,
    own_environment,
    own_settings,
    redis_fault,
)
from civic.launcher.children import Child, Program, end_leftovers
from civic.launcher.errors import CannotStart
from civic.launcher.installation import Installation, faults_in_words, require_space
from civic.launcher.signals import Signals
from civic.launcher.supervisor import Supervisor, adopt_orphans, reap_orphans
from civic.platform.config import Settings

DEMO_REPORTS_N = 300
TELL_EVERY_S = 5.0
WEB, RELAY, WORKERS, MAIL_SINK = range(4)


@dataclass(frozen=True)
class Wish:
    """What the person at the keyboard asked for."""

    host: str = "127.0.0.1"
    port: int = 8000
    demo: bool = True


#: Chooses what to run, from settings, wish, installation and the environment of the programs.
Choice = Callable[[Settings, Wish, Installation, dict[str, str]], list[Program]]


class Start:
    """One run of the product."""

    def __init__(
        self,
        installation: Installation,
        wish: Wish,
        say: Callable[[str], None],
        choose: Choice | None = None,
    ) -> None:
        self.choose = choose or programs
        self.installation = installation
        self.wish = wish
        self.say = unfailing(say)
        self.settings: Settings = own_settings()

    def run(self, announce: Callable[[str, bool], None]) -> None:
        """Run until asked to stop; `announce(url, is_demo)` once /readyz answers.

        Raises:
            CannotStart: something stands in the way; nothing is left running.
        """
        place = self.installation
        with faults_in_words(place.var):
            place.make_folders()
            with only_one(place), Signals() as signals:
                adopt_orphans()
                end_leftovers(place, self.say)
                require_free_port(self.wish.host, self.wish.port)
                servers = addresses(place, self.say)
                try:
                    self._run_on(servers, signals, announce)
                finally:
                    for server in reversed(servers.private):
                        server.stop()
                    reap_orphans()
                    place.address_file.unlink(missing_ok=True)
                    self.say("Stopped.")

    def _run_on(
        self, servers: Addresses, signals: Signals, announce: Callable[[str, bool], None]
    ) -> None:
        self._start_servers(servers, signals)
        demo = self._is_demo(servers)
        environment = self._environment(servers, is_demo=demo)
        if demo:
            self._load_demo(servers, environment, signals)
        url = environment["CIVIC_PUBLIC_URL"]
        self._write_addresses(servers, environment)
        children = [
            Child(program, self.installation, environment, self.say)
            for program in self.choose(self.settings, self.wish, self.installation, environment)
        ]
        supervisor = Supervisor(servers.private, children, signals, self.say)
        try:
            supervisor.run(
                lambda: answers(self.wish.host, self.wish.port, "/readyz"),
                lambda: announce(url, demo),
            )
        finally:
            self.say("Stopping.")
            supervisor.stop()

    def _start_servers(self, servers: Addresses, signals: Signals) -> None:
        for server in servers.private:
            signals.check()
            server.start()
            self.say(f"{server.name} runs (pid {server.pid()})")
        if servers.cluster:
            require_space(servers.cluster.data_dir)
        signals.check()
        if applied := database.upgrade(servers.database_url, self.installation.root):
            self.say(f"Database migrated to {applied[-1]}")
        if servers.valkey is None:
            require_redis(servers.redis_url)
        signals.check()

    def _is_demo(self, servers: Addresses) -> bool:
        """Say whether the demo city is shown: an installation of a city's own never turns into one.

        It is where the settings say so, and where the database was empty at the first start.
        """
        if not self.wish.demo:
            return False
        return (
            self.settings.demo
            or self.installation.demo_mark.exists()
            or database.is_empty(servers.database_url)
        )

    def _load_demo(self, servers: Addresses, environment: dict[str, str], signals: Signals) -> None:
        place, mark = self.installation, self.installation.demo_mark
        if mark.exists() and mark.read_text() == "loaded":
            if not database.is_empty(servers.database_url):
                return
        elif not mark.exists() and not database.is_empty(servers.database_url):
            return
        if not place.map_extract.exists():
            raise CannotStart(f"The map {place.map_extract} is missing; run: make setup")
        mark.write_text("loading")
        self.say("Loading the demo city: central Helsinki")
        city = str(place.root / "config" / "cities" / "helsinki")
        for verb in (
            ("city", "apply", "--yes", city),
            ("city", "import-osm", str(place.map_extract), "--jurisdiction", "helsinki"),
            ("demo", "seed", "--reports", str(DEMO_REPORTS_N)),
        ):
            self.say(f"  civic {' '.join(verb[:2])}")
            run_verb(verb, place, environment, signals, self.say)
        mark.write_text("loaded")

    def _environment(self, servers: Addresses, *, is_demo: bool) -> dict[str, str]:
        host = "127.0.0.1" if self.wish.host in {"0.0.0.0", "::"} else self.wish.host  # noqa: S104 - the wish of the person at the keyboard
        url = f"http://{bracketed(host)}:{self.wish.port}"
        smtp_url = self.settings.mail.smtp_url or f"smtp://127.0.0.1:{free_port()}"
        given = dict(own_environment())
        if own_config := given.get("CIVIC_CONFIG"):
            # The programs run in the folder of the checkout, we perhaps elsewhere.
            given["CIVIC_CONFIG"] = str(Path(own_config).resolve())
        return {
            **given,
            **servers.environment(),
            "CIVIC_SMTP_URL": smtp_url,
            "CIVIC_PUBLIC_URL": url if is_default("public_url") else self.settings.public_url,
            "CIVIC_DEMO": "true" if is_demo else "false",
            "PYTHONUNBUFFERED": "1",
        }

    def _write_addresses(self, servers: Addresses, environment: dict[str, str]) -> None:
        """Tell `civic status` and `civic doctor` where all is; the secret key is not among it."""
        found = {
            "url": environment["CIVIC_PUBLIC_URL"],
            "host": self.wish.host,
            "port": self.wish.port,
            "database_url": servers.database_url,
            "redis_url": servers.redis_url,
            "smtp_url": environment["CIVIC_SMTP_URL"],
        }
        file = self.installation.address_file
        file.touch(mode=0o600)
        file.write_text(json.dumps(found, indent=1))


def unfailing(say: Callable[[str], None]) -> Callable[[str], None]:
    """Return `say` for a terminal that may be gone: stopping must go on without it."""

    def say_if_possible(line: str) -> None:
        with suppress(OSError):
            say(line)

    return say_if_possible


def programs(
    settings: Settings, wish: Wish, place: Installation, environment: dict[str, str]
) -> list[Program]:
    """Return the programs that make up the product."""
    python = sys.executable
    web = (
        *(python, "-m", "gunicorn", "civic.web:serve()", "--worker-class", "gthread"),
        *("--workers", str(settings.web.processes), "--threads", str(settings.web.threads)),
        *("--bind", f"{bracketed(wish.host)}:{wish.port}", "--no-control-socket"),
        *("--graceful-timeout", "8", "--timeout", "60"),
        # Imported once and not once in each process: two seconds of a core each. The application
        # opens neither connections nor threads before the processes part.
        "--preload",
    )
    found = [Program("web", web, WEB), Program("relay", (python, "-m", "civic.relay"), RELAY)]
    found += [
        Program(f"worker-{n}", (python, "-m", "civic.worker"), WORKERS)
        for n in range(1, settings.jobs.workers + 1)
    ]
    if not settings.mail.smtp_url:
        port = environment["CIVIC_SMTP_URL"].rpartition(":")[2]
        sink = (python, "-m", "civic.mailsink", "--port", port, "--dir", str(place.mail_dir))
        found.append(Program("mail-sink", sink, MAIL_SINK))
    return found


def run_verb(
    verb: tuple[str, ...],
    place: Installation,
    environment: dict[str, str],
    signals: Signals,
    say: Callable[[str], None] = lambda _: None,
) -> None:
    """Run `civic VERB`, its output on ours; tell that it goes on where no bar can be drawn.

    Raises:
        CannotStart: it failed.
        Stopped: somebody asked to stop meanwhile; it has ended then.
    """
    command = [sys.executable, "-m", "civic", *verb]
    with subprocess.Popen(
        command, cwd=place.root, env=environment, stdin=subprocess.DEVNULL, start_new_session=True
    ) as running:
        began = told = time.monotonic()
        while running.poll() is None and not signals.asked:
            signals.wait(1)
            if time.monotonic() - told > TELL_EVERY_S and not sys.stderr.isatty():
                told = time.monotonic()
                say(f"  {told - began:3.0f} s: still at it")
        if running.poll() is None:
            pids.end(pids.session_of(running.pid), first=signal.SIGTERM, patience_s=5)
    signals.check()
    if running.returncode:
        raise CannotStart(f"civic {' '.join(verb)} failed with status {running.returncode}.")


@contextmanager
def only_one(place: Installation) -> Iterator[None]:
    """Hold this installation; the system lets go of it however we end.

    Raises:
        CannotStart: another supervisor holds it.
    """
    with (place.var / "civic.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            other = pids.read(place.pid_file)
            who = f" (pid {other.pid})" if other else ""
            raise CannotStart(
                f"civic already runs in {place.root}{who}; stop it with: civic down"
            ) from error
        if me := pids.identity(os.getpid()):
            pids.write(place.pid_file, me)
        try:
            yield
        finally:
            place.pid_file.unlink(missing_ok=True)


def require_free_port(host: str, port: int) -> None:
    """See that we may listen there.

    Raises:
        CannotStart: somebody else does, or the address is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotStart(
                f"Port {port} of {host} cannot be used ({error.strerror or error}); "
                f"choose another: make run PORT={port + 1}"
            ) from error


def require_redis(url: str) -> None:
    """See that the external Valkey or Redis answers.

    Raises:
        CannotStart: it does not.
    """
    if fault := redis_fault(url):
        raise CannotStart(f"The server of CIVIC_REDIS_URL does not answer: {fault}")


def answers(host: str, port: int, path: str) -> bool:
    """Say whether the web answers 200 at `path`."""
    probe = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - read, not bound
    connection = http.client.HTTPConnection(probe, port, timeout=2)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def free_port() -> int:
    """Return a port of this machine that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def bracketed(host: str) -> str:
    """Return the host as it is written in a URL."""
    return f"[{host}]" if ":" in host else host
