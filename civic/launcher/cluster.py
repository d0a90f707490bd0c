# SPDX-License-Identifier: EUPL-1.2
"""A private PostgreSQL + PostGIS cluster: made once, started, watched and stopped by us."""

import fcntl
import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from civic.launcher import pids
from civic.launcher.database import EXTENSIONS
from civic.launcher.errors import CannotStart
from civic.launcher.sockets import make_socket_folder, socket_folder

#: Major version that the product is developed and tested with.
VERSION = "15"
BINARIES = Path("/usr/lib/postgresql") / VERSION / "bin"
PACKAGES = f"postgresql-{VERSION} postgresql-{VERSION}-postgis-3"
#: PostgreSQL refuses to run as root; Debian's package brings this account.
SYSTEM_ACCOUNT = "postgres"
#: Where the data goes when that account cannot reach the checkout.
ELSEWHERE = Path("/var/lib/civic")
ADMINISTRATOR = "postgres"
OWNER = "civic"
DATABASE = "civic"
START_PATIENCE_S = 60
STOP_PATIENCE_S = 20

SETTINGS = {
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # Machine code for a query of milliseconds costs more than it saves.
    "jit": "off",
    # One log file for each day of the week, overwritten a week later.
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgres-%a.log",
    "log_truncate_on_rotation": "on",
}
#: For tests: a crash of the machine may cost the whole cluster, which is made again.
VOLATILE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Account:
    """The account of the operating system that PostgreSQL runs as."""

    name: str | None
    uid: int
    gid: int


