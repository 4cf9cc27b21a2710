"""What may stand behind the commands about items: translate, rename, withdraw, translated, review."""

from __future__ import annotations

import argparse
from pathlib import Path

COLLECTIONS = ("stories", "objectives", "projects", "factsheets", "pages")


def add_item_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add every command that is about items."""
    _add_of_items(commands)
    _add_translated(commands)
    _add_review(commands)


def add_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, what: str, example: str
) -> argparse.ArgumentParser:
    """Add a command with its help and an example, and return it."""
    return commands.add_parser(
        name, help=what, description=what[0].upper() + what[1:] + ".", epilog=f"Example: {example}"
    )


def _add_of_items(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add what is done to an item that is there."""
    translate = add_command(
        commands,
        "translate",
        "begin the translation of an item: a draft in each missing language, with the original in comments",
        "python3 build.py translate faustina --language fr",
    )
    rename = add_command(
        commands,
        "rename",
        "give an item another key: moves its folder, mends what names it, and keeps its old addresses",
        "python3 build.py rename faustina faustina-adjei",
    )
    withdraw = add_command(
        commands,
        "withdraw",
        "take an item back: a notice keeps its addresses",
        "python3 build.py withdraw faustina",
    )
    for one in (translate, rename, withdraw):
        one.add_argument("key", metavar="KEY", help="the item's key: the name of its folder")
        one.add_argument("--collection", choices=COLLECTIONS, help="where two items have the same key")
        one.add_argument("--content", type=Path, metavar="DIR", help="another content folder than content/")
    rename.add_argument("new", metavar="NEW", help="the key that it is to have")
    rename.add_argument("--yes", action="store_true", help="write without asking")
    rename.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")
    for one in (translate, withdraw):
        one.add_argument("--language", metavar="CODE", help="this language alone, as in fr")


def _add_translated(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = add_command(
        commands,
        "translated",
        "mark a translation as saying what its original says; without a key, list how all of them stand",
        "python3 build.py translated faustina --language fr",
    )
    wanted = command.add_mutually_exclusive_group()
    wanted.add_argument("key", nargs="?", metavar="KEY", help="the item's key: the name of its folder")
    wanted.add_argument("--all", action="store_true", help="mark every translation: shows which, then asks")
    command.add_argument("--language", metavar="CODE", help="this translation alone, as in fr")
    command.add_argument(
        "--collection",
        choices=COLLECTIONS,
        help="where two items have the same key; or all of one collection",
    )
    command.add_argument("--yes", action="store_true", help="with --all: mark them without asking")
    command.add_argument("--content", type=Path, metavar="DIR", help="another content folder than content/")


def _add_review(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = add_command(
        commands,
        "review",
        "say what has changed since the last publication, or put an item with its languages side by side "
        "into one file: both for a reviewer who has nothing installed",
        "python3 build.py review --out changes.html; build.py review faustina --out faustina.html",
    )
    command.add_argument(
        "key",
        nargs="?",
        metavar="KEY",
        help="an item's key, to see its languages side by side; without it, what has changed is told",
    )
    command.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="the file to write; without it, changes are told in short, and an item goes into a file here",
    )
    command.add_argument(
        "--site", type=Path, metavar="DIR", help="where the published site lies, if not in site/"
    )
    command.add_argument("--collection", choices=COLLECTIONS, help="where two items have the same key")
    command.add_argument(
        "--pair", type=_pair, default=(), metavar="CODES", help="two languages, the left one first: en,fr"
    )
    command.add_argument("--language", metavar="CODE", help="the language of the page itself, as in fr")
    command.add_argument("--content", type=Path, metavar="DIR", help="another content folder than content/")


def _pair(text: str) -> tuple[str, ...]:
    codes = tuple(code.strip() for code in text.split(","))
    if len(codes) != 2 or len(set(codes)) != 2 or not all(codes):  # noqa: PLR2004 - a pair
        raise argparse.ArgumentTypeError(f"{text!r} is no pair of languages; write it as in en,fr")
    return codes
