#!/usr/bin/env python3
"""Draw the pictures of the sample site's stories into their folders: README.md beside this tells how."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

STORIES = Path(__file__).resolve().parents[2] / "content" / "stories"
SIZE = (1800, 1200)
FINER = 2
"""How much larger a picture is drawn than it is kept, so that edges are smooth."""

Colour = tuple[int, int, int]
Point = tuple[float, float]
Draw = ImageDraw.ImageDraw

INK, NIGHT, BLUE = (20, 33, 58), (29, 45, 84), (18, 63, 130)
PLUM, OCHRE, FILL = (90, 63, 147), (163, 74, 6), (227, 150, 43)
SAND, PAPER, TEAL, SEA = (233, 205, 160), (251, 246, 233), (15, 107, 96), (62, 128, 138)


def between(first: Colour, second: Colour, share: float) -> Colour:
    """Return the colour that lies so far on the way from one to another."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def sky(*colours: Colour) -> Image.Image:
    """Return an empty picture whose colours pass into each other from top to bottom."""
    width, height = SIZE[0] * FINER, SIZE[1] * FINER
    column = Image.new("RGB", (1, height))
    parts = len(colours) - 1
    for down in range(height):
        at, share = divmod(down / height * parts, 1)
        column.putpixel((0, down), between(colours[int(at)], colours[int(at) + 1], share))
    return column.resize((width, height))


def points(*pairs: Point) -> list[Point]:
    """Return places that are told in hundredths of the picture's width and height."""
    return [(x / 100 * SIZE[0] * FINER, y / 100 * SIZE[1] * FINER) for x, y in pairs]


def area(draw: Draw, colour: Colour, *pairs: Point) -> None:
    """Fill an area."""
    draw.polygon(points(*pairs), fill=colour)


def disc(draw: Draw, colour: Colour, x: float, y: float, radius: float) -> None:
    """Fill a circle; the radius is told in hundredths of the width."""
    [(across, down)] = points((x, y))
    reach = radius / 100 * SIZE[0] * FINER
    draw.ellipse((across - reach, down - reach, across + reach, down + reach), fill=colour)


def hills(draw: Draw, colour: Colour, level: float, height: float, waves: float, phase: float) -> None:
    """Fill all that lies below a line of hills."""
    line = [
        (
            x,
            level
            - height
            * (math.sin(waves * x / 100 * math.tau + phase) + 0.4 * math.sin(waves * x / 38 + 2 * phase)),
        )
        for x in range(101)
    ]
    area(draw, colour, *line, (100, 100), (0, 100))


def glow(picture: Image.Image, colour: Colour, x: float, y: float, radius: float) -> Image.Image:
    """Return a picture with light around a place."""
    light = Image.new("L", picture.size)
    disc(ImageDraw.Draw(light), (150,), x, y, radius)  # type: ignore[arg-type]
    soft = (
        light.resize((180, 120))
        .filter(ImageFilter.GaussianBlur(radius / 1.6))
        .resize(picture.size, Image.Resampling.BICUBIC)
    )
    return Image.composite(Image.new("RGB", picture.size, colour), picture, soft)


def road(draw: Draw, colour: Colour, *marks: tuple[float, float, float]) -> None:
    """Fill a road that bends softly through places, each with its width there."""
    left: list[Point] = []
    right: list[Point] = []
    for (x1, y1, wide1), (x2, y2, wide2) in pairwise(marks):
        for step in range(25):
            share = step / 24
            soft = (1 - math.cos(share * math.pi)) / 2
            x, half = x1 + (x2 - x1) * soft, (wide1 + (wide2 - wide1) * share) / 2
            y = y1 + (y2 - y1) * share
            left.append((x - half, y))
            right.append((x + half, y))
    area(draw, colour, *left, *reversed(right))


def house(draw: Draw, wall: Colour, roof: Colour, light: Colour, x: float, y: float, size: float) -> None:
    """Draw a house with an open door; the place is the middle of its foot."""
    area(
        draw,
        wall,
        (x - 5 * size, y - 11 * size),
        (x + 5 * size, y - 11 * size),
        (x + 5 * size, y),
        (x - 5 * size, y),
    )
    area(draw, roof, (x - 6.2 * size, y - 10.8 * size), (x, y - 18 * size), (x + 6.2 * size, y - 10.8 * size))
    area(
        draw,
        light,
        (x - 1.5 * size, y - 7.6 * size),
        (x + 1.5 * size, y - 7.6 * size),
        (x + 1.5 * size, y),
        (x - 1.5 * size, y),
    )


