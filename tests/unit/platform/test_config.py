# SPDX-License-Identifier: EUPL-1.2
import pytest

from civic.platform.config import FROM_ENVIRONMENT, InvalidSettings, load_settings, settings


def test_the_defaults_are_valid_as_they_stand():
    loaded = load_settings({})

    assert loaded.reports.silence_days == 14
    assert list(loaded.jobs.retry_after_s) == [2, 10, 60, 600, 3600, 14400, 86400]
    assert not loaded.demo


@pytest.mark.parametrize(("variable", "key"), FROM_ENVIRONMENT.items())
def test_the_environment_sets_secrets_and_addresses(variable, key):
    value = "true" if key == "demo" else "from the environment"

    found = load_settings({variable: value})
    for part in key.split("."):
        found = getattr(found, part)

    assert str(found).lower() == value


def test_a_file_of_ones_own_changes_single_keys(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('public_url = "https://civic.example"\n[reports]\nsilence_days = 7\n')

    loaded = load_settings({"CIVIC_CONFIG": str(own), "CIVIC_PUBLIC_URL": "https://other.example"})

    assert loaded.reports.silence_days == 7
    assert loaded.reports.reopen_days == 14
    assert loaded.public_url == "https://other.example"


def test_all_faults_are_told_at_once_with_their_keys(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text(
        'unknown = 1\n[reports]\nsilence_days = 0\nsilense_days = 3\n[limits]\nread = "6/minit"\n'
    )

    with pytest.raises(InvalidSettings) as fault:
        load_settings({"CIVIC_CONFIG": str(own)})

    keys = {line.split(":")[0] for line in str(fault.value).splitlines()}
    assert keys == {"unknown", "reports.silence_days", "reports.silense_days", "limits.read"}


@pytest.mark.parametrize("text", ["not toml", None])
def test_a_file_that_can_not_be_read_is_named(tmp_path, text):
    own = tmp_path / "own.toml"
    if text is not None:
        own.write_text(text)

    with pytest.raises(InvalidSettings, match=r"own\.toml: "):
        load_settings({"CIVIC_CONFIG": str(own)})


def test_a_process_reads_its_settings_once():
    assert settings() is settings()
