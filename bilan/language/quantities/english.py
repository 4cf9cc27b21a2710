"""How English writes quantities."""

from __future__ import annotations

import re

from bilan.language.quantities.english_measures import CURRENCIES, PERIODS, SPANS, UNITS
from bilan.language.quantities.habits import Habits, forms, words

ENGLISH = Habits(
    language="en",
    decimal=".",
    ones=forms(
        "0: zero",
        "1: one",
        "2: two",
        "3: three",
        "4: four",
        "5: five fives",
        "6: six",
        "7: seven",
        "8: eight",
        "9: nine",
        "10: ten",
        "11: eleven",
        "12: twelve",
        "13: thirteen",
        "14: fourteen",
        "15: fifteen",
        "16: sixteen",
        "17: seventeen",
        "18: eighteen",
        "19: nineteen",
    ),
    has_more_than_ten=False,
    tens=forms(
        "20: twenty",
        "30: thirty",
        "40: forty fourty",
        "50: fifty",
        "60: sixty",
        "70: seventy",
        "80: eighty",
        "90: ninety",
    ),
    joint="and",
    hundreds=words("hundred"),
    scales=forms(
        f"{10**3}: thousand",
        f"{10**6}: million millions",
        f"{10**9}: billion billions milliard",
        f"{10**12}: trillion trillions",
    ),
    ordinals=forms(
        "1: first",
        "2: second",
        "3: third",
        "4: fourth",
        "5: fifth",
        "6: sixth",
        "7: seventh",
        "8: eighth",
        "9: ninth",
        "10: tenth",
        "11: eleventh",
        "12: twelfth",
        "13: thirteenth",
        "14: fourteenth",
        "15: fifteenth",
        "16: sixteenth",
        "17: seventeenth",
        "18: eighteenth",
        "19: nineteenth",
        "20: twentieth",
        "30: thirtieth",
        "40: fortieth",
        "50: fiftieth",
        "60: sixtieth",
        "70: seventieth",
        "80: eightieth",
        "90: ninetieth",
        "100: hundredth",
        "1000: thousandth",
    ),
    endings=words("st nd rd th"),
    fractions=forms(
        "2: half halves",
        "3: third thirds",
        "4: quarter quarters fourths",
        "5: fifth fifths",
        "6: sixth sixths",
        "7: seventh sevenths",
        "8: eighth eighths",
        "9: ninth ninths",
        "10: tenth tenths",
        "12: twelfths",
        "20: twentieth twentieths",
        "100: hundredth hundredths",
        "1000: thousandth thousandths",
    ),
    halves=words("half"),
    parts={"half": (1, 2), "halved": (1, 2), "halve": (1, 2), "halving": (1, 2), "halves": (1, 2)},
    groups=forms("12: dozen"),
    vague=forms(
        "10: tens dozens scores",
        "100: hundreds",
        f"{10**3}: thousands",
        f"{10**6}: millions",
        f"{10**9}: billions",
    ),
    few=words("few several many some couple"),
    multiples=forms(
        "2: twice double doubles doubled doubling twofold",
        "3: thrice triple triples tripled tripling threefold",
        "4: quadruple quadrupled quadrupling fourfold",
        "5: fivefold quintupled",
        "6: sixfold",
        "7: sevenfold",
        "8: eightfold",
        "9: ninefold",
        "10: tenfold",
        "50: fiftyfold",
        "100: hundredfold",
    ),
    counts=forms(
        "2: couple pair both twins either",
        "3: trio triplets",
        "4: quartet",
        "60: sexagenarian sexagenarians",
        "70: septuagenarian septuagenarians",
        "80: octogenarian octogenarians",
        "90: nonagenarian nonagenarians",
        "100: centenarian centenarians",
    ),
    decades=forms(
        "20: twenties",
        "30: thirties",
        "40: forties",
        "50: fifties",
        "60: sixties",
        "70: seventies",
        "80: eighties",
        "90: nineties",
    ),
    decade_before=frozenset(),
    months=forms(
        "1: january",
        "2: february",
        "3: march",
        "4: april",
        "5: may",
        "6: june",
        "7: july",
        "8: august",
        "9: september",
        "10: october",
        "11: november",
        "12: december",
    ),
    unclear_months=words("may march august"),
    month_before=words(
        "in since by until till from to of through between before after during last next this early late mid "
        "every each - – for ending and"
    ),
    short_months=forms(
        "1: jan",
        "2: feb",
        "3: mar",
        "4: apr",
        "6: jun",
        "7: jul",
        "8: aug",
        "9: sep sept",
        "10: oct",
        "11: nov",
        "12: dec",
    ),
    day_follows_month=True,
    of=words("of"),
    articles=words("a an the"),
    one=words("one a an"),
    faint=words("two zero"),
    pointing=words(
        "the these those his her its our your my their last first next other past all every of or and in "
        "into zero -"
    ),
    unless_plural=frozenset(),
    leads=frozenset(),
    units=UNITS,
    modifiers=words(
        "more additional extra further other full whole long short consecutive calendar working business "
        "successive straight entire school academic financial"
    ),
    currencies=CURRENCIES,
    spans=SPANS | PERIODS,
    said_for={},
    ranges=words("to and or through plus") | {"-", "–", "—", "/", ",", "‑", "‐"},
    ratios=words("in of"),
    out="out",
    after_noon=words("pm"),
    before_noon=words("am"),
    at=words("at by until till before after from"),
    noons={"noon": 720, "midday": 720, "midnight": 0},
    hours=words("o'clock o’clock"),
    minutes={},
    past={("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15},
    past_words=words("past"),
    labels=words(
        "article articles art iso iec rfc din no nos number chapter section paragraph para page pages p "
        "pp phase annex figure table box goal sdg target step level tier zone lot category grade class "
        "room gate floor route road highway flight line act resolution protocol convention regulation "
        "directive decision decree law rule schedule clause agenda horizon vision version type option "
        "question episode season part volume vol title unit block group channel radio formula apollo "
        "boeing airbus windows psalm appendix footnote note item indicator outcome output objective "
        "priority pillar action measure component package cop cp tel phone fax call bp id isbn issn ref "
        "track stage ward district precinct cell apt suite platform gt n nº"
    ),
    prefixes=words(
        "mid early late pre post sub under over non top in to by early‑ and up from nearly about circa ex all"
    ),
    nouns={
        **dict.fromkeys(words("women woman girls girl females female mothers wives daughters"), "female"),
        **dict.fromkeys(words("men man boys boy males male fathers husbands sons"), "male"),
        **dict.fromkeys(words("households household families family"), "household"),
        **dict.fromkeys(words("people persons individuals inhabitants residents"), "person"),
    },
    other=words("first second other latter former"),
    every=words("every"),
    with_hundredths=False,
    idioms=re.compile(
        r"\b(?:24\s*/\s*7|24-hour|twenty-four-hour|(?:24|twenty-four)[- ]hours?[- ]a[- ]day|9/11"
        r"|(?:7|seven) days a week|4\s?[x×]\s?4s?|fifty[- ]fifty|four-by-four|every other"
        r"|(?:quarter|semi)[- ]?finals?|two birds with one stone|eleventh hour|on all fours|cloud nine"
        r"|four corners"
        r"|second to none|in two minds|two-wheelers?|back to square one|at first|one another)\b",
        re.IGNORECASE,
    ),
    idiom_words=words(
        "twenty fifty seven four two second first eleventh nine fours square final finals semifinal "
        "semifinals quarterfinal quarterfinals"
    ),
    idiom_pairs={"one": words("another"), "every": words("other")},
    follow=words("agenda strategy vision"),
)
