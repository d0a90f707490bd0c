# SPDX-License-Identifier: EUPL-1.2
"""Where one checkout keeps what it needs to run."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from civic.launcher.errors import CannotStart

#: A start with less free space would soon stop PostgreSQL in the middle of a write.
DISK_MIN_BYTES = 300 * 1024 * 1024


@dataclass(frozen=True)
class Installation:
    """The folders and files of the checkout `root`; all that is not code lies in var/."""

    root: Path

    @property
    def var(self) -> Path:
        """All that running the product leaves."""
        return self.root / "var"

    @property
    def run_dir(self) -> Path:
        """Pid files of what the supervisor started."""
        return self.var / "run"

    @property
    def log_dir(self) -> Path:
        """Logs of what the supervisor started."""
        return self.var / "log"

    @property
    def mail_dir(self) -> Path:
        """What the mail sink received."""
        return self.var / "mail"

    @property
    def photo_dir(self) -> Path:
        """Photos, where the settings name no other storage."""
        return self.var / "photos"

    @property
    def valkey_dir(self) -> Path:
        """Data of the private Valkey."""
        return self.var / "valkey"

    @property
    def pid_file(self) -> Path:
        """Who the running supervisor is."""
        return self.var / "civic.pid"

    @property
    def address_file(self) -> Path:
        """Where the running product answers, and the addresses of its servers."""
        return self.run_dir / "addresses.json"

    @property
    def map_extract(self) -> Path:
        """The OpenStreetMap extract of the demo city; `make setup` brings it."""
        return self.var / "demo" / "Helsinki.osm.pbf"

    @property
    def demo_mark(self) -> Path:
        """There while this installation shows the demo city; holds `loading` or `loaded`."""
        return self.var / "demo" / "city"

    def make_folders(self) -> None:
        """Make the folders and see that there is room.

        Raises:
            CannotStart: too little space is free.
        """
        for folder in (self.var, self.run_dir, self.log_dir, self.mail_dir, self.photo_dir):
            folder.mkdir(parents=True, exist_ok=True)
        for folder in (self.run_dir, self.log_dir, self.mail_dir, self.photo_dir):
            folder.chmod(0o700)  # mails and photos are nobody else's on this machine
        require_space(self.var)

    def secret_key(self) -> str:
        """Return the key that signs sessions and links, made at the first start."""
        path = self.var / "secret_key"
        if not path.exists():
            new = path.with_name("secret_key.new")
            new.unlink(missing_ok=True)
            descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(48))
            new.replace(path)
        return path.read_text().strip()


def require_space(folder: Path, at_least_bytes: int = DISK_MIN_BYTES) -> None:
    """See that the disk of `folder` has room.

    Raises:
        CannotStart: it has not.
    """
    free = shutil.disk_usage(folder).free
    if free < at_least_bytes:
        raise CannotStart(
            f"Only {free // 2**20} MB are free on the disk of {folder}; "
            f"civic needs {at_least_bytes // 2**20} MB to start."
        )


@contextmanager
def faults_in_words(folder: Path) -> Iterator[None]:
    """Turn what the system refuses into one sentence.

    Raises:
        CannotStart: in place of an OSError.
    """
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise CannotStart(f"The disk of {folder} is full; free some space.") from error
        what = f"{error.filename}: " if error.filename else ""
        raise CannotStart(f"{what}{error.strerror or error}") from error
