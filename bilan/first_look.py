"""The pages of a text that was just saved, a moment before the whole site is built anew."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping

from bilan.load.items.again import load_again
from bilan.load.items.pictures import check_pictures
from bilan.load.joins import Known, check_joins, names_of
from bilan.makers import make_one
from bilan.model.codes import Severity
from bilan.model.content import Collection as Section
from bilan.model.content import Edition, Story
from bilan.model.records import Record, replace
from bilan.model.source import SourceTree
from bilan.plan.context import Context, items_of
from bilan.plan.pages import item_pages
from bilan.plan.recipes import Toolbox, whole
from bilan.standing import item_at

MOST = 4
"""The texts that are looked at on their own: where more have changed, the whole site is quicker."""


class Before(Record):
    """The site as it was built last."""

    context: Context
    toolbox: Toolbox


def first_look(before: Before, tree: SourceTree, changed: Collection[str]) -> Mapping[str, bytes]:
    """Return the pages of the stories whose texts have changed, by path.

    `tree` holds the changed files as they are now, and else what the site was built from. What could change
    the address of a page, or is not in order, is left to the build: it says what is wrong.
    """
    pages: dict[str, bytes] = {}
    stories = {
        story.key: story
        for story in before.context.site.stories.values()
        if any(path.startswith(f"{story.folder}/") for path in changed)
    }
    for story in list(stories.values())[:MOST]:
        pages |= _pages_of(before, tree, story)
    return pages


def _pages_of(before: Before, tree: SourceTree, known: Story) -> Mapping[str, bytes]:
    context = before.context
    read = load_again(tree, known.folder, context.site.settings)
    if read is None or not isinstance(read.item, Story):
        return {}
    standing = item_at(read.item, context.moment)
    problems = (
        *read.problems,
        *check_joins(read.files, _known(context)),
        *check_pictures(_folder_alone(tree, known.folder), read.files),
    )
    is_broken = any(one.severity is Severity.ERROR for one in problems)
    if is_broken or standing is None or _addresses(standing) != _addresses(known):
        return {}
    own = dataclasses.replace(
        context,
        site=replace(context.site, stories={**context.site.stories, known.key: standing}),
        written=replace(context.written, stories={**context.written.stories, known.key: read.item}),
    )
    recipes = [whole(one) for one in item_pages(own, standing)]
    made = {one.path: make_one(one, before.toolbox, ()) for one in recipes}
    return {path: page for path, page in made.items() if isinstance(page, bytes)}


def _folder_alone(tree: SourceTree, folder: str) -> SourceTree:
    """Return a tree with the pictures of one folder: who has thousands does not wait for the others."""
    return replace(
        tree, blobs={path: blob for path, blob in tree.blobs.items() if path.startswith(f"{folder}/")}
    )


def _known(context: Context) -> Known:
    """Return the keys that a text may name."""
    items = names_of({section: items_of(context.written, section) for section in Section})
    site = context.written
    keys = {**items, "indicators": site.indicators, "regions": site.settings.regions, "topics": site.topics}
    return Known(keys=keys, indicators=site.indicators)


def _addresses(story: Story) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    return {language: _address(edition) for language, edition in story.editions.items()}


def _address(edition: Edition) -> tuple[str, tuple[str, ...]]:
    return edition.slug, edition.aliases
