"""Texts from bytes: most are plain, and are read in a short way that says the same as the long one."""

from hypothesis import given
from hypothesis import strategies as st

from bilan.disk.texts import cleaned, decode_any
from bilan.model.source import INVISIBLE, Diagnostic

ODD = "\x00\x08\t\n\x0b\x0c\r\x1f\x7f\x85\u2029\u202a\u202e\u2065\u2066\u2069\u206a\ud7ff\ue000\uf8ff\uf900\ufeff\ufffd’é"

texts = st.text(st.one_of(st.sampled_from(ODD), st.characters(codec="utf-8")))


def read(data: bytes) -> tuple[str, list[Diagnostic]]:
    problems: list[Diagnostic] = []
    return cleaned(data, "content/a.md", problems).decode(), problems


def read_in_the_long_way(data: bytes) -> tuple[str, list[Diagnostic]]:
    problems: list[Diagnostic] = []
    return decode_any(data, "content/a.md", problems), problems


@given(texts)
def test_a_text_is_read_as_in_the_long_way(text: str) -> None:
    data = text.encode()

    assert read(data) == read_in_the_long_way(data)


@given(st.binary())
def test_bytes_that_may_be_no_text_are_read_as_in_the_long_way(data: bytes) -> None:
    assert read(data) == read_in_the_long_way(data)


@given(texts, st.sampled_from(["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1"]))
def test_other_encodings_are_told_as_in_the_long_way(text: str, encoding: str) -> None:
    data = text.encode(encoding, errors="replace")

    assert read(data) == read_in_the_long_way(data)


def test_no_character_that_nobody_can_see_is_taken_for_plain() -> None:
    invisible = [chr(code) for code in range(0x10000) if INVISIBLE.match(chr(code))]

    taken_for_plain = [one for one in invisible if not read(f"one {one} two".encode())[1]]

    assert taken_for_plain == []
