"""Countries and regions: which belong together, what they are called, and the links to their pages."""

from __future__ import annotations

from collections.abc import Iterable

from bilan.language.words import country_name, sort_key
from bilan.model.content import Project, Story
from bilan.model.site import Settings
from bilan.model.words import Text
from bilan.plan.blocks import LinkView, MapRegionView
from bilan.plan.context import Context, words_in
from bilan.plan.once import once
from bilan.plan.routes import place_url

OUTSIDE = ""
"""Stands among regions for the countries that lie in none."""


def regions_of_country(settings: Settings, code: str) -> tuple[str, ...]:
    """Return the regions that a country lies in, in the order of the settings; often one."""
    return tuple(key for key, region in settings.regions.items() if code in region.countries)


def regions_of(settings: Settings, item: Story | Project) -> frozenset[str]:
    """Return every region that an item names, or one of whose countries it names.

    `OUTSIDE` is among them where it names a country that lies in no region. A project that names its
    regions belongs to those alone, wherever else it has a country: its amount stands where its record says.
    """
    if isinstance(item, Project) and item.regions:
        return frozenset(item.regions)
    found = set(item.regions)
    for code in item.countries:
        found.update(regions_of_country(settings, code) or (OUTSIDE,))
    return frozenset(found)


def by_name(context: Context, codes: Iterable[str], language: str) -> tuple[str, ...]:
    """Return countries in the alphabetical order of their names in a language."""
    locale = context.locales[language]
    return tuple(sorted(codes, key=lambda code: sort_key(country_name(code, locale), locale)))


def country_text(context: Context, code: str, language: str) -> Text:
    """Return the name of a country."""
    return Text(words=country_name(code, context.locales[language]), language=language)


def region_text(context: Context, key: str, language: str) -> Text:
    """Return the name of a region."""
    return words_in(context, context.site.settings.regions[key].name, language)


def country_links(context: Context, codes: Iterable[str], language: str) -> tuple[LinkView, ...]:
    """Return links to the pages of countries, in the order given."""
    return tuple(_country_link(context, code, language) for code in codes)


def region_links(context: Context, keys: Iterable[str], language: str) -> tuple[LinkView, ...]:
    """Return links to the pages of regions, in the order given."""
    return tuple(_region_link(context, key, language) for key in keys)


@once
def _country_link(context: Context, code: str, language: str) -> LinkView:
    label = country_text(context, code, language)
    return LinkView(label=label, url=place_url(context.routes, language, code))


@once
def _region_link(context: Context, key: str, language: str) -> LinkView:
    label = region_text(context, key, language)
    return LinkView(label=label, url=place_url(context.routes, language, key))


@once
def map_regions(context: Context, language: str) -> tuple[MapRegionView, ...]:
    """Return the regions of the site in their order, each with its countries by name."""
    found = []
    for key, region in context.site.settings.regions.items():
        codes = by_name(context, region.countries, language)
        [link] = region_links(context, (key,), language)
        found.append(
            MapRegionView(
                key=key,
                name=link.label,
                countries=codes,
                url=link.url,
                links=country_links(context, codes, language),
            )
        )
    return tuple(found)
