#!/usr/bin/env python3
"""Write the outlines of Africa's countries into `templates/macros/map.html`: README.md beside this tells how.

The source holds a border between two countries once, as one line that both refer to. It is the lines that
are made simpler here, never the countries, so neighbours still meet without gap or overlap.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path

Point = tuple[float, float]
"""Longitude and latitude in degrees, or right and down in units of the drawing."""
Ring = tuple[int, ...]
"""The lines that run around an area, by number; `~number` is that line from its end to its start."""

TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "macros" / "map.html"
BLOCK = re.compile(r"(?<=\{# outlines begin #\}\n).*?(?=\{# outlines end #\})", re.DOTALL)

MIDDLE = (17.0, 2.0)
"""Where the projection touches the globe: areas keep their true proportions all over the map."""
WIDTH = 900
MARGIN = 10
LEAST_TRIANGLE = 4
"""A point is kept when it spans at least this much with its neighbours, in square units of the drawing."""
LEAST_FINE_TRIANGLE = 0.5
"""The same for islands, which would shrink, and for the borders of a narrow country, which would meet."""
LEAST_ISLAND = 1_000 / 6_371**2
"""Islands off a mainland that are smaller than 1,000 km² are left out; in squares of the globe's radius."""
DOT = 7
"""The radius of the circle that stands for a state of small islands."""