class Cluster:
    """The cluster whose data lies in `data_dir`; reached by a unix socket only."""

    name = "PostgreSQL"

    def __init__(
        self, data_dir: Path, *, durable: bool = True, log: Callable[[str], None] = lambda _: None
    ) -> None:
        self.data_dir = data_dir.resolve()
        self.durable = durable
        self.log = log

    def start(self) -> None:
        """Have the cluster run and its database `civic` ready; made first where it is missing.

        A running one of the same data directory is taken over. What a killed one left is ended.

        Raises:
            CannotStart: packages missing, data of another version, no space, a foreign owner.
        """
        account = server_account()
        with self._alone():
            self._check_version()
            if not (self.data_dir / "PG_VERSION").exists():
                self._make(account)
            if not (self._postmaster() and self._answers()):
                self._launch(account)
            self._furnish()

    def stop(self) -> None:
        """End the cluster; nothing of it runs afterwards."""
        if leader := self.pid():
            # SIGINT is PostgreSQL's fast shutdown: sessions are cut, data is written out.
            pids.end([leader], first=signal.SIGINT, patience_s=STOP_PATIENCE_S)
        self._end_leftovers()
        shutil.rmtree(self.socket_dir, ignore_errors=True)

    def pid(self) -> int | None:
        """Return the pid of the running postmaster."""
        leader = self._postmaster()
        return leader.pid if leader else None

    def url(self, database: str = DATABASE, *, role: str = OWNER) -> str:
        """Return the SQLAlchemy URL of a database."""
        return f"postgresql+psycopg://{role}@/{database}?host={self.socket_dir}&port=5432"

    def connect(self, database: str, *, role: str = OWNER) -> "psycopg.Connection[tuple[object]]":
        """Open a connection that commits each statement by itself."""
        return psycopg.connect(
            host=str(self.socket_dir),
            port=5432,
            dbname=database,
            user=role,
            connect_timeout=5,
            autocommit=True,
        )

    def drop(self, database: str) -> None:
        """Remove a database, if it is there, with whoever is connected to it.

        As the superuser: an autovacuum worker may just be in it, and is nobody else's to end.
        """
        forget = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database))
        with self.connect("postgres", role="postgres") as connection:
            connection.execute(forget)

    @property
    def socket_dir(self) -> Path:
        """The folder of the unix socket."""
        return socket_folder(self.data_dir)

    def _postmaster(self) -> pids.Identity | None:
        try:
            pid = int((self.data_dir / "postmaster.pid").read_text().splitlines()[0])
        except (OSError, ValueError, IndexError):
            return None
        # Only a postgres at work in our own folder is ours: the system may have given the pid of
        # a killed postmaster to any other process.
        return pids.identity(pid) if pid in self._group() else None

    def _group(self) -> list[int]:
        return pids.working_in(self.data_dir, "postgres")

    def _answers(self) -> bool:
        """Say whether it takes connections; one that recovers from a crash is given its time."""

        def answers() -> bool:
            try:
                self.connect("postgres", role=ADMINISTRATOR).close()
            except psycopg.OperationalError:
                return False
            return True

        return pids.wait_for(lambda: answers() or not self._postmaster(), START_PATIENCE_S) and (
            answers()
        )

    def _end_leftovers(self) -> None:
        # After SIGKILL of the postmaster backends that sit in COMMIT kept its shared memory, and
        # PostgreSQL refused to start for minutes until they were gone.
        pids.end(self._group(), first=signal.SIGKILL, patience_s=5)
        if not self._group():
            for stale in (self.data_dir, self.socket_dir):
                (stale / "postmaster.pid").unlink(missing_ok=True)
                (stale / ".s.PGSQL.5432.lock").unlink(missing_ok=True)

    def _launch(self, account: Account) -> None:
        self._end_leftovers()
        folder = make_socket_folder(self.data_dir, account.uid, account.gid)
        chosen = SETTINGS | ({} if self.durable else VOLATILE)
        options = " ".join(f"-c {key}={value}" for key, value in chosen.items())
        start_log = self.data_dir / "start.log"
        start_log.unlink(missing_ok=True)
        done = _run_as(
            account,
            f"{BINARIES}/pg_ctl start -w -s -t {START_PATIENCE_S}".split(),
            ["-D", str(self.data_dir), "-l", str(start_log), "-o", f"-k {folder} {options}"],
        )
        if done.returncode:
            raise CannotStart(f"PostgreSQL does not start: {self._why(done.stderr)}")

    def _why(self, otherwise: str) -> str:
        """Return the last complaint in its logs."""
        logs = [self.data_dir / "start.log", *(self.data_dir / "log").glob("*.log")]
        newest = sorted((path for path in logs if path.exists()), key=lambda p: p.stat().st_mtime)
        for path in reversed(newest):
            lines = path.read_text(errors="replace").splitlines()
            for line in reversed(lines):
                if "FATAL:" in line or "PANIC:" in line:
                    return line.partition(":  ")[2] or line
        return " ".join(otherwise.split()) or f"see {self.data_dir / 'log'}"

    def _make(self, account: Account) -> None:
        """Make the data directory under another name and rename it: a killed try leaves nothing."""
        self.log(f"Making a PostgreSQL cluster in {self.data_dir}")
        new = self.data_dir.with_name(self.data_dir.name + ".new")
        shutil.rmtree(new, ignore_errors=True)
        if self.data_dir.exists():
            try:
                self.data_dir.rmdir()
            except OSError as error:
                raise CannotStart(
                    f"{self.data_dir} holds something that is no PostgreSQL data directory; "
                    "move it away."
                ) from error
        new.mkdir(mode=0o700)
        os.chown(new, account.uid, account.gid)
        done = _run_as(
            account,
            f"{BINARIES}/initdb -U {ADMINISTRATOR} --encoding=UTF8 --locale=C.UTF-8".split(),
            ["--auth-local=trust", "--auth-host=reject", "-D", str(new)],
            [] if self.durable else ["--no-sync"],
        )
        if done.returncode:
            shutil.rmtree(new, ignore_errors=True)
            raise CannotStart(f"PostgreSQL's initdb failed: {' '.join(done.stderr.split())}")
        new.rename(self.data_dir)

    def _furnish(self) -> None:
        """Make role, extensions and database; the extensions also in every later database."""
        done = self.data_dir / "civic_furnished"
        if done.exists():
            return
        with self.connect("postgres", role=ADMINISTRATOR) as connection:
            roles = connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [OWNER])
            if not roles.rowcount:
                # No superuser: what reaches the product must not become the operating system's.
                connection.execute(
                    sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(OWNER))
                )
        with self.connect("template1", role=ADMINISTRATOR) as connection:
            for name in EXTENSIONS:
                extension = sql.Identifier(name)
                connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(extension))
        with self.connect("postgres", role=OWNER) as connection:
            databases = connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE])
            if not databases.rowcount:
                database = sql.Identifier(DATABASE)
                connection.execute(sql.SQL("CREATE DATABASE {}").format(database))
        done.touch()

    def _check_version(self) -> None:
        if not (BINARIES / "postgres").exists():
            raise CannotStart(
                f"PostgreSQL {VERSION} is not installed; run: apt-get install -y {PACKAGES}"
            )
        try:
            found = (self.data_dir / "PG_VERSION").read_text().strip()
        except FileNotFoundError:
            return
        except PermissionError as error:
            raise CannotStart(
                f"{self.data_dir} belongs to another user; start civic as the user who made it."
            ) from error
        if found != VERSION:
            kind = "newer" if float(found) > float(VERSION) else "older"
            raise CannotStart(
                f"{self.data_dir} was made by a {kind} PostgreSQL ({found}) than this one "
                f'({VERSION}); see docs/operations.md, "Another version of PostgreSQL".'
            )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the lock of this cluster: several test runs start it at once."""
        self.data_dir.parent.mkdir(parents=True, exist_ok=True)
        with (self.data_dir.parent / f".{self.data_dir.name}.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def server_account() -> Account:
    """Return the account that PostgreSQL runs as.

    Raises:
        CannotStart: root, and the account of Debian's package is missing.
    """
    if os.geteuid() != 0:
        return Account(None, os.geteuid(), os.getegid())
    try:
        found = pwd.getpwnam(SYSTEM_ACCOUNT)
    except KeyError as error:
        raise CannotStart(
            f'PostgreSQL does not run as root and the user "{SYSTEM_ACCOUNT}" is missing; '
            f"run: apt-get install -y {PACKAGES}"
        ) from error
    return Account(SYSTEM_ACCOUNT, found.pw_uid, found.pw_gid)


def cluster_folder(root: Path, log: Callable[[str], None] = lambda _: None) -> Path:
    """Return the folder for the clusters of the checkout `root`.

    It is var/ of the checkout, unless PostgreSQL's account cannot reach that; then it is
    /var/lib/civic/<name of the checkout>, and `log` is told.
    """
    var = root / "var"
    var.mkdir(exist_ok=True)
    account = server_account()
    if account.name is None or not _run_as(account, ["test", "-d", f"{var}/."]).returncode:
        return var
    folder = ELSEWHERE / root.name
    claim = folder / "checkout"
    owner = Path(claim.read_text().strip()) if claim.exists() else root
    if owner != root and owner.exists():
        folder = folder.with_name(f"{root.name}-{socket_folder(root).name[-12:]}")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "checkout").write_text(f"{root}\n")
    log(f'The user "{account.name}" cannot reach {root}: PostgreSQL keeps its data in {folder}')
    return folder


def private_cluster(root: Path, log: Callable[[str], None] = lambda _: None) -> Cluster:
    """Return the cluster that `civic up` runs for the checkout `root`."""
    return Cluster(cluster_folder(root, log) / "postgres", log=log)


def cluster_for_tests(root: Path, log: Callable[[str], None] = lambda _: None) -> Cluster:
    """Return the cluster that tests share; it is fast and does not outlive a crash."""
    return Cluster(cluster_folder(root, log) / "test-postgres", durable=False, log=log)


def _run_as(account: Account, *command: list[str]) -> "subprocess.CompletedProcess[str]":
    """Run a program, its arguments given in parts, as that account."""
    environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    return subprocess.run(
        [word for part in command for word in part],
        cwd="/",
        env=environment,
        text=True,
        capture_output=True,
        check=False,
        start_new_session=True,  # Ctrl-C is the supervisor's to act on
        user=account.name,
        group=account.gid if account.name else None,
        extra_groups=[] if account.name else None,
    )
