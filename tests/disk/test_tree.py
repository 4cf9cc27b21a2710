"""Everything that a build reads, taken up in one go, and what cannot be read."""

import os
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.disk import tree as tree_module
from bilan.disk import walking
from bilan.disk.names import check_name, is_simple, shown_name
from bilan.disk.store import MemoryStore
from bilan.disk.texts import cleaned
from bilan.disk.tree import (
    ChangedMeanwhile,
    Folders,
    read_blob,
    read_tree,
    take_up,
    tree_of,
)
from bilan.memories import StoredMemory
from bilan.model.source import Diagnostic, SourceTree, Span


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    for name in ("content", "templates", "locales", "assets"):
        (tmp_path / name).mkdir()
    return Folders(root=tmp_path, content=tmp_path / "content")


def write(folders: Folders, path: str, data: str | bytes) -> Path:
    file = folders.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


def text_of(tree: SourceTree, path: str) -> str:
    return tree.files[path].text


def only_problem(folders: Folders) -> Diagnostic:
    [one] = read_tree(folders).problems
    return one


def test_texts_are_read_and_other_files_are_named_with_their_digest(folders: Folders) -> None:
    write(folders, "content/stories/faustina/en.md", "text")
    write(folders, "content/stories/faustina/photo.jpg", b"\xff\xd8")
    write(folders, "templates/pages/story.html", "<p>")
    write(folders, "assets/fonts/sans.woff2", b"\x00")

    tree = read_tree(folders)

    assert tuple(tree.files) == ("content/stories/faustina/en.md", "templates/pages/story.html")
    assert tuple(tree.blobs) == ("assets/fonts/sans.woff2", "content/stories/faustina/photo.jpg")
    assert tree.blobs["content/stories/faustina/photo.jpg"].size == 2
    assert tree.problems == ()


def test_a_text_stands_in_memory_once_where_its_bytes_are_as_they_should_be(folders: Folders) -> None:
    write(folders, "content/stories/a/en.md", "ça et là")
    write(folders, "content/stories/b/en.md", "two\r\nlines")

    taken = take_up(folders)
    plain, other = tree_of(taken).files.values()

    assert plain.data is taken.texts[plain.path]
    assert (plain.text, other.text) == ("ça et là", "two\nlines")


def test_of_a_text_that_is_as_it_should_be_that_is_remembered(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folders, "content/stories/a/en.md", "ça et là")
    write(folders, "content/stories/b/en.md", "two\r\nlines")
    write(folders, "content/stories/c/en.md", "hid\x07den")
    taken, store = take_up(folders), MemoryStore()
    first = tree_of(taken, StoredMemory(store, "1"))
    looked: list[str] = []

    def noting(data: bytes, path: str, problems: list[Diagnostic]) -> bytes:
        looked.append(path)
        return cleaned(data, path, problems)

    monkeypatch.setattr(tree_module, "cleaned", noting)
    again = tree_of(taken, StoredMemory(store, "1"))

    assert looked == ["content/stories/b/en.md", "content/stories/c/en.md"]
    assert again == first == tree_of(taken)
    assert [one.code for one in again.problems] == ["control-character"]


