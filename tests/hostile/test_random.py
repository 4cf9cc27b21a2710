"""Content trees that nobody would think of: written at random, or real ones with random damage.

Whatever is built, it ends, without a traceback, in problems or in a site that keeps the rules.
`BILAN_HOSTILE=2000` tries more of them than the usual run.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.content import INDICATOR, codes_of, story, written
from tests.load.trees import SETTINGS, picture

EXAMPLES = int(os.environ.get("BILAN_HOSTILE", "15"))
LIMIT = dt.timedelta(seconds=60)
"""The most that one small tree may take, on a machine that does other things as well."""

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h1"/></svg>'
OBJECTIVE = (
    "---\ntitle: Work\norder: 1\ncounters: [jobs]\n---\n[[figure jobs]] jobs, [a story](stories:faustina).\n"
)
FILES: dict[str, bytes] = {
    "site.yaml": SETTINGS.encode(),
    "indicators/jobs.yaml": INDICATOR.replace("VALUE", "12").encode(),
    "objectives/work/en.md": OBJECTIVE.encode(),
    "stories/faustina/en.md": story(
        "![A road](a.jpg) ![A plan](a.svg)\n\n[[chart jobs]]\n\n| a | b |\n|---|---|\n| 1 | *2* |"
    ).encode(),
    "stories/marie/fr.md": story(
        "Un [rapport du Fonds](https://example.org), une note[^1].\n\n[^1]: *Ici*."
    ).encode(),
    "stories/faustina/a.jpg": picture(),
    "stories/faustina/a.svg": DRAWING.encode(),
}
PIECES = (
    "javascript:alert(1)", "data:text/html,x", "<script>", "onload=x", "]]>", "-->", "{{ 7 }}", "{% x %}", "=cmd|x",
    "[[figure jobs]]", "[[", "]]", "](", "![", "[^1]", "&#x202e;", "&#xE000;0&#xE001;", "\u202e", "\x00", "\ufeff",
    "\ue0000\ue001", "---\n", "\n---\n", "&a", "*a", "!!python/object:x", "? ", "- ", "  ", "\t", "\r", "'", '"', "`" * 3,
    "../", "/../../x", "%2e%2e/", "//evil.example/", "1e400", "NaN", "-0", "1_000", "~2018", "9999-12-31", "null", "\\",
    "title: x\n", "aliases: [/x/]\n", "slug: ../x\n", "image: ../a.jpg\n", "allow: [raw-html: x]\n", "status: draft\n",
)  # fmt: skip
NAMES = (
    "en.md",
    "fr.md",
    "EN.md",
    "a.jpg",
    "a.svg",
    "b.csv",
    "site.yml",
    "x.yaml",
    "_addresses.txt",
    "README.md",
    "con",
)
FOLDERS = (
    "",
    "stories",
    "stories/a",
    "stories/a/b",
    "pages/about",
    "projects/p",
    "indicators",
    "objectives/o",
    "other",
)

word = st.one_of(st.sampled_from(PIECES), st.text(max_size=20))
text = st.lists(word, max_size=30).map(" ".join)
place = st.builds(
    lambda folder, name: f"{folder}/{name}".lstrip("/"), st.sampled_from(FOLDERS), st.sampled_from(NAMES)
)
garbage = st.one_of(
    text.map(story), text, st.builds(lambda one, two: story(one, summary=two), text, text)
).map(lambda one: one.encode("utf-8", "surrogatepass"))
damage = st.tuples(
    st.sampled_from(sorted(FILES)), st.floats(0, 1), st.integers(0, 40), st.one_of(word.map(str.encode), st.binary(max_size=8))
)  # fmt: skip

STEPS = ("..", ".", "/", "\\", "\0", "jobs", "work", "a", "%2e%2e", "c:", "~", "#x", "?x", ":")
name = st.one_of(st.lists(st.sampled_from(STEPS), min_size=1, max_size=5).map("".join), st.text(max_size=12))
referred = st.one_of(
    st.builds(
        "[[{} {}{}]]".format,
        st.sampled_from(["figure", "counters", "chart", "table"]),
        name,
        st.sampled_from(["", " jobs", " by=sex", " by=x:..", " ../jobs"]),
    ),
    st.builds("{}[a]({})".format, st.sampled_from(["", "!"]), name),
    st.builds("[a]({}:{})".format, st.sampled_from(["stories", "objectives", "projects", "data"]), name),
)
"""What a text leads to or shows, by names that climb out of folders."""


def damaged(data: bytes, where: float, cut: int, put: bytes) -> bytes:
    at = int(where * len(data))
    return data[:at] + put + data[at + cut :]


def build(files: dict[str, bytes]) -> set[str]:
    with TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        for path, data in files.items():
            if not any(other.startswith(f"{path}/") or path.startswith(f"{other}/") for other in files):
                written(content, path, data)
        return codes_of(content)


def test_the_tree_that_is_damaged_has_no_problem_itself() -> None:
    assert build(FILES) == set()


@settings(
    max_examples=EXAMPLES, deadline=LIMIT, suppress_health_check=list(HealthCheck), derandomize=EXAMPLES < 100
)
@given(st.lists(damage, min_size=1, max_size=4))
def test_a_site_with_random_damage_ends_in_problems_or_in_a_site(
    blows: list[tuple[str, float, int, bytes]],
) -> None:
    files = dict(FILES)
    for path, where, cut, put in blows:
        files[path] = damaged(files[path], where, cut, put)

    build(files)


@settings(
    max_examples=EXAMPLES, deadline=LIMIT, suppress_health_check=list(HealthCheck), derandomize=EXAMPLES < 100
)
@given(st.dictionaries(place, garbage, max_size=6))
def test_random_files_in_random_places_end_in_problems_or_in_a_site(files: dict[str, bytes]) -> None:
    build({"site.yaml": SETTINGS.encode(), **files})


@settings(
    max_examples=EXAMPLES, deadline=LIMIT, suppress_health_check=list(HealthCheck), derandomize=EXAMPLES < 100
)
@given(st.lists(referred, min_size=4, max_size=12))
def test_whatever_a_text_refers_to_no_file_is_planned_elsewhere_than_it_says(said: list[str]) -> None:
    words = "\n\n".join(said)

    build({**FILES, "stories/marie/fr.md": story(words).encode("utf-8", "surrogatepass")})
