"""What may stand behind `python3 build.py`: commands and options, with their help."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path

from bilan.item_options import add_command, add_item_commands
from bilan.new_options import add_new_options

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
"""Python alone would take `2020-W19-3` as well."""

_ADDRESS = re.compile(r"https?://[^\s/?#\[\]]+(?:/[^\s?#]*)?")


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what the caller asks for; `command` is `build` where none is named.

    Raises:
        SystemExit: the call is wrong (with code 2), or help was asked for (with code 0).
    """
    given = list(arguments)
    if not given or (given[0].startswith("-") and given[0] not in {"-h", "--help"}):
        given.insert(0, "build")
    if given[0] == "test":  # everything behind it goes to pytest, but for a question for help
        return _test_arguments(given[1:])
    parser = _parser()
    asked, rest = parser.parse_known_args(given)
    if asked.command == "new" and asked.key is None and len(rest) == 1 and not rest[0].startswith("-"):
        [asked.key] = rest  # one that may be missing is not found behind options
    elif rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    return asked


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="bilan turns content/ into a website in several languages, in site/.",
        epilog="A command alone does the usual thing. Ends with 0 when the site was published, "
        "1 when the content has errors, 2 when the call was wrong.",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_build(
        commands, "build", "build the site and put it into site/ (what happens when no command is named)"
    )
    _add_build(commands, "check", "find every problem of the content, and publish nothing")
    _add_serve(commands)
    new = add_command(
        commands,
        "new",
        "start a story, news, a project, an objective, an indicator, a factsheet or a page: asks for what is "
        "not said; or put in the files that a host needs",
        'python3 build.py new story faustina --title "Faustina comes home"; build.py new hosting nginx',
    )
    add_new_options(new)
    _add_import(commands)
    _add_compare(commands)
    add_item_commands(commands)
    schemas = add_command(
        commands,
        "schemas",
        "tell text editors such as VS Code what files may hold: which keys there are, and what is known",
        "python3 build.py schemas",
    )
    schemas.add_argument("--content", type=Path, metavar="DIR", help="another content folder than content/")
    add_command(
        commands,
        "test",
        "run the whole gate: format, lint, types, tests and browser tests; what follows goes to pytest",
        "python3 build.py test -k figures",
    )
    return parser


def _add_build(commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, what: str) -> None:
    command = add_command(commands, name, what, f"python3 build.py {name} --as-of 2020-05-06 --out old-site")
    command.add_argument("--content", type=Path, metavar="DIR", help="another content folder than content/")
    command.add_argument("--out", type=Path, metavar="DIR", help="another output folder than site/")
    command.add_argument(
        "--base-url",
        type=_base_url,
        metavar="URL",
        help="where the site will lie, in place of site.yaml's base_url",
    )
    command.add_argument(
        "--as-of",
        type=_day,
        metavar="DATE",
        help="build the site as it stood at the end of that day: what came later does not exist yet",
    )
    command.add_argument(
        "--drafts", action="store_true", help="show drafts and embargoed items, marked as such"
    )
    if name == "build":
        command.add_argument(
            "--compress",
            action="store_true",
            help="put a .gz and a .br beside each text, for hosts that send such copies",
        )
    if name == "check":
        command.add_argument(
            "--external",
            action="store_true",
            help="ask other websites as well whether what the content links to is still there",
        )
    _add_ways(command)


def _add_ways(command: argparse.ArgumentParser) -> None:
    """Add how the work is done and told, which changes nothing of the site."""
    command.add_argument(
        "--workers",
        type=_count,
        default=0,
        metavar="N",
        help="how many processes may work; 0 for all processors",
    )
    command.add_argument(
        "--no-store", action="store_true", help="make everything anew, and keep nothing for next time"
    )
    command.add_argument(
        "--format",
        choices=("text", "json", "github", "sarif"),
        default="text",
        help="how problems are told: to people, to programs, on a pull request, to code scanning",
    )


def _add_serve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = add_command(
        commands,
        "serve",
        "build the site, then show it at http://127.0.0.1:8000/ and again after each change",
        "python3 build.py serve --port 8001",
    )
    command.add_argument("--port", type=_port, default=8000, help="another port than 8000")
    command.add_argument("--content", type=Path, metavar="DIR", help="another content folder than content/")
    command.add_argument("--out", type=Path, metavar="DIR", help="another output folder than site/")
    command.add_argument(
        "--poll", action="store_true", help="look for changes on network drives, where none are told"
    )
    command.add_argument(
        "--editor",
        default="vscode",
        metavar="NAME",
        help="what opens a file from the review bar: vscode (the usual), vscodium, idea, zed, none, "
        "or an address such as myeditor://open?file=/{path}&line={line}",
    )


def _add_import(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = add_command(
        commands,
        "import",
        "bring indicator values or projects in from a spreadsheet: shows what would change, then asks",
        "python3 build.py import results.xlsx --as-of=2021-12-17",
    )
    command.add_argument("file", type=Path, metavar="FILE", help="the table: .xlsx, or .csv in UTF-8")
    command.add_argument("--content", type=Path, metavar="DIR", help="another content folder than content/")
    command.add_argument("--sheet", metavar="NAME", help="another sheet than the first that holds something")
    command.add_argument(
        "--as-of", type=_day, metavar="DATE", help="the day that the values of a table without dates speak of"
    )
    command.add_argument(
        "--language",
        metavar="CODE",
        help="the language of names and titles; without it, names are in the first language of the site, "
        "and that of a title is guessed",
    )
    command.add_argument(
        "--start", metavar="DATE", help="when new projects begin whose rows do not say, as in ~2018"
    )
    command.add_argument(
        "--reason", metavar="TEXT", help="why values are corrected: it is written beside each that changes"
    )
    command.add_argument(
        "--only-new", action="store_true", help="add what is not there yet, and leave the rest as it is"
    )
    command.add_argument("--yes", action="store_true", help="write without asking")
    command.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")
    command.add_argument(
        "--skip-refused", action="store_true", help="write the rest where rows are refused, not nothing"
    )


def _add_compare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = add_command(
        commands,
        "compare-figures",
        "say for each pair of texts in a file of JSON lines whether both languages say the same figures",
        "python3 build.py compare-figures pairs.jsonl",
    )
    command.add_argument(
        "file", type=Path, metavar="FILE", help='lines such as {"id": 1, "en": "12 wells", "fr": "12 puits"}'
    )


def _test_arguments(given: Sequence[str]) -> argparse.Namespace:
    if given and given[0] in {"-h", "--help"}:
        return _parser().parse_args(["test", *given])
    return argparse.Namespace(command="test", pytest=list(given))


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as in 2020-05-06") from None


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:  # noqa: PLR2004 - ports end there
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; write a number as in 8000")
    return int(text)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a count; write a number as in 2")
    return int(text)


def _base_url(text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not an address; write it as in https://example.org/results/"
        )
    return text if text.endswith("/") else f"{text}/"
