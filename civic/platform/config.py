# SPDX-License-Identifier: EUPL-1.2
"""Settings: config/civic.toml, then CIVIC_CONFIG, then secrets and addresses of the environment."""

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from limits import parse_many
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

ROOT = Path(__file__).resolve().parents[2]
DEFAULTS = ROOT / "config" / "civic.toml"

#: Environment variable -> key, for secrets and addresses only.
FROM_ENVIRONMENT = {
    "CIVIC_DATABASE_URL": "database_url",
    "CIVIC_REDIS_URL": "redis_url",
    "CIVIC_SECRET_KEY": "secret_key",
    "CIVIC_STORAGE_URL": "storage_url",
    "CIVIC_PUBLIC_URL": "public_url",
    "CIVIC_DEMO": "demo",
    "CIVIC_SMTP_URL": "mail.smtp_url",
}


class InvalidSettings(Exception):
    """The settings are not usable; the message lists every fault, one a line."""


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class MailSettings(_Section):
    """Section [mail]."""

    smtp_url: str
    sender: str
    timeout_s: float = Field(gt=0)


class WebSettings(_Section):
    """Section [web]."""

    threads: int = Field(ge=1)
    processes: int = Field(ge=1)
    max_body_bytes: int = Field(ge=1024)
    trusted_proxies: int = Field(ge=0)
    app_dir: str

    @property
    def app(self) -> Path:
        """Return the folder of the built app, which need not be there."""
        return Path(self.app_dir) if self.app_dir else ROOT / "pwa" / "dist"


class SessionSettings(_Section):
    """Section [sessions]."""

    remember_days: int = Field(ge=1)
    link_valid_min: int = Field(ge=1, le=10)
    report_link_valid_days: int = Field(ge=1)


def _limit(text: str) -> str:
    """Return `text` if it is a rate limit; a wrong one would be dropped later, without a word."""
    parse_many(text)
    return text


RateLimit = Annotated[str, AfterValidator(_limit)]


class LimitSettings(_Section):
    """Section [limits]."""

    sign_in: RateLimit
    sign_in_link: RateLimit
    report: RateLimit
    photo: RateLimit
    photo_chunk: RateLimit
    point: RateLimit
    quest: RateLimit
    support: RateLimit
    follow: RateLimit
    work: RateLimit
    read: RateLimit
    map: RateLimit
    bulk: RateLimit


class ReportSettings(_Section):
    """Section [reports]."""

    silence_days: int = Field(ge=1)
    reopen_days: int = Field(ge=1)
    edit_min: int = Field(ge=1)
    follow_link_valid_h: int = Field(ge=1)
    unmoderated_per_day: int = Field(ge=1)
    description_max_chars: int = Field(ge=1)
    photos_max_n: int = Field(ge=1)
    work_link_valid_days: int = Field(ge=1)


class MappingSettings(_Section):
    """Of the mapping game."""

    min_age: int = Field(ge=13, le=16)


class PhotoSettings(_Section):
    """Section [photos]."""

    max_bytes: int = Field(ge=1)
    chunk_max_bytes: int = Field(ge=1)
    max_px: int = Field(ge=1)
    decode_timeout_s: float = Field(gt=0)
    decode_memory_bytes: int = Field(ge=1)
    rendition_px: Mapping[str, int]
    unlinked_keep_h: int = Field(ge=1)
    redacted_keep_days: int = Field(ge=0, le=29)


class RelaySettings(_Section):
    """Section [relay]."""

    interval_s: float = Field(gt=0)
    hint_s: float = Field(gt=0)
    max_hints: int = Field(ge=1)
    batch_n: int = Field(ge=1, le=500)


class JobSettings(_Section):
    """Section [jobs]."""

    workers: int = Field(ge=1)
    lease_s: float = Field(gt=0)
    retry_after_s: tuple[float, ...]
    done_keep_days: int = Field(ge=1)


class Settings(_Section):
    """All settings; every key is explained in config/civic.toml."""

    public_url: str
    database_url: str
    redis_url: str
    secret_key: str
    old_secret_keys: tuple[str, ...]
    storage_url: str
    demo: bool
    mail: MailSettings
    web: WebSettings
    sessions: SessionSettings
    limits: LimitSettings
    reports: ReportSettings
    mapping: MappingSettings
    photos: PhotoSettings
    relay: RelaySettings
    jobs: JobSettings


def load_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings that hold in `environment`.

    Raises:
        InvalidSettings: with all faults at once.
    """
    raw = _toml(DEFAULTS)
    if own := environment.get("CIVIC_CONFIG"):
        _overlay(raw, _toml(Path(own)))
    for variable, key in FROM_ENVIRONMENT.items():
        if variable in environment:
            *sections, leaf = key.split(".")
            target = raw
            for section in sections:
                target = target[section]
            target[leaf] = environment[variable]
    try:
        return Settings.model_validate(raw)
    except ValidationError as error:
        faults = (f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise InvalidSettings("\n".join(faults)) from error


@cache
def settings() -> Settings:
    """Return the settings of this process, read once."""
    return load_settings(os.environ)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InvalidSettings(f"{path}: {error}") from error


def _overlay(base: dict[str, Any], own: Mapping[str, Any]) -> None:
    """Put `own` over `base`, key by key, so that a file may change one key of a section."""
    for key, value in own.items():
        if isinstance(value, Mapping) and isinstance(base.get(key), dict):
            _overlay(base[key], value)
        else:
            base[key] = value
