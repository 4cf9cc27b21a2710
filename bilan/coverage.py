"""In how far the items of a site stand in each of its languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bilan.model.content import Collection, Item, Status
from bilan.model.publication import Coverage
from bilan.model.site import Site
from bilan.translations.states import State, state_of

STATES = ("complete", "behind", "unmarked", "held", "missing")
"""The fields of a coverage that hold keys."""


def coverage_of(written: Site, standing: Site) -> tuple[Coverage, ...]:
    """Return the coverage of every collection that has items, in every language of the site.

    `standing` is the site as readers see it. What nobody can see in any language is not counted.
    """
    return tuple(_coverages(written, standing))


def _coverages(written: Site, standing: Site) -> Iterator[Coverage]:
    everything = _collections(written)
    for collection, items in _collections(standing).items():
        for language in standing.settings.languages if items else ():
            there: dict[str, list[str]] = {state: [] for state in STATES}
            for key in sorted(items):
                there[_state(everything[collection][key], items[key], language)].append(key)
            keys = {state: tuple(found) for state, found in there.items()}
            yield Coverage(collection=collection.value, language=language, **keys)


def _collections(site: Site) -> Mapping[Collection, Mapping[str, Item]]:
    return {
        Collection.STORIES: site.stories,
        Collection.OBJECTIVES: site.objectives,
        Collection.PROJECTS: site.projects,
        Collection.FACTSHEETS: site.factsheets,
        Collection.PAGES: site.pages,
    }


def _state(written: Item, standing: Item, language: str) -> str:
    """Return how an item stands: which of the fields of a coverage its key belongs to."""
    edition = written.editions.get(language)
    if language not in standing.editions:
        return "missing" if edition is None or edition.status is Status.WITHDRAWN else "held"
    state = state_of(written, language)
    return "behind" if state is State.BEHIND else "unmarked" if state is State.UNKNOWN else "complete"
