"""How serious a problem is on this site."""

from bilan.checks.rulings import rule_on
from bilan.load.site import load_site
from bilan.model.codes import Severity
from bilan.model.records import replace
from bilan.model.site import Site
from bilan.model.source import Span, problem
from tests.load.trees import tree_of

ABOUT = "content/pages/about/en.md"


def site_with(severities: str = "", allowed: str = "") -> Site:
    loaded = load_site(
        tree_of(f"""
== content/site.yaml ==
name: A site
base_url: https://example.org/
languages: [en, fr]
{severities}
== {ABOUT} ==
---
title: About
{allowed}
---
Words.
""")
    )
    assert loaded.value is not None
    return loaded.value


WARNING = problem("raw-html", Span(path=ABOUT, line=9), "there is HTML here")
ERROR = problem("unknown-link", Span(path=ABOUT, line=8), "it leads nowhere")
ELSEWHERE = replace(WARNING, span=Span(path="content/pages/legal/en.md"))


def test_a_site_may_take_a_warning_for_an_error_or_a_note() -> None:
    for severity in ("error", "note"):
        [ruled] = rule_on((WARNING,), site_with(severities=f"severities: {{raw-html: {severity}}}"))

        assert ruled == replace(WARNING, severity=Severity(severity))


def test_an_error_stays_an_error_whatever_the_site_says() -> None:
    [ruled] = rule_on((ERROR,), site_with(severities="severities: {unknown-link: note}"))

    assert ruled.severity is Severity.ERROR


def test_a_file_may_waive_a_warning_with_a_reason_and_no_other_file_does() -> None:
    site = site_with(allowed="allow: [raw-html: it is explained here]")

    assert rule_on((WARNING, ELSEWHERE), site) == (ELSEWHERE,)


def test_a_waiver_that_waives_nothing_any_more_is_told_at_its_line() -> None:
    site = site_with(allowed="allow: [raw-html: it is explained here]")

    [told] = rule_on((ELSEWHERE,), site, site)[:1]

    assert (told.code, told.severity, told.span.path, told.span.line) == (
        "waiver-not-needed",
        Severity.NOTE,
        ABOUT,
        3,
    )


def test_a_waiver_that_is_needed_is_not_told() -> None:
    site = site_with(allowed="allow: [raw-html: it is explained here]")

    assert rule_on((WARNING,), site, site) == ()


def test_with_an_error_about_no_waiver_is_judged_for_not_all_was_checked() -> None:
    site = site_with(allowed="allow: [raw-html: it is explained here]")

    assert rule_on((ERROR,), site, site) == (ERROR,)


def test_a_waiver_of_what_only_an_earlier_day_shows_is_not_judged() -> None:
    site = site_with(allowed="allow: [figure-not-yet: it came later]")

    assert rule_on((), site, site) == ()


def test_no_file_may_waive_an_error() -> None:
    assert rule_on((ERROR,), site_with(allowed="allow: [unknown-link: not now]")) == (ERROR,)


def test_problems_come_in_reading_order_each_once() -> None:
    assert rule_on((ELSEWHERE, WARNING, ERROR, WARNING), site_with()) == (ERROR, WARNING, ELSEWHERE)
