"""The open data as catalogues and search engines speak of them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from bilan.language.kinds import kind_word
from bilan.language.locales import Locale
from bilan.language.words import country_name, say
from bilan.model.indicators import Indicator, Kind
from bilan.model.standards import COUNTRIES, COUNTRY
from bilan.model.when import first_day
from bilan.model.words import EVERY_LANGUAGE, Words
from bilan.plan.context import Context, indicator_url
from bilan.plan.data.data_views import CatalogueView, CoverView, DataSetView, DistributionView, OriginView
from bilan.plan.engines.freshness import figures_day
from bilan.plan.engines.linked_data import Json, Node, filled, places_in, publisher_node
from bilan.plan.routes import absolute_url, data_url, home_url, section_url

CSV = "text/csv"
JSON = "application/json"
XML = "application/xml"


def origin_view(context: Context) -> OriginView:
    """Return who publishes the data, on what terms, as of when."""
    settings = context.site.settings
    publisher, licence = settings.publisher, settings.licence
    return OriginView(
        titles=in_order(context, settings.name),
        url=absolute_url(context.routes, home_url(context.routes, context.languages[0])),
        publisher=in_order(context, publisher.name) if publisher else None,
        publisher_url=publisher.url if publisher else None,
        publisher_email=publisher.email if publisher else None,
        licence=in_order(context, licence.name) if licence else None,
        licence_url=licence.url if licence else None,
        modified=context.updated.day.isoformat() if context.updated else None,
        languages=context.languages,
    )


def catalogue_view(context: Context) -> CatalogueView:
    """Return all data sets of the site."""
    sets = (*whole_sets(context), *(indicator_set(context, one) for one in context.site.indicators.values()))
    spoken = sorted({code for one in sets for code in one.covers.countries})
    return CatalogueView(
        origin=origin_view(context),
        descriptions=each(context, about_all),
        url=_file(context, "catalogue.jsonld"),
        data_sets=sets,
        countries={code: each(context, partial(country_name, code)) for code in spoken},
    )


def whole_sets(context: Context) -> tuple[DataSetView, ...]:
    """Return the data sets of everything: figures, projects, and both as IATI has them."""
    return (figures_set(context), _projects_set(context))


def figures_set(context: Context) -> DataSetView:
    """Return the data set of all figures."""
    indicators = tuple(context.site.indicators.values())
    return DataSetView(
        url=_file(context, "observations.csv"),
        titles=_titled(context, lambda locale: say(locale, "All figures")),
        descriptions=each(context, about_all),
        pages=_data_pages(context),
        distributions=(
            _distribution(context, "observations.csv", CSV),
            _distribution(context, "observations.json", JSON),
            _distribution(context, "indicators.csv", CSV),
            _distribution(context, "indicators.json", JSON),
            _distribution(context, "iati.xml", XML),
        ),
        covers=_cover(indicators),
        keywords={},
    )


def indicator_set(context: Context, indicator: Indicator) -> DataSetView:
    """Return the data set of one indicator."""
    key = indicator.key
    definition = indicator.definition or {}
    return DataSetView(
        url=_file(context, f"indicators/{key}.csv"),
        titles=in_order(context, indicator.name),
        descriptions=each(
            context,
            lambda locale: " ".join(
                text
                for text in (
                    definition.get(locale.language, definition.get(EVERY_LANGUAGE, "")),
                    kind_sentence(indicator.kind, locale),
                )
                if text
            ),
        ),
        pages={
            one: absolute_url(context.routes, indicator_url(context, key, one)) for one in context.languages
        },
        distributions=(
            _distribution(context, f"indicators/{key}.csv", CSV),
            _distribution(context, f"indicators/{key}.json", JSON),
        ),
        covers=_cover((indicator,)),
        keywords=each(context, lambda locale: kind_word(indicator.kind, locale)),
    )


def data_set_node(
    context: Context, language: str, view: DataSetView, indicators: Collection[Indicator]
) -> Node:
    """Return a data set as search engines read it in the head of a page. Source: https://schema.org/Dataset."""
    origin = origin_view(context)
    locale = context.locales[language]
    publisher = publisher_node(context, language)
    modified = figures_day(context, (one.key for one in indicators), context.results.day)
    found: dict[str, Json] = {
        "@type": "Dataset",
        "@id": view.url,
        "name": _said(view.titles, language),
        "description": _said(view.descriptions, language),
        "url": view.pages[language],
        "inLanguage": list(context.languages),
        "keywords": _said(view.keywords, language),
        "license": origin.licence_url,
        "creator": publisher,
        "publisher": publisher,
        "dateModified": modified.isoformat() if modified else None,
        "temporalCoverage": _period(view.covers),
        "spatialCoverage": places_in(context, view.covers.countries, language),
        "isAccessibleForFree": True,
        "variableMeasured": [_variable(one, locale) for one in indicators],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": one.media_type, "contentUrl": one.url}
            for one in view.distributions
        ],
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": _said(origin.titles, language),
            "url": _data_pages(context)[language],
        },
    }
    return filled(found)


