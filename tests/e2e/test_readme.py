# SPDX-License-Identifier: EUPL-1.2
"""What the README tells people to paste works when it is pasted."""

import json
import re
import subprocess

from civic.demo.people import PASSWORD
from civic.platform.config import ROOT


def story(url: str) -> str:
    """Return the shell block behind the mark, aimed at `url`."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"<!-- story -->\n```sh\n(.*?)```", text, re.DOTALL)
    assert block
    return block[1].replace("http://127.0.0.1:8000", url)


def test_the_story_of_the_readme_runs_as_it_is_printed(stack, tmp_path):
    clerk = ("clerk@helsinki.example", "--role", "clerk", "--department", "streets", "--password")
    stack.civic("person", "add", *clerk, stdin=PASSWORD)
    commands = story(stack.url).replace("/tmp/", f"{tmp_path}/")  # noqa: S108 - replaced here

    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    answers = re.split(r"(?m)^(?=\{)", done.stdout)[1:]
    statuses = [json.loads(answer)["status"] for answer in answers]
    assert statuses == ["accepted", "answered", "reopened"]
