# SPDX-License-Identifier: EUPL-1.2
import time

import pytest

from civic.platform.config import settings
from civic.platform.signing import BadToken, digest_of, six_digits, token, value_of

LONG_AGO_S = 1_000


def opened(signed: str, purpose: str = "follow", max_age_s: int = 60):
    return value_of(signed, purpose=purpose, max_age_s=max_age_s)


def test_what_was_signed_comes_back():
    assert opened(token({"report": 7}, purpose="follow")) == {"report": 7}


def test_a_token_fits_into_a_url():
    signed = token("a b/c?d=ä" * 10, purpose="follow")

    assert set(signed) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")


@pytest.mark.parametrize("junk", ["", ".", "a.b.c", "ä", "x" * 5_000, "\0"])
def test_what_was_not_signed_here_is_refused(junk):
    with pytest.raises(BadToken):
        opened(junk)


def test_a_changed_token_is_refused():
    signed = token("one", purpose="follow")
    changed = signed.replace(signed[2], "A" if signed[2] != "A" else "B", 1)

    with pytest.raises(BadToken):
        opened(changed)


def test_a_token_for_one_purpose_opens_no_other():
    with pytest.raises(BadToken):
        opened(token("one", purpose="follow"), purpose="sign-in-link")


def test_a_token_gets_too_old(monkeypatch):
    signed = token("one", purpose="follow")
    at = time.time()
    monkeypatch.setattr(time, "time", lambda: at + LONG_AGO_S)

    assert opened(signed, max_age_s=LONG_AGO_S) == "one"
    with pytest.raises(BadToken):
        opened(signed, max_age_s=LONG_AGO_S - 1)


def test_the_key_before_stays_valid_until_it_is_removed(monkeypatch, tmp_path):
    signed = token("one", purpose="follow")
    own = tmp_path / "own.toml"
    own.write_text(f'old_secret_keys = ["{settings().secret_key}"]\n')
    monkeypatch.setenv("CIVIC_CONFIG", str(own))
    monkeypatch.setenv("CIVIC_SECRET_KEY", "the next key of this installation")
    settings.cache_clear()

    assert opened(signed) == "one"
    assert opened(token("two", purpose="follow")) == "two"
    own.write_text("")
    settings.cache_clear()
    with pytest.raises(BadToken):
        opened(signed)


def test_a_code_has_six_digits_and_is_the_same_whenever_asked():
    codes = {six_digits(str(n)) for n in range(200)}

    assert all(len(code) == 6 and code.isdecimal() for code in codes)
    assert len(codes) > 190
    assert six_digits("1") == six_digits("1")


def test_a_code_depends_on_the_secret_of_the_installation(monkeypatch):
    before = six_digits("1")
    monkeypatch.setenv("CIVIC_SECRET_KEY", "another installation")
    settings.cache_clear()

    assert six_digits("1") != before


def test_a_digest_tells_nothing_and_is_stable():
    assert digest_of("secret") == digest_of("secret") != digest_of("secret2")
    assert len(digest_of("secret")) == 64
