from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.language.countries import COUNTRIES
from bilan.language.locales import Locale, babel_locale
from bilan.language.words import (
    ADDRESSES,
    country_name,
    elide,
    in_language,
    language_name,
    own_name,
    plural_count,
    say,
    say_in,
    say_many,
    section_address,
    slug_of,
    sort_key,
)
from bilan.model import standards
from bilan.model.site import Style
from tests.language.cases import locale_of

EN, FR = locale_of("en"), locale_of("fr")
AFRICA = """
DZ AO BJ BW BF BI CV CM CF TD KM CG CD CI DJ EG GQ ER SZ ET GA GM GH GN GW KE LS LR LY MG MW ML MR MU MA MZ NA NE NG
RW ST SN SC SL SO ZA SS SD TZ TG TN UG ZM ZW
"""


def test_a_message_is_said_in_the_language_with_its_gaps_filled() -> None:
    assert say(EN, "in %(language)s", language="French") == "in French"
    assert say(FR, "in %(language)s", language="anglais") == "en anglais"


def test_a_message_that_no_catalogue_has_is_said_as_it_is_written() -> None:
    assert say(FR, "100 %% of %(what)s", what="it") == "100 % of it"


def test_a_gap_may_have_any_name() -> None:
    assert say(FR, "%(locale)s %(message)s", locale="a", message="b") == "a b"


@pytest.mark.parametrize(
    ("count", "english", "french"),
    [
        (0, "0 million", "0 million"),
        (1, "1 million", "1 million"),
        (Decimal("1.5"), "1.5 million", "1,5 million"),
        (2, "2 million", "2 millions"),
        (1985, "1\u202f985 million", "1\u202f985 millions"),
    ],
)
def test_a_count_chooses_the_plural_and_is_written_in_the_digits_of_the_language(
    count: Decimal | int, english: str, french: str
) -> None:
    assert say_many(EN, "%(num)s million", "%(num)s million", count) == english
    assert say_many(FR, "%(num)s million", "%(num)s million", count) == french


def test_the_written_count_may_be_given() -> None:
    assert say_many(FR, "%(num)s million", "%(num)s million", 2, num="deux") == "deux millions"


@pytest.mark.parametrize(
    ("count", "english", "french"),
    [
        ("0", 0, 0),
        ("1", 1, 1),
        ("-1", 1, 1),
        ("1.5", 2, 1),
        ("0.5", 2, 1),
        ("2.5", 2, 2),
        ("1000000", 10**6, 10**6),
    ],
)
def test_a_fraction_takes_the_plural_of_a_whole_number(count: str, english: int, french: int) -> None:
    assert plural_count(Decimal(count), EN) == english
    assert plural_count(Decimal(count), FR) == french


def test_a_word_may_mean_something_else_in_another_context() -> None:
    assert say_in(FR, "address", "countries") == "pays"
    assert say_in(FR, "no such context", "countries") == "countries"


@pytest.mark.parametrize(
    ("joined", "spoken"),
    [
        ("1 million de emplois", "1 million d’emplois"),
        ("de avril à juin", "d’avril à juin"),
        ("de Érythrée", "d’Érythrée"),
        ("De œuvres", "D’œuvres"),
        ("de hommes", "d’hommes"),
        ("de handicaps", "de handicaps"),
        ("de yens", "de yens"),
        ("de personnes", "de personnes"),
        ("monde entier", "monde entier"),
    ],
)
def test_de_joins_on_to_a_vowel_in_french_alone(joined: str, spoken: str) -> None:
    assert elide(joined, FR) == spoken
    assert elide(joined, EN) == joined


@pytest.mark.parametrize("code", AFRICA.split())
def test_every_country_of_africa_is_in_the_catalogues(code: str) -> None:
    assert code in COUNTRIES
    assert country_name(code, EN) == COUNTRIES[code]
    assert country_name(code, FR)


def test_africa_has_54_countries() -> None:
    assert len(set(AFRICA.split())) == 54


@pytest.mark.parametrize(
    ("code", "english", "french"),
    [
        ("CD", "Democratic Republic of the Congo", "République démocratique du Congo"),
        ("CG", "Congo", "Congo"),
        ("CV", "Cabo Verde", "Cap-Vert"),
        ("GM", "The Gambia", "Gambie"),
        ("ST", "São Tomé and Príncipe", "Sao Tomé-et-Principe"),
        ("CI", "Côte d’Ivoire", "Côte d’Ivoire"),
        ("NE", "Niger", "Niger"),
        ("NG", "Nigeria", "Nigeria"),
        ("HK", "Hong Kong", "Hong Kong"),
        ("IT", "Italy", "Italie"),
        ("NO", "Norway", "Norvège"),
        ("ZZZ", "ZZZ", "ZZZ"),
    ],
)
def test_a_country_has_its_official_name(code: str, english: str, french: str) -> None:
    assert country_name(code, EN) == english
    assert country_name(code, FR) == french


