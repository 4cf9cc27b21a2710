"""Projects from a table: new ones, and facts that differ."""

import pytest

from bilan.desk.imports.import_entries import Wishes
from tests.desk.tables import import_of, refused, told

SITE = """
    == content/site.yaml ==
    name: {en: A site, fr: Un site}
    base_url: https://example.org/
    languages: [en, fr]
    regions:
      sahel: {name: Sahel, countries: [NE, ML]}
      horn: {name: Horn, countries: [KE]}
    == content/objectives/work/en.md ==
    ---
    title: Work
    order: 1
    ---
    == content/projects/old/wells-1/fr.md ==
    ---
    title: Des puits
    # facts
    contribution: {amount: 5000000, currency: EUR, funder: Union}
    from: 2017-05
    countries: [NE]   # one
    partners:
      - {en: Ministry of Water, fr: Ministère de l'eau}
      - Puisatiers
    ---
    Un texte.
"""
PATH = "content/projects/old/wells-1/fr.md"


def test_a_new_project_is_a_file_with_its_title_and_facts_in_the_language_of_the_title() -> None:
    csv = """\
        id,title,contribution_eur,countries,region,objectives,partners,adopted,started,ended
        T05-Wells 2,Des puits pour les villages: phase 2,1500000.5,NE ML NE,sahel,work,"GIZ, ?, World Bank",2018-01-01,2018-03-01,2020-12-31
    """
    proposal = import_of(csv, SITE)

    path = "content/projects/imported/t05-wells-2/fr.md"
    assert told(proposal) == [("added", "t05-wells-2", (path,))]
    assert proposal.files[path] == (
        '---\n# T05-Wells 2 in table.csv\ntitle: "Des puits pour les villages: phase 2"\ncontribution:\n'
        "  amount: 1500000.5\n  currency: EUR\nfrom: 2018-03-01\nto: 2020-12-31\nobjectives: [work]\n"
        "countries: [NE, ML]\nregions: [sahel]\npartners: [GIZ, World Bank]\n---\n"
    )
    assert proposal.notes == ("Titles of new projects by language: 1 in `fr`.",)


def test_the_general_form_has_the_names_of_the_keys() -> None:
    csv = """\
        key,title,summary,contribution,currency,funder,from,to,regions,website,language
        wells-2,Wells,More wells,5,XOF,Niger,2017-05,~2019,sahel;horn,https://example.org/,en
    """
    text = import_of(csv, SITE).files["content/projects/imported/wells-2/en.md"]

    assert "summary: More wells\ncontribution:\n  amount: 5\n  currency: XOF\n  funder: Niger\n" in text
    assert "from: 2017-05\nto: ~2019\nregions: [sahel, horn]\nwebsite: https://example.org/\n" in text


def test_several_regions_are_those_of_its_countries() -> None:
    csv = "id,title,contribution_eur,started,countries,region\nx,Wells for all,5,2018,NE KE,several\n"

    assert "regions: [sahel, horn]\n" in import_of(csv, SITE).files["content/projects/imported/x/en.md"]


def test_what_says_the_same_is_the_same_in_any_order_and_in_any_language_of_a_name() -> None:
    csv = (
        "id,title,contribution_eur,started,countries,partners\n"
        'WELLS_1,Wells,5000000.00,2017-05,NE,"puisatiers, Ministry of Water"\n'
    )
    assert told(import_of(csv, SITE)) == [("same", "wells-1", ())]


def test_facts_that_differ_are_told_and_changed_while_words_and_comments_stay() -> None:
    csv = (
        "id,title,contribution_eur,ended,countries,partners,website\n"
        'wells-1,Wells,6000000,2020,NE ML,"GIZ, Ministry of Water",https://example.org/\n'
    )
    proposal = import_of(csv, SITE)

    [(change, _, details)] = told(proposal)
    assert change == "changed"
    assert details == (
        "contribution 5000000 → 6000000",
        "to none → 2020",
        "countries NE → NE, ML",
        "partners Ministry of Water; Puisatiers → GIZ; Ministry of Water",
        "website none → https://example.org/",
    )
    assert proposal.files[PATH] == (
        "---\ntitle: Des puits\n# facts\ncontribution: {amount: 6000000, currency: EUR, funder: Union}\n"
        "from: 2017-05\nto: 2020\ncountries: [NE, ML]   # one\npartners:\n  - GIZ\n"
        "  - {en: Ministry of Water, fr: Ministère de l'eau}\nwebsite: https://example.org/\n---\nUn texte.\n"
    )


