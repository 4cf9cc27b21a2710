"""Links and anchors on the pages as they were made."""

from dataclasses import dataclass

import pytest

from bilan.checks import pages as pages_module
from bilan.checks.pages import check_pages
from bilan.disk.store import MemoryStore
from bilan.load.site import load_site
from bilan.memories import StoredMemory
from bilan.model.records import replace
from bilan.model.site import Site
from bilan.model.source import Diagnostic, Span
from bilan.plan.recipes import Artifact, Plan, Recipe, RecipeKind, digest_of
from bilan.plan.routes import Routes
from tests.load.trees import tree_of

ROUTES = Routes(base_url="https://example.org/results/", base_path="/results/", sections={})
ABOUT = "content/pages/about/en.md"


def site_with(text: str = "Words.", title: str = "About") -> Site:
    loaded = load_site(tree_of(f"== {ABOUT} ==\n---\ntitle: {title}\n---\n{text}\n"))
    assert loaded.value is not None
    return loaded.value


def check(
    pages: dict[str, str],
    site: Site | None = None,
    store: MemoryStore | None = None,
    unmade: tuple[str, ...] = (),
) -> tuple[Diagnostic, ...]:
    kept = store or MemoryStore()
    for path, page in pages.items():
        kept.put(f"key of {path}", page.encode())
    shelf = Shelf(store=kept, memory=StoredMemory(kept, ""))
    return check_pages(site or site_with(), plan_of(*pages, *unmade), artifacts_of(*pages), shelf, ROUTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What was made, and what is known of it."""

    store: MemoryStore
    memory: StoredMemory


def plan_of(*paths: str) -> Plan:
    return Plan.of(
        *(Recipe(path=path, kind=RecipeKind.TEXT, inputs="", span=Span(path=ABOUT)) for path in paths)
    )


def artifacts_of(*paths: str) -> tuple[Artifact, ...]:
    return tuple(Artifact(path=path, key=f"key of {path}", span=Span(path=ABOUT)) for path in paths)


@pytest.mark.parametrize(
    "page",
    [
        '<a href="/results/en/">', '<a href="/results/">', '<img src="/results/media/a%20b.png">',
        '<a href="/results/en/#there">', '<a href="#here" id="here">', '<a href="https://example.com/x/#y">',
        '<code>&lt;a href="/nowhere/"&gt;</code> href="/nowhere/"', '<a href="mailto:a@example.org">', '<a href="/results/assets/site.css#x">', '<a id="x&amp;y" href="#x&amp;y">',
    ],
)  # fmt: skip
def test_what_leads_somewhere_is_no_problem(page: str) -> None:
    pages = {
        "index.html": page,
        "en/index.html": '<h2 id="there">',
        "media/a b.png": "",
        "assets/site.css": "",
    }

    assert check(pages) == ()


@pytest.mark.parametrize("space", [" ", "\n", "\r\n    ", "\t"])
def test_an_attribute_may_stand_on_a_line_of_its_own(space: str) -> None:
    [found] = check({"index.html": f'<a{space}class="wide"{space}href="/results/nowhere/">'})

    assert found.what == "`/results/nowhere/` leads nowhere on this site"


@pytest.mark.parametrize(
    "link",
    ["/results/en/nowhere/", "/en/", "/results/en", "/results/en/nowhere/#there", "/results/media/a.png"],
)
def test_a_link_to_a_page_that_is_not_there_is_broken(link: str) -> None:
    [found] = check({"index.html": f'<a href="{link}">', "en/index.html": ""})

    assert (found.code, found.what) == ("broken-link", f"`{link}` leads nowhere on this site")


@pytest.mark.parametrize("link", ["#nowhere", "/results/en/#nowhere"])
def test_a_link_to_a_place_that_is_not_on_its_page_is_broken(link: str) -> None:
    [found] = check({"index.html": f'<a href="{link}">', "en/index.html": '<h2 id="there">'})

    assert found.code == "broken-anchor"
    assert "nothing on it is called `nowhere`" in found.why


def test_a_link_that_an_author_wrote_is_told_where_it_was_written() -> None:
    site = site_with("Words.\n\nAnd [there](/en/nowhere/).")

    [found] = check({"en/about/index.html": '<a href="/results/en/nowhere/">'}, site)

    assert (found.span.path, found.span.line) == (ABOUT, 6)


def test_a_broken_link_that_stands_on_several_pages_is_told_once() -> None:
    pages = {"index.html": '<a href="/results/x/">', "en/index.html": '<a href="/results/x/">'}

    assert len(check(pages)) == 1


def test_a_page_that_could_not_be_made_is_not_told_again_at_every_link_to_it() -> None:
    assert check({"index.html": '<a href="/results/en/#there">'}, unmade=("en/index.html",)) == ()


def again(store: MemoryStore) -> tuple[Diagnostic, ...]:
    """What is found on the pages that a store holds."""
    shelf = Shelf(store=store, memory=StoredMemory(store, ""))
    return check_pages(site_with(), plan_of("index.html"), artifacts_of("index.html"), shelf, ROUTES)


def test_a_page_is_read_once_and_remembered_in_the_store() -> None:
    store = MemoryStore()
    pages = {"index.html": '<a href="/results/nowhere/">'}
    first = check(pages, store=store)
    store.put("key of index.html", b"what would not be read again")

    assert again(store) == first


PAGES = {
    "index.html": '<a href="/results/en/#there">',
    "en/index.html": '<p id="there"><a href="/results/">',
}


def test_links_that_all_lead_somewhere_are_not_gone_through_again(monkeypatch: pytest.MonkeyPatch) -> None:
    store = MemoryStore()
    assert check(PAGES, store=store) == ()
    monkeypatch.setattr(pages_module, "_go_through", None)

    assert check(PAGES, store=store) == ()


@pytest.mark.parametrize(
    ("pages", "code"),
    [
        ({**PAGES, "en/index.html": '<p id="here"><a href="/results/">'}, "broken-anchor"),
        ({"index.html": PAGES["index.html"]}, "broken-link"),
        ({**PAGES, "fr/index.html": '<a href="/results/fr/nowhere/">'}, "broken-link"),
    ],
)
def test_whatever_decides_where_links_lead_lets_all_be_gone_through_again(
    pages: dict[str, str], code: str
) -> None:
    memory = StoredMemory(MemoryStore(), "")
    assert judged(PAGES, memory) == ()

    assert [one.code for one in judged(pages, memory)] == [code]
    assert judged(PAGES, memory) == ()


def test_a_page_that_nothing_leads_to_is_told_by_its_title_of_now() -> None:
    memory = StoredMemory(MemoryStore(), "")
    pages = {**PAGES, "en/about/index.html": ""}
    [first] = judged(pages, memory, site_with(title="About\nin_footer: false"))

    [again] = judged(pages, memory, site_with(title="Who we are\nin_footer: false"))

    assert (first.code, again.code) == ("orphan-page", "orphan-page")
    assert again.what == "no page leads to `Who we are`"


def judged(pages: dict[str, str], memory: StoredMemory, site: Site | None = None) -> tuple[Diagnostic, ...]:
    """What is found on pages with a memory that stays; a page has another key where it says something else."""
    store = MemoryStore()
    artifacts = tuple(
        Artifact(path=path, key=digest_of(f"{path} {page}"), span=Span(path=ABOUT))
        for path, page in pages.items()
    )
    for one in artifacts:
        store.put(one.key, pages[one.path].encode())
    shelf = Shelf(store=store, memory=memory)
    routes = replace(ROUTES, sections={one: {"search": "search"} for one in ("en", "fr")})
    return check_pages(site or site_with(), plan_of(*pages), artifacts, shelf, routes)
