"""A content folder on a disk, written in a string, and a person who answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bilan.disk.tree import Folders, read_tree
from tests.load.trees import tree_of
from tests.sites import Built, make_site, project_tree

SETTINGS = """
== content/site.yaml ==
name: {en: A results site, fr: Un site de résultats}
base_url: https://results.example.org/results/
languages: [en, fr]
"""


@dataclass(slots=True)
class Person:
    """Answers in order, and remembers what was asked and said."""

    answers: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)

    def answer(self, question: str) -> str:
        self.asked.append(question.strip())
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)

    def agree(self, question: str) -> bool:
        return self.answer(question) == "y"


def written(folder: Path, text: str) -> Folders:
    """Write the files of a string, each below `== its path ==`, and what the program brings with it."""
    for path, file in {**tree_of(text).files, **tree_of(SETTINGS).files}.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(file.text, encoding="utf-8")
    for path, file in project_tree().files.items():
        if path.startswith("locales/"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(file.text, encoding="utf-8")
    return Folders(root=folder, content=folder / "content")


def texts(folders: Folders) -> Mapping[str, str]:
    """Return every file of the content."""
    return {path: file.text for path, file in read_tree(folders).files.items() if path.startswith("content/")}


def built(folders: Folders, *, shows_drafts: bool = True) -> Built:
    """Build the site that a content folder holds."""
    text = "".join(f"== {path} ==\n{file}" for path, file in texts(folders).items())
    return make_site(text, shows_drafts=shows_drafts)
