"""Photos and other pictures in pixels: measured, set upright, drawn smaller. Pillow's one door."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from bilan.model.pictures import PictureFacts, PictureForm, PictureOrder, TooLarge, Unfit

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 60_000_000
"""What a picture may have, so that its colours fit into the memory of a small machine."""

_FORMS: Mapping[str, PictureForm] = {
    "JPEG": PictureForm.JPEG,
    "MPO": PictureForm.JPEG,  # several photos in one file, as some cameras write: the first counts
    "PNG": PictureForm.PNG,
    "WEBP": PictureForm.WEBP,
    "AVIF": PictureForm.AVIF,
    "GIF": PictureForm.GIF,
}
_READ = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
_MOVING = frozenset({PictureForm.GIF, PictureForm.PNG, PictureForm.WEBP})
"""The forms whose pictures are kept with their movement."""
_NO_PICTURE = "is no picture that browsers show, or is damaged"
_ORIENTATION = 0x0112
_ON_ITS_SIDE = frozenset({5, 6, 7, 8})

_WRITTEN: Mapping[PictureForm, Mapping[str, object]] = {
    PictureForm.AVIF: {"quality": 60, "speed": 8, "subsampling": "4:2:0", "codec": "aom", "max_threads": 1},
    PictureForm.WEBP: {"quality": 78, "method": 2},
    PictureForm.JPEG: {"quality": 80, "progressive": True, "optimize": True},
    PictureForm.PNG: {"compress_level": 9},
}
"""How each form is written. docs/decisions/0014-forms-of-pictures.md has what was measured."""
_DRAWN: Mapping[PictureForm, Mapping[str, object]] = {
    PictureForm.AVIF: {"subsampling": "4:4:4"},
    PictureForm.WEBP: {"use_sharp_yuv": True},
    PictureForm.JPEG: {"quality": 85, "subsampling": "4:4:4"},
    PictureForm.PNG: {},
}
"""What is other where lines and letters must stay sharp."""
SETTINGS = repr((_WRITTEN, _DRAWN))
"""All of the above in words: files that were written in another way have other names."""


def pixel_facts(data: bytes) -> PictureFacts:
    """Return what the first bytes of a picture tell; nothing of it is decoded.

    Raises:
        Unfit: it is no picture that browsers show, or is too large.
    """
    with _opened(data) as picture:
        width, height = picture.size
        if _orientation(picture) in _ON_ITS_SIDE:
            width, height = height, width
        form = _FORMS[picture.format or ""]
        return PictureFacts(
            form=form,
            width=width,
            height=height,
            is_clear=picture.has_transparency_data,
            moves=form in _MOVING and bool(getattr(picture, "is_animated", False)),
        )


def draw(order: PictureOrder, data: bytes) -> bytes:
    """Return a picture in the size and form that is asked for, upright, in sRGB, and with nothing beside it.

    Raises:
        Unfit: the picture is damaged.
    """
    from PIL.Image import Resampling

    whole = _whole(data, order.whole)
    size = (order.width, order.height)
    drawn = whole if size == whole.size else whole.resize(size, Resampling.LANCZOS)
    if drawn.mode == "RGBA" and order.form is PictureForm.JPEG:
        drawn = drawn.convert("RGB")
    options = {**_WRITTEN[order.form], **(_DRAWN[order.form] if order.is_drawn else {})}
    written = BytesIO()
    drawn.save(written, order.form.name, **options)
    return written.getvalue()


@lru_cache(maxsize=1)
def _whole(data: bytes, size: tuple[int, int]) -> Image:
    """Return a picture in the largest size that is shown of it: all its files are drawn from this one.

    The last one is remembered, for its files are asked for one after the other.
    """
    from PIL.Image import Resampling

    with _opened(data) as picture:
        turned = _orientation(picture)
        lying = (size[1], size[0]) if turned in _ON_ITS_SIDE else size
        picture.draft(None, lying)  # a JPEG is decoded no larger than it must be
        _decode(picture)
        plain = _in_plain_colours(picture)
        small = plain if plain.size == lying else plain.resize(lying, Resampling.LANCZOS, reducing_gap=3.0)
        upright = _upright(_in_srgb(small, picture.info.get("icc_profile")), turned)
        if upright.mode == "RGBA" and upright.getchannel("A").getextrema() == (255, 255):
            upright = upright.convert("RGB")
        upright.info.clear()  # profile, comments, and whatever else some writer would take over
        return upright


def _opened(data: bytes) -> Image:
    """Return a picture of which nothing is decoded yet.

    Raises:
        Unfit: it is none that browsers show, or is too large.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what looks like a bomb is measured below
            picture = Image.open(BytesIO(data), formats=_READ)
    except Image.DecompressionBombError as error:
        raise TooLarge("has hundreds of millions of pixels") from error
    except Exception as error:  # Pillow raises what its readers raise
        raise Unfit(_NO_PICTURE) from error
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise TooLarge(f"has {width} by {height} pixels")
    return picture


def _decode(picture: Image) -> None:
    """Decode the first frame of a picture.

    Raises:
        Unfit: it is damaged, or was cut off.
    """
    try:
        picture.load()
    except Exception as error:  # as above
        raise Unfit(_NO_PICTURE) from error


def _orientation(picture: Image) -> int:
    """Return how a picture is to be turned, from the bytes before its pixels: browsers look nowhere else."""
    from PIL.Image import Exif

    exif = Exif()
    try:
        exif.load(picture.info.get("exif", b""))
    except Exception:  # noqa: BLE001 - what a camera wrote there in a form of its own does not turn a picture
        return 1
    turned = exif.get(_ORIENTATION, 1)
    return turned if isinstance(turned, int) else 1


def _upright(picture: Image, turned: int) -> Image:
    from PIL.Image import Transpose

    ways = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return picture.transpose(ways[turned]) if turned in ways else picture


def _in_plain_colours(picture: Image) -> Image:
    """Return a picture in a mode that can be drawn smaller without loss: no palette, no single bits."""
    if picture.has_transparency_data:
        return picture if picture.mode == "RGBA" else picture.convert("RGBA")
    if picture.mode.startswith(("I", "F")):  # 16 bits a pixel: the upper eight are seen
        return picture.point(lambda value: value / 256, "F").convert("L").convert("RGB")
    return picture if picture.mode in {"RGB", "CMYK", "L"} else picture.convert("RGB")


def _in_srgb(picture: Image, profile: bytes | None) -> Image:
    """Return a picture in the colours that every browser takes for granted."""
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    if profile:
        from PIL import ImageCms

        try:
            meant = ImageCms.ImageCmsProfile(BytesIO(profile))
            turned = ImageCms.profileToProfile(
                picture, meant, ImageCms.createProfile("sRGB"), outputMode=mode
            )
        except (
            ImageCms.PyCMSError,
            OSError,
        ):  # a profile that nobody can read: the colours stand as they are
            turned = None
        if turned is not None:
            return turned
    return picture if picture.mode == mode else picture.convert(mode)