MOROCCO, WESTERN_SAHARA, SOMALIA = "MA", "EH", "SO"
NARROW = "GM"
"""A country hardly wider than the strokes of its borders: it is drawn without the mouth of its river."""
SMALL_ISLANDS = ("CV", "KM", "MU", "SC", "ST")
NAMES_AT = {"NE": (8.8, 15.7), "LY": (12.5, 27.6), "ET": (36.5, 8.4), "CD": (22.0, -2.5), "ZA": (22.5, -31.0)}
"""Where a region's name is centred, by a large country that is likely to lie in its midst."""
COUNTRIES = {
    code: number
    for row in (
        "AO024 BF854 BI108 BJ204 BW072 CD180 CF140 CG178 CI384 CM120 CV132 DJ262 DZ012 EG818",
        "EH732 ER232 ET231 GA266 GH288 GM270 GN324 GQ226 GW624 KE404 KM174 LR430 LS426 LY434",
        "MA504 MG450 ML466 MR478 MU480 MW454 MZ508 NA516 NE562 NG566 RW646 SC690 SD729 SL694",
        "SN686 SO706 SS728 ST678 SZ748 TD148 TG768 TN788 TZ834 UG800 ZA710 ZM894 ZW716",
    )
    for code, number in ((word[:2], word[2:]) for word in row.split())
}
"""Country to its number in ISO 3166-1, which is how the source names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """The countries of a map and the lines that they share."""

    lines: Mapping[int, tuple[Point, ...]]
    rings: Mapping[str, tuple[Ring, ...]]
    """By country; a ring within another is a hole."""

    def around(self, ring: Ring) -> list[Point]:
        """Return the points of a ring, its last the same as its first."""
        whole = [self.lines[number] if number >= 0 else self.lines[~number][::-1] for number in ring]
        return [*chain.from_iterable(line[:-1] for line in whole), whole[0][0]]


def read_atlas(path: Path) -> Atlas:
    """Return the countries of Africa from a TopoJSON file, in degrees."""
    source = json.loads(path.read_text(encoding="utf-8"))
    (right, up), (left, low) = source["transform"]["scale"], source["transform"]["translate"]
    lines = {}
    for number, steps in enumerate(source["arcs"]):
        x = y = 0
        points = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            points.append((x * right + left, y * up + low))
        lines[number] = tuple(points)
    shapes = source["objects"]["countries"]["geometries"]
    by_number = {shape["id"]: rings_of(shape) for shape in shapes if "id" in shape}
    [somaliland] = (rings_of(shape) for shape in shapes if shape["properties"]["name"] == "Somaliland")
    rings = {code: by_number[number] for code, number in COUNTRIES.items()}
    rings[SOMALIA] = (merge(rings[SOMALIA][0], somaliland[0], lines),)
    return Atlas(lines=lines, rings=rings)


def rings_of(shape: Mapping[str, object]) -> tuple[Ring, ...]:
    """Return every ring of a TopoJSON polygon, or of several."""
    arcs = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return tuple(tuple(ring) for polygon in arcs for ring in polygon)  # type: ignore[attr-defined]


def merge(one: Ring, other: Ring, lines: Mapping[int, tuple[Point, ...]]) -> Ring:
    """Return the ring around two neighbours: the lines that they do not share."""
    left = [number for number in (*one, *other) if ~number not in one and ~number not in other]
    ring = [left.pop(0)]
    while left:
        last = ring[-1]
        end = lines[last][-1] if last >= 0 else lines[~last][0]
        after = next(n for n in left if (lines[n][0] if n >= 0 else lines[~n][-1]) == end)
        left.remove(after)
        ring.append(after)
    return tuple(ring)


def with_parallel_of_western_sahara(atlas: Atlas) -> Atlas:
    """Return the atlas with Western Sahara in its whole extent, south of 27°40′ north.

    The source draws the line between the armed forces. In its place comes the parallel, from where the two
    meet Algeria to the coast; the coast south of it goes from Morocco to Western Sahara.
    """
    [morocco], [sahara] = atlas.rings[MOROCCO], atlas.rings[WESTERN_SAHARA]
    between = next(number for number in morocco if ~number in sahara)
    coast = morocco[(morocco.index(between) + 1) % len(morocco)]
    corner, shore = atlas.lines[between][0], atlas.lines[coast]
    north = next(place for place, point in enumerate(shore) if point[1] > corner[1])
    (x, y), (to_x, to_y) = shore[north - 1], shore[north]
    cut = (x + (to_x - x) * (corner[1] - y) / (to_y - y), corner[1])
    south = max(atlas.lines) + 1
    place = sahara.index(~between)
    return Atlas(
        lines={
            **atlas.lines,
            between: (corner, cut),
            coast: (cut, *shore[north:]),
            south: (*shore[:north], cut),
        },
        rings={**atlas.rings, WESTERN_SAHARA: ((*sahara[:place], south, *sahara[place:]),)},
    )


def without_river_mouth(atlas: Atlas) -> Atlas:
    """Return the atlas with the coast of the narrow country as one straight line."""
    others = numbers_of(chain.from_iterable(rings for code, rings in atlas.rings.items() if code != NARROW))
    [coast] = numbers_of(atlas.rings[NARROW]) - others
    return Atlas(
        lines={**atlas.lines, coast: atlas.lines[coast][:: len(atlas.lines[coast]) - 1]}, rings=atlas.rings
    )


def project(point: Point) -> Point:
    """Return where a place lies on the map, in radii of the globe: right and down from the middle.

    Source: Snyder, Map Projections: A Working Manual (USGS 1395), formulas 24-2 and 24-4.
    """
    east, north, middle = math.radians(point[0] - MIDDLE[0]), math.radians(point[1]), math.radians(MIDDLE[1])
    nearness = math.sin(middle) * math.sin(north) + math.cos(middle) * math.cos(north) * math.cos(east)
    size = math.sqrt(2 / (1 + nearness))
    up = math.cos(middle) * math.sin(north) - math.sin(middle) * math.cos(north) * math.cos(east)
    return size * math.cos(north) * math.sin(east), -size * up


def area(points: Sequence[Point]) -> float:
    """Return the area within a closed row of points, in square units."""
    return abs(sum(x * to_y - to_x * y for (x, y), (to_x, to_y) in pairwise(points))) / 2


def simpler(points: Sequence[Point], *, is_fine: bool) -> list[Point]:
    """Return a line with fewer points, its ends kept: the point that matters least goes first.

    Source: Visvalingam and Whyatt, Line generalisation by repeated elimination of points (1993).
    """
    kept = list(points)
    is_closed = kept[0] == kept[-1]
    fewest = 5 if is_closed else 2
    enough = LEAST_FINE_TRIANGLE if is_closed or is_fine else LEAST_TRIANGLE
    while len(kept) > fewest:
        spans = [area((*kept[place - 1 : place + 2], kept[place - 1])) for place in range(1, len(kept) - 1)]
        least = min(spans)
        if least >= enough:
            break
        del kept[spans.index(least) + 1]
    return kept


def without_small_islands(atlas: Atlas) -> Atlas:
    """Return the atlas without the islands that would be specks, but for the states that are nothing else."""
    sizes = {
        ring: area([project(point) for point in atlas.around(ring)])
        for rings in atlas.rings.values()
        for ring in rings
    }
    rings = {
        code: tuple(ring for ring in rings if code in SMALL_ISLANDS or sizes[ring] >= LEAST_ISLAND)
        for code, rings in atlas.rings.items()
    }
    return Atlas(lines=atlas.lines, rings=rings)


def numbers_of(rings: Iterable[Ring]) -> set[int]:
    """Return the lines of rings, whichever way they are followed."""
    return {max(number, ~number) for ring in rings for number in ring}


def drawn(atlas: Atlas) -> tuple[Atlas, Mapping[str, Point], int]:
    """Return the atlas in whole units of the drawing, the places of names, and the drawing's height."""
    used = numbers_of(chain.from_iterable(atlas.rings.values()))
    fine = numbers_of(atlas.rings[NARROW])
    flat = {number: [project(point) for point in atlas.lines[number]] for number in sorted(used)}
    across, down = zip(*chain.from_iterable(flat.values()), strict=True)
    scale = (WIDTH - 2 * MARGIN) / (max(across) - min(across))

    def place(point: Point) -> Point:
        return (point[0] - min(across)) * scale + MARGIN, (point[1] - min(down)) * scale + MARGIN

    lines = {
        number: tuple(
            (round(x), round(y)) for x, y in simpler(list(map(place, points)), is_fine=number in fine)
        )
        for number, points in flat.items()
    }
    names = {code: place(project(point)) for code, point in NAMES_AT.items()}
    height = round((max(down) - min(down)) * scale + 2 * MARGIN)
    return Atlas(lines=lines, rings=atlas.rings), names, height


