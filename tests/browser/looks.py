"""Ways to look at a page in a browser: with axe, at a width, by keyboard, as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LANGUAGES = ("en", "fr")
Scheme = Literal["light", "dark"]

STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe that a change of colours alone can break."""

_OVERFLOW = """() => [...document.querySelectorAll('body *')]
    .filter(one => !one.closest('.table-scroll, .unseen, svg') && one.checkVisibility())
    .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(one => `${one.tagName}.${one.className}: ${one.textContent.trim().slice(0, 40)}`)"""

_FOCUS = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect();
    const hasRing = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const faults = [];
    if (!(box.width && box.height)) faults.push('has no size');
    if (!(box.bottom > 0 && box.top < innerHeight)) faults.push('is out of view');
    if (!hasRing(getComputedStyle(one)) && !hasRing(getComputedStyle(one, '::after'))) faults.push('has no ring');
    return faults.length ? `${one.outerHTML.slice(0, 80)} ${faults.join(', ')}` : '';
}"""

_RUN_AXE = """options => axe.run(document, {...options, resultTypes: ['violations'], preload: false})
    .then(({violations}) => violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.html}`)))"""


class Visit(Protocol):
    """Opens an address in a tab of its own kind; a later visit of the same kind reuses the tab."""

    def __call__(self, url: str, **kind: object) -> Page: ...


def kinds(of: Callable[[str], Mapping[str, str]]) -> list[object]:
    """Return one page of each kind in each language as cases for a test: language and address."""
    return [
        pytest.param(language, url, id=f"{language}-{name}")
        for language in LANGUAGES
        for name, url in of(language).items()
    ]


def open_all(page: Page) -> None:
    """Open everything that can be opened, so that it is looked at too."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


def violations(page: Page, rules: Sequence[str] | None = None) -> list[str]:
    """Return what axe finds: against the standards, or against a few rules alone."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    only: Mapping[str, object] = {"type": "rule", "values": rules} if rules else {"values": STANDARDS}
    found: list[str] = page.evaluate(_RUN_AXE, {"runOnly": {"type": "tag", **only}})
    return found


def too_wide(page: Page, width: int, *, text: float = 1) -> list[str]:
    """Return what sticks out of a page at a width, where the text may be larger than usual."""
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("size => { document.documentElement.style.fontSize = size; }", f"{100 * text}%")
    found: list[str] = page.evaluate(_OVERFLOW)
    scrolled = page.evaluate("document.documentElement.scrollWidth")
    return found if scrolled <= width else [*found, f"the page is {scrolled} px wide"]


def walk(page: Page) -> tuple[list[str], int, int]:
    """Go through a page by keyboard; return what cannot be seen where it is, the stops, and the places to stop."""
    places = page.locator("a[href]:visible, summary:visible, [tabindex='0']:visible").count()
    faults, stops = [], 0
    while stops <= places:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops += 1
        faults.append(page.evaluate(_FOCUS))
    return [one for one in faults if one], stops, places
