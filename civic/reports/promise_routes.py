# SPDX-License-Identifier: EUPL-1.2
"""What departments may do with their promises: managers decide, who works with them asks."""

from apiflask import APIBlueprint

from civic.accounts.access import department_staff, managers
from civic.reports import extension_commands, promise_commands
from civic.reports.desk_work import Work, deed
from civic.reports.errors import NotBroken, NotExtendable, NotPausable, NotPaused
from civic.reports.promise_schemas import (
    AnnotationBody,
    ExtensionBody,
    ExtensionRefusalBody,
    ExtensionRequestBody,
    PauseBody,
    ResumptionBody,
)

bp = APIBlueprint("promises_kept", __name__, tag="Desk")


@deed(
    bp,
    "extend",
    "extension",
    may=managers,
    need="manages",
    body=ExtensionBody,
    refuses=(NotExtendable,),
)
def extend_promise(work: Work, body: ExtensionBody) -> None:
    """Put off the answer once, before it is due, by no more than was promised at first.

    Whoever is in charge of the report or handled it last can not; the first date stays visible.
    """
    extension_commands.extend(work.session, work.report, body, work.by, work.now)


@deed(
    bp,
    "ask_extension",
    "extension-request",
    may=department_staff,
    need="works",
    body=ExtensionRequestBody,
    status=201,
    refuses=(NotExtendable,),
)
def ask_for_extension(work: Work, body: ExtensionRequestBody) -> None:
    """Ask the managers of the department to put the answer off; they grant it, or decline."""
    extension_commands.ask_for_extension(work.session, work.report, body, work.by, work.now)


@deed(
    bp,
    "decline_extension",
    "extension-refusal",
    may=managers,
    need="manages",
    body=ExtensionRefusalBody,
    refuses=(NotExtendable,),
)
def decline_extension(work: Work, body: ExtensionRefusalBody) -> None:
    """Let the answer stay due when it is, against what somebody asked for."""
    extension_commands.decline_extension(work.session, work.report, body, work.by, work.now)


@deed(
    bp,
    "pause",
    "pause",
    may=managers,
    need="manages",
    body=PauseBody,
    refuses=(NotPausable,),
)
def pause_promise(work: Work, body: PauseBody) -> None:
    """Let the promise of an answer stand still for the weather or for what nobody can help.

    It runs again by itself after the last day, and at the latest when it has stood still for half
    of its time or for ten working days.
    """
    promise_commands.pause(work.session, work.report, body, work.by, work.now)


@deed(
    bp,
    "resume",
    "resumption",
    may=managers,
    need="manages",
    body=ResumptionBody,
    refuses=(NotPaused,),
)
def resume_promise(work: Work, body: ResumptionBody) -> None:
    """Let the promise run again before the pause is over."""
    promise_commands.resume(work.session, work.report, body.text, work.by, work.now)


@deed(
    bp,
    "annotate",
    "annotation",
    may=managers,
    need="manages",
    body=AnnotationBody,
    status=201,
    refuses=(NotBroken,),
)
def annotate_breach(work: Work, body: AnnotationBody) -> None:
    """Say in public why a promise was not kept; that it was not stays as it is."""
    promise_commands.annotate(work.session, work.report, body, work.by, work.now)
