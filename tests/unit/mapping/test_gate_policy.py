# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta
from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from civic.mapping.gate_policy import (
    Fix,
    is_arguable,
    is_hasty,
    photo_evidence,
    presence,
    quota,
    walk,
    weight,
)
from civic.mapping.kinds import Flag, PhotoEvidence
from civic.places.policy import METRES_PER_DEGREE

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
HERE = Point(24.94, 60.17)
FITS, SILENT, CONTRADICTS = PhotoEvidence


def away(metres: float) -> Point:
    """Return a place so far east."""
    return Point(HERE.x + metres / METRES_PER_DEGREE / cos(radians(HERE.y)), HERE.y)


def fix(metres: float, accuracy_m: float = 10, ago_s: float = 0) -> Fix:
    return Fix(away(metres), accuracy_m, NOW - timedelta(seconds=ago_s))


@pytest.mark.parametrize(
    ("fixes", "flag"),
    [
        ([], Flag.NO_FIX),
        ([fix(0)], None),
        # 60 m after the accuracy is taken off.
        ([fix(69.9)], None),
        ([fix(70.1)], Flag.FAR),
        ([fix(59.9, accuracy_m=0)], None),
        ([fix(60.1, accuracy_m=0)], Flag.FAR),
        # Of an accuracy of more than 100 m only 100 m are taken off.
        ([fix(159.9, accuracy_m=100)], None),
        ([fix(160.1, accuracy_m=100)], Flag.FAR),
        ([fix(159.9, accuracy_m=150)], None),
        ([fix(160.1, accuracy_m=150)], Flag.FAR),
        ([fix(0, accuracy_m=150.1)], Flag.VAGUE),
        # For ten minutes.
        ([fix(0, ago_s=600)], None),
        ([fix(0, ago_s=600.1)], Flag.NO_FIX),
        ([fix(0, ago_s=-0.1)], Flag.NO_FIX),
        # Any one is enough; what tells more names the reason.
        ([fix(500, ago_s=500), fix(0, ago_s=400), fix(900)], None),
        ([fix(0, accuracy_m=151), fix(500)], Flag.FAR),
        ([fix(0, accuracy_m=151), fix(500, ago_s=601)], Flag.VAGUE),
    ],
)
def test_somebody_is_on_the_spot(fixes, flag):
    assert presence(HERE, fixes, NOW) is flag


@given(st.floats(0, 2000), st.floats(0, 300), st.floats(0, 50))
def test_being_nearer_never_makes_anybody_absent(metres, accuracy_m, step):
    flag = presence(HERE, [fix(metres, accuracy_m)], NOW)

    nearer = presence(HERE, [fix(max(metres - step, 0), accuracy_m)], NOW)
    assert flag is nearer or nearer is None


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(0, 200), st.floats(0, 900)), max_size=5))
def test_another_position_never_makes_anybody_absent(positions):
    fixes = [fix(*each) for each in positions]

    for n in range(len(fixes)):
        if presence(HERE, fixes[:n], NOW) is None:
            assert presence(HERE, fixes, NOW) is None


def trace(*steps: tuple[float, float]) -> list[Fix]:
    """Return positions of 10 m accuracy at (second, metres east)."""
    return [Fix(away(metres), 10, NOW + timedelta(seconds=s)) for s, metres in steps]


@pytest.mark.parametrize(
    ("fixes", "n_trusted", "n_jumps", "is_teleport"),
    [
        ([], 0, 0, False),
        (trace((0, 0)), 1, 0, False),
        # 300 m after both accuracies and 25 m: 345 m.
        (trace((0, 0), (1, 344)), 2, 0, False),
        (trace((0, 0), (1, 346)), 1, 1, False),
        # 40 m/s: 1045 m are 1000 m beyond, in 25 s.
        (trace((0, 0), (26, 1045)), 2, 0, False),
        (trace((0, 0), (24, 1045)), 1, 1, False),
        # One outlier keeps the anchor: both ways of it are one jump.
        (trace((0, 0), (10, 900), (20, 30), (30, 60)), 3, 1, False),
        # A second in a row is where they are.
        (trace((0, 0), (10, 900), (20, 930), (30, 960)), 3, 2, False),
        # The third jump is one too many.
        (trace((0, 0), (10, 900), (20, 0), (30, 900), (40, 0)), 3, 2, False),
        (trace((0, 0), (10, 900), (20, 0), (30, 900), (40, 0), (50, 900)), 3, 3, True),
        # So is one of more than 3 km, unless there was time for it.
        (trace((0, 0), (10, 3044)), 1, 1, False),
        (trace((0, 0), (10, 3046)), 1, 1, True),
        (trace((0, 0), (100, 3046)), 2, 0, False),
        # Two positions of the same second.
        (trace((0, 0), (0, 100)), 2, 0, False),
        (trace((0, 0), (0, 400)), 1, 1, False),
    ],
)
def test_positions_make_a_walk_or_not(fixes, n_trusted, n_jumps, is_teleport):
    found = walk(fixes)

    assert (len(found.trusted), found.n_jumps, found.is_teleport) == (
        n_trusted,
        n_jumps,
        is_teleport,
    )


