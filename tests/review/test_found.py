"""The problems of a build by their codes and by the pages that have them."""

from bilan.model.codes import Severity
from bilan.model.source import Diagnostic, Span, problem
from bilan.review.found import problems_by_code, problems_by_page
from tests.review.outlooks import look_at
from tests.test_sites import FAUSTINA, story

STORY = "content/stories/faustina/en.md"
OTHER = "content/stories/other/en.md"
OUTLOOK = look_at(FAUSTINA + story("other")).outlook


def doubled(path: str = STORY, line: int = 7) -> Diagnostic:
    return problem("doubled-word", Span(path=path, line=line), "`the` stands here twice")


def unknown(path: str = STORY) -> Diagnostic:
    return problem("unknown-key", Span(path=path, line=2), "there is no key `titel` here")


def long_title(path: str = STORY) -> Diagnostic:
    return problem("title-long", Span(path=path), "`title` is long")


def test_the_gravest_codes_come_first_then_the_most_frequent() -> None:
    problems = (long_title(), doubled(), doubled(line=9), unknown(), long_title(OTHER), long_title(STORY))

    views = problems_by_code(problems, OUTLOOK)

    assert [(one.code, one.severity, len(one.found)) for one in views] == [
        ("unknown-key", Severity.ERROR, 1),
        ("doubled-word", Severity.WARNING, 2),
        ("title-long", Severity.NOTE, 3),
    ]


def test_a_problem_says_what_is_wrong_and_leads_to_its_page_and_line() -> None:
    [view] = problems_by_code((doubled(),), OUTLOOK)

    [found] = view.found
    assert [(one.words, one.is_code) for one in found.what] == [("the", True), (" stands here twice", False)]
    assert found.lead.url == "/en/news-stories/faustina/"
    assert (found.lead.file, found.lead.line) == (STORY, 7)


def test_pages_with_what_keeps_the_site_from_being_published_come_first() -> None:
    rows = problems_by_page((doubled(), doubled(line=9), unknown(OTHER), long_title()), OUTLOOK)

    assert [(one.lead.label.words, one.errors, one.warnings, one.notes) for one in rows] == [
        ("Other", 1, 0, 0),
        ("Faustina comes home", 0, 2, 1),
    ]


def test_what_waits_has_a_section_of_its_own_and_is_no_problem_here() -> None:
    held = problem("held-back", Span(path=STORY), "`Faustina` is a draft")

    assert problems_by_code((held,), OUTLOOK) == ()
    assert problems_by_page((held,), OUTLOOK) == ()
