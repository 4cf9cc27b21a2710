"""What an editor changes between two builds, the same for every tool, and another change in each round."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.aside import put_aside
from benchmarks.corpus import INDICATORS, LANGUAGES, Story
from benchmarks.tools import Tool, indicator, remove_story, write_story

Change = Callable[[Tool, Sequence[Story], int], None]


def start_cold(tool: Tool, _: Sequence[Story], __: int) -> None:
    """Take away all that a tool has made and kept."""
    for name in tool.kept:
        put_aside(tool.folder / name, tool.folder.parent)


def change_nothing(_: Tool, __: Sequence[Story], ___: int) -> None:
    """Leave everything as it is."""


def edit_story(tool: Tool, stories: Sequence[Story], number: int) -> None:
    """Add a sentence to one language of a story."""
    story = stories[len(stories) // 2]
    with (tool.folder / tool.story_file(story, LANGUAGES[0])).open("a", encoding="utf-8") as file:
        file.write(f"\nAdded in round {number}.\n")


def change_value(tool: Tool, _: Sequence[Story], number: int) -> None:
    """Change the values of an indicator."""
    if tool.value is not None:
        text = indicator(INDICATORS[0], number + 1)
        (tool.folder / tool.value).write_text(text, encoding="utf-8")


def change_template(tool: Tool, _: Sequence[Story], number: int) -> None:
    """Change the template of a story."""
    file = tool.folder / tool.template
    text = file.read_text(encoding="utf-8")
    at = len(text) if not tool.after else text.index(tool.after) + len(tool.after)
    file.write_text(f"{text[:at]}<!-- {number} -->{text[at:]}", encoding="utf-8")


def rename_story(tool: Tool, stories: Sequence[Story], number: int) -> None:
    """Give a story another address, and let go of the old one: no other tool asks where it leads now."""
    story = stories[len(stories) // 3]
    before = _renamed(story, number - 1) if number else story
    remove_story(tool, before)
    write_story(tool, _renamed(story, number))
    (tool.folder / "content" / "_addresses.txt").unlink(missing_ok=True)


def _renamed(story: Story, number: int) -> Story:
    texts = {language: replace(text, slug=f"{text.slug}-{number}") for language, text in story.texts.items()}
    return replace(story, key=f"{story.key}-{number}", texts=texts)


CHANGES: Mapping[str, Change] = {
    "cold": start_cold,
    "nothing changed": change_nothing,
    "one story edited": edit_story,
    "one story renamed": rename_story,
    "a template changed": change_template,
    "a value changed": change_value,
}
"""In the order of a round: each begins where the one before has ended."""


def count_pages(out: Path) -> Mapping[str, int]:
    """Return how many pages of stories a site has, and how many in lists of them."""
    stories, lists = _pages_in(out)
    return {"stories": len(stories), "lists": len(lists)}


def mean_bytes(out: Path) -> Mapping[str, float]:
    """Return how large a page of a story is in the mean, and one of a list."""
    stories, lists = _pages_in(out)
    return {"stories": _mean(stories), "lists": _mean(lists)}


def _mean(files: Sequence[Path]) -> float:
    return statistics.fmean(file.stat().st_size for file in files) if files else 0.0


def _pages_in(out: Path) -> tuple[Sequence[Path], Sequence[Path]]:
    """Return the pages of stories and those in lists of them."""
    stories, lists = [], []
    for file in out.rglob("index.html"):
        parts = file.relative_to(out).parts
        if len(parts) > 1 and parts[-2].startswith(("story-", "recit-")):
            stories.append(file)
        elif "lists" in parts[:1] or "stories" in parts[1:2]:
            lists.append(file)
    return stories, lists
