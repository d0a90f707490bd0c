# SPDX-License-Identifier: EUPL-1.2
"""The mail that says what moderators decided about somebody's mapping, and how to object."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from civic.mapping.case_queries import taken_by
from civic.mapping.kinds import CaseState
from civic.mapping.objection_models import Objection
from civic.mapping.score_models import MappingCase
from civic.notifications import links
from civic.notifications.about import Letter, Pointless
from civic.notifications.models import Delivery
from civic.places.models import Jurisdiction
from civic.platform.i18n import N_, pick, translate

TITLE = N_("A moderator has looked at your mapping")
OBJECTION = N_("A moderator has looked at what you objected to")
TENTHS = 10


def case_letter(session: Session, delivery: Delivery, now: datetime) -> Letter:  # noqa: ARG001 - as all letters
    """Return what was decided, as it stands when the mail is sent."""
    case = session.get_one(MappingCase, UUID(delivery.data["case_id"]), populate_existing=True)
    city = session.get_one(Jurisdiction, case.jurisdiction_id)
    is_appeal = case.appeal_decided_at is not None
    title = translate(TITLE, delivery.language)
    values = {
        "title": title,
        "city": pick(city.name, delivery.language),
        "verdict": "given_back" if is_appeal and case.state == CaseState.CLEARED else case.state,
        "is_appeal": is_appeal,
        "points": -taken_by(session, [case.id]).get(case.id, 0) // TENTHS,
        "words": case.appeal_reason if is_appeal else case.reason,
        "link": links.my_cases(),
    }
    return Letter(title, "mapping", None, values)


def objection_letter(session: Session, delivery: Delivery, now: datetime) -> Letter:  # noqa: ARG001 - as all letters
    """Return what came of somebody's objection to a check.

    Raises:
        Pointless: they left the game.
    """
    objection = session.get(Objection, UUID(delivery.data["objection_id"]), populate_existing=True)
    if objection is None:
        raise Pointless("they have left the game")
    city = session.get_one(Jurisdiction, objection.jurisdiction_id)
    title = translate(OBJECTION, delivery.language)
    values = {
        "title": title,
        "city": pick(city.name, delivery.language),
        "counts": objection.counts,
        "words": objection.reason,
        "link": links.unscored(),
    }
    return Letter(title, "mapping", None, values)
