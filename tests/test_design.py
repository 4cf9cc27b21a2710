"""The colours of the site: what docs/design.md says of them is so, and all of them can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TOKENS = (ROOT / "assets/styles/10-tokens.css").read_text(encoding="utf-8")
DESIGN = (ROOT / "docs/design.md").read_text(encoding="utf-8")

LETTERS = ("ink", "quiet", "blue", "ochre", "teal", "plum", "red")
GROUNDS = ("paper", "surface", "tint-quiet")
AA_TEXT = 4.5
AA_SHAPES = 3.0


def scheme(name: str) -> Mapping[str, str]:
    """Return the colours of the light or the dark scheme by name: `paper` is `#fbfaf7`."""
    light, dark = TOKENS.split("@media (prefers-color-scheme: dark)", 1)
    colours = dict(_colours(light))
    if name == "dark":
        colours |= dict(_colours(dark.split("@media", 1)[0]))
    return colours


def contrast(one: str, other: str) -> float:
    """Return how far two colours stand apart, from 1 to 21. Source: WCAG 2.2, contrast ratio."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _colours(css: str) -> Iterator[tuple[str, str]]:
    for name, value in re.findall(r"--([\w-]+): #([0-9a-f]{3,6});", css):
        yield name, value if len(value) == 6 else "".join(sign * 2 for sign in value)


def _luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def table() -> Mapping[str, tuple[str, ...]]:
    """Return the numbers that docs/design.md gives for each colour: light, then dark, on each ground."""
    rows = re.findall(r"^\| `([\w-]+)` \| `#\w+` \| `#\w+` \|(.+)\|$", DESIGN, re.MULTILINE)
    return {name: tuple(cell.strip() for cell in cells.split("|")) for name, cells in rows}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_letters_can_be_read_on_every_ground(name: str) -> None:
    colours = scheme(name)

    weak = [
        f"{letter} on {ground}"
        for letter in LETTERS
        for ground in GROUNDS
        if contrast(colours[letter], colours[ground]) < AA_TEXT
    ]

    assert weak == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_borders_of_controls_can_be_seen(name: str) -> None:
    colours = scheme(name)

    assert min(contrast(colours["control"], colours[ground]) for ground in GROUNDS) >= AA_SHAPES


@pytest.mark.parametrize("name", ["light", "dark"])
def test_notices_and_marks_can_be_read_on_their_tints(name: str) -> None:
    colours = scheme(name)

    assert contrast(colours["ochre"], colours["tint-ochre"]) >= AA_TEXT
    assert contrast(colours["blue"], colours["tint-blue"]) >= AA_TEXT
    assert contrast(colours["ink"], colours["tint-ochre"]) >= AA_TEXT


def test_the_table_of_colours_in_the_guide_to_the_design_is_measured() -> None:
    schemes = [scheme(name) for name in ("light", "dark")]

    measured = {
        colour: tuple(
            f"{contrast(one[colour], one[ground]):.1f}" for one in schemes for ground in ("paper", "surface")
        )
        for colour in (*LETTERS, "fill", "control")
    }

    assert {name: cells[:4] for name, cells in table().items()} == measured
    for name in measured:
        assert f"`{name}` | `#{schemes[0][name]}` | `#{schemes[1][name]}`" in DESIGN


PARTS = tuple(sorted((ROOT / "templates/desk/styles").glob("*.css")))


def outermost(css: str) -> list[str]:
    """Return the selectors that stand in no other rule."""
    found, depth = [], 0
    for line in css.splitlines():
        if depth == 0 and line.endswith("{"):
            found.append(line.removesuffix("{").strip())
        depth += line.count("{") - line.count("}")
        assert depth >= 0, line
    assert depth == 0, "a brace is not closed"
    return found


def test_each_part_of_the_desk_has_its_style_for_itself() -> None:
    owners: dict[str, set[str]] = {}
    for part in PARTS:
        for selector in outermost(part.read_text(encoding="utf-8")):
            if re.fullmatch(r"\.[\w-]+", selector):
                owners.setdefault(selector, set()).add(part.name)

    shared = {selector: sorted(parts) for selector, parts in owners.items() if len(parts) > 1}

    assert shared == {}, "two parts mean something else by the same name"


def test_no_rule_of_the_desk_stands_in_another_by_mistake() -> None:
    for part in PARTS:
        css = part.read_text(encoding="utf-8")

        assert outermost(css)
        nested = [
            line for line in css.splitlines() if line.startswith((".", "#", "[")) and line.endswith("{")
        ]
        assert [
            one.removesuffix("{").strip()
            for one in nested
            if one.removesuffix("{").strip() not in outermost(css)
        ] == []
