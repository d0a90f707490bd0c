# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.platform.config import settings
from civic.platform.ids import new_id
from civic.platform.signing import digest_of
from civic.reports import desk_commands
from civic.reports.commands import change_status
from civic.reports.errors import FollowLinkExpired, OwnReport
from civic.reports.jobs import forget_unconfirmed
from civic.reports.kinds import Status
from civic.reports.models import Follower, Report, Supporter
from civic.reports.neighbour_commands import (
    ask_to_follow,
    confirm,
    follow,
    let_go,
    support,
    unfollow,
    withdraw_support,
)
from civic.reports.neighbour_policy import ASK_AGAIN_AFTER, UNCONFIRMED_PER_DAY
from civic.reports.neighbour_queries import followers_of, neighbours
from tests.factories import NOW, actor, make_city, make_person, make_report, reload
from tests.factories_reports import HOUR, told, worker

MOMENT = timedelta(microseconds=1)


def device(key: str = "") -> Actor:
    return Actor(supporter_key=key or new_id().hex)


def n_of(session: Session, report: Report) -> int:
    return reload(session, report.id).n_supporters


@pytest.fixture
def report(session) -> Report:
    make_city(session)
    return make_report(session)


def test_everybody_counts_once_however_often_they_say_it(session, report):
    somebody, phone = actor(make_person(session)), device()

    for who in (somebody, phone, somebody, phone):
        support(session, report, who, NOW)

    assert n_of(session, report) == 2
    assert session.scalar(select(func.count()).select_from(Supporter)) == 2


def test_the_key_of_a_device_is_kept_as_its_digest(session, report):
    support(session, report, device("a-random-secret"), NOW)

    kept = session.scalars(select(Supporter)).one()
    assert (kept.person_id, kept.key_digest) == (None, digest_of("a-random-secret"))
    assert kept.supported_at == NOW


def test_who_signs_in_on_the_device_stays_one_supporter(session, report):
    phone, person = device(), make_person(session)
    support(session, report, phone, NOW)
    both = Actor(person.id, person.email, supporter_key=phone.supporter_key)

    support(session, report, both, NOW)

    kept = session.scalars(select(Supporter)).one()
    assert (kept.person_id, kept.key_digest) == (person.id, None)
    assert n_of(session, report) == 1
    assert neighbours(session, report, both).is_supported
    assert not neighbours(session, report, phone).is_supported


def test_support_is_taken_back_as_often_as_one_likes(session, report):
    phone = device()
    support(session, report, phone, NOW)
    support(session, report, device(), NOW)

    for _ in range(2):
        withdraw_support(session, report, phone)

    assert n_of(session, report) == 1
    assert not neighbours(session, report, phone).is_supported


def test_nobody_takes_back_what_they_did_not_say(session, report):
    support(session, report, device(), NOW)

    withdraw_support(session, report, Actor())

    assert n_of(session, report) == 1


def test_the_device_that_sent_it_is_told_kindly_that_it_counts(session):
    make_city(session)
    report = make_report(session, report_key="a-random-secret-of-the-device")

    with pytest.raises(OwnReport, match="counts already"):
        support(session, report, device("a-random-secret-of-the-device"), NOW)

    assert n_of(session, report) == 0


def test_somebody_else_signed_in_on_the_device_that_sent_it_is_a_neighbour(session):
    make_city(session)
    report = make_report(session, report_key="a-random-secret-of-the-device")
    person = make_person(session)

    support(session, report, Actor(person.id, supporter_key="a-random-secret-of-the-device"), NOW)

    assert n_of(session, report) == 1


