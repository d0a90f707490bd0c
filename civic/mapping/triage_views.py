# SPDX-License-Identifier: EUPL-1.2
"""Points as moderators see them."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.mapping import triage_queries
from civic.mapping.agreement_policy import probability
from civic.mapping.campaign_policy import ALWAYS
from civic.mapping.campaign_views import ALWAYS_WORDS
from civic.mapping.point_queries import Shown
from civic.mapping.point_views import campaign_ref, kind_ref
from civic.mapping.trail_queries import place_of
from civic.mapping.triage_queries import Questions
from civic.mapping.triage_schemas import AnswerWords, Triage, TriagePoint
from civic.platform.i18n import pick, translate
from civic.reports.views import photo_ref, to_the_minute


def triage_view(session: Session, actor: Actor, language: str) -> Triage:
    """Return the points that wait for a moderator of the caller's cities."""
    found = triage_queries.triage(session, actor)
    asked = triage_queries.questions_about(session, found)
    return Triage(
        points=[
            _point(each, asked.get((each.kind.id, each.point.questions_version), ()), language)
            for each in found
        ],
        n=triage_queries.n_waiting(session, actor),
    )


def _point(found: Shown, asked: Questions, language: str) -> TriagePoint:
    point, place = found.point, place_of(found.point)
    return TriagePoint(
        id=point.id,
        campaign=campaign_ref(found.campaign, language),
        kind=kind_ref(found.kind, language),
        lon=place.x,
        lat=place.y,
        captured_at=to_the_minute(point.captured_at),
        answers=list(_answers(found, asked, language)),
        photo=photo_ref(found.photo) if found.photo else None,
        probability=probability(point.log_odds),
        n_yes=point.n_yes,
        n_no=point.n_no,
        flags=list(point.flags),
    )


def _answers(found: Shown, asked: Questions, language: str) -> Iterator[AnswerWords]:
    for question in asked:
        choice = found.point.answers.get(question["code"])
        if choice is not None:
            words = _choice_words(question, choice, language)
            yield AnswerWords(question=pick(question["text"], language), answer=words)


def _choice_words(question: Mapping[str, Any], choice: str, language: str) -> str:
    if choice in ALWAYS:
        return translate(ALWAYS_WORDS[choice], language)
    names = {each["code"]: each["name"] for each in question["choices"]}
    return pick(names.get(choice, {}), language) or choice
