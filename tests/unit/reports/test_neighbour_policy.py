# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from civic.platform.problems import NotAllowed, NotThere
from civic.reports.errors import OwnReport
from civic.reports.neighbour_policy import (
    ASK_AGAIN_AFTER,
    UNCONFIRMED_PER_DAY,
    admit_neighbour,
    is_mail_due,
)
from civic.reports.policy import Rights

NOW = datetime(2026, 6, 2, 6, 0, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
ANYBODY = Rights(
    owns=False,
    works=False,
    manages=False,
    moderates=False,
    audits=False,
    is_public=True,
    is_shown=True,
)
READS_IT = ("works", "moderates", "audits")


def test_anybody_supports_what_everybody_reads():
    admit_neighbour(ANYBODY)
    for name in READS_IT:
        admit_neighbour(replace(ANYBODY, **{name: True}))


@pytest.mark.parametrize("hidden", [{}, {"is_public": False}, {"is_shown": False}])
def test_the_reporter_is_told_that_it_is_theirs_whoever_else_may_read_it(hidden):
    with pytest.raises(OwnReport, match="counts already"):
        admit_neighbour(replace(ANYBODY, owns=True, **hidden))


@pytest.mark.parametrize("hidden", ["is_public", "is_shown"])
def test_what_is_hidden_is_not_there_but_for_who_reads_it_at_work(hidden):
    rights = replace(ANYBODY, **{hidden: False})

    with pytest.raises(NotThere):
        admit_neighbour(rights)
    for name in READS_IT:
        with pytest.raises(NotAllowed):
            admit_neighbour(replace(rights, **{name: True}))


@pytest.mark.parametrize(
    ("asked_at", "n_unconfirmed", "is_due"),
    [
        (None, 1, True),
        (None, UNCONFIRMED_PER_DAY, True),
        (None, UNCONFIRMED_PER_DAY + 1, False),
        (NOW, 1, False),
        (NOW - ASK_AGAIN_AFTER + MOMENT, 1, False),
        (NOW - ASK_AGAIN_AFTER, 1, True),
        (NOW - ASK_AGAIN_AFTER, UNCONFIRMED_PER_DAY + 1, False),
    ],
)
def test_a_mail_to_confirm_is_sent_now_and_then(asked_at, n_unconfirmed, is_due):
    assert is_mail_due(asked_at, n_unconfirmed, NOW) is is_due
