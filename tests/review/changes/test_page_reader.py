"""A page read back: which words of it are told, and in which blocks."""

from __future__ import annotations

from bilan.review.changes.page_blocks import BlockKind, plain_text
from bilan.review.changes.page_reader import matter, read_page, read_title


def page_of(main: str, head: str = "<title>A title | Site</title>") -> bytes:
    return (
        f'<!doctype html><html lang="en"><head>{head}</head><body data-template="story">'
        f"<header>Menu</header><main>{main}</main><footer>The end</footer></body></html>"
    ).encode()


def told(main: str) -> list[tuple[str, str]]:
    return [(one.kind.value, plain_text(one.runs)) for one in read_page(page_of(main)).blocks]


def test_headings_paragraphs_and_items_are_blocks_of_their_own() -> None:
    assert told("<h1>One</h1><p>Two <em>three</em>.</p><ul><li>Four</li><li><p>Five</p></li></ul>") == [
        ("heading", "One"),
        ("text", "Two three."),
        ("item", "Four"),
        ("item", "Five"),
    ]


def test_the_cells_of_a_row_stand_in_one_block() -> None:
    assert told("<table><tr><th>Niger</th><td>12</td><td></td><td>7</td></tr></table>") == [
        ("row", "Niger·12·7"),
    ]


def test_an_entry_of_a_list_is_one_block_whatever_lies_in_it() -> None:
    card = '<article class="card card-large"><p class="kicker">News</p><h3>Title</h3><p>Teaser</p></article>'

    assert told(f"<ul><li>{card}</li></ul>") == [("entry", "News·Title·Teaser")]


def test_a_counter_is_one_block() -> None:
    counter = '<p class="counter-say"><data value="12">12</data> <span>wells</span></p>'

    assert told(f"<ul><li>{counter}</li></ul>") == [("figure", "12 wells")]


def test_a_fact_stands_with_its_name() -> None:
    assert told("<dl><div><dt>Source</dt><dd>A report</dd></div></dl>") == [("fact", "Source·A report")]


def test_what_stands_around_the_text_is_left_out() -> None:
    assert told("<nav><a href='/'>Home</a></nav><p>Words</p><svg><text>9</text></svg><script>x</script>") == [
        ("text", "Words"),
    ]


def test_words_on_both_sides_of_a_drawn_bar_do_not_run_together() -> None:
    assert told('<p><span>Story</span><span aria-hidden="true">|</span><time>2 May</time></p>') == [
        ("text", "Story 2 May"),
    ]


def test_a_picture_is_told_by_its_words_and_known_by_its_name() -> None:
    page = read_page(page_of('<img src="/media/stories/a/street.eba4d0f1-1200.jpg" alt="A street">'))

    [block] = page.blocks
    assert (block.kind, plain_text(block.runs)) == (BlockKind.PICTURE, "A street")
    assert block.runs[0].target == "/media/stories/a/street"


def test_a_picture_in_another_width_is_the_same() -> None:
    one = read_page(page_of('<img src="/media/a.eba4d0f1-640.jpg" alt="A">'))
    other = read_page(page_of('<img src="/media/a.eba4d0f1-1200.jpg" alt="A">'))

    assert one.blocks == other.blocks


def test_a_figure_and_a_date_keep_what_machines_read_of_them() -> None:
    page = read_page(
        page_of('<p>By <time datetime="2021-09-29">29 September</time>, <data value="12">12</data>.</p>')
    )

    assert [(run.text, run.value, run.day) for run in page.blocks[0].runs] == [
        ("By ", None, None),
        ("29 September", None, "2021-09-29"),
        (", ", None, None),
        ("12", "12", None),
        (".", None, None),
    ]


def test_words_know_their_language() -> None:
    page = read_page(page_of('<p>In <span lang="fr">Côte d’Ivoire</span></p>'))

    assert [run.language for run in page.blocks[0].runs] == ["en", "fr"]


def test_a_page_is_called_by_its_first_heading_else_by_its_window() -> None:
    assert read_page(page_of("<h1>Heading</h1>")).title == "Heading"
    assert read_page(page_of("<p>Words</p>")).title == "A title | Site"


def test_the_title_can_be_had_without_the_rest() -> None:
    assert read_title(page_of("<h1>Heading</h1><p>Words</p>")) == ("Heading", "en")


def test_a_page_that_leads_on_says_where() -> None:
    head = '<title>Moved</title><meta http-equiv="refresh" content="0; url=/en/new/">'

    assert read_page(page_of("<h1>Moved</h1>", head)).leads_to == "/en/new/"
    assert read_page(page_of("<h1>Here</h1>")).leads_to is None


def test_the_template_of_a_page_is_known() -> None:
    assert read_page(page_of("<h1>Here</h1>")).template == "story"


def test_pages_that_differ_around_their_text_alone_have_the_same_matter() -> None:
    one = page_of("<h1>A</h1><nav>1 of 2</nav>")
    other = one.replace(b"Menu", b"Another menu").replace(b"1 of 2", b"1 of 3")

    assert matter(one) == matter(other)
    assert matter(one) != matter(page_of("<h1>B</h1>"))


def test_what_is_not_closed_or_closed_twice_does_no_harm() -> None:
    assert told("<p>One<div>Two</div></p></section><p>Three") == [
        ("text", "One"),
        ("text", "Two"),
        ("text", "Three"),
    ]
