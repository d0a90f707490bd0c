# SPDX-License-Identifier: EUPL-1.2
"""The people of a department, for those who work with them."""

from apiflask import APIBlueprint

from civic.accounts.access import desk_readers
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn
from civic.reports import people_queries
from civic.reports.desk_schemas import People, PeopleQuery, StaffView
from civic.reports.errors import UnknownDepartment

bp = APIBlueprint("people", __name__, tag="Desk")


@endpoint(
    bp,
    "/api/v1/desk/people",
    "GET",
    may=desk_readers,
    query=PeopleQuery,
    returns=People,
    refuses=(NotAllowed, NotSignedIn, InvalidBody, UnknownDepartment),
)
def list_people(query: PeopleQuery) -> People:
    """List who of a department can be put in charge or mentioned, and the moderators."""
    with transaction() as session:
        department = people_queries.department_of(session, query.department, current_actor())
        found = people_queries.staff_for(session, department)
    return People(people=[StaffView(id=p.id, name=p.name, roles=list(p.roles)) for p in found])
