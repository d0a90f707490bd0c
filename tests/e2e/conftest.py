# SPDX-License-Identifier: EUPL-1.2
"""One running installation with the demo city for all end-to-end tests of a worker."""

from collections.abc import Iterator

import pytest

from civic.launcher.cluster import Cluster
from civic.platform.config import ROOT
from tests.e2e.stack import Stack


@pytest.fixture(scope="session")
def stack(
    cluster: Cluster, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stack]:
    stack = Stack(cluster, template, tmp_path_factory.mktemp("stack"))
    try:
        stack.civic("city", "apply", str(ROOT / "config/cities/helsinki"), "--yes")
        extract = str(ROOT / "var/demo/Helsinki.osm.pbf")
        stack.civic("city", "import-osm", extract, "--jurisdiction", "helsinki")
        stack.start()
        yield stack
    finally:
        stack.stop()
