"""Units of measure as English names them."""

from __future__ import annotations

from bilan.language.quantities.habits import phrases
from bilan.language.quantities.quantity import POINTS, SHARE, TIMES
from bilan.language.quantities.units import DAY_LONG, HOUR, MONTHS, SECONDS, WEEK, measure

SPANS = phrases({
    "second": measure(SECONDS), "minute": measure(SECONDS, 60), "hour": measure(SECONDS, HOUR),
    "day": measure(SECONDS, DAY_LONG), "week": measure(SECONDS, WEEK),
    "fortnight": measure(SECONDS, 2 * WEEK), "month": measure(MONTHS),
    "quarter": measure(MONTHS, 3), "semester": measure(MONTHS, 6),
    "year": measure(MONTHS, 12), "decade": measure(MONTHS, 120), "century": measure(MONTHS, 1200),
    "millennium": measure(MONTHS, 12_000),
    "kilometre|kilometer": measure("metres", 1000), "metre|meter": measure("metres"),
    "mile": measure("metres", "1609.344", is_rough=True), "hectare": measure("square metres", 10_000),
    "litre|liter": measure("litres"), "tonne|ton": measure("grams", 10**6),
    "kilo|kilogram|kilogramme": measure("grams", 1000),
})  # fmt: skip
"""What an article or a fraction may stand before: `a year`, `half an hour`."""

PERIODS = phrases({
    "daily": measure(SECONDS, DAY_LONG), "weekly": measure(SECONDS, WEEK),
    "fortnightly": measure(SECONDS, 2 * WEEK), "monthly": measure(MONTHS), "quarterly": measure(MONTHS, 3),
    "biannual": measure(MONTHS, 6), "yearly|annual": measure(MONTHS, 12), "biennial": measure(MONTHS, 24),
    "triennial": measure(MONTHS, 36), "quinquennial": measure(MONTHS, 60),
    "centenary|centennial": measure(MONTHS, 1200), "bicentenary|bicentennial": measure(MONTHS, 2400),
})  # fmt: skip
"""What says a span in passing, and counts nothing behind a number: `five monthly instalments`."""

UNITS = SPANS | phrases({
    "seconds": measure(SECONDS), "minutes|mins": measure(SECONDS, 60), "hours": measure(SECONDS, HOUR),
    "days": measure(SECONDS, DAY_LONG), "weeks": measure(SECONDS, WEEK),
    "fortnights": measure(SECONDS, 2 * WEEK), "months": measure(MONTHS),
    "quarters": measure(MONTHS, 3), "semesters": measure(MONTHS, 6),
    "years|yrs|yr": measure(MONTHS, 12), "decades": measure(MONTHS, 120),
    "centuries": measure(MONTHS, 1200), "millennia": measure(MONTHS, 12_000),
    "percent|per cent|pct|per-cent": measure(SHARE, "0.01"),
    "per mille|per thousand": measure(SHARE, "0.001"),
    "percentage point|percentage points|percent points|% points|point|points|pc points": measure(POINTS),
    "basis points|basis point": measure(POINTS, "0.01"), "times|fold": measure(TIMES),
    "kilometres|kilometers|kms": measure("metres", 1000), "metres|meters": measure("metres"),
    "centimetres|centimeters|centimetre|centimeter": measure("metres", "0.01"),
    "millimetres|millimeters|millimetre|millimeter": measure("metres", "0.001"),
    "miles": measure("metres", "1609.344", is_rough=True),
    "nautical miles|nautical mile": measure("metres", 1852),
    "feet|foot": measure("metres", "0.3048", is_rough=True),
    "inch|inches": measure("metres", "0.0254", is_rough=True),
    "yard|yards": measure("metres", "0.9144", is_rough=True), "hectares": measure("square metres", 10_000),
    "acres|acre": measure("square metres", "4046.86", is_rough=True),
    "square metres|square meters|square metre|sq m": measure("square metres"),
    "square kilometres|square kilometers|square kilometre|sq km": measure("square metres", 10**6),
    "square miles|square mile": measure("square metres", 2_589_988, is_rough=True),
    "litres|liters": measure("litres"), "millilitres|millilitre|milliliters": measure("litres", "0.001"),
    "hectolitres": measure("litres", 100),
    "cubic metres|cubic meters|cubic metre": measure("litres", 1000),
    "cubic kilometres": measure("litres", 10**12),
    "gallons|gallon": measure("litres", "3.785", is_rough=True), "barrels|barrel": measure("barrels"),
    "tonnes|tons|metric tons|metric tonnes": measure("grams", 10**6),
    "quintals|quintal": measure("grams", 100_000), "kilos|kilograms|kilogrammes": measure("grams", 1000),
    "grams|grammes|gram": measure("grams"), "milligrams": measure("grams", "0.001"),
    "pounds of": measure("grams", "453.592", is_rough=True),
    "ounces": measure("grams", "28.35", is_rough=True), "watts": measure("watts"),
    "kilowatts": measure("watts", 1000), "megawatts|megawatt": measure("watts", 10**6),
    "gigawatts|gigawatt": measure("watts", 10**9),
    "kilowatt hours|kilowatt-hours": measure("watt-hours", 1000),
    "megawatt hours|megawatt-hours": measure("watt-hours", 10**6),
    "gigawatt hours|gigawatt-hours": measure("watt-hours", 10**9),
    "terawatt hours|terawatt-hours": measure("watt-hours", 10**12),
    "degrees celsius|degrees|degree|degrees centigrade": measure("degrees"),
    "degrees fahrenheit": measure("fahrenheit"), "decibels": measure("decibels"),
    "volts": measure("volts"), "calories": measure("kilocalories", "0.001"),
    "kilocalories": measure("kilocalories"),
})  # fmt: skip
"""What may stand behind a number."""

CURRENCIES = {
    "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "us dollars": "USD",
    "us dollar": "USD", "american dollars": "USD", "cfa francs": "CFA", "cfa franc": "CFA",
    "francs cfa": "CFA", "swiss francs": "CHF", "pounds": "GBP", "pounds sterling": "GBP", "pound": "GBP",
    "canadian dollars": "CAD", "australian dollars": "AUD", "dirhams": "MAD", "moroccan dirhams": "MAD",
    "naira": "NGN", "birr": "ETB", "yen": "JPY", "yuan": "CNY", "rand": "ZAR", "rupees": "INR",
    "shillings": "shilling", "kenyan shillings": "KES", "dinars": "dinar", "roubles": "RUB",
    "rubles": "RUB", "cents": "cent", "francs": "franc", "pence": "penny", "cent": "cent", "ariary": "MGA",
    "cedis": "GHS", "dalasi": "GMD", "cfa": "CFA",
}  # fmt: skip
"""Money in words."""
