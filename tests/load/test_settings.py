from __future__ import annotations

from collections.abc import Iterator

import pytest

from bilan.load.entries.schemas import Section, SettingsEntry
from bilan.load.settings import NAVIGATION, key_problems, load_settings, load_topics, missing_words
from bilan.model.codes import Severity
from bilan.model.indicators import Unit
from bilan.model.site import Dimension, Licence, Publisher, Region, Settings, Style, Topic, Untranslated
from bilan.model.source import Diagnostic, Span
from bilan.model.words import EVERY_LANGUAGE
from tests.load.yaml_entries import codes, node_of, some_settings, tree_of, tree_with

SMALLEST = "name: {en: Results, fr: Résultats}\nbase_url: https://results.example.org/\nlanguages: [en, fr]\n"


def settings_of(more: str = "") -> Settings:
    loaded = load_settings(tree_of(site__yaml=SMALLEST + more))
    assert loaded.problems == ()
    assert loaded.value is not None
    return loaded.value


def problems_of(more: str = "") -> tuple[Diagnostic, ...]:
    return load_settings(tree_of(site__yaml=SMALLEST + more)).problems


def one_problem(more: str) -> Diagnostic:
    [problem] = problems_of(more)
    return problem


def test_a_search_that_the_menu_names_and_the_site_has_not_is_shown_where_it_stands() -> None:
    found = problems_of("search: false\nnavigation: [stories, stories, search]\n")

    [problem] = (one for one in found if one.code == "unknown-choice")
    assert problem.span == Span(path="content/site.yaml", line=5, column=32, length=6)


def test_a_name_an_address_and_languages_are_enough() -> None:
    settings = settings_of()

    assert settings == Settings(
        name={"en": "Results", "fr": "Résultats"},
        base_url="https://results.example.org/",
        languages=("en", "fr"),
        locales={},
        style=Style.EU,
        timezone="UTC",
        untranslated=Untranslated.MARK,
        sections={},
        regions={},
        units={},
        dimensions={},
        navigation=("objectives", "stories", "projects", "results", "countries", "factsheets", "data"),
        severities={},
        publisher=None,
        licence=None,
    )


def test_everything_that_a_site_may_say_is_read() -> None:
    settings = settings_of("""\
locales: {en: en_IE, fr: fr_FR}
style: national
timezone: Europe/Brussels
untranslated: hide
sections: {stories: {en: news-stories, fr: actualites-recits}, projects: {en: projects}}
regions: {sahel: {name: {en: Sahel, fr: Sahel}, countries: [NE, ML]}}
units: {wells: {en: {one: well, other: wells}, fr: {one: puits, other: puits}}}
dimensions: {status: {name: Status, parts: {refugee: {en: Refugee, fr: Réfugié}}}}
navigation: [stories, objectives]
severities: {raw-html: error}
publisher: {name: Fund, url: https://example.org/, email: fund@example.org, iati: XM-DAC-1-2}
licence: {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}
""")

    assert settings.locales == {"en": "en_IE", "fr": "fr_FR"}
    assert (settings.style, settings.untranslated) == (Style.NATIONAL, Untranslated.HIDE)
    assert settings.timezone == "Europe/Brussels"
    assert settings.sections == {
        "projects": {"en": "projects"},
        "stories": {"en": "news-stories", "fr": "actualites-recits"},
    }
    assert settings.regions == {"sahel": Region(name={"en": "Sahel", "fr": "Sahel"}, countries=("NE", "ML"))}
    words = {"en": {"one": "well", "other": "wells"}, "fr": {"one": "puits", "other": "puits"}}
    assert settings.units == {"wells": Unit(key="wells", words=words)}
    assert settings.dimensions == {
        "status": Dimension(
            name={EVERY_LANGUAGE: "Status"}, parts={"refugee": {"en": "Refugee", "fr": "Réfugié"}}
        )
    }
    assert settings.navigation == ("stories", "objectives")
    assert settings.severities == {"raw-html": Severity.ERROR}
    assert settings.publisher == Publisher(
        name={EVERY_LANGUAGE: "Fund"}, url="https://example.org/", email="fund@example.org", iati="XM-DAC-1-2"
    )
    assert settings.licence == Licence(
        name={EVERY_LANGUAGE: "CC BY 4.0"}, url="https://creativecommons.org/licenses/by/4.0/"
    )


