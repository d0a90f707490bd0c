# SPDX-License-Identifier: EUPL-1.2
"""Signed tokens for links in mails: nothing secret stands in the database."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer

from civic.platform.config import settings


class BadToken(Exception):
    """The token was not made here, was changed, or is too old."""


def token(value: Any, *, purpose: str) -> str:
    """Return `value` (JSON-able) signed for `purpose`, safe in a URL."""
    return _serializer(purpose).dumps(value)


def value_of(signed: str, *, purpose: str, max_age_s: int) -> Any:
    """Return the value that was signed for `purpose` at most `max_age_s` seconds ago.

    Raises:
        BadToken: forged, meant for something else, or too old.
    """
    try:
        return _serializer(purpose).loads(signed, max_age=max_age_s)
    except BadSignature as error:
        raise BadToken(str(error)) from error


def six_digits(subject: str) -> str:
    """Return the six-digit code of `subject`, the same whenever it is asked for."""
    digest = hmac.new(settings().secret_key.encode(), subject.encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(digest[:8]) % 1_000_000:06d}"


def secret_of(subject: str) -> str:
    """Return a secret of 192 bits about `subject`, safe in a URL, that only we can make.

    So what is given once and stored as a digest can be put into a mail that a job sends later.
    """
    digest = hmac.new(settings().secret_key.encode(), subject.encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(digest[:24]).decode()


def digest_of(secret: str) -> str:
    """Return what is stored of a random secret of >= 128 bits that somebody else holds."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _serializer(purpose: str) -> URLSafeTimedSerializer:
    # The last key signs, all of them verify: keys rotate without a pause.
    keys = [*settings().old_secret_keys, settings().secret_key]
    return URLSafeTimedSerializer(keys, salt=purpose)