class Merging:
    """Two reports of one problem, and who supports which."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.city = make_city(session)
        self.by = worker(session, self.city)
        self.reporter = actor(make_person(session))
        self.original = make_report(session, by=self.reporter, email=None)
        self.duplicate = make_report(session)
        self.both, self.first, self.second = device(), device(), device()
        for report, who in (
            (self.original, self.both),
            (self.original, self.first),
            (self.duplicate, self.both),
            (self.duplicate, self.second),
            (self.duplicate, self.reporter),
        ):
            support(session, report, who, NOW)

    def merge(self, report: Report, original: Report) -> None:
        desk_commands.merge(self.session, report, original, self.by, NOW + HOUR)

    @property
    def counts(self) -> tuple[int, int]:
        return n_of(self.session, self.original), n_of(self.session, self.duplicate)


@pytest.fixture
def merging(session) -> Merging:
    return Merging(session)


def test_supporters_of_a_duplicate_count_with_the_original_each_once(session, merging):
    assert merging.counts == (2, 3)

    merging.merge(merging.duplicate, merging.original)

    # The reporter of the original, who supported the other, is no supporter of their own.
    assert merging.counts == (3, 3)
    assert neighbours(session, merging.original, merging.second).is_supported


def test_who_supports_a_duplicate_later_counts_with_the_original_too(session, merging):
    merging.merge(merging.duplicate, merging.original)

    support(session, merging.duplicate, device(), NOW)
    support(session, merging.duplicate, merging.first, NOW)

    assert merging.counts == (4, 5)


def test_support_of_the_original_is_taken_back_where_it_was_said_of_the_duplicate(session, merging):
    merging.merge(merging.duplicate, merging.original)

    withdraw_support(session, merging.original, merging.both)
    withdraw_support(session, merging.original, merging.second)

    assert merging.counts == (1, 1)
    assert not neighbours(session, merging.original, merging.second).is_supported


def test_what_turns_out_to_be_no_duplicate_takes_its_supporters_along(session, merging):
    merging.merge(merging.duplicate, merging.original)

    change_status(session, merging.duplicate, Status.REOPENED, merging.by, NOW + HOUR)

    assert merging.counts == (2, 3)


def test_duplicates_of_a_duplicate_count_with_the_last_original_only(session, merging):
    third = make_report(session)
    support(session, third, device(), NOW)
    merging.merge(third, merging.duplicate)
    assert merging.counts == (2, 4)

    merging.merge(merging.duplicate, merging.original)

    assert merging.counts == (4, 3)
    assert n_of(session, third) == 1


def addresses(session: Session, report: Report) -> list[str]:
    return [
        person.email if person else follower.email or ""
        for follower, person in followers_of(session, report.id)
    ]


def test_an_account_follows_at_once_and_once(session, report):
    person = make_person(session, "me@people.example")

    for _ in range(2):
        follow(session, report, person.id, "fi", NOW)

    assert addresses(session, report) == ["me@people.example"]
    found = neighbours(session, report, actor(person))
    assert (found.n_followers, found.is_followed) == (1, True)
    assert told(session, "report.follow_requested") == []


def test_an_address_follows_only_after_its_owner_confirmed(session, report):
    ask_to_follow(session, report, " Me@People.example ", "fi", NOW)
    follower = session.scalars(select(Follower)).one()
    assert addresses(session, report) == []
    assert neighbours(session, report, Actor()).n_followers == 0
    assert told(session, "report.follow_requested") == [{"follower_id": str(follower.id)}]

    for at in (NOW + HOUR, NOW + 2 * HOUR):
        assert confirm(session, follower.id, at).id == report.id

    assert addresses(session, report) == ["Me@People.example"]
    assert follower.confirmed_at == NOW + HOUR


def test_who_asks_again_at_once_gets_no_second_mail(session, report):
    for at in (NOW, NOW + ASK_AGAIN_AFTER - MOMENT):
        ask_to_follow(session, report, "me@people.example", "fi", at)
    assert len(told(session, "report.follow_requested")) == 1

    ask_to_follow(session, report, "ME@people.example", "fi", NOW + ASK_AGAIN_AFTER)

    assert len(told(session, "report.follow_requested")) == 2
    assert session.scalar(select(func.count()).select_from(Follower)) == 1


def test_a_mailbox_that_does_not_answer_is_left_in_peace(session, report):
    others = [make_report(session) for _ in range(UNCONFIRMED_PER_DAY + 1)]
    for at, other in enumerate(others):
        ask_to_follow(session, other, "victim@people.example", "fi", NOW + at * MOMENT)

    assert len(told(session, "report.follow_requested")) == UNCONFIRMED_PER_DAY
    ask_to_follow(session, report, "other@people.example", "fi", NOW)
    assert len(told(session, "report.follow_requested")) == UNCONFIRMED_PER_DAY + 1


def test_what_a_mailbox_confirmed_does_not_count_against_it(session, report):
    for _ in range(UNCONFIRMED_PER_DAY + 2):
        other = make_report(session)
        ask_to_follow(session, other, "me@people.example", "fi", NOW)
        confirm(
            session, session.scalars(select(Follower.id).filter_by(report_id=other.id)).one(), NOW
        )

    assert len(told(session, "report.follow_requested")) == UNCONFIRMED_PER_DAY + 2


def test_an_account_that_was_closed_is_no_follower(session, report):
    person = make_person(session)
    follow(session, report, person.id, "fi", NOW)
    person.disabled_at = NOW

    session.flush()
    assert addresses(session, report) == []


def test_letting_go_ends_it_for_the_account_and_its_address_on_this_report_only(session, report):
    person = make_person(session, "me@people.example")
    other = make_report(session)
    for one in (report, other):
        follow(session, one, person.id, "fi", NOW)
    ask_to_follow(session, report, "ME@people.example", "fi", NOW)
    ask_to_follow(session, report, "neighbour@people.example", "fi", NOW)

    let_go(session, report.id, "me@people.example")

    left = session.scalars(select(Follower.email).filter_by(report_id=report.id)).all()
    assert left == ["neighbour@people.example"]
    assert addresses(session, other) == ["me@people.example"]


@pytest.mark.parametrize("has_account", [True, False])
def test_a_link_ends_it_and_again_is_fine(session, report, has_account):
    if has_account:
        follow(session, report, make_person(session, "me@people.example").id, "fi", NOW)
    else:
        ask_to_follow(session, report, "me@people.example", "fi", NOW)
    follower_id = session.scalars(select(Follower.id)).one()

    first, second = (unfollow(session, follower_id) for _ in range(2))

    assert first is not None
    assert first.id == report.id
    assert second is None
    assert session.scalars(select(Follower)).all() == []


def test_who_let_go_can_not_confirm_with_the_old_link(session, report):
    ask_to_follow(session, report, "me@people.example", "fi", NOW)
    follower_id = session.scalars(select(Follower.id)).one()
    unfollow(session, follower_id)

    with pytest.raises(FollowLinkExpired):
        confirm(session, follower_id, NOW)


def test_addresses_that_nobody_confirmed_are_forgotten(session, report):
    ask_to_follow(session, report, "me@people.example", "fi", NOW)
    ask_to_follow(session, report, "kept@people.example", "fi", NOW)
    kept = session.scalars(select(Follower).filter_by(email="kept@people.example")).one()
    confirm(session, kept.id, NOW)
    session.flush()
    ends = NOW + timedelta(hours=settings().reports.follow_link_valid_h)

    forget_unconfirmed(session, ends)
    assert session.scalar(select(func.count()).select_from(Follower)) == 2
    forget_unconfirmed(session, ends + MOMENT)

    assert session.scalars(select(Follower.email)).all() == ["kept@people.example"]
