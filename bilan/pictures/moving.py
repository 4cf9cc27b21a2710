"""Pictures that move, as they are but for what says where and by whom they were made."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.model.pictures import PictureForm, Unfit

_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
"""The only applications whose blocks in a GIF are about how it moves."""
_GIF_HEAD, _GIF_IMAGE = 13, 10
_IMAGE, _EXTENSION, _TRAILER = 0x2C, 0x21, 0x3B
_COMMENT, _WORDS, _APPLICATION = 0xFE, 0x01, 0xFF
"""The signs that a GIF's blocks begin with, and those of its extensions that matter here."""
_PNG_HEAD = 8
_PNG_SAYS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_WEBP_HEAD = 12
_WEBP_SAYS = frozenset({b"EXIF", b"XMP "})
_WEBP_FLAGS = 0x08 | 0x04
"""The bits by which a WebP announces the two."""


def kept_moving(form: PictureForm, data: bytes) -> bytes:
    """Return a picture that moves with its frames and colours, and without words and facts beside them.

    Raises:
        Unfit: it is damaged, or was cut off.
    """
    parts = {
        PictureForm.GIF: _gif_parts,
        PictureForm.PNG: _png_parts,
        PictureForm.WEBP: _webp_parts,
    }[form]
    try:
        return b"".join(parts(data))
    except IndexError as error:
        raise Unfit("is damaged, or was cut off") from error


def _gif_parts(data: bytes) -> Iterator[bytes]:
    """Yield the blocks of a GIF but its comments and foreign applications.

    Source: https://www.w3.org/Graphics/GIF/spec-gif89a.txt
    """
    at = _GIF_HEAD + _table_size(data[10])
    yield data[:at]
    while (sign := data[at]) != _TRAILER:
        if sign == _IMAGE:
            head = at + _GIF_IMAGE + _table_size(data[at + 9])
            end = _after_blocks(data, head + 1)
        elif sign == _EXTENSION:
            end = _after_blocks(data, at + 2)
        else:
            raise IndexError(at)
        says = data[at + 1] if sign == _EXTENSION else None
        is_foreign = says == _APPLICATION and data[at + 3 : at + 14] not in _LOOPS
        if says not in {_COMMENT, _WORDS} and not is_foreign:
            yield data[at:end]
        at = end
    yield b"\x3b"


def _table_size(flags: int) -> int:
    """Return the bytes of the table of colours that some flags announce."""
    return 3 << ((flags & 0x07) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    """Return where a row of blocks ends, each of which begins with its length."""
    while data[at]:
        at += data[at] + 1
    return at + 1


def _png_parts(data: bytes) -> Iterator[bytes]:
    """Yield the chunks of a PNG but its words and facts.

    Source: https://www.w3.org/TR/png-3/
    """
    yield data[:_PNG_HEAD]
    at, kind = _PNG_HEAD, b""
    while kind != b"IEND":
        kind = data[at + 4 : at + 8]
        end = at + 12 + int.from_bytes(data[at : at + 4])
        if end > len(data) or not kind:
            raise IndexError(at)
        if kind not in _PNG_SAYS:
            yield data[at:end]
        at = end


def _webp_parts(data: bytes) -> Iterator[bytes]:
    """Yield the chunks of a WebP but its words and facts.

    Source: https://developers.google.com/speed/webp/docs/riff_container
    """
    kept: list[bytes] = []
    at, last = _WEBP_HEAD, 8 + int.from_bytes(data[4:8], "little")
    if last > len(data):
        raise IndexError(last)
    while at < last:
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        chunk = data[at:end]
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS]) + chunk[9:]
        if kind not in _WEBP_SAYS:
            kept.append(chunk)
        at = end
    size = 4 + sum(map(len, kept))
    yield b"".join((data[:4], size.to_bytes(4, "little"), data[8:12], *kept))
