"""Translations behind their originals: what is told, where, and what is left alone."""

from __future__ import annotations

import pytest

from bilan.checks.texts import check_each
from bilan.checks.translations import check_translations
from bilan.load.site import load_site
from bilan.model.codes import Severity
from bilan.model.source import Diagnostic
from bilan.translations.fingerprints import write_earlier, write_fingerprints
from tests.load.trees import tree_of

ENGLISH = "She left Ghana.\n\nShe is [one of](pages:about) [[figure a]] people.\n\nShe came home."
FRENCH = "Elle a quitté le Ghana.\n\nElle est l’une des [[figure a]].\n\nElle est revenue."


def found(
    now: str, *, before: str = ENGLISH, keeps: bool = True, title: str = "Faustina"
) -> tuple[Diagnostic, ...]:
    """What is told of a translation that was marked when the English was another."""
    first = load_site(tree_of(files(before, "Faustina"))).value
    assert first is not None
    original = first.pages["a"].editions["en"]
    mark = f"translated_from: {write_fingerprints(original)}\n"
    earlier = write_earlier(original, "fr") if keeps else ""
    site = load_site(tree_of(files(now, title, mark, earlier))).value
    assert site is not None
    return check_each(site, check_translations)


def files(english: str, title: str, mark: str = "", earlier: str = "") -> str:
    return (
        f"== content/pages/a/en.md ==\n---\ntitle: {title}\n---\n{english}\n"
        f"== content/pages/a/fr.md ==\n---\ntitle: Faustina\n{mark}---\n{FRENCH}\n"
        + (f"== content/pages/a/_translated.fr.md ==\n{earlier}\n" if earlier else "")
    )


def test_a_changed_sentence_is_told_at_its_paragraph_with_both_texts_and_the_place_of_the_new_one() -> None:
    [one] = found(ENGLISH.replace("left Ghana", "left Togo"))

    assert (one.code, one.severity) == ("translation-behind", Severity.WARNING)
    assert (one.span.path, one.span.line) == ("content/pages/a/fr.md", 5)
    assert [(span.path, span.line) for span in one.also] == [("content/pages/a/en.md", 4)]
    assert "The original said: “She left Ghana.” It says now: “She left Togo.”" in one.why
    assert "`python3 build.py translated a`" in one.why


def test_without_the_kept_words_only_the_new_ones_are_told() -> None:
    [one] = found(ENGLISH.replace("left Ghana", "left Togo"), keeps=False)

    assert "said" not in one.why
    assert "The original says: “She left Togo.”" in one.why


@pytest.mark.parametrize(
    "same",
    [
        ENGLISH.replace("[[figure a]]", "[[figure b form=short]]"),
        ENGLISH.replace("pages:about", "https://example.org/"),
        ENGLISH.replace("left Ghana", "left\nGhana").replace("\n\n", "\n\n\n"),
    ],
    ids=["a bound figure", "a link target", "spacing"],
)
def test_what_says_the_same_flags_nothing(same: str) -> None:
    assert found(same) == ()


@pytest.mark.parametrize(
    ("now", "what"),
    [
        (ENGLISH.replace("home.", "back."), "this paragraph is behind its English original, which has changed"),
        (f"{ENGLISH}\n\nMore.", "the English original has one more paragraph, after or near this one"),
        ("She is [one of](a:b) [[figure a]] people.\n\nShe came home.", "this paragraph has gone from the English original"),
        (
            "She is [one of](a:b) [[figure a]] people.\n\nShe came home.\n\nShe left Ghana.",
            "this paragraph stands elsewhere in the English original now",
        ),
    ],
)  # fmt: skip
def test_each_kind_of_change_is_told_in_its_words(now: str, what: str) -> None:
    assert [one.what for one in found(now)] == [what]


def test_a_title_that_changed_is_named() -> None:
    [one] = found(ENGLISH, title="Faustina’s way")

    assert one.what == "`title` is behind its English original, which has changed"
    assert (one.span.line, one.also[0].line) == (2, 2)


def test_long_texts_are_cut_around_what_changed() -> None:
    words = [f"word{number}" for number in range(100)]
    before = " ".join(words)

    [one] = found(before.replace("word60", "other"), before=before)

    assert "word60" in one.why
    assert "other" in one.why
    assert "word10 " not in one.why
    assert one.why.count("…") == 4


def test_what_was_never_marked_or_never_translated_is_no_problem() -> None:
    unmarked = load_site(tree_of(files(ENGLISH, "A"))).value
    alone = load_site(tree_of("== content/pages/a/en.md ==\n---\ntitle: A\n---\nText.\n")).value
    assert unmarked is not None
    assert alone is not None

    assert check_each(unmarked, check_translations) == check_each(alone, check_translations) == ()


def test_a_mark_that_was_typed_by_hand_is_told_in_place_of_its_paragraphs() -> None:
    site = load_site(tree_of(files(ENGLISH, "A", "translated_from: en\n"))).value
    assert site is not None

    [one] = check_each(site, check_translations)

    assert (one.code, one.span.line, one.span.column) == ("translated-from-unclear", 3, 18)


def test_in_three_languages_the_command_names_the_one_that_is_behind() -> None:
    settings = (
        "== content/site.yaml ==\nname: {en: A}\nbase_url: https://example.org/\nlanguages: [en, fr, de]\n"
    )
    mark = "translated_from: title 00000 text 00000\n"
    more = "== content/pages/a/de.md ==\n---\ntitle: Faustina\n---\nSie ging.\n"
    site = load_site(tree_of(settings + files("She left.", "Faustina", mark) + more)).value
    assert site is not None

    title, text = check_each(site, check_translations)

    assert "`python3 build.py translated a --language fr`" in title.why
    assert text.span.path == "content/pages/a/fr.md"
