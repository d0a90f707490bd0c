# SPDX-License-Identifier: EUPL-1.2
"""Which servers this installation uses, and what its programs learn of them by environment."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import redis

from civic.launcher.cluster import Cluster, private_cluster
from civic.launcher.installation import Installation
from civic.launcher.supervisor import Server
from civic.launcher.valkey import Valkey
from civic.platform.config import Settings, load_settings, settings


@dataclass(frozen=True)
class Addresses:
    """The servers in use; `cluster` and `valkey` are None where they are somebody else's."""

    cluster: Cluster | None
    valkey: Valkey | None
    database_url: str
    redis_url: str
    storage_url: str
    secret_key: str

    @property
    def private(self) -> list[Server]:
        """Those that we start and stop, in the order of starting."""
        return [server for server in (self.cluster, self.valkey) if server is not None]

    def environment(self) -> dict[str, str]:
        """Return the variables by which every program of civic finds the servers."""
        return {
            "CIVIC_DATABASE_URL": self.database_url,
            "CIVIC_REDIS_URL": self.redis_url,
            "CIVIC_STORAGE_URL": self.storage_url,
            "CIVIC_SECRET_KEY": self.secret_key,
        }


def own_environment() -> Mapping[str, str]:
    """Return the environment that this process was given; its children get it too."""
    return os.environ


def own_settings() -> Settings:
    """Return the settings as they stand, read again at each call."""
    return load_settings(own_environment())


def publish(found: Addresses) -> None:
    """Let this process, too, find the servers: what reads the settings from now on sees them."""
    os.environ.update(found.environment())
    settings.cache_clear()


def is_default(key: str) -> bool:
    """Say whether nobody set the top-level setting `key`."""
    return bool(getattr(own_settings(), key) == getattr(load_settings({}), key))


def addresses(installation: Installation, say: Callable[[str], None] = lambda _: None) -> Addresses:
    """Return the servers that the settings name, private ones for those they leave empty."""
    chosen = own_settings()
    cluster = None if chosen.database_url else private_cluster(installation.root, say)
    valkey = None
    if not chosen.redis_url:
        valkey = Valkey(installation.valkey_dir, installation.log_dir / "valkey.log", say)
    return Addresses(
        cluster=cluster,
        valkey=valkey,
        database_url=cluster.url() if cluster else chosen.database_url,
        redis_url=valkey.url() if valkey else chosen.redis_url,
        storage_url=chosen.storage_url or installation.photo_dir.resolve().as_uri(),
        secret_key=chosen.secret_key or installation.secret_key(),
    )


def redis_fault(url: str) -> str | None:
    """Return why the Valkey or Redis at `url` cannot be used, None where it can."""
    try:
        with redis.Redis.from_url(url, socket_timeout=5, socket_connect_timeout=5) as one:
            one.ping()
    except (redis.RedisError, ValueError) as error:
        return str(error) or type(error).__name__
    return None
