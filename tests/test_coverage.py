"""In how far the items of a site stand in each of its languages."""

import datetime as dt

from bilan.coverage import coverage_of
from bilan.load.site import load_site
from bilan.model.publication import Coverage
from bilan.standing import moment_of, site_at
from bilan.translations.fingerprints import write_fingerprints
from tests.load.trees import tree_of
from tests.test_sites import page, story

NOW = dt.datetime(2022, 6, 15, 10, tzinfo=dt.UTC)


def coverage(text: str) -> dict[tuple[str, str], Coverage]:
    """Return the coverage of a site by collection and language."""
    written = load_site(tree_of(text)).value
    assert written is not None
    standing = site_at(written, moment_of(NOW, None, "UTC")).value
    assert standing is not None
    return {(one.collection, one.language): one for one in coverage_of(written, standing)}


def french(key: str, **own: str) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in own.items())
    return f"\n== content/stories/{key}/fr.md ==\n---\ntitle: T\n{lines}---\nMots.\n"


def test_an_item_is_complete_in_the_languages_that_readers_find_it_in() -> None:
    found = coverage(story("a") + french("a") + story("b"))

    assert found["stories", "en"].complete == ("a", "b")
    assert found["stories", "fr"].unmarked == ("a",)
    assert found["stories", "fr"].missing == ("b",)


def marked(text: str) -> str:
    """Return the mark that a translation of a story with this text carries."""
    site = load_site(tree_of(story("a", text=text))).value
    assert site is not None
    return write_fingerprints(site.stories["a"].editions["en"])


def test_a_translation_that_says_what_its_original_says_is_complete() -> None:
    found = coverage(story("a", text="Words.") + french("a", translated_from=marked("Words.")))

    assert found["stories", "fr"].complete == ("a",)


def test_a_translation_whose_original_has_changed_since_is_behind() -> None:
    found = coverage(story("a", text="Other words.") + french("a", translated_from=marked("Words.")))

    assert (found["stories", "fr"].behind, found["stories", "fr"].complete) == (("a",), ())


def test_a_translation_that_waits_is_held_and_a_withdrawn_one_is_missing() -> None:
    found = coverage(
        "".join(story(key) for key in "abc")
        + french("a", status="draft")
        + french("b", publish_at="2030-01-01")
        + french("c", status="withdrawn")
    )

    assert found["stories", "fr"] == Coverage(
        collection="stories",
        language="fr",
        complete=(),
        behind=(),
        unmarked=(),
        held=("a", "b"),
        missing=("c",),
    )


def test_what_nobody_can_see_is_not_counted() -> None:
    found = coverage(story("a", status="draft") + story("b", status="withdrawn") + page("Words."))

    assert set(found) == {("pages", "en"), ("pages", "fr")}
