import pytest

from bilan.load.site import load_site
from bilan.model.source import Diagnostic
from tests.load.trees import SETTINGS, tree_of_files

REGION = "regions: {sahel: {name: {en: Sahel, fr: Sahel}, countries: [NE]}}\n"
RESULT = """\
name: {en: Migrants protected, fr: Migrants protégés}
unit: people
counting: cumulative
observations:
  - as_of: 2020-05-06
    value: 100
  - as_of: 2021-09-29
    value: 300
    by:
      country: {NE: 200, ML: 100}
"""
WORLD = {
    "content/site.yaml": SETTINGS + REGION,
    "content/topics.yaml": "protection: {name: {en: Protection, fr: Protection}}\n",
    "content/indicators/protected.yaml": RESULT,
    "content/indicators/planned.yaml": RESULT.replace("unit:", "kind: planned\nunit:"),
    "content/objectives/education/en.md": "---\ntitle: Education\norder: 1\n---\nText.\n",
    "content/projects/water/en.md": "---\ntitle: Water\ncontribution: {amount: 1, currency: EUR}\nfrom: 2017\n---\nText.\n",
}
"""One of everything, so that a test adds the file that names it."""


def problems_of(path: str, keys: str = "", body: str = "Text.") -> tuple[Diagnostic, ...]:
    return load_site(tree_of_files({**WORLD, path: f"---\ntitle: A\n{keys}---\n{body}\n"})).problems


def story(keys: str = "", body: str = "Text.") -> tuple[Diagnostic, ...]:
    return problems_of("content/stories/faustina/en.md", f"kind: story\ndate: 2021-09-29\n{keys}", body)


def only(problems: tuple[Diagnostic, ...]) -> Diagnostic:
    [problem] = problems
    return problem


@pytest.mark.parametrize(
    ("line", "code", "offer"),
    [
        ("objectives: [educaton]", "unknown-objective", "education"),
        ("topics: [protecton]", "unknown-topic", "protection"),
        ("regions: [sahell]", "unknown-region", "sahel"),
        ("projects: [watr]", "unknown-project", "water"),
    ],
)
def test_a_key_that_names_nothing_is_refused_with_the_nearest_one(line: str, code: str, offer: str) -> None:
    problem = only(story(f"{line}\n"))

    assert problem.code == code
    assert problem.fixes == (offer,)
    assert (problem.span.line, problem.span.column) == (5, line.index("[") + 2)


def test_keys_that_name_something_are_welcome() -> None:
    assert story("objectives: [education]\ntopics: [protection]\nregions: [sahel]\nprojects: [water]\n") == ()


def test_each_key_of_a_list_is_looked_at() -> None:
    problems = story("objectives: [education, a]\ntopics:\n  - b\n  - protection\n")

    assert [(one.code, one.span.line) for one in problems] == [("unknown-objective", 5), ("unknown-topic", 7)]


def test_a_key_that_a_translation_repeats_is_looked_at_as_well() -> None:
    tree = tree_of_files(
        {
            **WORLD,
            "content/stories/a/en.md": "---\ntitle: A\nkind: story\ndate: 2021-09-29\ntopics: [x]\n---\nText.\n",
            "content/stories/a/fr.md": "---\ntitle: A\ntopics: [x]\n---\nTexte.\n",
        }
    )

    assert [one.code for one in load_site(tree).problems] == ["unknown-topic", "unknown-topic"]


def test_keys_are_looked_at_although_the_file_has_another_mistake() -> None:
    codes = [one.code for one in story("objectives: [a]\nfeatured: yes\n")]

    assert codes == ["not-true-or-false", "unknown-objective"]


def test_a_broken_item_may_be_named() -> None:
    tree = tree_of_files(
        {
            **WORLD,
            "content/objectives/education/en.md": "---\ntitle: Education\norder: first\n---\nText.\n",
            "content/stories/a/en.md": "---\ntitle: A\nkind: story\ndate: 2021-09-29\nobjectives: [education]\n---\n[b](objectives:education)\n",
        }
    )

    assert [one.code for one in load_site(tree).problems] == ["not-a-whole-number"]


def test_a_broken_indicator_may_be_named() -> None:
    tree = tree_of_files(
        {
            **WORLD,
            "content/indicators/protected.yaml": "name: [\n",
            "content/stories/a/en.md": "---\ntitle: A\nkind: story\ndate: 2021-09-29\n---\n[[figure protected by=country:NE]]\n",
        }
    )

    assert {one.span.path for one in load_site(tree).problems} == {"content/indicators/protected.yaml"}


def test_topics_that_cannot_be_read_are_not_missed() -> None:
    tree = tree_of_files(
        {
            **WORLD,
            "content/topics.yaml": "protection: [\n",
            "content/stories/a/en.md": "---\ntitle: A\nkind: story\ndate: 2021-09-29\ntopics: [x]\n---\n[b](topics:y)\n",
        }
    )

    assert {one.span.path for one in load_site(tree).problems} == {"content/topics.yaml"}


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("content/objectives/a/en.md", "order: 2\ncounters: [protectd]\n"),
        ("content/objectives/a/en.md", "order: 2\ncharts: [{indicator: protectd}]\n"),
        (
            "content/projects/a/en.md",
            "contribution: {amount: 1, currency: EUR}\nfrom: 2017\nresults: [protectd]\n",
        ),
        ("content/factsheets/a/en.md", "as_of: 2021-09-29\nheadline: [protectd]\n"),
    ],
)
def test_an_indicator_that_there_is_not_is_refused_wherever_it_is_named(path: str, keys: str) -> None:
    problem = only(problems_of(path, keys))

    assert problem.code == "unknown-indicator"
    assert problem.fixes == ("protected",)


