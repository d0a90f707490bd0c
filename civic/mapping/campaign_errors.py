# SPDX-License-Identifier: EUPL-1.2
"""Refusals about campaigns."""

from collections.abc import Mapping, Sequence

from civic.mapping.campaign_policy import AREA_MAX_KM2, Fault, Reason
from civic.platform.i18n import N_
from civic.platform.problems import Problem

#: What people are told about the first fault, by its reason.
SENTENCES: Mapping[Reason, str] = {
    Reason.AREA_INVALID: N_("The area encloses nothing."),
    Reason.AREA_TOO_LARGE: N_("The area has {about} km²; at most {most_km2} are allowed."),
    Reason.AREA_OUTSIDE: N_("A part of the area lies outside of the city."),
    Reason.WINDOW_EMPTY: N_("A campaign has to end after it begins."),
    Reason.WINDOW_PAST: N_("The campaign would be over already."),
    Reason.NO_KIND: N_("Say what residents should look for."),
    Reason.CODE_TWICE: N_("“{about}” is there twice, or is always there."),
    Reason.KIND_IN_USE: N_("“{about}” can't go: residents have mapped some of it."),
    Reason.ABOUT_PEOPLE: N_(
        "Campaigns are about things in public places, never about persons, number plates or"
        " dwellings (“{about}”)."
    ),
    Reason.UNKNOWN_CATEGORY: N_("There is no category “{about}”."),
    Reason.CATEGORY_PRIVATE: N_("Reports of “{about}” are private; points are not."),
    Reason.CATEGORY_NO_PLACE: N_("“{about}” is not about a place."),
    Reason.PHOTO_NEEDED: N_("“{about}” wants a photo, so the points have to have one."),
    Reason.QUESTION_NEEDED: N_("The category asks “{about}”; ask it of the points too."),
    Reason.CHOICE_UNKNOWN: N_("The category does not take the answer “{about}”."),
    Reason.TEXT_MISSING: N_("Some words are missing in a language of the city ({about})."),
}


class InvalidCampaign(Problem):
    """The campaign can't be so; `errors` names every fault with its `reason`."""

    status = 422
    type = "/problems/invalid-campaign"
    title = "Something about the campaign is missing or wrong"

    @classmethod
    def of(cls, faults: Sequence[Fault]) -> "InvalidCampaign":
        """Return the refusal that names these faults."""
        errors = [
            {"pointer": fault.pointer, "reason": fault.reason, "detail": fault.about}
            for fault in faults
        ]
        first = faults[0]
        most = f"{AREA_MAX_KM2:g}"
        return cls(SENTENCES[first.reason], about=first.about, most_km2=most, errors=errors)


class StaleCampaign(Problem):
    """The campaign has changed since the client read it; nothing was done.

    `version` is the one that it has now, `changed_at` since when.
    """

    status = 412
    type = "/problems/stale-campaign"
    title = "The campaign has changed since you opened it"


class WrongCampaignState(Problem):
    """The campaign is a draft, approved or closed, and this is for another; nothing was changed."""

    status = 409
    type = "/problems/campaign-state"
    title = "This can't be done with the campaign as it stands"
