# SPDX-License-Identifier: EUPL-1.2
"""A campaign that runs around the residents of a test, and nothing else to play with."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Playwright

from pwa.e2e.conftest import HERE
from pwa.e2e.gate import Gate
from pwa.e2e.play import (
    end_campaign,
    moved,
    running_campaign,
)
from tests.e2e.stack import Stack

#: Each is handed out once, and a second try gets another one: what a place is worth depends on
#: when somebody looked there last. Metres from where the residents of other tests stand.
SQUARES = ((east, north) for north in range(400, 1000, 150) for east in range(-300, 500, 150))


@pytest.fixture
def nothing_else(stack: Stack) -> Iterator[None]:
    """Nobody is asked about what the demo city has, nor finds what others mapped before."""
    campaigns = stack.rows(
        "UPDATE campaigns SET closed_at = now() WHERE closed_at IS NULL RETURNING id::text"
    )
    reports = stack.rows(
        "UPDATE reports SET visibility = 'private' WHERE visibility = 'public' RETURNING id::text"
    )
    points = stack.rows(
        "UPDATE mapping_points p SET state = 'stale' FROM mapping_points o"
        " WHERE o.id = p.id AND o.state <> 'stale' RETURNING p.id::text, o.state"
    )
    yield
    stack.rows(
        "UPDATE mapping_points p SET state = o.state FROM unnest(%s::uuid[], %s::text[])"
        " AS o (id, state) WHERE o.id = p.id RETURNING p.id",
        [row[0] for row in points],
        [row[1] for row in points],
    )
    stack.rows(
        "UPDATE campaigns SET closed_at = NULL WHERE id = ANY(%s::uuid[]) RETURNING id",
        [row[0] for row in campaigns],
    )
    stack.rows(
        "UPDATE reports SET visibility = 'public' WHERE id = ANY(%s::uuid[]) RETURNING id",
        [row[0] for row in reports],
    )


@pytest.fixture
def campaign(gate: Gate, playwright: Playwright, nothing_else: None) -> Iterator[dict[str, Any]]:
    """A campaign that runs around the resident, and ends with the test."""
    made = running_campaign(playwright, gate.url)
    yield made
    end_campaign(playwright, gate.url, made)


@pytest.fixture
def square() -> dict[str, float]:
    """A place in the area of the campaign where nobody has looked before."""
    return moved(HERE, *next(SQUARES))
