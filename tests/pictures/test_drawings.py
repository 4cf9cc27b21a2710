"""Drawings in SVG: how large they are, and what none of them may hold."""

from __future__ import annotations

import pytest

from bilan.model.pictures import PictureFacts, PictureForm, Unfit
from bilan.pictures.drawings import check_drawing, drawing_facts
from tests.pictures.drawn import SVG, plain


def drawing(attributes: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><path d="M0 0h1"/></svg>'.encode()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="30"', (40, 30)),
        ("width='40px' height='30.4px'", (40, 30)),
        ('width="40" height="30" viewBox="0 0 8 8"', (40, 30)),
        ('viewBox="0 0 4 3"', (960, 720)),
        ('viewBox="-10,-10 2e1 1.5"', (300, 150)),
        ('viewBox="-1.5, 2 , 400 , 100"', (960, 240)),
        ('width="100%" height="100%" viewBox="0 0 2 1"', (960, 480)),
        ('width="40" viewBox="0 0 4 3"', (40, 30)),
        ('height="30" viewBox="0 0 4 3"', (40, 30)),
        ('width="40"', (300, 150)),
        ("", (300, 150)),
        ('viewBox="0 0 0 0"', (300, 150)),
        ('width="0" height="0"', (300, 150)),
        ('width="0.1" height="99999999"', (1, 10_000)),
        ('stroke-width="40" line-height="30"', (300, 150)),
    ],
)
def test_a_drawing_is_as_large_as_it_says_or_as_wide_as_a_page_can_use(
    attributes: str, size: tuple[int, int]
) -> None:
    facts = drawing_facts(drawing(attributes))

    assert (facts.width, facts.height) == size


@pytest.mark.parametrize(
    "before", ["", "\ufeff", '<?xml version="1.0" encoding="UTF-8"?>\n', "<!-- by hand -->\n"]
)
def test_what_stands_before_a_drawing_does_not_matter(before: str) -> None:
    data = (before + SVG).encode()

    check_drawing(data)
    assert drawing_facts(data) == PictureFacts(form=PictureForm.SVG, width=960, height=720, is_clear=True)


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
        ("<iframe src='a.html'/>", "elements of HTML"),
        ("<h:embed src='a.html'/>", "elements of HTML"),
    ],
)
def test_a_drawing_that_could_run_a_script_is_refused(inside: str, harm: str) -> None:
    with pytest.raises(Unfit) as refused:
        check_drawing(SVG.replace("<path", f"{inside}<path").encode())

    assert str(refused.value) == f"holds {harm}"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"words",
        plain("PNG"),
        "<svg/>".encode("utf-16"),
        f"<!DOCTYPE svg [<!ENTITY a 'b'>]>{SVG}".encode(),
        SVG.encode() + b"\x00",
        b"<svg",
    ],
)
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    for look in (check_drawing, drawing_facts):
        with pytest.raises(Unfit, match="is no SVG"):
            look(data)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("<svg><g></svg>", "line 1: mismatched tag"),
        ("<svg>\n<g>", "line 2: no element found"),
        ("<svg><rect a='1' a='2'/></svg>", "line 1: duplicate attribute"),
        ("<svg>&nbsp;</svg>", "line 1: undefined entity"),
    ],
)
def test_a_drawing_that_browsers_could_not_read_to_its_end_is_refused(data: str, why: str) -> None:
    with pytest.raises(Unfit) as refused:
        check_drawing(data.encode())

    assert str(refused.value) == f"is a drawing that browsers cannot read ({why})"