def street() -> Image.Image:
    """Draw an empty place at dusk between two houses, each with a door that has light in it."""
    picture = glow(sky(NIGHT, PLUM, OCHRE, FILL), FILL, 50, 66, 15)
    draw = ImageDraw.Draw(picture)
    disc(draw, (250, 214, 140), 50, 66, 4.4)
    far = between(PLUM, INK, 0.35)
    for x, wide, top in (
        (22, 8, 55),
        (30, 6, 60),
        (37, 7, 57),
        (57, 5, 61),
        (62, 8, 56),
        (70, 7, 59),
        (77, 4, 54),
    ):
        area(draw, far, (x, top), (x + wide, top), (x + wide, 72), (x, 72))
    ground = between(PLUM, INK, 0.6)
    area(draw, ground, (0, 70), (100, 70), (100, 100), (0, 100))
    light, spilt = (253, 222, 150), between(FILL, PLUM, 0.45)
    for x, way in ((13, 1), (87, -1)):
        area(draw, spilt, (x - 4, 80), (x + 4, 80), (x + 4 + 17 * way, 100), (x - 8 + 17 * way, 100))
        area(draw, INK, (x - 13 * way, 20), (x + 9 * way, 20), (x + 9 * way, 80), (x - 13 * way, 80))
        area(
            draw,
            between(INK, PLUM, 0.35),
            (x + 9 * way, 20),
            (x + 12 * way, 24),
            (x + 12 * way, 77),
            (x + 9 * way, 80),
        )
        area(draw, FILL, (x - 4.6, 49), (x + 4.6, 49), (x + 4.6, 80), (x - 4.6, 80))
        area(draw, light, (x - 3.6, 51), (x + 3.6, 51), (x + 3.6, 80), (x - 3.6, 80))
        for across in (-6.4 * way, 1.6 * way):
            area(
                draw,
                between(INK, FILL, 0.28),
                (x + across, 28),
                (x + across + 4 * way, 28),
                (x + across + 4 * way, 39),
                (x + across, 39),
            )
    return picture


def coast() -> Image.Image:
    """Draw a road along the sea in the evening, and a house with a light at its end."""
    picture = glow(sky(BLUE, (126, 140, 190), (246, 190, 150), PAPER), (255, 226, 180), 26, 50, 16)
    draw = ImageDraw.Draw(picture)
    disc(draw, (255, 238, 205), 26, 50, 3.6)
    area(draw, SEA, (0, 50), (100, 50), (100, 100), (0, 100))
    for number in range(11):
        y, reach = 51.2 + number**1.5 * 1.15, 13 - number * 0.5
        area(
            draw,
            between(SEA, PAPER, 0.55 - number * 0.04),
            (26 - reach, y),
            (26 + reach * 0.8, y + 0.1),
            (26 + reach, y + 0.5),
            (26 - reach * 0.7, y + 0.45),
        )
    road(draw, PAPER, (77, 49.6, 40), (78, 56, 50), (80, 68, 62), (71, 82, 74), (76, 100, 92))
    road(draw, SAND, (79, 49.6, 42), (81, 56, 50), (83, 68, 60), (75, 82, 72), (80, 100, 88))
    road(
        draw,
        between(TEAL, SAND, 0.5),
        (84, 49.2, 38),
        (86, 56, 46),
        (90, 68, 56),
        (84, 82, 66),
        (90, 100, 82),
    )
    road(
        draw,
        between(TEAL, INK, 0.15),
        (96, 48, 26),
        (98, 58, 34),
        (104, 72, 44),
        (103, 86, 52),
        (108, 100, 62),
    )
    road(
        draw,
        between(SAND, PAPER, 0.4),
        (75.5, 50.6, 1),
        (73, 57, 2.4),
        (78, 68, 5),
        (66, 82, 9),
        (70, 100, 16),
    )
    house(draw, INK, between(INK, OCHRE, 0.6), (253, 214, 120), 76, 51, 0.72)
    for x, y, size in ((84, 50.5, 1.3), (87.5, 51.4, 1.8), (92, 52.4, 2.4)):
        area(draw, INK, (x - 0.2, y - 3 * size), (x + 0.2, y - 3 * size), (x + 0.3, y), (x - 0.3, y))
        disc(draw, between(TEAL, INK, 0.5), x, y - 4 * size, size)
    return picture


