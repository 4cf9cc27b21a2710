import datetime as dt
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import cast
from urllib.parse import unquote, urlsplit

import pytest
from babel.messages.pofile import read_po
from lxml.html import HtmlElement
from tinyhtml5.parser import HTMLParser

from bilan.disk.tree import read_tree
from bilan.make import page as page_module
from bilan.model.memory import NO_MEMORY
from bilan.plan.glance import at_a_glance
from bilan.plan.pages import plan_pages
from bilan.plan.recipes import Toolbox, whole
from bilan.plan.views import View
from tests.sample import FOLDERS, ROOT, Sample, page, sample_content, sample_site

HOST = "https://results.example.org"
ENGLISH, FRENCH = "en/", "fr/"
OBJECTIVE = {
    ENGLISH: "en/objectives/improved-migration-management/index.html",
    FRENCH: "fr/objectifs/gestion-des-migrations/index.html",
}
IN_ONE_LANGUAGE = {
    ENGLISH: {
        "story": {"eu-iom-meeting-brussels", "region-on-the-move-2019"},
        "project": {
            "t05-eutf-hoa-so-46",
            "t05-eutf-hoa-ss-48",
            "t05-eutf-noa-reg-02",
            "t05-eutf-sah-gm-03",
            "t05-eutf-sah-ng-09",
        },
    },
    FRENCH: {
        "story": {"marie-de-la-cote-d-ivoire-au-senegal", "work-4-integration-maroc"},
        "project": {
            "t05-eutf-hoa-dj-29",
            "t05-eutf-hoa-dj-41",
            "t05-eutf-noa-ma-06",
            "t05-eutf-sah-bf-01",
            "t05-eutf-sah-cm-02",
            "t05-eutf-sah-ml-02",
            "t05-eutf-sah-ne-05",
            "t05-eutf-sah-reg-09",
            "t05-eutf-sah-reg-18",
            "t05-eutf-sah-sn-02",
        },
    },
}
"""The last part of the address of what was written once, and in the language of its people."""

SET_WIDE = re.compile("(?<!\\d)\\d{1,3}(?: \\d{3})+(?![\\d.,]*\\d)")
"""Digits in groups of three with an ordinary space, where a line could break, between them."""

_GAP = re.compile(r"%\\\((\w+)\\\)[sd]")
"""A gap of a message that was escaped for a pattern."""


@pytest.fixture(scope="module")
def site() -> Sample:
    return sample_site()


def results_of(site: Sample, path: str) -> list[str]:
    """Return what an objective says of its results, in order: counters first, then the total of its chart.

    A result is a number, or words for why there is none.
    """
    [results] = page(site.files[path]).xpath("//section[@aria-labelledby='part-results']")
    found = results.xpath(
        ".//ul[@class='counters']//*[@class='counter-value' or @class='counter-absent']"
        " | .//p[@class='chart-note']/data"
    )
    return ["".join(one.itertext()).strip() for one in found]


def test_no_page_needs_what_only_jinja_alone_can_do(monkeypatch: pytest.MonkeyPatch) -> None:
    context = sample_site().context
    assert context is not None
    templates = {path: file.text for path, file in read_tree(FOLDERS).files.items() if path.endswith(".html")}
    named = {path.removeprefix("templates/"): text for path, text in templates.items()}
    toolbox = Toolbox.of(named, context.locales)
    pages = [one for one in plan_pages(context, at_a_glance(context, NO_MEMORY), NO_MEMORY) if not one.parts]
    pieces = page_module._pieces
    drawn: Counter[str] = Counter()

    def noting(desk: page_module._Desk, name: str, values: Mapping[str, object]) -> Sequence[str]:
        drawn["by Jinja alone" if desk.by_jinja else "as quickly"] += 1
        return pieces(desk, name, values)

    monkeypatch.setattr(page_module, "_pieces", noting)
    for one in pages:
        page_module.make_page(cast("View", whole(one).inputs), toolbox)

    assert drawn == {"as quickly": len(pages)}


def test_the_sample_site_has_no_problems(site: Sample) -> None:
    assert site.problems == ()


@pytest.mark.parametrize(
    ("folder", "not_reported"), [(ENGLISH, "not yet reported"), (FRENCH, "pas encore communiqué")]
)
def test_an_objective_shows_what_was_known_in_may_2020(folder: str, not_reported: str) -> None:
    then = sample_site(dt.date(2020, 5, 6))

    assert results_of(then, OBJECTIVE[folder]) == [
        "147\u202f629",
        "891\u202f963",
        not_reported,
        "67",
    ]


@pytest.mark.parametrize("folder", [ENGLISH, FRENCH])
def test_an_objective_shows_what_is_known_today(site: Sample, folder: str) -> None:
    assert results_of(site, OBJECTIVE[folder]) == [
        "295\u202f998",
        "1\u202f865\u202f220",
        "1\u202f985",
        "75",
    ]


def test_all_of_the_facts_are_told() -> None:
    content = sample_content()
    folders = Counter(one.folder.split("/")[2] for one in content.projects.values())
    files = Counter(one.span.path.split("/")[2] for one in content.indicators.values())

    assert len(content.objectives) == 4
    assert len(content.stories) == 12
    assert folders == {"2011": 7, "2022": 24}
    assert (files["migration"], files["results-2021"]) == (4, 15)
    assert [
        len(one.observations) for one in content.indicators.values() if "/migration/" in one.span.path
    ] == [2] * 4
    assert all(
        "country" in seen.parts
        for one in content.indicators.values()
        if "/results-2021/" in one.span.path
        for seen in one.observations
    )
    assert sorted(content.factsheets) == ["working-with-partners"]
    assert sorted(content.pages) == [
        *("about", "accessibility", "checked-figures", "home", "legal", "translations"),
    ]


