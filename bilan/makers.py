"""Which maker makes which kind of file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, cast

from bilan.folders import Files
from bilan.make.assets import make_styles, make_text
from bilan.make.feeds import make_feed
from bilan.make.outline import read_outline
from bilan.make.page import make_entry, make_page, prepare_pages
from bilan.make.pictures import is_drawn, make_picture
from bilan.make.rules import make_rules
from bilan.make.sitemap import make_sitemap, make_sitemaps
from bilan.model.outline import Outline
from bilan.model.pictures import PictureOrder
from bilan.model.records import Record
from bilan.model.source import Diagnostic
from bilan.plan.recipes import CannotMake, Recipe, RecipeKind, Toolbox


class Drawn(Record):
    """A page, and what it leads to."""

    page: bytes
    outline: Outline


Made = bytes | Drawn | Files | Diagnostic


def _make_data(kind: RecipeKind, view: object) -> bytes:
    from bilan.make.catalogue import make_catalogue
    from bilan.make.data import make_csv, make_document, make_package, make_schema
    from bilan.make.iati import make_iati

    makers: Mapping[RecipeKind, Callable[..., bytes]] = {
        RecipeKind.CSV: make_csv,
        RecipeKind.JSON: make_document,
        RecipeKind.PACKAGE: make_package,
        RecipeKind.SCHEMA: make_schema,
        RecipeKind.CATALOGUE: make_catalogue,
        RecipeKind.IATI: make_iati,
    }
    return makers[kind](view)


def _make_search_index(*given: Any) -> Files:  # noqa: ANN401 - what the maker is given
    from bilan.make.search import make_search_index

    return make_search_index(*given)


def _make_factsheet(*given: Any) -> bytes:  # noqa: ANN401 - what the maker is given
    from bilan.make.paper.factsheet import make_factsheet

    return make_factsheet(*given)


def _make_share(*given: Any) -> bytes:  # noqa: ANN401 - what the maker is given
    from bilan.make.paper.share import make_share

    return make_share(*given)


_DATA = (
    RecipeKind.CSV,
    RecipeKind.JSON,
    RecipeKind.PACKAGE,
    RecipeKind.SCHEMA,
    RecipeKind.CATALOGUE,
    RecipeKind.IATI,
)

FROM_VIEWS: Mapping[RecipeKind, Callable[..., bytes | Files]] = {
    RecipeKind.TEXT: make_text,
    **{kind: partial(_make_data, kind) for kind in _DATA},
    RecipeKind.RULES: make_rules,
    RecipeKind.SEARCH_INDEX: _make_search_index,
    RecipeKind.SITEMAP: make_sitemap,
    RecipeKind.SITEMAPS: make_sitemaps,
}
"""The makers that need nothing but their view."""

FROM_TOOLBOX: Mapping[RecipeKind, Callable[..., bytes]] = {
    RecipeKind.PAGE: make_page,
    RecipeKind.ENTRY: make_entry,
    RecipeKind.FACTSHEET: _make_factsheet,
}
"""The makers that need templates or catalogues, and the bytes of files and parts where there are any."""


def _styles(names: tuple[tuple[str, str], ...], blobs: Sequence[bytes]) -> bytes:
    return make_styles(tuple(data.decode() for data in blobs), dict(names))


def _file(_path: str, blobs: Sequence[bytes]) -> bytes:
    return blobs[0]


FROM_BYTES: Mapping[RecipeKind, Callable[..., bytes]] = {
    RecipeKind.STYLES: _styles,
    RecipeKind.FILE: _file,
    RecipeKind.FEED: make_feed,
    RecipeKind.SHARE: _make_share,
}
"""The makers that are given the bytes of files and parts."""


def make_one(recipe: Recipe, toolbox: Toolbox, blobs: Sequence[bytes]) -> bytes | Files | Diagnostic:
    """Return the bytes of one file, the files of one folder, or what is wrong with what it is made of."""
    try:
        match recipe.kind:
            case RecipeKind.PICTURE:
                return make_picture(_order(recipe), recipe.blobs[0].path, blobs[0])
            case kind if kind in FROM_TOOLBOX:
                return FROM_TOOLBOX[kind](recipe.inputs, toolbox, *([blobs] if blobs else ()))
            case kind if kind in FROM_BYTES:
                return FROM_BYTES[kind](recipe.inputs, blobs)
            case kind:
                return FROM_VIEWS[kind](recipe.inputs)
    except CannotMake as cannot:
        return cannot.diagnostic


def with_outline(recipe: Recipe, made: Made) -> Made:
    """Return what was made; a page with what it leads to, so that nobody has to fetch its bytes for that."""
    is_page = recipe.kind is RecipeKind.PAGE and recipe.path.endswith(".html")
    return Drawn(page=made, outline=read_outline(made)) if is_page and isinstance(made, bytes) else made


def make_ready(recipes: Iterable[Recipe], toolbox: Toolbox) -> None:
    """Work out what many makers need, so that copies of this process have it."""
    prepare_pages(sorted({one.facts.view for one in recipes if one.facts is not None}), toolbox)


def takes_long(recipe: Recipe) -> bool:
    """Return whether a file is a picture that has to be drawn: it takes longer than all else."""
    if recipe.kind is RecipeKind.PICTURE:
        return is_drawn(_order(recipe))
    return recipe.kind is RecipeKind.SHARE


def _order(recipe: Recipe) -> PictureOrder | None:
    return cast("PictureOrder | None", recipe.inputs)