def home() -> Image.Image:
    """Draw a path over fields to a house on a hill."""
    picture = glow(sky((120, 165, 200), (214, 222, 214), PAPER), (255, 240, 205), 74, 30, 17)
    draw = ImageDraw.Draw(picture)
    disc(draw, (255, 236, 190), 74, 30, 4.5)
    hills(draw, between(TEAL, PAPER, 0.62), 50, 4, 1.1, 0.3)
    hills(draw, between(TEAL, PAPER, 0.42), 58, 5, 0.9, 2.1)
    house(draw, OCHRE, INK, PAPER, 63.7, 54, 1.1)
    hills(draw, between(TEAL, FILL, 0.3), 69, 6, 0.8, 4.4)
    hills(draw, between(TEAL, INK, 0.2), 86, 4, 0.7, 1.1)
    road(draw, SAND, (63.7, 54, 1.8), (57, 61, 3), (66, 71, 6), (42, 86, 12), (44, 100, 24))
    for x, y, size in ((20, 60, 3.2), (27, 62, 2.4), (86, 61, 3.6), (11, 66, 4.2)):
        area(draw, INK, (x - 0.25, y), (x + 0.25, y), (x + 0.35, y + 2.6 * size), (x - 0.35, y + 2.6 * size))
        disc(draw, between(TEAL, INK, 0.35), x, y, size)
    return picture


def dunes() -> Image.Image:
    """Draw small tents under a large sky, and the track that leads to them."""
    picture = sky((240, 178, 110), SAND, PAPER, PAPER)
    draw = ImageDraw.Draw(picture)
    disc(draw, PAPER, 24, 24, 6.5)
    hills(draw, between(SAND, OCHRE, 0.25), 58, 3, 1.2, 1.2)
    for number in range(7):
        x, y = 52 + number * 4.6, 59.5 + (number % 3) * 0.9
        area(draw, between(PAPER, BLUE, 0.15 + 0.5 * (number % 2)), (x - 2, y), (x, y - 4.4), (x + 2.2, y))
        area(draw, INK, (x - 0.5, y), (x, y - 2.2), (x + 0.5, y))
    hills(draw, between(SAND, OCHRE, 0.45), 68, 4, 0.8, 3.6)
    hills(draw, between(SAND, OCHRE, 0.68), 82, 5, 0.6, 0.9)
    for number in range(26):
        share = number / 25
        x, y = 30 + 34 * share + 5 * math.sin(share * 7), 97 - 33 * share
        disc(
            draw,
            between(OCHRE, INK, 0.45),
            x + (0.8 if number % 2 else -0.8) * (1 - share),
            y,
            0.42 * (1.15 - share),
        )
    area(draw, INK, (13, 70), (13.8, 70), (14.6, 86), (12.6, 86))
    for x, y, wide in ((13.4, 69, 10), (9.5, 66.4, 6), (18, 66, 7)):
        [(left, top), (right, bottom)] = points((x - wide, y - 1.7), (x + wide, y + 1.7))
        draw.ellipse((left, top, right, bottom), fill=between(TEAL, INK, 0.55))
    return picture


DRAWINGS: Mapping[str, Callable[[], Image.Image]] = {
    "faustina/street.jpg": street,
    "marie/coast.jpg": coast,
    "joint-initiative-reintegration/home.jpg": home,
    "children-on-the-move-somaliland/dunes.jpg": dunes,
}


def main() -> None:
    """Draw all of them."""
    for path, draw in DRAWINGS.items():
        draw().resize(SIZE, Image.Resampling.LANCZOS).save(
            STORIES / path, quality=82, optimize=True, progressive=True
        )


if __name__ == "__main__":
    main()
