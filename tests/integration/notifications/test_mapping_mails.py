# SPDX-License-Identifier: EUPL-1.2
"""What reporters hear of what residents saw on the spot."""

import pytest
from sqlalchemy import select

from civic.accounts.kinds import Role
from civic.mapping.case_commands import open_case
from civic.mapping.closure_commands import weigh_answer
from civic.mapping.decision_commands import decide
from civic.mapping.kinds import Answer, CaseKind, CaseState
from civic.mapping.review_commands import resolve
from civic.mapping.score_models import MappingCase
from civic.reports.kinds import Status
from civic.reports.models import Report
from tests.factories import NOW
from tests.factories_mail import text_of, work
from tests.factories_mapping import (
    make_campaign,
    make_check,
    make_confirmation,
    make_kind,
    make_player,
    make_point,
)
from tests.factories_notifications import Story
from tests.factories_reports import HOUR


def look(session, report: Report, answer: Answer, n: int) -> None:
    """Let `n` people say whether it is fixed."""
    for _ in range(n):
        make_check(session, report, answer)
    weigh_answer(session, report.id, NOW + 5 * HOUR)


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (Answer.NO, Status.REOPENED, "Residents looked at the place: it is not fixed."),
        (Answer.YES, Status.CLOSED, "Residents looked at the place: it is fixed."),
    ],
)
def test_the_reporter_hears_what_residents_saw(session, server, answer, status, words):
    story = Story(session)
    story.answered()
    work(session)

    look(session, story.report, answer, 5)
    work(session)

    assert story.report.status == status
    assert words in " ".join(text_of(server.taken[-1]).split())


def test_nobody_is_mailed_a_suspicion_but_everybody_what_was_decided(session, server):
    story = Story(session)
    person = make_player(session)
    city_id = story.city.jurisdiction.id
    for kind in CaseKind:
        assert open_case(session, kind, person.id, None, city_id, {}, NOW)
    work(session)
    assert person.email not in {mail["To"] for mail in server.taken}

    case = session.scalars(select(MappingCase).filter_by(kind=CaseKind.RING)).one()
    moderator = story.colleague(role=Role.MODERATOR)
    resolve(session, case, CaseState.CLEARED, "They are neighbours.", moderator.id, NOW)
    work(session)

    (told,) = [mail for mail in server.taken if mail["To"] == person.email]
    assert "Nothing is wrong with it." in text_of(told)


def test_the_mapper_hears_that_it_is_a_report_now_and_by_when_it_is_answered(session, server):
    story = Story(session)
    kind = make_kind(session, make_campaign(session, story.city), story.city.category.id)
    point = make_point(session, kind, at=(24.945, 60.1780))
    for _ in range(4):
        make_confirmation(session, point)

    decide(session, point.id, NOW + HOUR)
    work(session)

    report = session.scalars(select(Report).filter_by(id=point.report_id)).one()
    (told,) = [mail for mail in server.taken if report.number in mail["Subject"]]
    words = " ".join(text_of(told).split())
    assert "Others have confirmed what you mapped. It is a report now" in words
    assert "What the city owes you, and by when" in words
