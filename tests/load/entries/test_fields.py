from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import pytest
from pydantic import TypeAdapter

from bilan.load.entries import fields
from bilan.load.entries.fields import Entry, one_of
from bilan.model.source import Diagnostic
from bilan.model.when import Precision, When
from bilan.model.words import EVERY_LANGUAGE
from tests.load.yaml_entries import entry_from


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


class Sample(Entry):
    text: fields.PlainText | None = None
    any_text: fields.TextOrEmpty | None = None
    title: fields.TitleText | None = None
    number: fields.PlainNumber | None = None
    whole: fields.WholeNumber | None = None
    truth: fields.TrueOrFalse | None = None
    day: fields.DayText | None = None
    when: fields.WhenText | None = None
    period: fields.PeriodText | None = None
    moment: fields.MomentText | None = None
    country: fields.CountryCode | None = None
    currency: fields.CurrencyCode | None = None
    key: fields.KeyText | None = None
    slug: fields.SlugText | None = None
    alias: fields.AliasText | None = None
    address: fields.WebAddress | None = None
    words: fields.WordsText | None = None
    name: fields.NameOrWords | None = None
    size: Annotated[Size, one_of(Size)] | None = None


def value_of(key: str, written: str) -> object:
    loaded = entry_from(Sample, f"{key}: {written}\n")
    assert loaded.problems == ()
    found: object = getattr(loaded.value, key)
    return found


def problem_of(key: str, written: str) -> Diagnostic:
    loaded = entry_from(Sample, f"{key}: {written}\n")
    assert loaded.value is None
    [problem] = loaded.problems
    return problem


def test_a_text_loses_the_space_around_it() -> None:
    assert value_of("text", "'  well dug  '") == "well dug"


@pytest.mark.parametrize("written", ["12", "true", "2021-09-29", "NO", "'null'"])
def test_a_text_may_look_like_something_else(written: str) -> None:
    assert value_of("text", written) == written.strip("'")


@pytest.mark.parametrize("key", ["text", "title", "number", "when", "country", "slug", "words", "name"])
def test_a_key_that_may_be_left_out_may_be_left_empty(key: str) -> None:
    assert value_of(key, "") is None


@pytest.mark.parametrize("key", ["text", "title", "number", "country", "size", "name"])
def test_a_text_of_nothing_but_space_is_refused(key: str) -> None:
    assert problem_of(key, "'  '").code == "empty-text"


def test_only_a_text_that_may_be_empty_may_be_empty() -> None:
    assert value_of("any_text", '""') == ""


@pytest.mark.parametrize(
    "key",
    [
        "text",
        "any_text",
        "title",
        "number",
        "whole",
        "truth",
        "when",
        "moment",
        "country",
        "key",
        "alias",
        "address",
        "size",
    ],
)
@pytest.mark.parametrize("written", ["[a, b]", "{a: b}"])
def test_a_list_or_a_group_is_no_text(key: str, written: str) -> None:
    assert problem_of(key, written).code == "not-text"


def test_a_reference_without_quotation_marks_is_offered_with_them() -> None:
    problem = problem_of("text", "[[figure wells]]")

    assert problem.fixes == ('text: "[[figure wells]]"',)


def test_a_title_stands_on_one_line() -> None:
    loaded = entry_from(Sample, "title: |\n  Faustina\n  comes   home\n")

    assert loaded.value is not None
    assert loaded.value.title == "Faustina comes home"


def test_a_title_has_at_most_three_hundred_characters() -> None:
    assert value_of("title", "é" * 300) == "é" * 300

    problem = problem_of("title", "é" * 301)

    assert problem.code == "text-too-long"
    assert problem.what == "`title` has 301 characters, and 300 is the most"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("295998", "295998"),
        ("'295998'", "295998"),
        ("0", "0"),
        ("-0", "0"),
        ("-12.5", "-12.5"),
        ("1.30", "1.30"),
        ("0.001", "0.001"),
        ("123456789012345", "123456789012345"),
        ("0.00123456789012345", "0.00123456789012345"),
    ],
)
def test_a_plain_number_is_exactly_what_was_written(written: str, number: str) -> None:
    found = value_of("number", written)

    assert isinstance(found, Decimal)
    assert str(found) == number


