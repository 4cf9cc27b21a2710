"""Pictures that move: every frame is kept, and nothing that says by whom or where they were made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageSequence
from PIL.PngImagePlugin import PngInfo

from bilan.model.pictures import PictureForm, Unfit
from bilan.pictures.moving import kept_moving
from tests.pictures.drawn import moving, shown

KINDS = (PictureForm.GIF, PictureForm.PNG, PictureForm.WEBP)


def talkative(form: PictureForm) -> bytes:
    """Return a moving picture with words and facts beside its frames."""
    exif = Image.Exif()
    exif[0x010F] = "Maker of cameras"
    if form is PictureForm.GIF:
        return moving("GIF", comment=b"Photographer, Maker of cameras")
    if form is PictureForm.WEBP:
        return moving("WEBP", exif=exif, xmp=b"<x:xmpmeta>Photographer</x:xmpmeta>")
    words = PngInfo()
    words.add_text("Author", "Photographer")
    words.add_itxt("Place", "Photographer's home")
    return moving("PNG", exif=exif, pnginfo=words)


def frames(data: bytes) -> list[tuple[bytes, object]]:
    picture = shown(data)
    return [
        (one.convert("RGBA").tobytes(), one.info.get("duration")) for one in ImageSequence.Iterator(picture)
    ]


@pytest.mark.parametrize("form", KINDS)
def test_a_moving_picture_keeps_its_frames_and_loses_what_it_says(form: PictureForm) -> None:
    data = talkative(form)
    assert b"Maker of cameras" in data

    kept = kept_moving(form, data)

    assert frames(kept) == frames(data)
    assert len(frames(kept)) == 2
    assert shown(kept).info.get("loop") == 0
    for said in (b"Maker of cameras", b"Photographer", b"xmp"):
        assert said not in kept
    assert kept_moving(form, kept) == kept


@pytest.mark.parametrize("form", KINDS)
def test_a_moving_picture_that_says_nothing_is_kept_byte_for_byte(form: PictureForm) -> None:
    data = moving(form.name)

    assert kept_moving(form, data) == data


def test_blocks_of_other_applications_go_from_a_gif() -> None:
    data = moving("GIF")
    at = 13 + (3 << ((data[10] & 7) + 1) if data[10] & 0x80 else 0)
    xmp = b"\x21\xff\x0bXMP DataXMP\x05hello\x00"

    assert kept_moving(PictureForm.GIF, data[:at] + xmp + data[at:]) == data


@pytest.mark.parametrize("form", KINDS)
def test_what_was_cut_off_is_refused(form: PictureForm) -> None:
    data = moving(form.name)

    for length in range(14, len(data) - 1):
        with pytest.raises(Unfit, match="damaged"):
            kept_moving(form, data[:length])


@given(st.sampled_from(KINDS), st.binary(max_size=300))
def test_no_bytes_lead_to_anything_but_bytes_or_a_refusal(form: PictureForm, data: bytes) -> None:
    head = moving(form.name)[:40]
    for whole in (data, head + data):
        try:
            kept_moving(form, whole)
        except Unfit:
            continue
