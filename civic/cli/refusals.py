# SPDX-License-Identifier: EUPL-1.2
"""Refusals of the launcher as the civic command tells them."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from civic.launcher.errors import CannotStart
from civic.launcher.installation import faults_in_words
from civic.platform.config import ROOT, InvalidSettings


@contextmanager
def refusals_in_words() -> Iterator[None]:
    """Print why something cannot start as one sentence, and end with status 1."""
    try:
        with faults_in_words(ROOT):
            yield
    except (CannotStart, InvalidSettings) as error:
        raise click.ClickException(str(error)) from error
