"""Typst: templates and data to pages on paper and to pictures. The only module that knows it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import TYPE_CHECKING, Final, Literal

from bilan.model.source import Span, problem
from bilan.plan.recipes import CannotMake

if TYPE_CHECKING:
    from typst import Fonts

Form = Literal["pdf", "png"]
PAPER: Final = "pdf"
PICTURE: Final = "png"

_FAMILY = "Bilan Sans"
_LETTERS = f"""#set text(font: "{_FAMILY}")
a #strong[b] #emph[c]"""
"""Uses every letter file once, so that all of them are read."""
_UNDISPLAYED = re.compile(r'the text `"(.+?)"` could not be displayed')
_NUMBERED = re.compile(r"\\u\{([0-9a-f]+)\}")
_PLACE = re.compile(r"\.typ:(\d+):")


def typeset(
    template: tuple[str, bytes], letters: Sequence[bytes], data: Mapping[str, object], form: Form, about: Span
) -> bytes:
    """Return what a template makes of data: a tagged PDF, or a PNG of one pixel to the point.

    `template` is its path and its bytes; `about` is the source that the data comes from. The data reaches
    the template as a value, so nothing that stands in it is ever run.

    Raises:
        CannotMake: Typst is not there, the template has a mistake, or a character has no letter.
    """
    path, source = template
    engine = _engine()
    compiler = engine.Compiler(
        font_paths=_fonts(tuple(letters))
    )  # one for each: a second thread may set as well
    try:
        made, warnings = compiler.compile_with_warnings(
            source,
            format=form,
            ppi=72,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["ua-1"] if form == PAPER else [],
            timestamp=0,  # a template that asks for the day gets no clock
        )
    except engine.TypstError as error:
        raise _refused(error, path, about) from error
    if warnings:
        raise _template_broken(path, warnings[0].message, warnings[0].diagnostic)
    if not isinstance(made, bytes):
        raise _template_broken(path, "a picture is one page, and this has more", "")
    return made


def _engine() -> ModuleType:
    """Return the library, which has no package for Windows on ARM."""
    try:
        import typst
    except ImportError as error:
        raise CannotMake(
            problem(
                "typst-missing",
                Span(path="requirements.txt"),
                "Typst, which sets the factsheets and draws the pictures of shared links, is not there",
                why="There is no package of it for Windows on ARM computers. Everything else can be seen in "
                "the preview. To publish, install Python for x86-64, which runs on such a computer too, "
                "delete the folder `.venv` and start again; or publish from another computer.",
            )
        ) from error
    return typst


@lru_cache(maxsize=4)
def _fonts(letters: tuple[bytes, ...]) -> Fonts:
    """Return letters for Typst, which reads them from a folder alone: they lie in one for a moment."""
    engine = _engine()
    with TemporaryDirectory() as folder:
        for number, letter in enumerate(letters):
            (Path(folder) / f"{number}.ttf").write_bytes(letter)
        fonts: Fonts = engine.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        )
        engine.compile(_LETTERS.encode(), font_paths=fonts, format=PICTURE, ppi=1)
    return fonts


def _refused(error: Exception, path: str, about: Span) -> CannotMake:
    told = str(getattr(error, "diagnostic", error))
    letters = sorted({letter for found in _UNDISPLAYED.findall(told) for letter in _unescaped(found)})
    if letters:
        shown = " ".join(letters[:12])
        return CannotMake(
            problem(
                "letter-missing",
                about,
                f"the letters of the site cannot show {shown}",
                why="A PDF carries its own letters, and these have none for such characters: readers would "
                "see empty boxes. Write them otherwise, as in a transcription, or leave the PDF out.",
                fixes=("pdf: false",),
            )
        )
    return _template_broken(path, getattr(error, "message", str(error)), told)


def _unescaped(written: str) -> str:
    """Return characters that Typst tells by their number, as it does with those that no one sees."""
    return _NUMBERED.sub(lambda found: chr(int(found[1], 16)), written)


def template_missing(path: str) -> CannotMake:
    """Return that a template is not there."""
    return CannotMake(problem("template-broken", Span(path=path), f"there is no template `{path}`"))


def _template_broken(path: str, message: str, told: str) -> CannotMake:
    place = _PLACE.search(told)
    return CannotMake(
        problem(
            "template-broken",
            Span(path=path, line=int(place[1]) if place else 1),
            "the template cannot be set",
            why=f"Typst: {message}",
        )
    )
