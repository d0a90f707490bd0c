# SPDX-License-Identifier: EUPL-1.2
"""What a correction would come to, as the API gives it."""

from civic.reports import views
from civic.reports.correction_commands import Correction, dues_after
from civic.reports.correction_schemas import CorrectionPreview, DueChange
from civic.reports.desk_work import Work
from civic.sla.preview import Pair
from civic.sla.queries import timer_views, timers_of


def preview(work: Work, found: Correction | None, language: str) -> CorrectionPreview:
    """Return who would answer, and by when; of None what is so already."""
    about = views.context(work.session, work.report, language, work.now)
    if found is None:
        shown = timer_views(work.session, timers_of(work.session, work.report.id), work.now)
        pairs: list[Pair] = [(timer, timer) for timer in shown]
        department_id = work.report.department_id
    else:
        pairs = dues_after(work.session, work.report, found, work.now)
        moved_to = found.intake.decision.department.id
        department_id = moved_to if found.is_moved else work.report.department_id
    return CorrectionPreview(
        department=about.department_of(department_id),
        is_rerouted=department_id != work.report.department_id,
        promises=[change for pair in pairs if (change := _change(pair)) is not None],
    )


def _change(pair: Pair) -> DueChange | None:
    before, after = pair
    if before is None or before.stopped_at is not None:
        return None
    moves = after.computation.moves
    is_new = len(moves) > len(before.computation.moves)
    return DueChange(
        target=after.target,
        due_before=before.due_at,
        due_after=after.due_at,
        rule=moves[-1].rule if is_new else None,
    )
