import pytest

from bilan.load.items.items import load_items
from bilan.load.settings import load_settings
from bilan.model.source import Diagnostic, Loaded
from tests.load.trees import SETTINGS, tree_of_files

FACTS = "kind: story\ndate: 2021-09-29\n"


def load(
    en: str | None = None, fr: str | None = None, where: str = "stories/a", languages: str = "en, fr"
) -> Loaded[str]:
    """Return the original of an item with files of these keys, and all problems of the item."""
    written = {"content/site.yaml": SETTINGS.replace("en, fr", languages)}
    for language, keys in (("en", en), ("fr", fr)):
        if keys is not None:
            written[f"content/{where}/{language}.md"] = f"---\ntitle: A\n{keys}---\nText.\n"
    tree = tree_of_files(written)
    settings = load_settings(tree).value
    assert settings is not None
    loaded = load_items(tree, settings)
    assert loaded.value is not None
    items = [item for items in loaded.value.items.values() for item in items.values()]
    return Loaded(value=items[0].original if items else None, problems=loaded.problems)


def original_of(
    en: str | None = None, fr: str | None = None, where: str = "stories/a", languages: str = "en, fr"
) -> str:
    loaded = load(en, fr, where, languages)
    assert loaded.problems == ()
    assert loaded.value is not None
    return loaded.value


def problem_in(en: str | None = None, fr: str | None = None, where: str = "stories/a") -> Diagnostic:
    [problem] = load(en, fr, where).problems
    return problem


def test_the_only_file_is_the_original() -> None:
    assert original_of(fr=FACTS) == "fr"
    assert original_of(en=FACTS) == "en"


def test_the_file_that_states_the_required_facts_is_the_original() -> None:
    assert original_of(en="", fr=FACTS) == "fr"
    assert original_of(en=FACTS, fr="") == "en"


def test_the_file_that_states_all_of_them_wins_over_one_that_repeats_one() -> None:
    assert original_of(en="date: 2021-09-29\n", fr=FACTS) == "fr"


@pytest.mark.parametrize("place", ["en", "fr"])
def test_the_original_may_be_named_in_any_file(place: str) -> None:
    keys = {"en": FACTS, "fr": FACTS}
    keys[place] += "original: fr\n"

    assert original_of(**keys) == "fr"


def test_both_files_may_name_the_same_original() -> None:
    assert original_of(en="original: fr\n", fr=f"{FACTS}original: fr\n") == "fr"


@pytest.mark.parametrize(("languages", "original"), [("en, fr", "en"), ("fr, en", "fr")])
def test_the_original_of_a_page_is_in_the_sites_first_language(languages: str, original: str) -> None:
    assert original_of(en="", fr="", where="pages/a", languages=languages) == original


def test_a_page_in_the_second_language_alone_is_its_own_original() -> None:
    assert original_of(fr="order: 1\n", where="pages/a") == "fr"


def test_a_page_may_name_its_original() -> None:
    assert original_of(en="", fr="original: fr\norder: 1\n", where="pages/a") == "fr"


def test_two_files_that_both_state_the_facts_are_asked_which_is_the_original() -> None:
    problem = problem_in(en=FACTS, fr=FACTS)

    assert problem.code == "original-unclear"
    assert problem.fixes == ("original: en", "original: fr")
    assert [problem.span.path, *(one.path for one in problem.also)] == [
        "content/stories/a/en.md",
        "content/stories/a/fr.md",
    ]
    assert problem.span.line == 3


def test_facts_that_are_scattered_over_two_files_are_asked_about() -> None:
    assert problem_in(en="kind: story\n", fr="date: 2021-09-29\n").code == "original-unclear"


def test_two_files_that_name_two_originals_are_refused() -> None:
    problem = problem_in(en=f"{FACTS}original: en\n", fr="original: fr\n")

    assert problem.code == "original-unclear"
    assert problem.fixes == ("original: en", "original: fr")
    assert len(problem.also) == 1


def test_an_original_without_a_file_is_refused() -> None:
    problem = problem_in(en=f"{FACTS}original: fr\n")

    assert problem.code == "original-unclear"
    assert problem.fixes == ("original: en",)


def test_an_original_in_no_language_of_the_site_gives_one_problem() -> None:
    assert problem_in(en=f"{FACTS}original: de\n").code == "unknown-language"


