from pathlib import Path

import pytest

from bilan.load.site import load_site
from bilan.model.codes import SEVERITIES
from tests.load.trees import tree_of

BROKEN = Path(__file__).parents[1] / "broken"
EXAMPLES = sorted((*(BROKEN / "items").glob("*.md"), *(BROKEN / "prose").glob("*.md")))

SAID_BY_OUR_HALF = frozenset(
    {
        "address-taken",
        "bad-key",
        "ends-before-start",
        "fact-in-translation",
        "facts-disagree",
        "figure-no-part",
        "front-matter-missing",
        "front-matter-not-closed",
        "heading-too-high",
        "item-in-item",
        "link-scheme",
        "missing-image-alt",
        "missing-picture",
        "not-a-picture",
        "not-a-result",
        "original-unclear",
        "picture-without-alt",
        "raw-html",
        "reference-misplaced",
        "reference-not-alone",
        "reference-option",
        "reference-unknown",
        "repeated-entry",
        "repeated-item",
        "slug-taken",
        "stray-markdown",
        "unknown-code",
        "unknown-folder",
        "unknown-indicator",
        "unknown-language-file",
        "unknown-link",
        "unknown-objective",
        "unknown-project",
        "unknown-region",
        "unknown-topic",
        "unused-picture",
    }
)


def code_of(example: Path) -> str:
    """`unknown-key-twice.md` is about the longest code that its name begins with: `unknown-key`."""
    return max((code for code in SEVERITIES if f"{example.stem}-".startswith(f"{code}-")), key=len)


def site_in(example: Path) -> str:
    return example.read_text(encoding="utf-8").split("````text\n")[1].split("````")[0]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.parent.name}-{one.stem}")
def test_a_broken_example_has_exactly_the_problem_that_it_is_named_after(example: Path) -> None:
    tree = tree_of(site_in(example))

    found = load_site(tree).problems

    assert [one.code for one in found] == [code_of(example)]
    assert found[0].span.path.startswith("content/")
    assert found[0].what
    assert not found[0].what.endswith(".")


@pytest.mark.parametrize("code", sorted(SAID_BY_OUR_HALF))
def test_each_code_of_items_and_texts_has_an_example(code: str) -> None:
    named = {code_of(example) for example in EXAMPLES}

    assert code in named
