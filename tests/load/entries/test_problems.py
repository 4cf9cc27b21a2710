from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import Field

from bilan.load.entries.fields import (
    CountryCode,
    Entry,
    KeyText,
    NameOrWords,
    PlainNumber,
    PlainText,
    TitleText,
    one_of,
)
from bilan.load.entries.named import nearest, repeated_entries, unknown_name
from bilan.load.entries.problems import read_entry
from bilan.load.entries.wording import SAID_BY_SCHEMA, WORDINGS
from bilan.load.yaml.nodes import node_at
from bilan.model.codes import SEVERITIES
from bilan.model.content import StoryKind
from bilan.model.source import Span
from tests.load.yaml_entries import PATH, codes, entry_from, node_of

HERE = Span(path=PATH, line=3, column=2, length=8)


class Person(Entry):
    name: NameOrWords = Field(description="What they are called.")
    page: PlainText | None = None


class Sample(Entry):
    title: TitleText = Field(description="What readers see first.", examples=["Faustina comes home"])
    kind: Annotated[StoryKind, one_of(StoryKind)] = StoryKind.STORY
    starts: PlainText | None = Field(default=None, alias="from")
    countries: list[CountryCode] = Field(default_factory=list)
    value: PlainNumber | None = None
    author: Person | None = None
    people: list[Person] = Field(default_factory=list)
    by: dict[KeyText, dict[KeyText, PlainNumber]] = Field(default_factory=dict)
    offices: dict[KeyText, Person] | None = None


def test_an_entry_without_mistakes_is_what_it_says() -> None:
    loaded = entry_from(Sample, "title: Home\nfrom: here\ncountries: [GH, LY]\nauthor: {name: Aya}\n")

    assert loaded.problems == ()
    assert loaded.value is not None
    assert (loaded.value.title, loaded.value.starts, loaded.value.countries) == ("Home", "here", ["GH", "LY"])


def test_all_that_is_wrong_with_an_entry_is_told_at_once() -> None:
    loaded = entry_from(
        Sample,
        """
        kind: stroy
        countries: [gh, XX]
        value: 1,3
        summry: x
        author: {page: 3}
        """,
    )

    assert loaded.value is None
    assert sorted(codes(loaded.problems)) == [
        "missing-key",
        "missing-key",
        "number-not-plain",
        "unknown-choice",
        "unknown-country",
        "unknown-country",
        "unknown-key",
    ]


def test_every_problem_stands_at_the_value_that_has_it() -> None:
    loaded = entry_from(Sample, "title: Home\npeople:\n  - name: Aya\n  - name: Ibou\n    page: [1]\n")

    [problem] = loaded.problems
    assert problem.span == Span(path=PATH, line=5, column=11, length=3)
    assert problem.severity == SEVERITIES["not-text"]


def test_an_unknown_key_is_marked_at_the_key_and_the_nearest_is_offered() -> None:
    loaded = entry_from(Sample, "titel: Home\ntitle: Home\n")

    [problem] = loaded.problems
    assert problem.code == "unknown-key"
    assert problem.what == "there is no key `titel` here; did you mean `title`?"
    assert problem.span == Span(path=PATH, line=1, column=1, length=5)
    assert problem.fixes == ("title: Home",)


def test_a_key_is_offered_under_the_name_that_editors_write() -> None:
    loaded = entry_from(Sample, "title: Home\nform: 2009\nstarts: 2009\n")

    near, hidden = loaded.problems
    assert near.what == "there is no key `form` here; did you mean `from`?"
    assert hidden.what.startswith("there is no key `starts` here")


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("title: Home\nauthor: {nmae: Aya, name: Aya}\n", "name: Aya"),
        ("title: Home\npeople: [{nmae: Aya, name: Aya}]\n", "name: Aya"),
        ("title: Home\noffices: {accra: {nmae: Aya, name: Aya}}\n", "name: Aya"),
    ],
)
def test_the_keys_that_are_offered_are_those_of_the_group(text: str, fix: str) -> None:
    loaded = entry_from(Sample, text)

    [problem] = loaded.problems
    assert problem.why == "The keys that may stand here: name, page."
    assert problem.fixes == (fix,)


def test_a_key_like_no_other_is_told_which_there_are() -> None:
    loaded = entry_from(Sample, "title: Home\nxyz: 1\n")

    [problem] = loaded.problems
    assert problem.what == "there is no key `xyz` here"
    assert "title, kind, from" in problem.why
    assert problem.fixes == ()


def test_a_missing_key_is_told_with_what_it_is_for_where_its_group_begins() -> None:
    loaded = entry_from(Sample, "kind: news\npeople:\n  - name: Aya\n  - page: 2\n")

    top, inner = loaded.problems
    assert (top.what, top.why) == ("`title` is missing", "What readers see first.")
    assert top.fixes == ("title: Faustina comes home",)
    assert top.span.line == 1
    assert inner.what == "`name` is missing from an entry of `people`"
    assert inner.span.line == 4


