"""What can be started from the command line, and what can be said of it there."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

STARTED = ("story", "news", "project", "objective", "indicator", "factsheet", "page", "hosting")
"""What can stand behind `new`."""

FACTS: Mapping[str, str] = {
    "kind": "news or story; for an indicator result, target, pledge, planned, estimate, context or budget",
    "date": "the day of a story; today where nothing is said",
    "as-of": "the day that a factsheet or a first value speaks of; today where nothing is said",
    "objectives": "the keys of objectives, with commas between",
    "objective": "the key of the objective that an indicator belongs to",
    "countries": "the codes of countries, as in GH,NE",
    "regions": "the keys of regions in site.yaml",
    "topics": "the keys of topics",
    "projects": "the keys of projects",
    "featured": "true for a story that stands out on the home page",
    "order": "where an objective or a page stands; objectives take the next place where nothing is said",
    "counters": "the keys of the indicators that an objective counts",
    "headline": "the keys of the indicators at the head of a factsheet",
    "results": "the keys of the indicators that a project contributes to",
    "amount": "what is paid for a project, in digits alone",
    "currency": "as in EUR; what most projects have where nothing is said",
    "funder": "who pays",
    "from": "when a project begins, or the period of a first value: a day, a month or a year",
    "to": "when a project ends",
    "partners": "who carries a project out, with commas between",
    "website": "the own site of a project",
    "pdf": "false for a factsheet without a PDF",
    "in-menu": "true for a page that the menu leads to",
    "in-footer": "false for a page that the foot of every page does not lead to",
    "shows": "what a page tells of the last checks: figures, accessibility or translations",
    "unit": "what an indicator counts: people, percent, EUR",
    "counting": "how the values of an indicator go together: cumulative, period or latest",
    "level": "output, outcome or impact",
    "direction": "which way is good: up or down",
    "definition": "what exactly an indicator counts",
    "source": "the document that its values come from",
    "method": "how its values are found",
    "limits": "what its values do not tell",
    "since": "the day that its counting began",
    "value": "the first value of an indicator",
    "absent": "why there is no value yet, as in not-reported",
    "reason": "the same in your own words",
    "expected": "when a value is expected",
    "qualifier": "how the first value stands to the truth, as in at-least",
    "note": "what readers should know about the first value",
}
"""What can be said of a new thing, by option; the schemas say which kind takes what, and what is right."""


def add_new_options(new: argparse.ArgumentParser) -> None:
    """Add what may stand behind `new`."""
    new.add_argument("what", choices=STARTED, help="what to start")
    new.add_argument(
        "key",
        nargs="?",
        help="the name of the folder or file, in lower case letters, digits and hyphens; "
        "for hosting one of github, gitlab, nginx and s3",
    )
    new.add_argument(
        "--title",
        action="append",
        default=[],
        metavar="TEXT",
        help="the title, or the name of an indicator; give it again for the other languages, in the order "
        "of site.yaml",
    )
    for name, what in FACTS.items():
        new.add_argument(f"--{name}", dest=f"fact:{name.replace('-', '_')}", metavar="TEXT", help=what)
    new.add_argument("--content", type=Path, metavar="DIR", help="another content folder than content/")
