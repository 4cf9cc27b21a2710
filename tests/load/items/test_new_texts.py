"""Where the texts of an item alone have changed, what stands above them is not read again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.disk.store import MemoryStore
from bilan.load.items import reading
from bilan.load.site import load_site
from bilan.memories import StoredMemory
from bilan.model.paragraphs import AS_WRITTEN
from bilan.model.site import Site
from bilan.model.source import Loaded
from bilan.translations.fingerprints import write_earlier
from tests.load.trees import tree_of

HEADS = {
    "en": "title: Faustina comes home\nkind: story\ndate: 2021-09-29\nsummary: She is [[figure jobs]] back.\n",
    "fr": "title: Faustine rentre chez elle\nslug: faustine\nallow:\n  - figure-missing: She said so.\n",
}
TEXT = "A workshop of her own, and ![a loom](loom.jpg).\n\n## Her loom\n\nIt weaves.\n"


def site(
    english: str = TEXT, french: str = "Un atelier à elle.\n", *, above: str = "", earlier: str = ""
) -> str:
    """Return a site with a story in two languages."""
    written = f"""
== content/site.yaml ==
name: Results
base_url: https://example.org/
languages: [en, fr]
== content/stories/faustina/en.md ==
{above}---
{HEADS["en"]}---
{english}
== content/stories/faustina/fr.md ==
---
{HEADS["fr"]}---
{french}
"""
    return written + (f"== content/stories/faustina/_translated.fr.md ==\n{earlier}\n" if earlier else "")


def never(*_: object) -> None:
    raise AssertionError("a folder was read again")


def again(first: str, then: str) -> Loaded[Site]:
    """Return what is loaded of a site by a program that has loaded another before."""
    store = MemoryStore()
    load_site(tree_of(first), StoredMemory(store, "1"))
    return load_site(tree_of(then), StoredMemory(store, "1"))


@pytest.mark.parametrize(
    "english",
    [
        "A shop of her own.\n",
        "She is one of [[figure jobs]] and of [[figure nothing as-of=never]].\n",
        "# A heading\n\n[A way](stories:nobody), and `code`.\n",
        "---\ntitle: No title\n---\n",
        "\n\nLower down.",
        "",
    ],
)
def test_an_item_with_other_texts_is_as_if_it_was_read(english: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = load_site(tree_of(site(english)))
    store = MemoryStore()
    load_site(tree_of(site()), StoredMemory(store, "1"))
    monkeypatch.setattr(reading, "load_folder", never)

    loaded = load_site(tree_of(site(english)), StoredMemory(store, "1"))

    assert loaded == plain
    assert repr(loaded.value) == repr(plain.value)


def test_it_is_remembered_as_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    store, changed = MemoryStore(), site("A shop.\n")
    plain = load_site(tree_of(site("A stall.\n")))
    load_site(tree_of(site()), StoredMemory(store, "1"))
    monkeypatch.setattr(reading, "load_folder", never)
    first = load_site(tree_of(changed), StoredMemory(store, "1"))

    loaded = load_site(tree_of(changed), StoredMemory(store, "1"))
    more = load_site(tree_of(site("A stall.\n")), StoredMemory(store, "1"))

    assert loaded == first
    assert more == plain, "nor is it after the next edit"


@pytest.mark.parametrize(
    "changed",
    [
        site("A shop.\n").replace("2021-09-29", "2021-09-28"),
        site("A shop.\n").replace("slug: faustine", "slug: fau"),
        site("A shop.\n", above="\n"),
        site("A shop.\n").replace("languages: [en, fr]", "languages: [fr, en]"),
        site("A shop.\n").replace("stories/faustina", "stories/fatou"),
        site("A shop.\n").replace("slug: faustine\n", "slug: faustine\ncolour: red\n"),
        site("A shop.\n").partition("== content/stories/faustina/fr.md")[0],
    ],
)
def test_where_more_has_changed_all_is_read(changed: str) -> None:
    assert again(site(), changed) == load_site(tree_of(changed))


def test_what_an_original_said_before_is_told_again() -> None:
    first = load_site(tree_of(site())).value
    assert first is not None
    kept = write_earlier(first.stories["faustina"].editions["en"], "fr")
    changed = site("A shop of her own.\n", earlier=kept)

    loaded = again(site(earlier=kept), changed)

    assert loaded == load_site(tree_of(changed))
    assert loaded.value is not None
    assert any(
        "A workshop" in one for one in loaded.value.stories["faustina"].editions["fr"].earlier.values()
    )


def test_an_original_keeps_its_fingerprints_where_a_translation_says_what_it_was_made_from() -> None:
    marked = site().replace("slug: faustine\n", "slug: faustine\ntranslated_from: title 3f2a1 text 09cdd\n")
    plain, loaded = load_site(tree_of(site())).value, load_site(tree_of(marked)).value
    assert plain is not None
    assert loaded is not None

    unasked, asked = (one.stories["faustina"].editions["en"].prose for one in (plain, loaded))

    assert unasked.outline.split()[2] != AS_WRITTEN, "a link stands there"
    assert unasked.outline.split()[5] == AS_WRITTEN
    assert asked.outline.split()[5] == unasked.fingerprints[1]
    changed = marked.replace("It weaves.", "It wove.")
    assert again(marked, changed) == load_site(tree_of(changed))


def test_what_was_wrong_before_is_looked_at_again() -> None:
    broken = site().replace("slug: faustine\n", f"seo_title: {'long ' * 20}\n")
    changed = broken.replace("A workshop", "A shop")

    loaded = again(broken, changed)

    assert "title-long" in {one.code for one in loaded.problems}
    assert loaded == load_site(tree_of(changed))


def test_a_head_that_ends_its_file_is_read_again() -> None:
    bare = site().replace("Un atelier à elle.\n", "")

    assert again(bare, site()) == load_site(tree_of(site()))
    assert again(site(), bare) == load_site(tree_of(bare))


TEXTS = st.lists(
    st.sampled_from(
        ["a", " ", "\n", "#", "-", "---\n", "[[figure jobs]]", "[x](y)", "`", "\ue000", ":", "é"]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=60)
@given(TEXTS, TEXTS, TEXTS)
def test_no_text_is_told_otherwise(before: str, english: str, french: str) -> None:
    then = tree_of(site(english, french))

    loaded = again(site(before), site(english, french))

    assert loaded == load_site(then)
