"""A page read again: its paragraphs, links and what it loads."""

from bilan.review.page_text import read_page

PAGE = """<!doctype html>
<html lang="en">
<head>
  <link rel="preload" href="/assets/letters.woff2" as="font">
  <link rel="stylesheet" href="/assets/site.css">
  <script src="/assets/site.js" defer></script>
</head>
<body data-template="story">
<a class="skip" href="#page-content">Skip</a>
<nav><ul><li><a href="/en/menu/">Menu</a></li></ul></nav>
<main id="page-content">
<h1>Faustina’s workshop</h1>
<picture><source srcset="/media/a-320.avif 320w, /media/a-640.avif 640w"><img src="/media/a.jpg" alt="A road at dusk"></picture>
<p>She came <a href="/en/b/">home</a> to <em>Accra</em>.</p>
<ul><li id="own"><p>Inside</p></li></ul>
<img src="/media/b.png" alt="">
</main>
<footer><p>Footer</p></footer>
</body>
</html>
"""


def test_the_blocks_of_the_matter_are_found_with_their_words_and_what_stands_around_it_is_not() -> None:
    blocks = read_page(PAGE).blocks

    assert [sorted(one.words) for one in blocks] == [
        ["faustina", "workshop"],
        ["at", "dusk", "road"],
        ["accra", "came", "home", "she", "to"],
        ["inside"],
        ["inside"],
    ]
    assert [one.anchor for one in blocks] == ["", "", "", "own", ""]


def test_a_block_has_room_for_an_attribute_behind_its_name() -> None:
    for block, tag in zip(read_page(PAGE).blocks, ("<h1", "<img", "<p", "<li", "<p"), strict=True):
        assert PAGE[: block.at].endswith(tag)


def test_what_a_page_loads_is_told_apart() -> None:
    page = read_page(PAGE)

    assert page.styles == ("/assets/site.css",)
    assert page.scripts == ("/assets/site.js",)
    assert page.letters == ("/assets/letters.woff2",)
    assert page.pictures == (("/media/a-320.avif", "/media/a-640.avif", "/media/a.jpg"), ("/media/b.png",))
    assert page.links == ("/en/b/",)


def test_the_bar_has_its_place_behind_the_link_that_leads_past_it() -> None:
    page = read_page(PAGE)

    assert PAGE[: page.body_start].endswith("Skip</a>")
    assert PAGE[page.head_end :].startswith("</head>")


def test_a_page_without_such_a_link_begins_with_its_body() -> None:
    plain = "<html><head></head><body><p>Words</p></body></html>"

    assert plain[: read_page(plain).body_start].endswith("<body>")


def test_what_is_no_page_has_no_place_for_a_bar() -> None:
    assert read_page("words").body_start == -1
    assert read_page("words").head_end == -1
