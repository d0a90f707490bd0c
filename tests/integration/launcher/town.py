# SPDX-License-Identifier: EUPL-1.2
"""Runs the launcher on a small installation; started by the tests as a process of its own.

`python town.py FOLDER PORT`. PostgreSQL, Valkey, migrations and supervision are the real ones; web
and worker are stand-ins, so that what is tried is how they are looked after.
`python town.py web PORT` and `python town.py worker` are these stand-ins.
"""

import http.server
import os
import subprocess
import sys
import time
from pathlib import Path

import click

from civic.cli.refusals import refusals_in_words
from civic.launcher.children import Program
from civic.launcher.installation import Installation
from civic.launcher.signals import Stopped
from civic.launcher.start import Start, Wish

ME = str(Path(__file__).resolve())


def main(folder: Path, port: int) -> None:
    def choose(*_: object) -> list[Program]:
        return [
            Program("web", (sys.executable, ME, "web", str(port)), stage=0),
            Program("worker-1", (sys.executable, ME, "worker"), stage=1),
        ]

    def say(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    try:
        with refusals_in_words():
            Start(Installation(folder), Wish(port=port, demo=False), say, choose).run(
                lambda url, _is_demo: say(f"UP {url}")
            )
    except Stopped:
        pass
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)


class Ready(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def web(port: int) -> None:
    with http.server.HTTPServer(("127.0.0.1", port), Ready) as server:
        server.serve_forever()


def worker() -> None:
    """Start a program in a session of its own, as RQ does for each job, and wait for ever."""
    with subprocess.Popen(["sleep", "1000"], start_new_session=True):
        time.sleep(1000)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["web", _] if os.environ.get("TOWN_WEB") == "broken":
            sys.exit("no web today")
        case ["web", port]:
            web(int(port))
        case ["worker"]:
            worker()
        case [folder, port]:
            main(Path(folder), int(port))
