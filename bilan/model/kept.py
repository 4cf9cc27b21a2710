"""What is kept from one run to the next: problems as plain values, read without any trust in them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from bilan.model.codes import Severity
from bilan.model.source import Diagnostic, Span


class Lost(LookupError):
    """A store does not hold any more what it said it holds: it was damaged, or cannot be read."""


def problems_to_json(problems: Iterable[Diagnostic]) -> str:
    """Return problems as a JSON list that says all of them."""
    return json.dumps([asdict(one) for one in problems])


def problems_from_json(kept: str | bytes) -> tuple[Diagnostic, ...]:
    """Return the problems of a JSON list.

    Raises:
        ValueError: it is no JSON, or not the list that was kept.
    """
    try:
        return tuple(
            Diagnostic(
                **{
                    **one,
                    "severity": Severity(one["severity"]),
                    "span": Span(**one["span"]),
                    "fixes": tuple(one["fixes"]),
                    "also": tuple(Span(**each) for each in one["also"]),
                }
            )
            for one in json.loads(kept)
        )
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        raise ValueError("this is no list of problems") from error
