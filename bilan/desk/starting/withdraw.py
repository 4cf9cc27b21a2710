"""Taking an item back, so that a notice keeps its addresses."""

from __future__ import annotations

from bilan.desk.refused import Refused
from bilan.desk.starting.content import check_after, check_language, find_item, read_content
from bilan.desk.starting.writing import read_front_matter, said, write
from bilan.disk.tree import Folders
from bilan.model.content import Status
from bilan.model.records import Record
from bilan.model.source import with_files


class WithdrawOrder(Record):
    """What is to be withdrawn."""

    key: str
    language: str | None = None
    """None for all that there are."""
    collection: str | None = None


class Withdrawn(Record):
    """What was withdrawn."""

    paths: tuple[str, ...]
    corrected: tuple[str, ...]
    """The files that tell of an earlier correction, in the words that a notice would now show."""


def withdraw(order: WithdrawOrder, folders: Folders) -> Withdrawn:
    """Mark the files of an item as withdrawn; drafts stay as they are.

    Raises:
        Refused: there is no such item, or nothing of it can be withdrawn; the words say why.
    """
    content = read_content(folders)
    check_language(order.language, content)
    folder = find_item(order.key, order.collection, content)
    wanted = [path.path for one, path in folder.files.items() if order.language in {None, one}]
    if not wanted:
        raise Refused(f"there is no {folder.path}/{order.language}.md")
    documents = [read_front_matter(path, content.tree) for path in wanted]
    states = {one.path: _status(one.node.value) for one in documents}
    if all(state == Status.WITHDRAWN.value for state in states.values()):
        raise Refused(f"{' and '.join(wanted)} {'is' if len(wanted) == 1 else 'are'} withdrawn already")
    texts = {
        one.path: said(one, ("status",), Status.WITHDRAWN.value).text
        for one in documents
        if states[one.path] == Status.PUBLISHED.value
    }
    if not texts:
        drafts = [path for path, state in states.items() if state == Status.DRAFT.value]
        raise Refused(
            f"{' and '.join(drafts)}: a draft was never published, so there is nothing to take back; "
            "delete it, or keep it for yourself"
        )
    check_after(content.tree, with_files(content.tree, texts))
    write(texts, content.tree, folders)
    return Withdrawn(
        paths=tuple(texts),
        corrected=tuple(one.path for one in documents if one.path in texts and _is_corrected(one.node.value)),
    )


def _status(front_matter: object) -> str:
    held = front_matter.get("status") if isinstance(front_matter, dict) else None
    return str(held or Status.PUBLISHED.value)


def _is_corrected(front_matter: object) -> bool:
    return isinstance(front_matter, dict) and not front_matter.keys().isdisjoint({"updated", "update_note"})
