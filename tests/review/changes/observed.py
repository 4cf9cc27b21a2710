"""Open data with some values, as a publication tells them."""

from __future__ import annotations

import json
from collections.abc import Mapping

from bilan.review.changes.figure_changes import FigureData

Row = Mapping[str, object]


def row(indicator: str, as_of: str, value: int | None, **more: object) -> Row:
    return {
        "indicator": indicator,
        "as_of": as_of,
        "as_of_precision": "day",
        "as_of_about": False,
        "from": None,
        "value": value,
        "status": "present" if value is not None else "absent",
        "absent": None if value is not None else "in-verification",
        "qualifier": None,
        "unit": "people",
        "kind": "result",
        "country": "_T",
        "source_page": None,
        "label_en": indicator.title(),
        "source_en": "A report",
        **more,
    }


def data(*rows: Row) -> FigureData:
    return FigureData(observations=as_bytes("observations", *rows), latest=None)


def as_bytes(name: str, *rows: Row) -> bytes:
    return json.dumps({"about": {}, name: list(rows)}).encode()
