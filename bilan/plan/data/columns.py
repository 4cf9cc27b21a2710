"""The columns of the open data: their names, types and codes, and what each means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bilan.language.locales import Locale
from bilan.language.words import say
from bilan.model.indicators import AbsenceReason, Counting, Direction, Kind, Level, Qualifier
from bilan.model.standards import DIMENSIONS
from bilan.model.when import Precision
from bilan.plan.context import Context
from bilan.plan.data.data_views import ColumnType, ColumnView, Status

STATE = ("as_of", "as_of_precision", "as_of_about", "from", "value", "status", "absent", "qualifier")
"""What a figure says, in every table that has one."""

NATURE = ("unit", "kind", "level", "counting")
CORRECTION = ("revised_from", "revised_on", "expected", "validated_on")
SOURCE = ("source_url", "source_page")
OBSERVATION_WORDS = (
    *("label", "part_label", "source", "validated_by", "absent_reason", "revised_reason", "note"),
)
INDICATOR_WORDS = ("label", "unit_label", "definition", "method", "limits", "source", "page")
PROJECT_WORDS = ("label", "funder", "partners", "page")

_NUMBERS = frozenset({"value", "revised_from", "baseline_value", "target_value", "contribution"})
_DATES = frozenset(
    {
        "as_of",
        "from",
        "to",
        "since",
        "expected",
        "revised_on",
        "validated_on",
        "baseline_as_of",
        "target_as_of",
    }
)
_ADDRESSES = frozenset({"source_url", "website", "csv", "json", "page"})
_REQUIRED = frozenset(
    {"indicator", "project", "status", "unit", "kind", "counting", "contribution", "currency"}
)
_PRECISIONS = tuple(one.value for one in Precision)
_CODES: Mapping[str, tuple[str, ...]] = {
    "status": tuple(one.value for one in Status),
    "absent": tuple(one.value for one in AbsenceReason),
    "qualifier": tuple(one.value for one in Qualifier),
    "kind": tuple(one.value for one in Kind),
    "level": tuple(one.value for one in Level),
    "counting": tuple(one.value for one in Counting),
    "direction": tuple(one.value for one in Direction),
    "as_of_precision": _PRECISIONS,
    "from_precision": _PRECISIONS,
    "to_precision": _PRECISIONS,
}
_OWN = "by_"


def dimension_columns(context: Context) -> Mapping[str, str]:
    """Return the column of each dimension: `country`, and `by_status` for one that the site adds."""
    own = (one for one in context.site.settings.dimensions if one not in DIMENSIONS)
    return {**{one: one for one in DIMENSIONS}, **{one: f"{_OWN}{one}" for one in own}}


def observation_columns(context: Context) -> tuple[ColumnView, ...]:
    """Return the columns of the dated values and their parts."""
    dimensions = tuple(dimension_columns(context).values())
    names = ("indicator", *STATE, *NATURE, *dimensions, *CORRECTION, *SOURCE)
    return _columns(context, names, OBSERVATION_WORDS, required=("as_of", *dimensions))


def indicator_columns(context: Context) -> tuple[ColumnView, ...]:
    """Return the columns of the indicators, each with its latest figure."""
    milestones = ("baseline_as_of", "baseline_value", "target_as_of", "target_value")
    about = ("direction", "objective", "since", "observations", *milestones)
    names = ("indicator", *STATE, *NATURE, *about, *SOURCE, "csv", "json")
    return _columns(context, names, INDICATOR_WORDS)


def project_columns(context: Context) -> tuple[ColumnView, ...]:
    """Return the columns of the projects."""
    period = ("from", "from_precision", "to", "to_precision")
    lists = ("countries", "regions", "objectives", "topics", "results")
    names = ("project", "kind", "contribution", "currency", *period, *lists, "website")
    return _columns(context, names, PROJECT_WORDS, required=("from",))


def _columns(
    context: Context, names: Iterable[str], words: Iterable[str], required: tuple[str, ...] = ()
) -> tuple[ColumnView, ...]:
    meanings = {language: _meanings(locale) for language, locale in context.locales.items()}
    plain = tuple(_column(one, one, meanings, one in required or one in _REQUIRED) for one in names)
    spoken = tuple(
        _column(f"{one}_{language}", one, meanings, is_required=False)
        for one in words
        for language in context.languages
    )
    return (*plain, *spoken)


def _column(
    name: str, meaning: str, meanings: Mapping[str, Mapping[str, str]], is_required: bool
) -> ColumnView:
    own = "dimension" if meaning.startswith(_OWN) else meaning
    return ColumnView(
        name=name,
        type=_type(name),
        description={language: said.get(own, "") for language, said in meanings.items()},
        is_address=meaning in _ADDRESSES,
        is_required=is_required,
        codes=_CODES.get(name, ()),
    )


def _type(name: str) -> ColumnType:
    if name in _NUMBERS:
        return ColumnType.NUMBER
    if name in _DATES:
        return ColumnType.DATE
    if name == "observations":
        return ColumnType.INTEGER
    return ColumnType.BOOLEAN if name == "as_of_about" else ColumnType.STRING


def _meanings(locale: Locale) -> Mapping[str, str]:
    return {**_of_figures(locale), **_of_nature(locale), **_of_words(locale), **_of_projects(locale)}


def _of_figures(locale: Locale) -> Mapping[str, str]:
    part = say(locale, "The part that the row is about; _T where it is about all parts together.")
    return {
        "indicator": say(locale, "The key of the indicator. It stays the same."),
        "as_of": say(locale, "The day that the value speaks of: the last day that is meant."),
        "as_of_precision": say(locale, "How exactly that date is known: the day, the month or the year."),
        "as_of_about": say(locale, "true where the date is known only roughly."),
        "from": say(
            locale, "The first day of the period that is spoken of. It is empty for a total or a state."
        ),
        "value": say(
            locale, "The number, in the unit. It is empty where absent says why, and never 0 instead."
        ),
        "status": say(
            locale,
            "present: there is a value. revised: the value corrects an earlier one. absent: there is none.",
        ),
        "absent": say(locale, "Why there is no value."),
        "qualifier": say(locale, "How the number stands to the truth, as in “more than”."),
        "revised_from": say(locale, "The value before it was corrected."),
        "revised_on": say(locale, "The day on which the value was corrected."),
        "expected": say(locale, "When a value is expected that is absent."),
        "validated_on": say(locale, "The day on which the value was confirmed."),
        "country": part,
        "region": part,
        "sex": part,
        "age": part,
        "dimension": part,
    }


def _of_nature(locale: Locale) -> Mapping[str, str]:
    return {
        "unit": say(locale, "What is counted, or the code of the currency. Percentages run to 100."),
        "kind": say(locale, "What sort of number it is. Only result is something that was achieved."),
        "level": say(locale, "How far along the chain of results the indicator measures."),
        "counting": say(
            locale,
            "cumulative: each value is the total so far. period: values add up. latest: a state on its day.",
        ),
        "direction": say(locale, "Which way is good."),
        "since": say(locale, "The first day that is counted."),
        "observations": say(locale, "How many dated values there are, absent ones included."),
        "baseline_as_of": say(locale, "The day of the value at the beginning."),
        "baseline_value": say(locale, "The value at the beginning."),
        "target_as_of": say(locale, "The day by which the target is to be reached."),
        "target_value": say(locale, "The target: what is to be reached, never what has been."),
        "source_url": say(locale, "The address of the document that the value comes from."),
        "source_page": say(locale, "The page in that document."),
        "csv": say(locale, "Where the dated values of the indicator lie as CSV."),
        "json": say(locale, "Where the dated values of the indicator lie as JSON."),
    }


def _of_words(locale: Locale) -> Mapping[str, str]:
    return {
        "label": say(locale, "The name."),
        "part_label": say(locale, "The name of the part that the row is about."),
        "unit_label": say(locale, "The name of the unit, in the plural."),
        "definition": say(locale, "What exactly is counted."),
        "method": say(locale, "How it is counted."),
        "limits": say(locale, "What the figure does not tell."),
        "source": say(locale, "The name of the document that the value comes from."),
        "validated_by": say(locale, "Who confirmed the value."),
        "absent_reason": say(locale, "Why there is no value, in words."),
        "revised_reason": say(locale, "Why the value was corrected."),
        "note": say(locale, "What else must be known of the value."),
        "page": say(locale, "The page about it."),
    }


def _of_projects(locale: Locale) -> Mapping[str, str]:
    return {
        "project": say(locale, "The key of the project. It stays the same."),
        "contribution": say(locale, "The amount that was set aside. It is a budget and not a result."),
        "currency": say(locale, "The code of its currency."),
        "to": say(locale, "The last day. It is empty while the project is ongoing."),
        "from_precision": say(locale, "How exactly the first day is known."),
        "to_precision": say(locale, "How exactly the last day is known."),
        "countries": say(
            locale, "The codes of its countries, with semicolons between them. No amount is split."
        ),
        "regions": say(locale, "The keys of its regions."),
        "objective": say(locale, "The key of the objective."),
        "objectives": say(locale, "The keys of its objectives."),
        "topics": say(locale, "The keys of its topics."),
        "results": say(locale, "The keys of the indicators that its page shows."),
        "website": say(locale, "Its own website."),
        "funder": say(locale, "Who gave the amount."),
        "partners": say(locale, "Who carries it out."),
    }
