"""Every broken example, through the whole build, and the message that it gets.

`python -m tests.test_broken --write` writes the messages of all examples anew. Read what changed as an
editor would: is it clear what is wrong, where, why it matters, and what to write instead?
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from bilan.bake import Fetch, Kitchen
from bilan.cli import main
from bilan.disk.store import MemoryStore
from bilan.disk.tree import Folders, read_blob, read_tree
from bilan.model.codes import SEVERITIES
from bilan.model.records import replace
from bilan.model.source import Blob, SourceTree
from bilan.pipeline import Build, Order, build
from bilan.report import describe_all
from tests.load.trees import SETTINGS, bytes_of_blob, picture, tree_of_files

ROOT = Path(__file__).parents[1]
BROKEN = ROOT / "tests" / "broken"
EXAMPLES = sorted(BROKEN.rglob("*.md"))
NOW = dt.datetime(2022, 1, 1, 12, tzinfo=dt.UTC)
STORY = """\
---
title: Faustina comes home
kind: story
date: 2021-09-29
---
A workshop of her own.
"""
OF_FILES_THAT_NO_TEXT_CAN_SHOW = frozenset(
    {
        "not-utf8",
        "file-too-big",
        "symbolic-link",
        "not-a-file",
        "unreadable-file",
        "bad-file-name",
        "settings-missing",
    }
)
"""Their examples are made below, as files."""
OF_MACHINES = frozenset({"search-not-made", "typst-missing"})
"""What is wrong with the machine and not with the content; tests/make/ has the examples."""
OF_OTHER_WEBSITES = frozenset({"outside-link-broken", "outside-link-moved"})
"""What no build can see; tests/desk/test_outside.py has the examples."""
NAMES = {name: name for name in ("content", "templates", "locales", "assets")}

_FENCE = "````"
_HEAD = re.compile(r"^== (\S.*?) ==[ ]*\n", re.MULTILINE)
_AS_OF = re.compile(r"^Built as it stood on (\d{4}-\d{2}-\d{2})\.$", re.MULTILINE)


def code_of(example: Path) -> str:
    """`unknown-key-twice.md` is about the longest code that its name begins with: `unknown-key`."""
    return max((code for code in SEVERITIES if f"{example.stem}-".startswith(f"{code}-")), key=len)


def message_in(example: Path) -> str:
    """Return the message that an example quotes, in its second block."""
    blocks = example.read_text(encoding="utf-8").split(f"{_FENCE}text\n")[2:]
    return blocks[0].split(f"\n{_FENCE}")[0] if blocks else "the example quotes no message yet"


def written_in(example: Path) -> dict[str, str]:
    """Return the files of an example by path, with a small site.yaml where it has none."""
    block = example.read_text(encoding="utf-8").split(f"{_FENCE}text\n")[1].split(_FENCE)[0]
    _, *pieces = _HEAD.split(block)
    written = {path: body.strip("\n") + "\n" for path, body in zip(pieces[::2], pieces[1::2], strict=True)}
    has_settings = any(path.startswith("content/site.y") for path in written)
    return written if has_settings else {"content/site.yaml": SETTINGS, **written}


def message_of(example: Path) -> str:
    """Return what an editor is told of an example today."""
    tree, built = build_files(written_in(example), as_of(example))
    return describe_all(built.problems, tree, NAMES)


def build_files(written: Mapping[str, str], as_of: dt.date | None = None) -> tuple[SourceTree, Build]:
    """Build a site of these files with the project's own templates, words and styles.

    A picture is a real one, but where it says that it is none.
    """
    project = project_tree()
    ours = tree_of_files({path: text for path, text in written.items() if path not in project.files})
    changed = {
        path: replace(file, data=written[path].encode(), digest="changed")
        for path, file in project.files.items()
        if path in written
    }
    tree = SourceTree(
        files=dict(sorted({**project.files, **changed, **ours.files}.items())),
        blobs=dict(sorted({**project.blobs, **ours.blobs}.items())),
        problems=(),
    )

    def fetch(blob: Blob) -> bytes:
        return bytes_of_blob(blob) if blob.path in written else read_blob(_project(), blob)

    return tree, build(tree, Order(now=NOW, as_of=as_of, makes_search=False), kitchen_of(fetch))


def build_folder(content: Path) -> tuple[SourceTree, Build]:
    """Build a site of the files in a folder with the project's own templates, words and styles."""
    folders = Folders(root=ROOT, content=content)
    tree = read_tree(folders)
    return tree, build(
        tree, Order(now=NOW, makes_search=False), kitchen_of(lambda blob: read_blob(folders, blob))
    )