@pytest.mark.parametrize(
    ("text", "code", "what", "fixes"),
    [
        ("countries: GH", "not-a-list", "`countries` is a text, and should be a list", ("countries: [GH]",)),
        (
            "countries: GH, LY; NE",
            "not-a-list",
            "`countries` is a text, and should be a list",
            ("countries: [GH, LY, NE]",),
        ),
        ("countries: {GH: LY}", "not-a-list", "`countries` is a group of keys, and should be a list", ()),
        ("countries:", "not-a-list", "`countries` is empty, and should be a list", ()),
        ("author: Aya", "not-a-group", "`author` is a text, and should be a group of keys", ()),
        ("people: [Aya]", "not-a-group", "an entry of `people` is a text, and should be a group of keys", ()),
        ("by: [sex]", "not-a-group", "`by` is a list, and should be a group of keys", ()),
        ("countries: [[GH]]", "not-text", "an entry of `countries` is a list, and should be a text", ()),
        ("countries: [gh]", "unknown-country", "there is no country with the code `gh`", ("GH",)),
        ("countries: [GH, ]", "", "", ()),
        ("by: {Sex: {}}", "bad-key", "`Sex` is not written as a key", ("sex",)),
    ],
)
def test_a_value_of_another_sort_is_told_from_what_it_should_be(
    text: str, code: str, what: str, fixes: tuple[str, ...]
) -> None:
    loaded = entry_from(Sample, f"title: Home\n{text}\n")

    found = [(problem.code, problem.what, problem.fixes) for problem in loaded.problems]
    assert found == ([(code, what, fixes)] if code else [])


def test_a_file_that_is_no_group_is_told_so() -> None:
    loaded = entry_from(Sample, "just words\n")

    [problem] = loaded.problems
    assert problem.what == "this file is a text, and should be a group of keys"


def test_a_part_of_a_file_is_read_with_the_places_of_the_file() -> None:
    node = node_of("indicators:\n  wells:\n    name: [x]\n")

    loaded = read_entry(Person, node_at(node, "indicators", "wells"))

    assert loaded.problems[0].span == Span(path=PATH, line=3, column=11, length=3)


def test_a_long_value_is_cut_to_fit_a_line() -> None:
    loaded = entry_from(Sample, f"title: Home\ncountries: [{'x' * 500}]\n")

    [problem] = loaded.problems
    assert len(problem.what) < 120
    assert "…" in problem.what


@pytest.mark.parametrize("code", [*WORDINGS, *SAID_BY_SCHEMA.values()])
def test_every_code_that_is_worded_is_a_problem_code(code: str) -> None:
    assert code in SEVERITIES


@pytest.mark.parametrize("wording", WORDINGS.values())
def test_no_message_blames_or_speaks_of_programming(wording: object) -> None:
    text = str(wording).lower()

    assert not any(
        word in text for word in ("invalid", "illegal", "string", "dict", "exception", "null pointer")
    )


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("educaton", ["education", "health"], "education"),
        ("EDUCATION", ["education"], "education"),
        ("eur", ["EUR", "USD"], "EUR"),
        ("xyz", ["education"], None),
        ("x", [], None),
        ("e" * 10_000, ["education"], None),
    ],
)
def test_a_name_that_is_nearly_right_has_a_nearest_one(word: str, known: list[str], near: str | None) -> None:
    assert nearest(word, known) == near


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    problem = unknown_name("unknown-objective", "objective", "educaton", ["health", "education"], HERE)

    assert problem.code == "unknown-objective"
    assert problem.what == "there is no objective `educaton`; did you mean `education`?"
    assert problem.why == "There are these: education, health."
    assert problem.fixes == ("education",)
    assert problem.span == HERE


def test_an_unknown_name_among_very_many_does_not_list_them() -> None:
    problem = unknown_name("unknown-project", "project", "xyz", [f"project-{n}" for n in range(500)], HERE)

    assert problem.what == "there is no project `xyz`"
    assert problem.why == ""


def test_an_entry_that_stands_twice_in_a_list_is_told_with_the_first() -> None:
    node = node_of("regions: {sahel: {countries: [GH, NE, GH, GH]}}\n")

    problems = repeated_entries(node, ("regions", "sahel", "countries"))

    assert codes(problems) == ["repeated-entry"] * 2
    assert problems[0].what == "`GH` stands in `countries` for the second time"
    assert problems[0].also == (node.marks["regions", "sahel", "countries", 0],)


@pytest.mark.parametrize(
    "text", ["a: 1\n", "list: x\n", "list: {a: b}\n", "list: [[a], [a], {b: c}]\n", "x\n"]
)
def test_what_is_no_list_of_texts_repeats_nothing(text: str) -> None:
    assert repeated_entries(node_of(text), ("list",)) == ()