def _period(covers: CoverView) -> str | None:
    return f"{covers.starts or covers.ends}/{covers.ends}" if covers.ends else None


def about_all(locale: Locale) -> str:
    """Return what the data are, in a sentence or two."""
    return say(
        locale,
        "Every dated value of every indicator, with its parts, its unit, its kind, its source and its "
        "corrections. A value that is missing says why.",
    )


def kind_sentence(kind: Kind, locale: Locale) -> str:
    """Return what such a figure may be taken for."""
    return {
        Kind.RESULT: say(locale, "A result: something that was achieved and reported."),
        Kind.TARGET: say(locale, "A target: what is to be reached, not what has been."),
        Kind.PLEDGE: say(locale, "A pledge: what was promised, not what has been done."),
        Kind.PLANNED: say(locale, "A plan: what is expected, not what has been achieved."),
        Kind.ESTIMATE: say(locale, "An estimate: no exact count exists."),
        Kind.CONTEXT: say(locale, "Context: it describes the situation and is not a result of this work."),
        Kind.BUDGET: say(locale, "A budget: money set aside or spent, not what it achieved."),
    }[kind]


def each(context: Context, told: Callable[[Locale], str]) -> Words:
    """Return what is told in each language of the site, the default first."""
    return {one: told(context.locales[one]) for one in context.languages}


def in_order(context: Context, words: Words) -> Words:
    """Return words with the default language first; a name that is the same everywhere as it is."""
    if EVERY_LANGUAGE in words:
        return words
    return {one: words[one] for one in context.languages if one in words}


def _projects_set(context: Context) -> DataSetView:
    projects = tuple(context.site.projects.values())
    starts = [first_day(one.starts) for one in projects]
    ends = [one.ends.day for one in projects if one.ends]
    return DataSetView(
        url=_file(context, "projects.csv"),
        titles=_titled(context, lambda locale: say(locale, "Projects")),
        descriptions=each(context, about_projects),
        pages=_data_pages(context),
        distributions=(
            _distribution(context, "projects.csv", CSV),
            _distribution(context, "projects.json", JSON),
            _distribution(context, "iati.xml", XML),
        ),
        covers=CoverView(
            starts=min(starts).isoformat() if starts else None,
            ends=max((*starts, *ends)).isoformat() if starts else None,
            countries=tuple(sorted({code for one in projects for code in one.countries})),
        ),
        keywords=each(context, lambda locale: kind_word(Kind.BUDGET, locale)),
    )


def about_projects(locale: Locale) -> str:
    """Return what the data on projects are."""
    return say(
        locale,
        "Every project with its contribution, its countries and its period. A contribution is a budget, "
        "not a result, and is never split among countries.",
    )


def _cover(indicators: tuple[Indicator, ...]) -> CoverView:
    """Return the days and countries that indicators speak of."""
    seen = [one for indicator in indicators for one in indicator.observations]
    days = [day for one in seen for day in (first_day(one.starts or one.as_of), one.as_of.day)]
    days += [first_day(one.since) for one in indicators if one.since and one.observations]
    codes = {code for one in seen for code in one.parts.get(COUNTRY, {})}
    return CoverView(
        starts=min(days).isoformat() if days else None,
        ends=max(days).isoformat() if days else None,
        countries=tuple(sorted(codes & COUNTRIES)),
    )


def _variable(indicator: Indicator, locale: Locale) -> Json:
    return filled(
        {
            "@type": "PropertyValue",
            "name": _said(indicator.name, locale.language),
            "propertyID": indicator.key,
            "unitText": indicator.unit.key,
            "description": kind_sentence(indicator.kind, locale),
            "measurementTechnique": _said(indicator.method, locale.language),
        }
    )


def _titled(context: Context, told: Callable[[Locale], str]) -> Words:
    names = context.site.settings.name
    return each(context, lambda locale: f"{_said(names, locale.language)}: {told(locale)}")


def _said(words: Words | None, language: str) -> str:
    """Return words in a language, else in the first that has them."""
    said = words or {}
    return said.get(language) or next(iter(said.values()), "")


def _data_pages(context: Context) -> Words:
    return {
        one: absolute_url(context.routes, section_url(context.routes, one, "data"))
        for one in context.languages
    }


def _distribution(context: Context, name: str, media_type: str) -> DistributionView:
    return DistributionView(url=_file(context, name), media_type=media_type)


def _file(context: Context, name: str) -> str:
    return absolute_url(context.routes, data_url(context.routes, name))
