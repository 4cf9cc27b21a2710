"""The commands that people answer to: what they are asked, and how they are told what went wrong."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path

from bilan.disk.changes import what_stands
from bilan.disk.tree import ChangedMeanwhile, Folders, place_of
from bilan.model.records import Record

WRONG_CALL = 2


class Terminal(Record):
    """Where words go to, and answers come from."""

    say: Callable[[str], None]
    complain: Callable[[str], None]
    """Says why something cannot be done, beside what is printed."""
    ask: Callable[[str], bool] | None
    """Puts a question to a person; None where nobody is there."""
    answer: Callable[[str], str] | None = None
    """Puts a question that is answered in words; None where nobody is there."""

    near: Callable[[Path], str] = str
    """Writes a path as seen from where the caller stands."""

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
        place = error.filename or asked.file
        return terminal.refuse(f"{place} cannot be used ({error.strerror or error}); {what_stands(error)}")


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


def review_command(
    asked: argparse.Namespace, folders: Folders, store: Path, now: dt.datetime, terminal: Terminal
) -> int:
    """Say what has changed, or put an item side by side into a file, and return the exit code."""
    from bilan.desk.refused import Refused

    does = _tell_changes if asked.key is None else _save_pair
    try:
        return does(asked, folders, store, now, terminal)
    except Refused as why:
        return terminal.refuse(str(why))
    except ChangedMeanwhile as path:
        return terminal.refuse(f"{path} was changed in the meantime; run it again")
    except BrokenPipeError:
        raise
    except OSError as error:
        return terminal.refuse(f"{error.filename or asked.out} cannot be used ({error.strerror or error})")


def _tell_changes(
    asked: argparse.Namespace, folders: Folders, store: Path, now: dt.datetime, terminal: Terminal
) -> int:
    from bilan.desk.comparing import Comparison
    from bilan.desk.telling_changes import ChangesOrder, tell_changes

    site = asked.site or folders.root / "site"
    order = ChangesOrder(
        comparison=Comparison(folders=folders, out=site, store=store, now=now),
        file=asked.out,
        language=asked.language,
        names={"content": terminal.near(folders.content)},
    )
    return 0 if tell_changes(order, say=terminal.say, ask=terminal.ask) else 1


def _save_pair(
    asked: argparse.Namespace, folders: Folders, store: Path, now: dt.datetime, terminal: Terminal
) -> int:
    from bilan.desk.reviewing import ReviewOrder, save_pair

    order = ReviewOrder(
        key=asked.key,
        collection=asked.collection,
        shown=asked.pair,
        language=asked.language,
        out=asked.out,
        now=now,
    )
    names = {"content": terminal.near(folders.content)}
    terminal.say(f"Wrote {terminal.near(save_pair(order, folders, store, names))}")
    return 0


def new_command(asked: argparse.Namespace, folders: Folders, today: dt.date, terminal: Terminal) -> int:
    """Start something, and return the exit code."""
    from bilan.desk.refused import Refused
    from bilan.desk.starting.start import NewOrder, start

    given = {name.removeprefix("fact:"): text for name, text in vars(asked).items() if name[:5] == "fact:"}
    order = NewOrder(
        what=asked.what,
        key=asked.key,
        titles=tuple(asked.title),
        facts={name: text for name, text in given.items() if text is not None},
        today=today,
    )
    try:
        for path in start(order, folders, say=terminal.say, ask=terminal.answer):
            terminal.say(f"Wrote {terminal.near(path)}")
    except Refused as why:
        return terminal.refuse(str(why))
    except (EOFError, KeyboardInterrupt):
        return terminal.refuse("there was no answer, so nothing was written")
    return 0


def hosting_command(host: str | None, folders: Folders, terminal: Terminal) -> int:
    """Put the files of a hosting recipe into the project, and return the exit code."""
    from bilan.desk.hosting import RECIPES, start_hosting
    from bilan.desk.refused import Refused

    try:
        for path in start_hosting(host or "", folders):
            terminal.say(f"Wrote {terminal.near(path)}")
    except Refused as why:
        return terminal.refuse(str(why))
    for number, step in enumerate(RECIPES[host or ""].then, start=1):
        terminal.say(f"{number}. {step}")
    return 0


def schemas_command(folders: Folders, terminal: Terminal) -> int:
    """Write what text editors need to know of the content, and return the exit code."""
    from bilan.desk.editor.write import write_schemas
    from bilan.desk.refused import Refused

    try:
        written = write_schemas(folders)
    except Refused as why:
        return terminal.refuse(str(why))
    for path in written:
        terminal.say(f"Wrote {terminal.near(path)}")
    if not written:
        terminal.say("Everything is as it should be: nothing was written.")
    return 0


def item_command(asked: argparse.Namespace, folders: Folders, terminal: Terminal) -> int:
    """Translate, rename or withdraw an item, and return the exit code."""
    from bilan.desk.refused import Refused

    does = {"translate": _translate, "rename": _rename, "withdraw": _withdraw}[asked.command]
    try:
        does(asked, folders, terminal)
    except Refused as why:
        return terminal.refuse(str(why))
    except KeyboardInterrupt:
        return terminal.refuse("it was stopped, and everything is as it was")
    return 0


def _translate(asked: argparse.Namespace, folders: Folders, terminal: Terminal) -> None:
    from bilan.desk.starting.translate import TranslateOrder, begin_translation

    order = TranslateOrder(key=asked.key, language=asked.language, collection=asked.collection)
    for path in begin_translation(order, folders):
        terminal.say(
            f"Wrote {terminal.near(place_of(folders, path))}, a draft with the original in its comments"
        )
    terminal.say(f"When it is done, take out `status: draft`, then: python3 build.py translated {asked.key}")


def _rename(asked: argparse.Namespace, folders: Folders, terminal: Terminal) -> None:
    from bilan.desk.starting.rename import RenameOrder, rename

    order = RenameOrder(
        key=asked.key,
        new=asked.new,
        collection=asked.collection,
        is_sure=asked.yes,
        is_dry=asked.dry_run,
    )
    rename(order, folders, say=terminal.say, ask=terminal.ask)


def _withdraw(asked: argparse.Namespace, folders: Folders, terminal: Terminal) -> None:
    from bilan.desk.starting.withdraw import WithdrawOrder, withdraw

    order = WithdrawOrder(key=asked.key, language=asked.language, collection=asked.collection)
    withdrawn = withdraw(order, folders)
    for path in withdrawn.paths:
        terminal.say(f"Withdrew {terminal.near(place_of(folders, path))}")
    if withdrawn.corrected:
        told = " and ".join(terminal.near(place_of(folders, path)) for path in withdrawn.corrected)
        terminal.say(f"In {told} `updated` and `update_note` tell of an earlier correction: write them anew.")
    else:
        terminal.say("To tell readers when and why, write `updated` and `update_note` there.")
