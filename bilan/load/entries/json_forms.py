"""How each kind of field looks in JSON Schema: what programs need that complete keys and mark mistakes.

A form says as much as such a program can see of one value alone. What it refuses it explains in the words
of our messages. `NAMES` marks a value that names something of the content, so that its keys can be offered.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import GetJsonSchemaHandler, JsonValue, WithJsonSchema
from pydantic.config import JsonDict
from pydantic_core import CoreSchema

from bilan.load.entries.wording import ONLY_PERIODS_BEGIN, VALUE_OR_REASON, WORDINGS
from bilan.model.standards import CURRENCIES

NAMES = "x-names"
"""The key of a form that says what is named there, as in `topics`."""

SAYS_WHY = "patternErrorMessage"
"""What is said where a text does not have the form; VS Code and its relatives know this key."""

_YEAR = "(?:19|20|21)[0-9]{2}"
_MONTH = f"{_YEAR}-(?:0[1-9]|1[0-2])"
_DAY = f"{_MONTH}-(?:0[1-9]|[12][0-9]|3[01])"
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_KEY = "[a-z0-9]+(?:-[a-z0-9]+)*"
_PORT = "(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}))?"
_HOST = r"https?://[^\s/?#<>\"\\\[\]@:]+" + _PORT
_PLAIN_HOST = "https?://[A-Za-z0-9._-]+" + _PORT
_LANGUAGE = "[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
_WHOLE = "-?(?:0|[1-9][0-9]{0,8})"
_MOST = 999_999_999
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def form(kind: str | list[str], **more: object) -> WithJsonSchema:
    """Return what stands beside the type of a field, to tell its form."""
    return WithJsonSchema({"type": kind, **more})


def shape(of: WithJsonSchema) -> dict[str, Any]:
    """Return a form as it is written in a schema."""
    return dict(of.json_schema or {})


def _shaped(kind: str | list[str], pattern: str, code: str, **more: object) -> WithJsonSchema:
    return form(kind, pattern=f"^(?:{pattern})$", **{SAYS_WHY: WORDINGS[code].why}, **more)


def text(limit: int) -> WithJsonSchema:
    """Return the form of a text; a number that stands alone is one as well, as in `title: 2021`."""
    return form(
        ["string", "number"], pattern=r"\S", maxLength=limit, **{SAYS_WHY: WORDINGS["empty-text"].why}
    )


def key(limit: int, code: str = "bad-key", **more: object) -> WithJsonSchema:
    """Return the form of a key, and of a slug."""
    return _shaped(["string", "integer"], _KEY, code, maxLength=limit, minimum=0, **more)


def names(what: str, limit: int) -> WithJsonSchema:
    """Return the form of a key that names something of the content, as in `topics`."""
    return key(limit, **{NAMES: what})


def group(what: str) -> WithJsonSchema:
    """Return the form of a group whose keys depend on the content, as in `words`: a text by language."""
    return form("object", **{NAMES: what})


ANY_TEXT = form(["string", "number"])
NUMBER = _shaped(["number", "string"], _NUMBER, "number-not-plain")
WHOLE = _shaped(["integer", "string"], _WHOLE, "not-a-whole-number", minimum=-_MOST, maximum=_MOST)
TRUTH = form("boolean")
DAY = _shaped("string", _DAY, "date-not-iso")
WHEN = _shaped("string", f"{_DAY}|~{_MONTH}|~{_YEAR}", "date-not-iso")
PERIOD = _shaped(
    ["string", "integer"],
    f"{_DAY}|~?{_MONTH}|~?{_YEAR}",
    "date-not-iso",
    minimum=_FIRST_YEAR,
    maximum=_LAST_YEAR,
)
MOMENT = _shaped("string", f"{_DAY}(?:[T ]{_CLOCK}(?::[0-5][0-9])?(?:Z|[+-]{_CLOCK})?)?", "time-not-iso")
COUNTRY = form("string", **{NAMES: "countries"})
CURRENCY = form("string", enum=sorted(CURRENCIES))
ALIAS = _shaped("string", r"/(?:[^/\s?#<>\"\\%][^\s?#<>\"\\%]*)?", "bad-alias")
ADDRESS = _shaped("string", rf"{_HOST}(?:[/?#][^\s<>\"\\]*)?", "bad-address")
BASE_ADDRESS = _shaped("string", rf"{_PLAIN_HOST}(?:/[A-Za-z0-9/._~!$&'()*+,;=:@%-]*)?", "bad-address")
LANGUAGE = _shaped("string", _LANGUAGE, "unknown-language", **{NAMES: "languages"})
NEW_LANGUAGE = form("string", pattern=f"^(?:{_LANGUAGE})$")
TIMEZONE = _shaped("string", "[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*", "unknown-timezone")
LOCALE = _shaped("string", "[a-z]{2,3}(?:_[A-Za-z0-9]+)*", "unknown-locale")
EMAIL = form("string", pattern=r"^[^\s@<>,;:]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+$")
IATI = form("string", pattern=r"^[A-Za-z]{2,}-[^\s/&|?]+$")


class OrNameAlone:
    """The mark of a group that may be written as its name alone, in one text or by language."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Return the form of either."""
        return {"anyOf": [{"type": "object", NAMES: "name-or-words"}, handler(core)]}


def some(of: WithJsonSchema) -> WithJsonSchema:
    """Return the form of a list that cannot be empty, and names nothing twice."""
    return form("array", items=shape(of), minItems=1, uniqueItems=True)


def words_by_form(forms: Iterable[str], limit: int) -> WithJsonSchema:
    """Return the form of the words of a unit, by plural form."""
    word = shape(text(limit))
    return form(
        "object", properties=dict.fromkeys(forms, word), required=["other"], additionalProperties=False
    )


_WRITTEN: JsonValue = ["string", "number"]

_LISTED: JsonValue = "array"


def _nothing(*keys: str, why: str) -> JsonDict:
    return {"properties": {key: {"type": "null", "errorMessage": why} for key in keys}}


VALUE_OR_ABSENT: JsonDict = {
    "if": {"required": ["value"], "properties": {"value": {"type": _WRITTEN}}},
    "then": _nothing("absent", "reason", "expected", why=VALUE_OR_REASON),
    "else": {
        "required": ["absent"],
        "properties": {"absent": {"type": "string"}, "by": {"maxProperties": 0}},
    },
}
"""An observation has a value, or says why there is none; what is not there has no parts."""

_ONE_OF_TWO: list[JsonValue] = [
    {"required": [one], "properties": {one: {"type": kinds}, other: {"type": "null"}}}
    for one, kinds, other in (("observations", _LISTED, "data"), ("data", _WRITTEN, "observations"))
]
_BEGINS: JsonDict = {"required": ["from"], "properties": {"from": {"type": ["string", "integer"]}}}
OBSERVED: JsonDict = {
    "oneOf": _ONE_OF_TWO,
    "if": {"required": ["counting"], "properties": {"counting": {"const": "period"}}},
    "then": {"properties": {"observations": {"items": _BEGINS}}},
    "else": {"properties": {"observations": {"items": _nothing("from", why=ONLY_PERIODS_BEGIN)}}},
}
"""An indicator has its values here or in a table; where they are counted by period, each says since when."""

PICTURE_WITH_WORDS: JsonDict = {"dependencies": {"image": ["image_alt"]}}
"""A picture says what it shows, or that it is a decoration."""
