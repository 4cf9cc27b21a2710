"""Texts from bytes: what is no UTF-8, or holds what nobody can see, is told once and read all the same."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from itertools import islice

from bilan.disk.mistakes import control_character, not_utf8, wrong_unicode
from bilan.model.source import INVISIBLE, Diagnostic

_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
"""How a text begins that is written in a wide form of Unicode."""
_DOUBTFUL = bytes((*range(9), 11, 12, 13, *range(14, 32), 127))
"""Control characters, and the end of a line as other systems write it."""
_TURNS_AROUND = re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])")
"""The UTF-8 of characters that turn the text after them around."""
_MOST_TOLD = 10
"""The lines with invisible characters that are told of one file: more of them is one mistake."""


def _is_plain(data: bytes) -> bool:
    """Return whether a text, if it is UTF-8, holds nothing that has to be told or changed.

    Looking for bytes takes a third of the time that looking for characters does.
    """
    if len(data.translate(None, _DOUBTFUL)) < len(data):
        return False
    if data.isascii():
        return True
    is_private = b"\xee" in data or b"\xef" in data  # so begin private characters, and the byte-order mark
    return not is_private and _TURNS_AROUND.search(data) is None


def decode_any(data: bytes, path: str, problems: list[Diagnostic]) -> str:
    """Return a text with plain newlines; what cannot be read is told and stands as U+FFFD."""
    wide = next((one for one in _WIDE if data.startswith(one[0])), None) or _wide_without_mark(data)
    if wide is not None:
        problems.append(wrong_unicode(path, wide[2]))
        data = data.decode(wide[1], errors="replace").encode(errors="replace")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        readable = error.object  # what comes after the byte-order mark
        problems.append(not_utf8(path, readable[: error.start].decode(), readable[error.start]))
        text = data.decode("utf-8-sig", errors="replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if INVISIBLE.search(text) is None:
        return text
    first_of_each_line = re.finditer(rf"^.*?({INVISIBLE.pattern})", text, re.MULTILINE)
    problems.extend(
        control_character(path, text, found.start(1)) for found in islice(first_of_each_line, _MOST_TOLD)
    )
    return INVISIBLE.sub("\ufffd", text)


def cleaned(data: bytes, path: str, problems: list[Diagnostic]) -> bytes:
    """Return the UTF-8 of a text as `decode_any` reads it: the very same bytes where it is written like that.

    Nearly all are, and need not be decoded.
    """
    if _is_plain(data):
        with suppress(UnicodeDecodeError):
            data.decode()
            return data
    said = decode_any(data, path, problems).encode()
    return data if said == data else said


def _wide_without_mark(data: bytes) -> tuple[bytes, str, str] | None:
    """Return the wide form of a text that does not name it: every second byte of its first words is none."""
    head = data[:100]
    if 3 * head.count(0) < len(head) or not head:
        return None
    return (b"", "utf-16-be" if head[0] == 0 else "utf-16-le", "UTF-16")
