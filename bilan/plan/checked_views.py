"""What a site tells its readers of the last checks, with their counts."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.model.publication import Coverage
from bilan.model.records import Record, field
from bilan.model.when import When


class Checked(Record):
    """What the checks of the content have left open."""

    counts: Mapping[str, int] = field(default_factory=dict)
    """How many problems of a code there are."""
    coverage: tuple[Coverage, ...] = ()
    """How far each collection stands in each language."""
    waived: int = 0


class FiguresChecked(Record):
    """How the figures of a site are traced and checked."""

    day: When
    indicators: int
    values: int
    """Dated values, without those that are absent."""
    absent: int
    """Values that are missing, each with its reason."""
    sourced: int
    """Dated values whose source is named."""
    validated: int
    """Dated values that somebody has confirmed."""
    corrected: int
    """Dated values that were published otherwise before."""
    bound: int
    """Figures in texts that come from these values, with those of counters, charts and tables."""
    compared: int
    """Items whose languages are compared with each other."""
    differing: int
    """Differences between languages that nobody has settled yet."""
    doubtful: int
    """Other doubts about numbers: their dress, breakdowns that do not agree."""
    waived: int
    """Problems that an editor has looked at and let stand, with a reason."""


class AccessibilityChecked(Record):
    """What the automatic checks of texts have found that some readers need."""

    day: When
    described: int
    """Pictures with a description."""
    decorations: int
    """Pictures that are said to be a decoration."""
    vague_pictures: int
    vague_links: int
    skipped_headings: int
    foreign_paragraphs: int


class LanguageCoverage(Record):
    """How much of a section stands in a language."""

    language: str
    complete: int
    behind: int
    """Translations whose original has changed since."""
    missing: int


class SectionCoverage(Record):
    """How much of a section is translated."""

    section: str
    """What the section is called."""
    items: int
    languages: tuple[LanguageCoverage, ...]


class TranslationsChecked(Record):
    """How far the languages of a site say the same."""

    day: When
    sections: tuple[SectionCoverage, ...]


CheckedView = FiguresChecked | AccessibilityChecked | TranslationsChecked
