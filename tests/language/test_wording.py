"""What is off in the words of a text: the rows of wording.cases.md, and what no text may do."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.language.guessing import common_words, other_language
from bilan.language.wording.claims import claims_of, undated_claims
from bilan.language.wording.dates import date_slips
from bilan.language.wording.names import differing_names, names_in
from bilan.language.wording.numbers import groupings, number_slips
from bilan.language.wording.residue import quotes_in, residue_slips
from bilan.language.wording.slips import NEUTRAL, Slip, hide_code, readable
from bilan.model.site import Style

CASES = Path(__file__).with_name("wording.cases.md")
COLUMNS = ["title", "language", "text", "expected"]
LANGUAGES = ("en", "fr")
SIGNS = str.maketrans({"⍽": "\u00a0", "⎵": "\u202f", "¶": "\n"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One row of a table."""

    name: str
    language: str
    text: str
    expected: str


def cases_in(text: str) -> list[Case]:
    cases = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]
        if not line.startswith("|") or cells == COLUMNS or set(line) <= set("|- "):
            continue
        if len(cells) != len(COLUMNS):
            raise ValueError(f"line {number} of the cases is not a case: {line}")
        title, language, written, expected = cells
        cases.append(
            Case(
                name=f"{number} {title}",
                language=language,
                text=written.translate(SIGNS),
                expected="" if expected == "-" else expected,
            )
        )
    return cases


def slips_in(text: str, language: str) -> list[Slip]:
    seen = readable(text)
    found = (
        *number_slips(seen, language, Style.EU),
        *date_slips(seen, language, LANGUAGES),
        *undated_claims(seen, language),
        *residue_slips(seen, language),
    )
    return sorted(found, key=lambda one: one.start)


def told(slip: Slip, text: str) -> str:
    shown = " ".join(text[slip.start : slip.end].split())
    offers = " / ".join(one for one in slip.offers if one.strip())
    return f"{slip.kind.value} [{shown}] {offers}".strip()


@pytest.mark.parametrize("case", cases_in(CASES.read_text(encoding="utf-8")), ids=lambda case: case.name)
def test_a_slip_is_told_with_what_to_write(case: Case) -> None:
    found = slips_in(case.text, case.language)

    assert "; ".join(told(one, case.text) for one in found) == case.expected


def test_national_style_offers_the_groups_of_the_language() -> None:
    (slip,) = number_slips("In all 1.234.567 people.", "en", Style.NATIONAL)

    assert slip.offers == ("1,234,567",)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Some 1,300 and 1 300 and 12.", ["commas", "spaces"]),
        ("fr", "Quelque 1.300 et 1 300 et 1,5.", ["points", "spaces"]),
        ("en", "In chapter 1,300 there are 2,500.", ["commas"]),
        ("en", "A part of 0.125 and 1.5 million.", []),
    ],
)
def test_groups_are_known_by_their_sign(language: str, text: str, expected: list[str]) -> None:
    assert [one.grouping for one in groupings(readable(text), language)] == expected


