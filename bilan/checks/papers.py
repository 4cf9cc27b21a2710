"""Factsheets on paper: do they keep to their two pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bilan.model.source import Diagnostic, problem
from bilan.plan.recipes import Artifact, Plan, RecipeKind, Store, held

MOST = 2
"""The pages of a factsheet: one sheet of paper, printed on both sides."""

_COUNT = re.compile(rb"/Type/Pages/Count (\d+)")
"""How many pages a PDF says it has, as Typst writes it."""


def check_papers(plan: Plan, artifacts: Sequence[Artifact], store: Store) -> Iterator[Diagnostic]:
    """Return the factsheets that run over two pages."""
    papers = {one.path for one in plan.recipes if one.kind is RecipeKind.FACTSHEET}
    for artifact in artifacts:
        if artifact.path not in papers:
            continue
        pages = pages_of(held(artifact.key, store))
        if pages > MOST:
            yield problem(
                "factsheet-too-long",
                artifact.span,
                f"as a PDF, this factsheet takes {pages} pages",
                why="Two pages are one sheet of paper; a third is printed on another, and gets lost. Shorten "
                "the text, or leave the PDF out with `pdf: false`.",
            )


def pages_of(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    found = _COUNT.search(pdf)
    return int(found[1]) if found else 0
