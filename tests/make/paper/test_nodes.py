"""The HTML of a text as nodes: what holds what, where links lead, how deep headings stand."""

from __future__ import annotations

from bilan.make.paper.nodes import read_nodes

PAGE = "https://example.org/results/en/sheet/"


def test_words_and_what_is_made_of_them_keep_their_order() -> None:
    assert read_nodes("<p>Of <em>all</em>, some.</p>\n", PAGE) == [
        {"tag": "p", "in": ["Of ", {"tag": "em", "in": ["all"]}, ", some."]}
    ]


def test_the_space_between_blocks_goes_and_that_between_words_stays() -> None:
    nodes = read_nodes("<ul>\n<li><p>a</p>\n</li>\n<li><em>b</em> <em>c</em></li>\n</ul>\n", PAGE)

    assert nodes == [
        {
            "tag": "ul",
            "in": [
                {"tag": "li", "in": [{"tag": "p", "in": ["a"]}]},
                {"tag": "li", "in": [{"tag": "em", "in": ["b"]}, " ", {"tag": "em", "in": ["c"]}]},
            ],
        }
    ]


def test_an_address_of_the_site_becomes_absolute() -> None:
    assert read_nodes('<a href="/results/en/about/">x</a>', PAGE) == [
        {"tag": "a", "in": ["x"], "href": "https://example.org/results/en/about/"}
    ]


def test_a_link_within_the_text_stays_where_its_place_is_there() -> None:
    nodes = read_nodes('<a href="#here">x</a><p id="here">y</p><a href="#nowhere">z</a>', PAGE)

    assert [one["tag"] for one in nodes if isinstance(one, dict)] == ["a", "p", "span"]


def test_headings_begin_at_the_first_level_and_leave_out_none() -> None:
    nodes = read_nodes("<h2>a</h2><h5>b</h5><h3>c</h3><h2>d</h2>", PAGE)

    assert [one["level"] for one in nodes if isinstance(one, dict)] == [1, 2, 2, 1]


def test_a_table_is_rows_of_cells_below_its_head() -> None:
    [table] = read_nodes(
        '<div class="table-scroll"><table>\n<thead><tr><th scope="col">a</th></tr></thead>\n'
        "<tbody><tr><td>b</td><td>c</td></tr></tbody></table></div>",
        PAGE,
    )

    assert table == {
        "tag": "table",
        "columns": 2,
        "head": [{"tag": "tr", "in": [{"tag": "th", "in": ["a"]}]}],
        "in": [{"tag": "tr", "in": [{"tag": "td", "in": ["b"]}, {"tag": "td", "in": ["c"]}]}],
    }


def test_code_keeps_its_lines() -> None:
    assert read_nodes("<pre><code>a\n  b</code></pre>", PAGE) == [
        {"tag": "pre", "in": [{"tag": "code", "in": ["a\n  b"]}]}
    ]