def test_facts_that_no_file_states_are_asked_for_in_the_first_language() -> None:
    problems = load(en="", fr="").problems

    assert [(one.code, one.span.path) for one in problems] == [("missing-key", "content/stories/a/en.md")] * 2


def test_a_fact_that_only_one_file_states_in_part_is_asked_for_there() -> None:
    problem = problem_in(en="", fr="kind: story\n")

    assert (problem.code, problem.span.path) == ("missing-key", "content/stories/a/fr.md")


def test_a_translation_may_repeat_a_fact() -> None:
    assert original_of(en=f"{FACTS}countries: [GH]\n", fr="date: 2021-09-29\ncountries: [GH]\n") == "en"


@pytest.mark.parametrize("key", ["countries", "objectives", "topics", "regions", "projects"])
def test_the_order_of_keys_does_not_count(key: str) -> None:
    one, two = ("GH", "LY") if key == "countries" else ("a", "b")

    assert original_of(en=f"{FACTS}{key}: [{one}, {two}]\n", fr=f"{key}: [{two}, {one}]\n") == "en"


def test_the_order_of_counters_counts() -> None:
    problem = problem_in("order: 1\ncounters: [a, b]\n", "counters: [b, a]\n", where="objectives/a")

    assert problem.code == "facts-disagree"


def test_numbers_that_are_written_otherwise_agree() -> None:
    original = "contribution: {amount: 1000, currency: EUR}\nfrom: 2017\n"
    translation = 'contribution: {currency: EUR, amount: "1000.00"}\n'

    assert original_of(original, translation, where="projects/a") == "en"


def test_a_fact_that_differs_names_both_files_and_lines() -> None:
    problem = problem_in(en=FACTS, fr="date: 2021-09-30\n")

    assert problem.code == "facts-disagree"
    assert problem.what == "`date` is 2021-09-30 here and 2021-09-29 in content/stories/a/en.md, line 4"
    assert (problem.span.path, problem.span.line) == ("content/stories/a/fr.md", 3)
    assert [(one.path, one.line) for one in problem.also] == [("content/stories/a/en.md", 4)]
    assert problem.fixes == ("date: 2021-09-29",)


def test_lists_that_differ_are_shown() -> None:
    problem = problem_in(en=f"{FACTS}countries: [GH, LY]\n", fr="countries: [GH]\n")

    assert problem.what == "`countries` is [GH] here and [GH, LY] in content/stories/a/en.md, line 5"


def test_groups_that_differ_are_too_long_to_show() -> None:
    original = "contribution: {amount: 1000, currency: EUR}\nfrom: 2017\n"
    problem = problem_in(original, "contribution: {amount: 2000, currency: EUR}\n", where="projects/a")

    assert problem.what == "`contribution` is another here than in content/projects/a/en.md, line 3"
    assert problem.fixes == ()


@pytest.mark.parametrize(
    "fact",
    ["countries: [GH]\n", "image: a.jpg\n", "featured: false\n", "updated: 2021-10-02\n", "topics: []\n"],
)
def test_a_fact_that_a_translation_states_alone_is_sent_to_the_original(fact: str) -> None:
    problem = problem_in(en=FACTS, fr=fact)

    assert problem.code == "fact-in-translation"
    assert problem.why.endswith("Move it to content/stories/a/en.md.")
    assert (problem.span.path, problem.span.line) == ("content/stories/a/fr.md", 3)


def test_a_fact_with_a_mistake_is_not_compared() -> None:
    problem = problem_in(en="kind: story\ndate: yesterday\n", fr="date: 2021-09-29\n")

    assert problem.code == "date-not-iso"


def test_a_fact_alone_in_a_translation_is_told_although_the_original_has_a_mistake() -> None:
    codes = [one.code for one in load(en="kind: story\ndate: yesterday\n", fr="countries: [GH]\n").problems]

    assert codes == ["date-not-iso", "fact-in-translation"]


def test_words_are_never_compared() -> None:
    assert (
        original_of(en=f"{FACTS}summary: One\nslug: one\n", fr="summary: Un\nslug: un\nstatus: draft\n")
        == "en"
    )


def test_a_key_that_was_left_empty_states_nothing() -> None:
    assert original_of(en=f"{FACTS}image:\n", fr="updated:\nimage:\n") == "en"
