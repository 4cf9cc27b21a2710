"""The file of a language that an item has not yet, with all that is to be translated at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bilan.desk.imports.yaml_writing import block_lines
from bilan.desk.refused import Refused
from bilan.desk.starting.content import (
    CHECK,
    Content,
    check_after,
    check_language,
    find_item,
    read_content,
)
from bilan.desk.starting.writing import write
from bilan.disk.tree import Folders
from bilan.load.items.folders import ItemFolder
from bilan.load.items.written import written_keys
from bilan.load.text.front_matter import FENCE, split_front_matter
from bilan.model.content import Status
from bilan.model.records import Record
from bilan.model.source import SourceFile, with_files

_NEEDED = "image_alt"
_WORDS = ("summary", "image_caption", "seo_title")
"""What an editor may translate; nothing is lost where it is left out."""


class TranslateOrder(Record):
    """What is to be translated."""

    key: str
    language: str | None = None
    """None for every language that is missing."""
    collection: str | None = None


def begin_translation(order: TranslateOrder, folders: Folders) -> tuple[str, ...]:
    """Write a draft in each language that an item misses, and return the paths.

    Raises:
        Refused: there is no such item, or nothing is missing; the words say so.
    """
    content = read_content(folders)
    check_language(order.language, content)
    folder = find_item(order.key, order.collection, content)
    item = content.items.items[folder.collection].get(folder.key)
    if item is None:
        raise Refused(f"{folder.path} cannot be read as it stands; {CHECK}")
    original = next(file for file in content.items.files if file.path == f"{folder.path}/{item.original}.md")
    words = {key: str(value) for key, value in written_keys(original).items()}
    texts = {
        f"{folder.path}/{language}.md": draft_of(words, content.tree.files[original.path])
        for language in _missing(order, folder, content)
    }
    check_after(content.tree, with_files(content.tree, texts))
    write(texts, content.tree, folders)
    return tuple(texts)


def _missing(order: TranslateOrder, folder: ItemFolder, content: Content) -> tuple[str, ...]:
    wanted = content.settings.languages if order.language is None else (order.language,)
    missing = tuple(one for one in wanted if one not in folder.files)
    if not missing:
        there = [folder.files[one].path for one in wanted]
        raise Refused(f"there {'is' if len(there) == 1 else 'are'} {' and '.join(there)} already")
    return missing


def draft_of(words: Mapping[str, str], file: SourceFile) -> str:
    """Return a file that is valid, meant for nobody yet, and holds an original in its comments.

    `words` are what the front matter of the original says.
    """
    name = file.path.rpartition("/")[2]
    real = {key: words[key] for key in ("title", _NEEDED) if key in words}
    head = [
        FENCE,
        f"# {' and '.join(f'`{key}`' for key in real)}: still in the words of {name}.",
        *(line for key, text in real.items() for line in block_lines(key, text, 0)),
        f"status: {Status.DRAFT.value}",
        *_comments(file, words, name),
        FENCE,
    ]
    return "".join(f"{line}\n" for line in (*head, ""))


def _comments(file: SourceFile, words: Mapping[str, str], name: str) -> Iterator[str]:
    """Yield the rest of the original, a comment a line: Markdown itself has no comments here."""
    for key in _WORDS:
        if key in words:
            yield from (f"# {line}" for line in block_lines(key, " ".join(words[key].split()), 0))
    split = split_front_matter(file)
    body = split.value.body.strip("\n") if split.value else ""
    if body.strip():
        yield "#"
        yield f"# The text of {name}; write its translation below the next line of {FENCE}."
        yield "#"
        yield from (f"# {line}".rstrip() for line in body.split("\n"))
