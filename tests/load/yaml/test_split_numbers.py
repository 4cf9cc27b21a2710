"""Numbers that YAML took apart at their commas."""

import pytest

from bilan.load.entries.fields import Entry, PlainNumber
from bilan.load.entries.problems import read_entry
from bilan.load.yaml.yaml_source import read_yaml
from bilan.model.source import Diagnostic, Span


class Seen(Entry):
    value: PlainNumber
    page: PlainNumber | None = None


def problems_of(text: str) -> tuple[Diagnostic, ...]:
    node = read_yaml("content/indicators/a.yaml", text).value
    assert node is not None
    return read_entry(Seen, node).problems


@pytest.mark.parametrize(
    ("written", "fixes"),
    [
        ("295,998", ("value: 295998", "value: 295.998")),
        ("1,865,220", ("value: 1865220",)),
        ("1,3", ("value: 1.3",)),
        ("-1,3", ("value: -1.3",)),
    ],
)
def test_a_number_with_commas_between_braces_is_offered_as_it_was_meant(
    written: str, fixes: tuple[str, ...]
) -> None:
    [problem] = problems_of(f"{{value: {written}, page: 12}}")

    assert problem.code == "number-not-plain"
    assert problem.fixes == fixes
    assert problem.span == Span(path="content/indicators/a.yaml", line=1, column=9, length=len(written))


@pytest.mark.parametrize(
    "text", ["{value: 1, pages: 3}", "{value: 1, 7: 3}", "{7, value: 1}", "{page: a, 7, value: 1}"]
)
def test_another_key_that_nobody_knows_stays_an_unknown_key(text: str) -> None:
    assert "unknown-key" in {problem.code for problem in problems_of(text)}