def test_each_page_stands_in_the_other_language_too_but_for_what_was_written_in_one(site: Sample) -> None:
    for here, there in ((ENGLISH, FRENCH), (FRENCH, ENGLISH)):
        alone: dict[str, set[str]] = {}
        for path, tree in site.pages(here):
            template = tree.body.get("data-template")
            [other] = tree.xpath(f"//link[@rel='alternate'][@hreflang='{there[:2]}']/@href") or [None]
            if other is not None:
                back = page(site.files[file_of(other)])
                assert back.xpath(f"//link[@hreflang='{here[:2]}']/@href") == [url_of(path)]
            elif template != "not_found":
                alone.setdefault(template, set()).add(path.split("/")[-2])
        assert alone == IN_ONE_LANGUAGE[here]


def test_every_link_anchor_and_source_leads_somewhere(site: Sample) -> None:
    lost = [
        (path, url)
        for path, tree in site.pages()
        for url in {*tree.xpath("//@href"), *tree.xpath("//@src")}
        if not leads_somewhere(site, path, url)
    ]

    assert lost == []


def test_every_page_is_free_of_mistakes_in_its_html(site: Sample) -> None:
    mistakes = []
    for path, data in site.files.items():
        if path.endswith(".html"):
            parser = HTMLParser(namespace_html_elements=False)
            parser.parse(data.decode())
            mistakes += [(path, one) for one in parser.errors]

    assert mistakes == []


def test_every_page_has_what_each_page_has(site: Sample) -> None:
    for path, tree in site.pages():
        ids = tree.xpath("//@id")
        is_lost = path.endswith("404.html")
        assert len(tree.xpath("//h1")) == 1, path
        assert len(ids) == len(set(ids)), path
        assert tree.get("lang") == ("fr" if path.startswith(FRENCH) else "en"), path
        assert tree.body.get("data-template"), path
        assert tree.xpath("//link[@rel='canonical']/@href") == ([] if is_lost else [url_of(path)]), path


def test_no_title_is_that_of_another_page_of_its_language(site: Sample) -> None:
    titles = Counter(
        (path[:3], tree.findtext(".//title")) for path, tree in site.pages() if "404" not in path
    )

    assert [title for title, count in titles.items() if count > 1] == []


def test_french_pages_have_no_words_of_the_english_interface(site: Sample) -> None:
    said = re.compile("|".join(_GAP.sub(".{1,40}", re.escape(message)) for message in english_messages()))

    found = {
        (path, words)
        for path, tree in site.pages(FRENCH)
        for words in words_of(tree, "fr")
        if said.fullmatch(plain(words))
    }

    assert found == set()


def test_french_pages_keep_numbers_and_their_signs_together(site: Sample) -> None:
    apart = {
        (path, words)
        for path, tree in site.pages(FRENCH)
        for words in words_of(tree, "fr")
        if " %" in words or " €" in words or SET_WIDE.search(words)
    }

    assert apart == set()


def test_english_pages_keep_the_groups_of_a_number_together(site: Sample) -> None:
    apart = {
        (path, words)
        for path, tree in site.pages(ENGLISH)
        for words in words_of(tree, "en")
        if SET_WIDE.search(words)
    }

    assert apart == set()


def leads_somewhere(site: Sample, path: str, url: str) -> bool:
    """Return whether an address on a page leads out of the site, or to a file of it and a place in it."""
    if not url.startswith(HOST) and urlsplit(url).scheme:
        return True
    target, _, anchor = url.removeprefix(HOST).partition("#")
    file = file_of(posixpath.join(f"/{path}", target)) if target else path
    if file not in site.files:
        return False
    return not anchor or unquote(anchor) in page(site.files[file]).xpath("//@id")


def file_of(url: str) -> str:
    """Return the file that an address asks for."""
    path = unquote(urlsplit(url).path).lstrip("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def url_of(path: str) -> str:
    return f"{HOST}/{path.removesuffix('index.html')}"


def words_of(tree: HtmlElement, language: str) -> Iterator[str]:
    """Yield each run of words that a page says or reads out in a language."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in {"script", "style"}:
            continue
        own = element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
        above = element.getparent()
        if own == language:
            yield from (element.get(name) for name in ("aria-label", "alt", "title") if element.get(name))
            yield element.text or ""
        if above is not None and above.xpath("string(ancestor-or-self::*[@lang][1]/@lang)") == language:
            yield element.tail or ""


def english_messages() -> set[str]:
    """Return what the pages say in English and not in French, but for what is hardly more than its gaps."""
    with (ROOT / "locales" / "fr" / "LC_MESSAGES" / "bilan.po").open("rb") as file:
        catalogue = read_po(file)
    both = [(forms(one.id), forms(one.string)) for one in catalogue if one.id]
    french = {plain(words) for _, strings in both for words in strings}
    english = {plain(words) for ids, _ in both for words in ids}
    return {one for one in english - french if re.search(r"[^\W\d_]{4}", _GAP.sub("", re.escape(one)))}


def forms(words: object) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words) if isinstance(words, list | tuple) else ()


def plain(words: str) -> str:
    """Return words with one kind of space and apostrophe."""
    return " ".join(words.replace("’", "'").split())
