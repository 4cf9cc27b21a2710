"""The map of Africa: what a page shows of the regions, and what it weighs."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bilan.language.locales import Locale, catalogue_path
from bilan.language.po_files import compile_messages
from bilan.make.page import make_page
from bilan.model.site import Style
from bilan.model.words import Text
from bilan.plan.blocks import MapRegionView
from bilan.plan.recipes import Toolbox
from bilan.plan.views import View
from tests.make.make_views import frame

ROOT = Path(__file__).resolve().parents[1]
BABEL = {"en": "en_IE", "fr": "fr_FR"}
SAMPLE: Mapping[str, tuple[dict[str, str], str]] = {
    "sahel-lake-chad": (
        {"en": "Sahel and Lake Chad", "fr": "Sahel et lac Tchad"},
        "BF CM TD CI GM GH GN ML MR NE NG SN",
    ),
    "horn-of-africa": ({"en": "Horn of Africa", "fr": "Corne de l'Afrique"}, "DJ ER ET KE SO SS SD TZ UG"),
    "north-of-africa": ({"en": "North of Africa", "fr": "Afrique du Nord"}, "DZ EG LY MA TN"),
}
SOUTH = "AO BW LS MG MU MW MZ NA SZ ZA ZM ZW"
WEST = "BJ CV GW LR SL TG"
MIDDLE = "BI CD CF CG GA GQ KM RW SC ST"


class MapView(View):
    """A page with a map and the swatches of its regions."""

    regions: tuple[MapRegionView, ...]


@pytest.fixture(params=sorted(BABEL))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def locale(language: str) -> Locale:
    catalogue = compile_messages((ROOT / catalogue_path(language)).read_text(encoding="utf-8"))
    return Locale(language=language, babel=BABEL[language], style=Style.EU, catalogue=catalogue, units={})


def region(name: str, countries: str, language: str = "en") -> MapRegionView:
    return MapRegionView(
        key=name.lower(), name=Text(words=name, language=language), countries=tuple(countries.split())
    )


def sample(language: str) -> tuple[MapRegionView, ...]:
    return tuple(region(names[language], countries, language) for names, countries in SAMPLE.values())


def made(regions: tuple[MapRegionView, ...], language: str = "en") -> str:
    """Return a page body with the map, then a swatch for each region."""
    template = (
        "{% import 'macros/map.html' as map %}<main>{{ map.africa_map(view.regions) }}"
        "{% for one in view.regions %}{{ map.region_swatch(loop.index) }}{% endfor %}</main>"
    )
    macros = (ROOT / "templates/macros/map.html").read_text(encoding="utf-8")
    toolbox = Toolbox.of(
        {"pages/map.html": template, "macros/map.html": macros}, {language: locale(language)}
    )
    return make_page(MapView(frame=frame(language), regions=regions), toolbox).decode()


def parts(html: str, name: str) -> Iterator[ET.Element]:
    """Return the elements of a name: the page is well-formed, or this fails."""
    return ET.fromstring(html).iter(name)  # noqa: S314 - a text of our own


def drawn(html: str) -> list[tuple[str, str, str]]:
    """Return class, name and outline of each country of the map."""
    return [
        (path.get("class", ""), path.findtext("title", ""), path.get("d", ""))
        for path in parts(html, "path")
        if path.get("class", "").startswith("map-country")
    ]


def test_each_of_the_sample_countries_has_one_shape_in_the_class_of_its_region(language: str) -> None:
    html = made(sample(language), language)

    shown = [one for one in drawn(html) if "region-" in one[0]]
    assert Counter(kind for kind, _, _ in shown) == {
        "map-country region-1": 12,
        "map-country region-2": 9,
        "map-country region-3": 5,
    }
    assert len({name for _, name, _ in shown}) == len({outline for _, _, outline in shown}) == 26


def test_the_other_countries_are_there_without_a_region(language: str) -> None:
    html = made(sample(language), language)

    assert [kind for kind, _, _ in drawn(html)].count("map-country") == 28


def test_every_country_of_africa_can_be_in_a_region() -> None:
    everywhere = " ".join((*(countries for _, countries in SAMPLE.values()), SOUTH, WEST, MIDDLE))

    html = made((region("Africa", everywhere),))

    assert Counter(kind for kind, _, _ in drawn(html)) == {
        "map-country region-1": 54,
        "map-country map-unsettled": 1,
    }


def test_western_sahara_stands_apart_and_a_note_says_so(language: str) -> None:
    html = made(sample(language), language)

    [kind] = [kind for kind, _, _ in drawn(html) if "map-unsettled" in kind]
    [note] = parts(html, "figcaption")
    assert "region-" not in kind
    assert "Sahara" in (note.text or "")


def test_a_country_that_the_map_does_not_have_is_left_out() -> None:
    html = made((region("Elsewhere", "ML BE"),))

    assert [name for kind, name, _ in drawn(html) if "region-1" in kind] == ["Mali"]


def test_the_map_says_in_words_how_many_countries_it_shows_and_in_which_regions() -> None:
    svg = next(parts(made(sample("en")), "svg"))

    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "map-title map-desc"
    assert svg.findtext("title") == "Map of Africa that shows 26 countries"
    assert svg.findtext("desc") == (
        "Sahel and Lake Chad: 12 countries. Horn of Africa: 9 countries. North of Africa: 5 countries."
    )


def test_the_map_speaks_the_language_of_the_page() -> None:
    html = made(sample("fr"), "fr")

    svg = next(parts(html, "svg"))
    assert svg.findtext("title") == "Carte de l’Afrique montrant 26 pays"
    assert "Corne de l’Afrique: 9 pays." in (svg.findtext("desc") or "")
    assert {"Tchad", "Mauritanie", "Égypte"} <= {name for _, name, _ in drawn(html)}


def test_each_region_has_its_name_on_the_map_in_short_lines() -> None:
    html = made(sample("fr"), "fr")

    names = [(one.get("class"), [line.text for line in one]) for one in parts(html, "text")]
    assert names == [
        ("map-name region-1", ["Sahel et", "lac Tchad"]),
        ("map-name region-2", ["Corne de", "l’Afrique"]),
        ("map-name region-3", ["Afrique du", "Nord"]),
    ]


def test_a_name_in_another_language_than_the_page_carries_its_own() -> None:
    html = made((region("Corne de l'Afrique", "ET", "fr"),))

    [name] = parts(html, "text")
    assert name.get("lang") == "fr"


def test_a_region_without_a_place_for_its_name_is_drawn_without_it() -> None:
    html = made((region("Islands", "KM SC"),))

    assert list(parts(html, "text")) == []
    assert len([kind for kind, _, _ in drawn(html) if "region-1" in kind]) == 2


def test_every_region_differs_from_the_others_in_pattern() -> None:
    html = made(sample("en"))

    marks = [pattern[1].get("d") for pattern in parts(html, "pattern")]
    assert len(set(marks)) == 3


def test_a_swatch_has_the_pattern_of_its_region_and_is_silent() -> None:
    html = made(sample("en"))

    swatches = [svg for svg in parts(html, "svg") if svg.get("class") == "map-swatch"]
    assert [svg[0].get("fill") for svg in swatches] == [f"url(#map-region-{number})" for number in (1, 2, 3)]
    assert {svg.get("aria-hidden") for svg in swatches} == {"true"}


def test_no_id_stands_twice_and_each_that_is_used_is_there() -> None:
    html = made(sample("en"))

    ids = [one.get("id", "") for one in ET.fromstring(html).iter() if one.get("id")]  # noqa: S314
    used = {path.get("fill", "")[5:-1] for path in parts(html, "path") if path.get("fill")}
    assert sorted(ids) == sorted(set(ids))
    assert used | {"map-title", "map-desc"} == set(ids)


def test_the_map_needs_no_style_of_its_own() -> None:
    html = made(sample("en"))

    assert "style" not in html


def test_the_map_is_light_enough_for_the_home_page(language: str) -> None:
    html = made(sample(language), language).encode()

    assert len(html) < 18_000
    assert len(gzip.compress(html)) < 6_000


def placed(keys: str, code: str) -> str:
    """Return a page with the small map of a place."""
    template = (
        "{% import 'macros/map.html' as map %}"
        f"<main>{{{{ map.place_map('Here', view.regions, {tuple(keys.split())}, '{code}') }}}}</main>"
    )
    macros = (ROOT / "templates/macros/map.html").read_text(encoding="utf-8")
    toolbox = Toolbox.of({"pages/map.html": template, "macros/map.html": macros}, {"en": locale("en")})
    regions = (region("Sahel", "NE ML"), region("Horn", "SO"), region("North", "LY"))
    return make_page(MapView(frame=frame("en"), regions=regions), toolbox).decode()


def test_a_small_map_marks_one_country_and_colours_its_region_alone() -> None:
    kinds = Counter(kind for kind, _, _ in drawn(placed("sahel", "NE")))

    assert kinds["map-country map-marked"] == 1
    assert {kind for kind in kinds if "region-" in kind} == {"map-country region-1"}


def test_a_region_keeps_its_colour_and_pattern_on_a_small_map() -> None:
    html = placed("north", "")

    assert [one.get("id") for one in parts(html, "pattern")] == ["map-region-3"]
    assert "map-marked" not in html


def test_a_small_map_is_named_by_its_place() -> None:
    assert next(parts(placed("sahel", "NE"), "title")).text == "Map of Africa: Here"
