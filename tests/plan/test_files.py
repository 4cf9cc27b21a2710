"""The files beside the pages, and how pages and styles lead to them."""

from __future__ import annotations

import re

from bilan.model.source import Blob
from bilan.plan.files import font_url, icon_url, script_url, style_url
from bilan.plan.routes import Routes
from tests.sites import make_site

ROUTES = Routes(base_url="https://example.org/results/", base_path="/results/", sections={})
SITE = """
== content/site.yaml ==
name: {en: Results, fr: Résultats}
base_url: https://example.org/
languages: [en, fr]

== content/pages/about/en.md ==
---
title: About
---
What this is.

== content/pages/about/fr.md ==
---
title: À propos
---
Ce que c’est.

== content/pages/legal/en.md ==
---
title: Legal notice
---
Who answers for it.
"""


def assets(**digests: str) -> dict[str, Blob]:
    """Return files of `assets/` by path: `assets(styles__a_css="1")`."""
    paths = {name.replace("__", "/").replace("_", "."): digest for name, digest in digests.items()}
    return {
        f"assets/{path}": Blob(path=f"assets/{path}", digest=digest, size=1) for path, digest in paths.items()
    }


def test_every_file_carries_a_mark_of_its_content_so_that_browsers_can_keep_it_for_good() -> None:
    files = assets(
        fonts__letters_woff2="aaaaaaaaaa",
        fonts__letters_txt="bbbbbbbbbb",
        icons__mark_svg="cccccccccc",
        scripts__site_js="dddddddddd",
    )

    assert font_url(files, ROUTES) == "/results/assets/letters.aaaaaaaa.woff2"
    assert icon_url(files, ROUTES) == "/results/assets/mark.cccccccc.svg"
    assert script_url(files, ROUTES, "site") == "/results/assets/site.dddddddd.js"


def test_a_site_without_letters_icon_or_script_of_its_own_leads_to_none() -> None:
    files = assets(styles__site_css="aaaaaaaaaa")

    assert (font_url(files, ROUTES), icon_url(files, ROUTES), script_url(files, ROUTES, "site")) == (
        "",
        "",
        "",
    )


def test_the_style_sheet_has_a_new_address_when_the_letters_that_it_leads_to_change() -> None:
    before = assets(styles__site_css="aaaaaaaaaa", fonts__letters_woff2="bbbbbbbbbb")
    after = assets(styles__site_css="aaaaaaaaaa", fonts__letters_woff2="cccccccccc")

    assert style_url(before, ROUTES) != style_url(after, ROUTES)
    assert style_url(before, ROUTES) == style_url(dict(before), ROUTES)


def test_pages_and_styles_lead_to_files_that_are_there() -> None:
    built = make_site(SITE)
    page = built.page("/en/about/")

    led_to = {
        str(one) for one in page.root.xpath("//head/link[@rel!='canonical' and @rel!='alternate']/@href")
    }
    [style] = [one for one in led_to if one.endswith(".css")]
    named = re.findall(r'url\("([^"]+)"\)', built.file(style.removeprefix("/")).decode())

    assert len(led_to) == 3
    assert {one.removeprefix("/") for one in led_to} <= set(built.paths)
    assert named
    assert {f"/assets/{one}" for one in named} <= led_to


def test_shared_links_name_the_language_of_a_page_and_those_of_its_translations() -> None:
    built = make_site(SITE)

    def named(url: str, name: str) -> list[str]:
        return [str(one) for one in built.page(url).root.xpath(f"//meta[@property='{name}']/@content")]

    assert named("/fr/about/", "og:locale") == ["fr_FR"]
    assert named("/fr/about/", "og:locale:alternate") == ["en_IE"]
    assert named("/en/legal/", "og:locale:alternate") == []
