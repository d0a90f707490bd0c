# SPDX-License-Identifier: EUPL-1.2
"""Questions on the spot: asking for them, answering, putting them aside."""

from uuid import UUID

from apiflask import APIBlueprint
from shapely import Point

from civic.accounts.access import signed_in
from civic.mapping import answer_commands, quest_commands
from civic.mapping.errors import (
    AdultsOnly,
    EnoughRefreshes,
    NotPlaying,
    NotToAnswer,
    QuestOver,
    TooFarAway,
)
from civic.mapping.point_views import offer_view
from civic.mapping.quest_schemas import (
    AnswerView,
    Here,
    Offers,
    OfferView,
    QuestAnswer,
    QuestQuery,
    Skipped,
)
from civic.photos.errors import UnknownPhoto
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import NotThere

bp = APIBlueprint("quests", __name__, tag="Quests")


@endpoint(
    bp,
    "/api/v1/quests",
    "GET",
    may=signed_in,
    query=QuestQuery,
    returns=Offers,
    refuses=(NotPlaying, EnoughRefreshes),
)
def list_quests(query: QuestQuery) -> Offers:
    """Give up to five questions near a place, chosen by chance; one has half an hour to answer."""
    here = Point(query.lon, query.lat)
    with transaction() as session:
        shown = quest_commands.offer(session, query, current_actor(), utc_now())
        offers = [offer_view(session, quest, here, language()) for quest in shown]
    return Offers(offers=sorted(offers, key=lambda offer: (offer.distance_m, offer.id)))


@endpoint(
    bp,
    "/api/v1/points/<uuid:point_id>/quest",
    "POST",
    may=signed_in,
    body=Here,
    returns=OfferView,
    status=201,
    refuses=(NotPlaying, AdultsOnly, NotThere, NotToAnswer, TooFarAway),
)
def ask_about_point(point_id: UUID, body: Here) -> OfferView:
    """Ask to be asked about a point at which one stands, as when one was about to map it again.

    An answer counts less than to a question that was chosen by chance.
    """
    here = Point(body.lon, body.lat)
    with transaction() as session:
        quest = quest_commands.ask_about(
            session, point_id, here, body.accuracy_m, current_actor(), utc_now()
        )
        return offer_view(session, quest, here, language())


@endpoint(
    bp,
    "/api/v1/quests/<uuid:quest_id>/answer",
    "POST",
    may=signed_in,
    body=QuestAnswer,
    limit="quest",
    returns=AnswerView,
    status=201,
    refuses=(NotThere, QuestOver, NotToAnswer, UnknownPhoto),
)
def answer_quest(quest_id: UUID, body: QuestAnswer) -> AnswerView:
    """Say what one sees on the spot; sending it again gives the first answer.

    It is never refused for where somebody was: `flags` say why it does not count.
    """
    with transaction() as session:
        given = answer_commands.answer(session, quest_id, body, current_actor(), utc_now())
        return AnswerView(id=given.id, flags=given.flags)


@endpoint(
    bp,
    "/api/v1/quests/<uuid:quest_id>/skip",
    "POST",
    may=signed_in,
    returns=Skipped,
    refuses=(NotThere, EnoughRefreshes),
)
def skip_quest(quest_id: UUID) -> Skipped:
    """Put a question aside for today."""
    with transaction() as session:
        quest_commands.skip(session, quest_id, current_actor(), utc_now())
    return Skipped(id=quest_id)
