"""Small sites written in one string, for tests."""

import re
import struct
import zlib
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from io import BytesIO
from textwrap import dedent

from PIL import Image

from bilan.load.site import load_site
from bilan.model.memory import Memory
from bilan.model.site import Site
from bilan.model.source import Blob, Loaded, SourceFile, SourceTree
from bilan.pictures.facts import facts_from, is_picture_name

SETTINGS = """\
name: {en: A results site, fr: Un site de résultats}
base_url: https://results.example.org/
languages: [en, fr]
timezone: Europe/Brussels
"""
"""What `content/site.yaml` says where a test does not write one."""

_HEAD = re.compile(r"^== (\S.*?) ==[ ]*\n", re.MULTILINE)
_TEXT = (".md", ".yaml", ".yml", ".csv", "/_addresses.txt")
_SIZE = re.compile(r"\b(\d+) by (\d+)\b")
_FORMATS = {".png": "PNG", ".webp": "WEBP", ".avif": "AVIF", ".gif": "GIF"}
_MOST = 10_000_000
"""The pixels up to which a picture of a test is really drawn."""
_BYTES: dict[str, bytes] = {}
"""The bytes of the pictures and other files of all trees, by digest."""


def tree_of(text: str) -> SourceTree:
    """Return the files that stand in a string, each below a line such as `== content/pages/about/en.md ==`.

    What has no text's ending is a blob, and a picture where it is called like one: `30 by 20` in
    its words is its size, and one that is `moving` does. The last line of each file ends with a newline.
    """
    _, *pieces = _HEAD.split(dedent(text))
    written = {path: body.strip("\n") + "\n" for path, body in zip(pieces[::2], pieces[1::2], strict=True)}
    if not any(path.startswith("content/site.y") for path in written):
        written["content/site.yaml"] = SETTINGS
    return tree_of_files(written)


def tree_of_files(written: Mapping[str, str]) -> SourceTree:
    """Return a tree of files by path."""
    files = {
        path: SourceFile.of(path=path, text=text, digest=_digest(text))
        for path, text in sorted(written.items())
        if path.lower().endswith(_TEXT)
    }
    blobs = {path: _blob(path, text) for path, text in sorted(written.items()) if path not in files}
    return SourceTree(files=files, blobs=blobs, problems=())


def loaded(text: str, memory: Memory) -> Loaded[Site]:
    """Return what the files in a string are loaded as, with what was known before."""
    return load_site(tree_of(text), memory)


def bytes_of_blob(blob: Blob) -> bytes:
    """Return the bytes of a file of a tree that stood in a string."""
    return _BYTES[blob.digest]


@cache
def picture(ending: str = ".jpg", width: int = 8, height: int = 8, *, moves: bool = False) -> bytes:
    """Return a picture without anything on it; one that moves becomes red."""
    if width * height > _MOST:
        return _head_of_a_picture(width, height)
    written = BytesIO()
    frames = [Image.new("RGB", (width, height), "red")] if moves else []
    Image.new("RGB", (width, height), "teal").save(
        written, _FORMATS.get(ending, "JPEG"), save_all=moves, append_images=frames
    )
    return written.getvalue()


def _head_of_a_picture(width: int, height: int) -> bytes:
    """Return the beginning of a PNG that says that it is large, and is not."""
    size = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (
        struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in (size, b"IDAT")
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _blob(path: str, text: str) -> Blob:
    is_shown = path.startswith("content/") and is_picture_name(path)
    data = _drawn(path, text) if is_shown else text.encode()
    digest = blake2b(data, digest_size=16).hexdigest()
    _BYTES[digest] = data
    facts = facts_from(path, data, lambda: data) if is_shown else None
    return Blob(path=path, digest=digest, size=len(data), picture=facts)


def _drawn(path: str, text: str) -> bytes:
    """Return the picture that a file's words ask for; SVG and what says that it is no picture stay as written."""
    ending = path[path.rindex(".") :].lower()
    if ending == ".svg" or "no picture" in text:
        return text.encode()
    size = _SIZE.search(text)
    width, height = (int(size[1]), int(size[2])) if size else (8, 8)
    return picture(ending, width, height, moves="moving" in text)


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
