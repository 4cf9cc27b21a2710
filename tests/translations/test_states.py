"""How an item stands in a language, and where a translation has to be brought up to date."""

from __future__ import annotations

from bilan.load.site import load_site
from bilan.model.content import Item
from bilan.translations.fingerprints import write_earlier, write_fingerprints
from bilan.translations.states import Change, ChangeKind, State, Translation, translation_of
from tests.load.trees import tree_of

ENGLISH = "First.\n\nSecond.\n\nThird."
FRENCH = "Un.\n\nDeux.\n\nTrois."


def item_of(english: str = ENGLISH, french: str | None = FRENCH, mark: str = "", **more: str) -> Item:
    """A page; `mark` is a line of the French front matter, and `more` other words of the English one."""
    words = "".join(f"{key}: {value}\n" for key, value in {"title": "Home", **more}.items())
    files = [f"== content/pages/a/en.md ==\n---\n{words}---\n{english}\n"]
    if french is not None:
        files.append(f"== content/pages/a/fr.md ==\n---\ntitle: Accueil\n{mark}---\n{french}\n")
    site = load_site(tree_of("".join(files))).value
    assert site is not None
    return site.pages["a"]


def marked(english: str = ENGLISH, **more: str) -> str:
    """The line that marks a translation of a text."""
    return f"translated_from: {write_fingerprints(item_of(english, **more).editions['en'])}\n"


def after(
    english: str, french: str = FRENCH, before: str = ENGLISH, *, keeps: bool = True, **more: str
) -> Translation:
    """How the French stands that was marked when the English was another."""
    now = item_of(english, french, marked(before), **more)
    if not keeps:
        return translation_of(now, "fr")
    kept = write_earlier(item_of(before).editions["en"], "fr")
    files = [
        f"== content/pages/a/{name} ==\n{text}\n"
        for name, text in {
            "en.md": "---\n"
            + "".join(f"{k}: {v}\n" for k, v in {"title": "Home", **more}.items())
            + f"---\n{english}",
            "fr.md": f"---\ntitle: Accueil\n{marked(before)}---\n{french}",
            "_translated.fr.md": kept,
        }.items()
    ]
    site = load_site(tree_of("".join(files))).value
    assert site is not None
    return translation_of(site.pages["a"], "fr")


def told(translation: Translation) -> list[tuple[str, str | None, str | None, str | None]]:
    """What happened, what was said, what is said, and what the translation says there."""
    return [(one.kind.value, one.old, _text(one), _there(one)) for one in translation.changes]


def _there(one: Change) -> str | None:
    return None if one.there is None else one.there.text


def _text(one: Change) -> str | None:
    return None if one.new is None else one.new.text


def test_a_language_that_an_item_has_not_is_missing() -> None:
    assert translation_of(item_of(french=None), "fr").state is State.MISSING


def test_the_original_is_no_translation() -> None:
    assert translation_of(item_of(), "en").state is State.ORIGINAL


def test_what_nobody_has_marked_is_not_known() -> None:
    assert translation_of(item_of(), "fr") == Translation(state=State.UNKNOWN)


def test_what_the_program_cannot_have_written_is_not_known_either() -> None:
    assert translation_of(item_of(mark="translated_from: en\n"), "fr").state is State.UNKNOWN


def test_a_translation_is_complete_as_long_as_its_original_says_the_same() -> None:
    assert translation_of(item_of(mark=marked()), "fr") == Translation(state=State.COMPLETE)


def test_what_is_changed_in_the_translation_itself_leaves_it_complete() -> None:
    assert after(ENGLISH, "Tout autre.").state is State.COMPLETE


def test_a_changed_sentence_is_behind_in_its_paragraph_alone_with_both_texts() -> None:
    translation = after("First.\n\nSecond, but later.\n\nThird.")

    assert translation.state is State.BEHIND
    assert told(translation) == [("changed", "Second.", "Second, but later.", "Deux.")]


def test_without_the_kept_words_it_is_still_known_which_paragraph() -> None:
    translation = after("First.\n\nSecond, but later.\n\nThird.", keeps=False)

    assert told(translation) == [("changed", None, "Second, but later.", "Deux.")]


def test_a_paragraph_more_is_placed_beside_the_one_before_it() -> None:
    translation = after("First.\n\nSecond.\n\nBetween.\n\nThird.")

    [change] = translation.changes
    assert told(translation) == [("added", None, "Between.", None)]
    assert change.place.line == 7


def test_a_paragraph_more_behind_a_changed_one_is_placed_there_too() -> None:
    first, second = after("First.\n\nNow Second.\n\nBetween, and long.\n\nThird.").changes

    assert (first.kind, second.kind) == (ChangeKind.CHANGED, ChangeKind.ADDED)
    assert first.place == second.place


def test_a_paragraph_that_went_leads_to_the_one_that_translates_it() -> None:
    assert told(after("First.\n\nThird.")) == [("removed", "Second.", None, "Deux.")]


def test_a_paragraph_that_moved_says_the_same() -> None:
    assert told(after("Second.\n\nThird.\n\nFirst.")) == [("moved", "First.", "First.", "Un.")]


def test_a_title_and_a_summary_are_told_apart_from_the_text() -> None:
    translation = after(ENGLISH, summary="In short.")

    [change] = translation.changes
    assert (change.name, change.kind, change.place.line) == ("summary", ChangeKind.ADDED, 3)


def test_a_changed_title_leads_to_the_title_of_the_translation() -> None:
    [change] = after(ENGLISH, title="Welcome").changes

    assert (change.name, change.old, change.there and change.there.text) == ("title", "Home", "Accueil")
    assert change.place.line == 2


def test_a_translation_with_other_paragraphs_is_laid_beside_by_its_headings() -> None:
    english = "Intro.\n\nMore intro.\n\n## Part\n\nBody.\n\n## End\n\nLast."
    french = "Introduction.\n\n## Partie\n\nCorps.\n\n## Fin\n\nDernier."

    [change] = after(english.replace("Body", "New body"), french, english).changes

    assert change.there is not None
    assert change.there.text == "Corps."


def test_a_translation_that_says_nothing_is_behind_as_a_whole() -> None:
    [change] = after("First.\n\nSecond!\n\nThird.", "").changes

    assert (change.there, change.place.line) == (None, 3)


def test_a_translation_that_was_brought_to_the_new_paragraphs_is_laid_beside_them() -> None:
    english = "First.\n\nBetween.\n\nSecond.\n\nThird now."

    changes = after(english, "Un.\n\nEntre.\n\nDeux.\n\nTrois.").changes

    assert [one.there and one.there.text for one in changes] == [None, "Trois."]
