"""Giving an item another key: its folder, what names it, and its old addresses, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from bilan.desk.refused import Refused
from bilan.desk.starting.content import Content, check_after, find_item, moved, read_content
from bilan.desk.starting.references import mended
from bilan.desk.starting.writing import read_text, said, write
from bilan.disk.tree import Folders
from bilan.load.entries.readings import key_reading
from bilan.load.items.folders import ItemFolder, is_key
from bilan.load.published import load_published
from bilan.model.content import Collection, Status
from bilan.model.publication import ADDRESSES
from bilan.model.records import Record
from bilan.model.source import SourceTree, with_files
from bilan.plan.context import HOME_PAGE
from bilan.plan.routes import item_url, report_url

Say = Callable[[str], None]


class RenameOrder(Record):
    """Which item is to have which key."""

    key: str
    new: str
    collection: str | None = None
    is_sure: bool = False
    """Whether to write without a question."""
    is_dry: bool = False
    """Whether to look only."""


class Renaming(Record):
    """All that another key changes."""

    old: str
    """The folder as it is."""
    new: str
    files: Mapping[str, str]
    """The new texts, by the paths that the files have before the folder moves."""
    told: tuple[str, ...]
    """What changes, a line each."""


def rename(order: RenameOrder, folders: Folders, say: Say, ask: Callable[[str], bool] | None) -> None:
    """Show what another key changes, ask, and do it.

    `ask` puts a question to a person; None where nobody is there.

    Raises:
        Refused: it cannot be done; the words say why.
    """
    content = read_content(folders)
    item = find_item(order.key, order.collection, content)
    _check_new(order, item, content)
    change = plan_renaming(item, order.new, content)
    check_after(content.tree, _after(content.tree, change))
    say("\n".join(change.told))
    if order.is_dry:
        say("Nothing was written, for --dry-run only looks.")
        return
    if not order.is_sure:
        if ask is None:
            raise Refused("nobody is here to be asked; say --yes to rename it, or --dry-run to look only")
        if not ask(f"Rename {order.key} to {order.new}? [y/N] "):
            say("Nothing was written.")
            return
    write(change.files, content.tree, folders, (change.old, change.new))
    say(f"Renamed {change.old} to {change.new}.")


def _check_new(order: RenameOrder, item: ItemFolder, content: Content) -> None:
    """Make sure that a key is free and can be one.

    Raises:
        Refused: it is not.
    """
    if not is_key(order.new):
        offer = "".join(f"; write {one}" for one in key_reading(order.new))
        raise Refused(f"{order.new!r} cannot be a key: use lower case letters, digits and hyphens{offer}")
    if order.new == order.key:
        raise Refused(f"{item.path} has this key already")
    if item.collection is Collection.PAGES and HOME_PAGE in {order.key, order.new}:
        raise Refused(f"{HOME_PAGE!r} is the first page of the site: it can neither take nor lose this key")
    taken = [one for one in content.folders if (one.collection, one.key) == (item.collection, order.new)]
    if taken:
        raise Refused(f"there is a {order.new!r} in {item.collection.value} already: {taken[0].path}")


def plan_renaming(item: ItemFolder, new: str, content: Content) -> Renaming:
    """Return all that another key changes.

    Raises:
        Refused: a file that names the item cannot be read or changed safely.
    """
    folder = f"{item.path.rpartition('/')[0]}/{new}"
    files: dict[str, str] = {}
    told = [f"{item.path} becomes {folder}."]
    for path, text, times in mended(item, new, content):
        files[path] = text
        told.append(f"{path} names it {'once' if times == 1 else f'{times} times'}.")
    moves: dict[str, str] = {}
    for language, file in item.files.items():
        document = read_text(file.path, files.get(file.path, file.text))
        own = document.node.value if isinstance(document.node.value, dict) else {}
        if own.get("slug"):
            continue
        old_address, address = (_address(item, language, key, content) for key in (item.key, new))
        if own.get("status") == Status.DRAFT.value and old_address not in _published(content):
            continue
        aliases = [str(one) for one in own.get("aliases") or () if one != address]
        if old_address not in aliases:
            aliases.append(old_address)
        files[file.path] = said(document, ("aliases",), aliases).text
        told.append(f"{old_address} leads on to {address}.")
        moves |= dict(_report_moves(item, language, new, content))
    if moves:
        files[ADDRESSES] = _with_moves(content.tree.files[ADDRESSES].text, moves)
        told.append(f"{len(moves)} of its pages of earlier results lead on, by {ADDRESSES}.")
    return Renaming(old=item.path, new=folder, files=files, told=tuple(told))


def _address(item: ItemFolder, language: str, key: str, content: Content) -> str:
    """Return the address that an item has by its key, as content writes it: without the base path."""
    return _bare(item_url(content.routes, language, item.collection.value, key), content)


def _bare(url: str, content: Content) -> str:
    return f"/{url.removeprefix(content.routes.base_path)}"


def _published(content: Content) -> frozenset[str]:
    listed = load_published(content.tree).value
    return frozenset(one.address for one in listed.known) if listed else frozenset()


def _report_moves(item: ItemFolder, language: str, new: str, content: Content) -> Iterator[tuple[str, str]]:
    """Yield the addresses below each reporting date that an objective gives its name to."""
    if item.collection is not Collection.OBJECTIVES:
        return
    before, after = _bare(report_url(content.routes, language, "*"), content).split("*")
    for address in sorted(_published(content)):
        day = address.removeprefix(before).split("/")[0]
        if address == f"{before}{day}{after}{item.key}/":
            yield address, f"{before}{day}{after}{new}/"


def _with_moves(text: str, moves: Mapping[str, str]) -> str:
    """Return the list of published addresses in which some lead on."""
    lines = [f"{line} -> {moves[line]}" if line in moves else line for line in text.split("\n")]
    return "\n".join(lines)


def _after(tree: SourceTree, change: Renaming) -> SourceTree:
    return moved(with_files(tree, change.files), change.old, change.new)
