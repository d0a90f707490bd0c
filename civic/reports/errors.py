# SPDX-License-Identifier: EUPL-1.2
"""Refusals about reports."""

from collections.abc import Mapping
from typing import ClassVar

from civic.platform.problems import Problem
from civic.reports.words import DEEDS_DONE, DOERS, STATUSES

STATUS_WORDS = {status.value: words for status, words in STATUSES.items()}


class OutsideCity(Problem):
    """The location is in no municipality that is served here."""

    status = 422
    type = "/problems/outside-city"
    title = "This place is outside the city"


class PhotoMissing(Problem):
    """The category wants a photo and the report has none."""

    status = 422
    type = "/problems/photo-missing"
    title = "A photo belongs to this report"


class SubjectMissing(Problem):
    """The category is about a building, facility or asset and the report names none."""

    status = 422
    type = "/problems/subject-missing"
    title = "Say which building or thing it is about"


class IdTaken(Problem):
    """Another report was sent with this id."""

    status = 409
    type = "/problems/id-taken"
    title = "This id belongs to another report"


class IllegalTransition(Problem):
    """The status can't change so; nothing was changed."""

    status = 409
    type = "/problems/illegal-transition"
    title = "The report can not go there from where it is"
    words: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "from_status": STATUS_WORDS,
        "to_status": STATUS_WORDS,
    }


class NotReopenable(Problem):
    """The rule does not let the reporter reopen this report (any more)."""

    status = 409
    type = "/problems/not-reopenable"
    title = "This report can not be reopened"


class NotRateable(Problem):
    """There is no response to rate, or it was rated already."""

    status = 409
    type = "/problems/not-rateable"
    title = "There is no answer to rate"


class ResponsePhotoMissing(Problem):
    """The category wants a photo with the outcome `fixed`."""

    status = 422
    type = "/problems/response-photo-missing"
    title = "A photo of what was done belongs to this answer"


class OutcomeIncomplete(Problem):
    """The outcome needs something that the response does not say."""

    status = 422
    type = "/problems/outcome-incomplete"
    title = "The answer does not say what this outcome needs"


class UnknownDepartment(Problem):
    """There is no such department in the city, or it is withdrawn."""

    status = 422
    type = "/problems/unknown-department"
    title = "There is no such department"


class OwnReport(Problem):
    """Neighbours support and follow a report; its reporter is heard and told anyway."""

    status = 403
    type = "/problems/own-report"
    title = "This is your own report"


class PersonalData(Problem):
    """What a stranger will read holds a phone number, an address or the like of a person."""

    status = 422
    type = "/problems/personal-data"
    title = "This names somebody"


class WorkOrderEnded(Problem):
    """The contractor is not asked any more."""

    status = 409
    type = "/problems/work-order-ended"
    title = "This order is at an end"


class NoWorkToAnswer(Problem):
    """The contractor has not told that the work is done, or has taken it back."""

    status = 409
    type = "/problems/no-work-to-answer"
    title = "There is no finished work to answer with"


class FollowLinkExpired(Problem):
    """The link to follow a report was not made here, is too old, or was not confirmed in time."""

    status = 410
    type = "/problems/follow-link-expired"
    title = "This link does not work any more"


class NoLongerEditable(Problem):
    """The reporter can not change the report any more: too late, or work on it has begun."""

    status = 409
    type = "/problems/no-longer-editable"
    title = "This report can not be changed any more"


class NotPausable(Problem):
    """The promise of an answer may not stand still, so the reporter can't be asked; see `reason`.

    `breached`: it is broken. `no_time_left`: nobody works any more before it is due. `no_reply`:
    the reporter was asked before and has not answered. `used_up`: it stood still for as long as
    it may. `paused_already`, `not_running`.
    """

    status = 409
    type = "/problems/not-pausable"
    title = "The promise of this report can not be paused"


class NoQuestion(Problem):
    """The department asks nothing, or it has been answered."""

    status = 409
    type = "/problems/no-question"
    title = "There is no question to answer"


class NotADuplicate(Problem):
    """The two reports can't be merged."""

    status = 409
    type = "/problems/not-a-duplicate"
    title = "These two can not be merged"


class Stale(Problem):
    """The report has changed since the client read it; nothing was done.

    `version` is the one that it has now, for the next `If-Match`; `kind` says what was the last
    thing to happen, `changed_by` as what somebody did it (a role), `changed_at` when.
    """

    status = 412
    type = "/problems/stale"
    title = "It has changed since you opened it"
    words: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "changed_by": {role.value: words for role, words in DOERS.items()},
        "kind": {kind.value: words for kind, words in DEEDS_DONE.items()},
    }


class DeedKeyTaken(Problem):
    """Something else was done with this `Civic-Deed-Key`; nothing was done now."""

    status = 409
    type = "/problems/deed-key-taken"
    title = "This key belongs to something else that was done"


class UnknownAssignee(Problem):
    """The person does not work in the department of the report."""

    status = 422
    type = "/problems/unknown-assignee"
    title = "Nobody of the department"


class NotMentionable(Problem):
    """Somebody mentioned in an internal note can not read the report."""

    status = 422
    type = "/problems/not-mentionable"
    title = "They can not read this report"


class NotExtendable(Problem):
    """The answer can not be put off so; see `reason`, and `latest_at` for how far it could be.

    `handler`: the one who asks is in charge of the report or handled it last. `extended_already`,
    `breached`: too late. `not_later`, `too_long`, `closed_day`: another day is needed.
    `not_running`: no answer is owed.
    """

    status = 409
    type = "/problems/not-extendable"
    title = "The answer to this report can not be put off so"


class NotPaused(Problem):
    """The promise does not stand still for a reason of the department's."""

    status = 409
    type = "/problems/not-paused"
    title = "The clock of this report does not stand still"


class NotBroken(Problem):
    """There is no broken promise to explain."""

    status = 409
    type = "/problems/not-broken"
    title = "This promise was not broken"


class UnknownTemplate(Problem):
    """The department of the report has no such template."""

    status = 422
    type = "/problems/unknown-template"
    title = "There is no such template"


class StaleTemplate(Problem):
    """The template has changed since the client read it; nothing was done.

    `version` is the one that it has now, `changed_at` since when.
    """

    status = 412
    type = "/problems/stale-template"
    title = "The template has changed since you opened it"


class NothingWithheld(Problem):
    """The report has no reply with this number that waits for a moderator's decision."""

    status = 409
    type = "/problems/nothing-withheld"
    title = "Nothing is withheld here"


class TooManyViews(Problem):
    """A person, or a department, keeps only so many views of queues."""

    status = 409
    type = "/problems/too-many-views"
    title = "There are too many views"


class ViewNameTaken(Problem):
    """The owner of the view has another one with this name."""

    status = 409
    type = "/problems/view-name-taken"
    title = "Another view has this name"
