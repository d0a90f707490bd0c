# SPDX-License-Identifier: EUPL-1.2
"""Was somebody there, and did they look? Pure.

Nothing here refuses an answer, and nobody is punished: what fails is taken, shown with its reason,
weighs nothing and pays nothing. GPS errs in ways that look like cheating, so each rule gives way by
the accuracy that the device itself claims.

Source: facts on the mapping game 5, rules A3 to A6 and A9. Metres are along the ground, accuracies
the radius that holds the place with 68 % (W3C Geolocation).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from shapely import Point

from civic.mapping.agreement_policy import LEAST_WEIGHT, pair_weight
from civic.mapping.kinds import Flag, PhotoEvidence
from civic.places.policy import metres_between

#: A3. So near is on the spot, after an accuracy of at most so many metres is taken off.
ON_SITE_M, MOST_ACCURACY_M = 60.0, 100.0
#: Beyond this accuracy a position says nothing; after so long it says nothing of now.
VAGUE_FROM_M, FIX_HOLDS = 150.0, timedelta(minutes=10)
#: A4. A way that is longer than this, after both accuracies and this slack, and faster than any
#: tram, is a jump. One is an error of the receiver; so many, or one so long, are none.
SLACK_M, JUMP_M, JUMP_M_PER_S = 25.0, 300.0, 40.0
FAR_JUMP_M, MOST_JUMPS = 3000.0, 2
#: A moderator looks at somebody who walked like that so often.
CASE_FROM_WALKS = 2
#: A5. So many points may wait for a verdict, more with each two that a department confirmed.
FIRST_QUOTA, MOST_QUOTA = 5, 30
#: A6. Perceptual hashes of 64 bits that differ in so few are of the same picture. Of one's own
#: photos that is no matter; of another person's it is a case for a moderator.
SAME_PICTURE_BITS = 6
#: A camera that was so far away, or so long before or after, did not take the thing.
PHOTO_WITHIN_M, PHOTO_WITHIN = 150.0, timedelta(minutes=30)
#: A9. Nobody reads, looks and answers faster.
LEAST_LOOK_S, MOST_A_MINUTE = 1.5, 12
#: Who wants to map what is on the map already is asked about it: a neighbour who sees it too, or a
#: friend who knows where to look. So many count like others, those after them the least.
MOST_CHOSEN = 2
#: What takes the weight of an answer. The other flags are about a photo, or about pay alone.
PROVES_NOTHING = frozenset(
    {
        Flag.NO_FIX,
        Flag.VAGUE,
        Flag.FAR,
        Flag.JUMPED,
        Flag.OWN_TEAM,
        Flag.SAME_DEVICE,
        Flag.TELEPORT,
        Flag.TOO_FAST,
        Flag.UNDER_REVIEW,
    }
)

#: What a check can be wrong about, so that a person looks where its author asks for it. The others
#: are rules, or a case of their own.
ARGUABLE = frozenset(
    {
        Flag.NO_FIX,
        Flag.VAGUE,
        Flag.FAR,
        Flag.JUMPED,
        Flag.SAME_DEVICE,
        Flag.TELEPORT,
        Flag.TOO_FAST,
        Flag.PHOTO_ELSEWHERE,
    }
)
#: What cheating earned is taken back for so long; for so long honest work can be given back.
ARGUABLE_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Fix:
    """Where a device said that it was, in WGS 84."""

    place: Point
    accuracy_m: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Walk:
    """What the positions of one session are worth."""

    #: Those that one person on the way can have had, oldest first.
    trusted: tuple[Fix, ...]
    n_jumps: int
    #: Too many jumps, or too far a one: nothing of this session is scored.
    is_teleport: bool


def presence(target: Point, fixes: Iterable[Fix], at: datetime) -> Flag | None:
    """Return why somebody who answers `at` this instant was not on the spot; None: they were.

    Args:
        target: where the thing is.
        fixes: the trusted positions of the session; any one of the last minutes is enough.
        at: when the answer was given, by the same clock as the positions.
    """
    recent = [fix for fix in fixes if timedelta() <= at - fix.at <= FIX_HOLDS]
    sharp = [fix for fix in recent if fix.accuracy_m <= VAGUE_FROM_M]
    if any(_is_near(fix, target) for fix in sharp):
        return None
    if sharp:
        return Flag.FAR
    return Flag.VAGUE if recent else Flag.NO_FIX


def absence(target: Point, here: Fix, went: Walk) -> Flag | None:
    """Return why somebody who answers at `here` was not on the spot; None: they were.

    Args:
        target: where the thing is.
        here: what their device says of this instant.
        went: the session up to it, `here` included.
    """
    absent = presence(target, went.trusted, here.at)
    is_leap = absent is not None and here not in went.trusted
    return Flag.JUMPED if is_leap and presence(target, [here], here.at) is None else absent


def walk(fixes: Iterable[Fix]) -> Walk:
    """Return which positions of a session can be trusted, and whether it can be a walk at all.

    Each is held against the last trusted one, its anchor. A single outlier is left out and moves
    nothing; a second in a row is where the person is now, and the next ones are held against it.
    """
    trusted: list[Fix] = []
    n_jumps, farthest_m, is_second = 0, 0.0, False
    for fix in sorted(fixes, key=lambda each: each.at):
        jump_m = _jump_m(trusted[-1], fix) if trusted else 0.0
        n_jumps += jump_m > 0
        farthest_m = max(farthest_m, jump_m)
        is_out = jump_m > 0 and not is_second
        if not is_out:
            trusted.append(fix)
        is_second = is_out
    return Walk(tuple(trusted), n_jumps, n_jumps > MOST_JUMPS or farthest_m > FAR_JUMP_M)


def quota(n_confirmed: int) -> int:
    """Return how many of somebody's points may wait for a verdict at a time.

    Args:
        n_confirmed: their points that a department has found.
    """
    return min(MOST_QUOTA, FIRST_QUOTA + n_confirmed // 2)


def is_hasty(took_s: float, n_last_minute: int) -> bool:
    """Tell whether an answer came faster than anybody can look.

    Args:
        took_s: from the moment the question was shown.
        n_last_minute: answers of the last 60 s, this one included.
    """
    return took_s < LEAST_LOOK_S or n_last_minute > MOST_A_MINUTE


def weight(flags: Iterable[Flag], n_earlier: int, n_chosen_before: int = 0) -> float:
    """Return how much an answer counts: nothing by some flags, else by how often the two met.

    Args:
        flags: what speaks against it.
        n_earlier: answers of its author on the same mapper's points within 30 days.
        n_chosen_before: where somebody found the question by themselves, how many had done so
            before; 0 where it was drawn for them.
    """
    counts = pair_weight(n_earlier) if PROVES_NOTHING.isdisjoint(flags) else 0.0
    return counts if n_chosen_before < MOST_CHOSEN else min(counts, LEAST_WEIGHT)


def is_arguable(flags: Iterable[str], received_at: datetime, now: datetime) -> bool:
    """Tell whether a check of the last 30 days speaks against something, which a person may judge.

    Args:
        flags: what speaks against it.
        received_at: when it came in.
    """
    return not ARGUABLE.isdisjoint(flags) and received_at > now - ARGUABLE_WITHIN


def photo_evidence(
    target: Point, at: datetime, taken_place: Point | None, taken_at: datetime | None
) -> PhotoEvidence:
    """Return what the camera's place and clock add to a photo of `target` that was sent as new.

    Args:
        target: where the thing is.
        at: when it was mapped or answered.
        taken_place: where the file says that it was taken; None: it does not say.
        taken_at: when, with its zone; None: it does not say, or not in which zone.
    """
    if taken_place is None and taken_at is None:
        return PhotoEvidence.SILENT
    is_elsewhere = taken_place is not None and metres_between(taken_place, target) > PHOTO_WITHIN_M
    is_of_then = taken_at is not None and abs(at - taken_at) > PHOTO_WITHIN
    return PhotoEvidence.CONTRADICTS if is_elsewhere or is_of_then else PhotoEvidence.FITS


def _is_near(fix: Fix, target: Point) -> bool:
    return metres_between(fix.place, target) - min(fix.accuracy_m, MOST_ACCURACY_M) <= ON_SITE_M


def _jump_m(anchor: Fix, fix: Fix) -> float:
    """Return how far the way between two positions leaps; 0: somebody can have gone it."""
    beyond_m = metres_between(anchor.place, fix.place) - anchor.accuracy_m - fix.accuracy_m
    beyond_m -= SLACK_M
    taken_s = (fix.at - anchor.at).total_seconds()
    return beyond_m if beyond_m > JUMP_M and beyond_m > JUMP_M_PER_S * taken_s else 0.0