def test_a_quotation_within_another_is_not_counted() -> None:
    found = list(quotes_in("Elle dit «un “mot” de trop» et “autre chose”."))

    assert [one.quotes for one in found] == ["« »", "“ ”"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Elle est rentrée chez elle avec ses enfants et a ouvert un atelier.", "en", "fr"),
        ("She came home with her children and opened a workshop of her own.", "fr", "en"),
        ("She came home with her children and opened a workshop of her own.", "en", None),
        ("Agadez, Niamey, Zinder", "en", None),
        ("The film «La vie est belle dans le Sahel» was shown to the people of the town.", "en", None),
        ("Voir le rapport", "en", None),
        ("[Elle](https://example.org/and/the/of) est rentrée chez elle avec ses enfants.", "en", "fr"),
    ],
)
def test_a_paragraph_in_another_language_is_found_by_its_common_words(
    text: str, language: str, expected: str | None
) -> None:
    assert other_language(readable(text), language, LANGUAGES) == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Here Helène stands.", "Ici Hélène se tient.", [("Helène", "Hélène")]),
        ("With Aminata Traoré there.", "Avec Aminata Traore ici.", [("Traoré", "Traore")]),
        ("At the Secretariat there.", "Au Secrétariat ici.", []),
        ("At the ACP Secretariat there.", "Au Secrétariat ACP ici.", []),
        ("Many Nigeriens came.", "Beaucoup de Nigériens vinrent.", []),
        ("In the town of Tilaberi there.", "Dans la ville de Tillaberi ici.", [("Tilaberi", "Tillaberi")]),
        ("The visit of Mahamadou there.", "La visite de Mahmaadou ici.", [("Mahamadou", "Mahmaadou")]),
        ("With an African there.", "Avec un Africain ici.", []),
        ("In the west of Ethiopia there.", "Dans l’ouest de l’Éthiopie ici.", []),
        ("Here Faustina stands.", "Ici Faustina se tient.", []),
        ("Helène stands.", "Hélène se tient.", []),
        ("So Marie and Maria came.", "Puis Marie et Maria vinrent.", []),
        ("The WFP and the IOM.", "Le PAM et les OIM.", []),
    ],
)
def test_names_that_differ_by_a_letter_are_found(
    ours: str, theirs: str, expected: list[tuple[str, str]]
) -> None:
    mine = {one.word: one for one in names_in(readable(ours))}
    others = {one.word: one for one in names_in(readable(theirs))}

    found = [(one.word, other.word) for one, other in differing_names(mine, others)]

    assert found == expected


@given(st.text(alphabet="a1 .,'’-–/\n|()[]«»“”é\u00ad\u00a0\x1aTthe2021€%", max_size=120))
def test_no_text_breaks_a_rule_and_every_slip_lies_within_it(text: str) -> None:
    for language in LANGUAGES:
        for slip in slips_in(text, language):
            assert 0 <= slip.start < slip.end <= len(text)


PIECES = st.sampled_from([
    *("the", "The", "un", "d e", "o f", "is-", "it", "- ", "-\n", "\u00ad", " ,", " .", "()", "( )", "(\u00a0)", "\u00a0", "  ", "|"),
    *("ﬁ", "Ã©", "â€™", "Â«", "É", "1,3 million", "1.234.567", "12/11/2021", "2021", "3 mars", "March 3", "mars 2020"),
    *("the and of their", "les des dans leur", "a", "l’", "–the", "_les_", "she", "elle"),
    *("last", "week", "so far", "to date", "aujourd’hui", "ces", "dernières", "années", "«", "»", "“", "”", "„", "été"),
])  # fmt: skip
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([" ", " ", "", "\n", ", "])), max_size=12).map(
    lambda rows: "".join(map("".join, rows))
)
SIGNS_OF_SLIPS = "\n\n;\n\nis- 9. He f nd our vec Ã “c” «a». In March 2020, en mars 2020, each week, par jour, of of les les –\n"
"""What makes rules look at a text: nothing that is off in it is hidden from them without these signs."""


@given(TEXTS | st.text(max_size=100), st.sampled_from(LANGUAGES))
def test_a_rule_that_looks_only_where_its_signs_stand_finds_what_it_would_find_anywhere(
    text: str, language: str
) -> None:
    alone = slips_in(text, language)
    beside = [one for one in slips_in(text + SIGNS_OF_SLIPS, language) if one.end <= len(text)]

    assert alone == beside


@given(TEXTS | st.text(max_size=100), st.sampled_from(LANGUAGES))
def test_another_language_is_found_by_its_words_between_signs(text: str, language: str) -> None:
    words = re.sub("['’,.;:!?()«»“”\"*_]", " ", text.lower()).split()
    counts = {one: sum(word in common_words(one) for word in words) for one in LANGUAGES}
    (other,) = set(LANGUAGES) - {language}
    is_other = counts[other] >= max(3, 4 * counts[language], 0.2 * len(words))

    assert other_language(text, language, LANGUAGES) == (other if is_other else None)


@given(st.data(), st.sampled_from(LANGUAGES))
def test_every_claim_is_looked_at(data: st.DataObject, language: str) -> None:
    text = data.draw(st.from_regex(claims_of(language)))

    assert list(undated_claims(text, language)) or re.search(rf"(19|20)\d\d|{NEUTRAL}", text)


