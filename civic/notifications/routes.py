# SPDX-License-Identifier: EUPL-1.2
"""The demo's mailbox: mails that were kept in a folder and not sent."""

from apiflask import APIBlueprint
from flask import Response, make_response, render_template

from civic.accounts.access import anyone
from civic.notifications import mailer
from civic.notifications.kept_mail import kept_mail, newest
from civic.platform.config import settings
from civic.platform.http import endpoint
from civic.platform.problems import NotThere

bp = APIBlueprint("notifications", __name__, template_folder="templates", enable_openapi=False)

MOST_SHOWN = 200
PAGE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'"
)
#: A mail comes from whoever wrote into it: no script, no image, no origin of ours.
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; "
    "form-action 'none'; sandbox allow-popups allow-popups-to-escape-sandbox"
)


@bp.before_request
def only_in_the_demo() -> None:
    """Keep the mailbox out of real installations: it shows the links of everybody.

    Raises:
        NotThere: this is no demo.
    """
    if not settings().demo:
        raise NotThere


@endpoint(bp, "/dev/mail", "GET", may=anyone, refuses=(NotThere,))
def list_mail() -> Response:
    """List the mails that were kept, the newest first."""
    mails = newest(mailer.MAIL_FOLDER, MOST_SHOWN)
    return _page(render_template("dev/mails.html", mails=mails), PAGE_POLICY)


@endpoint(bp, "/dev/mail/<string:name>", "GET", may=anyone, refuses=(NotThere,))
def show_mail(name: str) -> Response:
    """Show one mail: its headers, its text, and its HTML in a frame that can do nothing."""
    mail = kept_mail(mailer.MAIL_FOLDER, name)
    return _page(render_template("dev/mail.html", kept=mail), PAGE_POLICY)


@endpoint(bp, "/dev/mail/<string:name>/html", "GET", may=anyone, refuses=(NotThere,))
def show_mail_html(name: str) -> Response:
    """Show the HTML of one mail as a mail client does."""
    html = kept_mail(mailer.MAIL_FOLDER, name).part("html")
    # Links open in a window of their own: our pages refuse to be framed.
    return _page(html.replace("<head>", '<head><base target="_blank">', 1), MAIL_POLICY)


def _page(html: str, policy: str) -> Response:
    page = make_response(html)
    page.headers["Content-Security-Policy"] = policy
    page.headers["Cache-Control"] = "no-store"
    # The links in the mails carry keys.
    page.headers["Referrer-Policy"] = "no-referrer"
    return page