def test_the_menu_of_a_site_that_names_none_leaves_out_what_is_reached_otherwise() -> None:
    assert set(NAVIGATION) == {section.value for section in Section} - {"topics", "indicators", "search"}


def test_settings_may_end_in_yml() -> None:
    loaded = load_settings(tree_of(site__yml=SMALLEST))

    assert loaded.value is not None
    assert loaded.problems == ()


def test_two_files_of_settings_are_one_too_many() -> None:
    loaded = load_settings(tree_of(site__yml=SMALLEST, site__yaml=SMALLEST))

    [problem] = loaded.problems
    assert problem.code == "repeated-item"
    assert problem.span.path == "content/site.yml"
    assert problem.also == (Span(path="content/site.yaml"),)
    assert loaded.value is not None


def test_a_site_without_settings_is_refused() -> None:
    loaded = load_settings(tree_of(topics__yaml="a: {name: A}\n"))

    [problem] = loaded.problems
    assert problem.code == "settings-missing"
    assert loaded.value is None


def test_settings_that_cannot_be_read_are_no_settings() -> None:
    loaded = load_settings(tree_of(site__yaml="name: Fund: results\n"))

    assert codes(loaded.problems) == ["yaml-syntax"]
    assert loaded.value is None


def test_an_empty_file_is_told_all_that_it_lacks() -> None:
    loaded = load_settings(tree_of(site__yaml=""))

    assert [problem.what for problem in loaded.problems] == [
        "`name` is missing",
        "`base_url` is missing",
        "`languages` is missing",
    ]
    assert all(problem.why for problem in loaded.problems)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/", "https://example.org/"),
        ("https://example.org/results", "https://example.org/results/"),
        ("http://localhost:8000/a/b/", "http://localhost:8000/a/b/"),
    ],
)
def test_the_address_of_a_site_ends_with_a_slash(written: str, address: str) -> None:
    loaded = load_settings(tree_of(site__yaml=f"name: X\nlanguages: [en]\nbase_url: {written}\n"))

    assert loaded.value is not None
    assert loaded.value.base_url == address


@pytest.mark.parametrize(
    ("written", "fixes"),
    [
        ("https://example.org/a?b=c", ("base_url: https://example.org/a/",)),
        ("'https://example.org/#top'", ("base_url: https://example.org/",)),
        ("https://example.org/été/", ("base_url: https://example.org/%C3%A9t%C3%A9/",)),
        ("https://exampl=cmd|xe.org/", ()),
        ("https://name@example.org/", ("base_url: https://example.org/",)),
        ("example.org", ("base_url: https://example.org",)),
        ("/results/", ()),
    ],
)
def test_an_address_that_no_site_can_have_is_refused(written: str, fixes: tuple[str, ...]) -> None:
    loaded = load_settings(tree_of(site__yaml=f"name: X\nlanguages: [en]\nbase_url: {written}\n"))

    [problem] = loaded.problems
    assert (problem.code, problem.fixes) == ("bad-address", fixes)


@pytest.mark.parametrize(("written", "fixes"), [("EN", ("en",)), ("pt_br", ("pt-br",)), ("english", ())])
def test_a_language_is_named_by_its_code(written: str, fixes: tuple[str, ...]) -> None:
    loaded = load_settings(
        tree_of(site__yaml=f"name: X\nlanguages: [fr, {written}]\nbase_url: https://a.org/\n")
    )

    [problem] = loaded.problems
    assert problem.code == "unknown-language"
    assert problem.what == f"`{written}` is not the code of a language"
    assert problem.fixes == fixes


@pytest.mark.parametrize("languages", ["[]", "", "en"])
def test_a_site_has_a_language(languages: str) -> None:
    loaded = load_settings(tree_of(site__yaml=f"name: X\nlanguages: {languages}\nbase_url: https://a.org/\n"))

    assert len(loaded.problems) == 1
    assert loaded.value is None


