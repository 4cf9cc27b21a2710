"""Figures in texts as readers find them: every option, in every place of a text, in both languages."""

from __future__ import annotations

import re

import pytest

from tests.sites import Built, Page, make_site

INDICATORS = """
== content/indicators/people.yaml ==
name: {en: People protected, fr: Personnes protégées}
unit: people
counting: cumulative
observations:
  - {as_of: 2020-05-06, value: 147629}
  - as_of: 2021-09-29
    value: 1865220
    by: {country: {NE: 295998, ML: 1500000, several: 69222}}
== content/indicators/money.yaml ==
name: {en: Money lent, fr: Argent prêté}
unit: EUR
counting: latest
observations:
  - {as_of: 2021-09-29, value: 3390000000}
== content/indicators/share.yaml ==
name: {en: Share of women, fr: Part des femmes}
unit: percent
counting: latest
observations:
  - {as_of: 2021-09-29, value: 42.5}
== content/indicators/libya.yaml ==
name: {en: Assisted in Libya, fr: Assistés en Libye}
unit: people
counting: latest
observations:
  - {as_of: 2021-09-29, value: 33500, qualifier: more-than}
"""

WRITTEN = [
    ("[[figure people]]", "1 865 220", "1 865 220"),
    ("[[figure people as-of=2020-05-06]]", "147 629", "147 629"),
    ("[[figure people as-of=2021-01-01]]", "147 629", "147 629"),
    ("[[figure people form=short]]", "1.9 million", "1,9 million"),
    ("[[figure people floor=100000]]", "1 800 000", "1 800 000"),
    ("[[figure people floor=100000 form=short]]", "1.8 million", "1,8 million"),
    ("[[figure people form=short floor=10000]]", "1.86 million", "1,86 million"),
    ("[[figure people by=country:NE]]", "295 998", "295 998"),
    ("[[figure people by=country:NE floor=1000]]", "295 000", "295 000"),
    ("[[figure people as-of=2021-09-29 by=country:ML form=short]]", "1.5 million", "1,5 million"),
    ("[[figure money]]", "EUR 3 390 000 000", "3 390 000 000 EUR"),
    ("[[figure money form=short]]", "EUR 3.39 billion", "3,39 milliards d’euros"),
    ("[[figure money floor=100000000 form=short]]", "EUR 3.3 billion", "3,3 milliards d’euros"),
    ("[[figure share]]", "42.5 %", "42,5 %"),
    ("[[figure share floor=5]]", "40 %", "40 %"),
    ("[[figure libya]]", "more than 33 500", "plus de 33 500"),
    ("[[figure libya floor=1000]]", "more than 33 000", "plus de 33 000"),
]
"""What an author writes, and what readers of each language see, with plain spaces."""

PLACES = {
    "sentence": ("They are {} in all.", "They are {} in all."),
    "bold": ("They are **{}** in all.", "They are {} in all."),
    "italics": ("They are *{}*.", "They are {}."),
    "link": ("See [the {} of them](https://example.org/) here.", "See the {} of them here."),
    "list": ("- First\n- Then {} more", "First Then {} more"),
    "numbered list": ("1. First\n2. Then {} more", "First Then {} more"),
    "heading": ("## How {} came\n\nWords.", "How {} came Words."),
    "smaller heading": ("### {}\n\nWords.", "{} Words."),
    "quotation": ("> They are {}.", "They are {}."),
    "table": ("| Who | How many |\n|---|---|\n| All | {} |", "Who How many All {}"),
    "table head": ("| All {} | More |\n|---|---|\n| a | b |", "All {} More a b"),
    "brackets": ("They came ({}).", "They came ({})."),
    "two lines": ("They are\n{}\nin all.", "They are {} in all."),
}
"""Where in a text a figure may stand: in Markdown, and as it is read."""


def site_with(summary: str, body: str) -> Built:
    return make_site(
        f"{INDICATORS}"
        + "".join(
            f"== content/stories/a/{language}.md ==\n---\ntitle: A title\n"
            f"summary: '{summary}'\n{facts}\n---\n{body}\n"
            for language, facts in (("en", "kind: story\ndate: 2021-12-31"), ("fr", ""))
        )
    )


def plain(text: str) -> str:
    """Return a text with plain spaces: which ones stand in a number is tested with the formats."""
    return " ".join(text.split())


def read_aloud(page: Page) -> str:
    """Return what the author wrote, with a space after each cell of a table."""
    for cell in page.root.xpath("//td|//th"):
        cell.tail = " "
    return plain(page.prose)


@pytest.fixture(scope="module")
def everywhere() -> tuple[str, str]:
    """The texts, in English and in French, of a story with every figure in every place, each below its mark."""
    built = site_with(
        "Words.",
        "\n\n".join(
            f"mark{row}x{column}\n\n{place.format(written)}\n\nend"
            for row, (written, *_) in enumerate(WRITTEN)
            for column, (place, _) in enumerate(PLACES.values())
        ),
    )
    assert built.codes == ()
    return read_aloud(built.page("/en/news-stories/a/")), read_aloud(built.page("/fr/actualites-recits/a/"))


@pytest.mark.parametrize("column", range(len(PLACES)), ids=PLACES)
@pytest.mark.parametrize("row", range(len(WRITTEN)), ids=[one for one, *_ in WRITTEN])
def test_a_figure_is_printed_wherever_it_stands_in_a_text(
    everywhere: tuple[str, str], row: int, column: int
) -> None:
    _, *printed = WRITTEN[row]
    _, read = list(PLACES.values())[column]

    found = [re.findall(rf"mark{row}x{column} (.*?) end", text) for text in everywhere]

    assert found == [[read.format(one)] for one in printed]


@pytest.mark.parametrize(("written", "english", "french"), WRITTEN, ids=[one for one, *_ in WRITTEN])
def test_a_figure_is_printed_in_a_summary_wherever_that_is_shown(
    written: str, english: str, french: str
) -> None:
    built = site_with(f"They are {written} in all.", "Words.")

    for language, section, printed in (("en", "news-stories", english), ("fr", "actualites-recits", french)):
        expected = f"They are {printed} in all."
        page, listed = built.page(f"/{language}/{section}/a/"), built.page(f"/{language}/{section}/")
        [described] = page.root.xpath("//meta[@name='description']/@content")
        assert expected in plain(page.text)
        assert [plain(card.teaser) for card in listed.cards] == [expected]
        assert plain(described) == expected
    assert built.codes == ()


@pytest.mark.parametrize(("written", "english", "french"), WRITTEN, ids=[one for one, *_ in WRITTEN])
def test_a_figure_in_a_sentence_leads_to_its_indicator_and_keeps_its_number_for_machines(
    written: str, english: str, french: str
) -> None:
    built = site_with("Words.", f"They are {written} in all.")
    [key] = re.findall(r"figure (\w+)", written)

    for url, indicator in (
        ("/en/news-stories/a/", f"/en/indicators/{key}/"),
        ("/fr/actualites-recits/a/", f"/fr/indicateurs/{key}/"),
    ):
        page = built.page(url)
        assert [link.url for link in page.links(".prose a")] == [indicator]
        assert len(page.root.xpath("//*[contains(@class, 'prose')]//data/@value")) == 1
