# SPDX-License-Identifier: EUPL-1.2
"""From words to a mail with its headers."""

from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from uuid import UUID

from civic.notifications.about import Letter
from civic.notifications.commands import mail_host
from civic.notifications.models import Delivery
from civic.notifications.rendering import Rendered
from civic.platform.config import settings

SUBJECT_MAX_CHARS = 150
LINK_HEADER = "list-unsubscribe"


class _WholeLinks(EmailPolicy):
    """As the usual one, which would write a long link as encoded words that no program follows."""

    def fold(self, name: str, value: str) -> str:
        """Return the header as it travels."""
        if name.lower() == LINK_HEADER:
            return f"{name}: {value}{self.linesep}"
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: str) -> bytes:
        """Return the header as it travels, in bytes."""
        if name.lower() == LINK_HEADER:
            return self.fold(name, value).encode("ascii")
        return super().fold_binary(name, value)


WHOLE_LINKS = _WholeLinks()


class UnusableAddress(Exception):
    """The address is none that a mail could go to."""


def message(delivery: Delivery, letter: Letter, words: Rendered, now: datetime) -> EmailMessage:
    """Return the mail of `delivery`; made again, it has the same Message-ID.

    Raises:
        UnusableAddress: the address is none that a mail could go to.
    """
    mail = EmailMessage(WHOLE_LINKS)
    mail["From"] = settings().mail.sender
    mail["To"] = _address(delivery.address)
    mail["Subject"] = one_line(letter.subject)
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = delivery.message_id
    if letter.thread_id is not None:
        mail["References"] = mail["In-Reply-To"] = thread_root(letter.thread_id)
    mail["List-ID"] = f"<{letter.list_name}.{mail_host()}>"
    if letter.unsubscribe is not None:
        # One request without cookies stops it. Source: RFC 8058, 3.1.
        mail["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    # Answering machines stay silent, and so nobody's holiday note is answered by us.
    mail["Auto-Submitted"] = "auto-generated"
    # Encoded so that no server on the way has to support 8BITMIME.
    mail.set_content(words.text, cte="quoted-printable")
    mail.add_alternative(words.html, subtype="html", cte="quoted-printable")
    # Setting content removes what was said of it before.
    mail["Content-Language"] = delivery.language
    return mail


def thread_root(thread_id: UUID) -> str:
    """Return the Message-ID, of a mail that never was, under which a thread gathers."""
    return f"<{thread_id}@{mail_host()}>"


def one_line(text: str) -> str:
    """Return `text` as a header may hold it: no line break or other control character."""
    printable = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(printable.split())[:SUBJECT_MAX_CHARS]


def _address(address: str) -> Address:
    try:
        found = Address(addr_spec=address)
        # Servers know names of hosts in ASCII only.
        return Address(username=found.username, domain=found.domain.encode("idna").decode())
    except (ValueError, LookupError, MessageError) as error:
        raise UnusableAddress("This is no address that a mail could go to.") from error
