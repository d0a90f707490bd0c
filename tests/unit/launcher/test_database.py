# SPDX-License-Identifier: EUPL-1.2
import pytest

from civic.launcher.database import connect, plain, printable
from civic.launcher.errors import CannotStart


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://me:top%2Fsecret@host:5432/civic", "postgresql://me:***@host:5432/civic"),
        ("postgresql+psycopg://me:a@b@host/civic", "postgresql+psycopg://me:***@host/civic"),
        ("postgresql://civic@/civic?host=/tmp/x", "postgresql://civic@/civic?host=/tmp/x"),
    ],
)
def test_a_password_is_never_shown(url, shown):
    assert printable(url) == shown


def test_the_driver_is_left_out_for_the_programs_of_postgresql():
    assert plain("postgresql+psycopg://civic@/civic") == "postgresql://civic@/civic"


@pytest.mark.parametrize("url", ["mysql://host/civic", "civic", "sqlite:///civic.db"])
def test_what_is_no_url_of_postgresql_is_refused(url):
    with pytest.raises(CannotStart, match="is not the URL of a PostgreSQL database"):
        connect(url)
