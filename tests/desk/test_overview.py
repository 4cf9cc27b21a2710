"""The first page of the desk as it is drawn: what is open, what is well, what pages weigh."""

import gzip
from pathlib import Path

import pytest

from bilan.desk.overview import facts_of
from bilan.desk.pages import Desk, Pages, answer_desk
from bilan.disk.tree import Folders
from tests.review.outlooks import look_at
from tests.sites import Page
from tests.test_coverage import french, marked
from tests.test_sites import page, story

PAGE = b"<html>about us</html>" * 40
STYLE, SCRIPT, FONT = b"a { b: c }" * 50, b"let a = 1;" * 50, bytes(range(256))


def desk_of(text: str, content: Path) -> Desk:
    """Return the desk over a site in a string, whose pages are made up."""
    looked = look_at(text)
    context = looked.outlook.context
    assets = dict(
        zip((context.style_url, context.script_url, context.font_url), (STYLE, SCRIPT, FONT), strict=True)
    )
    files = {
        **{url.removeprefix("/"): data for url, data in assets.items()},
        **{one.path: PAGE for one in looked.built.parts if one.path.endswith("about/index.html")},
    }
    return Desk(
        tree=looked.outlook.reading.tree,
        built=looked.built,
        context=context,
        pages=Pages(files=files),
        folders=Folders(root=content.parent, content=content),
        reading=looked.outlook.reading,
    )


def shown(text: str, content: Path, language: str = "en") -> Page:
    return Page(answer_desk(desk_of(text, content), f"/_desk/{language}/").data)


@pytest.mark.parametrize(
    "words",
    [
        "Nothing is wrong: every file can be published as it stands.",
        "Nothing is behind.",
        "Nothing waits: readers see all that is written.",
        "Every figure has its value.",
        "Every figure is younger than a year.",
        "No text says a number that an indicator has left behind.",
        "Somebody has confirmed every figure.",
        "Everything stands in every language.",
    ],
)
def test_where_nothing_is_open_the_page_says_so(words: str, tmp_path: Path) -> None:
    text = story("a") + french("a", translated_from=marked("Words."))

    assert words in shown(text, tmp_path).text


def test_an_empty_site_has_a_first_page_too(tmp_path: Path) -> None:
    assert "Readers find nothing yet." in shown("== content/topics.yaml ==\n{}\n", tmp_path).text


def test_each_entry_leads_to_its_page_its_languages_and_its_file(tmp_path: Path) -> None:
    text = story("a", text="Other words.") + french("a", translated_from=marked("Words."))

    addresses = shown(text, tmp_path).addresses

    assert "/fr/actualites-recits/a/" in addresses
    assert "/_desk/en/pairs/stories/a/" in addresses
    assert "editor:content/stories/a/fr.md:1" in addresses


def test_every_entry_of_a_long_list_is_on_the_page(tmp_path: Path) -> None:
    text = "".join(story(f"s{number}", status="draft") for number in range(25))

    found = shown(text, tmp_path)

    assert {f"/en/news-stories/s{number}/" for number in range(25)} <= set(found.addresses)
    assert "Show 15 more" in found.text


def test_a_list_of_hundreds_has_a_page_of_its_own(tmp_path: Path) -> None:
    desk = desk_of("".join(story(f"s{number}", status="draft") for number in range(201)), tmp_path)

    first = Page(answer_desk(desk, "/_desk/en/").data)
    whole = Page(answer_desk(desk, "/_desk/en/open/held/").data)

    ways = [one.url for one in first.links("p.desk-more a")]
    assert ways == ["/_desk/en/open/held/", "/_desk/en/open/missing/"]
    assert {f"/en/news-stories/s{number}/" for number in range(201)} <= set(whole.addresses)
    assert whole.title == "Texts not for readers yet 201"


def test_a_list_that_is_empty_says_so_and_one_that_nobody_knows_is_not_there(tmp_path: Path) -> None:
    desk = desk_of(page("Words."), tmp_path)

    assert "There is nothing of this sort." in Page(answer_desk(desk, "/_desk/en/open/held/").data).text
    assert answer_desk(desk, "/_desk/en/open/nowhere/").status == 404
    assert answer_desk(desk, "/_desk/en/open/").status == 404


def test_the_page_needs_no_script_and_no_style_of_its_own(tmp_path: Path) -> None:
    found = shown(story("a", status="draft") + page("About the the words."), tmp_path)

    assert "<script" not in found.html
    assert " style=" not in found.html
    assert all(
        one in found.anchors for one in ("problems", "behind", "held", "figures", "coverage", "weights")
    )


def test_the_head_of_the_page_leads_to_its_sections(tmp_path: Path) -> None:
    found = shown(story("a", status="draft"), tmp_path)

    leads = [one.url for one in found.links(".desk-tallies a")]

    assert leads == ["#problems", "#problems", "#behind", "#held", "#figures"]


def test_words_of_problems_are_marked_where_the_page_speaks_another_language(tmp_path: Path) -> None:
    found = shown(page("About the the words."), tmp_path, "fr")

    [what] = found.all(".desk-code-group .desk-what")
    assert what.get("lang") == "en"


def test_a_page_weighs_what_is_sent_and_the_first_visit_has_its_letters_as_they_are(tmp_path: Path) -> None:
    desk = desk_of(page("Words."), tmp_path)

    facts = facts_of(desk.built, desk.context, desk.files, desk.folders)

    packed = {data: len(gzip.compress(data, mtime=0)) for data in (PAGE, STYLE, SCRIPT)}
    [about] = facts.heaviest
    assert (about.address, about.size, about.packed) == ("/en/about/", len(PAGE), packed[PAGE])
    assert facts.shared == packed[STYLE] + packed[SCRIPT] + len(FONT)


def test_before_any_page_was_made_none_is_weighed(tmp_path: Path) -> None:
    desk = desk_of(page("Words."), tmp_path)

    facts = facts_of(desk.built, desk.context, {}, desk.folders)

    assert facts.heaviest == ()
