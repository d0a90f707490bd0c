# SPDX-License-Identifier: EUPL-1.2
from itertools import product

import pytest

from civic.reports.errors import IllegalTransition
from civic.reports.kinds import OPEN, OPEN_CONDITION, SHOWN, TRANSITIONS, Status
from civic.reports.policy import check_transition, is_open
from civic.reports.words import STATUSES

#: The drawing of PRODUCT.md 3, written down a second time.
DRAWN = {
    "submitted": "accepted rejected withdrawn",
    "accepted": "submitted in_progress needs_info answered withdrawn",
    "in_progress": "needs_info answered withdrawn",
    "needs_info": "accepted in_progress answered withdrawn",
    "answered": "closed reopened",
    "reopened": "in_progress answered withdrawn",
    "closed": "reopened",
    "rejected": "",
    "withdrawn": "",
}
PAIRS = {(Status(start), Status(end)) for start, ends in DRAWN.items() for end in ends.split()}


@pytest.mark.parametrize(("start", "end"), sorted(PAIRS))
def test_what_is_drawn_may_happen(start, end):
    check_transition(start, end)


@pytest.mark.parametrize(("start", "end"), sorted(set(product(Status, Status)) - PAIRS))
def test_what_is_not_drawn_is_refused_with_what_could_be(start, end):
    words = f"From “{STATUSES[start]}” a report can not go to “{STATUSES[end]}”"

    with pytest.raises(IllegalTransition, match=words) as refusal:
        check_transition(start, end)

    assert refusal.value.members == {
        "from_status": start,
        "to_status": end,
        "allowed": sorted(DRAWN[start].split()),
    }
    assert refusal.value.status == 409


def test_every_status_stands_in_the_table():
    assert set(TRANSITIONS) == set(Status)


@pytest.mark.parametrize("status", Status)
def test_an_answer_is_owed_just_where_the_index_of_queues_says_so(status):
    assert is_open(status) == (status in OPEN) == (f"'{status}'" in OPEN_CONDITION)


def test_what_nobody_has_looked_at_and_what_was_refused_is_not_shown():
    assert set(Status) - SHOWN == {Status.SUBMITTED, Status.REJECTED, Status.WITHDRAWN}


@pytest.mark.parametrize("status", sorted(OPEN))
def test_whatever_is_open_can_be_withdrawn(status):
    check_transition(status, Status.WITHDRAWN)
