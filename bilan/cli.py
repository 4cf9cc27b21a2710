"""The commands, their options and exit codes. It asks the clock, and nothing else prints."""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bilan import __version__
from bilan.commands import (
    Terminal,
    compare_command,
    hosting_command,
    import_command,
    item_command,
    new_command,
    review_command,
    schemas_command,
    translated_command,
)
from bilan.desk.building import STORE, Done, build_site
from bilan.desk.job import Job
from bilan.disk.changes import mend_sources
from bilan.disk.publish import NotOurs, check_out, mend_site
from bilan.disk.tree import ChangedMeanwhile, Folders, TakenUp, tree_of
from bilan.model.order import Order
from bilan.model.records import replace
from bilan.model.source import in_reading_order
from bilan.options import read_arguments
from bilan.report import count_problems, describe_all
from bilan.report_formats import as_github, as_json, as_sarif

ROOT = Path(__file__).resolve().parent.parent
STATE = ".bilan"
"""The folder of the project that holds what may be thrown away: the store and the preview."""
_DONE: list[Done] = []
"""What a program has done that ends afterwards: to take a site apart takes time, and its end does not."""

SECONDS_FOR_LINKS = 300
"""How long a check may ask other websites; what was answered is kept for the next time."""

LINE_EVERY = 1000
"""After how many files a line says how far the work has come, where there is no terminal."""


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code: 0 published, 1 the content has errors, 2 a wrong call."""
    asked = read_arguments(arguments)
    if asked.command == "test":
        from bilan.desk.gate import run_gate

        return run_gate(ROOT, asked.pytest)
    if asked.command == "compare-figures":
        return compare_command(asked.file, _terminal())
    folders = Folders(root=ROOT, content=asked.content or ROOT / "content")
    if not folders.content.is_dir():
        return _refuse(f"there is no folder {folders.content}")
    try:
        _complain_all(mend_sources(folders))
        return _COMMANDS.get(asked.command, _site)(asked, folders)
    except BrokenPipeError:
        raise
    except OSError as error:  # a disk that fails, or another command that does not come to an end
        return _refuse(f"{error.filename or folders.content} cannot be used ({error.strerror or error})")


def _new(asked: argparse.Namespace, folders: Folders) -> int:
    if asked.what == "hosting":
        return hosting_command(asked.key, folders, _terminal())
    return new_command(asked, folders, dt.datetime.now().astimezone().date(), _terminal())


def _site(asked: argparse.Namespace, folders: Folders) -> int:
    """Build, check or serve the site, and refuse in one line what cannot be."""
    out = asked.out or ROOT / "site"
    try:
        if asked.command != "check":
            check_out(out, folders)
            _complain_all(mend_site(out))
        return _serve(asked, folders, out) if asked.command == "serve" else _build(asked, folders, out)
    except NotOurs as why:
        return _refuse(f"{why}; choose another folder with --out")
    except ChangedMeanwhile as path:
        print(f"build.py: {path} was changed while the site was built; build it again", file=sys.stderr)
        return 1
    except BrokenPipeError:
        raise
    except OSError as error:  # a full disk, or a folder that nobody may write to
        return _refuse(f"{error.filename or out} cannot be used ({error.strerror or error})")


def _build(asked: argparse.Namespace, folders: Folders, out: Path, *, is_preview: bool = False) -> int:
    started = time.perf_counter()
    job = Job(
        order=Order(
            now=dt.datetime.now(dt.UTC),
            as_of=asked.as_of,
            base_url=asked.base_url,
            shows_drafts=asked.drafts,
            makes_search=asked.command == "build",
        ),
        folders=folders,
        out=out,
        publishes=asked.command == "build",
        state=None if asked.no_store else ROOT / STATE,
        lasts=not is_preview,
        compresses=asked.command == "build" and asked.compress,
        workers=asked.workers,
        tell=_tell if sys.stderr.isatty() else _tell_in_lines,
    )
    gc.disable()  # until something is made: see `building`
    try:
        done = build_site(job)
    finally:
        gc.enable()
    if asked.command == "check" and asked.external:
        done = _with_outside(done, job)
    names = _folder_names(asked.content)
    _tell_problems(asked.format, done, names)
    if __name__ == "__main__" and not is_preview:
        _DONE.append(done)
    summary = _summary(asked, done, out, time.perf_counter() - started)
    print(summary, *done.said, sep="\n", file=sys.stdout if asked.format == "text" else sys.stderr)
    return 0 if done.publishable else 1


def _with_outside(done: Done, job: Job) -> Done:
    """Return what a check has found, and what other websites say of the links to them."""
    from bilan.desk.outside import check_links
    from bilan.disk.store import FileStore, MemoryStore

    with MemoryStore() if job.state is None else FileStore(job.state / STORE) as store:
        asked = check_links(tree_of(done.taken), store, job.order.now, SECONDS_FOR_LINKS)
    told = f"Asked for {asked.asked} of {asked.links} links to other websites"
    late = f"; there was no time for {asked.left}, so run it again" if asked.left else ""
    print(f"{told}{late}.", file=sys.stderr)
    return replace(done, problems=in_reading_order((*done.problems, *asked.problems)))


def _tell_problems(style: str, done: Done, names: Mapping[str, str]) -> None:
    if style == "json":
        print(as_json(done.problems, names))
    elif style == "sarif":
        print(as_sarif(done.problems, names, __version__))
    elif done.problems and style == "github":
        print(as_github(done.problems, names))
    elif done.problems:
        print(describe_all(done.problems, tree_of(_told_of(done)), names), end="\n\n")


def _told_of(done: Done) -> TakenUp:
    """Return of what was read only the texts that a problem lies in."""
    paths = {span.path for one in done.problems for span in (one.span, *one.also)}
    texts = {path: data for path, data in done.taken.texts.items() if path in paths}
    return replace(done.taken, texts=texts, pictures={})


def _summary(asked: argparse.Namespace, done: Done, out: Path, seconds: float) -> str:
    counted = count_problems(done.problems)
    if asked.command == "check":
        return f"Checked {done.pages} pages in {seconds:.1f} s: {counted}."
    if not done.publishable:
        kept = f"; {_near(out)} stays as it was" if out.exists() else ""
        return f"Nothing was published after {seconds:.1f} s: {counted}{kept}."
    if not done.has_changed:
        return (
            f"Nothing has changed after {seconds:.1f} s: {done.pages} pages stand in {_near(out)}, {counted}."
        )
    return f"Published {done.pages} pages in {seconds:.1f} s to {_near(out)}: {counted}."


def _serve(asked: argparse.Namespace, folders: Folders, out: Path) -> int:
    # a server takes 0.2 s to load, which no other command needs
    from bilan.desk.editors import editor_pattern
    from bilan.desk.preview import Preview, check_port, serve

    editor = editor_pattern(asked.editor)
    if editor is None:
        return _refuse(f"{asked.editor} is no editor that --editor knows, and no address with {{path}} in it")
    try:
        check_port(asked.port)
    except OSError as error:
        return _refuse(f"port {asked.port} cannot be used ({error.strerror}); choose another with --port")
    preview = Preview(
        folders=folders,
        store=ROOT / STATE / STORE,
        out=out,
        port=asked.port,
        polls=asked.poll,
        names=_folder_names(asked.content),
        editor=editor,
        clock=lambda: dt.datetime.now(dt.UTC),
        say=print,
    )
    arguments = ["build", "--out", str(out)] + (["--content", str(asked.content)] if asked.content else [])
    _build(read_arguments(arguments), folders, out, is_preview=True)
    try:
        serve(preview)
    except OSError as error:
        return _refuse(f"port {asked.port} cannot be used ({error.strerror}); choose another with --port")
    return 0


def _say(text: str) -> None:
    print(text, end="\n\n" if "\n" in text else "\n", flush=True)


def _ask(question: str) -> bool:
    """Return whether a person says yes; the end of the input is a no."""
    try:
        return input(question).strip().lower() in {"y", "yes", "o", "oui"}
    except EOFError:
        print()
        return False


def _terminal() -> Terminal:
    is_watched = sys.stdin.isatty() and sys.stdout.isatty()
    return Terminal(
        say=_say,
        complain=_complain,
        ask=_ask if is_watched else None,
        answer=input if is_watched else None,
        near=_near,
    )


def _complain(text: str) -> None:
    print(f"build.py: {text}", file=sys.stderr)


def _complain_all(lines: Sequence[str]) -> None:
    for line in lines:
        _complain(line)


def _refuse(why: str) -> int:
    _complain(why)
    return 2


def _folder_names(content: Path | None) -> Mapping[str, str]:
    """Return what the folders are called from where the caller stands."""
    return {"content": _near(content or ROOT / "content")} | {
        name: _near(ROOT / name) for name in ("templates", "locales", "assets")
    }


def _near(path: Path) -> str:
    """Return a path as seen from where the caller stands, or whole where it lies elsewhere."""
    whole = path.absolute()
    here = Path.cwd()
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else whole.as_posix()


def _tell(done: int, of: int) -> None:
    """Rewrite one line of the terminal with how far the work has come."""
    if done == of:
        sys.stderr.write("\r\033[K")
    elif done % 25 == 0:
        sys.stderr.write(f"\r\033[KMaking {done} of {of} files")
    sys.stderr.flush()


def _tell_in_lines(done: int, of: int) -> None:
    """Write a line now and then where nobody watches a terminal; nothing for short work."""
    if done % LINE_EVERY == 0:
        sys.stderr.write(f"Making {done} of {of} files\n")


_COMMANDS: Mapping[str, Callable[[argparse.Namespace, Folders], int]] = {
    "new": _new,
    "import": lambda asked, folders: import_command(asked, folders, _terminal()),
    "schemas": lambda _asked, folders: schemas_command(folders, _terminal()),
    "translated": lambda asked, folders: translated_command(asked, folders, _terminal()),
    "review": lambda asked, folders: review_command(
        asked, folders, ROOT / STATE / STORE, dt.datetime.now(dt.UTC), _terminal()
    ),
    **dict.fromkeys(
        ("translate", "rename", "withdraw"),
        lambda asked, folders: item_command(asked, folders, _terminal()),
    ),
}
"""What answers each command; all others build the site in one way or another."""


if __name__ == "__main__":
    gc.set_threshold(100_000, 50, 100)  # values that never change form no circles: look for those less often
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
        os._exit(code)
    except BrokenPipeError:  # whoever read what is printed has seen enough
        os._exit(1)
