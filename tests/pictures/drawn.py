"""Pictures of every kind, drawn for tests."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from PIL.Image import Exif

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><title>A</title><path d="M0 0h1"/></svg>'
ORIENTATION = 0x0112


def written(picture: Image.Image, kind: str, **options: object) -> bytes:
    """Return the file of a picture."""
    data = BytesIO()
    picture.save(data, kind, **options)
    return data.getvalue()


def plain(kind: str = "JPEG", size: tuple[int, int] = (40, 30)) -> bytes:
    """Return a picture of one colour."""
    return written(Image.new("RGB", size, "teal"), kind)


def told(kind: str) -> bytes:
    """Return a picture that says who took it and where, and that its left is up."""
    exif = Exif()
    exif[ORIENTATION] = 6
    exif[0x010F] = "Maker of cameras"
    exif.get_ifd(0x8825)[2] = (13.0, 30.0, 40.0)
    options = {} if kind == "PNG" else {"xmp": b"<x:xmpmeta>Photographer</x:xmpmeta>"}
    return written(halves(), kind, exif=exif, **options)


def halves(size: tuple[int, int] = (40, 30)) -> Image.Image:
    """Return a picture whose left half is red and whose right half is blue."""
    drawn = Image.new("RGB", size, "blue")
    drawn.paste("red", (0, 0, size[0] // 2, size[1]))
    return drawn


def moving(kind: str, **options: object) -> bytes:
    """Return a picture of two frames, the first of them blue and red."""
    more = [Image.new("RGB", (40, 30), "green")]
    return written(halves(), kind, save_all=True, append_images=more, duration=200, loop=0, **options)


def shown(data: bytes) -> Image.Image:
    """Return a picture as a browser would decode it."""
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


def is_near(seen: object, colour: tuple[int, ...], by: int = 12) -> bool:
    """Return whether a colour is the one that was meant, but for what its form loses."""
    return isinstance(seen, tuple) and all(abs(a - b) <= by for a, b in zip(seen, colour, strict=True))