@pytest.mark.parametrize(
    "written",
    [
        "1,3",
        "1 300",
        "1_300",
        "1e6",
        "NaN",
        ".nan",
        "inf",
        "-inf",
        "+5",
        ".5",
        "5.",
        "007",
        "0x10",
        "1:30",
        "12%",
        "٣",
        "1\u202f300",
        "−5",
        "--5",
        "- 5",
    ],
)
def test_a_number_that_is_not_digits_alone_is_refused(written: str) -> None:
    problem = problem_of("number", f"'{written}'")

    assert problem.code == "number-not-plain"
    assert problem.what == "`number` is not written as a plain number"


def test_a_number_with_a_comma_is_offered_in_both_readings() -> None:
    problem = problem_of("number", "295,998")

    assert problem.fixes == ("number: 295998", "number: 295.998")


@pytest.mark.parametrize("written", ["1234567890123456", "1.234567890123456", "0." + "0" * 40 + "1"])
def test_a_number_has_at_most_fifteen_digits_that_count(written: str) -> None:
    assert problem_of("number", written).code == "out-of-range"


@pytest.mark.parametrize(("written", "number"), [("3", 3), ("0", 0), ("-2", -2), ("'10'", 10)])
def test_a_whole_number_is_digits_alone(written: str, number: int) -> None:
    assert value_of("whole", written) == number


@pytest.mark.parametrize("written", ["1.5", "1.0", "two", "1e3", "12345678901", "01"])
def test_what_is_no_whole_number_is_refused(written: str) -> None:
    assert problem_of("whole", written).code == "not-a-whole-number"


@pytest.mark.parametrize(("written", "truth"), [("true", True), ("false", False), ("'true'", True)])
def test_true_and_false_are_two_words(written: str, truth: bool) -> None:
    assert value_of("truth", written) is truth


@pytest.mark.parametrize(
    ("written", "fixes"), [("yes", ("truth: true",)), ("No", ("truth: false",)), ("perhaps", ())]
)
def test_yes_and_no_are_refused_and_offered_as_true_and_false(written: str, fixes: tuple[str, ...]) -> None:
    problem = problem_of("truth", written)

    assert (problem.code, problem.fixes) == ("not-true-or-false", fixes)


def test_a_day_is_year_month_and_day() -> None:
    assert value_of("day", "2021-09-29") == dt.date(2021, 9, 29)


@pytest.mark.parametrize(
    "written", ["2021", "2021-09", "~2021-09", "~2021-09-29", "29/09/2021", "2021-9-29", "2021-02-30"]
)
def test_a_day_that_is_none_is_refused(written: str) -> None:
    assert problem_of("day", written).code == "date-not-iso"


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("2021-09-29", When(day=dt.date(2021, 9, 29))),
        ("~2018-04", When(day=dt.date(2018, 4, 30), precision=Precision.MONTH, is_about=True)),
        ("~2016-02", When(day=dt.date(2016, 2, 29), precision=Precision.MONTH, is_about=True)),
        ("~2018-12", When(day=dt.date(2018, 12, 31), precision=Precision.MONTH, is_about=True)),
        ("~2018", When(day=dt.date(2018, 12, 31), precision=Precision.YEAR, is_about=True)),
    ],
)
def test_a_date_known_roughly_is_its_last_day(written: str, when: When) -> None:
    assert value_of("when", written) == when


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("2009", When(day=dt.date(2009, 12, 31), precision=Precision.YEAR)),
        ("2009-05", When(day=dt.date(2009, 5, 31), precision=Precision.MONTH)),
        ("2009-05-07", When(day=dt.date(2009, 5, 7))),
        ("~2009", When(day=dt.date(2009, 12, 31), precision=Precision.YEAR, is_about=True)),
    ],
)
def test_a_bare_year_or_month_is_a_period_and_no_guess(written: str, when: When) -> None:
    assert value_of("period", written) == when


@pytest.mark.parametrize(
    ("written", "fixes"),
    [
        ("2018-04", ("when: ~2018-04",)),
        ("2018", ("when: ~2018",)),
        ("~2018-04-06", ("when: ~2018-04", "when: 2018-04-06")),
        ("3/4/2021", ("when: 2021-04-03", "when: 2021-03-04")),
        ("2021-02-30", ()),
        ("2021-13-01", ()),
        ("2021-00", ()),
        ("yesterday", ()),
        ("2021-09-29T10:00", ()),
    ],
)
def test_a_date_in_another_form_is_refused_with_what_it_may_mean(
    written: str, fixes: tuple[str, ...]
) -> None:
    problem = problem_of("when", written)

    assert problem.code == "date-not-iso"
    assert problem.fixes == fixes


