# SPDX-License-Identifier: EUPL-1.2
"""Let every test fail once at its end, to see that it passes again after itself.

Browser tests share a city and are tried again when they fail, so each try has to find it as the
first did: `pytest -n 2 --reruns 2 -p tests.again pwa/e2e`. What still fails there depends on what
its own first try left behind.
"""

from collections.abc import Generator

import pytest


class OnceMore(Exception):
    """Nothing is wrong; the test is only to run again."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Fail after the first try that went well."""
    yield
    if getattr(item, "execution_count", 1) == 1:
        raise OnceMore
