# SPDX-License-Identifier: EUPL-1.2
"""Somebody's own game as the API gives it."""

from collections.abc import Mapping, Sequence
from typing import Literal
from uuid import UUID

from civic.mapping.game_queries import Family, Page, Standing, Subject
from civic.mapping.game_schemas import (
    BadgeView,
    EntrySubject,
    EntryView,
    FamilyView,
    GameView,
    JudgedView,
    LedgerPage,
    ReliabilityView,
    StreakView,
    TeamRef,
)
from civic.mapping.kinds import (
    AgeGroup,
    Answer,
    Badge,
    EntryState,
    Purpose,
    Reason,
    TeamKind,
)
from civic.mapping.models import Confirmation
from civic.mapping.point_views import campaign_ref, kind_ref
from civic.mapping.reliability_policy import tier
from civic.mapping.reliability_queries import proved_by
from civic.mapping.score_models import BadgeAward, ScoreEntry
from civic.mapping.score_policy import level, needed_for
from civic.mapping.team_models import Team
from civic.platform.config import settings

TENTHS = 10


def points(tenths: int) -> float:
    """Return an amount as people read it."""
    return tenths / TENTHS


def game_view(standing: Standing) -> GameView:
    """Return how somebody stands; nothing of the score where they hide it."""
    player = standing.player
    is_shown = player is None or player.is_game_shown
    reached = level(standing.balance)
    is_adult = player is not None and player.age_group == AgeGroup.ADULT
    return GameView(
        is_joined=player is not None,
        min_age=settings().mapping.min_age,
        age_group=AgeGroup(player.age_group) if player else None,
        pseudonym=player.pseudonym if player else None,
        is_game_shown=is_shown,
        is_on_boards=player is not None and player.is_on_boards and is_shown,
        files_in_own_name=player is not None and player.files_in_own_name,
        points=points(standing.balance) if is_shown else None,
        pending=points(standing.pending) if is_shown else None,
        level=reached if is_shown else None,
        level_at=points(needed_for(reached)) if is_shown else None,
        next_level_at=points(needed_for(reached + 1)) if is_shown else None,
        streak=_streak(standing) if is_shown and is_adult else None,
        badges=[_badge(award) for award in standing.badges] if is_shown else [],
        team=team_ref(standing.team),
        n_undecided=standing.n_undecided,
        quota=standing.quota,
    )


def team_ref(team: Team | None) -> TeamRef | None:
    """Return a team by name."""
    if team is None:
        return None
    return TeamRef(id=team.id, name=team.name, kind=TeamKind(team.kind))


def ledger_view(standing: Standing, page: Page, language: str) -> LedgerPage:
    """Return a page of somebody's ledger."""
    return LedgerPage(
        points=points(standing.balance),
        pending=points(standing.pending),
        entries=[
            _entry(entry, page.subjects.get(entry.ref_id, Subject()), language)
            for entry in page.entries
        ],
        next_cursor=page.next_cursor,
    )


def reliability_view(
    families: Sequence[Family],
    judged: Sequence[Confirmation],
    subjects: Mapping[UUID, Subject],
    paid: Mapping[UUID, int],
    language: str,
) -> ReliabilityView:
    """Return what somebody has proved to know, and the answers that it comes from."""
    return ReliabilityView(
        families=[_family(family, language) for family in families],
        judged=[
            _judged(given, subjects[given.id], paid.get(given.id, 0), language) for given in judged
        ],
    )


def _streak(standing: Standing) -> StreakView:
    return StreakView(weeks=standing.streak.weeks, freezes=standing.streak.freezes)


def _badge(award: BadgeAward) -> BadgeView:
    return BadgeView(badge=Badge(award.badge), awarded_at=award.awarded_at)


def _entry(entry: ScoreEntry, subject: Subject, language: str) -> EntryView:
    return EntryView(
        id=entry.id,
        amount=points(entry.amount),
        state=EntryState(entry.state),
        reason=Reason(entry.reason),
        at=entry.at,
        subject=subject_view(subject, language, is_cell="cell" in entry.factors),
        factors={
            name: value for name, value in entry.factors.items() if isinstance(value, int | float)
        },
        reverses_id=entry.reverses_id,
        case_id=entry.case_id,
        rules_version=entry.rules_version,
    )


def subject_view(subject: Subject, language: str, *, is_cell: bool = False) -> EntrySubject:
    """Return what an entry or answer is about; of a report, only what everybody may read."""
    given, report = subject.confirmation, subject.report
    is_public = report is not None and report.visibility == "public"
    return EntrySubject(
        what=_what(subject, is_cell=is_cell),
        kind=kind_ref(subject.kind, language) if subject.kind else None,
        campaign=campaign_ref(subject.campaign, language) if subject.campaign else None,
        point_id=subject.point.id if subject.point else None,
        report_id=report.id if report is not None and is_public else None,
        report_number=report.number if report is not None and is_public else None,
        answer=Answer(given.answer) if given else None,
        purpose=Purpose(given.purpose) if given else None,
    )


def _what(subject: Subject, *, is_cell: bool) -> Literal["point", "answer", "cell", "other"]:
    if is_cell:
        return "cell"
    if subject.confirmation is not None:
        return "answer"
    return "other" if subject.point is None else "point"


def _family(family: Family, language: str) -> FamilyView:
    row = family.proved
    known = proved_by(row)
    names = [kind_ref(kind, language).name for kind in family.kinds]
    return FamilyView(
        family=row.family,
        kinds=list(dict.fromkeys(names)),
        says_yes_when_there=round(known.sensitivity.mean, 3),
        says_no_when_not=round(known.specificity.mean, 3),
        maps_what_is_there=round(known.precision.mean, 3),
        informativeness=round(known.informativeness, 3),
        n_judged=row.n_judged,
        tier=tier(row.n_judged, known),
        learned_at=row.learned_at,
    )


def _judged(given: Confirmation, subject: Subject, paid: int, language: str) -> JudgedView:
    if given.judged_at is None:
        raise TypeError(f"{given.id} is not judged")
    return JudgedView(
        id=given.id,
        answer=Answer(given.answer),
        is_right=given.is_right,
        answered_at=given.captured_at,
        judged_at=given.judged_at,
        points=points(paid),
        subject=subject_view(subject, language),
    )
