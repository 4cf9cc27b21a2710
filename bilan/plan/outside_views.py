"""What the pages beside the others show: the choice of a language, and what is not there."""

from __future__ import annotations

from bilan.model.records import Record
from bilan.model.words import Text
from bilan.plan.blocks import LinkView
from bilan.plan.views import View


class ChoiceView(Record):
    """One language to choose, in its own words."""

    language: str
    url: str
    """Of its first page."""
    name: Text
    """What the site is called."""
    about: Text | None
    """What the site is about, in one sentence."""


class LanguagesView(View):
    """The root of the site: its languages, each in its own words."""

    choices: tuple[ChoiceView, ...]


class NotFoundView(View):
    """What a reader sees where there is nothing."""

    ways_on: tuple[LinkView, ...]


class WaysView(Record):
    """That there is nothing, and the ways on, in one language."""

    title: Text
    words: Text
    ways_on: tuple[LinkView, ...]
    """From the first page of the language on."""


class LostView(View):
    """The same in all languages: for hosts that have one page for whatever is not there."""

    languages: tuple[WaysView, ...]