def outline(code: str, atlas: Atlas) -> str:
    """Return the outline of a country as the `d` of an SVG path, each step relative to the last."""
    rings = [atlas.around(ring) for ring in atlas.rings[code]]
    if code in SMALL_ISLANDS:
        across, down = zip(*chain.from_iterable(rings), strict=True)
        x, y = round((min(across) + max(across)) / 2) - DOT, round((min(down) + max(down)) / 2)
        return f"M{x} {y}a{DOT} {DOT} 0 1 0 {2 * DOT} 0a{DOT} {DOT} 0 1 0-{2 * DOT} 0z"
    said, at = "", (0.0, 0.0)
    for ring in rings:
        said += "m" + joined(chain.from_iterable(steps(at, ring[:-1]))) + "z"
        at = ring[0]
    return said


def steps(at: Point, points: Sequence[Point]) -> list[Point]:
    """Return the steps from a place along a row of points, without those that lead nowhere."""
    found = [(to_x - x, to_y - y) for (x, y), (to_x, to_y) in pairwise((at, *points))]
    return [found[0], *(step for step in found[1:] if step != (0, 0))]


def joined(numbers: Iterable[float]) -> str:
    """Return numbers in a row, with no more space than they need: `3-4 5`."""
    return " ".join(f"{number:.0f}" for number in numbers).replace(" -", "-")


def main(path: Path) -> None:
    """Write the outlines from a file of world-atlas into the template."""
    mended = without_river_mouth(with_parallel_of_western_sahara(read_atlas(path)))
    atlas, names, height = drawn(without_small_islands(mended))
    shapes = "".join(f"  '{code}': '{outline(code, atlas)}',\n" for code in sorted(atlas.rings))
    places = "".join(f"  '{code}': ({x:.0f}, {y:.0f}),\n" for code, (x, y) in names.items())
    size = f"{{% set size = '0 0 {WIDTH} {height}' %}}\n"
    block = f"{size}{{% set names_at = {{\n{places}}} %}}\n{{% set outlines = {{\n{shapes}}} %}}\n"
    template = TEMPLATE.read_text(encoding="utf-8")
    TEMPLATE.write_text(BLOCK.sub(lambda _: block, template), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
