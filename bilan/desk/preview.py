"""The live preview: the site with its drafts, made anew after each change, under a review bar."""

from __future__ import annotations

import gc
from functools import partial
from html import escape
from urllib.parse import unquote

from bilan.bake import Promise, redeem
from bilan.desk.following import follow
from bilan.desk.laid import with_bar
from bilan.desk.pages import Desk, answer_desk, draw, problems_page
from bilan.desk.server import HOST, Answer, Later, check_port, run_server
from bilan.desk.shown import Preview, Shown, rebuild, remake_search
from bilan.disk.store import forget, look_up
from bilan.disk.tree import PROJECT_FOLDERS, ChangedMeanwhile, read_blob, read_tree
from bilan.model.kept import Lost
from bilan.model.source import Diagnostic
from bilan.plan.recipes import CannotMake
from bilan.plan.routes import DESK, SEARCH_FOLDER
from bilan.report import describe_all

__all__ = ["Preview", "answer", "check_port", "serve"]


def serve(preview: Preview) -> None:
    """Show the site at this machine's address until the program is interrupted.

    Raises:
        OSError: the port is taken or not allowed.
    """
    shown = Shown()
    rebuild(preview, shown)
    gc.freeze()  # what lasts as long as the preview need not be looked through after each change
    preview.say(f"Preview at http://{HOST}:{preview.port}/ — it follows every change; stop it with Ctrl-C.")
    folders = [preview.folders.content, *(preview.folders.root / name for name in PROJECT_FOLDERS)]
    run_server(
        partial(answered, preview, shown),
        partial(follow, preview, shown),
        [folder for folder in folders if folder.is_dir()],
        preview.port,
        polls=preview.polls,
    )


def answered(preview: Preview, shown: Shown, path: str) -> Answer | Later:
    """Return the answer for an address; where the store is damaged or was cleared, all is built anew."""
    try:
        found = ask(preview, shown, path)
    except Lost:
        forget(preview.store)
        rebuild(preview, shown)
        found = ask(preview, shown, path)
    return found if isinstance(found, Answer) else partial(_later, preview, shown, path, found)


def _later(preview: Preview, shown: Shown, path: str, give: Later) -> Answer:
    """Return an answer that takes a while."""
    try:
        return give()
    except Lost:
        forget(preview.store)
        rebuild(preview, shown)
        again = ask(preview, shown, path)
        return again if isinstance(again, Answer) else again()


def ask(preview: Preview, shown: Shown, path: str) -> Answer | Later:
    """Return the answer for an address; only who asks for what takes a while waits for it."""
    if path == DESK.rstrip("/") or path.startswith(DESK):
        desk = shown.desk
        return answer(shown, "/") if desk is None else partial(_answer_desk, desk, path)
    if path.startswith(f"{shown.base_path}{SEARCH_FOLDER}"):
        return partial(_answer_search, preview, shown, path)
    promise = shown.promises.get(unquote(path).removeprefix(shown.base_path))
    return answer(shown, path) if promise is None else partial(_answer_picture, preview, shown, promise)


def _answer_search(preview: Preview, shown: Shown, path: str) -> Answer:
    if shown.is_search_old:
        remake_search(preview, shown)
    return answer(shown, path)


def _answer_picture(preview: Preview, shown: Shown, promise: Promise) -> Answer:
    drawn, path = _draw(preview, shown, promise), promise.recipe.path
    if isinstance(drawn, bytes):
        return Answer(status=200, path=path, data=drawn)
    return Answer(status=500, path=path, data=b"")


def _answer_desk(desk: Desk, path: str) -> Answer:
    """Return a page of the desk; where its own template is broken, what is wrong with that."""
    try:
        return answer_desk(desk, path)
    except CannotMake as error:
        return _broken(describe_all((error.diagnostic,), desk.tree, desk.reading.folders))


def answer(shown: Shown, path: str) -> Answer:
    """Return what stands at an address; where nothing was built there, what is wrong instead."""
    inside = unquote(path).removeprefix(shown.base_path)
    if inside == "" or inside.endswith("/"):
        inside += "index.html"
    if path == "/" and shown.base_path != "/":
        return Answer(status=302, path=shown.base_path, data=b"")
    for files in (shown.pages.files, shown.search):
        if inside in files:
            return Answer(status=200, path=inside, data=_laid(shown, inside, files[inside]))
    if f"{inside}/index.html" in shown.pages.files:
        return Answer(status=302, path=f"{path}/", data=b"")
    if shown.problems and inside.endswith(".html"):
        return _problems(shown, inside)
    own = f"{inside.partition('/')[0]}/404.html"
    for name in (own, "404.html"):
        if name in shown.pages.files:
            return Answer(status=404, path=name, data=_laid(shown, name, shown.pages.files[name]))
    return Answer(status=404, path="404.html", data=b"There is no such page.")


def _laid(shown: Shown, path: str, data: bytes) -> bytes:
    """Return a file as it is, and a page with the review bar."""
    return with_bar(shown.desk, path, data) if shown.desk and path.endswith(".html") else data


def _problems(shown: Shown, path: str) -> Answer:
    """Return all problems, in place of a page that was never built."""
    desk = shown.desk
    if desk is None:
        return _broken(shown.problems)
    first = path.partition("/")[0]
    language = first if first in desk.context.languages else desk.context.languages[0]
    try:
        return Answer(
            status=500, path="problems.html", data=draw(desk, problems_page(desk, language), language)
        )
    except CannotMake:
        return _broken(shown.problems)


def _draw(preview: Preview, shown: Shown, promise: Promise) -> bytes | Diagnostic:
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


_STYLE = """
:root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }
body { max-inline-size: 58rem; margin: 3rem auto; padding-inline: 1rem; }
h1 { line-height: 1.15; }
section { margin-block: 1.5rem; border-inline-start: 4px solid #a8201a; padding: .25rem 0 .25rem 1rem; }
h2 { font-size: 1.0625rem; margin: 0; overflow-wrap: anywhere; }
pre { overflow-x: auto; font-size: .875rem; line-height: 1.5; margin: .5rem 0 0; }
"""


def _broken(problems: str) -> Answer:
    """Return a page that needs no template, for the templates or the settings may be what is wrong."""
    sections = []
    for block in problems.split("\n\n\n"):
        what, _, more = block.partition("\n\n")
        sections.append(f"<section><h2>{escape(what)}</h2><pre tabindex=0>{escape(more)}</pre></section>")
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Something to mend</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body>'
        "<h1>Something to mend</h1><p>The page comes back by itself as soon as this is mended.</p>"
        f"{''.join(sections)}</body></html>"
    )
    return Answer(status=500, path="problems.html", data=page.encode())
