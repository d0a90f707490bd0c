# SPDX-License-Identifier: EUPL-1.2
import pytest

from civic.mapping.dashboard_policy import Place, Sign, cost_per_verified, signs


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place("a"), []),
        (Place("a", n_points=5, n_authors=2, n_observers=2), [Sign.FEW_HANDS]),
        (Place("a", n_points=4, n_authors=2, n_observers=2), []),
        (Place("a", n_points=5, n_authors=3, n_observers=2), []),
        (Place("a", n_points=5, n_authors=2, n_observers=3), []),
        # Nobody has answered yet: somebody has only been busy.
        (Place("a", n_points=9, n_authors=1), []),
        (Place("a", n_same_pair=4), [Sign.SAME_PAIR]),
        (Place("a", n_same_pair=3), []),
        (Place("a", n_points=6, n_authors=6, n_refuted=3), [Sign.REFUTED]),
        (Place("a", n_points=7, n_authors=6, n_refuted=3), []),
        (Place("a", n_points=2, n_authors=2, n_refuted=2), []),
        (Place("a", n_points=2, n_answers=4, n_flagged=3), [Sign.FLAGGED]),
        (Place("a", n_points=3, n_answers=4, n_flagged=3), []),
        (Place("a", n_points=1, n_answers=1, n_flagged=2), []),
    ],
)
def test_a_place_deserves_a_second_look_for_a_reason(place, expected):
    assert signs(place) == expected


def test_what_a_point_costs_is_answers_and_decisions_of_staff():
    assert cost_per_verified(9, 1, 5) == 2
    assert cost_per_verified(9, 1, 0) is None
