# SPDX-License-Identifier: EUPL-1.2
"""Addresses in mails; what is secret in them is signed, and stands in no row."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode
from uuid import UUID

from civic.platform.config import settings
from civic.platform.signing import token
from civic.reports.models import Report
from civic.reports.neighbour_queries import FOLLOW
from civic.reports.queries import REPORT_KEY
from civic.reports.work_commands import token_of

#: What the token in a sign-in link is signed for; accounts.routes reads it.
SIGN_IN_LINK = "sign-in-link"
#: What the token is signed for by which staff stop the mails of the morning.
STOP_DIGEST = "stop-digest"
GRADES = (5, 4, 3, 2, 1)


def public_report(number: str) -> str:
    """Return the page of a report as everybody, or staff signed in, opens it."""
    return f"{_base()}/reports/{quote(number)}"


def desk() -> str:
    """Return the queue, as staff signed in open it."""
    return f"{_base()}/desk"


def desk_report(number: str) -> str:
    """Return the page of a report as staff signed in work on it."""
    return f"{_base()}/desk/reports/{quote(number)}"


def desk_campaign(campaign_id: UUID) -> str:
    """Return the page of a campaign as staff signed in read and approve it."""
    return f"{_base()}/desk/campaigns/{campaign_id}"


def desk_cases() -> str:
    """Return where moderators decide about people whose mapping they were asked to look at."""
    return f"{_base()}/desk/cases"


def desk_objections() -> str:
    """Return where moderators look at what people say that a check got wrong."""
    return f"{_base()}/desk/cases?state=objections"


def my_cases() -> str:
    """Return where somebody reads what moderators decided about their mapping, and objects."""
    return f"{_base()}/play/cases"


def unscored() -> str:
    """Return where somebody reads what checks took no account of, and objects."""
    return f"{_base()}/play/unscored"


def stop_digest(person_id: UUID) -> str:
    """Return the page that offers to stop the morning mails; a POST to it stops at once."""
    return f"{_base()}/stop-digest/{quote(token(str(person_id), purpose=STOP_DIGEST))}"


def own_report(report: Report) -> str:
    """Return the page of a report as its reporter opens it, with or without an account."""
    return f"{public_report(report.number)}?{urlencode(_key(report))}"


def reply(report: Report) -> str:
    """Return the page on which the reporter answers the department's question."""
    return f"{own_report(report)}#reply"


def rating(report: Report, grade: int) -> str:
    """Return the page on which the reporter finds `grade` filled in; opening it changes nothing."""
    query = urlencode({**_key(report), "grade": str(grade)})
    return f"{public_report(report.number)}?{query}#rate"


def photo(report: Report, digest: str) -> str:
    """Return the address of a photo; those of reports that are not public need the key."""
    address = f"{_base()}/photos/{digest}/large.jpg"
    return address if report.visibility == "public" else f"{address}?{urlencode(_key(report))}"


def follow(follower_id: UUID) -> str:
    """Return the page that offers to follow a report; opening it changes nothing."""
    return f"{_base()}/follow/{quote(token(str(follower_id), purpose=FOLLOW))}"


def unfollow(follower_id: UUID) -> str:
    """Return the page that offers to stop following; a POST to it stops at once."""
    return f"{_base()}/unfollow/{quote(token(str(follower_id), purpose=FOLLOW))}"


def sign_in(link_id: UUID) -> str:
    """Return the page that offers to sign in; opening it does not use up the link."""
    return f"{_base()}/sign-in/{quote(token(str(link_id), purpose=SIGN_IN_LINK))}"


def work(order_id: UUID) -> str:
    """Return the page on which a contractor reads an order and tells of it, without an account."""
    return f"{_base()}/work/{token_of(order_id)}"


def _key(report: Report) -> Mapping[str, str]:
    return {"key": token(str(report.id), purpose=REPORT_KEY)}


def _base() -> str:
    return settings().public_url.rstrip("/")
