"""Recipes to artifacts: each file made once, in one process or in many, and never a mistake that hides another."""

import datetime as dt
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from io import BytesIO
from threading import Lock
from time import sleep
from typing import TypeVar

import pytest
from PIL import Image

from bilan import bake as bake_module
from bilan import makers
from bilan.bake import Baked, Kitchen, bake, get_ready
from bilan.crew.forked import Forked
from bilan.crew.sharing import ALONE, Crew
from bilan.crew.spawned import Spawned
from bilan.crew.workers import Workers
from bilan.disk.store import MemoryStore
from bilan.disk.tree import ChangedMeanwhile
from bilan.language.locales import Locale
from bilan.language.po_files import compile_messages
from bilan.make.outline import read_outline
from bilan.memories import StoredMemory
from bilan.model.kept import Lost
from bilan.model.outline import Outline, outline_name
from bilan.model.pictures import PictureForm, PictureOrder
from bilan.model.records import replace
from bilan.model.site import Style
from bilan.model.source import Blob, Span, problem
from bilan.model.words import Text
from bilan.plan.blocks import ProseView
from bilan.plan.feeds.feed_views import FeedEntryView, FeedView, FullTextView
from bilan.plan.recipes import Artifact, CannotMake, Plan, Recipe, RecipeKind, Toolbox
from bilan.plan.search.search_views import DocumentView, SearchIndexView
from bilan.plan.views import RedirectView
from tests.load.trees import picture
from tests.pictures.drawn import SVG

T = TypeVar("T")
U = TypeVar("U")
V = TypeVar("V")
CATALOGUE = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
ENGLISH = Locale(
    language="en", babel="en_IE", style=Style.EU, catalogue=compile_messages(CATALOGUE), units={}
)
TOOLBOX = Toolbox.of(
    {"pages/redirect.html": "<a href={{ view.url }}>{{ view.title.words }}</a>"}, {"en": ENGLISH}
)
LINKING = Toolbox.of({"pages/redirect.html": '<a href="{{ view.url }}">x</a>'}, {"en": ENGLISH})
BROKEN = Toolbox.of({"pages/redirect.html": "{{ view.nothing_like_it }}"}, {"en": ENGLISH})


def page(number: int) -> Recipe:
    view = RedirectView(
        language="en",
        title=Text(words=f"Page {number}", language="en"),
        url=f"/en/{number}/",
        canonical=f"https://example.org/en/{number}/",
    )
    span = Span(path=f"content/pages/{number}/en.md")
    return Recipe(path=f"en/{number}.html", kind=RecipeKind.PAGE, inputs=view, span=span)


def file(path: str, kind: RecipeKind = RecipeKind.FILE) -> Recipe:
    blob = Blob(path=f"assets/{path}", digest=path, size=1)
    return Recipe(path=path, kind=kind, inputs=path, blobs=(blob,), span=Span(path=blob.path))


def order_of(width: int, form: PictureForm = PictureForm.WEBP) -> PictureOrder:
    return PictureOrder(form=form, width=width, height=width, whole=(40, 40))


def photo(number: int) -> tuple[Recipe, ...]:
    """Return the files of a picture."""
    blob = Blob(path=f"content/{number}.jpg", digest=f"d{number}", size=1)
    return tuple(
        Recipe(
            path=f"media/{number}-{order.width}.{order.form}",
            kind=RecipeKind.PICTURE,
            inputs=order,
            blobs=(blob,),
            span=Span(path=blob.path),
        )
        for form in (PictureForm.JPEG, PictureForm.WEBP)
        for order in (order_of(20, form), order_of(40, form))
    )


def photo_of(blob: Blob) -> bytes:
    return picture(".jpg", 40, 40 + len(blob.path))


def bytes_of_a_path(blob: Blob) -> bytes:
    return f"bytes of {blob.path}".encode()


def changed_meanwhile(blob: Blob) -> bytes:
    raise ChangedMeanwhile(blob.path)


