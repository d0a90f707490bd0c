# SPDX-License-Identifier: EUPL-1.2
"""A short game of a few people through the real commands, jobs and rows."""

from random import Random

from sqlalchemy import func, select

from civic.bench.mapping.figures import is_fraud
from civic.bench.mapping.game import Game
from civic.bench.mapping.people import CHEATS, Mix, crowd
from civic.bench.mapping.play import play
from civic.bench.mapping.world import World
from civic.mapping import ledger_audit
from civic.mapping.kinds import EntryState, PointState
from civic.mapping.models import Confirmation, MappingPoint
from civic.mapping.score_models import ScoreEntry
from civic.reports.models import Report
from civic.reports.queries import audit
from civic.sla.models import SlaTimer
from civic.sla.policy import Target
from tests.bench.in_postgres import InPostgres

N_PEOPLE, DAYS, SEED = 20, 14, 3
MIX = Mix(n=N_PEOPLE, honest=0.7, lazy=0.1, spammers=0.1, ring_size=2)
#: States in which a point was promoted, whatever came of it.
PROMOTED = {
    PointState.PROMOTED,
    PointState.CONFIRMED,
    PointState.NOT_FOUND,
    PointState.DISPUTED,
    PointState.MERGED,
}


def test_what_becomes_a_report_is_truer_than_what_was_mapped(session, monkeypatch):
    monkeypatch.setattr("civic.mapping.quest_commands.SystemRandom", lambda: Random(SEED))
    world = World(Random(f"city/{SEED}"), N_PEOPLE / 300)
    rules = InPostgres(session, N_PEOPLE)
    game = Game(world, crowd(world, MIX), rules)

    play(game, DAYS)

    outcomes = rules.outcomes()
    is_true = [problem is not None for problem in game.truth]
    promoted = [n for n, each in enumerate(outcomes) if each.state in PROMOTED]
    mapped_share = sum(is_true) / len(is_true)
    promoted_share = sum(is_true[n] for n in promoted) / len(promoted)
    assert len(promoted) >= 12
    assert promoted_share > mapped_share + 0.15

    # Of what is mapped two fifths are made up; hardly anything of what is paid is for that.
    cheats = {each.number for each in game.people if each.kind in CHEATS}
    paid = rules.ledger()
    for_fakes = sum(each.amount for each in paid if is_fraud(game, each, cheats))
    assert for_fakes < (1 - mapped_share) / 2 * sum(each.amount for each in paid)
    assert ledger_audit.faults(session) == []
    for state in EntryState:
        own = select(func.sum(ScoreEntry.amount)).filter_by(state=state)
        below = session.execute(own.group_by(ScoreEntry.person_id)).scalars()
        assert all(amount >= 0 for amount in below)

    reports = session.scalars(select(Report)).all()
    made = select(MappingPoint.report_id).where(MappingPoint.state != PointState.MERGED)
    ids = [each for each in session.scalars(made) if each is not None]
    assert sorted(ids) == sorted(report.id for report in reports)
    for report in reports:
        promise = select(SlaTimer).filter_by(report_id=report.id, target=Target.RESOLUTION, cycle=1)
        assert session.scalars(promise).one().started_at == report.received_at
        assert audit(session, report).is_clean
    assert session.scalar(select(func.count()).select_from(Confirmation)) > 100
