"""The import of a table from end to end: read, report, ask, write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bilan.desk.imports.import_entries import Content, Wishes
from bilan.desk.imports.import_report import describe_import
from bilan.desk.imports.import_rows import Sheet, Sort, recognise
from bilan.desk.imports.imports import load_content, plan_import
from bilan.desk.imports.spreadsheet import Unreadable, read_table
from bilan.disk.changes import TooBig, read_table_bytes, write_changes
from bilan.disk.tree import Folders, read_tree
from bilan.model.records import Record

DONE, REFUSED = 0, 1


class ImportOrder(Record):
    """What an import is asked to do."""

    file: Path
    sheet: str | None
    wishes: Wishes
    is_sure: bool
    """Whether to write without a question."""
    is_dry: bool
    """Whether to look only."""
    skips_refused: bool
    """Whether to write the rest where rows are refused."""
    only_adds: bool
    """Whether everything that is there already stays as it is."""


def import_table(
    order: ImportOrder, folders: Folders, say: Callable[[str], None], ask: Callable[[str], bool] | None
) -> int:
    """Show what a table would change, ask, and write it; return 0, or 1 where refused rows prevent it.

    `ask` puts a question to a person; None where nobody is there.

    Raises:
        Unreadable: the call or the table is wrong as a whole; the words say how.
        ChangedMeanwhile: a file was changed while the question stood.
        OSError: a file cannot be read or written.
    """
    tree = read_tree(folders)
    content = load_content(tree)
    if content is None:
        raise Unreadable("content/site.yaml cannot be read; python3 build.py check says why")
    sheet = _read_sheet(order, content)
    proposal = plan_import(sheet, content, order.wishes, only_adds=order.only_adds)
    say(describe_import(sheet, proposal))
    if proposal.refusals and not order.skips_refused:
        say("Nothing was written. Mend what was refused, or leave it out with --skip-refused.")
        return REFUSED
    files = _files(len(proposal.files))
    if not proposal.files:
        say("There is nothing to write.")
    elif order.is_dry:
        say(f"Nothing was written, for --dry-run only looks. It would write {files}.")
    elif order.is_sure or _is_wanted(files, ask):
        write_changes(proposal.files, tree, folders)
        say(f"Wrote {files}.")
    else:
        say("Nothing was written.")
    return DONE


def _is_wanted(files: str, ask: Callable[[str], bool] | None) -> bool:
    """Return whether somebody wants this written.

    Raises:
        Unreadable: nobody is there to say so.
    """
    if ask is None:
        raise Unreadable("nobody is here to be asked; say --yes to write this, or --dry-run to look only")
    return ask(f"Write {files}? [y/N] ")


def _read_sheet(order: ImportOrder, content: Content) -> Sheet:
    """Return the table that is to be imported.

    Raises:
        Unreadable: it is none, or what is said beside it does not go with it.
    """
    try:
        table = read_table(order.file.name, read_table_bytes(order.file), order.sheet)
    except TooBig as error:
        raise Unreadable(f"{error} is too big for a table") from error
    sheet = recognise(table, tuple(content.settings.dimensions))
    _check_call(sheet, content, order.wishes)
    return sheet


def _check_call(sheet: Sheet, content: Content, wishes: Wishes) -> None:
    """Make sure that what is said beside the table goes with it.

    Raises:
        Unreadable: it does not.
    """
    languages = content.settings.languages
    if wishes.language is not None and wishes.language not in languages:
        raise Unreadable(f"the site has no language `{wishes.language}`; it has {', '.join(languages)}")
    if sheet.sort is Sort.VALUES and "as_of" not in sheet.columns and wishes.as_of is None:
        raise Unreadable(f"{sheet.name} has no dates; say with --as-of DATE which day its values speak of")
    money = {"amount", "currency"} & sheet.columns
    if sheet.sort is Sort.PROJECTS and money == {"amount"} and sheet.currency is None:
        raise Unreadable(
            f"{sheet.name} does not say what its amounts are in; "
            "head their column as in `contribution_eur`, or add a column `currency`"
        )


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
