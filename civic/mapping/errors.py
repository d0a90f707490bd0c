# SPDX-License-Identifier: EUPL-1.2
"""Refusals of the mapping game."""

from civic.platform.problems import Problem


class NotPlaying(Problem):
    """Somebody has to join the game before they map."""

    status = 403
    type = "/problems/not-playing"
    title = "Join first"


class AdultsOnly(Problem):
    """The campaign is for adults."""

    status = 403
    type = "/problems/adults-only"
    title = "This campaign is for adults"


class OutsideCampaign(Problem):
    """The thing lies outside of the campaign's area, or was found outside of its time."""

    status = 422
    type = "/problems/outside-campaign"
    title = "This is outside of the campaign"


class UnknownKind(Problem):
    """The campaign does not look for things of this kind."""

    status = 422
    type = "/problems/unknown-kind"
    title = "This campaign does not look for that"


class PointPhotoMissing(Problem):
    """Points of this kind want a photo."""

    status = 422
    type = "/problems/point-photo-missing"
    title = "A photo belongs to this point"


class InvalidPointAnswers(Problem):
    """Questions of the kind are not answered, or not with one of their choices."""

    status = 422
    type = "/problems/invalid-point-answers"
    title = "Answer the questions about it"


class PointIdTaken(Problem):
    """Another point was sent with this id."""

    status = 409
    type = "/problems/point-id-taken"
    title = "This id belongs to another point"


class AlreadyMapped(Problem):
    """It may be on the map already: `points` and `reports` say which are near."""

    status = 409
    type = "/problems/already-mapped"
    title = "This may be on the map already"


class TooManyUndecided(Problem):
    """Other people have to look at the person's points first."""

    status = 409
    type = "/problems/too-many-undecided"
    title = "Others have to look at your points first"


class PointDecided(Problem):
    """The point is decided; nothing was changed."""

    status = 409
    type = "/problems/point-decided"
    title = "This point is decided already"


class QuestOver(Problem):
    """The question was shown too long ago to be answered now."""

    status = 410
    type = "/problems/quest-over"
    title = "This question is over"


class NotToAnswer(Problem):
    """Somebody may not answer for themselves, nor for those near to them."""

    status = 409
    type = "/problems/not-to-answer"
    title = "Others have to answer this"


class EnoughRefreshes(Problem):
    """No more other questions today."""

    status = 429
    type = "/problems/enough-refreshes"
    title = "No more other questions today"


class TooFarAway(Problem):
    """Somebody has to stand near a thing to be asked about it."""

    status = 409
    type = "/problems/too-far-away"
    title = "Go nearer"


class TooYoung(Problem):
    """Below the age at which the city lets people have an account of their own."""

    status = 403
    type = "/problems/too-young"
    title = "You need somebody older for this"


class NotForMinors(Problem):
    """Boards are for adults."""

    status = 403
    type = "/problems/not-for-minors"
    title = "Boards are for adults"


class AddressUnconfirmed(Problem):
    """Who wants to stand on boards shows first that their address is theirs."""

    status = 403
    type = "/problems/address-unconfirmed"
    title = "Confirm your e-mail address first"


class InATeam(Problem):
    """Somebody is in one team at a time."""

    status = 409
    type = "/problems/in-a-team"
    title = "You are in a team already"


class TeamNameTaken(Problem):
    """Another team of the city has this name."""

    status = 409
    type = "/problems/team-name-taken"
    title = "Another team has this name"


class TeamNameRefused(Problem):
    """The name of a team is read by many: it names nobody, and insults nobody."""

    status = 422
    type = "/problems/team-name-refused"
    title = "Take another name for the team"


class InviteOver(Problem):
    """The link to a team works no more, or never did."""

    status = 410
    type = "/problems/invite-over"
    title = "This link to a team works no more"


class UnknownBuilding(Problem):
    """There is no such building in the city."""

    status = 422
    type = "/problems/unknown-building"
    title = "There is no such building here"


class CaseDecided(Problem):
    """Somebody decided it already; nothing was changed."""

    status = 409
    type = "/problems/case-decided"
    title = "This is decided already"


class NothingToAppeal(Problem):
    """Only a decision against somebody can be appealed, and only once."""

    status = 409
    type = "/problems/nothing-to-appeal"
    title = "There is nothing to appeal here"


class NothingToObject(Problem):
    """Only what a check set aside can be objected to, within 30 days, and once."""

    status = 409
    type = "/problems/nothing-to-object"
    title = "There is nothing to object to here"


class ObjectionDecided(Problem):
    """Somebody decided it already; nothing was changed."""

    status = 409
    type = "/problems/objection-decided"
    title = "This is decided already"


class SamePerson(Problem):
    """Nobody decides about themselves, nor about an appeal against their own decision."""

    status = 403
    type = "/problems/same-person"
    title = "Somebody else has to decide this"
