"""Small locales and views for the tests of makers: each says only what a test leaves out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from bilan.language.locales import Locale
from bilan.language.po_files import compile_messages
from bilan.make.templates import Templates
from bilan.model.indicators import AbsenceReason, Counting, Kind, Qualifier, Unit
from bilan.model.site import Style
from bilan.model.when import Precision, When
from bilan.model.words import Text
from bilan.plan.blocks import (
    AbsenceView,
    ChartView,
    CountersView,
    CounterView,
    FigureView,
    Fill,
    LinkView,
    ProseView,
    SourceView,
    TargetView,
)
from bilan.plan.outside_views import NotFoundView
from bilan.plan.picture_views import PictureView
from bilan.plan.recipes import Toolbox
from bilan.plan.views import Frame
from tests.sample import ROOT

_HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n > 1);\\n"\n'


def catalogue(more: str = "", /, **said: str) -> bytes:
    """Return a catalogue: `catalogue(Notes="Notes")`, with spaces in messages as underscores."""
    messages = (f'\nmsgid "{key.replace("_", " ")}"\nmsgstr "{words}"\n' for key, words in said.items())
    return compile_messages(_HEADER + "".join(messages) + more)


FRENCH_WORDS = {
    "in %(language)s": "en %(language)s",
    "Notes": "Notes",
    "Note %(number)s": "Note %(number)s",
    "Back to the text": "Retour au texte",
    "Table %(number)s": "Tableau %(number)s",
    "not yet reported": "pas encore communiqué",
    "about %(month)s": "vers %(month)s",
    "%(day)s at %(hour)s:%(minute)s": "%(day)s à %(hour)s h %(minute)s",
    "%(reason)s; expected: %(day)s": "%(reason)s; attendu: %(day)s",
}

ENGLISH = Locale(language="en", babel="en_IE", style=Style.EU, catalogue=catalogue(), units={})
FRENCH = Locale(language="fr", babel="fr_FR", style=Style.EU, catalogue=catalogue(**FRENCH_WORDS), units={})
LOCALES: Mapping[str, Locale] = {"en": ENGLISH, "fr": FRENCH}


def english(words: str) -> Text:
    return Text(words=words, language="en")


def french(words: str) -> Text:
    return Text(words=words, language="fr")


def on(day: str) -> When:
    """Return a date, as exactly as it is written; with a tilde it is rough."""
    written = day.removeprefix("~")
    precision = {10: Precision.DAY, 7: Precision.MONTH, 4: Precision.YEAR}[len(written)]
    return When(
        day=dt.date.fromisoformat(f"{written}-12-28"[:10] if len(written) == 4 else f"{written}-28"[:10]),
        precision=precision,
        is_about=day.startswith("~"),
    )


def figure(
    value: str | int | None = 295998,
    *,
    as_of: str | None = "2021-09-29",
    name: Text | None = None,
    unit: Unit | None = None,
    kind: Kind = Kind.RESULT,
    qualifier: Qualifier | None = None,
    is_short: bool = False,
    absence: AbsenceView | None = None,
) -> FigureView:
    if value is None and absence is None:
        absence = AbsenceView(reason=AbsenceReason.NOT_REPORTED)
    return FigureView(
        value=None if value is None else Decimal(value),
        absence=absence,
        unit=unit or Unit(key="people"),
        kind=kind,
        qualifier=qualifier,
        as_of=None if as_of is None else on(as_of),
        starts=None,
        name=name or english("Migrants protected"),
        url="/en/indicators/migrants-protected/",
        is_short=is_short,
    )


def source() -> SourceView:
    return SourceView(
        anchor="migrants-protected",
        name=english("Migrants protected"),
        url="/en/indicators/migrants-protected/",
        definition=None,
        counting=Counting.CUMULATIVE,
        level=None,
        since=None,
        source=None,
        source_url=None,
        source_page=None,
        method=None,
        limits=None,
        validated_by=None,
        validated_on=None,
    )


def counter(*points: FigureView) -> CounterView:
    return CounterView(figure=figure(), earlier=None, points=points, source=source())


def counters() -> CountersView:
    return CountersView(counters=(counter(),))


def chart(*bars: FigureView, dimension: str | None = "country", total: FigureView | None = None) -> ChartView:
    return ChartView(
        figure=total or figure(),
        dimension=dimension,
        dimension_name=None if dimension is None else english(dimension.capitalize()),
        bars=bars,
        source=source(),
    )


def prose(
    text: str,
    language: str = "en",
    *,
    fills: tuple[Fill, ...] = (),
    targets: Mapping[str, TargetView] | None = None,
    pictures: Mapping[str, PictureView] | None = None,
) -> ProseView:
    return ProseView(
        text=text,
        language=language,
        fills=fills,
        targets=targets or {},
        pictures=pictures or {},
        path="content/stories/faustina/en.md",
    )


def frame(language: str = "en", title: Text | None = None, structured: str = "") -> Frame:
    return Frame(
        language=language,
        title=title or Text(words="A title", language=language),
        head_title="A title",
        description="",
        url=f"/{language}/",
        canonical=f"https://results.example.org/{language}/",
        alternates=(),
        locale=LOCALES[language].babel,
        other_locales=(),
        home=LinkView(label=Text(words="Home", language=language), url=f"/{language}/"),
        menu=(),
        breadcrumbs=(),
        search=LinkView(label=Text(words="Search", language=language), url=f"/{language}/search/"),
        footer=(),
        switches=(),
        publisher=None,
        licence=None,
        updated=None,
        style_url="/style.css",
        script_url="/script.js",
        font_url="/letters.woff2",
        icon_url="/mark.svg",
        held=None,
        structured=structured,
        modified=None,
        is_indexed=True,
    )


def page(language: str = "en") -> NotFoundView:
    """Return a small page: what its template does with it is up to the test."""
    return NotFoundView(frame=frame(language), ways_on=())


def toolbox(**templates: str) -> Toolbox:
    """Return a toolbox with templates by name: `toolbox(pages__not_found="...")`."""
    named = {f"{name.replace('__', '/')}.html": text for name, text in templates.items()}
    return Toolbox.of(named, LOCALES)


@cache
def site_templates() -> Templates:
    """Return the templates of the site."""
    folder = ROOT / "templates"
    sources = {
        one.relative_to(folder).as_posix(): one.read_text(encoding="utf-8") for one in folder.rglob("*.html")
    }
    return Templates(digest="of the site", sources=sources)
