# SPDX-License-Identifier: EUPL-1.2
"""A mail server that delivers nowhere: it keeps each message as a file, for the demo and tests.

`python -m civic.mailsink --port 2525 --dir var/mail`
"""

import argparse
import asyncio
import signal
import time
from pathlib import Path
from uuid import uuid4

from aiosmtpd.smtp import SMTP, Envelope, Session

MESSAGE_MAX_BYTES = 20 * 1024 * 1024
#: The oldest are removed beyond this, so that a long demo does not fill the disk.
KEPT_N = 2000
SUFFIX = ".eml"


class Keeper:
    """Writes each message into `folder`/new/, one file each, named in the order of arrival."""

    def __init__(self, folder: Path, kept_n: int = KEPT_N) -> None:
        self.folder = folder
        self.kept_n = kept_n
        for part in ("tmp", "new"):
            (folder / part).mkdir(parents=True, exist_ok=True, mode=0o700)

    async def handle_DATA(  # noqa: N802 - the name that aiosmtpd calls
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Keep the message; answer only once it is on disk."""
        name = f"{time.time_ns():020d}.{uuid4().hex[:8]}{SUFFIX}"
        # To whom and from whom it was sent, as a mail server of the recipient would note it.
        head = "".join(f"Delivered-To: {one}\r\n" for one in envelope.rcpt_tos)
        head += f"Return-Path: <{envelope.mail_from}>\r\n"
        new = self.folder / "tmp" / name
        try:
            new.write_bytes(head.encode() + (envelope.original_content or b""))
            new.replace(self.folder / "new" / name)
            self._drop_oldest()
        except OSError as error:
            return f"452 4.3.1 The message could not be stored: {error.strerror}"
        return f"250 2.0.0 Kept as {name}"

    def _drop_oldest(self) -> None:
        for path in sorted((self.folder / "new").glob(f"*{SUFFIX}"))[: -self.kept_n]:
            path.unlink(missing_ok=True)


def kept(folder: Path) -> list[Path]:
    """Return the messages in `folder`, newest first."""
    return sorted((folder / "new").glob(f"*{SUFFIX}"), reverse=True)


async def serve(host: str, port: int, folder: Path) -> None:
    """Take mail at `host`:`port` until SIGTERM or SIGINT."""
    keeper = Keeper(folder)
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)

    def conversation() -> SMTP:
        return SMTP(
            keeper,
            data_size_limit=MESSAGE_MAX_BYTES,
            hostname="localhost",
            enable_SMTPUTF8=True,
            loop=loop,
        )

    server = await loop.create_server(conversation, host, port)
    print(f"Keeping mails that come to {host}:{port} in {folder}", flush=True)  # noqa: T201 - into the log of the supervisor
    async with server:
        await stop.wait()


def main() -> None:
    """Read the options and serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--dir", type=Path, required=True)
    options = parser.parse_args()
    asyncio.run(serve(options.host, options.port, options.dir))


if __name__ == "__main__":
    main()
