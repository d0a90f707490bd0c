# SPDX-License-Identifier: EUPL-1.2
"""What somebody reads whose own report was joined to another: that it is about theirs."""

import pytest

from civic.notifications.kinds import Kind
from civic.notifications.rendering import TEMPLATES
from civic.platform.i18n import LANGUAGES, translate
from civic.reports import desk_commands
from tests.factories_mail import MailServer, text_of, work
from tests.factories_notifications import LATER, Story

INTRO = (
    "This is about your own report %(own)s. It was joined to report %(number)s, since both are"
    " about the same problem: what is told of that one holds for yours."
)
#: What is told of a report that others were joined to, with the title that their reporters read.
TITLES = {
    Kind.NOTE: "News of your report",
    Kind.TRANSFERRED: "Your report has been passed on",
    Kind.ANSWERED: "Your report has been answered",
    Kind.REOPENED: "Your report is open again",
    Kind.CLOSED: "Your report is closed",
    Kind.OVERDUE: "The city is late",
    Kind.EXTENDED: "The answer will take longer",
    Kind.PAUSED: "The city's time stands still for a while",
    Kind.GOING_ON: "The city's time runs again",
    Kind.CORRECTED: "Your report has been put right",
    Kind.TERMS_CHANGED: "The city promises its answer sooner",
    Kind.SPLIT: "News of your report",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mail_says_under_which_number_it_was_joined_to_which(
    session, server: MailServer, language
):
    story = Story(session, language)
    pairs = {}
    for kind in TITLES:
        story.report, own = story.submit(), story.submit()
        desk_commands.merge(session, own, story.report, story.by, LATER)
        getattr(story, kind.value)()
        pairs[kind] = (own.contact_email, own.number, story.report.number)

    work(session)

    for kind, (address, own_number, number) in pairs.items():
        title = translate(TITLES[kind], language)
        intro = translate(INTRO, language) % {"own": own_number, "number": number}
        # Beside these there is one that tells of the merger itself.
        joined = [
            mail
            for mail in server.taken
            if mail["To"] == address and intro in " ".join(text_of(mail).split())
        ]
        (mail,) = [mail for mail in joined if text_of(mail).startswith(title + "\n")]
        assert mail["Subject"].startswith(f"{own_number}:"), kind


def test_no_kind_of_mail_says_of_ones_own_report_that_one_follows_it():
    told = [path for path in (TEMPLATES / "mail" / "followers").iterdir() if path.is_file()]
    following = [path for path in told if "that you follow" in path.read_text("utf-8")]

    assert following
    for path in following:
        before, _, _ = path.read_text("utf-8").partition("that you follow")
        assert "if own_number" in before, path.name
