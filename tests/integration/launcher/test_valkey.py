# SPDX-License-Identifier: EUPL-1.2
import os
import signal
from collections.abc import Iterator

import pytest
import redis

from civic.launcher import pids
from civic.launcher import valkey as module
from civic.launcher.errors import CannotStart
from civic.launcher.valkey import Valkey


@pytest.fixture
def valkey(tmp_path) -> Iterator[Valkey]:
    found = Valkey(tmp_path / ("deep" * 40) / "valkey", tmp_path / "valkey.log")
    yield found
    found.stop()


def test_what_it_was_given_outlives_a_kill(valkey):
    valkey.start()
    with redis.Redis.from_url(valkey.url()) as client:
        client.rpush("queue", "job")
        client.execute_command("WAITAOF", 1, 0, 3000)
    first = valkey.pid()
    os.kill(first, signal.SIGKILL)
    assert pids.wait_for(lambda: valkey.pid() is None, 5)

    valkey.start()

    with redis.Redis.from_url(valkey.url()) as client:
        assert client.lrange("queue", 0, -1) == [b"job"]
    assert valkey.pid() != first


def test_it_never_drops_a_job_for_want_of_memory(valkey):
    valkey.start()

    with redis.Redis.from_url(valkey.url()) as client:
        assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
        assert client.config_get("port") == {"port": "0"}


def test_starting_a_running_one_changes_nothing(valkey):
    valkey.start()
    before = valkey.pid()

    valkey.start()

    assert before
    assert valkey.pid() == before


def test_stopping_ends_it(valkey):
    valkey.start()

    valkey.stop()

    assert valkey.pid() is None
    assert not valkey.answers()


def test_what_keeps_it_from_starting_is_passed_on(valkey, monkeypatch):
    monkeypatch.setattr(module, "SETTINGS", {**module.SETTINGS, "maxmemory-policy": "sometimes"})

    with pytest.raises(CannotStart, match="Valkey does not start: "):
        valkey.start()
