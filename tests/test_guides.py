"""The examples of the editor's guides: each whole file in them builds, and both guides show the same things."""

import re
from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path

import pytest

from bilan.report import describe
from tests.load.trees import tree_of
from tests.sites import Built, make_site

DOCS = Path(__file__).resolve().parent.parent / "docs"
GUIDES = ("guide.en.md", "guide.fr.md")
MINIMAL = {
    "content/site.yaml": (
        "name: {en: A results site, fr: Un site de résultats}\n"
        "base_url: https://results.example.org/\n"
        "languages: [en, fr]\n"
    )
}
"""What a guide's examples stand on, where it shows no other settings."""

EXAMPLE = re.compile(
    r"^`(content/[^`\n]+)`\n\n(?P<fence>`{3,})\w*\n(.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)
REFERENCE = re.compile(r"\[\[(?:figure|counters|chart|table) [^\]\n]*\]\]")
KEY_OF_TABLE = re.compile(r"^\| (`[^|]+`) \|", re.MULTILINE)
KEY = re.compile(r"`([a-z][a-z_-]*)`")
"""A key as a table names it; examples are named as their guide's language likes."""
PICTURE = re.compile(r"^image: (\S+)|!\[[^\]]+\]\(([^\s)]+)", re.MULTILINE)
MESSAGE = re.compile(r"^```\n(content/indicators/.*?)\n```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^(#{2,3}) ", re.MULTILINE)
FENCED = re.compile(r"^(`{3,})\w*\n.*?^\1$", re.MULTILINE | re.DOTALL)


def words_of(guide: str) -> str:
    return (DOCS / guide).read_text(encoding="utf-8")


def first_day_of(guide: str) -> str:
    """Return the chapter that a guide begins with: it stands on the sample, and is followed in its own test."""
    [chapter] = (one for one in words_of(guide).split("\n## ") if "_desk/" in one and "new story" in one)
    return chapter


def examples_in(guide: str) -> Mapping[str, str]:
    """Return the files that a guide shows whole, by path."""
    found = [(one[1], one[3]) for one in EXAMPLE.finditer(words_of(guide))]
    assert len(found) == len(dict(found)), "a file is shown twice"
    return dict(found)


def pictures_in(examples: Mapping[str, str]) -> frozenset[str]:
    """Return the paths of all pictures that lie beside the examples."""
    return frozenset(
        f"{path.rpartition('/')[0]}/{name}"
        for path, text in examples.items()
        for names in PICTURE.findall(text)
        for name in names
        if name
    )


def text_of(guide: str) -> str:
    """Return the examples of a guide as one site in a string."""
    examples = examples_in(guide)
    files = {**MINIMAL, **dict.fromkeys(pictures_in(examples), ""), **examples}
    return "".join(f"== {path} ==\n{text}" for path, text in files.items())


def site_of(guide: str) -> Built:
    """Return the site that the examples of a guide make, with drafts and embargoed items."""
    return make_site(text_of(guide), shows_drafts=True)


def keys_in_tables(guide: str) -> list[str]:
    """Return what stands in the first column of the tables of a guide: keys, as a set in each row."""
    return [
        " ".join(sorted(KEY.findall(one))) for one in KEY_OF_TABLE.findall(FENCED.sub("", words_of(guide)))
    ]


@pytest.mark.parametrize("guide", GUIDES)
def test_every_example_of_a_guide_builds_without_a_problem(guide: str) -> None:
    built = site_of(guide)

    assert [(one.code, one.span) for one in built.problems if one.severity != "note"] == []
    assert built.publishable


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_shows_an_example_of_every_kind_of_file(guide: str) -> None:
    folders = {path.split("/")[1] for path in examples_in(guide)}

    assert folders == {
        *("site.yaml", "topics.yaml", "indicators"),
        *("objectives", "stories", "projects", "factsheets", "pages"),
    }


@pytest.mark.parametrize("guide", GUIDES)
def test_every_reference_that_a_guide_writes_can_be_written(guide: str) -> None:
    references = dict.fromkeys(REFERENCE.findall(words_of(guide).replace(first_day_of(guide), "")))
    page = "== content/pages/references/en.md ==\n---\ntitle: References\n---\n" + "\n\n".join(references)

    built = make_site(f"{text_of(guide)}{page}\n")

    assert [one.what for one in built.problems if one.severity == "error"] == []


def test_both_guides_have_the_same_sections() -> None:
    english, french = (HEADING.findall(FENCED.sub("", words_of(guide))) for guide in GUIDES)

    assert english == french


def test_both_guides_explain_the_same_keys_in_the_same_order() -> None:
    english, french = (keys_in_tables(guide) for guide in GUIDES)

    assert [pair for pair in zip_longest(english, french) if pair[0] != pair[1]] == []


def test_both_guides_show_the_same_kinds_of_examples() -> None:
    english, french = (
        [path.split("/")[1] + path[path.rindex(".") :] for path in examples_in(guide)] for guide in GUIDES
    )

    assert english == french


@pytest.mark.parametrize("guide", GUIDES)
def test_the_message_in_a_guide_is_the_one_that_the_program_gives(guide: str) -> None:
    [shown] = MESSAGE.findall(words_of(guide))
    text = text_of(guide).replace("    value: 1204\n", "    value: 1,204\n")

    [problem] = [one for one in make_site(text).problems if one.severity == "error"]

    assert describe(problem, tree_of(text), {}) == shown
