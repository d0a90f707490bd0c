# SPDX-License-Identifier: EUPL-1.2
"""Words of the mapping game that stand in rows and answers."""

from enum import StrEnum


class Answer(StrEnum):
    """What somebody says on the spot of whether a thing is there."""

    YES = "yes"
    NO = "no"
    CHANGED = "changed"
    CANT_TELL = "cant_tell"


class Verdict(StrEnum):
    """What the answers to a mapping point come to."""

    OPEN = "open"
    VERIFIED = "verified"
    REJECTED = "rejected"
    #: Nobody decided it in time, and it is likely enough that a person has to.
    TRIAGE = "triage"
    STALE = "stale"


class DepartmentFound(StrEnum):
    """What a department found where a point had become a report."""

    CONFIRMED = "confirmed"
    NOT_FOUND = "not_found"


class CampaignState(StrEnum):
    """How a campaign stands; whether it runs is also a matter of its window."""

    DRAFT = "draft"
    #: The responsible department said yes: residents see it once its window opens.
    APPROVED = "approved"
    CLOSED = "closed"


class PointPhoto(StrEnum):
    """Whether a point of a kind wants a photo."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


class PointState(StrEnum):
    """Where a mapping point stands."""

    #: Waits for other people's word.
    PROVISIONAL = "provisional"
    #: Proved true; a thing that is no problem stays here, as does one that waits for its turn.
    VERIFIED = "verified"
    #: A report was made of it.
    PROMOTED = "promoted"
    #: The department found it.
    CONFIRMED = "confirmed"
    NOT_FOUND = "not_found"
    #: Residents saw what the department did not find.
    DISPUTED = "disputed"
    REJECTED = "rejected"
    #: The same thing as another point or report.
    MERGED = "merged"
    #: Likely, but undecided for long: a moderator decides.
    TRIAGE = "triage"
    STALE = "stale"
    WITHDRAWN = "withdrawn"


#: The life of a mapping point: from -> to. Whatever is not here is refused.
POINT_TRANSITIONS: dict[PointState, frozenset[PointState]] = {
    PointState.PROVISIONAL: frozenset(
        {
            PointState.VERIFIED,
            PointState.REJECTED,
            PointState.MERGED,
            PointState.TRIAGE,
            PointState.STALE,
            PointState.WITHDRAWN,
        }
    ),
    PointState.TRIAGE: frozenset(
        {PointState.VERIFIED, PointState.REJECTED, PointState.MERGED, PointState.WITHDRAWN}
    ),
    PointState.VERIFIED: frozenset(
        {PointState.PROMOTED, PointState.MERGED, PointState.PROVISIONAL, PointState.STALE}
    ),
    PointState.PROMOTED: frozenset({PointState.CONFIRMED, PointState.NOT_FOUND}),
    PointState.CONFIRMED: frozenset({PointState.NOT_FOUND}),
    PointState.NOT_FOUND: frozenset({PointState.DISPUTED, PointState.CONFIRMED}),
    PointState.DISPUTED: frozenset({PointState.CONFIRMED, PointState.NOT_FOUND}),
    PointState.REJECTED: frozenset({PointState.PROVISIONAL}),
    PointState.MERGED: frozenset(),
    PointState.STALE: frozenset(),
    PointState.WITHDRAWN: frozenset(),
}

#: States in which other people's word is asked for.
UNDECIDED = frozenset({PointState.PROVISIONAL, PointState.TRIAGE})
#: States in which the thing is known, so that nobody has to map it again.
KNOWN = UNDECIDED | {
    PointState.VERIFIED,
    PointState.PROMOTED,
    PointState.CONFIRMED,
    PointState.DISPUTED,
}


class Purpose(StrEnum):
    """Why a quest is asked."""

    #: Is this mapping point there?
    VERIFY = "verify"
    #: Is what was found long ago still there?
    STILL_THERE = "still_there"
    #: Is what the department answered really so?
    IS_IT_FIXED = "is_it_fixed"
    #: A point whose state is certain; nobody can tell it from the others.
    GOLD = "gold"


class Flag(StrEnum):
    """Why something was taken but proves nothing, or earns nothing."""

    #: Nobody knows where it was given: there is no position of the last minutes.
    NO_FIX = "no_fix"
    #: The device did not know well enough where it was.
    VAGUE = "vague"
    FAR = "far"
    #: The position leapt to the thing from farther away than anybody goes in the time.
    JUMPED = "jumped"
    #: Somebody else answered about the same thing from the same device.
    SAME_DEVICE = "same_device"
    TELEPORT = "teleport"
    TOO_FAST = "too_fast"
    PHOTO_ELSEWHERE = "photo_elsewhere"
    #: A moderator looks at the account.
    UNDER_REVIEW = "under_review"
    #: Staff earn nothing.
    STAFF = "staff"
    #: The thing stands on the plot of the answerer's own house: others decide about it.
    OWN_TEAM = "own_team"


class EntryState(StrEnum):
    """Whether an amount waits for the truth or is the person's own."""

    ESCROW = "escrow"
    SETTLED = "settled"


