"""An item in two languages as it is drawn: rows of what stands beside each other, with marks and notes."""

from __future__ import annotations

from enum import StrEnum

from bilan.model.records import Record
from bilan.model.words import Text
from bilan.plan.blocks import LinkView, ProseView
from bilan.review.desk_views import DeskView
from bilan.review.problems import ProblemView
from bilan.translations.states import ChangeKind, State


class Agreement(StrEnum):
    """Whether the other language says a figure as well."""

    SAME = "same"
    DIFFERS = "differs"
    ALONE = "alone"


class MarkView(Record):
    """A figure that is marked, in one language or in both."""

    letter: str
    """The same on both sides: a, b, and so on to z, aa, ab."""
    tone: int
    """From 1 to `TONES`: its colour, which never says anything alone."""
    agreement: Agreement


TONES = 5


class DiffPart(Record):
    """Words that stayed, went or came."""

    words: str
    is_old: bool
    is_new: bool
    """Neither of the two: they stayed."""


class ChangeView(Record):
    """What has happened in the original since it was translated."""

    kind: ChangeKind
    parts: tuple[DiffPart, ...]
    """Empty where nobody knows what it said."""
    language: str


class CellView(Record):
    """What one language says in a row."""

    language: str
    prose: ProseView | None = None
    """A paragraph of a text."""
    words: tuple[Text, ...] = ()
    """Words of the front matter, or facts, each in the language that it stands in."""
    line: int = 0
    """Of its file; 0 where it has none."""
    editor_url: str = ""
    change: ChangeView | None = None
    """For a paragraph of the original that was changed, or of a translation whose original went."""
    is_behind: bool = False
    """Whether it is what translates a paragraph that was changed."""


class PairRowView(Record):
    """What stands beside each other."""

    anchor: str
    label: str
    """What it is in words of the page, as in `Title`; or the number of a paragraph."""
    is_text: bool
    """Whether it is a paragraph of the text."""
    is_fact: bool
    """Whether it is written once for all languages."""
    cells: tuple[CellView | None, ...]
    """One for each language that is shown; None where that language says nothing here."""
    problems: tuple[ProblemView, ...]
    differs: bool
    """Whether a figure in it differs, or stands in one language alone."""
    may_be_alone: bool = False
    """Whether one language may well say nothing here, as with a title for search engines."""

    @property
    def is_alone(self) -> bool:
        """Whether one of two languages has nothing here, and should have."""
        return not self.may_be_alone and any(one is None for one in self.cells)

    @property
    def is_changed(self) -> bool:
        """Whether the original has changed here since it was translated."""
        return any(one is not None and (one.change is not None or one.is_behind) for one in self.cells)

    @property
    def wants_a_look(self) -> bool:
        """Whether somebody has to look at it."""
        return bool(self.problems) or self.differs or self.is_alone or self.is_changed


class SideView(Record):
    """A language of an item, as it stands above its column."""

    language: str
    name: str
    """What the language calls itself."""
    state: State
    is_held: bool
    """Whether readers do not see it yet, or no longer."""
    file: str
    editor_url: str
    page: LinkView | None
    """Its page of the site; None where the preview shows none."""
    paragraphs: int


class MissingView(Record):
    """A language that an item does not have yet, and how it is begun."""

    language: str
    name: str
    command: str


class PairMatter(Record):
    """All that is told of an item in two languages."""

    title: Text
    collection: str
    """Its name in the language of the page."""
    key: str
    sides: tuple[SideView, ...]
    """Two, or one where the item has only one language."""
    missing: tuple[MissingView, ...]
    heads: tuple[PairRowView, ...]
    """Of the front matter."""
    text: tuple[PairRowView, ...]
    marks: tuple[MarkView, ...]
    """By the number that stands in the texts."""
    problems: tuple[ProblemView, ...]
    """Those that belong to no row."""
    command: str
    """Marks the translation as saying what the original says; empty where there is nothing to mark."""
    is_compared: bool
    """Whether the figures of both languages can be read."""

    @property
    def rows(self) -> tuple[PairRowView, ...]:
        """All of them, in order."""
        return (*self.heads, *self.text)

    @property
    def agreeing(self) -> int:
        """How many figures both languages say."""
        return self._count(Agreement.SAME)

    @property
    def differing(self) -> int:
        """How many figures differ."""
        return self._count(Agreement.DIFFERS)

    @property
    def standing_alone(self) -> int:
        """How many figures only one language says."""
        return self._count(Agreement.ALONE)

    def _count(self, agreement: Agreement) -> int:
        return sum(one.agreement is agreement for one in self.marks)


class PairView(DeskView):
    """An item in two languages, side by side."""

    matter: PairMatter
    save_url: str
    """Where the same is one file."""
    file_name: str
    others: tuple[LinkView, ...]
    """The other pairs of languages of this item, where there are more than two."""


class SavedPairView(Record):
    """The same as one file that asks for nothing else."""

    language: str
    site: Text
    matter: PairMatter
    style: str
    written: str
    """When it was made, in words."""


class PairLinkView(Record):
    """An item in the list, and how it stands in each language."""

    title: Text
    url: str
    key: str
    states: tuple[State, ...]
    """One for each language of the site."""
    problems: int


class PairGroupView(Record):
    """The items of a collection."""

    key: str
    name: str
    items: tuple[PairLinkView, ...]


class PairsView(DeskView):
    """Every item of the site with the state of its languages."""

    languages: tuple[Text, ...]
    """What each is called on the page."""
    groups: tuple[PairGroupView, ...]