def test_one_language_is_enough_and_a_third_needs_no_more_than_its_name() -> None:
    one = load_settings(tree_of(site__yaml="name: {fr: X}\nlanguages: [fr]\nbase_url: https://a.org/\n"))
    three = load_settings(
        tree_of(site__yaml="name: X\nlanguages: [fr, en, pt-BR]\nbase_url: https://a.org/\n")
    )

    assert (one.problems, three.problems) == ((), ())
    assert three.value is not None
    assert three.value.languages == ("fr", "en", "pt-BR")


@pytest.mark.parametrize(
    ("more", "code", "line"),
    [
        ("styel: eu\n", "unknown-key", 4),
        ("style: british\n", "unknown-choice", 4),
        ("untranslated: keep\n", "unknown-choice", 4),
        ("timezone: Europe/Brusels\n", "unknown-timezone", 4),
        ("timezone: ../etc/passwd\n", "unknown-timezone", 4),
        ("locales: {de: de_DE}\n", "unknown-language", 4),
        ("sections: {story: {en: news}}\n", "unknown-choice", 4),
        ("sections: {stories: {de: news}}\n", "unknown-language", 4),
        ("sections: {stories: {en: News}}\n", "bad-slug", 4),
        ("regions:\n  Sahel: {name: S, countries: [NE]}\n", "bad-key", 5),
        ("regions:\n  sahel: {name: S, countries: [XX]}\n", "unknown-country", 5),
        ("regions:\n  sahel: {name: S}\n", "missing-key", 5),
        ("regions:\n  sahel: {name: S, countries: [NE, NE]}\n", "repeated-entry", 5),
        ("units: {wells: {en: {one: well}, fr: {other: puits}}}\n", "missing-key", 4),
        ("units: {wells: {en: {single: well, other: wells}, fr: {other: puits}}}\n", "unknown-choice", 4),
        ("dimensions: {status: {name: Status}}\n", "missing-key", 4),
        ("navigation: [stories, pages]\n", "unknown-choice", 4),
        ("navigation: [stories, stories]\n", "repeated-entry", 4),
        ("severities: {raw-htm: error}\n", "unknown-code", 4),
        ("severities: {raw-html: fatal}\n", "unknown-choice", 4),
        ("publisher: {url: https://a.org/}\n", "missing-key", 4),
        ("publisher: {name: Fund, email: fund}\n", "bad-address", 4),
        ("publisher: {name: Fund, iati: XM DAC 1}\n", "bad-address", 4),
        ("licence: {name: CC, url: cc}\n", "bad-address", 4),
        ("style: eu\nstyle: eu\n", "repeated-key", 5),
    ],
)
def test_a_slip_in_the_settings_is_told_at_its_line(more: str, code: str, line: int) -> None:
    problem = one_problem(more)

    assert (problem.code, problem.span.line) == (code, line)


def test_a_time_zone_with_a_slip_has_the_nearest_offered() -> None:
    assert one_problem("timezone: Europe/Brusels\n").fixes == ("timezone: Europe/Brussels",)


def test_an_address_of_mail_that_is_a_link_is_offered_without() -> None:
    assert one_problem("publisher: {name: F, email: 'mailto:f@a.org'}\n").fixes == ("email: f@a.org",)


def test_a_code_that_there_is_not_leaves_the_settings_readable() -> None:
    loaded = load_settings(tree_of(site__yaml=SMALLEST + "severities: {raw-htm: error}\n"))

    assert loaded.value is not None
    assert loaded.problems[0].what == "there is no problem code `raw-htm`; did you mean `raw-html`?"


def test_two_sections_cannot_have_one_address() -> None:
    problem = one_problem("sections: {stories: {en: a, fr: b}, projects: {en: b, fr: b}}\n")

    assert problem.code == "address-taken"
    assert len(problem.also) == 1


