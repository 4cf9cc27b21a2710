"""The file for IATI: activities and results in XML."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from xml.etree.ElementTree import Element, indent, tostring

from bilan.make.json_text import plain_number
from bilan.make.xml_words import xml_words
from bilan.model.words import EVERY_LANGUAGE, Words
from bilan.plan.data.iati_views import (
    OWN_VOCABULARY,
    VERSION,
    ActivityView,
    ActualView,
    CodeView,
    IatiView,
    LocationVocabulary,
    OrganisationType,
    PeriodView,
    ResultIndicatorView,
    ResultView,
    TransactionType,
)

OWN = "bilan"
"""The prefix of what IATI has no word for: why a value is absent, how exact it is, what it was before."""

_LANGUAGE = "xml:lang"


def make_iati(view: IatiView) -> bytes:
    """Return the activities of a site as XML. Source: IATI Standard 2.03, activity standard.

    Numbers stand in plain digits; human text stands in narratives, each with its language.
    """
    root = _element("iati-activities", {"version": VERSION, f"xmlns:{OWN}": view.namespace})
    if view.modified:
        root.set("generated-datetime", _midnight(view.modified))
    for one in view.activities:
        _add_activity(root, one, view)
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"


def _add_activity(root: Element, one: ActivityView, view: IatiView) -> None:
    activity = _add(root, "iati-activity", {_LANGUAGE: view.language, "hierarchy": str(one.level)})
    if view.modified:
        activity.set("last-updated-datetime", _midnight(view.modified))
    _add(activity, "iati-identifier").text = one.identifier
    reporting = {"ref": view.reporting_reference, "type": OrganisationType.OTHER}
    _narrate(_add(activity, "reporting-org", reporting), view.reporting)
    _narrate(_add(activity, "title"), one.titles)
    _narrate(_add(activity, "description"), one.descriptions)
    for organisation in one.organisations:
        _narrate(_add(activity, "participating-org", {"role": organisation.role}), organisation.names)
    _add(activity, "activity-status", {"code": one.status})
    for kind, day in one.dates:
        _add(activity, "activity-date", {"type": kind, "iso-date": day})
    _add_places(activity, one, view)
    _add_code(activity, "sector", one.sector, view)
    for tag in one.tags:
        _add_code(activity, "tag", tag, view)
    _add_commitment(activity, one)
    for reference, relation in one.related:
        _add(activity, "related-activity", {"ref": reference, "type": relation})
    for result in one.results:
        _add_result(activity, result)


def _add_places(activity: Element, one: ActivityView, view: IatiView) -> None:
    if one.country:
        _add(activity, "recipient-country", {"code": one.country})
    if one.several:
        _add_code(activity, "recipient-region", one.several, view)
    for code in one.places:
        location = _add(activity, "location")
        _add(location, "location-id", {"vocabulary": LocationVocabulary.COUNTRY, "code": code})


def _add_code(parent: Element, tag: str, code: CodeView, view: IatiView) -> None:
    attributes = {"vocabulary": OWN_VOCABULARY, "vocabulary-uri": view.vocabulary_url, "code": code.code}
    _narrate(_add(parent, tag, attributes), code.names)


def _add_commitment(activity: Element, one: ActivityView) -> None:
    money = one.commitment
    if money is None:
        return
    transaction = _add(activity, "transaction")
    _add(transaction, "transaction-type", {"code": TransactionType.OUTGOING_COMMITMENT})
    _add(transaction, "transaction-date", {"iso-date": money.day})
    value = _add(transaction, "value", {"currency": money.currency, "value-date": money.day})
    value.text = plain_number(money.amount)
    if money.funder:
        _narrate(_add(transaction, "provider-org"), money.funder)


def _add_result(activity: Element, one: ResultView) -> None:
    result = _add(activity, "result", {"type": one.type, "aggregation-status": _truth(one.adds_up)})
    _narrate(_add(result, "title"), one.titles)
    for indicator in one.indicators:
        _add_indicator(result, indicator)


def _add_indicator(result: Element, one: ResultIndicatorView) -> None:
    attributes = {
        "measure": one.measure,
        "ascending": _truth(one.is_ascending),
        "aggregation-status": _truth(one.adds_up),
    }
    indicator = _add(result, "indicator", attributes)
    _narrate(_add(indicator, "title"), one.titles)
    if one.descriptions:
        _narrate(_add(indicator, "description"), one.descriptions)
    _add(indicator, "reference", {"vocabulary": OWN_VOCABULARY, "code": one.key, "indicator-uri": one.url})
    if one.baseline:
        day, value = one.baseline
        _add(indicator, "baseline", {"year": day[:4], "iso-date": day, "value": plain_number(value)})
    for period in one.periods:
        _add_period(indicator, period)


def _add_period(indicator: Element, one: PeriodView) -> None:
    period = _add(indicator, "period")
    _add(period, "period-start", {"iso-date": one.starts})
    _add(period, "period-end", {"iso-date": one.ends})
    if one.target is not None:
        _add(period, "target", {"value": plain_number(one.target)})
    for actual in one.actuals:
        _add_actual(period, actual)


def _add_actual(period: Element, one: ActualView) -> None:
    actual = _add(period, "actual")
    if one.value is not None:
        actual.set("value", plain_number(one.value))
    if one.dimension:
        name, key = one.dimension
        _add(actual, "dimension", {"name": name, "value": key})
    if one.comments:
        _narrate(_add(actual, "comment"), one.comments)
    own: Mapping[str, str | Decimal | None] = {
        "absent": one.absent,
        "qualifier": one.qualifier,
        "revised-from": one.revised_from,
    }
    for tag, text in own.items():
        if text is not None:
            _add(actual, f"{OWN}:{tag}").text = plain_number(text) if isinstance(text, Decimal) else text


def _narrate(parent: Element, words: Words) -> None:
    """Add a text in each of its languages; a name that is the same in all of them stands once."""
    for language, text in words.items():
        attributes = {} if language == EVERY_LANGUAGE else {_LANGUAGE: language}
        _add(parent, "narrative", attributes).text = xml_words(text)


def _element(tag: str, attributes: Mapping[str, str]) -> Element:
    return Element(tag, {name: xml_words(str(value)) for name, value in attributes.items()})


def _add(parent: Element, tag: str, attributes: Mapping[str, str] | None = None) -> Element:
    child = _element(tag, attributes or {})
    parent.append(child)
    return child


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"
