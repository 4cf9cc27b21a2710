"""Photos and other pictures in pixels: what their first bytes tell, and what is drawn of them."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from bilan.model.pictures import PictureFacts, PictureForm, PictureOrder, TooLarge, Unfit
from bilan.pictures import pixels
from bilan.pictures.pixels import draw, pixel_facts
from tests.pictures.drawn import SVG, halves, is_near, moving, plain, shown, told, written

RED, BLUE, TEAL = (254, 0, 0), (0, 0, 254), (0, 128, 128)
NEW_FORMS = (PictureForm.AVIF, PictureForm.WEBP, PictureForm.JPEG, PictureForm.PNG)


def order(form: PictureForm = PictureForm.PNG, size: tuple[int, int] = (20, 15)) -> PictureOrder:
    return PictureOrder(form=form, width=size[0], height=size[1], whole=(size[0] * 2, size[1] * 2))


# --- what a picture is ---


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_form_and_size_are_read_from_the_first_bytes(kind: str) -> None:
    facts = pixel_facts(plain(kind))

    assert facts == PictureFacts(form=PictureForm[kind], width=40, height=30)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_no_more_than_the_head_of_a_picture_is_needed(kind: str) -> None:
    whole = written(Image.effect_noise((400, 300), 90), kind)

    assert pixel_facts(whole[:700]) == pixel_facts(whole)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_photo_taken_on_its_side_has_the_size_it_is_seen_in(kind: str) -> None:
    facts = pixel_facts(told(kind))

    assert (facts.width, facts.height) == (30, 40)


def test_what_a_camera_wrote_in_a_form_of_its_own_turns_nothing() -> None:
    odd = written(halves(), "JPEG", exif=b"Exif\x00\x00MM\x00\x2a\xff\xff\xff\xff nothing of use")

    assert pixel_facts(odd).width == 40


@pytest.mark.parametrize(
    ("picture", "is_clear"),
    [
        (Image.new("RGBA", (4, 3), (1, 2, 3, 4)), True),
        (Image.new("LA", (4, 3), (1, 4)), True),
        (Image.new("RGBA", (4, 3), (1, 2, 3, 4)).quantize(4), True),
        (Image.new("RGB", (4, 3)), False),
        (Image.new("L", (4, 3)), False),
        (Image.new("1", (4, 3)), False),
    ],
    ids=lambda one: getattr(one, "mode", None),
)
def test_it_is_known_whether_what_lies_behind_may_show_through(picture: Image.Image, is_clear: bool) -> None:
    assert pixel_facts(written(picture, "PNG")).is_clear is is_clear


@pytest.mark.parametrize(("kind", "moves"), [("GIF", True), ("PNG", True), ("WEBP", True), ("AVIF", False)])
def test_it_is_known_whether_a_picture_moves_and_can_be_kept_so(kind: str, moves: bool) -> None:
    assert pixel_facts(moving(kind)).moves is moves


@pytest.mark.parametrize(
    "data", [b"", b"words", b"\xff\xd8\xff\xe0", SVG.encode(), plain("BMP"), plain("TIFF")]
)
def test_what_browsers_do_not_show_is_no_picture(data: bytes) -> None:
    with pytest.raises(Unfit, match="no picture that browsers show"):
        pixel_facts(data)


def test_a_picture_of_too_many_pixels_is_refused_before_anything_is_decoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pixels, "MOST_PIXELS", 1199)
    pixels._whole.cache_clear()

    with pytest.raises(TooLarge, match="has 40 by 30 pixels"):
        pixel_facts(plain())
    with pytest.raises(TooLarge, match="has 40 by 30 pixels"):
        draw(order(), plain())


def test_a_picture_that_would_fill_the_memory_is_refused_by_its_head(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 2)

    with pytest.raises(TooLarge, match="hundreds of millions"):
        pixel_facts(plain())


# --- what is drawn of it ---


@pytest.mark.parametrize("form", NEW_FORMS)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_picture_of_any_form_is_drawn_in_any_other_at_the_size_asked_for(
    kind: str, form: PictureForm
) -> None:
    drawn = shown(draw(order(form), plain(kind)))

    assert (drawn.format, drawn.size, drawn.mode) == (form.name, (20, 15), "RGB")
    assert is_near(drawn.getpixel((9, 9)), TEAL)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("form", NEW_FORMS)
def test_a_photo_taken_on_its_side_is_drawn_upright_and_tells_nothing_of_camera_or_place(
    kind: str, form: PictureForm
) -> None:
    data = draw(order(form, (15, 20)), told(kind))
    drawn = shown(data)

    assert drawn.size == (15, 20)
    assert is_near(drawn.getpixel((7, 2)), RED, by=30)
    assert is_near(drawn.getpixel((7, 17)), BLUE, by=30)
    assert not {"exif", "xmp", "icc_profile", "comment"} & drawn.info.keys()
    assert b"Maker" not in data
    assert b"Photographer" not in data


@pytest.mark.parametrize("turned", range(1, 9))
def test_every_way_to_hold_a_camera_ends_upright(turned: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turned
    corner = Image.new("RGB", (40, 40), "white")
    at = {1: (0, 0), 2: (30, 0), 3: (30, 30), 4: (0, 30), 5: (0, 0), 6: (0, 30), 7: (30, 30), 8: (30, 0)}
    corner.paste("red", (*at[turned], at[turned][0] + 10, at[turned][1] + 10))

    drawn = shown(draw(order(size=(20, 20)), written(corner, "PNG", exif=exif)))

    assert is_near(drawn.getpixel((1, 1)), RED)


def test_a_comment_in_a_file_is_left_out() -> None:
    photo = written(halves(), "JPEG", comment=b"Taken by somebody")

    assert b"somebody" not in draw(order(PictureForm.JPEG), photo)


def test_colours_are_those_that_the_profile_means() -> None:
    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    wide = written(Image.new("RGB", (40, 30), (200, 100, 50)), "PNG", icc_profile=swapped.tobytes())
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    usual = written(Image.new("RGB", (40, 30), (200, 100, 50)), "PNG", icc_profile=srgb.tobytes())

    assert shown(draw(order(), usual)).getpixel((5, 5)) == (200, 100, 50)
    assert shown(draw(order(), wide)).getpixel((5, 5)) == (200, 100, 50), (
        "a profile for other colours is no help"
    )


def test_the_colours_of_a_wide_screen_become_those_of_any_screen() -> None:
    data = written(Image.new("RGB", (40, 30), (0, 255, 0)), "PNG", icc_profile=p3_profile())

    red, green, blue = shown(draw(order(), data)).getpixel((5, 5))  # type: ignore[misc]

    assert (red, green, blue) == (0, 255, 0), "the greenest green of sRGB stands for what lies beyond it"
    dull = written(Image.new("RGB", (40, 30), (100, 200, 100)), "PNG", icc_profile=p3_profile())
    assert is_near(shown(draw(order(), dull)).getpixel((5, 5)), (45, 203, 86), by=1), "worked out by hand"


def p3_profile() -> bytes:
    """Return a profile with the primaries of Display P3, as phones write it."""

    def fixed(value: float) -> bytes:
        return round(value * 65536).to_bytes(4, "big", signed=True)

    def colour(*xyz: float) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(map(fixed, xyz))

    curve = b"para\0\0\0\0\0\3\0\0" + b"".join(
        map(fixed, (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045))
    )
    words = b"desc\0\0\0\0\0\0\0\3P3\0" + bytes(78)
    tags = {
        b"desc": words,
        b"cprt": b"text\0\0\0\0no\0\0",
        b"wtpt": colour(0.96419, 1.0, 0.82489),
        b"rXYZ": colour(0.51512, 0.2412, -0.00105),
        b"gXYZ": colour(0.29198, 0.69225, 0.04189),
        b"bXYZ": colour(0.1571, 0.06657, 0.78407),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body, at = len(tags).to_bytes(4), b"", 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        data += bytes(-len(data) % 4)  # noqa: PLW2901 - every tag begins at a multiple of four
        table += name + (at + len(body)).to_bytes(4) + len(data).to_bytes(4)
        body += data
    head = bytes(4) + b"none" + b"\x02\x40\0\0" + b"mntrRGB XYZ " + bytes(12) + b"acsp" + bytes(28)
    head += fixed(0.96419) + fixed(1.0) + fixed(0.82489) + bytes(48)
    return (128 + len(table) + len(body)).to_bytes(4) + head[4:] + table + body


def test_a_profile_that_nobody_can_read_leaves_the_colours_as_they_are() -> None:
    data = written(Image.new("RGB", (40, 30), "teal"), "PNG", icc_profile=b"no profile")

    assert shown(draw(order(), data)).getpixel((5, 5)) == TEAL


@pytest.mark.parametrize(
    ("picture", "kind", "seen"),
    [
        (Image.new("L", (40, 30), 156), "PNG", (156, 156, 156)),
        (Image.new("1", (40, 30), 1), "PNG", (255, 255, 255)),
        (Image.new("I;16", (40, 30), 40000), "PNG", (156, 156, 156)),
        (Image.new("CMYK", (40, 30), (0, 0, 0, 0)), "JPEG", (255, 255, 255)),
        (Image.new("RGB", (40, 30), "teal").quantize(4), "PNG", TEAL),
        (Image.new("RGB", (40, 30), "teal").quantize(4), "GIF", TEAL),
    ],
    ids=lambda one: getattr(one, "mode", None),
)
def test_colours_of_every_depth_come_out_as_they_are_seen(
    picture: Image.Image, kind: str, seen: tuple[int, ...]
) -> None:
    assert shown(draw(order(), written(picture, kind))).getpixel((5, 5)) == seen


@pytest.mark.parametrize("form", [PictureForm.PNG, PictureForm.WEBP, PictureForm.AVIF])
def test_what_shows_through_still_shows_through(form: PictureForm) -> None:
    glass = written(Image.new("RGBA", (40, 30), (0, 128, 128, 100)), "PNG")

    seen = shown(draw(order(form), glass)).getpixel((5, 5))

    assert is_near(seen, (0, 128, 128, 100))


def test_a_picture_through_which_nothing_shows_loses_the_layer_for_it() -> None:
    opaque = written(Image.new("RGBA", (40, 30), (0, 128, 128, 255)), "PNG")

    assert shown(draw(order(), opaque)).mode == "RGB"


def test_the_first_frame_of_a_moving_picture_is_drawn() -> None:
    drawn = shown(draw(order(), moving("GIF")))

    assert is_near(drawn.getpixel((2, 7)), RED)
    assert not getattr(drawn, "is_animated", False)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_that_was_cut_off_is_refused(kind: str) -> None:
    data = written(Image.effect_noise((400, 300), 90), kind)

    with pytest.raises(Unfit, match="damaged"):
        draw(
            PictureOrder(form=PictureForm.WEBP, width=40, height=30, whole=(400, 300)), data[: len(data) // 2]
        )


@pytest.mark.parametrize("form", NEW_FORMS)
def test_one_file_is_the_same_whichever_others_were_drawn_before_it(form: PictureForm) -> None:
    photo = written(Image.effect_noise((600, 400), 60).convert("RGB"), "JPEG")
    small = PictureOrder(form=form, width=90, height=60, whole=(300, 200))
    large = PictureOrder(form=form, width=300, height=200, whole=(300, 200))

    pixels._whole.cache_clear()
    alone = draw(small, photo)
    pixels._whole.cache_clear()
    draw(large, photo)

    assert draw(small, photo) == alone


def test_lines_and_letters_keep_sharp_colours() -> None:
    lines = Image.new("RGB", (40, 30), "white")
    lines.paste("red", (20, 0, 21, 30))
    data = written(lines, "PNG")
    photo = PictureOrder(form=PictureForm.JPEG, width=40, height=30, whole=(40, 30))
    drawn = PictureOrder(form=PictureForm.JPEG, width=40, height=30, whole=(40, 30), is_drawn=True)

    def error(order: PictureOrder) -> int:
        red, green, blue = shown(draw(order, data)).getpixel((20, 15))  # type: ignore[misc]
        return abs(255 - red) + green + blue

    assert error(drawn) < error(photo) / 2


@given(st.binary(max_size=400))
def test_no_bytes_lead_to_anything_but_facts_or_a_refusal(data: bytes) -> None:
    for head in (
        b"",
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"RIFF\x00\x01\x00\x00WEBP",
    ):
        try:
            facts = pixel_facts(head + data)
        except Unfit:
            continue
        assert facts.width > 0
        assert facts.height > 0


@given(st.integers(0, 3000), st.integers(0, 255))
def test_a_photo_with_a_spoilt_byte_is_drawn_or_refused(at: int, byte: int) -> None:
    data = bytearray(_noise())
    data[at % len(data)] = byte
    try:
        facts = pixel_facts(bytes(data))
        small = PictureOrder(
            form=PictureForm.PNG, width=9, height=6, whole=(min(facts.width, 90), min(facts.height, 60))
        )
        assert draw(small, bytes(data))[:4] == b"\x89PNG"
    except Unfit:
        pass


def _noise() -> bytes:
    picture = Image.linear_gradient("L").resize((90, 60)).convert("RGB")
    data = BytesIO()
    picture.save(data, "JPEG", exif=b"Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x00", comment=b"words")
    return data.getvalue()
