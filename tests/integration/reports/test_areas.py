# SPDX-License-Identifier: EUPL-1.2
from civic.reports.commands import place_in_areas
from civic.reports.models import Report
from tests.factories import make_city, make_report, outline, reload


def test_reports_follow_the_areas_when_these_move(session):
    city = make_city(session)
    inside = make_report(session)
    outside = make_report(session, lon=24.91)
    assert (inside.area_ids, outside.area_ids) == ([city.area.id], [])
    city.area.outline = outline(24.905, 60.16, 24.93, 60.18)
    session.flush()

    n_moved = place_in_areas(session, city.jurisdiction.id)

    assert n_moved == 2
    assert reload(session, inside.id).area_ids == []
    assert reload(session, outside.id).area_ids == [city.area.id]
    assert place_in_areas(session, city.jurisdiction.id) == 0
    assert session.get_one(Report, inside.id).department_id == city.department.id
