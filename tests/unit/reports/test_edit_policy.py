# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from civic.platform.ids import new_id
from civic.reports.edit_policy import changed_fields, editable_until, edited
from civic.reports.edit_schemas import ReportEdit
from civic.reports.kinds import Status
from civic.reports.schemas import ReportDraft

RECEIVED_AT = datetime(2026, 6, 2, 6, 0, tzinfo=UTC)
BENCH, OTHER_BENCH, PHOTO = new_id(), new_id(), new_id()


def draft(**changes: Any) -> ReportDraft:
    values: dict[str, Any] = {
        "id": new_id(),
        "category": "bench",
        "lon": 24.945,
        "lat": 60.17,
        "accuracy_m": 8.0,
        "description": "Broken",
        "address": "By the pond",
        "subject_id": BENCH,
        "answers": {"legs": 3},
        "photo_ids": [PHOTO],
    }
    return ReportDraft.model_construct(**(values | changes))


def change(**changes: Any) -> ReportEdit:
    return ReportEdit.model_validate(changes)


@pytest.mark.parametrize("status", Status)
def test_only_what_nobody_works_on_may_be_edited(status):
    until = editable_until(status, RECEIVED_AT, 15)

    wanted = RECEIVED_AT + timedelta(minutes=15)
    assert until == (wanted if status in ("submitted", "accepted") else None)


def test_nothing_said_changes_nothing():
    before = draft()

    assert edited(before, change()) == before
    assert changed_fields(before, edited(before, change())) == frozenset()


@pytest.mark.parametrize(
    ("changes", "after", "changed"),
    [
        ({"description": "In two"}, {"description": "In two"}, {"description"}),
        ({"description": None}, {}, set()),
        ({"photo_ids": []}, {"photo_ids": []}, {"photo_ids"}),
        ({"answers": {}}, {"answers": {}}, {"answers"}),
        ({"accuracy_m": None}, {"accuracy_m": None}, {"accuracy_m"}),
        ({"address": None}, {"address": None}, {"address"}),
        # Another place has another address, and nobody said how exact it is.
        (
            {"lon": 24.95},
            {"lon": 24.95, "address": None, "accuracy_m": None},
            {"location", "address", "accuracy_m"},
        ),
        (
            {"lat": 60.18, "address": "By the well", "accuracy_m": 2},
            {"lat": 60.18, "address": "By the well", "accuracy_m": 2},
            {"location", "address", "accuracy_m"},
        ),
        # The same place again is none.
        ({"lon": 24.945, "lat": 60.17}, {}, set()),
        # Another bench stands elsewhere.
        (
            {"subject_id": str(OTHER_BENCH)},
            {"subject_id": OTHER_BENCH, "address": None},
            {"subject_id", "address"},
        ),
        ({"subject_id": None}, {"subject_id": None, "address": None}, {"subject_id", "address"}),
        # Another category asks other questions.
        ({"category": "lamp"}, {"category": "lamp", "answers": {}}, {"category", "answers"}),
        (
            {"category": "lamp", "answers": {"height": 4}},
            {"category": "lamp", "answers": {"height": 4}},
            {"category", "answers"},
        ),
        ({"category": "bench"}, {}, set()),
    ],
)
def test_what_is_said_holds_and_what_belonged_to_the_old_goes(changes, after, changed):
    before = draft()

    wanted = edited(before, change(**changes))

    assert wanted == before.model_copy(update=after)
    assert changed_fields(before, wanted) == changed
