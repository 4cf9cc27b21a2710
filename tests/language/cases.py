"""Cases that anyone can add: tables in Markdown, read into values, and the locales that they name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bilan.language.locales import Locale, catalogue_path
from bilan.language.po_files import compile_messages
from bilan.model.indicators import Unit
from bilan.model.site import Style

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
_COLUMNS = ("title", "language", "style", "input", "expected")
_LOCALES = {"en": "en_IE", "fr": "fr_FR"}
_SIGNS = str.maketrans({"⎵": "\u202f", "⍽": "\u00a0"})

WELLS = Unit(
    key="wells", words={"en": {"one": "well", "other": "wells"}, "fr": {"one": "puits", "other": "puits"}}
)
HECTARES = Unit(
    key="hectares",
    words={"en": {"one": "hectare", "other": "hectares"}, "fr": {"one": "hectare", "other": "hectares"}},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One row of a table: what is written, and what comes out."""

    name: str
    """Where it stands, for the list of tests."""
    locales: tuple[Locale, ...]
    written: str
    expected: str


def read_cases(name: str) -> list[Case]:
    """Return the cases of a file beside this one."""
    return cases_in((_HERE / name).read_text(encoding="utf-8"))


def cases_in(text: str) -> list[Case]:
    """Return the cases of all tables in a text."""
    cases = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|") or tuple(cells) == _COLUMNS or set(line) <= set("|- :"):
            continue
        if len(cells) != len(_COLUMNS):
            raise ValueError(f"line {number} has {len(cells)} cells instead of {len(_COLUMNS)}: {line}")
        title, language, style, written, expected = cells
        cases.append(
            Case(
                name=f"line {number}, {title} ({language}, {style})",
                locales=_locales(language, style),
                written=_cell(written),
                expected=_cell(expected),
            )
        )
    return cases


def _locales(language: str, style: str) -> tuple[Locale, ...]:
    languages = tuple(_LOCALES) if language == "both" else (language,)
    styles = tuple(Style) if style == "both" else (Style(style),)
    return tuple(locale_of(one, other) for one in languages for other in styles)


def _cell(cell: str) -> str:
    return cell.removeprefix("`").removesuffix("`").translate(_SIGNS)


def catalogue_text(language: str) -> str:
    """Return the project's own catalogue of a language."""
    return (_ROOT / catalogue_path(language)).read_text(encoding="utf-8")


def locale_of(language: str, style: Style = Style.EU, *, babel: str | None = None) -> Locale:
    """Return a language of the project in a style."""
    return Locale(
        language=language,
        babel=babel or _LOCALES.get(language, language),
        style=style,
        catalogue=compile_messages(catalogue_text(language) if language in _LOCALES else ""),
        units={"wells": WELLS, "hectares": HECTARES},
    )
