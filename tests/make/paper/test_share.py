"""The picture of a shared link, as networks get it."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from bilan.make.paper.share import make_share
from bilan.plan.print_views import ShareCardView
from bilan.plan.sharing import HEIGHT, WIDTH

PRINT = Path(__file__).parents[3] / "templates" / "print"


@cache
def files() -> tuple[bytes, ...]:
    letters = sorted((PRINT / "letters").glob("*.ttf"))
    return ((PRINT / "share.typ").read_bytes(), *(one.read_bytes() for one in letters))


def picture(title: str, value: str = "") -> bytes:
    card = ShareCardView(
        language="en",
        kicker="Indicator",
        title=title,
        title_language="en",
        qualifier="",
        value=value,
        qualifier_after="",
        name="",
        name_language="en",
        day="",
        site="Results",
    )
    return make_share(card, files())


def test_it_has_the_size_that_pages_tell_networks() -> None:
    shown = Image.open(BytesIO(picture("People trained")))

    assert (shown.format, shown.size) == ("PNG", (WIDTH, HEIGHT))


def test_it_brings_its_own_ground_whatever_colour_a_network_has_behind_it() -> None:
    shown = Image.open(BytesIO(picture("People trained")))

    assert shown.convert("RGB").getpixel((3, 3)) == (0xFB, 0xFA, 0xF7)
    assert shown.getchannel("A").getextrema() == (255, 255)


def test_it_is_light_enough_to_be_shown_at_once() -> None:
    long_title = "Young women and men who found work within a year of their training, in sixteen countries"

    heaviest = picture(long_title, value="1 295 998")

    assert len(heaviest) < 100_000


def test_the_same_words_give_the_same_bytes_and_others_do_not() -> None:
    assert picture("People trained", "12") == picture("People trained", "12")
    assert picture("People trained", "12") != picture("People trained", "13")
