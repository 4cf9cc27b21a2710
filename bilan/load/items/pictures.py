"""The pictures of items: those that are asked for and missing, and those that nothing uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from bilan.load.entries.named import nearest
from bilan.load.items.folders import CONTENT, ItemFolder
from bilan.load.items.written import FACTS, ItemFile, span_of_key, written_key
from bilan.load.yaml.nodes import YamlNode
from bilan.model.content import Collection, Link
from bilan.model.source import Blob, Diagnostic, SourceTree, Span, problem
from bilan.pictures.facts import is_picture_name

_SOME_ENDINGS = "jpg, png, webp, avif, gif and svg"


def pictures_of(tree: SourceTree, files: Sequence[ItemFile]) -> Mapping[str, Blob]:
    """Return the pictures in the folders of items, by path, ordered by it."""
    folders = {file.folder.path for file in files}
    return {
        path: blob
        for path, blob in tree.blobs.items()
        if is_picture_name(path) and _is_of_items(path) and _owner(path, folders)
    }


def check_pictures(tree: SourceTree, files: Sequence[ItemFile]) -> Iterator[Diagnostic]:
    """Yield a problem for each picture that is missing, is none, has no alternative text or is not used."""
    used: set[str] = set()
    doubtful: set[str] = set()
    pictured: dict[str, None] = {}
    by_folder: dict[str, list[ItemFile]] = {}
    for file in files:
        by_folder.setdefault(file.folder.path, []).append(file)
        if written_key(file, "image") is not None:
            pictured[file.folder.path] = None
        if file.node is None or file.prose is None:
            doubtful.add(file.folder.path)
        for name, place in _asked_for(file):
            path = normpath(f"{file.folder.path}/{unquote(name)}")
            used.add(path)
            if (wrong := _wrong_picture(name, path, file.folder, tree, place)) is not None:
                yield wrong
                used.update(f"{file.folder.path}/{meant}" for meant in wrong.fixes)
    for folder in pictured:
        yield from _without_alternative(by_folder[folder])
    for path in tree.blobs:
        owner = _owner(path, by_folder)
        if is_picture_name(path) and _is_of_items(path) and path not in used and owner not in doubtful:
            yield _unused(path, owner)


def _asked_for(file: ItemFile) -> Iterator[tuple[str, Callable[[], Span]]]:
    """Yield the pictures that a file names, in its facts or its text, and what tells where."""
    image = written_key(file, "image")
    if isinstance(image, str) and image.strip() and "image" in FACTS[file.folder.collection] and file.node:
        yield image.strip(), partial(_place_of_image, file.node)
    for prose in (file.summary, file.prose):
        for link in prose.links if prose else ():
            if link.is_picture:
                yield link.target, partial(_place_of_link, link)


def _place_of_image(node: YamlNode) -> Span:
    return node.marks[("image",)]


def _place_of_link(link: Link) -> Span:
    return link.span


def _is_of_items(path: str) -> bool:
    parts = path.split("/")
    is_shown = not any(part.startswith((".", "_")) for part in parts)
    return is_shown and parts[0] == CONTENT and parts[1] in {one.value for one in Collection}


def _owner(path: str, folders: Mapping[str, object] | set[str]) -> str | None:
    """Return the folder of the item that a file lies in."""
    return next((str(above) for above in PurePosixPath(path).parents if str(above) in folders), None)


def _wrong_picture(
    name: str, path: str, folder: ItemFolder, tree: SourceTree, place: Callable[[], Span]
) -> Diagnostic | None:
    is_inside = path.startswith(f"{folder.path}/")
    if is_inside and path in tree.blobs and is_picture_name(path):
        return None
    if is_inside and (path in tree.blobs or path in tree.files):
        return problem(
            "not-a-picture",
            place(),
            f"`{name}` is not a picture",
            why=f"Pictures are files that end with {_SOME_ENDINGS}.",
        )
    beside = [one.removeprefix(f"{folder.path}/") for one in tree.blobs if one.startswith(f"{folder.path}/")]
    near = nearest(name, filter(is_picture_name, beside))
    return problem(
        "missing-picture",
        place(),
        f"there is no picture `{name}` in {folder.path}" + (f"; did you mean `{near}`?" if near else ""),
        why="Pictures lie beside the text that shows them, in the same folder.",
        fixes=(near,) if near else (),
    )


def _without_alternative(files: Sequence[ItemFile]) -> Iterator[Diagnostic]:
    """Yield a problem for each file of an item with a picture that does not say what the picture shows."""
    pictured = next((file for file in files if written_key(file, "image") is not None), None)
    if pictured is None or "image" not in FACTS[pictured.folder.collection]:
        return
    for file in files:
        if file.node is not None and written_key(file, "image_alt") is None:
            yield problem(
                "missing-image-alt",
                span_of_key(file, "image") if file is pictured else file.node.span,
                "`image_alt` is missing",
                why="It says what the picture shows, to people who cannot see it, in this file's language. "
                'A picture that tells nothing has `""`.',
                fixes=("image_alt: what the picture shows", 'image_alt: ""'),
                also=() if file is pictured else (span_of_key(pictured, "image"),),
            )


def _unused(path: str, owner: str | None) -> Diagnostic:
    name = path.rpartition("/")[2]
    return problem(
        "unused-picture",
        Span(path=path),
        f"nothing uses the picture `{name}`",
        why="" if owner else "It lies in no item's folder.",
        fixes=(f"image: {name}", f"![what the picture shows]({name})") if owner else (),
    )
