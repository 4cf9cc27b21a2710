"""The files that are made of each picture: which widths, which forms, and where they lie."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from posixpath import normpath
from urllib.parse import unquote

from bilan.model.content import Collection, Edition, Item, Objective, Story
from bilan.model.pictures import PictureFacts, PictureForm, PictureOrder
from bilan.model.source import Blob, Span
from bilan.model.words import Text
from bilan.pictures.pixels import SETTINGS
from bilan.plan.context import Context, items_of
from bilan.plan.picture_views import PictureFileView, PictureSourceView, PictureView, SharedPictureView
from bilan.plan.recipes import Recipe, RecipeKind, digest_of
from bilan.plan.routes import Routes, absolute_url, file_path, picture_url

WIDTHS = (320, 640, 1200, 1800)
"""In pixels: a small picture in a list, a phone, a text on a fine screen, the whole page."""
FALLBACKS = (640, 1200)
"""From which to which of them a picture comes in the form that every browser knows: few ask for it."""
NEARLY = 0.9
"""A width is left out where the picture itself is hardly wider."""
TALLEST = 16_000
"""In pixels: what a WebP can hold."""

MEDIA_TYPES = {
    PictureForm.AVIF: "image/avif",
    PictureForm.WEBP: "image/webp",
    PictureForm.JPEG: "image/jpeg",
    PictureForm.PNG: "image/png",
    PictureForm.GIF: "image/gif",
    PictureForm.SVG: "image/svg+xml",
}


def picture_view(
    context: Context, item: Item, name: str, alt: str = "", caption: Text | None = None
) -> PictureView | None:
    """Return a picture of an item by the name that its author gave it; None where it cannot be shown."""
    blob = picture_blob(context, item, name)
    if blob is None or blob.picture is None:
        return None
    files = {order: _url(context.routes, blob, order) for order in _orders(blob)}
    newer = tuple(_source(form, files) for form in (PictureForm.AVIF, PictureForm.WEBP))
    kept = next((order for order in files if order.is_kept), None)
    plain = _source(_fallback(blob.picture), files).files
    width, height = next(iter(files)).whole
    return PictureView(
        url=plain[-1].url if plain else next(iter(files.values())),
        width=width,
        height=height,
        alt=alt,
        caption=caption,
        files=plain,
        sources=tuple(one for one in newer if one.files),
        moving=_moving(kept, files[kept]) if kept and plain else None,
    )


def picture_blob(context: Context, item: Item, name: str) -> Blob | None:
    """Return the file of a picture by the name that an item's author gave it; None where it is not there."""
    return context.site.pictures.get(_path(item, name))


def item_picture_view(context: Context, item: Item, edition: Edition) -> PictureView | None:
    """Return the picture that stands for an item, with the words of an edition."""
    image = _image_of(item)
    if image is None:
        return None
    caption = edition.image_caption
    return picture_view(
        context,
        item,
        image,
        edition.image_alt or "",
        Text(words=caption, language=edition.language) if caption else None,
    )


def shared_picture_view(context: Context, item: Item, edition: Edition) -> SharedPictureView | None:
    """Return the picture that stands for an item as others may show it, about 1200 pixels wide.

    None where the item has no picture, or only a drawing, which others do not show.
    """
    image = _image_of(item)
    blob = context.site.pictures.get(_path(item, image)) if image else None
    if blob is None or blob.picture is None:
        return None
    form = _fallback(blob.picture)
    plain = [order for order in _orders(blob) if order.form is form and not order.is_kept]
    if not plain:
        return None
    return SharedPictureView(
        url=absolute_url(context.routes, _url(context.routes, blob, plain[-1])),
        media_type=MEDIA_TYPES[form],
        width=plain[-1].width,
        height=plain[-1].height,
        alt=edition.image_alt or "",
    )


def plan_pictures(context: Context) -> Iterator[Recipe]:
    """Return a recipe for each file of each picture that the site shows."""
    planned: set[str] = set()
    for path in _shown(context):
        blob = context.site.pictures.get(path)
        if blob is None:  # loading has said so
            continue
        for recipe in _recipes(context.routes, blob):
            if recipe.path not in planned:
                planned.add(recipe.path)
                yield recipe


