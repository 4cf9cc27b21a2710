"""Units of measure as French names them."""

from __future__ import annotations

from bilan.language.quantities.habits import phrases
from bilan.language.quantities.quantity import POINTS, SHARE, TIMES
from bilan.language.quantities.units import DAY_LONG, HOUR, MONTHS, SECONDS, WEEK, measure

SPANS = phrases({
    "seconde": measure(SECONDS), "minute": measure(SECONDS, 60), "heure": measure(SECONDS, HOUR),
    "jour|journée": measure(SECONDS, DAY_LONG), "semaine": measure(SECONDS, WEEK), "mois": measure(MONTHS),
    "trimestre": measure(MONTHS, 3), "semestre": measure(MONTHS, 6), "an|année": measure(MONTHS, 12),
    "décennie": measure(MONTHS, 120), "siècle": measure(MONTHS, 1200),
    "millénaire": measure(MONTHS, 12_000), "kilomètre": measure("metres", 1000),
    "mètre": measure("metres"), "mille marin": measure("metres", 1852),
    "hectare": measure("square metres", 10_000), "litre": measure("litres"),
    "tonne": measure("grams", 10**6), "kilo|kilogramme": measure("grams", 1000),
})  # fmt: skip
"""What an article or a fraction may stand before: `a year`, `half an hour`."""

PERIODS = phrases({
    "quotidien|quotidienne|quotidiens|quotidiennes": measure(SECONDS, DAY_LONG),
    "hebdomadaire|hebdomadaires": measure(SECONDS, WEEK),
    "mensuel|mensuelle|mensuels|mensuelles": measure(MONTHS), "bimestriel|bimestrielle": measure(MONTHS, 2),
    "trimestriel|trimestrielle|trimestriels|trimestrielles": measure(MONTHS, 3),
    "semestriel|semestrielle|semestriels|semestrielles": measure(MONTHS, 6),
    "annuel|annuelle|annuels|annuelles": measure(MONTHS, 12),
    "biennal|biennale|bisannuel|bisannuelle": measure(MONTHS, 24), "triennal|triennale": measure(MONTHS, 36),
    "quadriennal|quadriennale": measure(MONTHS, 48),
    "quinquennal|quinquennale|quinquennat": measure(MONTHS, 60), "sexennal": measure(MONTHS, 72),
    "septennal|septennat": measure(MONTHS, 84), "décennal|décennale": measure(MONTHS, 120),
    "cinquantenaire": measure(MONTHS, 600), "centenaire": measure(MONTHS, 1200),
    "bicentenaire": measure(MONTHS, 2400),
})  # fmt: skip
"""What says a span in passing, and counts nothing behind a number: `cinq versements mensuels`."""

UNITS = SPANS | phrases({
    "secondes": measure(SECONDS), "minutes": measure(SECONDS, 60), "heures": measure(SECONDS, HOUR),
    "jours|journées": measure(SECONDS, DAY_LONG), "semaines": measure(SECONDS, WEEK),
    "trimestres": measure(MONTHS, 3), "semestres": measure(MONTHS, 6), "ans|années": measure(MONTHS, 12),
    "décennies": measure(MONTHS, 120), "siècles": measure(MONTHS, 1200),
    "millénaires": measure(MONTHS, 12_000),
    "pour cent|p. cent|pourcent|p. 100|p.c.": measure(SHARE, "0.01"),
    "pour mille": measure(SHARE, "0.001"),
    "point de pourcentage|points de pourcentage|point de %|points de %|points de pour cent": measure(POINTS),
    "point|points": measure(POINTS),
    "point de base|points de base": measure(POINTS, "0.01"), "fois": measure(TIMES),
    "kilomètres|kms": measure("metres", 1000), "mètres": measure("metres"),
    "centimètres|centimètre": measure("metres", "0.01"),
    "millimètres|millimètre": measure("metres", "0.001"),
    "milles marins|milles nautiques": measure("metres", 1852),
    "miles|mile|milles": measure("metres", "1609.344", is_rough=True),
    "pieds": measure("metres", "0.3048", is_rough=True),
    "pouces": measure("metres", "0.0254", is_rough=True), "hectares": measure("square metres", 10_000),
    "acres|acre": measure("square metres", "4046.86", is_rough=True),
    "mètres carrés|mètre carré": measure("square metres"),
    "kilomètres carrés|kilomètre carré|km carrés": measure("square metres", 10**6),
    "litres": measure("litres"), "millilitres|millilitre": measure("litres", "0.001"),
    "hectolitres": measure("litres", 100), "mètres cubes|mètre cube": measure("litres", 1000),
    "kilomètres cubes": measure("litres", 10**12), "gallons": measure("litres", "3.785", is_rough=True),
    "barils|baril": measure("barrels"), "tonnes": measure("grams", 10**6),
    "quintaux|quintal": measure("grams", 100_000), "kilos|kilogrammes": measure("grams", 1000),
    "grammes|gramme": measure("grams"), "milligrammes": measure("grams", "0.001"),
    "livres de": measure("grams", "453.592", is_rough=True), "watts": measure("watts"),
    "kilowatts": measure("watts", 1000), "mégawatts|mégawatt": measure("watts", 10**6),
    "gigawatts|gigawatt": measure("watts", 10**9),
    "kilowattheures|kilowatts-heures": measure("watt-hours", 1000),
    "mégawattheures": measure("watt-hours", 10**6), "gigawattheures": measure("watt-hours", 10**9),
    "térawattheures": measure("watt-hours", 10**12),
    "degrés celsius|degrés|degré|degrés centigrades": measure("degrees"),
    "degrés fahrenheit": measure("fahrenheit"), "décibels": measure("decibels"), "volts": measure("volts"),
    "calories": measure("kilocalories", "0.001"), "kilocalories": measure("kilocalories"),
})  # fmt: skip
"""What may stand behind a number."""

CURRENCIES = {
    "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "dollars américains": "USD",
    "dollars des états-unis": "USD", "dollars us": "USD", "francs cfa": "CFA", "franc cfa": "CFA",
    "f cfa": "CFA", "francs suisses": "CHF", "livres sterling": "GBP", "livres": "GBP",
    "livre sterling": "GBP", "dollars canadiens": "CAD", "dollars australiens": "AUD", "dirhams": "MAD",
    "nairas": "NGN", "birrs": "ETB", "birr": "ETB", "yens": "JPY", "yuans": "CNY", "rands": "ZAR",
    "roupies": "INR", "shillings": "shilling", "shillings kényans": "KES", "dinars": "dinar",
    "roubles": "RUB", "centimes": "cent", "centime": "cent", "cents": "cent", "francs": "franc",
    "pence": "penny", "ariarys": "MGA", "cedis": "GHS", "dalasis": "GMD",
}  # fmt: skip
"""Money in words."""
