"""The live preview: the site with its drafts, made anew after each change; else what is wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import escape
from pathlib import Path
from urllib.parse import unquote

from bilan.bake import Kitchen, Promise, bytes_of, redeem
from bilan.desk.pages import Desk, answer_desk
from bilan.desk.server import HOST, Answer, Later, check_port, run_server
from bilan.disk.store import FileStore, MemoryStore, forget, look_up
from bilan.disk.tree import (
    PROJECT_FOLDERS,
    ChangedMeanwhile,
    Folders,
    read_blob,
    read_program_digest,
    read_tree,
)
from bilan.model.kept import Lost
from bilan.model.source import Diagnostic, SourceTree
from bilan.pipeline import Build, Order, build
from bilan.plan.routes import DESK, SEARCH_FOLDER
from bilan.report import count_problems, describe_all
from bilan.review.problems import Reading

__all__ = ["Preview", "answer", "check_port", "serve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What the preview is to show, and to whom it speaks."""

    folders: Folders
    store: Path
    port: int
    polls: bool
    """Whether to look for changes again and again, for drives that tell of none."""
    names: Mapping[str, str]
    """What the folders are called in messages."""
    clock: Callable[[], dt.datetime]
    say: Callable[[str], None]


@dataclass(slots=True)
class _Shown:
    """What the browser sees at the moment: replaced as a whole after each build."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    base_path: str = "/"
    problems: str = ""
    """In words; empty where the site is in order."""
    search: Mapping[str, bytes] = field(default_factory=dict)
    """The index of the search, which is made when somebody asks for it."""
    is_search_old: bool = True
    """Whether the site was built anew since."""
    promises: Mapping[str, Promise] = field(default_factory=dict)
    """Pictures by path: each is drawn when a page that somebody looks at asks for it."""
    desk: Desk | None = None
    """What the pages of the desk are made from; None where nothing could be planned yet."""
    drawn: dict[str, bytes] = field(default_factory=dict)
    """By key: pictures that were drawn since the last build, which puts them into the store."""


def serve(preview: Preview) -> None:
    """Show the site at this machine's address until the program is interrupted.

    Raises:
        OSError: the port is taken or not allowed.
    """
    shown = _Shown()
    _rebuild(preview, shown)
    preview.say(f"Preview at http://{HOST}:{preview.port}/ — it follows every change; stop it with Ctrl-C.")
    folders = [preview.folders.content, *(preview.folders.root / name for name in PROJECT_FOLDERS)]
    run_server(
        lambda path: _ask(preview, shown, path),
        lambda: _rebuild(preview, shown),
        [folder for folder in folders if folder.is_dir()],
        preview.port,
        polls=preview.polls,
    )


def _ask(preview: Preview, shown: _Shown, path: str) -> Answer | Later:
    """Return the answer for an address; only who asks for a picture or searches waits for what that takes."""
    if path == DESK.rstrip("/") or path.startswith(DESK):
        desk = shown.desk
        return answer(shown, "/") if desk is None else partial(answer_desk, desk, path)
    if path.startswith(f"{shown.base_path}{SEARCH_FOLDER}"):
        return partial(_answer_search, preview, shown, path)
    promise = shown.promises.get(unquote(path).removeprefix(shown.base_path))
    return answer(shown, path) if promise is None else partial(_answer_picture, preview, shown, promise)


def _answer_search(preview: Preview, shown: _Shown, path: str) -> Answer:
    if shown.is_search_old:
        _remake_search(preview, shown)
    return answer(shown, path)


def _answer_picture(preview: Preview, shown: _Shown, promise: Promise) -> Answer:
    drawn, path = _draw(preview, shown, promise), promise.recipe.path
    if isinstance(drawn, bytes):
        return Answer(status=200, path=path, data=drawn)
    return Answer(status=500, path=path, data=b"")


def answer(shown: _Shown, path: str) -> Answer:
    """Return the page of an address; while something is wrong, the problems in place of every page."""
    inside = unquote(path).removeprefix(shown.base_path)
    if inside == "" or inside.endswith("/"):
        inside += "index.html"
    if shown.problems and inside.endswith(".html"):
        return Answer(status=500, path="problems.html", data=_problems_page(shown.problems))
    if path == "/" and shown.base_path != "/":
        return Answer(status=302, path=shown.base_path, data=b"")
    for files in (shown.files, shown.search):
        if inside in files:
            return Answer(status=200, path=inside, data=files[inside])
    if f"{inside}/index.html" in shown.files:
        return Answer(status=302, path=f"{path}/", data=b"")
    own = f"{inside.partition('/')[0]}/404.html"
    missing = shown.files.get(own) or shown.files.get("404.html") or b"There is no such page."
    return Answer(status=404, path="404.html", data=missing)


def _draw(preview: Preview, shown: _Shown, promise: Promise) -> bytes | Diagnostic:
    """Return a picture, drawn now where it is not in the store, or what is wrong with it."""
    known = shown.drawn.get(promise.key) or look_up(preview.store, promise.key)
    if known is not None:
        return known
    try:
        made = redeem(promise, partial(read_blob, preview.folders))
    except (ChangedMeanwhile, OSError):
        return b""  # it was saved meanwhile: the page is loaded once more in a moment
    if isinstance(made, bytes):
        shown.drawn[promise.key] = made
    else:
        preview.say(describe_all((made,), read_tree(preview.folders), preview.names))
    return made


def _rebuild(preview: Preview, shown: _Shown) -> None:
    """Build the site anew; where it has errors, the files last built stay, under the problems."""
    made = _made(preview, shown, makes_search=False)
    if made is None:
        return
    tree, built, files = made
    if built.publishable:
        shown.files, shown.base_path, shown.problems = files, built.base_path, ""
        shown.promises = {one.recipe.path: one for one in built.promises}
        shown.is_search_old = True
    else:
        shown.problems = describe_all(built.problems, tree, preview.names)
    if built.context is not None:
        shown.desk = Desk(
            tree=tree,
            built=built,
            context=built.context,
            files=shown.files,
            folders=preview.folders,
            reading=Reading(tree=tree, folders=preview.names, editor_url=lambda _span: ""),
        )
    preview.say(
        f"{preview.clock():%H:%M:%S} built {len(built.artifacts)} files: {count_problems(built.problems)}"
    )


def _remake_search(preview: Preview, shown: _Shown) -> None:
    """Make the index of the search anew; where the site has errors, the last one stays."""
    shown.is_search_old = False
    made = _made(preview, shown, makes_search=True)
    if made is not None and made[1].publishable:
        shown.search = {path: data for path, data in made[2].items() if path.startswith(SEARCH_FOLDER)}


def _made(
    preview: Preview, shown: _Shown, *, makes_search: bool
) -> tuple[SourceTree, Build, Mapping[str, bytes]] | None:
    """Return the sources, what was built and its files; None where a source was saved while it was read."""
    try:
        try:
            return _made_into(FileStore(preview.store), preview, shown, makes_search=makes_search)
        except Lost:
            forget(preview.store)
            return _made_into(MemoryStore(), preview, shown, makes_search=makes_search)
    except (ChangedMeanwhile, OSError):
        return None  # the next change is already on its way


def _made_into(
    kept: FileStore | MemoryStore, preview: Preview, shown: _Shown, *, makes_search: bool
) -> tuple[SourceTree, Build, Mapping[str, bytes]]:
    order = Order(now=preview.clock(), shows_drafts=True, makes_search=makes_search)
    tree = read_tree(preview.folders)
    with kept as store:
        while shown.drawn:
            store.put(*shown.drawn.popitem())
        kitchen = Kitchen(
            store=store,
            program=read_program_digest(),
            workers=0,
            fetch=partial(read_blob, preview.folders),
            tell=lambda _done, _of: None,
            puts_off=True,
        )
        built = build(tree, order, kitchen)
        return tree, built, {one.path: bytes_of(one, store) for one in built.artifacts}


_STYLE = """
:root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }
body { max-inline-size: 58rem; margin: 3rem auto; padding-inline: 1rem; }
h1 { line-height: 1.15; }
section { margin-block: 1.5rem; border-inline-start: 4px solid #a8201a; padding: .25rem 0 .25rem 1rem; }
h2 { font-size: 1.0625rem; margin: 0; overflow-wrap: anywhere; }
pre { overflow-x: auto; font-size: .875rem; line-height: 1.5; margin: .5rem 0 0; }
"""


def _problems_page(problems: str) -> bytes:
    """Return a page that needs no template, for the templates may be what is wrong."""
    sections = []
    for block in problems.split("\n\n\n"):
        what, _, more = block.partition("\n\n")
        sections.append(f"<section><h2>{escape(what)}</h2><pre tabindex=0>{escape(more)}</pre></section>")
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Something to mend</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body>'
        "<h1>Something to mend</h1><p>The page comes back by itself as soon as this is mended.</p>"
        f"{''.join(sections)}</body></html>"
    ).encode()
