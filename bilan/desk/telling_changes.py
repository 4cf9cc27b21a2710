"""What has changed since the last publication, told on the terminal or written into one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from bilan.desk.change_pages import changes_file
from bilan.desk.comparing import Compared, Comparison, compare_with_last
from bilan.desk.refused import Refused
from bilan.disk.pages import NoPlace, check_place, is_in_the_way, write_page
from bilan.disk.tree import Folders
from bilan.model.records import Record
from bilan.report import count_problems, describe_all
from bilan.review.changes.change_words import in_short
from bilan.review.problems import Reading


class ChangesOrder(Record):
    """What somebody wants to know of the changes."""

    comparison: Comparison
    file: Path | None
    """Where the report is written; None to tell it in short."""
    language: str | None
    """Of the report; None for the first of the site."""
    names: Mapping[str, str]
    """What the folders are called in messages."""


def tell_changes(
    order: ChangesOrder, *, say: Callable[[str], None], ask: Callable[[str], bool] | None
) -> bool:
    """Tell what has changed, or write it into a file; return whether the site could be published.

    Raises:
        Refused: the file holds something else, or cannot lie there, or the site has no such language.
        ChangedMeanwhile: a source was changed on the way.
        OSError: a file cannot be read or written.
    """
    file = order.file
    if file is not None:
        _check(file, order.comparison.folders, ask)
    compared = compare_with_last(order.comparison)
    context = compared.built.context
    if context is None or (file is None and compared.changes is None):
        say(describe_all(compared.built.problems, compared.tree, order.names))
        say(f"What has changed can be told once this is mended: {count_problems(compared.built.problems)}.")
        return False
    language = order.language or context.languages[0]
    if language not in context.languages:
        raise Refused(f"the site has no language {language}; choose one of {', '.join(context.languages)}")
    if file is not None:
        reading = Reading(tree=compared.tree, folders=order.names, editor_url=lambda _span: "")
        page = changes_file(context, language, compared, reading, order.comparison.folders)
        write_page(file, page)
    say(_said(compared, file))
    return compared.changes is not None


def _check(file: Path, folders: Folders, ask: Callable[[str], bool] | None) -> None:
    """Make sure that a report may be written where somebody wants it."""
    try:
        check_place(file, folders)
    except NoPlace as why:
        raise Refused(str(why)) from None
    if is_in_the_way(file) and not (ask and ask(f"{file} holds something else. Replace it? [y/N] ")):
        raise Refused(f"{file} holds something that is no review; choose another name, or take it away")


def _said(compared: Compared, file: Path | None) -> str:
    if compared.changes is None:
        return f"Wrote {file}, which says what keeps the site from being published."
    told = in_short(compared.changes)
    return f"{told[0]}\nWrote {file}." if file is not None else "\n".join(told)