def test_an_empty_cell_changes_nothing_and_an_adoption_is_no_new_start() -> None:
    csv = "id,title,contribution_eur,adopted,countries\nwells-1,,5000000,2016-01-01,\n"

    assert told(import_of(csv, SITE)) == [("same", "wells-1", ())]


def test_a_new_project_without_a_start_begins_with_its_adoption_and_that_is_told() -> None:
    proposal = import_of("id,title,contribution_eur,adopted\nx,Wells for all,5,2016-01-01\n", SITE)

    assert "from: 2016-01-01\n" in proposal.files["content/projects/imported/x/en.md"]
    assert proposal.notes[1] == "New projects without a start begin on the day of adoption: 1."


def test_one_that_says_neither_is_refused_unless_the_caller_says_when() -> None:
    csv = "id,title,contribution_eur,started\nx,Wells for all,5,\n"

    [(_, _, what)] = refused(import_of(csv, SITE))
    proposal = import_of(csv, SITE, wishes=Wishes(start="~2018"))

    assert what.startswith("nothing says when this project begins")
    assert "from: ~2018\n" in proposal.files["content/projects/imported/x/en.md"]
    assert proposal.notes[1] == "Those without either begin ~2018, as --start says: row 2."


def test_a_title_whose_language_no_word_tells_is_taken_for_the_first_one_and_told() -> None:
    proposal = import_of("id,title,contribution_eur,started\nx,IMPACT Mali,5,2018\n", SITE)

    assert list(proposal.files) == ["content/projects/imported/x/en.md"]
    assert "No word tells the language of the titles in row 2; they were taken for `en`." in proposal.notes[1]


def test_ids_that_are_written_alike_have_keys_of_their_own_that_stay_whatever_the_order() -> None:
    rows = ["T-Hoa-3,Water for all,5,2018\n", "T-HOA-3,Schools for all,6,2018\n"]
    head = "id,title,contribution_eur,started\n"

    first = import_of(head + "".join(rows), "")
    written = "".join(f"== {path} ==\n{text}" for path, text in first.files.items())
    again = import_of(head + "".join(reversed(rows)), written)

    assert [name for _, name, _ in told(first)] == ["t-hoa-3", "t-hoa-3-2"]
    assert first.notes[1] == "Row 3: `T-HOA-3` becomes `t-hoa-3-2`, for another id is written alike."
    assert [(change, name) for change, name, _ in told(again)] == [("same", "t-hoa-3-2"), ("same", "t-hoa-3")]


@pytest.mark.parametrize(
    ("row", "column", "what"),
    [
        ('x,Wells,"1,300",2018,NE,', 3, "`amount` is not written as a plain number"),
        ("x,Wells,5,3/4/2018,NE,", 4, "`from` is not written as a date"),
        ("x,Wells,5,2018,NE XX,", 5, "there is no country with the code `XX`"),
        ("x,Wells,5,2018,NE,wrok", 6, "there is no objective `wrok`; did you mean `work`?"),
        ("x,,5,2018,NE,", 0, "`title` is missing"),
        (",Wells,5,2018,NE,", 2, "this row has no id that could become a key"),
    ],
)
def test_a_row_is_refused_with_its_cell_and_the_reason(row: str, column: int, what: str) -> None:
    proposal = import_of(f"id,title,contribution_eur,started,countries,objectives\n{row}\n", SITE)

    assert refused(proposal) == [(2, column, what)]
    assert proposal.files == {}


def test_an_id_that_stands_there_twice_is_refused_the_second_time() -> None:
    proposal = import_of("id,title,contribution_eur,started\nx,Wells,5,2018\nx,Wells,5,2018\n", SITE)

    assert refused(proposal) == [(3, 1, "`x` stands in row 2 already")]
    assert [name for _, name, _ in told(proposal)] == ["x"]


def test_a_project_that_ends_before_it_begins_is_refused() -> None:
    proposal = import_of("id,title,contribution_eur,ended\nwells-1,Wells,5000000,2016\n", SITE)

    assert refused(proposal) == [(2, 0, "wells-1: the project ends before it begins")]


def test_a_language_that_the_site_does_not_have_is_refused() -> None:
    proposal = import_of("id,title,contribution_eur,started,language\nx,Pozos,5,2018,es\n", SITE)

    assert refused(proposal) == [(2, 5, "there is no language `es`")]


def test_a_project_with_a_problem_of_its_own_is_to_be_mended_first() -> None:
    site = SITE.replace("from: 2017-05", "from: soon")

    [(_, _, what)] = refused(import_of("id,title,contribution_eur\nwells-1,Wells,5\n", site))

    assert what == "the project `wells-1` has a problem in its own file"