def kitchen_of(fetch: Fetch) -> Kitchen:
    return Kitchen(store=shared_store(), program="", fetch=fetch, tell=lambda done, of: None)


@cache
def shared_store() -> MemoryStore:
    """Return one store for all examples: most of their pages are the same."""
    return MemoryStore()


@cache
def project_tree() -> SourceTree:
    return read_tree(_project())


def _project() -> Folders:
    return Folders(root=ROOT, content=BROKEN / "nowhere")


def rewrite() -> None:
    for example in EXAMPLES:
        head, first = example.read_text(encoding="utf-8").split(f"{_FENCE}text\n")[:2]
        files = first.split(_FENCE)[0]
        text = f"{head}{_FENCE}text\n{files}{_FENCE}\n\n{_FENCE}text\n{message_of(example)}\n{_FENCE}\n"
        example.write_text(text, encoding="utf-8", newline="\n")


def as_of(example: Path) -> dt.date | None:
    """Return the day that a line such as `Built as it stood on 2020-05-06.` names, above the files."""
    day = _AS_OF.search(example.read_text(encoding="utf-8"))
    return dt.date.fromisoformat(day[1]) if day else None


def told_of(content: Path) -> str:
    """Return what an editor is told of the files in a folder, without the line that names the code."""
    tree, built = build_folder(content)
    return describe_all(built.problems, tree, NAMES)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder of content with nothing wrong in it."""
    story = tmp_path / "stories" / "faustina"
    story.mkdir(parents=True)
    (tmp_path / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    (story / "en.md").write_text(STORY, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.parent.name}-{one.stem}")
def test_a_broken_example_has_the_problem_it_is_named_after_and_gets_the_message_it_quotes(
    example: Path,
) -> None:
    tree, built = build_files(written_in(example), as_of(example))

    assert [one.code for one in built.problems] == [code_of(example)]
    assert describe_all(built.problems, tree, NAMES) == message_in(example)


def test_every_problem_code_has_an_example() -> None:
    assert {
        *map(code_of, EXAMPLES),
        *OF_FILES_THAT_NO_TEXT_CAN_SHOW,
        *OF_MACHINES,
        *OF_OTHER_WEBSITES,
    } == set(SEVERITIES)


def test_whole_content_has_no_problems(content: Path) -> None:
    assert told_of(content) == ""


def test_letters_of_latin_1_are_told_at_their_place(content: Path) -> None:
    (content / "stories" / "faustina" / "en.md").write_bytes(
        STORY.replace("Faustina", "Félicité").encode("latin-1")
    )

    assert told_of(content) == (
        """\
content/stories/faustina/en.md, line 2: this file is not written in UTF-8 (byte 0xe9)

  1 | ---
  2 | title: F\ufffdlicit\ufffd comes home
    |         ^

  It was probably saved as Latin-1 or Windows-1252, so that letters with
  accents would be lost. Open it in your editor and save it again with the
  encoding UTF-8.

  not-utf8, explained in docs/messages.md"""
    )


def test_a_character_that_nobody_can_see_is_told_at_its_place(content: Path) -> None:
    (content / "stories" / "faustina" / "en.md").write_text(
        STORY.replace("of her", "of\x07her"), encoding="utf-8"
    )

    assert told_of(content) == (
        """\
content/stories/faustina/en.md, line 6: there is an invisible character here (U+0007)

  4 | date: 2021-09-29
  5 | ---
  6 | A workshop of\ufffdher own.
    |              ^

  It usually comes along when text is copied from a PDF or an old program.
  Delete it.

  control-character, explained in docs/messages.md"""
    )


def test_a_text_that_is_too_big_is_told_with_what_its_kind_may_have(content: Path) -> None:
    (content / "stories" / "faustina" / "en.md").write_text(STORY + "Home. " * 100_000, encoding="utf-8")

    assert told_of(content) == (
        """\
content/stories/faustina/en.md, line 1: `content/stories/faustina/en.md` has 601 kB, and a file of its kind may have 512 kB

  Split the file, or make the picture smaller.

  file-too-big, explained in docs/messages.md"""
    )


def test_a_symbolic_link_is_refused(content: Path) -> None:
    (content / "stories" / "faustina" / "fr.md").symlink_to(content / "stories" / "faustina" / "en.md")

    assert told_of(content) == (
        """\
