"""The problem codes, and how serious each is where a site says nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Severity(StrEnum):
    """What a problem means for publishing."""

    ERROR = "error"
    """Keeps the site from being published."""
    WARNING = "warning"
    """Is worth a look."""
    NOTE = "note"
    """Is good to know."""


_ERRORS = (
    # files
    "not-utf8", "control-character", "file-too-big", "symbolic-link", "not-a-file", "unreadable-file",
    "bad-file-name", "not-a-folder",
    "bad-key", "stray-markdown", "item-in-item", "repeated-item", "not-a-picture", "missing-picture",
    "settings-missing", "picture-too-large",
    # YAML and front matter
    "yaml-syntax", "tab-in-yaml", "repeated-key", "yaml-feature", "nested-too-deep",
    "front-matter-missing", "front-matter-not-closed",
    # what a key may hold
    "unknown-key", "missing-key", "not-text", "empty-text", "text-too-long", "not-a-list", "not-a-group",
    "unknown-choice", "not-true-or-false", "number-not-plain", "not-a-whole-number", "date-not-iso",
    "time-not-iso", "unknown-country", "unknown-currency", "bad-slug", "bad-alias", "bad-address",
    "unknown-timezone", "unknown-locale", "unknown-language", "out-of-range",
    # items
    "original-unclear", "fact-in-translation", "facts-disagree", "slug-taken", "address-taken",
    "unknown-objective", "unknown-topic", "unknown-region", "unknown-project", "unknown-indicator",
    "unknown-unit", "missing-image-alt", "ends-before-start", "repeated-entry",
    # indicators
    "observations-or-data", "repeated-indicator", "repeated-observation", "period-without-start",
    "start-without-period", "overlapping-periods", "value-missing", "value-and-absence", "parts-of-nothing",
    "parts-do-not-add-up", "unknown-dimension", "unknown-part", "total-falls", "bad-table",
    "equal-baseline-and-target", "not-a-result",
    # text
    "link-scheme", "unknown-link", "reference-unknown", "reference-option", "reference-not-alone",
    "reference-misplaced",
    "picture-without-alt", "figure-before-first", "figure-absent", "figure-no-part", "heading-too-high",
    "phrase-not-true", "phrase-doubled",
    # building
    "template-broken", "catalogue-broken", "typst-missing", "letter-missing", "broken-link", "broken-anchor",
    # publishing
    "bad-address-line", "address-gone",
)  # fmt: skip

_WARNINGS = (
    "unknown-code", "unknown-language-file", "unknown-folder", "unused-picture", "name-missing", "part-falls",
    "raw-html", "figure-after-item", "link-to-held-back",
    "parts-disagree", "two-values", "figure-stale", "search-not-made",
    # translations
    "translation-behind", "translated-from-unclear",
    "factsheet-too-long",
    # wording
    "wrong-locale-number", "mixed-number-styles", "foreign-date", "other-language", "names-differ",
    "outside-link-broken",
    "link-says-nothing", "picture-says-nothing", "heading-skips",
    "split-word", "doubled-word", "lost-words", "strange-letters",
    # two languages
    "figures-differ", "figure-missing",
)  # fmt: skip

_NOTES = (
    "waiver-not-needed", "orphan-page", "outside-link-moved", "figure-typed", "figure-not-yet", "held-back",
    "objective-total-differs", "parts-of-some-periods", "title-long",
    # wording
    "ambiguous-number", "ambiguous-date", "number-style", "claim-without-date", "doubled-space",
    "mixed-quotes",
)  # fmt: skip

SEVERITIES: Mapping[str, Severity] = {
    **dict.fromkeys(_ERRORS, Severity.ERROR),
    **dict.fromkeys(_WARNINGS, Severity.WARNING),
    **dict.fromkeys(_NOTES, Severity.NOTE),
}
