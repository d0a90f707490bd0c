# SPDX-License-Identifier: EUPL-1.2
"""Putting right what a report says, and taking apart one that tells of two things."""

from uuid import UUID

from apiflask import APIBlueprint

from civic.accounts.access import department_staff, desk
from civic.catalogue.errors import InvalidAnswers, UnknownCategory, WrongSubject
from civic.photos.errors import UnknownPhoto
from civic.platform.http import endpoint, language
from civic.reports import correction_commands, correction_views, split_commands
from civic.reports.correction_schemas import CorrectionBody, CorrectionPreview, SplitBody
from civic.reports.desk_work import NOT_OURS, REPORT, Work, at_the_desk, deed
from civic.reports.errors import IllegalTransition, OutsideCity, Stale, SubjectMissing
from civic.reports.models import Report

bp = APIBlueprint("corrections", __name__, tag="Desk")

DOES_NOT_FIT = (
    IllegalTransition,
    InvalidAnswers,
    OutsideCity,
    SubjectMissing,
    UnknownCategory,
    WrongSubject,
)


@deed(
    bp,
    "correct",
    "correction",
    may=desk,
    need="desks",
    body=CorrectionBody,
    refuses=DOES_NOT_FIT,
)
def correct_report(work: Work, body: CorrectionBody) -> None:
    """Put right category, place, subject, answers or priority; it is routed and promised anew.

    A promise that gets shorter comes due earlier, and never before two working hours have gone;
    one that gets longer stays as it was, unless those who sort reports find it within a working
    day. A private report stays private.
    """
    found = correction_commands.correction(work.session, work.report, body, work.found.rights)
    if found is not None:
        correction_commands.correct(
            work.session, work.report, found, body.reason, work.by, work.now
        )


@deed(
    bp,
    "split",
    "split",
    may=department_staff,
    need="works",
    body=SplitBody,
    status=201,
    refuses=(
        IllegalTransition,
        SubjectMissing,
        UnknownCategory,
        UnknownPhoto,
        WrongSubject,
    ),
)
def split_report(work: Work, body: SplitBody) -> Report:
    """Make a report of its own of the second thing that a report tells of; the answer is the part.

    It keeps place, reporter and key, is routed anew, and is promised from the first receipt on.
    """
    return split_commands.split(work.session, work.report, body, work.by, work.now)


@endpoint(
    bp,
    f"{REPORT}/correction-preview",
    "POST",
    may=desk,
    body=CorrectionBody,
    returns=CorrectionPreview,
    refuses=(*NOT_OURS, Stale, *DOES_NOT_FIT),
)
def preview_correction(report_id: UUID, body: CorrectionBody) -> CorrectionPreview:
    """Show who would answer after a correction, and what the clocks would do; nothing is done."""
    with at_the_desk(report_id, "desks") as work:
        found = correction_commands.correction(work.session, work.report, body, work.found.rights)
        return correction_views.preview(work, found, language())