class Reason(StrEnum):
    """Why an amount stands in the ledger."""

    MAP_ADVANCE = "map.advance"
    MAP_CONFIRM = "map.confirm"
    OBS_YES = "obs.yes"
    OBS_NO = "obs.no"
    CELL_FIRST = "cell.first"
    #: What waited turned out not to be true, or is paid now: the amount leaves the escrow.
    RELEASE = "release"
    REVERSE_NOT_FOUND = "reverse.not_found"
    REVERSE_FRAUD = "reverse.fraud"
    RESTORE_DISPUTE = "restore.dispute"
    #: A moderator took a measure back.
    RESTORE_APPEAL = "restore.appeal"
    RULE_RECALC = "rule.recalc"
    ACCOUNT_ERASE = "account.erase"


class Badge(StrEnum):
    """What somebody did; all of it on facts that were settled."""

    FIRST_POINT = "first_point"
    TEN_VERIFIED = "ten_verified"
    SECOND_LOOK = "second_look"
    EAGLE_EYE = "eagle_eye"
    OFF_THE_BEATEN_PATH = "off_the_beaten_path"
    FOUR_SEASONS = "four_seasons"
    STEP_FREE = "step_free"
    ITS_FIXED = "its_fixed"
    FALSE_DAWN = "false_dawn"
    FINISHED_TOGETHER = "finished_together"
    MENTOR = "mentor"


class AgeGroup(StrEnum):
    """How old somebody says to be; children below the city's limit have no account of their own."""

    MINOR = "minor"
    ADULT = "adult"


class TeamKind(StrEnum):
    """Who maps together."""

    SCHOOL = "school"
    HOUSE = "house"
    GROUP = "group"


class TeamRole(StrEnum):
    """What somebody is to a team."""

    CAPTAIN = "captain"
    MEMBER = "member"


class CaseKind(StrEnum):
    """Why a moderator looks at somebody's mapping."""

    TELEPORT = "teleport"
    PHOTO_REUSE = "photo_reuse"
    RING = "ring"
    BURST = "burst"


class CaseState(StrEnum):
    """How a moderator's look at an account stands."""

    OPEN = "open"
    #: Nothing wrong.
    CLEARED = "cleared"
    #: Cheating: what it earned was reversed.
    FRAUD = "fraud"


class PhotoEvidence(StrEnum):
    """What a camera's own words add to a photo."""

    FITS = "fits"
    #: The file says neither where nor when; browsers strip that, so it speaks against nobody.
    SILENT = "silent"
    CONTRADICTS = "contradicts"


class Tier(StrEnum):
    """What somebody may do in the game by what they have proved; levels give no authority."""

    NEW = "new"
    KNOWN = "known"
    #: Is offered first what others dispute.
    TRUSTED = "trusted"
    STEWARD = "steward"
