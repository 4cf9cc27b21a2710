"""The site at a glance: all that a page may see of the stories of others, and the digest of that.

The page of a story is handed the story whole. Every other page is planned without the texts of stories, so
that a text which changes can change no other page: nothing has to keep a list of what depends on what.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from bilan.model.content import Edition, Prose, Story
from bilan.model.memory import Memory, named
from bilan.model.records import Record, replace
from bilan.model.source import Span
from bilan.plan.checked_views import Checked
from bilan.plan.context import Context

SHELF = "stories at a glance"


class Glance(Record):
    """What all pages may be made of, but for the text of a story on its own."""

    context: Context
    """Its stories have no texts but what teasers are cut from, and it says nothing of what the checks have
    found: both are a matter of every text."""
    name: str
    """For all that the context says: the same for equal ones alone."""


def at_a_glance(context: Context, memory: Memory) -> Glance:
    """Return what pages may see of a site."""
    shown = {key: memory.derived(_glance, story) for key, story in context.site.stories.items()}
    written = {
        key: shown[key] if context.site.stories.get(key) is story else memory.derived(_glance, story)
        for key, story in context.written.stories.items()
    }
    glance = dataclasses.replace(
        context,
        site=replace(context.site, stories=shown),
        written=replace(context.written, stories=written),
        newest=tuple(shown[story.key] for story in context.newest),
        checked=Checked(),
    )
    return Glance(context=glance, name=_name_of(glance, _seen(context, glance, memory)))


class Seen(Record):
    """What names all that pages may see of a story."""

    name: str


def _seen(context: Context, glance: Context, memory: Memory) -> list[tuple[str, str]]:
    """Return the key of each story of the site as it stands, then as it is written, and what names it.

    A story that stands as it is written is there once: what is written is never less than what stands.
    """
    as_they_stand = context.site.stories
    stories = [
        *((key, memory.name_of(story), glance.site.stories[key]) for key, story in as_they_stand.items()),
        *(
            (f"{key} as written", memory.name_of(story), glance.written.stories[key])
            for key, story in context.written.stories.items()
            if as_they_stand.get(key) is not story
        ),
    ]
    known = memory.recall_all(SHELF, [name for _, name, _ in stories], Seen)
    fresh = {name: Seen(name=named(story)) for _, name, story in stories if name not in known}
    memory.remember_all(SHELF, fresh)
    return [(key, (known.get(name) or fresh[name]).name) for key, name, _ in stories]


def _name_of(context: Context, seen: list[tuple[str, str]]) -> str:
    bare = [replace(site, stories={}) for site in (context.site, context.written)]
    values = (seen, bare, context.results, context.moment, context.checked, context.updated)
    told = (
        context.routes,
        context.locales,
        context.published_url,
        (context.style_url, context.script_url, context.search_script_url),
        (context.font_url, context.icon_url),
        context.printing,
    )
    return named((values, told))


def _glance(story: Story) -> Story:
    editions = {language: _without_text(edition) for language, edition in story.editions.items()}
    return replace(story, editions=editions)


def _without_text(edition: Edition) -> Edition:
    """Return an edition with its text where teasers need it, and without the places of what it says."""
    prose = edition.prose if edition.summary is None else _NO_TEXT
    return replace(edition, prose=prose, allowed=_NOTHING, places=_NOTHING, earlier=_NOTHING)


_NO_TEXT = Prose(text="", references=(), links=(), span=Span(path=""))
_NOTHING: Mapping[str, Any] = {}
"""Stands once in memory, and not in thousands of editions."""
