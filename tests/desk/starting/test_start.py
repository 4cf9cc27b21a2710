"""Starting something: what is asked, what is taken for granted, and that it is valid at once."""

import datetime as dt
from pathlib import Path

import pytest

from bilan.desk.refused import Refused
from bilan.desk.starting.kinds import KINDS
from bilan.desk.starting.start import NewOrder, start
from bilan.disk.tree import Folders
from tests.desk.starting.desks import Person, built, texts, written

SITE = """
== content/objectives/education/en.md ==
---
title: Education
order: 3
---
Schools.

== content/projects/schools/en.md ==
---
title: Schools
contribution: {amount: 5, currency: XOF}
from: 2018
---
Schools.
"""

NEEDED = {
    "project": {"amount": "1500000", "from": "2017-05"},
    "indicator": {"unit": "people", "counting": "cumulative", "value": "12"},
}
"""What goes without saying nowhere."""


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return written(tmp_path, SITE)


def order(what: str, key: str | None = "new-one", *titles: str, **facts: str) -> NewOrder:
    named = {name.rstrip("_"): text for name, text in facts.items()}
    return NewOrder(what=what, key=key, titles=titles, facts=named, today=dt.date(2021, 9, 29))


def begin(wanted: NewOrder, folders: Folders, person: Person | None = None) -> dict[str, str]:
    """Start something, and return the new files."""
    before = texts(folders)
    heard: list[str] = []
    start(wanted, folders, person.heard.append if person else heard.append, person.answer if person else None)
    return {path: text for path, text in texts(folders).items() if path not in before}


def why_not(wanted: NewOrder, folders: Folders) -> str:
    before = texts(folders)
    with pytest.raises(Refused) as refused:
        begin(wanted, folders)
    assert texts(folders) == before
    return str(refused.value)


# --- valid at once ---


@pytest.mark.parametrize("what", KINDS)
def test_everything_that_is_started_is_valid_at_once(what: str, folders: Folders) -> None:
    begin(order(what, "new-one", "A new one", "Un nouveau", **NEEDED.get(what, {})), folders)

    assert built(folders).publishable
    assert not {"missing-key", "unknown-key"} & set(built(folders).codes)


@pytest.mark.parametrize("what", [one for one in KINDS if one != "indicator"])
def test_an_item_is_a_draft_in_each_language_and_changes_no_published_page(
    what: str, folders: Folders
) -> None:
    before = built(folders, shows_drafts=False).files

    files = begin(order(what, **NEEDED.get(what, {})), folders)

    assert [path.rpartition("/")[2] for path in files] == ["en.md", "fr.md"]
    assert built(folders, shows_drafts=False).files == before


def test_facts_stand_in_the_first_language_and_words_in_each(folders: Folders) -> None:
    files = begin(order("news", "faustina", "She: home", "Son retour", countries="GH, NE"), folders)

    assert files == {
        "content/stories/faustina/en.md": (
            '---\ntitle: "She: home"\nstatus: draft\nkind: news\ndate: 2021-09-29\ncountries: [GH, NE]\n---\n\n'
        ),
        "content/stories/faustina/fr.md": "---\ntitle: Son retour\nstatus: draft\n---\n\n",
    }


def test_an_indicator_is_one_file_with_a_first_value(folders: Folders) -> None:
    files = begin(
        order("indicator", "wells-dug", "Wells dug", "Puits creusés", **NEEDED["indicator"]), folders
    )

    assert files == {
        "content/indicators/wells-dug.yaml": (
            "name:\n  en: Wells dug\n  fr: Puits creusés\nunit: people\ncounting: cumulative\n"
            "observations:\n  - as_of: 2021-09-29\n    value: 12\n"
        )
    }


def test_an_indicator_without_a_value_says_why_and_when_one_is_expected(folders: Folders) -> None:
    [text] = begin(
        order(
            *("indicator", "wells-dug"),
            unit="people",
            counting="latest",
            absent="in-verification",
            expected="2022-03-31",
        ),
        folders,
    ).values()

    assert text.endswith("  - as_of: 2021-09-29\n    absent: in-verification\n    expected: 2022-03-31\n")


# --- what goes without saying ---


def test_where_nobody_is_there_a_key_is_enough_for_a_story(folders: Folders) -> None:
    files = begin(order("story", "her-workshop"), folders)

    assert files["content/stories/her-workshop/fr.md"] == "---\ntitle: Her workshop\nstatus: draft\n---\n\n"


def test_a_title_is_enough_for_a_key_and_for_the_other_languages(folders: Folders) -> None:
    files = begin(order("story", None, "Économie du Sahel"), folders)

    assert list(files) == [f"content/stories/economie-du-sahel/{one}.md" for one in ("en", "fr")]
    assert all("title: Économie du Sahel\n" in text for text in files.values())


def test_an_objective_takes_the_next_place_and_a_project_the_money_of_the_others(folders: Folders) -> None:
    [objective, _] = begin(order("objective"), folders).values()
    [project, _] = begin(order("project", "another", amount="7", from_="2019"), folders).values()

    assert "order: 4\n" in objective
    assert "contribution:\n  amount: 7\n  currency: XOF\n" in project


# --- asking ---