@pytest.mark.parametrize("size", [0, 3, 4, 5, 2_000_000])
def test_a_file_that_has_another_size_by_now_is_read_whole(
    folders: Folders, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(folders, "content/stories/a/en.md", "text" * 300_000)
    monkeypatch.setattr(walking, "_PIECE", 1000)

    assert walking._bytes_of(str(file), size) == file.read_bytes()


@given(
    st.text(st.sampled_from("aZé_.-1 "), min_size=1, max_size=6)
    | st.sampled_from(["con", "aux.md", "a" * 200])
)
def test_a_simple_name_is_one_that_nothing_has_to_be_said_of(name: str) -> None:
    if is_simple(name):
        assert check_name(name, f"content/{name}") is None
        assert shown_name(name) == unicodedata.normalize("NFC", name) == name
        assert not name.startswith((".", "_"))
        assert name != "README.md"


def test_most_names_are_simple() -> None:
    assert all(is_simple(name) for name in ("en.md", "story-00500", "site.yaml", "2021", "photo_2.jpg"))


def test_files_come_in_the_order_of_their_paths(folders: Folders) -> None:
    for path in ("content/z.yaml", "content/a/en.md", "content/a-b/en.md"):
        write(folders, path, "text")

    assert tuple(read_tree(folders).files) == ("content/a-b/en.md", "content/a/en.md", "content/z.yaml")


def test_another_content_folder_still_stands_under_content(folders: Folders, tmp_path: Path) -> None:
    write(folders, "elsewhere/site.yaml", "name: here")

    tree = read_tree(Folders(root=tmp_path, content=tmp_path / "elsewhere"))

    assert text_of(tree, "content/site.yaml") == "name: here"


def test_names_that_begin_with_a_dot_or_an_underscore_and_readmes_are_passed_over(folders: Folders) -> None:
    for path in ("content/.git/x.md", "content/_drafts/en.md", "content/stories/README.md"):
        write(folders, path, "text")

    assert read_tree(folders).files == {}


def test_a_missing_folder_is_an_empty_one(tmp_path: Path) -> None:
    tree = read_tree(Folders(root=tmp_path, content=tmp_path / "content"))

    assert (tree.files, tree.blobs, tree.problems) == ({}, {}, ())


def test_a_byte_order_mark_and_the_line_ends_of_windows_are_no_part_of_a_text(folders: Folders) -> None:
    write(folders, "content/site.yaml", b"\xef\xbb\xbfone\r\ntwo\rthree\n")

    assert text_of(read_tree(folders), "content/site.yaml") == "one\ntwo\nthree\n"


def test_latin_1_is_told_at_its_first_letter_and_the_rest_of_the_site_is_read(folders: Folders) -> None:
    write(folders, "content/a.yaml", "un\nété".encode("latin-1"))
    write(folders, "content/b.yaml", "two")

    tree = read_tree(folders)

    [problem] = tree.problems
    assert problem.code == "not-utf8"
    assert problem.span == Span(path="content/a.yaml", line=2, column=1, length=1)
    assert problem.what == "this file is not written in UTF-8 (byte 0xe9)"
    assert text_of(tree, "content/b.yaml") == "two"


def test_a_byte_order_mark_does_not_shift_the_place_of_a_wrong_letter(folders: Folders) -> None:
    write(folders, "content/a.yaml", b"\xef\xbb\xbf\xc3\xa9t\xe9")

    problem = only_problem(folders)

    assert problem.span == Span(path="content/a.yaml", line=1, column=3, length=1)
    assert problem.what == "this file is not written in UTF-8 (byte 0xe9)"


def test_an_invisible_character_is_told_at_its_place_once_a_line(folders: Folders) -> None:
    write(folders, "content/a.yaml", "one\nt\x07w\x07o\n\ue000\n")

    tree = read_tree(folders)

    assert [(one.code, one.span.line, one.span.column) for one in tree.problems] == [
        ("control-character", 2, 2),
        ("control-character", 3, 1),
    ]
    assert tree.problems[0].what == "there is an invisible character here (U+0007)"
    assert text_of(tree, "content/a.yaml") == "one\nt\ufffdw\ufffdo\n\ufffd\n"


def test_a_file_above_its_bound_is_told_and_not_read(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree_module, "PICTURE_BOUND", 1000)
    write(folders, "content/stories/a/photo.jpg", b"\xff" * 1001)
    write(folders, "content/stories/a/fr.md", "a" * 512_001)

    tree = read_tree(folders)

    assert [(one.code, one.what) for one in tree.problems] == [
        ("file-too-big", "`content/stories/a/fr.md` has 513 kB, and a file of its kind may have 512 kB"),
        ("file-too-big", "`content/stories/a/photo.jpg` has 2 kB, and a file of its kind may have 1 kB"),
    ]
    assert (tree.files, tree.blobs) == ({}, {})


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only administrators make symbolic links")
@pytest.mark.parametrize("target", ["site.yaml", "nowhere", "..", "/etc/passwd"])
def test_a_symbolic_link_is_refused_wherever_it_leads(folders: Folders, target: str) -> None:
    write(folders, "content/site.yaml", "name: here")
    (folders.content / "link.md").symlink_to(target)

    problem = only_problem(folders)

    assert (problem.code, problem.span.path) == ("symbolic-link", "content/link.md")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_is_refused_without_waiting_for_it(folders: Folders) -> None:
    os.mkfifo(folders.content / "pipe.md")

    problem = only_problem(folders)

    assert (problem.code, problem.span.path) == ("not-a-file", "content/pipe.md")


@pytest.mark.parametrize("name", ["en.md", "site.yaml", "values.CSV", "page.html"])
def test_a_folder_that_is_named_like_a_text_is_told(folders: Folders, name: str) -> None:
    (folders.content / "stories" / name).mkdir(parents=True)

    problem = only_problem(folders)

    assert (problem.code, problem.span.path) == ("not-a-file", f"content/stories/{name}")


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="their disks hold both for one")
@pytest.mark.parametrize("names", [("e\u0301te\u0301", "été"), ("ét\u0065\u0301", "e\u0301té")])
def test_two_names_that_differ_in_how_accents_are_stored_are_told(
    folders: Folders, names: tuple[str, str]
) -> None:
    for name in names:
        write(folders, f"content/stories/{name}/en.md", name)

    problem = only_problem(folders)

    assert (problem.code, problem.span.path) == ("bad-file-name", "content/stories/été")
    assert problem.what == "there are two called `été` here"


