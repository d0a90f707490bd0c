# SPDX-License-Identifier: EUPL-1.2
"""Mails that were kept and not sent: what the demo's mail sink or `FolderMailer` wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from re import compile as pattern

from civic.platform.problems import NotThere

#: Names that the sink gives: nanoseconds since 1970, and something random.
NAME = pattern(r"[0-9]{20}\.[0-9a-f]{8}")
SUFFIX = ".eml"


@dataclass(frozen=True)
class KeptMail:
    """A mail as it lies in the folder."""

    name: str
    mail: EmailMessage

    def header(self, name: str) -> str:
        """Return a header, empty where it is missing."""
        return str(self.mail.get(name, ""))

    @property
    def headers(self) -> Sequence[tuple[str, str]]:
        """All headers in their order."""
        return [(name, str(value)) for name, value in self.mail.items()]

    def part(self, subtype: str) -> str:
        """Return the text (`plain`) or the HTML (`html`) of the mail, empty where it has none."""
        part = self.mail.get_body((subtype,))
        return "" if part is None else str(part.get_content())


def newest(folder: Path, limit: int) -> list[KeptMail]:
    """Return the mails in `folder`, the newest first."""
    paths = sorted((folder / "new").glob(f"*{SUFFIX}"), reverse=True)
    return [_read(path) for path in paths[:limit]]


def kept_mail(folder: Path, name: str) -> KeptMail:
    """Return one mail by its name.

    Raises:
        NotThere: there is none.
    """
    path = folder / "new" / f"{name}{SUFFIX}"
    if NAME.fullmatch(name) is None or not path.is_file():
        raise NotThere
    return _read(path)


def _read(path: Path) -> KeptMail:
    mail = message_from_bytes(path.read_bytes(), policy=default)
    if not isinstance(mail, EmailMessage):
        raise TypeError("the default policy makes EmailMessages")
    return KeptMail(path.name.removesuffix(SUFFIX), mail)
