"""The indicators that were found."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.model.indicators import Indicator
from bilan.model.records import Record

FOLDER = "content/indicators/"


class IndicatorsFound(Record):
    """The indicators of a site."""

    indicators: Mapping[str, Indicator]
    known: frozenset[str]
    """The keys that files name, also of indicators that are too broken to be among the others."""
