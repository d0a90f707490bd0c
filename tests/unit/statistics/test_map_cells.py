# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.statistics.policy import (
    BUFFER,
    EXTENT,
    FINEST,
    GRID,
    MAX_ZOOM,
    SINGLE_FROM_ZOOM,
    Cells,
    cells_behind,
    cells_shown,
    is_tile,
)

addresses = st.integers(0, MAX_ZOOM).flatmap(
    lambda z: st.tuples(st.just(z), st.integers(0, 2**z - 1), st.integers(0, 2**z - 1))
)


@pytest.mark.parametrize(
    ("address", "exists"),
    [
        ((0, 0, 0), True),
        ((22, 2**22 - 1, 2**22 - 1), True),
        ((23, 0, 0), False),
        ((-1, 0, 0), False),
        ((3, 8, 0), False),
        ((3, 0, 8), False),
        ((3, -1, 0), False),
        ((3, 0, -1), False),
    ],
)
def test_the_pyramid_has_so_many_tiles(address, exists):
    assert is_tile(*address) is exists


@pytest.mark.parametrize(
    ("address", "cells"),
    [
        ((0, 0, 0), Cells(4, 0, 0, 15, 15)),
        ((13, 3, 5), Cells(FINEST, 48, 80, 63, 95)),
    ],
)
def test_a_tile_of_cells_shows_a_grid(address, cells):
    assert cells_shown(*address) == cells


@pytest.mark.parametrize(
    ("address", "cells"),
    [
        ((9, 3, 5), Cells(9, 3, 5, 3, 5)),
        ((14, 3, 5), Cells(FINEST, 23, 39, 32, 48)),
        ((17, 3, 5), Cells(FINEST, 2, 4, 4, 6)),
        ((19, 13, 21), Cells(FINEST, 2, 4, 4, 6)),
    ],
)
def test_what_a_tile_shows_lies_in_few_cells(address, cells):
    assert cells_behind(*address) == cells


@given(addresses, st.floats(0, 1), st.floats(0, 1))
def test_whatever_a_tile_shows_lies_in_the_cells_behind_it(address, across, down):
    z, x, y = address
    over = BUFFER / EXTENT if z >= SINGLE_FROM_ZOOM else 0
    # A place in the tile or a little over its edge, as a share of the world.
    east = (x - over + across * (1 + 2 * over)) / 2**z
    south = (y - over + down * (1 + 2 * over)) / 2**z

    cells = cells_behind(*address)

    side = 2**cells.z
    # What lies on the eastern or southern edge belongs to the next tile.
    assert cells.west <= east * side <= cells.east + 1
    assert cells.north <= south * side <= cells.south + 1


@given(addresses)
def test_the_cells_behind_a_tile_are_no_larger_than_its_surroundings(address):
    cells = cells_behind(*address)

    assert cells.z <= FINEST
    assert cells.east - cells.west < GRID
    assert cells.south - cells.north < GRID