def test_a_day_that_does_not_exist_is_called_that() -> None:
    assert problem_of("when", "2021-02-30").what == "there is no such day as `2021-02-30`"


@pytest.mark.parametrize("written", ["0021-09-29", "1899-12-31", "2200-01-01"])
def test_a_year_far_off_is_a_slip(written: str) -> None:
    assert problem_of("when", written).code == "out-of-range"


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-12-01", dt.datetime.fromisoformat("2026-12-01T00:00")),
        ("2026-12-01T09:00", dt.datetime.fromisoformat("2026-12-01T09:00")),
        ("2026-12-01 09:00", dt.datetime.fromisoformat("2026-12-01T09:00")),
        ("2026-12-01T09:00:30", dt.datetime.fromisoformat("2026-12-01T09:00:30")),
        ("2026-12-01T09:00Z", dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)),
        ("2026-12-01T09:00+01:00", dt.datetime(2026, 12, 1, 9, tzinfo=dt.timezone(dt.timedelta(hours=1)))),
    ],
)
def test_a_moment_is_a_day_with_or_without_time_and_offset(written: str, moment: dt.datetime) -> None:
    found = value_of("moment", f"'{written}'")

    assert isinstance(found, dt.datetime)
    assert found == moment
    assert found.utcoffset() == moment.utcoffset()


@pytest.mark.parametrize(
    "written",
    ["2026-12-01T25:00", "2026-12-01T9:00", "9:00", "2026-13-01", "1/12/2026 9:00", "2026-12-01T09:00+99:00"],
)
def test_a_moment_in_another_form_is_refused(written: str) -> None:
    assert problem_of("moment", f"'{written}'").code == "time-not-iso"


@pytest.mark.parametrize("written", ["GH", "NO", "'NO'", "CI", "SS"])
def test_a_country_is_a_code_quoted_or_not(written: str) -> None:
    assert value_of("country", written) == written.strip("'")


@pytest.mark.parametrize(
    ("written", "fixes"),
    [
        ("gh", ("country: GH",)),
        ("UK", ("country: GB",)),
        ("EL", ("country: GR",)),
        ("XX", ()),
        ("Ghana", ()),
        ("GHA", ()),
    ],
)
def test_a_country_that_there_is_not_is_refused(written: str, fixes: tuple[str, ...]) -> None:
    problem = problem_of("country", written)

    assert (problem.code, problem.fixes) == ("unknown-country", fixes)


@pytest.mark.parametrize(
    ("written", "fixes"),
    [("eur", ("currency: EUR",)), ("€", ("currency: EUR",)), ("FCFA", ("currency: XOF",)), ("EURO", ())],
)
def test_a_currency_that_there_is_not_is_refused(written: str, fixes: tuple[str, ...]) -> None:
    problem = problem_of("currency", written)

    assert (problem.code, problem.fixes) == ("unknown-currency", fixes)


def test_a_currency_is_a_code() -> None:
    assert value_of("currency", "XOF") == "XOF"


@pytest.mark.parametrize("written", ["faustina", "covid-19", "2021", "x" * 100])
@pytest.mark.parametrize("key", ["key", "slug"])
def test_keys_and_slugs_have_small_letters_digits_and_hyphens(key: str, written: str) -> None:
    assert value_of(key, written) == written


@pytest.mark.parametrize("written", ["Faustina", "a b", "a_b", "é", "-a", "a-", "a--b", "a/b", "x" * 101])
@pytest.mark.parametrize(("key", "code"), [("key", "bad-key"), ("slug", "bad-slug")])
def test_any_other_sign_in_a_key_or_slug_is_refused(key: str, code: str, written: str) -> None:
    assert problem_of(key, written).code == code


def test_a_slug_with_accents_is_offered_without() -> None:
    assert problem_of("slug", "Économie à vendre").fixes == ("slug: economie-a-vendre",)


@pytest.mark.parametrize("written", ["/", "/en/old/address/", "/en/old.html", "/fr/été/", "/a%20b/"])
def test_an_alias_begins_with_a_slash(written: str) -> None:
    assert value_of("alias", written) == written


