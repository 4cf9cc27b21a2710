"""The files beside the pages: styles, scripts, fonts and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bilan.model.site import Site
from bilan.model.source import Blob, Span
from bilan.plan.recipes import Recipe, RecipeKind, digest_of
from bilan.plan.routes import Routes, asset_url, file_path, picture_url

STYLES = "assets/styles/"
SCRIPTS = "assets/scripts/"


def plan_files(site: Site, assets: Mapping[str, Blob], routes: Routes) -> Iterator[Recipe]:
    """Return a recipe for the style sheet, for every other file of `assets/`, and for every picture."""
    sheets = _sheets(assets)
    yield Recipe(
        path=file_path(routes, style_url(assets, routes)),
        kind=RecipeKind.STYLES,
        inputs=tuple(blob.path for blob in sheets),
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
    for blob in site.pictures.values():
        yield Recipe(
            path=file_path(routes, picture_url(routes, blob.path)),
            kind=RecipeKind.PICTURE,
            inputs=blob.path,
            blobs=(blob,),
            span=Span(path=blob.path),
        )


def style_url(assets: Mapping[str, Blob], routes: Routes) -> str:
    """Return the address of the one style sheet, which changes with its content."""
    return asset_url(routes, f"site.{digest_of(repr([blob.digest for blob in _sheets(assets)]))[:8]}.css")


def script_url(assets: Mapping[str, Blob], routes: Routes) -> str:
    """Return the address of the site's script; empty where it has none."""
    blob = assets.get(f"{SCRIPTS}site.js")
    return _file_url(blob, routes) if blob else ""


def _sheets(assets: Mapping[str, Blob]) -> tuple[Blob, ...]:
    return tuple(blob for path, blob in assets.items() if path.startswith(STYLES) and path.endswith(".css"))


def _file_url(blob: Blob, routes: Routes) -> str:
    """Return the address of a file of `assets/`; scripts carry a mark of their content."""
    name = blob.path.rpartition("/")[2]
    if blob.path.startswith(SCRIPTS):
        stem, dot, ending = name.rpartition(".")
        name = f"{stem}.{blob.digest[:8]}{dot}{ending}"
    return asset_url(routes, name)
