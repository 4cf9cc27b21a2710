"""Each problem leads to the paragraph that it is about."""

from bilan.model.source import Diagnostic, SourceFile, SourceTree, Span, problem
from bilan.review.anchors import anchor_problems, with_marks
from bilan.review.page_text import read_page

PATH = "content/stories/faustina/en.md"
TEXT = """---
title: Faustina's workshop
---
She came home to Accra in 2019.

## What she built

[[counters jobs]]

She came home and built a workshop of her own.
"""
TREE = SourceTree(files={PATH: SourceFile.of(path=PATH, text=TEXT, digest="")}, blobs={}, problems=())
PAGE = (
    "<html><head></head><body><main><h1>Faustina’s workshop</h1>\n"
    "<p>She came home to Accra in 2019.</p>\n"
    '<h2 id="what-she-built">What she built</h2>\n'
    "<p>She came home and built a workshop of her own.</p>"
    "</main></body></html>"
)


def at_line(line: int, code: str = "unknown-key", path: str = PATH) -> Diagnostic:
    return problem(code, Span(path=path, line=line), "something is wrong")


def marked(*problems: Diagnostic) -> str:
    anchored = anchor_problems(problems, TREE, read_page(PAGE))
    return with_marks(PAGE, anchored.marks)


def test_a_problem_of_a_paragraph_leads_to_it() -> None:
    anchored = anchor_problems((one := at_line(10),), TREE, read_page(PAGE))

    assert anchored.anchors == {one: "desk-4"}
    assert '<p data-desk="error" id="desk-4">She came home and built' in with_marks(PAGE, anchored.marks)


def test_a_problem_of_the_title_leads_to_the_heading() -> None:
    assert '<h1 data-desk="error" id="desk-1">' in marked(at_line(2))


def test_what_has_an_anchor_of_its_own_keeps_it() -> None:
    anchored = anchor_problems((one := at_line(6),), TREE, read_page(PAGE))

    assert anchored.anchors[one] == "what-she-built"
    assert '<h2 data-desk="error" id="what-she-built">' in with_marks(PAGE, anchored.marks)


def test_what_has_no_words_of_its_own_leads_to_what_stands_above_it() -> None:
    anchored = anchor_problems((one := at_line(8),), TREE, read_page(PAGE))

    assert anchored.anchors[one] == "what-she-built"


def test_of_two_problems_in_a_paragraph_the_graver_one_marks_it() -> None:
    page = marked(at_line(4, "held-back"), at_line(4))

    assert page.count("data-desk") == 1
    assert '<p data-desk="error"' in page


def test_what_stands_nowhere_on_the_page_has_no_anchor() -> None:
    elsewhere = at_line(1, path="content/site.yaml")

    anchored = anchor_problems((elsewhere,), TREE, read_page(PAGE))

    assert anchored.anchors == {}
    assert anchored.marks == {}