@pytest.mark.parametrize(
    ("written", "fixes"),
    [
        ("en/old/", ("alias: /en/old/",)),
        ("https://example.org/en/old/?page=2", ("alias: /en/old/",)),
        ("//example.org/x", ("alias: /example.org/x",)),
        ("/en/../../etc", ()),
        ("/%2e%2e/etc/x.html", ()),
        ("/en/%0Ax/", ()),
        ("/en/%22x/", ()),
        ("/en/./x/", ()),
        ("/a b", ()),
        ("/a?b=c", ("alias: /a",)),
    ],
)
def test_an_alias_that_is_no_path_is_refused(written: str, fixes: tuple[str, ...]) -> None:
    problem = problem_of("alias", f"'{written}'")

    assert (problem.code, problem.fixes) == ("bad-alias", fixes)


@pytest.mark.parametrize(
    "written", ["https://example.org", "http://example.org:8080/a?b=c#d", "https://example.org/é"]
)
def test_an_address_begins_with_http(written: str) -> None:
    assert value_of("address", f"'{written}'") == written


@pytest.mark.parametrize(
    ("written", "fixes"),
    [
        ("www.example.org", ("address: https://www.example.org",)),
        ("example.org/a", ("address: https://example.org/a",)),
        ("javascript:alert(1)", ()),
        ("ftp://example.org", ()),
        ("https://", ()),
        ("https://exa mple.org", ()),
        ("https://example.org:port", ()),
        ("https://[half", ()),
    ],
)
def test_what_is_no_address_is_refused(written: str, fixes: tuple[str, ...]) -> None:
    problem = problem_of("address", f"'{written}'")

    assert (problem.code, problem.fixes) == ("bad-address", fixes)


def test_words_are_a_text_for_each_language() -> None:
    assert value_of("words", "{fr: Puits, en: Wells}") == {"en": "Wells", "fr": "Puits"}


def test_words_in_one_text_are_refused_and_offered_in_the_first_language() -> None:
    problem = problem_of("words", "Wells, dug")

    assert problem.code == "not-a-group"
    assert problem.fixes == ('words: {en: "Wells, dug"}',)


@pytest.mark.parametrize("key", ["words", "name"])
def test_words_in_a_language_that_the_site_has_not_are_refused_at_the_language(key: str) -> None:
    problem = problem_of(key, "{en: Wells, de: Brunnen}")

    assert problem.code == "unknown-language"
    assert problem.span.length == 2
    assert "en, fr" in problem.why


def test_words_may_be_in_any_language_where_the_languages_are_not_known() -> None:
    loaded = entry_from(Sample, "words: {de: Brunnen, pt-BR: Poços}\n", languages=())

    assert loaded.problems == ()


@pytest.mark.parametrize("written", ["{english: Wells}", "{'': Wells}", "{EN: Wells}"])
def test_words_stand_under_the_code_of_a_language(written: str) -> None:
    loaded = entry_from(Sample, f"name: {written}\n", languages=())

    assert [problem.code for problem in loaded.problems] == ["unknown-language"]


@pytest.mark.parametrize(
    ("written", "code"),
    [("{}", "empty-text"), ("{en: }", "empty-text"), ("{en: [a]}", "not-text"), ("[a]", "not-a-group")],
)
@pytest.mark.parametrize("key", ["words", "name"])
def test_words_that_say_nothing_are_refused(key: str, written: str, code: str) -> None:
    assert problem_of(key, written).code == code


def test_a_name_that_is_the_same_everywhere_is_one_text() -> None:
    assert value_of("name", "UNHCR") == {EVERY_LANGUAGE: "UNHCR"}


def test_a_choice_is_one_of_a_few_words() -> None:
    assert value_of("size", "large") is Size.LARGE


def test_a_choice_that_there_is_not_gets_the_nearest_one_offered() -> None:
    problem = problem_of("size", "lrage")

    assert problem.code == "unknown-choice"
    assert problem.what == "`lrage` is no choice for `size`; did you mean `large`?"
    assert problem.why == "It is one of these: small, large."
    assert problem.fixes == ("size: large",)


def test_a_choice_like_no_other_is_told_what_there_is() -> None:
    problem = problem_of("size", "blue")

    assert problem.fixes == ()
    assert "small, large" in problem.why


def test_every_field_says_in_json_schema_what_it_holds() -> None:
    schema = TypeAdapter(Sample).json_schema()

    assert all(one["anyOf"][0] for one in schema["properties"].values())
