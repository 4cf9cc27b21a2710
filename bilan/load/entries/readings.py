"""What an editor probably meant by a number, a date or a word that is not written as content files ask."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

_DIGITS = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_POWER = re.compile(r"(-?\d+(?:\.\d+)?)[eE]\+?(\d{1,2})")
_THREES = re.compile(r"-?\d{1,3}(?:[,.]\d{3})+")
_DAY_PARTS = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})")
_LONGEST = 40


def number_readings(text: str) -> tuple[str, ...]:
    """Return how a number could be written plainly, likeliest first: `1,300` is 1300 or 1.300."""
    if len(text) > _LONGEST:
        return ()
    tidy = _tidied(text)
    if power := _POWER.fullmatch(tidy):
        return (
            (f"{power[1]}{'0' * int(power[2])}",)
            if "." not in power[1]
            else _shifted(power[1], int(power[2]))
        )
    if _THREES.fullmatch(tidy):
        whole = re.sub(r"[,.]", "", tidy)
        is_one_mark = sum(tidy.count(mark) for mark in ",.") == 1
        return _plain(whole, *([tidy.replace(",", ".")] if is_one_mark else []))
    last = max(tidy.rfind(","), tidy.rfind("."))
    if last >= 0 and tidy.count(tidy[last]) == 1:
        return _plain(re.sub(r"[,.]", "", tidy[:last]) + "." + tidy[last + 1 :])
    return _plain(tidy)


def _tidied(text: str) -> str:
    """Return a number without what stands around it or groups its digits, in plain digits."""
    plain = "".join(
        str(unicodedata.decimal(one)) if one.isdecimal() else "-" if one in "−–" else one for one in text
    )
    plain = re.sub(r"[\s_'’]", "", plain).lstrip("+")
    plain = re.sub(r"[%€$£]|(?<=\d)[A-Z]{3}$|^[A-Z]{3}(?=-?\d)", "", plain)
    return re.sub(r"^(-?)0+(?=\d)", r"\1", re.sub(r"^(-?)(?=[.,])", r"\g<1>0", plain)).rstrip(".,")


def _shifted(mantissa: str, power: int) -> tuple[str, ...]:
    """Return a number with its point moved to the right: 1.9 by 6 is 1900000."""
    whole, _, rest = mantissa.partition(".")
    digits = rest.ljust(power, "0")
    return _plain(f"{whole}{digits[:power]}.{digits[power:]}".rstrip("."))


def _plain(*readings: str) -> tuple[str, ...]:
    """Return the readings that are plain numbers, each once."""
    return tuple(dict.fromkeys(one for one in readings if _DIGITS.fullmatch(one)))


def day_readings(text: str) -> tuple[str, ...]:
    """Return how a day could be written plainly: `3/4/2021` is 3 April or 4 March."""
    found = _DAY_PARTS.fullmatch(text.strip().lstrip("~"))
    if found is None:
        return ()
    first, middle, last = found.groups()
    if len(first) == len("2021"):
        orders = [(first, middle, last)]
    elif len(last) == len("2021"):
        orders = [(last, middle, first), (last, first, middle)]
    else:
        return ()
    days = (_day(int(year), int(month), int(day)) for year, month, day in orders)
    return tuple(dict.fromkeys(day for day in days if day))


def _day(year: int, month: int, day: int) -> str:
    """Return a day as it is written, or nothing where there is no such day."""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


def key_reading(text: str) -> tuple[str, ...]:
    """Return a text as a key: `Économie du Sahel` is `economie-du-sahel`; nothing where no letter is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    key = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:100]
    return (key,) if key else ()


def truth_reading(text: str) -> tuple[str, ...]:
    """Return `true` or `false` for what people and other programs write in their place."""
    word = text.casefold()
    if word in {"true", "yes", "y", "on", "1", "oui", "vrai"}:
        return ("true",)
    return ("false",) if word in {"false", "no", "n", "off", "0", "non", "faux"} else ()


def moment_readings(text: str) -> tuple[str, ...]:
    """Return how a moment could be written plainly: `1/12/2026 9:00` is `2026-12-01T09:00`."""
    date, _, time = text.strip().partition("T" if "T" in text else " ")
    found = re.fullmatch(r"(\d{1,2})(?::|h|H)(\d{2})?(.*)", time.strip())
    if not time or found is None:
        return tuple(day_readings(date)) if not time else ()
    clock = f"{int(found[1]):02}:{found[2] or '00'}{found[3].replace(' ', '')}"
    written = (f"{day}T{clock}" for day in day_readings(date))
    return tuple(one for one in written if is_moment(one))


def is_moment(text: str) -> bool:
    """Return whether a text is a day and a time as the standard writes them."""
    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
