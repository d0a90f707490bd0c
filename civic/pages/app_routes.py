# SPDX-License-Identifier: EUPL-1.2
"""The files of the app, the pages that only the app can show, and what robots read."""

from apiflask import APIBlueprint
from flask import Response, request
from markupsafe import Markup

from civic.accounts.access import anyone
from civic.pages import app, queries
from civic.pages.app import app_file
from civic.pages.routes import page
from civic.platform.config import settings
from civic.platform.db import transaction
from civic.platform.http import endpoint, language
from civic.platform.i18n import N_, translate
from civic.platform.problems import NotThere

bp = APIBlueprint("app", __name__, enable_openapi=False)

YEAR_S = 31_536_000
IMMUTABLE = f"public, max-age={YEAR_S}, immutable"
#: Kept, and asked about each time: their names stay when their content changes.
ASKED_EACH_TIME = "no-cache"
#: Robots come rarely; a day is what they keep it anyway (RFC 9309, 2.4).
DAY_S = 86_400
#: What is one person's, or no page to find by searching.
NOT_FOR_ROBOTS = (
    "/api/v1/", "/desk", "/dev/", "/drafts", "/follow/", "/gallery", "/me", "/sign-in",
    "/unfollow/", "/work/",
)  # fmt: skip
#: Fewer than the 50,000 that a sitemap takes: older reports are led to by the list.
SITEMAP_MAX_N = 5000
SITEMAP = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{rows}
</urlset>
"""

MAP = (
    N_("Map"),
    N_("The map needs JavaScript, which is off or did not load. The list shows the same reports."),
)
DRAFTS = (
    N_("Drafts"),
    N_("Drafts lie on your device alone, and reading them there needs JavaScript."),
)
GALLERY = (N_("Building blocks"), N_("What the app is made of, for those who build it."))
DESK = (
    N_("Desk"),
    N_("The desk of the departments needs JavaScript, which is off or did not load."),
)
PLAY = (
    N_("Play"),
    N_("The mapping game needs JavaScript, which is off or did not load."),
)
WORK = (N_("Work order"), N_("This page needs JavaScript, which is off or did not load."))


@endpoint(bp, "/assets/<path:name>", "GET", may=anyone, refuses=(NotThere,), fresh_s=YEAR_S)
def show_app_asset(name: str) -> Response:
    """Give a file of the app whose name changes with its content."""
    return _file(f"assets/{name}", IMMUTABLE)


@endpoint(bp, "/icons/<path:name>", "GET", may=anyone, refuses=(NotThere,), fresh_s=0)
def show_icon(name: str) -> Response:
    """Give an icon of the app."""
    return _file(f"icons/{name}", ASKED_EACH_TIME)


@endpoint(bp, "/sw.js", "GET", may=anyone, refuses=(NotThere,), fresh_s=0)
def show_service_worker() -> Response:
    """Give the app's service worker."""
    return _file("sw.js", ASKED_EACH_TIME)


@endpoint(bp, "/manifest.webmanifest", "GET", may=anyone, refuses=(NotThere,), fresh_s=0)
def show_manifest() -> Response:
    """Say how the app is installed."""
    return _file("manifest.webmanifest", ASKED_EACH_TIME)


@endpoint(bp, "/index.html", "GET", may=anyone, refuses=(NotThere,), fresh_s=0)
def show_shell() -> Response:
    """Give the shell without a page in it, which the service worker keeps for every address."""
    shell = app.shell()
    if shell is None:
        raise NotThere
    head = Markup("<title>civic</title>")
    response = Response(f"{shell.opening('en')}{head}{shell.middle}{shell.end}")
    response.headers["Cache-Control"] = ASKED_EACH_TIME
    response.add_etag()
    response.make_conditional(request)
    return response


@endpoint(bp, "/map", "GET", may=anyone)
def show_map() -> Response:
    """Show the map, or where the same reports are without it."""
    return _needs_app(*MAP)


@endpoint(bp, "/drafts", "GET", may=anyone)
def show_drafts() -> Response:
    """Show what lies on the device unsent."""
    return _needs_app(*DRAFTS)


@endpoint(bp, "/gallery", "GET", may=anyone)
def show_gallery() -> Response:
    """Show what the app is made of."""
    return _needs_app(*GALLERY)


@endpoint(bp, "/desk", "GET", may=anyone)
def show_desk() -> Response:
    """Show the desk of the departments; what is on it, only staff are told."""
    return _needs_app(*DESK)


@endpoint(bp, "/desk/<path:screen>", "GET", may=anyone)
def show_desk_screen(screen: str) -> Response:  # noqa: ARG001 - the app reads the address
    """Show a screen of the desk."""
    return _needs_app(*DESK)


@endpoint(bp, "/play", "GET", may=anyone)
def show_play() -> Response:
    """Show the mapping game: what can be mapped and confirmed near a person."""
    return _needs_app(*PLAY)


@endpoint(bp, "/play/<path:screen>", "GET", may=anyone)
def show_play_screen(screen: str) -> Response:  # noqa: ARG001 - the app reads the address
    """Show a screen of the game."""
    return _needs_app(*PLAY)


@endpoint(bp, "/work/<token>", "GET", may=anyone)
def show_work_order(token: str) -> Response:  # noqa: ARG001 - as above
    """Show what a contractor was asked to do."""
    return _needs_app(*WORK)


@endpoint(bp, "/robots.txt", "GET", may=anyone, fresh_s=DAY_S)
def show_robots() -> Response:
    """Tell robots what not to read: what is one person's, and links with keys."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS)]
    lines += ["Disallow: /*?*key=", f"Sitemap: {_base()}/sitemap.xml", ""]
    return Response("\n".join(lines), content_type="text/plain; charset=utf-8")


@endpoint(bp, "/sitemap.xml", "GET", may=anyone, fresh_s=DAY_S)
def show_sitemap() -> Response:
    """List the front page, the list, and the newest public reports."""
    with transaction() as session:
        reports = queries.newest_numbers(session, SITEMAP_MAX_N)
    rows = [f"<url><loc>{_base()}{path}</loc></url>" for path in ("/", "/reports", "/map")]
    rows += [
        f"<url><loc>{_base()}/reports/{number}</loc><lastmod>{at:%Y-%m-%d}</lastmod></url>"
        for number, at in reports
    ]
    return Response(SITEMAP.format(rows="\n".join(rows)), content_type="application/xml")


def _file(name: str, cache_control: str) -> Response:
    found = app_file(name, lambda encoding: request.accept_encodings[encoding] > 0)
    if found is None:
        raise NotThere
    response = Response(found.body, content_type=found.media_type)
    response.headers["Cache-Control"] = cache_control
    response.vary.add("Accept-Encoding")
    if found.encoding is not None:
        response.headers["Content-Encoding"] = found.encoding
    response.set_etag(found.etag)
    response.make_conditional(request)
    return response


def _needs_app(title: str, text: str) -> Response:
    say = language()
    return page("app", title=translate(title, say), text=translate(text, say))


def _base() -> str:
    return settings().public_url.rstrip("/")
