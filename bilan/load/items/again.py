"""One item read again, while the rest of the site stays as it was."""

from __future__ import annotations

from bilan.load.items.folders import folder_at
from bilan.load.items.reading import load_folder
from bilan.load.items.written import ItemFile
from bilan.model.content import Item
from bilan.model.records import Record
from bilan.model.site import Settings
from bilan.model.source import Diagnostic, SourceTree


class ReadAgain(Record):
    """An item as it is now."""

    item: Item
    files: tuple[ItemFile, ...]
    problems: tuple[Diagnostic, ...]


def load_again(tree: SourceTree, folder: str, settings: Settings) -> ReadAgain | None:
    """Return the item of a folder of the tree, as in `content/stories/faustina`; None where it is broken."""
    loaded = load_folder(folder_at(tree, folder, settings.languages), settings)
    read = loaded.value
    if read is None or read.item is None:
        return None
    return ReadAgain(item=read.item, files=tuple(read.files.values()), problems=loaded.problems)
