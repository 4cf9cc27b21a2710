"""The commands that people answer to: what they are asked, and how they are told what went wrong."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bilan.disk.tree import ChangedMeanwhile, Folders

WRONG_CALL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """Where words go to, and answers come from."""

    say: Callable[[str], None]
    complain: Callable[[str], None]
    """Says why something cannot be done, beside what is printed."""
    ask: Callable[[str], bool] | None
    """Puts a question to a person; None where nobody is there."""

    def refuse(self, why: str) -> int:
        """Say why a call cannot be answered, and return its exit code."""
        self.complain(why)
        return WRONG_CALL


def import_command(asked: argparse.Namespace, folders: Folders, terminal: Terminal) -> int:
    """Bring a spreadsheet into the content, and return the exit code."""
    from bilan.desk.imports.import_command import ImportOrder, import_table
    from bilan.desk.imports.import_entries import Wishes
    from bilan.desk.imports.spreadsheet import Unreadable

    order = ImportOrder(
        file=asked.file,
        sheet=asked.sheet,
        wishes=Wishes(
            as_of=None if asked.as_of is None else asked.as_of.isoformat(),
            language=asked.language,
            start=asked.start,
            reason=asked.reason,
        ),
        is_sure=asked.yes,
        is_dry=asked.dry_run,
        skips_refused=asked.skip_refused,
        only_adds=asked.only_new,
    )
    try:
        return import_table(order, folders, say=terminal.say, ask=terminal.ask)
    except Unreadable as why:
        return terminal.refuse(str(why))
    except ChangedMeanwhile as path:
        return terminal.refuse(
            f"{path} was changed in the meantime; nothing was written, so run the import again"
        )
    except BrokenPipeError:
        raise
    except OSError as error:
        return terminal.refuse(f"{error.filename or asked.file} cannot be used ({error.strerror or error})")


def compare_command(file: Path, terminal: Terminal) -> int:
    """Compare the figures of pairs of texts, and return the exit code."""
    from bilan.desk.figure_pairs import TooBig, compare_file

    try:
        return compare_file(file, say=terminal.say, complain=terminal.complain)
    except TooBig:
        return terminal.refuse(f"{file} is too large; cut it into files of less than 50 MB")
    except BrokenPipeError:
        raise
    except OSError as error:
        return terminal.refuse(f"{error.filename or file} cannot be used ({error.strerror or error})")


def translated_command(asked: argparse.Namespace, folders: Folders, terminal: Terminal) -> int:
    """Mark translations as up to date or list them, and return the exit code."""
    from bilan.desk.translated import Marking, Refused, mark_translations

    order = Marking(
        key=asked.key,
        language=asked.language,
        collection=asked.collection,
        is_all=asked.all,
        is_sure=asked.yes,
    )
    try:
        mark_translations(order, folders, say=terminal.say, ask=terminal.ask)
    except Refused as why:
        return terminal.refuse(str(why))
    return 0