content/stories/faustina/fr.md, line 1: `content/stories/faustina/fr.md` is a symbolic link

  A link may lead out of the project or in a circle. Put the file itself here.

  symbolic-link, explained in docs/messages.md"""
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has nothing but files and folders")
def test_what_is_neither_file_nor_folder_is_refused(content: Path) -> None:
    os.mkfifo(content / "stories" / "faustina" / "fr.md")

    assert told_of(content) == (
        """\
content/stories/faustina/fr.md, line 1: `content/stories/faustina/fr.md` is neither a file nor a folder

  Only plain files and folders can be part of the site. Take it out of this
  folder.

  not-a-file, explained in docs/messages.md"""
    )


def test_a_file_that_the_system_does_not_give_out_is_told(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = content / "stories" / "faustina" / "en.md"
    really = os.open

    def open_unless_locked(file: str, *given: int, dir_fd: int | None = None) -> int:
        if Path(file) == locked:
            raise PermissionError(13, "Permission denied")
        return really(file, *given, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", open_unless_locked)

    assert told_of(content) == (
        """\
content/stories/faustina/en.md, line 1: `content/stories/faustina/en.md` cannot be read: permission denied

  Look at the permissions of the file, and whether another program holds it
  open.

  unreadable-file, explained in docs/messages.md"""
    )


@pytest.mark.skipif(os.name == "nt", reason="this system holds no such file")
def test_a_name_that_not_every_computer_can_hold_is_told(content: Path) -> None:
    (content / "stories" / "faustina" / "aux.jpg").write_bytes(picture())

    assert told_of(content) == (
        """\
content/stories/faustina/aux.jpg: no Windows computer can hold a file or folder called `aux.jpg`

  CON, AUX, NUL, COM1 and the like are taken there, a name cannot end with a
  dot or a space, and it cannot hold any of < > : " | ? * \\. Name it anew.

  bad-file-name, explained in docs/messages.md"""
    )


def test_content_without_settings_is_told_what_is_missing(content: Path) -> None:
    (content / "site.yaml").unlink()

    assert told_of(content) == (
        """\
content/site.yaml, line 1: there is no file `content/site.yaml`

  It says what the site is called (`name`), where it will stand (`base_url`)
  and which languages it has (`languages`).

  settings-missing, explained in docs/messages.md"""
    )


def test_a_picture_that_is_cut_off_is_refused(content: Path) -> None:
    (content / "stories" / "faustina" / "faustina.jpg").write_bytes(picture()[:40])
    (content / "stories" / "faustina" / "en.md").write_text(
        STORY.replace("kind:", "image: faustina.jpg\nimage_alt: Faustina\nkind:"), encoding="utf-8"
    )

    assert told_of(content) == (
        """\
content/stories/faustina/faustina.jpg: the file is no picture that browsers show, or is damaged

  It would not be shown to readers, or could harm them. Save it once more as
  JPEG, PNG or WebP in an image editor.

  not-a-picture, explained in docs/messages.md"""
    )


def test_the_old_site_stays_while_content_has_an_error(
    content: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path_factory.mktemp("published") / "site"
    call = ["build", "--no-store", "--workers", "1", "--content", str(content), "--out", str(out)]
    story = out / "en" / "news-stories" / "faustina" / "index.html"

    first = main(call)
    before = story.read_bytes()
    (content / "stories" / "faustina" / "en.md").write_text(STORY.replace("title", "titel"), encoding="utf-8")
    second = main(call)

    assert (first, second) == (0, 1)
    assert story.read_bytes() == before
    assert "Nothing was published" in capsys.readouterr().out


def test_no_broken_item_hides_the_problems_of_another(content: Path) -> None:
    for key, date in (("marie", "soon"), ("work", "later")):
        (content / "stories" / key).mkdir()
        (content / "stories" / key / "en.md").write_text(STORY.replace("2021-09-29", date), encoding="utf-8")

    found = build_folder(content)[1].problems

    assert [(one.span.path, one.code) for one in found] == [
        ("content/stories/marie/en.md", "date-not-iso"),
        ("content/stories/work/en.md", "date-not-iso"),
    ]


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        rewrite()
    else:
        sys.exit(f"usage: python -m tests.test_broken --write  (in {os.fspath(ROOT)})")
