# SPDX-License-Identifier: EUPL-1.2
"""What somebody wrote can't become a header or markup."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from html.parser import HTMLParser
from typing import Any
from uuid import UUID

import pytest
from markupsafe import Markup

from civic.notifications.about import Letter
from civic.notifications.messages import UnusableAddress, message, one_line
from civic.notifications.models import Delivery
from civic.notifications.rendering import Rendered, rendered

NOW = datetime(2026, 6, 2, 6, 0, tzinfo=UTC)
REPORT = UUID(int=7)
BREAKS = ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\x00"]
SCRIPTS = [
    "<script>alert(1)</script>",
    "</td></tr></table><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href='javascript:alert(1)'>here</a>",
    '<a href="//evil.example">here</a>',
    "<body onload=alert(1)>",
    "<style>@import '//evil.example';</style>",
    "</style><script>alert(1)</script>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example>",
    "<form action=//evil.example><input name=code>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<object data=//evil.example>",
    "<embed src=//evil.example>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "`onmouseover=alert(1)",
    "javascript:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<SCRIPT SRC=//evil.example></SCRIPT>",
    "<script\x00>alert(1)</script>",
    "<script/x>alert(1)</script>",
    "{{ 7 * 7 }}{% for x in range(9) %}x{% endfor %}",
    "%(number)s %s %d {0} ${7*7} #{7*7}",
    "\u202e<script>alert(1)</script>",
]


def letter(text: str) -> Letter:
    values: dict[str, Any] = {
        "number": "TST-2026-000001",
        "category": text,
        "department": text,
        "place": text,
        "city": text,
        "link": "http://civic.test/reports/TST-2026-000001",
        "text": text,
        "before": text,
        "after": text,
        "outcome": text,
        "photos": [],
        "ratings": [],
        "silence_days": 14,
        "can_reopen": True,
        "dues": [],
    }
    return Letter(f"TST-2026-000001: {text}", "reports", REPORT, values)


def delivery(address: str = "resident@people.example") -> Delivery:
    return Delivery(
        id=UUID(int=1),
        kind="note",
        address=address,
        language="en",
        message_id=f"<{UUID(int=1)}@civic.test>",
    )


class Markups(HTMLParser):
    """The elements of a page with the names of their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("kind", ["note", "answered", "transferred", "rejected"])
@pytest.mark.parametrize("script", SCRIPTS)
def test_what_somebody_wrote_is_text_in_the_html(kind, script):
    plain = Markups(rendered(kind, letter("harmless"), "en").html)

    words = rendered(kind, letter(script), "en")

    seen = Markups(words.html)
    assert seen.found == plain.found
    assert script in seen.text
    assert f"> {script}" in words.text or "\x00" in script


def test_a_harmful_script_is_noticed():
    plain = Markups(rendered("note", letter("harmless"), "en").html)
    # As if somebody had taken the escaping away.
    broken = rendered("note", letter(Markup("<img src=x onerror=alert(1)>")), "en")

    assert Markups(broken.html).found != plain.found


@pytest.mark.parametrize("line_break", BREAKS)
def test_a_line_break_in_a_name_makes_no_header(line_break):
    harmful = f"Pothole{line_break}Bcc: everybody@people.example{line_break}{line_break}<b>Hi"

    mail = message(delivery(), letter(harmful), Rendered("text", "<p>html</p>"), NOW)

    raw = mail.as_bytes(policy=SMTP)
    again = message_from_bytes(raw, policy=default)
    assert again["Bcc"] is None
    assert again.keys() == mail.keys()
    assert again["Subject"] == "TST-2026-000001: Pothole Bcc: everybody@people.example <b>Hi"
    assert again.get_content_type() == "multipart/alternative"


@pytest.mark.parametrize("line_break", BREAKS)
def test_a_line_break_in_an_address_is_refused(line_break):
    address = f"resident@people.example{line_break}Bcc: everybody@people.example"

    with pytest.raises(UnusableAddress):
        message(delivery(address), letter("Pothole"), Rendered("text", "<p>html</p>"), NOW)


@pytest.mark.parametrize(
    "address", ["", " ", "@", "a@", "@b.example", "a@b.example, c@d.example", "<a@b.example>"]
)
def test_an_address_has_to_be_one(address):
    with pytest.raises(UnusableAddress):
        message(delivery(address), letter("Pothole"), Rendered("text", "<p>html</p>"), NOW)


def test_a_long_name_is_cut_in_the_subject():
    assert len(one_line("ä" * 1000)) == 150


def test_letters_of_every_language_survive_the_way():
    words = Rendered("Привет, öljyä, õhtu\n", "<p>Привет, öljyä, õhtu</p>")

    raw = message(delivery(), letter("Выбоина"), words, NOW).as_bytes(policy=SMTP)

    raw.decode("ascii")
    again = message_from_bytes(raw, policy=default)
    assert isinstance(again, EmailMessage)
    assert again["Subject"] == "TST-2026-000001: Выбоина"
    assert again["Content-Language"] == "en"
    plain = again.get_body(("plain",))
    assert plain is not None
    assert plain.get_content().strip() == words.text.strip()
