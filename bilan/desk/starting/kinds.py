"""What can be started, and what each kind asks: read from the schemas, so that both always agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bilan.load.entries.asked import AskedKey, asked_keys
from bilan.load.entries.fields import Entry
from bilan.load.entries.schemas import IndicatorEntry, ObservationEntry
from bilan.load.items.item_schemas import ORIGINALS, FileEntry
from bilan.model.content import Collection, StoryKind
from bilan.model.records import Record, field

FOLDER = "content/indicators"

_OFFERED = frozenset({"objectives", "countries", "objective", "value", "expected", "from"})
"""What a file can do without, and a person is asked for all the same: it is how readers find the thing."""

_NOT_ASKED = frozenset(
    {*FileEntry.model_fields, "charts", "image", "name", "baseline", "target", "observations", "data"}
)
"""What is asked in another way, or is no matter of the first minute."""


class NewKind(Record):
    """One kind of thing that can be started."""

    word: str
    """As it stands behind `python3 build.py new`."""
    collection: Collection | None
    """None for an indicator."""
    settled: Mapping[str, str] = field(default_factory=dict)
    """What the word itself says, by the name of the key."""


KINDS: Mapping[str, NewKind] = {
    one.word: one
    for one in (
        NewKind(word="story", collection=Collection.STORIES, settled={"kind": StoryKind.STORY.value}),
        NewKind(word="news", collection=Collection.STORIES, settled={"kind": StoryKind.NEWS.value}),
        NewKind(word="project", collection=Collection.PROJECTS),
        NewKind(word="objective", collection=Collection.OBJECTIVES),
        NewKind(word="indicator", collection=None),
        NewKind(word="factsheet", collection=Collection.FACTSHEETS),
        NewKind(word="page", collection=Collection.PAGES),
    )
}


class Question(Record):
    """One thing to be known before a file can be written."""

    key: AskedKey
    schema: type[Entry]
    """What reads the answer."""
    is_offered: bool
    """Whether a person is asked for it though the file can do without."""

    @property
    def flag(self) -> str:
        """The option that answers it."""
        return f"--{self.key.name.replace('_', '-')}"


def questions_of(kind: NewKind) -> tuple[Question, ...]:
    """Return all that can be said of a new thing beside its titles, in the order of its file."""
    if kind.collection is not None:
        return tuple(_questions(ORIGINALS[kind.collection], is_dated=False))
    return (
        *_questions(IndicatorEntry, is_dated=False),
        *_questions(ObservationEntry, is_dated=True),
    )


def _questions(schema: type[Entry], *, is_dated: bool) -> Iterator[Question]:
    for key in asked_keys(schema):
        is_offered = key.name in _OFFERED and (is_dated or key.name != "from") and not key.is_required
        if key.place[0] not in _NOT_ASKED and not (is_dated and key.name in _OF_THE_WHOLE):
            yield Question(key=key, schema=schema, is_offered=is_offered)


_OF_THE_WHOLE = frozenset({"source", "by", "validated", "revises"})
"""What a first value takes from its indicator, or has no need of yet."""