@pytest.mark.parametrize(
    "reference", ["figure protectd", "counters protectd", "chart protectd", "table protectd"]
)
def test_a_reference_to_an_indicator_that_there_is_not_is_refused(reference: str) -> None:
    problem = only(story(body=f"[[{reference}]]"))

    assert problem.code == "unknown-indicator"
    assert (problem.span.line, problem.span.column) == (6, 1)


def test_only_results_may_stand_in_counters_and_headlines() -> None:
    objective = only(problems_of("content/objectives/a/en.md", "order: 2\ncounters: [protected, planned]\n"))
    factsheet = only(problems_of("content/factsheets/a/en.md", "as_of: 2021-09-29\nheadline: [planned]\n"))
    text = only(story(body="[[counters protected planned]]"))

    assert {objective.code, factsheet.code, text.code} == {"not-a-result"}
    assert (objective.span.line, objective.span.column) == (4, 23)
    assert objective.also[0].path == "content/indicators/planned.yaml"


@pytest.mark.parametrize("body", ["[[figure planned]]", "[[table planned]]", "[[chart planned]]"])
def test_plans_may_stand_in_sentences_charts_and_tables(body: str) -> None:
    assert story(body=body) == ()


def test_a_part_that_some_observation_has_may_be_named() -> None:
    assert story(body="[[figure protected by=country:NE]]\n\n[[chart protected by=country]]") == ()


@pytest.mark.parametrize(
    ("reference", "fixes"),
    [
        ("figure protected by=country:ne", ("by=country:NE",)),
        ("figure protected by=contry:NE", ("by=country:NE",)),
        ("figure protected by=sex:female", ()),
        ("chart protected by=countries", ("by=country",)),
    ],
)
def test_a_part_that_no_observation_has_is_refused(reference: str, fixes: tuple[str, ...]) -> None:
    problem = only(story(body=f"[[{reference}]]"))

    assert problem.code == "figure-no-part"
    assert problem.fixes == fixes


def test_the_chart_of_an_objective_needs_its_dimension() -> None:
    problem = only(
        problems_of("content/objectives/a/en.md", "order: 2\ncharts: [{indicator: protected, by: sex}]\n")
    )

    assert problem.code == "figure-no-part"
    assert (problem.span.line, problem.span.column) == (4, 37)


@pytest.mark.parametrize(
    "target",
    [
        "stories:faustina",
        "objectives:education",
        "projects:water",
        "indicators:protected",
        "topics:protection",
        "stories:faustina#part",
        "https://example.org",
        "/en/about/",
    ],
)
def test_a_link_to_something_that_is_there_is_welcome(target: str) -> None:
    assert story(body=f"[words]({target})") == ()


@pytest.mark.parametrize(
    ("target", "fixes"),
    [
        ("stories:faustna", ("stories:faustina",)),
        ("stories:faustna#part", ("stories:faustina#part",)),
        ("stories:water", ("projects:water",)),
        ("indicators:protection", ("indicators:protected",)),
        ("pages:about", ()),
        ("pages:", ()),
        ("factsheets:2021", ()),
    ],
)
def test_a_link_to_nothing_is_refused_with_what_was_probably_meant(
    target: str, fixes: tuple[str, ...]
) -> None:
    problem = only(story(body=f"See [words]({target})."))

    assert problem.code == "unknown-link"
    assert problem.fixes == fixes
    assert (problem.span.line, problem.span.column) == (6, 13)


def test_links_and_figures_in_a_summary_are_looked_at() -> None:
    problems = story("summary: See [a](stories:x) and [[figure y]]\n")

    assert [one.code for one in problems] == ["unknown-indicator", "unknown-link"]


@pytest.mark.parametrize("line", ["countries: [GH, LY, GH]", "topics: [protection, protection]"])
def test_what_stands_twice_in_a_list_is_refused(line: str) -> None:
    problem = only(story(f"{line}\n"))

    assert problem.code == "repeated-entry"
    assert len(problem.also) == 1


def test_a_key_that_the_collection_does_not_have_is_not_joined() -> None:
    codes = [one.code for one in problems_of("content/pages/a/en.md", "objectives: [x]\n")]

    assert codes == ["unknown-key"]


def test_the_objective_of_an_indicator_has_to_be_there() -> None:
    tree = tree_of_files({**WORLD, "content/indicators/protected.yaml": f"objective: educaton\n{RESULT}"})

    problem = only(load_site(tree).problems)

    assert problem.code == "unknown-objective"
    assert (problem.span.path, problem.span.line, problem.span.column, problem.span.length) == (
        "content/indicators/protected.yaml",
        1,
        12,
        8,
    )


def test_the_objective_of_one_of_several_indicators_is_found_at_its_line() -> None:
    indented = RESULT.replace("\n", "\n    ")
    text = f"indicators:\n  one:\n    objective: education\n    {indented}\n  two:\n    objective: learning\n    {indented}\n"
    tree = tree_of_files({**WORLD, "content/indicators/several.yaml": text})

    problem = only(load_site(tree).problems)

    assert problem.code == "unknown-objective"
    assert text.split("\n")[problem.span.line - 1] == "    objective: learning"
