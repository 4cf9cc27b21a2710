"""What a picture is, by its name and its bytes."""

from __future__ import annotations

import pytest
from PIL import Image

from bilan.model.pictures import PictureForm, Unfit
from bilan.pictures.facts import HEAD, facts_from, facts_of, is_picture_name
from tests.pictures.drawn import SVG, plain, written


@pytest.mark.parametrize(
    "name", ["a.jpg", "a.JPEG", "a/b.png", "a.webp", "a.avif", "a.gif", "a.svg", "a.b.jpg"]
)
def test_a_picture_is_known_by_its_ending(name: str) -> None:
    assert is_picture_name(name)


@pytest.mark.parametrize("name", ["a.tiff", "a.pdf", "a", "jpg", "a.jpg/b", ".jpg"])
def test_other_files_are_no_pictures(name: str) -> None:
    assert not is_picture_name(name)


def test_the_bytes_count_and_not_the_ending_but_for_drawings() -> None:
    assert facts_of("a.jpg", plain("PNG")).form is PictureForm.PNG
    assert facts_of("A.SVG", SVG.encode()).form is PictureForm.SVG
    with pytest.raises(Unfit):
        facts_of("a.jpg", SVG.encode())
    with pytest.raises(Unfit):
        facts_of("a.svg", plain())


def test_where_a_file_cannot_be_shown_there_are_no_facts() -> None:
    assert facts_from("a.jpg", b"words", lambda: b"words") is None
    assert facts_from("a.jpg", plain(), plain) == facts_of("a.jpg", plain())


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_the_head_of_a_large_picture_tells_all(kind: str) -> None:
    data = written(Image.effect_noise((900, 600), 99).convert("RGB"), kind, quality=95)
    assert len(data) > HEAD

    assert facts_from("a.jpg", data[:HEAD], _never) == facts_of("a.jpg", data)


@pytest.mark.parametrize(("kind", "moves"), [("WEBP", True), ("GIF", True), ("AVIF", False)])
def test_where_the_head_does_not_tell_all_the_whole_is_read(kind: str, moves: bool) -> None:
    noise = Image.effect_noise((900, 600), 99)
    data = written(noise, kind, save_all=True, append_images=[noise.rotate(180)], quality=95)
    assert len(data) > HEAD

    facts = facts_from("a.jpg", data[:HEAD], lambda: data)

    assert facts == facts_of("a.jpg", data)
    assert facts is not None
    assert facts.moves is moves


def test_a_photo_that_says_much_before_it_shows_anything_is_read_whole() -> None:
    data = written(Image.new("RGB", (40, 30)), "JPEG", icc_profile=bytes(3 * HEAD))

    assert facts_from("a.jpg", data[:HEAD], lambda: data) == facts_of("a.jpg", data)


def _never() -> bytes:
    raise AssertionError("the whole picture was read")