@pytest.mark.parametrize("locale", [EN, FR], ids=["en", "fr"])
def test_our_own_name_of_an_african_country_differs_from_unicode_only_where_we_mean_it(
    locale: Locale,
) -> None:
    known = babel_locale(locale).territories

    different = {code for code in AFRICA.split() if country_name(code, locale) != known[code]}

    assert different == ({"CD", "CG", "CV", "GM", "ST"} if locale is EN else {"CD", "CG"})


@pytest.mark.parametrize("locale", [EN, FR], ids=["en", "fr"])
def test_no_two_countries_share_a_name(locale: Locale) -> None:
    names = [country_name(code, locale) for code in standards.COUNTRIES]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("locale", [EN, FR], ids=["en", "fr"])
def test_no_country_has_a_name_with_a_makeshift_sign(locale: Locale) -> None:
    names = [country_name(code, locale) for code in standards.COUNTRIES]

    assert not [name for name in names if re.search(r"&| - |St\.|^St |R\.A\.S|SAR|'", name)]


def test_a_language_has_a_name_in_every_language() -> None:
    assert language_name("fr", EN) == "French"
    assert language_name("fr", FR) == "français"
    assert language_name("en", FR) == "anglais"
    assert language_name("xx", FR) == "xx"


def test_a_language_calls_itself_by_its_own_name_with_a_capital() -> None:
    assert own_name("en") == "English"
    assert own_name("fr") == "Français"
    assert own_name("xx") == "Xx"


def test_an_item_in_another_language_is_marked_in_words() -> None:
    assert in_language("fr", EN) == "in French"
    assert in_language("en", FR) == "en anglais"


@pytest.mark.parametrize(
    ("section", "english", "french"),
    [
        ("stories", "news-stories", "actualites-recits"),
        ("objectives", "objectives", "objectifs"),
        ("projects", "projects", "projets"),
        ("indicators", "indicators", "indicateurs"),
        ("factsheets", "factsheets", "fiches"),
        ("topics", "topics", "themes"),
        ("results", "results", "resultats"),
        ("countries", "countries", "pays"),
        ("data", "data", "donnees"),
        ("kind", "kind", "type"),
        ("year", "year", "annee"),
        ("objective", "objective", "objectif"),
        ("country", "country", "pays"),
        ("topic", "topic", "theme"),
        ("page", "page", "page"),
    ],
)
def test_a_section_has_an_address_in_each_language(section: str, english: str, french: str) -> None:
    assert section_address(section, EN) == english
    assert section_address(section, FR) == french


@pytest.mark.parametrize("locale", [EN, FR], ids=["en", "fr"])
def test_every_address_is_fit_for_one(locale: Locale) -> None:
    addresses = [section_address(section, locale) for section in ADDRESSES]

    assert addresses == [slug_of(address) for address in addresses]


def test_a_section_that_does_not_exist_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        section_address("unicorns", EN)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Faustina comes home", "faustina-comes-home"),
        ("L’été à Nder", "l-ete-a-nder"),
        ("L'été à Nder", "l-ete-a-nder"),
        ("Cœur de l’Afrique – 10\u202f000 km", "coeur-de-l-afrique-10-000-km"),
        ("Straße, Ægir & Łódź", "strasse-aegir-lodz"),
        ("  ¡Hola!  ", "hola"),
        ("非洲", ""),
        ("", ""),
    ],
)
def test_a_text_becomes_a_part_of_an_address(text: str, slug: str) -> None:
    assert slug_of(text) == slug


@settings(deadline=None)
@given(text=st.text(max_size=60))
def test_a_slug_is_plain_and_stays_as_it_is(text: str) -> None:
    slug = slug_of(text)

    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert slug_of(slug) == slug


def test_names_stand_in_the_order_of_a_dictionary() -> None:
    names = [
        "Égypte",
        "Eswatini",
        "Érythrée",
        "Tchad",
        "Œuvre",
        "Ouganda",
        "Offre",
        "Éthiopie",
        "Guinée-Bissau",
        "Guinée équatoriale",
        "Guinée",
    ]

    ordered = sorted(names, key=lambda name: sort_key(name, FR))

    assert ordered == [
        "Égypte",
        "Érythrée",
        "Eswatini",
        "Éthiopie",
        "Guinée",
        "Guinée équatoriale",
        "Guinée-Bissau",
        "Œuvre",
        "Offre",
        "Ouganda",
        "Tchad",
    ]


def test_accents_and_capitals_decide_between_equals_alone() -> None:
    words = ["côté", "Cote", "côte", "cote", "coté"]

    ordered = sorted(words, key=lambda word: sort_key(word, FR))

    assert ordered[:2] == ["cote", "Cote"]
    assert set(ordered[2:]) == {"côté", "côte", "coté"}


@pytest.mark.parametrize("style", list(Style))
def test_the_style_changes_no_words(style: Style) -> None:
    assert country_name("CD", locale_of("fr", style)) == country_name("CD", FR)
