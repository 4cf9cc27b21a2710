"""What a visit to a page loads."""

import gzip
from collections.abc import Collection, Mapping

from bilan.review.page_text import read_page
from bilan.review.weight import weigh

PAGE = """<html><head>
<link rel="preload" href="/results/assets/a.woff2" as="font">
<link rel="stylesheet" href="/results/assets/a.css">
<script src="/results/assets/a.js"></script>
</head><body><main>
<picture><source srcset="/results/media/a-1.avif 1w, /results/media/a-2.avif 2w"><img src="/results/media/a.jpg"></picture>
<img src="/results/media/%C3%A9t%C3%A9.svg">
<img src="/results/media/never.png">
</main></body></html>"""
FILES = {
    "assets/a.woff2": bytes(range(256)) * 4,
    "assets/a.css": b"a { b: c }" * 100,
    "assets/a.js": b"let a = 1;" * 100,
    "media/été.svg": b"<svg/>" * 10,
}
DRAWN = {"media/a-1.avif": 100, "media/a-2.avif": 400, "media/a.jpg": 900}


def drawn(paths: Collection[str]) -> Mapping[str, int]:
    return {path: DRAWN[path] for path in paths if path in DRAWN}


def test_texts_are_weighed_as_they_are_sent_and_letters_as_they_are() -> None:
    weight = weigh(PAGE.encode(), read_page(PAGE), FILES, "/results/", drawn)

    assert weight.page == len(gzip.compress(PAGE.encode(), 9, mtime=0))
    assert weight.styles < 100
    assert weight.scripts < 100
    assert weight.letters == 1024
    assert weight.total == weight.page + weight.styles + weight.scripts + weight.letters


def test_pictures_are_told_from_their_smallest_to_their_largest_forms() -> None:
    weight = weigh(PAGE.encode(), read_page(PAGE), FILES, "/results/", drawn)

    assert weight.pictures == 3
    assert (weight.lightest, weight.heaviest) == (100 + 60, 900 + 60)


def test_a_picture_that_was_never_drawn_has_no_weight_yet() -> None:
    weight = weigh(PAGE.encode(), read_page(PAGE), FILES, "/results/", drawn)

    assert weight.unknown == 1


def test_what_is_not_there_weighs_nothing() -> None:
    weight = weigh(PAGE.encode(), read_page(PAGE), {}, "/results/", lambda _paths: {})

    assert weight.total == weight.page
    assert (weight.lightest, weight.heaviest, weight.unknown) == (0, 0, 3)
