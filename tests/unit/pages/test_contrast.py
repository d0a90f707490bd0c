# SPDX-License-Identifier: EUPL-1.2
import re
from itertools import product

import pytest

from civic.pages.rendering import HERE

CSS = (HERE / "static" / "civic.css").read_text(encoding="utf-8")
LIGHT, DARK = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
SURFACES = ("surface-0", "surface-1", "surface-2")
TEXTS = ("text-strong", "text", "text-muted", "accent")
CLOCKS = ("on-track", "due-soon", "overdue", "kept", "late")
PAIRS = [
    *product((*TEXTS, *CLOCKS), SURFACES),
    ("text", "surface-3"),
    ("text-strong", "surface-3"),
    ("accent-text", "accent"),
]


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """Source: WCAG 2.2, relative luminance."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "surface"), PAIRS)
def test_text_stands_out_from_its_surface(text: str, surface: str, theme: str) -> None:
    colours = tokens(theme)

    assert contrast(colours[text], colours[surface]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("surface", [*SURFACES, "surface-3"])
def test_focus_stands_out_from_every_surface(surface: str, theme: str) -> None:
    colours = tokens(theme)

    assert contrast(colours["focus"], colours[surface]) >= 3


def test_both_themes_name_the_same_colours() -> None:
    assert tokens(LIGHT).keys() == tokens(DARK).keys()


def test_sizes_follow_the_text_size_of_the_reader() -> None:
    assert not re.findall(r"font(?:-size)?:[^;]*\dpx", CSS)


def test_sides_are_logical_so_that_scripts_from_the_right_work() -> None:
    physical = r"(?:margin|padding|border)-(?:left|right)|(?<![-\w(])(?:left|right): "

    assert not re.findall(physical, CSS)


def test_no_name_of_a_class_is_one_that_the_app_may_have_too() -> None:
    templates = "".join(
        path.read_text(encoding="utf-8") for path in (HERE / "templates").glob("*.jinja")
    )

    styled = re.findall(r"\.([a-z][\w-]*)(?=[^{};]*\{)", CSS)
    used = [
        name for found in re.findall('class="([a-z][^"{]*)', templates) for name in found.split()
    ]
    assert len(used) > 100
    assert {name for name in (*styled, *used) if not name.startswith("p-")} == set()
