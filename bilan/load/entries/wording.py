"""What each problem of a key says: the line that names it, and why it matters."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.model.records import Record


class Wording(Record):
    """A message with gaps: `{name}` is the key, `{written}` and `{sort}` tell what stands there."""

    what: str
    why: str


NO_SUCH_DAY = "there is no such day as `{written}`"
VALUE_OR_REASON = "Either there is a value, or a reason why there is none."
ONLY_PERIODS_BEGIN = "Only where counting is by period does a value speak of the days since `from`."
NEEDS_DAY = "{name} is not a day: `{written}` leaves out the rest of the date"

WORDINGS: Mapping[str, Wording] = {
    "not-text": Wording(
        what="{name} is {sort}, and should be a text",
        why="A text that begins with a bracket is put in quotation marks.",
    ),
    "empty-text": Wording(
        what="{name} is empty",
        why="Something has to stand here. A key that is not needed is left out as a whole.",
    ),
    "text-too-long": Wording(
        what="{name} has {length} characters, and {limit} is the most",
        why="Lists, cards and search results have no room for more.",
    ),
    "not-a-list": Wording(
        what="{name} is {sort}, and should be a list",
        why="A list stands between square brackets, or on lines that begin with a hyphen.",
    ),
    "not-a-group": Wording(
        what="{name} is {sort}, and should be a group of keys",
        why="A group is written on indented lines, each with a key, a colon and a value.",
    ),
    "unknown-choice": Wording(
        what="`{written}` is no choice for {name}",
        why="It is one of these: {known}.",
    ),
    "not-true-or-false": Wording(
        what="{name} is neither true nor false",
        why="It says whether something is so, in one of these two words.",
    ),
    "number-not-plain": Wording(
        what="{name} is not written as a plain number",
        why=(
            "Content files hold numbers as digits alone, with a point for decimals. "
            "Each page then writes them in the way of its language."
        ),
    ),
    "not-a-whole-number": Wording(
        what="{name} is not a whole number",
        why="It is written in digits alone, without decimals.",
    ),
    "out-of-range": Wording(
        what="{name} is outside of what can be shown",
        why="",
    ),
    "date-not-iso": Wording(
        what="{name} is not written as a date",
        why=(
            "Content files hold dates as year, month and day, as in 2021-09-29. "
            "A date known only roughly has a tilde, as in ~2018-04 or ~2018."
        ),
    ),
    "time-not-iso": Wording(
        what="{name} is not written as a day and a time",
        why="It is written as in 2026-12-01T09:00, or 2026-12-01T09:00+01:00 in another time zone.",
    ),
    "unknown-country": Wording(
        what="there is no country with the code `{written}`",
        why="Countries are written as two capital letters (ISO 3166-1), as in GH for Ghana.",
    ),
    "unknown-currency": Wording(
        what="there is no currency with the code `{written}`",
        why="Currencies are written as three capital letters (ISO 4217), as in EUR.",
    ),
    "bad-key": Wording(
        what="`{written}` is not written as a key",
        why="Keys have lower case letters, digits and hyphens alone, a hundred at most.",
    ),
    "bad-slug": Wording(
        what="`{written}` cannot stand in an address",
        why="A slug has lower case letters, digits and hyphens alone, a hundred at most.",
    ),
    "bad-alias": Wording(
        what="`{written}` is not an address on this site",
        why="An old address begins with `/` and leaves out the name of the site, as in /en/old/address/. "
        "It ends before `?` or `#`, and has no spaces, no quotation marks and no `..`.",
    ),
    "bad-address": Wording(
        what="`{written}` is not an address on the web",
        why="It begins with https:// or http://, then the name of a site.",
    ),
    "unknown-language": Wording(
        what="`{written}` is not a language of this site",
        why="The languages stand in site.yaml, under `languages`: {known}.",
    ),
    "unknown-timezone": Wording(
        what="there is no time zone `{written}`",
        why="Time zones are named after a city, as in Europe/Brussels.",
    ),
    "unknown-locale": Wording(
        what="there is no locale `{written}`",
        why="A locale is a language and a country, as in en_IE.",
    ),
}

SAID_BY_SCHEMA: Mapping[str, str] = {
    "list_type": "not-a-list",
    "tuple_type": "not-a-list",
    "dict_type": "not-a-group",
    "mapping_type": "not-a-group",
    "model_type": "not-a-group",
    "model_attributes_type": "not-a-group",
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
}
"""What pydantic itself finds, by our codes."""
