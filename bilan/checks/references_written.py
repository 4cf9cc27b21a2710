"""References to figures as authors write them, to be offered in messages."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from bilan.model.content import Reference


def written_figure(
    key: str,
    *,
    as_of: dt.date | None = None,
    part: str = "",
    floor: Decimal | None = None,
    is_short: bool = False,
) -> str:
    """Return a reference to a figure: `[[figure migrants-protected floor=1000]]`."""
    options = (
        f"as-of={as_of.isoformat()}" if as_of else "",
        f"by={part}" if part else "",
        f"floor={floor:f}" if floor is not None else "",
        "form=short" if is_short else "",
    )
    return f"[[{' '.join(('figure', key, *filter(None, options)))}]]"


def written(reference: Reference) -> str:
    """Return a reference to a figure that a text makes, in the usual order of its options."""
    part = reference.part
    return written_figure(
        reference.indicators[0],
        as_of=reference.as_of,
        part=f"{part.dimension}:{part.key}" if part else "",
        floor=reference.floor,
        is_short=reference.is_short,
    )
