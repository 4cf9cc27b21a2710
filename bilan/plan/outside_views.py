"""What the pages beside the others show: the choice of a language, and what is not there."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.model.words import Text
from bilan.plan.blocks import LinkView
from bilan.plan.views import View


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceView:
    """One language to choose, in its own words."""

    language: str
    url: str
    """Of its first page."""
    name: Text
    """What the site is called."""
    about: Text | None
    """What the site is about, in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagesView(View):
    """The root of the site: its languages, each in its own words."""

    choices: tuple[ChoiceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView(View):
    """What a reader sees where there is nothing."""

    ways_on: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysView:
    """That there is nothing, and the ways on, in one language."""

    title: Text
    words: Text
    ways_on: tuple[LinkView, ...]
    """From the first page of the language on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LostView(View):
    """The same in all languages: for hosts that have one page for whatever is not there."""

    languages: tuple[WaysView, ...]