def test_vague_positions_excuse_a_jump():
    there = Fix(away(900), 570, NOW + timedelta(seconds=1))

    assert walk([fix(0), there]).n_jumps == 0
    assert walk([fix(0), Fix(there.place, 500, there.at)]).n_jumps == 1


def test_what_was_an_outlier_is_not_trusted():
    first, out, back = trace((0, 0), (10, 900), (20, 30))

    assert walk([first, out, back]).trusted == (first, back)


@given(
    st.lists(st.tuples(st.integers(0, 5000), st.floats(0, 9000)), max_size=8),
    st.randoms(use_true_random=False),
)
def test_positions_may_come_in_any_order(steps, dice):
    fixes = trace(*dict(steps).items())
    shuffled = list(fixes)
    dice.shuffle(shuffled)

    assert walk(shuffled) == walk(fixes)


@given(st.lists(st.tuples(st.floats(5, 600), st.floats(-1, 1)), max_size=20))
def test_who_goes_no_faster_than_a_tram_never_jumps(legs):
    second = metres = 0.0
    steps = []
    for lasts, speed in legs:
        second, metres = second + lasts, metres + lasts * speed * 39
        steps.append((second, metres))

    found = walk(trace(*steps))

    assert (len(found.trusted), found.n_jumps) == (len(legs), 0)


@pytest.mark.parametrize(
    ("n_confirmed", "allowed"),
    [(0, 5), (1, 5), (2, 6), (49, 29), (50, 30), (51, 30), (900, 30)],
)
def test_more_points_may_wait_of_who_was_confirmed(n_confirmed, allowed):
    assert quota(n_confirmed) == allowed


@pytest.mark.parametrize(
    ("took_s", "n_last_minute", "hasty"),
    [(1.5, 1, False), (1.49, 1, True), (60, 12, False), (60, 13, True), (0, 0, True)],
)
def test_nobody_looks_faster(took_s, n_last_minute, hasty):
    assert is_hasty(took_s, n_last_minute) is hasty


@pytest.mark.parametrize(
    ("flags", "n_earlier", "counts"),
    [
        ((), 0, 1),
        ((), 1, 0.75),
        # The answer was not given on the spot, or nobody looked.
        ({Flag.NO_FIX}, 0, 0),
        ({Flag.VAGUE}, 0, 0),
        ({Flag.FAR}, 0, 0),
        ({Flag.JUMPED}, 0, 0),
        ({Flag.SAME_DEVICE}, 0, 0),
        ({Flag.TELEPORT}, 0, 0),
        ({Flag.TOO_FAST}, 0, 0),
        ({Flag.UNDER_REVIEW}, 0, 0),
        (set(Flag), 0, 0),
        # The photo proves nothing; what was seen does.
        ({Flag.PHOTO_ELSEWHERE}, 1, 0.75),
        # Staff are believed, not paid; of their own plot neighbours decide nothing.
        ({Flag.STAFF}, 0, 1),
        ({Flag.OWN_TEAM}, 0, 0),
    ],
)
def test_an_answer_weighs_nothing_by_some_flags(flags, n_earlier, counts):
    assert weight(flags, n_earlier) == counts


@pytest.mark.parametrize(
    ("n_earlier", "n_chosen_before", "counts"),
    [(0, 0, 1), (1, 1, 0.75), (0, 2, 0.25), (0, 9, 0.25), (1, 2, 0.25)],
)
def test_few_who_found_a_question_by_themselves_count_like_others(
    n_earlier, n_chosen_before, counts
):
    assert weight((), n_earlier, n_chosen_before) == counts
    assert weight({Flag.FAR}, n_earlier, n_chosen_before) == 0


MINUTES_30 = timedelta(minutes=30)
MOMENT = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("taken_place", "taken_at", "tells"),
    [
        (None, None, SILENT),
        (HERE, NOW, FITS),
        (HERE, None, FITS),
        (None, NOW, FITS),
        (away(149.9), None, FITS),
        (away(150.1), None, CONTRADICTS),
        (away(150.1), NOW, CONTRADICTS),
        (None, NOW - MINUTES_30, FITS),
        (None, NOW - MINUTES_30 - MOMENT, CONTRADICTS),
        (None, NOW + MINUTES_30, FITS),
        (HERE, NOW + MINUTES_30 + MOMENT, CONTRADICTS),
    ],
)
def test_what_the_camera_says_adds_to_a_photo_or_takes_from_it(taken_place, taken_at, tells):
    assert photo_evidence(HERE, NOW, taken_place, taken_at) is tells


@pytest.mark.parametrize(
    ("flags", "days", "is_so"),
    [
        ([Flag.FAR], 0, True),
        ([Flag.OWN_TEAM, Flag.TOO_FAST], 29.9, True),
        ([Flag.FAR], 30.1, False),
        ([Flag.STAFF, Flag.OWN_TEAM, Flag.UNDER_REVIEW], 0, False),
        ([], 0, False),
    ],
)
def test_a_person_judges_what_a_check_of_the_last_thirty_days_said(flags, days, is_so):
    assert is_arguable(flags, NOW - timedelta(days=days), NOW) is is_so