@given(st.text(alphabet="ab.,:/-’ \n«»éœ%€½²", max_size=60) | TEXTS)
def test_where_no_digit_stands_no_number_or_date_is_off(text: str) -> None:
    bare = re.sub(r"\d", "", text)
    for language in LANGUAGES:
        assert not list(number_slips(bare, language, Style.EU))
        assert not list(date_slips(bare, language, LANGUAGES))
        assert not list(groupings(bare, language))


MANY = "1" * 5000
"""More digits than Python makes an `int` of."""


@pytest.mark.parametrize(
    ("language", "written", "offered"),
    [
        ("en", f"{MANY},07 % of", f"{MANY}.07"),
        ("en", f"{MANY},5 million", f"{MANY}.5"),
        ("fr", f"{MANY}.12 million", f"{MANY},12"),
    ],
)
def test_however_many_digits_a_number_has_it_is_offered_with_all_of_them(
    language: str, written: str, offered: str
) -> None:
    [slip] = number_slips(f"Some {written}.", language, Style.EU)

    assert [one.replace(" ", "") for one in slip.offers] == [offered]


MARKS = st.sampled_from([
    *("`", "``", "```", "~~~", "[", "]", "[[", "]]", "](", "(", ")", "][", "[^1]", "^", "<", ">", "{", "}", "{.", "{#"),
    *("http://", "https://a.b", "www.", "xwww.", "\ue000", "\ue001", "1", "a", "é", " ", "\n", "«", "»", '"', "(b)", ":"),
])  # fmt: skip
BEGINNINGS = st.sampled_from(["", "a", " ", "   ", "    ", "\t", "```", "  ~~~", "``"])


@given(BEGINNINGS, st.lists(MARKS, max_size=20).map("".join))
@settings(max_examples=1000)
def test_what_is_hidden_in_a_paragraph_hangs_on_no_address_of_e_mail_in_another(
    first: str, text: str
) -> None:
    alone = first + text

    beside = readable(f"{alone}\n\n@")

    assert readable(alone) == beside[: len(alone)]
    assert hide_code(alone) == hide_code(f"{alone}\n\n`")[: len(alone)]


@given(st.text(max_size=200))
def test_a_readable_text_keeps_its_length_and_its_lines(text: str) -> None:
    seen = readable(text)

    assert len(seen) == len(text)
    assert [at for at, one in enumerate(seen) if one == "\n"] == [
        at for at, one in enumerate(text) if one == "\n"
    ]


PLAIN_NAME = re.compile(r"(?<![\w@/.#’'-])[^a-z\W\d_à-öø-ÿ][^\W\d_]*+(?:[-’'][^\W\d_]++)*+(?![\w@/])")
BEFORE = re.compile(r"(?:\A|[.!?:…«“\"(*_>|#•–—-]|\n)[\s*_#>«“\"(]*\Z")


@given(st.text(alphabet="AbÉéŚś .!:-–’'«(*_>#|\n@/²1", max_size=40) | TEXTS | st.text(max_size=60))
@settings(max_examples=1000)
def test_a_name_stands_with_a_capital_letter_where_no_sentence_begins(text: str) -> None:
    found = [(one.word, one.start, one.end) for one in names_in(text)]

    assert found == [
        (one[0], *one.span())
        for one in PLAIN_NAME.finditer(text)
        if len(one[0]) > 3 and not one[0].isupper()
        if not BEFORE.search(text[max(0, one.start() - 12) : one.start()])
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1",
        "1,",
        "1 000 ",
        "[",
        "(",
        "“",
        "« ",
        "the ",
        "- ",
        "a-",
        "A’",
        "<",
        "`",
        "\n",
        "é\u00ad",
        "@a.",
    ],
)
def test_a_hostile_text_is_read_in_little_time(piece: str) -> None:
    """A rule that looks back over such a text again and again would take many times as long."""
    text = piece * (40_000 // len(piece))

    started = time.process_time()
    for language in LANGUAGES:
        slips_in(text, language)
        list(groupings(readable(text), language))
        list(names_in(readable(text)))

    assert time.process_time() - started < 3
