# SPDX-License-Identifier: EUPL-1.2
"""The page that the morning mails of staff lead to: to get no more of them.

Programs that look into mails open every link: opening changes nothing. The address takes a POST
from anywhere, without cookies, as programs for mail send it (RFC 8058).
"""

from uuid import UUID

from apiflask import APIBlueprint
from flask import Response

from civic.accounts.access import anyone
from civic.accounts.models import Person
from civic.notifications.errors import StopLinkExpired
from civic.notifications.links import STOP_DIGEST
from civic.pages.routes import page
from civic.platform.config import settings
from civic.platform.db import transaction
from civic.platform.http import endpoint
from civic.platform.signing import BadToken, value_of

bp = APIBlueprint("digest_pages", __name__, enable_openapi=False)

PATH = "/stop-digest/<string:token>"


@endpoint(bp, PATH, "GET", may=anyone, refuses=(StopLinkExpired,))
def show_stop(token: str) -> Response:
    """Offer to stop the morning mails."""
    _person_id(token)
    return _page("asks")


@endpoint(bp, PATH, "POST", may=anyone, refuses=(StopLinkExpired,))
def stop_on_page(token: str) -> Response:
    """Stop the morning mails; again is fine."""
    with transaction() as session:
        if (person := session.get(Person, _person_id(token))) is not None:
            person.gets_digest = False
    return _page("stopped")


def _person_id(token: str) -> UUID:
    max_age_s = settings().sessions.report_link_valid_days * 86_400
    try:
        return UUID(value_of(token, purpose=STOP_DIGEST, max_age_s=max_age_s))
    except BadToken as error:
        raise StopLinkExpired("Choose it on your page in the app.") from error


def _page(state: str) -> Response:
    response = page("digest", state=state)
    response.headers["Cache-Control"] = "no-store"  # its address is a secret
    return response