def _shown(context: Context) -> dict[str, None]:
    """Return the paths of the pictures of everything that stands at the moment, each once."""
    shown: dict[str, None] = {}
    for collection in Collection:
        for item in items_of(context.site, collection).values():
            if image := _image_of(item):
                shown[_path(item, image)] = None
            for edition in item.editions.values():
                for prose in (edition.summary, edition.prose):
                    for link in prose.links if prose else ():
                        if link.is_picture:
                            shown[_path(item, link.target)] = None
    return shown


def _recipes(routes: Routes, blob: Blob) -> Iterator[Recipe]:
    orders: tuple[PictureOrder | None, ...] = _orders(blob) if blob.picture else (None,)
    for order in orders:
        url = _url(routes, blob, order) if order else picture_url(routes, blob.path)
        yield Recipe(
            path=file_path(routes, url),
            kind=RecipeKind.PICTURE,
            inputs=order,
            blobs=(blob,),
            span=Span(path=blob.path),
        )


@lru_cache(maxsize=4096)
def _orders(blob: Blob) -> tuple[PictureOrder, ...]:
    """Return all files of a picture that can be shown, form by form, the narrowest first."""
    facts = blob.picture
    if facts is None:
        return ()
    whole = _sized(facts, _widest(facts))
    if facts.form is PictureForm.SVG:
        return (_kept(facts),)
    widths = (*(one for one in WIDTHS if one < NEARLY * whole[0]), whole[0])
    plain = tuple(one for one in widths if FALLBACKS[0] <= one <= FALLBACKS[1] / NEARLY) or widths[-1:]
    wanted = {PictureForm.AVIF: widths, PictureForm.WEBP: widths, _fallback(facts): plain}
    drawn = tuple(
        PictureOrder(
            form=form,
            width=width,
            height=_sized(facts, width)[1],
            whole=whole,
            is_drawn=facts.form in {PictureForm.PNG, PictureForm.GIF},
        )
        for form, widths in wanted.items()
        for width in widths
    )
    return (*drawn, _kept(facts, whole)) if facts.moves else drawn


def _kept(facts: PictureFacts, whole: tuple[int, int] | None = None) -> PictureOrder:
    size = (facts.width, facts.height)
    return PictureOrder(form=facts.form, width=size[0], height=size[1], whole=whole or size, is_kept=True)


def _widest(facts: PictureFacts) -> int:
    """Return how wide a picture is made at most: never wider than it is, and never too tall."""
    return max(1, min(facts.width, WIDTHS[-1], facts.width * TALLEST // facts.height))


def _sized(facts: PictureFacts, width: int) -> tuple[int, int]:
    return width, max(1, min(TALLEST, round(width * facts.height / facts.width)))


def _fallback(facts: PictureFacts) -> PictureForm:
    """Return the form for browsers that know no newer one."""
    return PictureForm.PNG if facts.is_clear else PictureForm.JPEG


def _source(form: PictureForm, files: dict[PictureOrder, str]) -> PictureSourceView:
    return PictureSourceView(
        media_type=MEDIA_TYPES[form],
        files=tuple(
            PictureFileView(url=url, width=order.width)
            for order, url in files.items()
            if order.form is form and not order.is_kept
        ),
    )


def _moving(order: PictureOrder, url: str) -> PictureSourceView:
    return PictureSourceView(
        media_type=MEDIA_TYPES[order.form], files=(PictureFileView(url=url, width=order.width),)
    )


def _url(routes: Routes, blob: Blob, order: PictureOrder) -> str:
    """Return where a file of a picture lies: its name tells its content and how it was made, for good."""
    folder, _, name = blob.path.rpartition("/")
    mark = _mark(blob.digest)
    width = "" if order.is_kept else f"-{order.width}"
    return picture_url(routes, f"{folder}/{name.rpartition('.')[0]}.{mark}{width}.{order.form}")


@lru_cache(maxsize=4096)
def _mark(digest: str) -> str:
    return digest_of(repr((digest, SETTINGS)))[:8]


def _path(item: Item, name: str) -> str:
    return normpath(f"{item.folder}/{unquote(name)}")


def _image_of(item: Item) -> str | None:
    return item.image if isinstance(item, Story | Objective) else None