def nothing_is_told(_done: int, _of: int) -> None:
    """Keep still."""


def kitchen(
    store: MemoryStore,
    *,
    crew: Crew = ALONE,
    program: str = "1",
    tell: Callable[[int, int], None] = nothing_is_told,
) -> Kitchen:
    return Kitchen(
        store=store,
        program=program,
        crew=crew,
        fetch=bytes_of_a_path,
        tell=tell,
    )


def bytes_of(baked: Baked, store: MemoryStore) -> dict[str, bytes | None]:
    return {one.path: store.get(one.key) for one in baked.artifacts}


@pytest.fixture
def makings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are really made, rather than taken from the store."""
    made: list[str] = []
    make_one = makers.make_one

    def noting(recipe: Recipe, *rest: object) -> object:
        made.append(recipe.path)
        return make_one(recipe, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(bake_module, "make_one", noting)
    return made


def test_every_recipe_becomes_a_file_with_its_bytes_in_the_store() -> None:
    store = MemoryStore()

    baked = bake(Plan.of(page(1), file("font.woff2")), TOOLBOX, kitchen(store))

    assert bytes_of(baked, store) == {
        "en/1.html": b"<a href=/en/1/>Page 1</a>",
        "font.woff2": b"bytes of assets/font.woff2",
    }
    assert baked.problems == ()


def test_style_sheets_are_joined_in_their_order() -> None:
    sheets = tuple(Blob(path=f"assets/styles/{name}.css", digest=name, size=1) for name in ("10-b", "20-a"))
    recipe = Recipe(
        path="site.css", kind=RecipeKind.STYLES, inputs=(), blobs=sheets, span=Span(path="assets")
    )
    store = MemoryStore()

    baked = bake(
        Plan.of(recipe),
        TOOLBOX,
        replace(kitchen(store), fetch=lambda blob: f"{blob.digest}{{}}".encode()),
    )

    assert bytes_of(baked, store) == {"site.css": b"10-b{}20-a{}"}


def test_what_was_made_before_is_not_made_again(makings: list[str]) -> None:
    store = MemoryStore()
    first = bake(Plan.of(page(1), file("a")), TOOLBOX, kitchen(store))
    makings.clear()

    again = bake(Plan.of(page(1), file("a")), TOOLBOX, kitchen(store))

    assert makings == []
    assert again == first


def test_only_what_changed_is_made_anew(makings: list[str]) -> None:
    store = MemoryStore()
    bake(Plan.of(page(1), page(2)), TOOLBOX, kitchen(store))
    makings.clear()

    bake(Plan.of(page(1), replace(page(3), path="en/2.html")), TOOLBOX, kitchen(store))

    assert makings == ["en/2.html"]


def test_another_program_makes_everything_anew(makings: list[str]) -> None:
    store = MemoryStore()
    bake(Plan.of(page(1), file("a")), TOOLBOX, kitchen(store))
    makings.clear()

    bake(Plan.of(page(1), file("a")), TOOLBOX, kitchen(store, program="2"))

    assert sorted(makings) == ["a", "en/1.html"]


def test_one_page_at_two_addresses_is_made_once(makings: list[str]) -> None:
    store = MemoryStore()

    baked = bake(Plan.of(page(1), replace(page(1), path="404.html")), TOOLBOX, kitchen(store))

    assert len(makings) == 1
    assert bytes_of(baked, store)["404.html"] == bytes_of(baked, store)["en/1.html"]


def test_a_page_that_cannot_be_made_is_a_problem_and_hides_no_other_file() -> None:
    store = MemoryStore()

    baked = bake(Plan.of(page(1), file("a")), BROKEN, kitchen(store))

    [problem] = baked.problems
    assert (problem.code, problem.span.path) == ("template-broken", "templates/pages/redirect.html")
    assert bytes_of(baked, store) == {"a": b"bytes of assets/a"}


def test_what_could_not_be_made_is_tried_again_the_next_time() -> None:
    store = MemoryStore()
    bake(Plan.of(page(1)), BROKEN, kitchen(store))

    again = bake(Plan.of(page(1)), BROKEN, kitchen(store))

    assert [one.code for one in again.problems] == ["template-broken"]


def test_a_file_that_is_no_picture_is_a_problem_at_its_path() -> None:
    for order in (None, order_of(8)):
        recipe = replace(file("photo.jpg", RecipeKind.PICTURE), inputs=order)
        baked = bake(Plan.of(recipe), TOOLBOX, kitchen(MemoryStore()))

        [told] = baked.problems
        assert (told.code, told.span.path) == ("not-a-picture", "assets/photo.jpg")
        assert baked.artifacts == ()


def test_a_picture_is_fetched_once_for_all_its_files() -> None:
    fetched: list[str] = []

    def fetch(blob: Blob) -> bytes:
        fetched.append(blob.path)
        return photo_of(blob)

    baked = bake(Plan.of(*photo(1), *photo(2)), TOOLBOX, replace(kitchen(MemoryStore()), fetch=fetch))

    assert len(baked.artifacts) == 8
    assert fetched == ["content/1.jpg", "content/2.jpg"]


def test_only_the_files_of_a_picture_that_are_missing_are_drawn(makings: list[str]) -> None:
    store = MemoryStore()
    bake(Plan.of(*photo(1)[:3]), TOOLBOX, replace(kitchen(store), fetch=photo_of))
    makings.clear()

    bake(Plan.of(*photo(1)), TOOLBOX, replace(kitchen(store), fetch=photo_of))

    assert makings == ["media/1-40.webp"]


def test_a_picture_that_lies_in_two_places_is_drawn_once(makings: list[str]) -> None:
    [here, *_] = photo(1)
    blob = replace(here.blobs[0], path="content/other.jpg")
    there = replace(here, path="media/other.jpg", blobs=(blob,), span=Span(path=blob.path))

    baked = bake(Plan.of(here, there), TOOLBOX, replace(kitchen(MemoryStore()), fetch=photo_of))

    assert len(makings) == 1
    assert len(baked.artifacts) == 2


def test_workers_draw_pictures_and_pages_as_one_process_does() -> None:
    plan = Plan.of(*(one for number in range(5) for one in photo(number)), page(1), file("a"))
    alone, together = MemoryStore(), MemoryStore()

    by_one = bake(plan, TOOLBOX, replace(kitchen(alone), fetch=photo_of))
    with Spawned(2) as crew:
        by_two = bake(plan, TOOLBOX, replace(kitchen(together, crew=crew), fetch=photo_of))

    assert len(by_one.artifacts) == 22
    assert by_two == by_one
    assert bytes_of(by_two, together) == bytes_of(by_one, alone)


@pytest.mark.parametrize("count", [1, 2])
def test_what_a_page_leads_to_is_read_where_it_is_made_and_remembered_under_its_key(count: int) -> None:
    store = MemoryStore()
    memory = StoredMemory(store, "1")
    plan = Plan.of(*(page(number) for number in range(bake_module.WORTH_A_CREW)))

    with Spawned(count) as crew:
        baked = bake(plan, LINKING, replace(kitchen(store, crew=crew), memory=memory))

    found = memory.recall([outline_name(one.key) for one in baked.artifacts], Outline)
    read = {one.path: found[outline_name(one.key)] for one in baked.artifacts}
    assert len(read) == bake_module.WORTH_A_CREW
    assert read == {path: read_outline(data or b"") for path, data in bytes_of(baked, store).items()}
    assert read["en/7.html"].links == ("/en/7/",)


def test_pictures_can_be_put_off_and_are_promised_by_their_key() -> None:
    store = MemoryStore()
    patient = replace(kitchen(store), fetch=photo_of, puts_off=True)

    baked = bake(Plan.of(*photo(1), page(1)), TOOLBOX, patient)
    at_once = bake(Plan.of(*photo(1)), TOOLBOX, replace(kitchen(MemoryStore()), fetch=photo_of))

    assert [one.path for one in baked.artifacts] == ["en/1.html"]
    assert [(one.recipe.path, one.key) for one in baked.promises] == [
        (one.path, one.key) for one in at_once.artifacts
    ]
    assert shown_size(bake_module.redeem(baked.promises[0], photo_of)) == (20, 20)


def test_what_takes_no_time_or_cannot_be_shown_is_not_put_off() -> None:
    drawing = replace(photo(1)[0], path="a.svg", inputs=replace(order_of(20, PictureForm.SVG), is_kept=True))
    patient = replace(kitchen(MemoryStore()), fetch=lambda _: SVG.encode(), puts_off=True)

    kept = bake(Plan.of(drawing), TOOLBOX, patient)
    broken = bake(Plan.of(replace(drawing, inputs=None)), TOOLBOX, patient)

    assert [one.path for one in kept.artifacts] == ["a.svg"]
    assert [one.code for one in broken.problems] == ["not-a-picture"]
    assert (kept.promises, broken.promises) == ((), ())


def shown_size(data: object) -> tuple[int, int]:
    assert isinstance(data, bytes)
    return Image.open(BytesIO(data)).size


def test_a_picture_that_changes_while_a_worker_reads_it_is_told_as_that() -> None:
    plan = Plan.of(*(one for number in range(5) for one in photo(number)))

    with Spawned(2) as crew, pytest.raises(ChangedMeanwhile, match=r"content/\d\.jpg"):
        bake(plan, TOOLBOX, replace(kitchen(MemoryStore(), crew=crew), fetch=changed_meanwhile))


def entry(number: int, *, is_broken: bool = False) -> Recipe:
    text = FullTextView(
        language="en",
        lead=None,
        updated=None,
        update_note=None,
        picture=None,
        headline=None,
        prose=ProseView(text="", language="en", fills=(), targets={}, pictures={}, path=""),
    )
    view = FeedEntryView(
        id=f"tag:example.org,2026:{number}",
        title=Text(words=f"Entry {number}", language="en"),
        url=f"https://example.org/en/{number}/",
        updated=dt.datetime(2021, 9, 29, tzinfo=dt.UTC),
        content=text if is_broken else None,
    )
    return Recipe(path="", kind=RecipeKind.ENTRY, inputs=view, span=Span(path="content/a.md"))


def feed(name: str, *entries: Recipe) -> Recipe:
    view = FeedView(
        language="en",
        id=f"tag:example.org,2026:{name}",
        title=name,
        url=f"https://example.org/{name}.xml",
        page_url="https://example.org/",
        author="The fund",
        updated=dt.datetime(2021, 9, 29, tzinfo=dt.UTC),
    )
    return Recipe(path=f"{name}.xml", kind=RecipeKind.FEED, inputs=view, parts=entries, span=Span(path="s"))


def test_a_part_that_the_store_says_it_holds_and_does_not_is_lost_and_never_left_out() -> None:
    class Leaking(MemoryStore):
        """A store whose rows are there and cannot be read."""

        def get_all(self, keys: Collection[str]) -> Mapping[str, bytes]:
            return {} if leaks else super().get_all(keys)

    store, leaks = Leaking(), False
    bake(Plan.of(feed("all", entry(1))), TOOLBOX, kitchen(store))
    leaks = True

    with pytest.raises(Lost):
        bake(Plan.of(feed("niger", entry(1))), TOOLBOX, kitchen(store))


def test_a_part_that_was_made_and_cannot_be_read_again_is_lost_and_never_left_out() -> None:
    class Sieve(MemoryStore):
        """A store that says nothing of what goes wrong with it."""

        def get_all(self, keys: Collection[str]) -> Mapping[str, bytes]:
            return {}

    with pytest.raises(Lost):
        bake(Plan.of(feed("all", entry(1))), TOOLBOX, kitchen(Sieve()))


def test_a_part_of_several_files_is_made_once_and_is_no_file_itself(makings: list[str]) -> None:
    store = MemoryStore()
    first, second = entry(1), entry(2)

    baked = bake(Plan.of(feed("all", first, second), feed("niger", second)), TOOLBOX, kitchen(store))

    made = bytes_of(baked, store)
    assert sorted(makings) == ["", "", "all.xml", "niger.xml"]
    assert list(made) == ["all.xml", "niger.xml"]
    assert (made["all.xml"] or b"").index(b"Entry 1") < (made["all.xml"] or b"").index(b"Entry 2")
    assert b"Entry 1" not in (made["niger.xml"] or b"")


def test_a_file_is_made_anew_with_its_parts_and_parts_with_no_file(makings: list[str]) -> None:
    store = MemoryStore()
    bake(Plan.of(feed("all", entry(1), entry(2))), TOOLBOX, kitchen(store))
    makings.clear()

    bake(Plan.of(feed("all", entry(1), entry(2))), TOOLBOX, kitchen(store))
    bake(Plan.of(feed("all", entry(3), entry(2))), TOOLBOX, kitchen(store))

    assert makings == ["", "all.xml"]


def test_a_file_is_not_made_without_one_of_its_parts_which_is_told_once() -> None:
    store = MemoryStore()

    baked = bake(Plan.of(feed("all", entry(1), entry(2, is_broken=True)), file("a")), TOOLBOX, kitchen(store))

    assert [one.code for one in baked.problems] == ["template-broken"]
    assert list(bytes_of(baked, store)) == ["a"]


def test_a_mistake_of_ours_is_not_taken_for_a_problem_of_the_content() -> None:
    def cannot_be(_: Blob) -> bytes:
        raise RuntimeError("a mistake of ours")

    with pytest.raises(RuntimeError, match="of ours"):
        bake(Plan.of(file("a")), TOOLBOX, replace(kitchen(MemoryStore()), fetch=cannot_be))


def test_it_tells_how_far_it_has_come() -> None:
    told: list[tuple[int, int]] = []
    store = MemoryStore()
    bake(Plan.of(page(1)), TOOLBOX, kitchen(store))

    bake(
        Plan.of(page(1), page(2), file("a")),
        TOOLBOX,
        kitchen(store, tell=lambda done, of: told.append((done, of))),
    )

    assert told == [(1, 2), (2, 2)]


@pytest.mark.filterwarnings(
    "ignore:.*multi-threaded.*fork:DeprecationWarning"
)  # pytest has threads of its own
@pytest.mark.parametrize("kind", [Spawned, *([Forked] if sys.platform == "linux" else [])])
def test_many_workers_give_the_same_bytes_and_problems_as_one(
    kind: Callable[[int], Workers], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bake_module, "WORTH_A_CREW", 2)
    template = "{% if view.title.words == 'Page 7' %}{{ view.no }}{% endif %}{{ view.title.words }}"
    toolbox = Toolbox.of({"pages/redirect.html": template}, {"en": ENGLISH})
    plan = Plan.of(*(page(number) for number in range(60)))
    alone, together = MemoryStore(), MemoryStore()

    by_one = bake(plan, toolbox, kitchen(alone))
    with kind(2) as crew:
        by_two = bake(plan, toolbox, kitchen(together, crew=crew))

    assert by_two == by_one
    assert bytes_of(by_two, together) == bytes_of(by_one, alone)
    assert [one.code for one in by_one.problems] == ["template-broken"]
    assert len(by_one.artifacts) == 59


def test_what_several_files_of_a_portion_are_made_of_is_fetched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bake_module, "make_one", lambda _recipe, _toolbox, blobs: blobs[0])
    fetched: list[str] = []

    def fetch(blob: Blob) -> bytes:
        fetched.append(blob.path)
        return bytes_of_a_path(blob)

    made = bake_module._make_shared(TOOLBOX, fetch, [(file("a"),), (file("b"),), (file("a"),)])

    assert made == [[b"bytes of assets/a"], [b"bytes of assets/b"], [b"bytes of assets/a"]]
    assert fetched == ["assets/a", "assets/b"]


def test_a_few_pages_start_no_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(*_: object) -> None:
        pytest.fail("workers were started for one page")

    monkeypatch.setattr(bake_module, "_by_crew", start)

    with Spawned(8) as crew:
        assert len(bake(Plan.of(page(1)), TOOLBOX, kitchen(MemoryStore(), crew=crew)).artifacts) == 1


def test_a_file_that_the_store_has_lost_is_never_published_empty() -> None:
    lost = Artifact(path="index.html", key="gone", span=Span(path="content/site.yaml"))

    with pytest.raises(LookupError):
        bake_module.bytes_of(lost, MemoryStore())


# --- folders: one recipe, many files ---


def folder(*names: str) -> Recipe:
    documents = tuple(
        DocumentView(path=f"{name}.html", url=f"/{name}", title=name, lines=(), names=()) for name in names
    )
    view = SearchIndexView(language="en", documents=documents)
    span = Span(path="content/site.yaml")
    return Recipe(path="search/", kind=RecipeKind.SEARCH_INDEX, inputs=view, span=span)


@pytest.fixture
def one_file_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """A maker of folders that has a file for each document, and nothing to do with Pagefind."""

    def make(view: SearchIndexView) -> dict[str, bytes]:
        return {f"sub/{one.title}": one.title.encode() for one in view.documents}

    monkeypatch.setitem(makers.FROM_VIEWS, RecipeKind.SEARCH_INDEX, make)


@pytest.mark.usefixtures("one_file_for_each")
def test_a_folder_is_made_once_and_each_of_its_files_is_a_file_of_the_site(makings: list[str]) -> None:
    store = MemoryStore()
    plan = Plan.of(folder("a", "b"), page(1))

    baked = bake(plan, TOOLBOX, kitchen(store))
    assert bake(plan, TOOLBOX, kitchen(store)) == baked

    assert [one for one in bytes_of(baked, store).items() if one[0].startswith("search/")] == [
        ("search/sub/a", b"a"),
        ("search/sub/b", b"b"),
    ]
    assert sorted(makings) == ["en/1.html", "search/"]


@pytest.mark.usefixtures("one_file_for_each")
def test_a_folder_of_which_the_store_has_lost_a_file_is_made_again(makings: list[str]) -> None:
    store = MemoryStore()
    plan = Plan.of(folder("a", "b"))
    first = bake(plan, TOOLBOX, kitchen(store))
    lost = MemoryStore()
    for key, data in store._made.items():
        if key != first.artifacts[0].key:
            lost.put(key, data)

    again = bake(plan, TOOLBOX, kitchen(lost))

    assert again == first
    assert bytes_of(again, lost)["search/sub/a"] == b"a"
    assert makings == ["search/", "search/"]


class Two:
    """A crew that says it shares, and does the work itself when it is asked for it."""

    def shares(self) -> bool:
        return True

    def inherits(self) -> bool:
        return False

    def is_at_work(self) -> bool:
        return False

    def share(self, work: Callable[[U], V], ready: Callable[[T], U], parts: Sequence[T]) -> Iterator[V]:
        return ALONE.share(work, ready, parts)


def test_one_folder_is_made_after_the_other_while_a_crew_is_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = Lock()

    def make(view: SearchIndexView) -> dict[str, bytes]:
        assert alone.acquire(blocking=False), "two folders are made at once"
        sleep(0.02)
        alone.release()
        return {one.title: b"" for one in view.documents}

    monkeypatch.setitem(makers.FROM_VIEWS, RecipeKind.SEARCH_INDEX, make)
    monkeypatch.setattr(bake_module, "WORTH_A_CREW", 1)
    folders = [replace(folder(name), path=f"search/{name}/") for name in "abc"]

    baked = bake(Plan.of(*folders, page(1), page(2)), TOOLBOX, kitchen(MemoryStore(), crew=Two()))

    assert [one.path for one in baked.artifacts] == [
        "en/1.html", "en/2.html", "search/a/a", "search/b/b", "search/c/c"
    ]  # fmt: skip


class Heirs(Two):
    """A crew that begins with all that was worked out."""

    def inherits(self) -> bool:
        return True


@pytest.mark.parametrize(("crew", "readied"), [(Heirs(), [["en/1.html"]]), (Two(), [])])
def test_only_what_a_crew_inherits_is_worked_out_for_it(
    crew: Two, readied: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[list[str]] = []
    monkeypatch.setattr(
        bake_module, "make_ready", lambda recipes, _: found.append([one.path for one in recipes])
    )

    get_ready([page(1)], TOOLBOX, kitchen(MemoryStore(), crew=crew))

    assert found == readied


@pytest.mark.usefixtures("one_file_for_each")
def test_an_empty_folder_is_made_once_too(makings: list[str]) -> None:
    store = MemoryStore()

    for _ in range(2):
        assert bake(Plan.of(folder()), TOOLBOX, kitchen(store)).artifacts == ()

    assert makings == ["search/"]


def test_a_folder_that_cannot_be_made_is_told_and_the_rest_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def make(_: SearchIndexView) -> dict[str, bytes]:
        raise CannotMake(problem("search-not-made", Span(path="requirements.in"), "no index"))

    monkeypatch.setitem(makers.FROM_VIEWS, RecipeKind.SEARCH_INDEX, make)

    baked = bake(Plan.of(folder("a"), page(1)), TOOLBOX, kitchen(MemoryStore()))

    assert [one.path for one in baked.artifacts] == ["en/1.html"]
    assert [one.code for one in baked.problems] == ["search-not-made"]


def test_a_page_is_told_the_sizes_of_its_parts_and_made_without_one_that_cannot_be_made() -> None:
    toolbox = Toolbox.of({"pages/redirect.html": "{{ sizes }}"}, {"en": ENGLISH})
    whole, damaged = file("a.pdf"), replace(file("photo.jpg", RecipeKind.PICTURE), inputs=None)
    store = MemoryStore()

    baked = bake(
        Plan.of(replace(page(1), parts=(whole,)), replace(page(2), parts=(damaged,)), whole),
        toolbox,
        kitchen(store),
    )

    made = bytes_of(baked, store)
    assert made == {"a.pdf": b"bytes of assets/a.pdf", "en/1.html": b"[21]", "en/2.html": b"[]"}
    assert [one.code for one in baked.problems] == ["not-a-picture"]


def test_a_file_of_a_folder_keeps_its_key_while_it_holds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {"a": b"1", "b": b"2"}
    monkeypatch.setitem(makers.FROM_VIEWS, RecipeKind.SEARCH_INDEX, lambda _view: made)
    store = MemoryStore()
    first = bake(Plan.of(folder("one")), TOOLBOX, kitchen(store))
    made = {"a": b"1", "b": b"3"}
    second = bake(Plan.of(folder("two")), TOOLBOX, kitchen(store))

    before = {one.path: one.key for one in first.artifacts}
    after = {one.path: one.key for one in second.artifacts}
    assert before["search/a"] == after["search/a"]
    assert before["search/b"] != after["search/b"]
    assert bytes_of(second, store) == {"search/a": b"1", "search/b": b"3"}


def test_whoever_asks_is_told_when_all_is_planned_and_before_anything_is_made() -> None:
    told: list[str] = []
    store = MemoryStore()
    asked = replace(
        kitchen(store),
        begins=lambda: told.append("begins"),
        tell=lambda done, _of: told.append(f"made {done}"),
    )

    bake(Plan.of(page(1), page(2)), TOOLBOX, asked)

    assert told == ["begins", "made 1", "made 2"]
