"""Styles, pictures and texts that a site takes over."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from bilan.make import assets
from bilan.make.assets import make_picture, make_styles, make_text
from bilan.plan.recipes import CannotMake

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>A</title><path d="M0 0h1"/></svg>'


def picture(kind: str, size: tuple[int, int] = (4, 3)) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, "teal").save(written, kind)
    return written.getvalue()


def fault_of(path: str, data: bytes) -> str:
    with pytest.raises(CannotMake) as refused:
        make_picture(path, data)
    diagnostic = refused.value.diagnostic
    assert (diagnostic.code, diagnostic.span.path) == ("not-a-picture", path)
    return diagnostic.what


# Styles


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("a {\n  color: red;\n}\n", "a {color: red;}"),
        ("/* why */\na { b: c } /* and\n why */", "a {b: c }"),
        ("a, b > c d { e: f, g; }", "a,b > c d {e: f,g;}"),
        ('a::before { content: "/*  ; }  "; }', 'a::before {content: "/*  ; }  ";}'),
        ("a::before { content: '\\'  ,  '; }", "a::before {content: '\\'  ,  ';}"),
        ("a { b: url(x/*y*/z  .png) }", "a {b: url(x/*y*/z  .png) }"),
        ("a { b: calc(1px  +  2px) }", "a {b: calc(1px + 2px) }"),
        ("@media (min-width: 1px)  and (x) { a { b: c } }", "@media (min-width: 1px) and (x) {a {b: c }}"),
        ("a{--x: ;}", "a{--x: ;}"),
        ("a/* or */.b{}", "a/**/.b{}"),
    ],
)
def test_a_style_sheet_loses_comments_and_spaces_but_nothing_that_counts(written: str, made: str) -> None:
    assert make_styles((written,), {}) == made.encode()


def test_style_sheets_are_joined_in_their_order() -> None:
    assert (
        make_styles(("a { b: c }", "@layer x;", "é { d: e }"), {}) == "a {b: c }@layer x;é {d: e }".encode()
    )


def test_a_style_sheet_leads_to_files_by_the_names_that_they_have_in_the_site() -> None:
    written = 'a {b: url("letters.woff2");}c {d: url("other.png") url("https://example.org/letters.woff2");}'

    made = make_styles((written,), {"letters.woff2": "letters.0123abcd.woff2"})

    assert made.decode() == written.replace('"letters.woff2"', '"letters.0123abcd.woff2"')


# Texts


def test_a_text_is_written_as_it_is() -> None:
    assert make_text("User-agent: *\n») ") == "User-agent: *\n») ".encode()


# Pictures


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("JPEG", "a.jpg"),
        ("PNG", "a.png"),
        ("WEBP", "a.webp"),
        ("AVIF", "a.avif"),
        ("GIF", "a.gif"),
        ("JPEG", "a.png"),
    ],
)
def test_a_picture_is_taken_over_byte_for_byte(kind: str, path: str) -> None:
    data = picture(kind)

    assert make_picture(path, data) == data


@pytest.mark.parametrize(
    "data", [b"", b"words", b"\xff\xd8\xff\xe0", SVG.encode(), picture("BMP"), picture("TIFF")]
)
def test_what_browsers_do_not_show_is_refused(data: bytes) -> None:
    assert (
        fault_of("content/stories/faustina/a.jpg", data)
        == "the file is no picture that browsers show, or is damaged"
    )


def test_a_picture_that_was_cut_off_is_refused() -> None:
    data = picture("PNG", (40, 30))

    assert "damaged" in fault_of("a.png", data[: len(data) // 2])


def test_a_picture_of_more_pixels_than_a_phone_can_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "MOST_PIXELS", 11)

    assert fault_of("a.png", picture("PNG")) == "the file is too large: it has 4 by 3 pixels"


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 2)

    assert "too large" in fault_of("a.png", picture("PNG"))


# Drawings


@pytest.mark.parametrize(
    "before", ["", "\ufeff", '<?xml version="1.0" encoding="UTF-8"?>\n', "<!-- by hand -->\n"]
)
def test_a_drawing_is_taken_over_byte_for_byte(before: str) -> None:
    data = (before + SVG).encode()

    assert make_picture("a.svg", data) == data


@pytest.mark.parametrize(
    ("inside", "harm"),
    [
        ("<script>alert(1)</script>", "a script"),
        ("<svg:script xmlns:svg='http://www.w3.org/2000/svg'/>", "a script"),
        ("<SCRIPT/>", "a script"),
        ("<path onload='alert(1)'/>", "an event handler"),
        ("<path\nonClick = 'alert(1)'/>", "an event handler"),
        ("<a href='javascript:alert(1)'/>", "an address that runs a script"),
        ("<a href='&#106;avascript:alert(1)'/>", "letters written as numbers, which could hide a script"),
        ("<foreignObject/>", "a foreign object"),
    ],
)
def test_a_drawing_that_could_run_a_script_is_refused(inside: str, harm: str) -> None:
    data = SVG.replace("<path", f"{inside}<path").encode()

    assert fault_of("a.svg", data) == f"the file holds {harm}"


def test_a_drawing_with_entities_of_its_own_is_refused() -> None:
    data = f"<!DOCTYPE svg [<!ENTITY a 'b'>]>{SVG}".encode()

    assert fault_of("a.SVG", data) == "the file is no SVG"


@pytest.mark.parametrize("data", [b"", b"words", picture("PNG"), "<svg/>".encode("utf-16")])
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    assert fault_of("a.svg", data) == "the file is no SVG"
