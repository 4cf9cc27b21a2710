from bilan.load.items.addresses import check_addresses
from bilan.load.items.items import load_items
from bilan.load.settings import load_settings
from bilan.model.source import Diagnostic
from tests.load.trees import SETTINGS, tree_of_files


def problems_of(**keys: str) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the addresses of pages: `a_en="slug: b"` is content/pages/a/en.md."""
    written = {"content/site.yaml": SETTINGS}
    for name, line in keys.items():
        key, _, language = name.partition("_")
        written[f"content/pages/{key}/{language}.md"] = f"---\ntitle: A\n{line}\n---\nText.\n"
    tree = tree_of_files(written)
    settings = load_settings(tree).value
    assert settings is not None
    found = load_items(tree, settings).value
    assert found is not None
    return tuple(check_addresses(found.files, found.wanted))


def test_two_items_of_one_slug_are_refused_and_both_are_named() -> None:
    [problem] = problems_of(a_en="slug: home", b_en="slug: home")

    assert problem.code == "slug-taken"
    assert (problem.span.path, problem.span.line) == ("content/pages/b/en.md", 3)
    assert [(one.path, one.line) for one in problem.also] == [("content/pages/a/en.md", 3)]
    assert problem.fixes == ("slug: b",)


def test_a_slug_that_is_the_key_of_another_is_refused_where_it_is_written() -> None:
    [problem] = problems_of(a_en="slug: b", b_en="")

    assert (problem.span.path, problem.span.line) == ("content/pages/a/en.md", 3)
    assert [one.path for one in problem.also] == ["content/pages/b/en.md"]


def test_each_language_has_slugs_of_its_own() -> None:
    assert problems_of(a_en="slug: home", b_fr="slug: home") == ()


def test_the_editions_of_an_item_may_share_a_slug() -> None:
    assert problems_of(a_en="slug: home", a_fr="slug: home") == ()


def test_every_slug_that_is_taken_is_told() -> None:
    problems = problems_of(a_en="slug: home", b_en="slug: home", c_en="slug: home")

    assert [one.span.path for one in problems] == ["content/pages/b/en.md", "content/pages/c/en.md"]


def test_an_old_address_can_lead_to_one_page_alone() -> None:
    [problem] = problems_of(a_en="aliases: [/old/]", b_fr="aliases: [/other/, /old/]")

    assert problem.code == "address-taken"
    assert (problem.span.path, problem.span.line, problem.span.column) == ("content/pages/b/fr.md", 3, 20)
    assert [one.path for one in problem.also] == ["content/pages/a/en.md"]


def test_an_old_address_is_the_same_with_and_without_its_last_slash() -> None:
    assert [one.code for one in problems_of(a_en="aliases: [/old, /old/]")] == ["address-taken"]


def test_different_addresses_are_welcome() -> None:
    assert problems_of(a_en="aliases: [/old/, /older/]", b_en="aliases: [/oldest/]") == ()


def test_a_file_with_a_mistake_takes_no_address() -> None:
    assert problems_of(a_en="slug: b\ncolour: red", b_en="") == ()
