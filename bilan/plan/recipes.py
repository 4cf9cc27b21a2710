"""What a file of the site is made of, and the plan of all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from enum import StrEnum
from typing import Protocol, Self

from bilan.language.locales import Locale
from bilan.model.kept import Lost
from bilan.model.memory import named
from bilan.model.records import Record, replace
from bilan.model.source import Blob, Diagnostic, Span, problem
from bilan.plan.page_facts import PageFacts


class RecipeKind(StrEnum):
    """The kinds of files a site has; `bake` knows the maker of each."""

    PAGE = "page"
    """A template and its view."""
    STYLES = "styles"
    """Style sheets, joined into one."""
    PICTURE = "picture"
    """A picture from the content, looked at before it is shown."""
    FILE = "file"
    """A file of `assets/`, as it is."""
    TEXT = "text"
    """A text that the plan has written out."""
    CSV = "csv"
    """A table of open data."""
    JSON = "json"
    """The same as JSON."""
    PACKAGE = "package"
    """The description of all tables."""
    SCHEMA = "schema"
    """The columns that several tables share."""
    CATALOGUE = "catalogue"
    """All data sets, for portals."""
    IATI = "iati"
    """Activities and results as IATI has them."""
    FEED = "feed"
    """A feed in Atom, put together from its entries."""
    ENTRY = "entry"
    """An entry of feeds: a part of other files, and none by itself."""
    SITEMAP = "sitemap"
    """The addresses of pages, for search engines."""
    SITEMAPS = "sitemaps"
    """The addresses of several such files."""
    FACTSHEET = "factsheet"
    """A factsheet as PDF."""
    SHARE = "share"
    """The picture that a link is shared with."""
    RULES = "rules"
    """Where old addresses lead, for a host."""
    SEARCH_INDEX = "search-index"
    """What the search of one language loads: a folder of many files."""


FOLDERS = frozenset({RecipeKind.SEARCH_INDEX})
"""The kinds whose maker gives many files, by their path in a folder."""


DRAWN = frozenset({RecipeKind.PAGE, RecipeKind.ENTRY})
"""What templates draw, and so changes with the toolbox."""


WITH_TOOLBOX = DRAWN | {RecipeKind.FACTSHEET}
"""What is made with templates or with the words of catalogues."""

DESK_TEMPLATES = "templates/desk/"
"""The templates that no file of the site is made with: those of the preview's own pages."""


class Later(Record):
    """A view that is made only when its file has to be."""

    make: Callable[[str], object]
    """Is given the path of the file, for several may share what makes them."""


class Recipe(Record):
    """One file of the site, or one folder, and all that it is made of."""

    path: str
    """Where it lies in the site, with `/`; a folder ends with it."""
    kind: RecipeKind
    inputs: object
    """A view: plain values alone, so that its `repr` says all of it; or the promise of one."""
    said: str = ""
    """The digest of the view, where it is known: of one that is promised always."""
    facts: PageFacts | None = None
    """Of a page: what the rest of the site says of it."""
    blobs: tuple[Blob, ...] = ()
    """Files whose bytes the maker is given, in this order."""
    parts: tuple[Recipe, ...] = ()
    """What is made before it and given to its maker after the files, in this order.

    Several files may share a part, which is made once. It has no parts of its own, and
    no path but where it is a file of the site as well.
    """
    span: Span
    """The source it comes from; not part of its key."""


class Toolbox(Record):
    """What every page is made with: one value with one digest."""

    templates: Mapping[str, str]
    """Template by its path below `templates/`."""
    locales: Mapping[str, Locale]
    digest: str

    @classmethod
    def of(cls, templates: Mapping[str, str], locales: Mapping[str, Locale]) -> Self:
        """Return the toolbox with its digest."""
        return cls(templates=templates, locales=locales, digest=named((templates, locales)))


class Artifact(Record):
    """A file that was made: its bytes lie in the store under the key."""

    path: str
    key: str
    span: Span


class Plan(Record):
    """Every file of the site, ordered by path, no two at one address."""

    recipes: tuple[Recipe, ...]
    problems: tuple[Diagnostic, ...]

    @classmethod
    def of(cls, *recipes: Recipe) -> Self:
        """Return the plan of these files; where two want one path, both sources are told."""
        by_path: dict[str, Recipe] = {}
        problems: list[Diagnostic] = []
        for recipe in recipes:
            first = by_path.setdefault(recipe.path, recipe)
            if first is not recipe:
                problems.append(_address_taken(first, recipe))
        ordered = tuple(by_path[path] for path in sorted(by_path))
        return cls(recipes=ordered, problems=tuple(problems))


class Store(Protocol):
    """Bytes by key: a file in use, a dictionary in tests."""

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key, or None."""

    def get_all(self, keys: Collection[str]) -> Mapping[str, bytes]:
        """Return what was put under those of the keys that there are."""

    def known(self, keys: Collection[str]) -> Collection[str]:
        """Return those of the keys that something was put under, without looking at it."""

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key."""


def held(key: str, store: Store) -> bytes:
    """Return the bytes that a store is known to hold.

    Raises:
        Lost: it does not, and nothing may be taken for them.
    """
    data = store.get(key)
    if data is None:
        raise Lost(key)
    return data


class CannotMake(Exception):
    """A file cannot be made from what it was given; the diagnostic says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.what)
        self.diagnostic = diagnostic

    def __reduce__(self) -> tuple[type[Self], tuple[Diagnostic]]:
        """Return how a worker process hands it over."""
        return type(self), (self.diagnostic,)


def digest_of(text: str) -> str:
    """Return a short name for a text: equal for equal texts, and only for those."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def view_digest(view: object) -> str:
    """Return a short name for a view: equal for views of one type that say the same, and only for those.

    It is made from JSON, which takes a fifth of the time of `repr`. What can stand in one place of a view is
    told apart there as well, which the tests hold of every view.
    """
    return named((type(view).__name__, view))


def recipe_key(recipe: Recipe, toolbox: Toolbox, program: str, parts: Sequence[str] = ()) -> str:
    """Return the key of a recipe's bytes in the store; `parts` are the keys of its parts.

    It changes with anything that could change the bytes: the view, the files and parts it is given,
    the toolbox where its kind uses one, and the program with its libraries.
    """
    shared = toolbox.digest if recipe.kind in WITH_TOOLBOX else ""
    blobs = tuple([blob.digest for blob in recipe.blobs])
    return digest_of(f"{program} {shared} {recipe.kind.value} {said_of(recipe)} {blobs} {tuple(parts)}")


def said_of(recipe: Recipe) -> str:
    """Return the digest of what a recipe says, beside the files and parts it is made of."""
    return recipe.said or digest_of(repr(recipe.inputs))


def whole(recipe: Recipe) -> Recipe:
    """Return a recipe with its view, as a maker needs it."""
    inputs = recipe.inputs.make(recipe.path) if isinstance(recipe.inputs, Later) else recipe.inputs
    return replace(recipe, inputs=inputs, facts=None)


def _address_taken(first: Recipe, second: Recipe) -> Diagnostic:
    return problem(
        "address-taken",
        second.span,
        f"the address `/{second.path.removesuffix('index.html')}` is wanted twice",
        why=f"`{first.span.path}` has it already, and a reader can only be shown one of the two. "
        "Give one of them another `slug`, or take the alias away.",
        also=(first.span,),
    )
