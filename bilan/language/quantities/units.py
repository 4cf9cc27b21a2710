"""Units that more than one language writes alike, and what each is worth in its base."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from bilan.language.quantities.quantity import POINTS, SHARE, TIMES


class Measure(NamedTuple):
    """What a unit measures."""

    unit: str
    factor: Decimal
    """What one of it is worth in the base of the unit."""
    is_rough: bool = False
    """Whether it is of another system, so that a translation rounds it."""


def measure(unit: str, factor: object = 1, *, is_rough: bool = False) -> Measure:
    """Return a unit worth so many of its base."""
    return Measure(unit=unit, factor=Decimal(str(factor)), is_rough=is_rough)


SECONDS, MONTHS = "seconds", "months"
HOUR, DAY_LONG, WEEK = 3600, 86_400, 604_800

SIGNS: Mapping[str, Measure] = {
    "%": measure(SHARE, "0.01"),
    "‰": measure(SHARE, "0.001"),
    "pp": measure(POINTS), "pts": measure(POINTS), "pt": measure(POINTS),
    "x": measure(TIMES), "×": measure(TIMES),
    **{name: measure("metres", factor) for name, factor in {
        "mm": "0.001", "cm": "0.01", "m": 1, "km": 1000,
    }.items()},
    **{name: measure("square metres", factor) for name, factor in {
        "m²": 1, "m2": 1, "ha": 10_000, "km²": 1_000_000, "km2": 1_000_000, "cm²": "0.0001", "cm2": "0.0001",
    }.items()},
    **{name: measure("litres", factor) for name, factor in {
        "ml": "0.001", "mL": "0.001", "cl": "0.01", "l": 1, "L": 1, "hl": 100, "m³": 1000, "m3": 1000,
        "km³": 10**12, "km3": 10**12, "cm³": "0.001", "cm3": "0.001",
    }.items()},
    **{name: measure("grams", factor) for name, factor in {
        "mg": "0.001", "g": 1, "kg": 1000, "t": 10**6, "kt": 10**9, "Mt": 10**12, "Gt": 10**15,
        "µg": "0.000001",
    }.items()},
    **{name: measure("watts", factor) for name, factor in {
        "W": 1, "kW": 1000, "MW": 10**6, "GW": 10**9, "TW": 10**12, "MWp": 10**6, "kWp": 1000, "MWc": 10**6,
        "kWc": 1000,
    }.items()},
    **{name: measure("watt-hours", factor) for name, factor in {
        "Wh": 1, "kWh": 1000, "MWh": 10**6, "GWh": 10**9, "TWh": 10**12,
    }.items()},
    **{name: measure("bytes", factor) for name, factor in {
        "kB": 1000, "KB": 1000, "MB": 10**6, "GB": 10**9, "TB": 10**12, "ko": 1000, "Ko": 1000, "Mo": 10**6,
        "Go": 10**9, "To": 10**12,
    }.items()},
    "s": measure(SECONDS), "min": measure(SECONDS, 60), "h": measure(SECONDS, HOUR),
    "hrs": measure(SECONDS, HOUR), "hr": measure(SECONDS, HOUR), "sec": measure(SECONDS),
    "ms": measure(SECONDS, "0.001"),
    "mn": measure(SECONDS, 60),
    "°C": measure("degrees"), "°F": measure("fahrenheit"), "°": measure("degrees"),
    "hPa": measure("hectopascals"), "dB": measure("decibels"), "mb": measure("hectopascals"),
    "Hz": measure("hertz"), "kHz": measure("hertz", 1000), "MHz": measure("hertz", 10**6),
    "V": measure("volts"), "kV": measure("volts", 1000), "kcal": measure("kilocalories"),
    "ft": measure("metres", "0.3048", is_rough=True), "mi": measure("metres", "1609.344", is_rough=True),
    "lb": measure("grams", "453.592", is_rough=True), "lbs": measure("grams", "453.592", is_rough=True),
}  # fmt: skip
"""Signs and abbreviations, as they are written: a capital letter counts."""

CURRENCIES: Mapping[str, str] = {
    "€": "EUR", "EUR": "EUR", "$": "USD", "USD": "USD", "US$": "USD", "£": "GBP", "GBP": "GBP", "¥": "JPY",
    "JPY": "JPY", "XOF": "CFA", "XAF": "CFA", "FCFA": "CFA", "CFA": "CFA", "CFAF": "CFA", "CHF": "CHF",
    "MAD": "MAD", "TND": "TND", "DZD": "DZD", "NGN": "NGN", "KES": "KES", "ETB": "ETB", "CAD": "CAD",
    "AUD": "AUD", "ZAR": "ZAR", "CNY": "CNY", "RMB": "CNY", "INR": "INR", "₹": "INR", "SEK": "SEK",
    "NOK": "NOK", "DKK": "DKK", "PLN": "PLN", "HUF": "HUF", "CZK": "CZK", "BGN": "BGN", "RON": "RON",
    "TRY": "TRY", "UAH": "UAH", "LBP": "LBP", "EGP": "EGP", "LYD": "LYD", "SOS": "SOS",
    "GMD": "GMD", "GHS": "GHS", "MRU": "MRU", "RWF": "RWF", "UGX": "UGX", "TZS": "TZS", "DJF": "DJF",
    "₦": "NGN",
}  # fmt: skip
"""Signs and codes of money. The two CFA francs are worth the same and are often both called FCFA."""

SCALES: Mapping[str, int] = {
    "k": 10**3, "K": 10**3, "M": 10**6, "Mio": 10**6, "mio": 10**6, "mln": 10**6, "mn": 10**6, "Mn": 10**6,
    "MM": 10**6, "b": 10**9, "B": 10**9,
    "bn": 10**9, "Bn": 10**9, "bln": 10**9, "Md": 10**9, "Mds": 10**9, "md": 10**9, "mds": 10**9,
    "Mrd": 10**9, "Mia": 10**9, "tn": 10**12, "trn": 10**12,
}  # fmt: skip
"""Abbreviations of large numbers, as they are written."""

SCALED_CURRENCIES: Mapping[str, tuple[int, str]] = {
    "MEUR": (10**6, "EUR"), "kEUR": (10**3, "EUR"), "KEUR": (10**3, "EUR"), "MUSD": (10**6, "USD"),
    "kUSD": (10**3, "USD"), "MFCFA": (10**6, "CFA"),
}  # fmt: skip
