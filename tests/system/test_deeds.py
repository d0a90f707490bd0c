# SPDX-License-Identifier: EUPL-1.2
from apiflask import APIFlask

from civic.platform.http import DECLARED
from civic.reports.errors import Stale

#: They change nothing of the report.
NO_DEEDS = {"deliveries.resend_delivery"}
PREFIX = "/api/v1/desk/reports/<uuid:report_id>/"


def test_whatever_is_done_or_previewed_at_the_desk_may_be_refused_as_stale(app: APIFlask) -> None:
    deeds = {
        endpoint: declared
        for endpoint, declared in DECLARED.items()
        if declared.rule.startswith(PREFIX)
        and declared.method == "POST"
        and endpoint not in NO_DEEDS
    }

    assert len(deeds) > 10
    assert [name for name, declared in deeds.items() if Stale not in declared.refuses] == []
