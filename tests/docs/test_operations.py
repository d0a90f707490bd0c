# SPDX-License-Identifier: EUPL-1.2
import re

import click

from civic.cli import main
from civic.platform.config import FROM_ENVIRONMENT, ROOT

OPERATIONS = (ROOT / "docs" / "operations.md").read_text()
VERB = re.compile(r"(?:\.venv/bin/)?civic (?!already)([a-z]+)(?: ([a-z][a-z-]*)\b)?")
MAKEFILE = (ROOT / "Makefile").read_text()


def test_every_address_and_secret_of_the_environment_is_explained():
    missing = [name for name in FROM_ENVIRONMENT if f"| `{name}` |" not in OPERATIONS]

    assert missing == []


def test_every_make_target_that_is_named_exists():
    named = set(re.findall(r"`make ([a-z]+)", OPERATIONS))

    assert named
    assert named <= set(re.findall(r"^([a-z]+):", MAKEFILE, flags=re.MULTILINE))


def test_every_make_target_explains_itself():
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, flags=re.MULTILINE))
    explained = set(re.findall(r"^([a-z]+):.*## .+", MAKEFILE, flags=re.MULTILINE))

    assert targets == explained


def test_every_civic_verb_that_is_named_exists():
    shown = re.findall(r"`([^`\n]+)`", OPERATIONS)
    for block in re.findall(r"```sh\n(.*?)```", OPERATIONS, re.DOTALL):
        shown += block.splitlines()
    verbs = [found for line in shown if (found := VERB.match(line))]

    missing = [verb[0] for verb in verbs if not exists(verb[1], verb[2])]

    assert verbs
    assert missing == []


def exists(verb: str, below: str | None) -> bool:
    found = main.get_command(click.Context(main), verb)
    return found is not None and (not isinstance(found, click.Group) or below in found.commands)
