"""Factsheets as PDF: tagged and titled, their letters in them, their figures bound and traced."""

from __future__ import annotations

import re

import pytest

from tests.make.paper.sheets import ENGLISH, FRENCH, SHEET, Paper, paper_of
from tests.sites import Built, make_site

NARROW = "\u202f"


@pytest.fixture(scope="module")
def built() -> Built:
    return make_site(SHEET)


@pytest.fixture(scope="module")
def english(built: Built) -> Paper:
    return paper_of(built.file(ENGLISH))


@pytest.fixture(scope="module")
def french(built: Built) -> Paper:
    return paper_of(built.file(FRENCH))


def test_a_site_with_every_kind_of_block_in_a_factsheet_has_no_problem(built: Built) -> None:
    assert built.codes == ()


# --- what a program that reads aloud is told ---


def test_a_sheet_says_that_it_is_tagged_and_keeps_to_the_standard_for_it(english: Paper) -> None:
    described = english.root["/Metadata"].get_object().get_data().decode()  # type: ignore[union-attr]

    assert english.root["/MarkInfo"]["/Marked"].value is True  # type: ignore[index]
    assert "<pdfuaid:part>1</pdfuaid:part>" in described


def test_a_sheet_tells_its_language_and_its_title(english: Paper, french: Paper) -> None:
    assert [str(one.root["/Lang"]) for one in (english, french)] == ["en", "fr"]
    assert english.reader.metadata is not None
    assert english.reader.metadata.title == "Everything in one sheet"
    assert english.root["/ViewerPreferences"]["/DisplayDocTitle"].value is True  # type: ignore[index]


def test_every_drawing_and_picture_has_words_in_its_place(english: Paper) -> None:
    drawings = [one.alternate for one in english.tags if one.kind == "Figure"]

    assert drawings == [
        f"Migrants protected, by country. Niger: 200{NARROW}000; Mali: 95{NARROW}998",
        f"Migrants protected, over time. 6 May 2020: 147{NARROW}629; 29 September 2021: 295{NARROW}998",
        "A white dot",
    ]


def test_headings_are_tagged_from_the_first_level_on_and_leave_out_none(english: Paper) -> None:
    assert [kind for kind in english.kinds if re.fullmatch(r"H\d|Title", kind)] == [
        "Title", "H1", "H2", "H3", "H1",
    ]  # fmt: skip


def test_tables_have_heads_and_lists_have_items(english: Paper) -> None:
    assert english.kinds.count("Table") == 2
    assert english.kinds.count("TH") == 4
    assert english.kinds.count("LI") == 5  # and the note
    assert "BlockQuote" in english.kinds


def test_every_link_has_words_of_its_own(english: Paper) -> None:
    assert all(one.get("/Contents") for one in english.links)


def test_all_letters_lie_in_the_file(english: Paper, french: Paper) -> None:
    for paper in (english, french):
        assert paper.fonts
        assert all("/FontFile2" in one for one in paper.fonts)
        assert all("BilanSans" in str(one["/FontName"]) for one in paper.fonts)


# --- what a reader finds ---


def test_figures_stand_in_the_digits_of_their_language(english: Paper, french: Paper) -> None:
    assert f"Of all, 295{NARROW}998a were protected" in english.text
    assert f"Au total, 295{NARROW}998a personnes" in french.text


def test_a_figure_that_is_no_result_says_so(english: Paper, french: Paper) -> None:
    assert f"at least 50{NARROW}000b (target) places" in english.text
    assert "(cible)" in french.text


def test_a_figure_leads_to_its_page_on_the_site(english: Paper) -> None:
    assert "https://results.example.org/en/indicators/protected/" in english.addresses


def test_a_link_of_the_text_leads_to_the_site(english: Paper) -> None:
    assert "https://results.example.org/en/about/" in english.addresses


def test_sources_are_lettered_where_there_are_several_and_tell_document_page_and_day(english: Paper) -> None:
    _, _, sources = english.text.partition("Where the figures come from")

    assert "a The yearly report, page 12; figures as of 29 September 2021" in sources
    assert "b The pledge; figures as of 1 October 2021" in sources
    assert "https://example.org/report" in english.addresses


def test_a_day_that_is_the_first_of_a_month_has_its_letters_raised_in_french(french: Paper) -> None:
    assert "1 er octobre 2021" in french.text.replace("1er", "1 er")


def test_a_single_source_needs_no_letter(built: Built) -> None:
    alone = make_site(
        SHEET.replace(", and [[figure places]] places were the target", "").replace(
            "[[counters protected places]]", "[[counters protected]]"
        )
    )

    _, _, sources = paper_of(alone.file(ENGLISH)).text.partition("Where the figures come from")

    assert sources.strip().startswith("The yearly report, page 12")


def test_everything_that_was_written_is_there(english: Paper) -> None:
    for words in (
        "first",
        "third",
        "Quoted words.",
        "Deeper",
        "code",
        "a block of code",
        "The words of the note.",
    ):
        assert words in english.text


def test_the_foot_of_each_page_tells_the_site_the_address_the_licence_and_the_page(english: Paper) -> None:
    for number, page in enumerate(english.reader.pages, start=1):
        words = re.sub(r"\s+", " ", page.extract_text())
        assert "A results site · results.example.org/en/factsheets/everything · CC BY 4.0" in words
        assert f"{number} / {len(english.reader.pages)}" in words


# --- where it lies ---


def test_the_page_of_a_factsheet_offers_it_with_its_size(built: Built) -> None:
    weight = round(len(built.file(ENGLISH)) / 1000)

    link = built.page("/en/factsheets/everything/").link(
        f"Download this factsheet (PDF, {weight}\N{NO-BREAK SPACE}kB)"
    )

    assert link.url == f"/{ENGLISH}"


def test_in_french_the_size_is_told_in_octets(built: Built) -> None:
    page = built.page("/fr/fiches/tout/")

    assert re.search(r"Télécharger cette fiche \(PDF, \d+\u00a0ko\)", page.text)


def test_a_factsheet_that_wants_no_pdf_has_none() -> None:
    without = make_site(SHEET.replace("as_of: 2021-12-31\n", "as_of: 2021-12-31\npdf: false\n"))

    assert not any(path.endswith(".pdf") for path in without.paths)
    assert "PDF" not in without.page("/en/factsheets/everything/").text


def test_a_factsheet_whose_pdf_cannot_be_made_keeps_its_page() -> None:
    broken = make_site(SHEET.replace("Quoted words.", "Слова."))

    assert broken.codes == ("letter-missing",)
    assert "PDF" not in broken.page("/en/factsheets/everything/").text


def test_words_that_look_like_typst_are_words() -> None:
    odd = make_site(SHEET.replace("Quoted words.", "Words #panic(1) $x$ @label `#read` \\*"))

    assert "#panic(1) $x$ @label" in paper_of(odd.file(ENGLISH)).text
