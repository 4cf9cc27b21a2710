"""A publication as JSON, and read again."""

import datetime as dt
import json
from zoneinfo import ZoneInfo

import pytest

from bilan.account.record import as_json, earlier_in, is_ours
from bilan.model.publication import (
    Account,
    Changes,
    Coverage,
    Earlier,
    PageWeight,
    ProblemCount,
    SortWeight,
)

BRUSSELS = ZoneInfo("Europe/Brussels")
ACCOUNT = Account(
    at=dt.datetime(2022, 6, 15, 12, 0, tzinfo=BRUSSELS),
    base_url="https://results.example.org/",
    since=dt.datetime(2022, 6, 14, 9, 30, tzinfo=BRUSSELS),
    pages={"en": 2},
    page_changes=Changes(added=("/en/été/",)),
    file_changes=Changes(),
    problems=(ProblemCount(code="raw-html", severity="warning", count=2),),
    coverage=(
        Coverage(
            collection="stories",
            language="en",
            complete=("a",),
            behind=(),
            unmarked=(),
            held=(),
            missing=("b",),
        ),
    ),
    weights=(SortWeight(sort="page", count=2, size=5_600_000),),
    heaviest=(PageWeight(address="/en/", size=48_300, packed=9_600),),
    digests={"/en/": "0a", "/en/été/": "0b"},
)
"""What the tests of this folder publish."""


def test_a_report_keeps_what_the_next_publication_is_compared_with() -> None:
    earlier = earlier_in(as_json(ACCOUNT))

    assert earlier == Earlier(at=ACCOUNT.at, digests=ACCOUNT.digests)


def test_a_report_has_every_field_by_its_name_and_letters_as_they_are() -> None:
    text = as_json(ACCOUNT)
    found = json.loads(text)

    assert found["at"] == "2022-06-15T12:00:00+02:00"
    assert found["coverage"][0]["missing"] == ["b"]
    assert found["heaviest"] == [{"address": "/en/", "size": 48300, "packed": 9600}]
    assert "été" in text
    assert text.endswith("}\n")


def test_a_report_is_known_by_its_first_line() -> None:
    assert is_ours(as_json(ACCOUNT))
    assert not is_ours('{"mine": 1}')
    assert not is_ours("")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "no JSON",
        '{"report": "bilan publication 0"}',
        '{"report": "bilan publication 1"}',
        '{"report": "bilan publication 1", "at": "yesterday", "digests": {}}',
        '{"report": "bilan publication 1", "at": "2022-06-15", "digests": {}}',
        '{"report": "bilan publication 1", "at": 5, "digests": {}}',
        '{"report": "bilan publication 1", "at": "2022-06-15T12:00:00+02:00", "digests": 5}',
        '{"report": "bilan publication 1", "at": "2022-06-15T12:00:00+02:00", "digests": {"/en/": 5}}',
    ],
)
def test_anything_else_is_no_earlier_publication(text: str) -> None:
    assert earlier_in(text) is None
