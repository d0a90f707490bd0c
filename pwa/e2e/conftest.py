# SPDX-License-Identifier: EUPL-1.2
"""A browser of a phone's size before the whole product, with a bad connection between them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Playwright,
    ViewportSize,
    sync_playwright,
)

from civic.launcher.cluster import Cluster
from civic.platform.config import ROOT
from pwa.e2e.gate import Gate
from tests.conftest import cluster, template  # noqa: F401 - fixtures of all tests
from tests.e2e.stack import Stack, free_port

CHROMIUM = "/usr/bin/chromium"
#: Software rendering, so that the map draws on machines without a GPU.
OPTIONS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    # A camera that sees a moving pattern, and nobody is asked for it.
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}
#: Aleksanterinkatu, in Kluuvi.
HERE = {"longitude": 24.9425, "latitude": 60.1688, "accuracy": 12}
REPORTS_N = 200
DEMO_PASSWORD = "gulls over the market square"


@pytest.fixture(scope="session")
def stack(
    cluster: Cluster,  # noqa: F811 - the fixture
    template: str,  # noqa: F811 - the fixture
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Stack]:
    """The product with the demo city, its people and its reports, behind a gate."""
    folder = tmp_path_factory.mktemp("stack")
    client = copytree(ROOT / "pwa" / "dist", folder / "client")
    stack = Stack(cluster, template, folder, public_port=free_port(), client=client)
    try:
        stack.civic("city", "apply", str(ROOT / "config/cities/helsinki"), "--yes")
        extract = str(ROOT / "var/demo/Helsinki.osm.pbf")
        stack.civic("city", "import-osm", extract, "--jurisdiction", "helsinki")
        stack.civic("demo", "seed", "--reports", str(REPORTS_N))
        stack.start()
        yield stack
    finally:
        stack.stop()


@pytest.fixture(scope="session")
def running_gate(stack: Stack) -> Iterator[Gate]:
    gate = Gate(stack.port, stack.public_port)
    gate.start()
    yield gate
    gate.stop()


@pytest.fixture
def gate(running_gate: Gate) -> Iterator[Gate]:
    """The connection, whole again after each test."""
    running_gate.clear()
    yield running_gate
    running_gate.clear()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
    yield browser
    browser.close()


@pytest.fixture(params=["phone", "desk"])
def device(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What a context of each size is made with."""
    return device_of(request.param)


def device_of(name: str) -> dict[str, Any]:
    """Return the options of a browser context: 360x740 with touch, or 1280x800 with a mouse."""
    is_phone = name == "phone"
    return {
        "viewport": PHONE if is_phone else DESK,
        "has_touch": is_phone,
        "is_mobile": is_phone,
        "device_scale_factor": 2 if is_phone else 1,
        "locale": "en-GB",
        "timezone_id": "Europe/Helsinki",
        "geolocation": HERE,
        "permissions": ["geolocation", "camera"],
        "reduced_motion": "reduce",
    }


@pytest.fixture
def complaints() -> list[str]:
    """What the console of the browser said, in the tests that listen."""
    return []


@pytest.fixture
def size() -> str:
    """Size of a browser that says nothing else; a test that concerns both asks for both."""
    return "phone"


@pytest.fixture
def new_context(
    browser: Browser, gate: Gate, complaints: list[str], size: str
) -> Iterator[Callable[..., BrowserContext]]:
    """Open a browser that nobody used before; a complaint of its content policy fails the test."""
    opened: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(base_url=gate.url, **{**device_of(size), **options})
        context.on("console", lambda message: _hear(complaints, message))
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()
    assert [line for line in complaints if "Content Security Policy" in line] == []


@pytest.fixture
def profile(
    playwright: Playwright, gate: Gate, tmp_path: Path, size: str
) -> Iterator[Callable[..., BrowserContext]]:
    """Start the browser on one profile again and again: what it keeps outlives its death."""
    started: list[BrowserContext] = []

    def start(**options: Any) -> BrowserContext:
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path / "profile"),
            executable_path=CHROMIUM,
            args=OPTIONS,
            base_url=gate.url,
            **{**device_of(size), **options},
        )
        started.append(context)
        return context

    yield start
    for context in started:
        context.close()


def _hear(complaints: list[str], message: ConsoleMessage) -> None:
    if message.type in {"error", "warning"}:
        complaints.append(message.text)
