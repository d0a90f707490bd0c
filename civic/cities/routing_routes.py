# SPDX-License-Identifier: EUPL-1.2
"""The screen of routing: who answers for what, why, and what other rules would have done."""

from datetime import timedelta

from apiflask import APIBlueprint

from civic.accounts.access import administrators, rule_readers
from civic.catalogue.errors import UnknownCategory
from civic.cities.access import WRITERS, city_of
from civic.cities.check_policy import Level
from civic.cities.checks import check_jurisdiction
from civic.cities.errors import InvalidRule
from civic.cities.routing_queries import CityRules, changed_rules, moved_reports, n_fired
from civic.cities.routing_schemas import (
    CityQuery,
    Coverage,
    CoverageFinding,
    DryRunBody,
    DryRunView,
    ExplainBody,
    Explanation,
    RuleList,
)
from civic.cities.routing_views import Words, dry_run_view, explanation, rule_list
from civic.places.errors import UnknownJurisdiction
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.i18n import translate
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn, filled
from civic.reports.errors import OutsideCity
from civic.routing.queries import explain

bp = APIBlueprint("routing", __name__, tag="Rules")

#: Rules are counted over so many days.
COUNTED_DAYS = 365
REFUSES = (NotAllowed, NotSignedIn, UnknownJurisdiction, InvalidBody)


@endpoint(
    bp,
    "/api/v1/desk/routing/rules",
    "GET",
    may=rule_readers,
    query=CityQuery,
    returns=RuleList,
    refuses=REFUSES,
)
def list_rules(query: CityQuery) -> RuleList:
    """List who answers for what, with how many reports each rule decided within a year."""
    since = utc_now() - timedelta(days=COUNTED_DAYS)
    with transaction() as session:
        city = city_of(session, current_actor(), query.jurisdiction)
        words = Words(CityRules.of(session, city), language())
        return rule_list(words, n_fired(session, city.id, since), COUNTED_DAYS)


@endpoint(
    bp,
    "/api/v1/desk/routing/explain",
    "POST",
    may=rule_readers,
    body=ExplainBody,
    returns=Explanation,
    refuses=(*REFUSES, OutsideCity, UnknownCategory),
)
def explain_routing(body: ExplainBody) -> Explanation:
    """Say which department would answer for a report at a location, and why."""
    with transaction() as session:
        found = explain(session, body.lon, body.lat, body.category, body.subject_id)
        if found is None:
            raise OutsideCity("This place lies outside the cities that are served here.")
        city = city_of(session, current_actor(), found.place.jurisdiction_code)
        return explanation(found, Words(CityRules.of(session, city), language()))


@endpoint(
    bp,
    "/api/v1/desk/routing/coverage",
    "GET",
    may=rule_readers,
    query=CityQuery,
    returns=Coverage,
    refuses=REFUSES,
)
def check_coverage(query: CityQuery) -> Coverage:
    """Find holes and overlaps in the rules of a city, and categories without a department."""
    tongue = language()
    with transaction() as session:
        city = city_of(session, current_actor(), query.jurisdiction)
        found = check_jurisdiction(session, city, utc_now())
    views = [
        CoverageFinding(
            level=each.level,
            topic=each.topic,
            sentence=filled(translate(each.template, tongue), each.values),
        )
        for each in found
    ]
    n_errors = sum(each.level is Level.ERROR for each in found)
    return Coverage(jurisdiction=city.code, n_errors=n_errors, findings=views)


@endpoint(
    bp,
    "/api/v1/desk/routing/dry-run",
    "POST",
    may=administrators,
    query=CityQuery,
    body=DryRunBody,
    returns=DryRunView,
    refuses=(*REFUSES, InvalidRule),
)
def try_rules(query: CityQuery, body: DryRunBody) -> DryRunView:
    """Route the reports of the last days by changed rules, and change nothing."""
    since = utc_now() - body.back
    with transaction() as session:
        city = city_of(session, current_actor(), query.jurisdiction, WRITERS)
        rules = CityRules.of(session, city)
        changed = changed_rules(rules, body.changes)
        run = moved_reports(session, rules, changed, since)
        return dry_run_view(run, Words(rules, language()), changed, body.days)
