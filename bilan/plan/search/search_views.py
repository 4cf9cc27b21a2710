"""What the search page shows, and what its index is made from. Plain values alone."""

from __future__ import annotations

from enum import StrEnum

from bilan.model.records import Record
from bilan.model.when import When
from bilan.model.words import Text
from bilan.plan.blocks import HeldView
from bilan.plan.views import View


class EntryKind(StrEnum):
    """What a page that can be found is about, in the order in which readers may choose."""

    NEWS = "news"
    STORY = "story"
    OBJECTIVE = "objective"
    PROJECT = "project"
    INDICATOR = "indicator"
    FACTSHEET = "factsheet"
    COUNTRY = "country"
    REGION = "region"
    TOPIC = "topic"
    PAGE = "page"


class EntryView(Record):
    """A page that can be found."""

    kind: EntryKind
    title: Text
    url: str
    date: When | None
    """Of a story or a factsheet; None for what has no day of its own."""
    objectives: tuple[str, ...]
    """The keys of those it belongs to."""
    held: HeldView | None


class LetterView(Record):
    """The entries that begin with a letter, accents or not."""

    letter: str
    """A capital; `#` for what begins with no letter."""
    anchor: str
    """Unique on its page."""
    entries: tuple[EntryView, ...]
    """In the alphabetical order of the page's language."""


class ObjectiveChoiceView(Record):
    """An objective that what is found can be narrowed down to."""

    key: str
    title: Text


class IndexLinkView(Record):
    """Where the index of the texts of one language lies."""

    language: str
    url: str


class SearchView(View):
    """The search of one language, with the list of everything that it can find."""

    letters: tuple[LetterView, ...]
    count: int
    """Of all entries."""
    kinds: tuple[EntryKind, ...]
    """Those that occur."""
    objectives: tuple[ObjectiveChoiceView, ...]
    """Those that something belongs to."""
    indexes: tuple[IndexLinkView, ...]
    """That of the page's own language, then those of other languages that the list has entries in."""
    script_url: str


class DocumentView(Record):
    """The words of one page, as the index takes them up."""

    path: str
    """Of its file in the site: what it is called in the index."""
    url: str
    title: str
    lines: tuple[str, ...]
    """Plain words, a paragraph each."""
    names: tuple[str, ...]
    """Of countries, topics, partners: found as well, and less weighty than the text."""


class SearchIndexView(Record):
    """Everything that can be found in one language."""

    language: str
    documents: tuple[DocumentView, ...]
    """Ordered by address."""
