"""Typst behind its door: what it makes, and what is told where it cannot."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bilan.make.paper import typesetter
from bilan.make.paper.typesetter import PAPER, PICTURE, Form, template_missing, typeset
from bilan.model.source import Diagnostic, Span
from bilan.plan.recipes import CannotMake

LETTERS = Path(__file__).parents[3] / "templates" / "print" / "letters"
SHEET = Span(path="content/factsheets/partners/en.md")
HEAD = '#set document(title: "A")\n#set text(font: "Bilan Sans")\n'


@cache
def letters() -> tuple[bytes, ...]:
    return tuple(one.read_bytes() for one in sorted(LETTERS.glob("*.ttf")))


def made(template: str, form: Form = PAPER, **data: object) -> bytes:
    return typeset(("templates/print/x.typ", template.encode()), letters(), data, form, SHEET)


def refused(template: str, form: Form = PAPER, **data: object) -> Diagnostic:
    with pytest.raises(CannotMake) as cannot:
        made(template, form, **data)
    return cannot.value.diagnostic


def test_the_same_template_and_data_give_the_same_bytes() -> None:
    template = HEAD + "#json(bytes(sys.inputs.data)).words"

    assert made(template, words="a") == made(template, words="a")
    assert made(template, words="a") != made(template, words="b")


def test_what_was_set_or_refused_before_changes_no_byte() -> None:
    template = HEAD + "#set page(width: 90pt, height: 60pt)\n#json(bytes(sys.inputs.data)).words"
    typesetter._fonts.cache_clear()
    alone = made(template, PICTURE, words="a")

    made(HEAD + "*a* _b_")
    refused(HEAD + "#no-such-thing")
    made(template, PICTURE, words="b")

    assert made(template, PICTURE, words="a") == alone


def test_several_readers_of_a_preview_may_ask_for_paper_at_once() -> None:
    template = HEAD + "#set page(width: 600pt, height: 400pt)\n#json(bytes(sys.inputs.data)).words"
    words = [str(number) for number in range(24)]
    alone = [made(template, PICTURE, words=one) for one in words]

    with ThreadPoolExecutor(4) as readers:
        together = list(readers.map(lambda one: made(template, PICTURE, words=one), words))

    assert together == alone


def test_a_template_that_asks_for_the_day_is_told_no_clock() -> None:
    assert made(HEAD + "#assert(datetime.today().year() < 1971)")


def test_a_picture_has_one_pixel_to_the_point() -> None:
    page = "#set page(width: 120pt, height: 63pt)\n"

    assert Image.open(BytesIO(made(page + HEAD, PICTURE))).size == (120, 63)


def test_data_is_never_run() -> None:
    template = HEAD + '#assert.eq(json(bytes(sys.inputs.data)).words, "#panic()")'

    assert made(template, words="#panic()").startswith(b"%PDF")


def test_a_mistake_in_a_template_is_told_at_its_line() -> None:
    problem = refused(HEAD + "\n#no-such-thing")

    assert (problem.code, problem.span.path, problem.span.line) == (
        "template-broken",
        "templates/print/x.typ",
        4,
    )
    assert "no-such-thing" in problem.why


def test_a_warning_is_a_mistake_too() -> None:
    assert "unknown font" in refused('#set document(title: "A")\n#text(font: "Other")[a]').why


def test_a_picture_of_two_pages_is_a_mistake() -> None:
    assert refused(HEAD + "a #pagebreak() b", PICTURE).code == "template-broken"


def test_a_drawing_without_words_in_its_place_is_refused_on_paper() -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"

    assert refused(HEAD + f'#image(bytes("{svg}"))').code == "template-broken"


def test_characters_that_have_no_letter_are_named_at_the_source() -> None:
    problem = refused(HEAD + "#json(bytes(sys.inputs.data)).words", words="Полтава")

    assert (problem.code, problem.span) == ("letter-missing", SHEET)
    assert problem.what == "the letters of the site cannot show П а в л о т"


def test_letters_of_languages_across_europe_and_africa_are_there() -> None:
    words = "Łódź, Čeľadná, Şükrü, Ħamrun, Nguyễn, Ɓamako, ŋ ɛ ɔ, 1\u202f234, −5 €, “a” «b»"

    assert made(HEAD + "#json(bytes(sys.inputs.data)).words", words=words)


def test_where_typst_is_not_there_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)

    problem = refused(HEAD)

    assert problem.code == "typst-missing"
    assert "Windows on ARM" in problem.why
    assert "x86-64" in problem.why


def test_no_folder_is_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    typesetter._fonts.cache_clear()

    assert made(HEAD + "a *b* _c_")
    assert list(tmp_path.iterdir()) == []


def test_a_template_that_is_not_there_is_named() -> None:
    problem = template_missing("templates/print/x.typ").diagnostic

    assert problem.what == "there is no template `templates/print/x.typ`"
