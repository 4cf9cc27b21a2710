"""Starting an item: its folder, and a file for each language."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

from bilan.disk.publish import write_new_files
from bilan.disk.tree import Folders, read_tree
from bilan.load.settings import key_problems, load_settings
from bilan.model.source import Span


class Refused(Exception):
    """What was asked for cannot be done; the words say why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStory:
    """A story as it is begun."""

    key: str
    kind: str
    day: dt.date
    titles: tuple[str, ...]
    """In the order of the site's languages; a missing one is taken from the first, or from the key."""


def start_story(story: NewStory, folders: Folders) -> tuple[Path, ...]:
    """Write a story's folder with a draft in each language, and return the files in order.

    The files are valid as they are; being drafts, they are in the preview alone.

    Raises:
        Refused: the key cannot be used, or the settings cannot be read.
    """
    if key_problems(story.key, Span(path=f"content/stories/{story.key}")):
        raise Refused(
            f"{story.key!r} cannot be a key: use lower case letters, digits and hyphens, as in faustina-2"
        )
    tree = read_tree(folders)
    settings = load_settings(tree).value
    if settings is None:
        raise Refused("content/site.yaml cannot be read; python3 build.py check says why")
    taken = next(
        (
            path
            for path in tree.files
            if path.split("/")[1:2] == ["stories"] and story.key in path.split("/")[2:-1]
        ),
        None,
    )
    if taken is not None:
        raise Refused(f"there is a story {story.key!r} already: {taken}")
    if len(story.titles) > len(settings.languages):
        raise Refused(f"there are {len(story.titles)} titles for {len(settings.languages)} languages")
    folder = folders.content / "stories" / story.key
    files = {
        folder / f"{language}.md": _text(story, number) for number, language in enumerate(settings.languages)
    }
    try:
        write_new_files(files)
    except OSError as error:
        raise Refused(f"{folder} cannot be written: {error.strerror}") from error
    return tuple(files)


def _text(story: NewStory, number: int) -> str:
    named = story.key.replace("-", " ").capitalize()
    title = story.titles[number] if number < len(story.titles) else (story.titles or (named,))[0]
    facts = [f"kind: {story.kind}", f"date: {story.day.isoformat()}"] if number == 0 else []
    lines = ["---", f"title: {json.dumps(title, ensure_ascii=False)}", "status: draft", *facts, "---", "", ""]
    return "\n".join(lines)
