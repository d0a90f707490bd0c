# SPDX-License-Identifier: EUPL-1.2
"""One deed for many reports."""

from uuid import UUID, uuid5

from apiflask import APIBlueprint
from pydantic import BaseModel, ValidationError

from civic.accounts.access import desk
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, faults_of, language
from civic.platform.http_errors import as_json
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn, Problem
from civic.reports.desk_schemas import BulkBody, BulkHeaders, BulkItem, BulkResult, BulkResults
from civic.reports.desk_work import DEEDS, Deed, DeedHeaders, do_once
from civic.reports.policy import version_of

bp = APIBlueprint("bulk", __name__, tag="Desk")


@endpoint(
    bp,
    "/api/v1/desk/bulk",
    "POST",
    may=desk,
    body=BulkBody,
    headers=BulkHeaders,
    returns=BulkResults,
    refuses=(NotAllowed, NotSignedIn, InvalidBody),
    limit="bulk",
)
def do_in_bulk(body: BulkBody, headers: BulkHeaders) -> BulkResults:
    """Do the same with up to a hundred reports, each by itself: one refusal stops no other."""
    known = DEEDS[body.action]
    known.may.admit(current_actor())
    told = _valid(known, body)
    return BulkResults(
        results=[_result(known, item, told, headers.civic_deed_key) for item in body.reports]
    )


def _valid(known: Deed, body: BulkBody) -> BaseModel:
    """Return what the deed takes.

    Raises:
        InvalidBody: with a pointer to everything that it does not.
    """
    try:
        return known.body.model_validate(body.body)
    except ValidationError as error:
        faults = faults_of(error, "json").members["errors"]
        raise InvalidBody(
            errors=[fault | {"pointer": f"/body{fault['pointer']}"} for fault in faults]
        ) from error


def _result(known: Deed, item: BulkItem, body: BaseModel, key: UUID | None) -> BulkResult:
    headers = DeedHeaders(
        if_match=None if item.version is None else f'"{item.version}"',
        civic_deed_key=key and uuid5(key, str(item.id)),
    )
    try:
        with transaction() as session:
            report = do_once(session, known, item.id, body, headers).report
    except Problem as refusal:
        problem = as_json(refusal, language())
        return BulkResult(id=item.id, status="refused", problem=problem)
    return BulkResult(id=item.id, number=report.number, status="done", version=version_of(report))