def test_a_name_whose_accents_stand_alone_is_read_as_any_other(folders: Folders) -> None:
    write(folders, "content/stories/e\u0301te\u0301/en.md", "here")

    assert list(read_tree(folders).files) == ["content/stories/été/en.md"]


def test_a_file_that_the_system_does_not_give_out_is_told_with_its_reason(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folders, "content/site.yaml", "name: here")

    def refuse(_file: str, _size: int) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(walking, "_bytes_of", refuse)

    problem = only_problem(folders)

    assert problem.code == "unreadable-file"
    assert problem.what == "`content/site.yaml` cannot be read: permission denied"


def test_a_name_in_decomposed_form_is_read_under_its_composed_one(folders: Folders) -> None:
    write(folders, f"content/stories/{unicodedata.normalize('NFD', 'été')}/photo.png", b"\x89PNG")

    [blob] = read_tree(folders).blobs.values()

    assert blob.path == "content/stories/été/photo.png"
    assert read_blob(folders, blob) == b"\x89PNG"


def test_a_blob_that_changed_since_the_tree_was_read_is_not_given_out(folders: Folders) -> None:
    photo = write(folders, "content/photo.png", b"old")
    blob = read_tree(folders).blobs["content/photo.png"]
    photo.write_bytes(b"new")

    with pytest.raises(ChangedMeanwhile, match=r"content/photo\.png"):
        read_blob(folders, blob)


def test_the_same_files_in_another_folder_are_the_same_tree(tmp_path: Path) -> None:
    def tree_in(name: str) -> SourceTree:
        folders = Folders(root=tmp_path / name, content=tmp_path / name / "content")
        write(folders, "content/site.yaml", "name: here")
        write(folders, "assets/photo.png", b"\x89PNG")
        return read_tree(folders)

    assert tree_in("one") == tree_in("another one")


def test_two_folders_that_a_build_cannot_tell_apart_have_one_digest(folders: Folders, tmp_path: Path) -> None:
    write(folders, "content/a.md", "A")
    write(folders, "assets/dot.png", b"dot")
    before = take_up(folders).digest

    write(folders, "content/a.md", "A")
    write(folders, "content/_notes.md", "not read")
    assert take_up(folders).digest == before


@pytest.mark.parametrize(
    ("path", "data"),
    [("content/a.md", "B"), ("content/b.md", "A"), ("assets/dot.png", b"dash"), ("content/.a.md", "")],
)
def test_whatever_a_build_reads_changes_the_digest(folders: Folders, path: str, data: str | bytes) -> None:
    write(folders, "content/a.md", "A")
    write(folders, "assets/dot.png", b"dot")
    before = take_up(folders).digest

    write(folders, path, data)

    assert (take_up(folders).digest != before) is not path.endswith("/.a.md")


# --- the list of published addresses ---


def test_the_list_of_published_addresses_is_read_though_its_name_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "_addresses.txt").write_bytes(b"\xef\xbb\xbf/en/\r\n/fr/\r\n")
    (tmp_path / "content" / "_later.txt").write_bytes(b"")

    tree = read_tree(Folders(root=tmp_path, content=tmp_path / "content"))

    assert list(tree.files) == ["content/_addresses.txt"]
    assert tree.files["content/_addresses.txt"].text == "/en/\n/fr/\n"


def test_a_list_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "list").write_bytes(b"/en/\n")
    (tmp_path / "content" / "_addresses.txt").symlink_to(tmp_path / "list")

    tree = read_tree(Folders(root=tmp_path, content=tmp_path / "content"))

    assert [one.code for one in tree.problems] == ["symbolic-link"]


def test_a_list_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "_addresses.txt").write_bytes("/fr/été/\n".encode("latin-1"))

    tree = read_tree(Folders(root=tmp_path, content=tmp_path / "content"))

    assert [one.code for one in tree.problems] == ["not-utf8"]
