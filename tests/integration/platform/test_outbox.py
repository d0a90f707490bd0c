# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from sqlalchemy import select

from civic.platform import outbox
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.ids import new_id
from civic.platform.models import OutboxEntry
from tests.factories import NOW


def nothing(*_: object) -> None:
    return None


def entries(session) -> list[OutboxEntry]:
    return list(session.scalars(select(OutboxEntry).order_by(OutboxEntry.id)))


def test_an_event_is_written_once_for_each_who_wants_it(session, subscribe, happened):
    subscribe("tests.one", nothing)
    subscribe("tests.two", nothing)
    first, second = happened(new_id()), happened(new_id())

    outbox.record(session, first, second, now=NOW)

    found = entries(session)
    assert [(e.subscriber, e.payload) for e in found] == [
        ("tests.one", {"subject_id": str(first.subject_id)}),
        ("tests.two", {"subject_id": str(first.subject_id)}),
        ("tests.one", {"subject_id": str(second.subject_id)}),
        ("tests.two", {"subject_id": str(second.subject_id)}),
    ]
    assert len({entry.event_id for entry in found}) == 2
    assert {(e.event, e.recorded_at, e.n_attempts) for e in found} == {("tests.happened", NOW, 0)}


def test_it_is_to_be_handed_out_at_once_by_the_clock_of_the_database(session, subscribe, happened):
    subscribe("tests.one", nothing)
    before = utc_now()

    outbox.record(session, happened(new_id()), now=NOW)

    assert before - timedelta(seconds=5) < entries(session)[0].hint_at < utc_now()


def test_what_nobody_wants_is_not_written(session, happened):
    outbox.record(session, happened(new_id()), now=NOW)
    outbox.record(session, now=NOW)

    assert entries(session) == []


def test_what_is_taken_back_was_never_recorded(session, subscribe, happened):
    subscribe("tests.one", nothing)

    def change_one_s_mind() -> None:
        with transaction() as inner:
            outbox.record(inner, happened(new_id()), now=NOW)
            assert len(entries(inner)) == 1
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_one_s_mind()

    assert entries(session) == []


def test_a_subscriber_is_declared_by_its_event(happened):
    def tell_somebody(session, event, now):
        return None

    declared = outbox.on(happened)(tell_somebody)

    known = outbox.SUBSCRIBERS.pop(outbox.subscriber_name(tell_somebody))
    assert (declared, known.react, known.event) == (tell_somebody, tell_somebody, happened)
