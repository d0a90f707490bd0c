# SPDX-License-Identifier: EUPL-1.2
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, Polygon, box, union_all
from shapely.geometry import shape

from civic.mapping.cells import cell_at, cells_in, outline_of, shape_of
from tests.factories import EAST, LAT, LON, NORTH, SOUTH, WEST


def test_a_cell_of_helsinki_is_as_large_as_documented():
    assert cell_at(LON, LAT) == cell_at(LON + 1e-6, LAT)
    # A degree of longitude is 55.4 km there, one of latitude 111.4 km.
    assert 11_000 < shape_of(cell_at(LON, LAT)).area * 55_400 * 111_400 < 12_500


@given(st.floats(WEST, EAST), st.floats(SOUTH, NORTH))
def test_a_cell_holds_the_location_that_it_is_of(lon, lat):
    assert shape_of(cell_at(lon, lat)).buffer(1e-9).covers(Point(lon, lat))


def test_an_outline_is_a_closed_ring_counter_clockwise():
    outline = outline_of(cell_at(LON, LAT))

    found = shape(outline)
    assert isinstance(found, Polygon)
    ring = found.exterior
    assert outline["type"] == "Polygon"
    assert ring.is_closed
    assert ring.is_ccw


def test_neighbouring_areas_share_no_cell_and_miss_none():
    west, east = box(24.94, 60.16, 24.95, 60.18), box(24.95, 60.16, 24.96, 60.18)

    both = cells_in(MultiPolygon([west, east]))

    assert not cells_in(west) & cells_in(east)
    assert cells_in(west) | cells_in(east) == both
    assert union_all([shape_of(cell) for cell in both]).area > 0.9 * 2 * west.area


def test_an_area_without_the_centre_of_any_cell_has_the_cells_that_it_touches():
    corner = outline_of(cell_at(LON, LAT))["coordinates"][0][0]
    tiny = Point(corner).buffer(1e-6)

    assert len(cells_in(tiny)) == 3
