"""The files beside the pages: styles, scripts and fonts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bilan.model.site import Settings
from bilan.model.source import Blob, Span
from bilan.plan.recipes import Recipe, RecipeKind, digest_of
from bilan.plan.routes import Routes, asset_url, file_path

STYLES = "assets/styles/"
SCRIPTS = "assets/scripts/"
SEARCH_SCRIPT = f"{SCRIPTS}search.js"
FONTS = "assets/fonts/"
ICONS = "assets/icons/"


def assets_for(assets: Mapping[str, Blob], settings: Settings) -> Mapping[str, Blob]:
    """Return the files of `assets/` that a site has a use for: without a search, that is not its script."""
    if settings.has_search:
        return assets
    return {path: blob for path, blob in assets.items() if path != SEARCH_SCRIPT}


def plan_files(assets: Mapping[str, Blob], routes: Routes) -> Iterator[Recipe]:
    """Return a recipe for the style sheet, and for every other file of `assets/`."""
    sheets = _sheets(assets)
    yield Recipe(
        path=file_path(routes, style_url(assets, routes)),
        kind=RecipeKind.STYLES,
        inputs=_named(assets),
        blobs=sheets,
        span=Span(path=STYLES),
    )
    for blob in assets.values():
        if blob not in sheets:
            yield Recipe(
                path=file_path(routes, _file_url(blob, routes)),
                kind=RecipeKind.FILE,
                inputs=blob.path,
                blobs=(blob,),
                span=Span(path=blob.path),
            )


def style_url(assets: Mapping[str, Blob], routes: Routes) -> str:
    """Return the address of the one style sheet, which changes with its content."""
    sheets = [blob.digest for blob in _sheets(assets)]
    return asset_url(routes, f"site.{digest_of(repr((sheets, _named(assets))))[:8]}.css")


def script_url(assets: Mapping[str, Blob], routes: Routes, name: str) -> str:
    """Return the address of one of the site's scripts; empty where it has none of that name."""
    blob = assets.get(f"{SCRIPTS}{name}.js")
    return _file_url(blob, routes) if blob else ""


def font_url(assets: Mapping[str, Blob], routes: Routes) -> str:
    """Return the address of the letters that every page is set in; empty where the site has none."""
    fonts = (one for path, one in assets.items() if path.startswith(FONTS) and path.endswith(".woff2"))
    return next((_file_url(one, routes) for one in fonts), "")


def icon_url(assets: Mapping[str, Blob], routes: Routes) -> str:
    """Return the address of the mark that a browser's tab shows; empty where there is none."""
    blob = assets.get(f"{ICONS}mark.svg")
    return _file_url(blob, routes) if blob else ""


def _sheets(assets: Mapping[str, Blob]) -> tuple[Blob, ...]:
    return tuple(blob for path, blob in assets.items() if path.startswith(STYLES) and path.endswith(".css"))


def _file_url(blob: Blob, routes: Routes) -> str:
    return asset_url(routes, _file_name(blob))


def _file_name(blob: Blob) -> str:
    """Return what a file of `assets/` is called in the site: its name with a mark of its content.

    So a browser can keep it for good: another content has another name.
    """
    stem, dot, ending = blob.path.rpartition("/")[2].rpartition(".")
    return f"{stem}.{blob.digest[:8]}{dot}{ending}"


def _named(assets: Mapping[str, Blob]) -> tuple[tuple[str, str], ...]:
    """Return what the style sheets call each font and icon, and what it is called in the site."""
    return tuple(
        (path.rpartition("/")[2], _file_name(blob))
        for path, blob in assets.items()
        if path.startswith((FONTS, ICONS))
    )
