# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from civic.sla.validity_policy import holding, in_order

JANUARY, MARCH, JUNE = date(2027, 1, 1), date(2027, 3, 1), date(2027, 6, 1)
#: The third was saved last, for a day before that of the second.
VERSIONS = in_order([(JANUARY, 1, "first"), (JUNE, 2, "second"), (MARCH, 3, "third")])


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2026, 12, 31), "first"),  # before anything began: nobody is without a promise
        (JANUARY, "first"),
        (date(2027, 2, 28), "first"),
        (MARCH, "third"),
        (date(2027, 5, 31), "third"),
        (JUNE, "second"),
        (date(2030, 1, 1), "second"),
    ],
)
def test_what_began_last_holds(day, holds):
    assert holding(VERSIONS, day) == holds


def test_of_those_that_begin_on_a_day_the_newest_holds():
    versions = in_order([(MARCH, 3, "mended"), (JANUARY, 1, "first"), (MARCH, 2, "meant")])

    assert holding(versions, MARCH) == "mended"