def test_a_person_is_asked_for_titles_key_and_facts_and_enter_takes_what_is_offered(
    folders: Folders,
) -> None:
    person = Person(answers=["Faustina comes home", "", "", "", "education", ""])

    files = begin(order("story", None), folders, person)

    assert person.asked == [
        "title (en):",
        "title (fr): [Faustina comes home]",
        "key: The name of its folder, and the end of its address; choose it once. [faustina-comes-home]",
        "date: The day it speaks of, as in 2021-09-29. [2021-09-29]",
        "objectives: Keys of objectives. Several with commas between. [none]",
        "countries: Codes of countries, as in GH. Several with commas between. [none]",
    ]
    assert files["content/stories/faustina-comes-home/en.md"] == (
        "---\ntitle: Faustina comes home\nstatus: draft\nkind: story\ndate: 2021-09-29\n"
        "objectives: [education]\n---\n\n"
    )


def test_a_wrong_answer_is_told_in_the_words_of_a_check_and_asked_for_again(folders: Folders) -> None:
    person = Person(answers=["A", "B", "29/09/2021", "2021-09-29", "educaton", "education", "Gana", "GH"])

    [english, _] = begin(order("story", "faustina"), folders, person).values()

    day, objective, country = person.heard
    assert day.startswith("`date` is not written as a date")
    assert day.endswith("Write 2021-09-29.")
    assert objective.startswith("there is no objective `educaton`; did you mean `education`?")
    assert country.endswith("Write GH.")
    assert "date: 2021-09-29\nobjectives: [education]\ncountries: [GH]\n" in english


def test_a_taken_key_is_asked_for_again(folders: Folders) -> None:
    person = Person(answers=["Education", "", "", "learning", "", ""])

    files = begin(order("objective", None), folders, person)

    assert person.heard == ["the key 'education' is taken already: content/objectives/education"]
    assert "content/objectives/learning/en.md" in files


def test_what_was_said_with_an_option_is_not_asked_again(folders: Folders) -> None:
    person = Person(answers=["", ""])

    begin(order("story", "faustina", "A", "B", date="~2018-04"), folders, person)

    assert [question.partition(":")[0] for question in person.asked] == ["objectives", "countries"]


def test_an_indicator_without_an_answer_to_its_value_is_not_reported_yet(folders: Folders) -> None:
    person = Person(answers=["people", "period", "", "", "2021-01", "", "~2022"])

    [text] = begin(order("indicator", "wells", "Wells", "Puits"), folders, person).values()

    assert text.endswith(
        "observations:\n  - as_of: 2021-09-29\n    from: 2021-01\n    absent: not-reported\n    expected: ~2022\n"
    )
    assert built(folders).publishable


def test_what_is_needed_has_to_be_answered(folders: Folders) -> None:
    person = Person(answers=["", "people", "latest", "", "", "1"])

    begin(order("indicator", "wells", "Wells", "Puits"), folders, person)

    assert "is empty" in person.heard[0]


def test_where_the_answers_end_nothing_is_written(folders: Folders) -> None:
    before = texts(folders)

    with pytest.raises(EOFError):
        begin(order("story", None), folders, Person(answers=["A title"]))

    assert texts(folders) == before


# --- what is refused ---


def test_where_nobody_is_there_all_missing_options_are_named_at_once(folders: Folders) -> None:
    assert why_not(order("project", "x"), folders) == "nobody is here to be asked; say --amount, --from"
    assert why_not(order("indicator", "x"), folders) == (
        "nobody is here to be asked; say --unit, --counting, --value (or --absent not-reported)"
    )
    assert why_not(order("story", None), folders) == (
        "nobody is here to be asked; say a key, as in new story well-in-ayorou"
    )


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"date": "29/09/2021"}, "--date 29/09/2021: `date` is not written as a date"),
        ({"kind": "blog"}, "--kind blog: `blog` is no choice for `kind`"),
        ({"objectives": "educaton"}, "did you mean `education`?"),
        ({"countries": "XX"}, "there is no country with the code `XX`"),
        ({"order": "1"}, "--order is nothing of a new story, which takes --kind, --date,"),
    ],
)
def test_an_option_that_does_not_fit_is_refused_with_its_name(
    facts: dict[str, str], why: str, folders: Folders
) -> None:
    assert why in why_not(order("story", "x", **facts), folders)


@pytest.mark.parametrize("key", ["Faustina", "her workshop", "", "..", "a/b", "é", "x" * 101])
def test_a_key_is_lower_case_letters_digits_and_hyphens(key: str, folders: Folders) -> None:
    assert "cannot be a key" in why_not(order("story", key), folders)


def test_a_key_is_taken_wherever_its_item_lies_and_free_in_another_collection(tmp_path: Path) -> None:
    folders = written(tmp_path, SITE.replace("projects/schools", "projects/2018/schools"))

    assert "already: content/projects/2018/schools" in why_not(
        order("project", "schools", amount="1", from_="2018"), folders
    )
    assert begin(order("story", "schools"), folders)


def test_a_page_cannot_take_the_address_of_a_part_of_the_site(folders: Folders) -> None:
    assert why_not(order("page", "recherche"), folders) == (
        "'recherche' is the address of a part of the site already: /fr/recherche/"
    )


def test_there_are_no_more_titles_than_languages_and_none_is_too_long(folders: Folders) -> None:
    assert why_not(order("story", "x", "a", "b", "c"), folders) == "there are 3 titles for 2 languages"
    assert "300 is the most" in why_not(order("story", "x", "a" * 301), folders)


def test_what_only_the_whole_site_shows_is_refused_too(folders: Folders) -> None:
    said = why_not(order("project", "x", amount="1", from_="2019", to="2018"), folders)

    assert said.startswith("nothing was written, for it would be wrong in content/projects/x/en.md: ")
    assert "ends before it begins" in said


def test_without_settings_nothing_is_started(folders: Folders) -> None:
    (folders.content / "site.yaml").unlink()

    assert "build.py check says why" in why_not(order("story"), folders)
