"""Small sites written in one string, for tests."""

import re
from collections.abc import Mapping
from hashlib import blake2b
from textwrap import dedent

from bilan.model.source import Blob, SourceFile, SourceTree

SETTINGS = """\
name: {en: A results site, fr: Un site de résultats}
base_url: https://results.example.org/
languages: [en, fr]
timezone: Europe/Brussels
"""
"""What `content/site.yaml` says where a test does not write one."""

_HEAD = re.compile(r"^== (\S.*?) ==[ ]*\n", re.MULTILINE)
_TEXT = (".md", ".yaml", ".yml", ".csv")


def tree_of(text: str) -> SourceTree:
    """Return the files that stand in a string, each below a line such as `== content/pages/about/en.md ==`.

    What has no text's ending is a blob. The last line of each file ends with a newline.
    """
    _, *pieces = _HEAD.split(dedent(text))
    written = {path: body.strip("\n") + "\n" for path, body in zip(pieces[::2], pieces[1::2], strict=True)}
    if not any(path.startswith("content/site.y") for path in written):
        written["content/site.yaml"] = SETTINGS
    return tree_of_files(written)


def tree_of_files(written: Mapping[str, str]) -> SourceTree:
    """Return a tree of files by path."""
    files = {
        path: SourceFile(path=path, text=text, digest=_digest(text))
        for path, text in sorted(written.items())
        if path.lower().endswith(_TEXT)
    }
    blobs = {
        path: Blob(path=path, digest=_digest(text), size=len(text))
        for path, text in sorted(written.items())
        if path not in files
    }
    return SourceTree(files=files, blobs=blobs, problems=())


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