@pytest.mark.parametrize(
    "more",
    [
        "regions: {sahel: {name: {fr: Sahel}, countries: [NE]}}\n",
        "dimensions: {status: {name: {fr: Statut}, parts: {a: A}}}\n",
        "dimensions: {status: {name: Status, parts: {a: {fr: A}}}}\n",
        "units: {wells: {fr: {other: puits}}}\n",
    ],
)
def test_a_name_that_lacks_a_language_is_a_warning(more: str) -> None:
    problem = one_problem(more)

    assert (problem.code, problem.severity) == ("name-missing", Severity.WARNING)
    assert "`en`" in problem.what


def test_every_key_of_the_settings_says_what_it_is_for() -> None:
    def descriptions() -> Iterator[str | None]:
        for field in SettingsEntry.model_fields.values():
            yield field.description

    assert all(one and one.endswith(".") for one in descriptions())


def test_a_site_without_topics_has_none() -> None:
    loaded = load_topics(tree_of(), some_settings())

    assert (loaded.value, loaded.problems) == ({}, ())


@pytest.mark.parametrize("name", ["topics__yaml", "topics__yml"])
def test_topics_have_a_key_a_name_and_what_they_are_about(name: str) -> None:
    tree = tree_of(
        **{
            name: "children: {name: {en: Children, fr: Enfants}, description: {en: Girls and boys.}}\nb-a: {name: B}\n"
        }
    )

    loaded = load_topics(tree, some_settings())

    assert loaded.problems == ()
    assert loaded.value == {
        "b-a": Topic(key="b-a", name={EVERY_LANGUAGE: "B"}, description=None),
        "children": Topic(
            key="children", name={"en": "Children", "fr": "Enfants"}, description={"en": "Girls and boys."}
        ),
    }


def test_a_broken_topic_hides_no_other_and_is_there_under_its_key() -> None:
    tree = tree_of(topics__yaml="a: {nmae: A}\nb: {name: B}\nc: [x]\n")

    loaded = load_topics(tree, some_settings())

    assert sorted(codes(loaded.problems)) == ["missing-key", "not-a-group", "unknown-key"]
    assert loaded.value is not None
    assert list(loaded.value) == ["a", "b", "c"]
    assert loaded.value["a"].name == {EVERY_LANGUAGE: "a"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Covid_19: {name: X}\n", ["bad-key"]),
        ("a: {name: {de: X}}\n", ["unknown-language"]),
        ("a: {name: {fr: X}}\n", ["name-missing"]),
        ("a: {name: A}\na: {name: B}\n", ["repeated-key"]),
        ("- a\n", ["not-a-group"]),
        ("a: b: c\n", ["yaml-syntax"]),
        ("", []),
    ],
)
def test_a_slip_in_the_topics_is_told(text: str, found: list[str]) -> None:
    loaded = load_topics(tree_of(topics__yaml=text), some_settings())

    assert codes(loaded.problems) == found


def test_topics_in_two_files_are_one_too_many() -> None:
    loaded = load_topics(
        tree_of(topics__yaml="a: {name: A}\n", topics__yml="b: {name: B}\n"), some_settings()
    )

    assert codes(loaded.problems) == ["repeated-item"]


def test_files_elsewhere_are_no_settings() -> None:
    loaded = load_settings(tree_with({"content/stories/site.yaml": SMALLEST, "site.yaml": SMALLEST}))

    assert codes(loaded.problems) == ["settings-missing"]


def test_a_name_that_is_the_same_everywhere_lacks_no_language() -> None:
    node = node_of("name: UNHCR\n")

    assert missing_words({EVERY_LANGUAGE: "UNHCR"}, node, ("name",), ("en", "fr")) == ()


def test_each_language_that_a_name_lacks_is_told_at_its_key() -> None:
    node = node_of("unit: people\nname: {pt: Poços}\n")

    problems = missing_words({"pt": "Poços"}, node, ("name",), ("en", "fr", "pt"))

    assert [problem.what for problem in problems] == [
        "`name` is not written in `en`",
        "`name` is not written in `fr`",
    ]
    assert {problem.span.line for problem in problems} == {2}


def test_a_key_on_its_own_is_held_to_the_rule_for_keys() -> None:
    span = Span(path="content/indicators/Wells.yaml")

    assert key_problems("wells-2021", span) == ()
    [problem] = key_problems("Wells", span)
    assert (problem.code, problem.span) == ("bad-key", span)
