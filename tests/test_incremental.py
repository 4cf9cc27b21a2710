"""The promise of the store: whatever was changed before, in whatever order, the site is that of a clean build.

Every run takes random steps on a small site: stories are edited, reworded, renamed, added and deleted, facts,
figures, settings and templates change, the clock goes on. After each step the site that was built on top of
all that was kept is compared with one that was built from nothing, byte by byte and problem by problem.
`BILAN_STEPS=300` takes more of them.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import pytest

from bilan.desk.building import Done, build_site
from bilan.desk.job import Job
from bilan.disk.tree import Folders
from bilan.model.order import Order
from bilan.model.publication import ADDRESSES
from bilan.model.records import replace
from tests.load.trees import picture
from tests.test_same_bytes import differing, files_in

PROJECT = Path(__file__).resolve().parent.parent
NOW = dt.datetime(2022, 6, 15, 12, 0, tzinfo=dt.UTC)
STEPS = int(os.environ.get("BILAN_STEPS", "8"))

SETTINGS = """\
name: {{en: Results {number}, fr: Résultats}}
base_url: https://results.example.org/
languages: [en, fr]
untranslated: {untranslated}
search: {search}
regions: {{sahel: {{name: {{en: Sahel, fr: Sahel}}, countries: [NE, ML]}}}}
"""
INDICATOR = """\
name: {{en: Jobs created, fr: Emplois créés}}
definition: {{en: Jobs., fr: Emplois.}}
unit: jobs
kind: result
level: output
counting: cumulative
source: {{name: {{en: Report, fr: Rapport}}}}
observations: [{{as_of: 2020-12-31, value: {number}}}, {{as_of: 2021-12-31, value: {more}}}]
"""
OBJECTIVE = (
    "---\ntitle: Work {number}\norder: 1\ncounters: [jobs]\n---\nWords on [a story](stories:{story}).\n"
)
STORY = """\
---
title: {title}
kind: {kind}
date: 2021-{month:02}-09
objectives: [work]
countries: [{country}]
{more}---
{text}
"""
TRANSLATION = "---\ntitle: {title}\nimage_alt: Une route\n{more}---\nDu texte: «oui».\n"
FACTS = (
    "summary: She opened a workshop.\n",
    "summary: Some [[figure jobs]] jobs.\n",
    "topics: [water]\n",
    "regions: [sahel]\n",
    "image: a.png\nimage_alt: A road\nimage_caption: To the north\n",
    "status: draft\n",
    "publish_at: 2022-06-15T18:00:00+02:00\n",
    "publish_at: 2022-06-17\n",
    "slug: somebody-NUMBER\n",
    "aliases: [/old/NUMBER/]\n",
    "seo_title: Her own workshop\n",
    "featured: true\n",
    "updated: 2022-06-16\nupdate_note: A date was wrong.\n",
    "allow: [doubled-space: it is a poem]\n",
)
FACTS_OF_TRANSLATIONS = (
    "summary: Un atelier.\n",
    "status: draft\n",
    "slug: quelqu-un-NUMBER\n",
    "aliases: [/fr/ancien/NUMBER/]\n",
    "translated_from: 0123456789ab\n",
)
TEXTS = (
    "A workshop of her own.",
    "Some [[figure jobs]] jobs stood in 2020.",
    "## A heading\n\n- one\n- two, *three*.",
    "Read [the others](objectives:work).",
    "![A road](a.png)",
    'A slip  of 3 000 , and “one more".',
)

MENDS = 0.8
"""How often an editor leaves a site behind that can be published."""


class Editor:
    """Somebody who changes a site in ways that are random, and the same for the same seed."""

    def __init__(self, root: Path, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 - the same steps every time
        self.root = root
        self.now = NOW
        self.stories: list[str] = []
        self.linked = ""
        self.steps: Mapping[str, Callable[[], None]] = {
            "edit": self.edit,
            "reword": self.reword,
            "translate": self.translate,
            "add": self.add,
            "rename": self.rename,
            "delete": self.delete,
            "figure": self.figure,
            "objective": self.objective,
            "settings": self.settings,
            "template": self.template,
            "words": self.words,
            "picture": self.picture,
            "second saving": self.save_as_it_is,
            "hours pass": self.wait,
            "nothing": lambda: None,
        }

    def begin(self) -> None:
        """Write the site that the steps begin from."""
        for name in ("locales", "assets", "templates"):
            shutil.copytree(PROJECT / name, self.root / name)
        self.settings()
        self.figure()
        self.write("topics.yaml", "water: {name: {en: Water, fr: Eau}}\n")
        for _ in range(3):
            self.add()
        self.objective()

    def write(self, path: str, text: str) -> None:
        """Write a file of the content."""
        file = self.root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def story(self) -> str:
        """Return the text of a story."""
        return STORY.format(
            title=self.chance.choice(("Faustina comes home", "A new well", "Back to school")),
            kind=self.chance.choice(("news", "story")),
            month=self.chance.randint(1, 12),
            country=self.chance.choice(("NE", "ML", "GH")),
            more=self.some(FACTS),
            text="\n\n".join(self.chance.sample(TEXTS, 2)),
        )

    def some(self, facts: tuple[str, ...]) -> str:
        """Return some of the lines that front matter may have, none of them twice."""
        chosen = self.chance.sample(facts, self.chance.choice((0, 1, 1, 2, 3)))
        lines = "".join({line.partition(":")[0]: line for line in chosen}.values())
        return lines.replace("NUMBER", str(self.chance.randrange(10**6)))

    def add(self) -> None:
        """Start a story."""
        self.stories.append(f"story-{self.chance.randrange(10**6)}")
        self.write(f"stories/{self.stories[-1]}/en.md", self.story())
        self.draw(self.stories[-1])

    def draw(self, story: str) -> None:
        """Put a picture beside a story."""
        data = picture(".png", self.chance.choice((4, 8, 12)), 8)
        (self.root / "content" / "stories" / story / "a.png").write_bytes(data)

    def picture(self) -> None:
        """Put another picture in the place of one."""
        self.draw(self.chance.choice(self.stories))

    def edit(self) -> None:
        """Write a story anew."""
        self.write(f"stories/{self.chance.choice(self.stories)}/en.md", self.story())

    def reword(self) -> None:
        """Write the text of a story anew, and leave what stands above it as it is."""
        file = self.root / "content" / "stories" / self.chance.choice(self.stories) / "en.md"
        head, fence, _ = file.read_text(encoding="utf-8").rpartition("---\n")
        file.write_text(head + fence + "\n\n".join(self.chance.sample(TEXTS, 2)), encoding="utf-8")

    def translate(self) -> None:
        """Put a text beside a story in the other language."""
        title = self.chance.choice(("Un titre", "Un autre titre"))
        self.write(
            f"stories/{self.chance.choice(self.stories)}/fr.md",
            TRANSLATION.format(title=title, more=self.some(FACTS_OF_TRANSLATIONS)),
        )

    def rename(self) -> None:
        """Give a story another key, and with it another address."""
        place = self.chance.randrange(len(self.stories))
        before, after = self.stories[place], f"story-{self.chance.randrange(10**6)}"
        (self.root / "content" / "stories" / before).rename(self.root / "content" / "stories" / after)
        self.stories[place] = after

    def delete(self) -> None:
        """Take a story away, unless it is the last."""
        if len(self.stories) > 1:
            gone = self.stories.pop(self.chance.randrange(len(self.stories)))
            shutil.rmtree(self.root / "content" / "stories" / gone)

    def mend(self) -> None:
        """Lead to stories that there are, and let go of addresses that are gone, as most do who change one."""
        if self.chance.random() < MENDS:
            if self.linked not in self.stories:
                self.objective()
            (self.root / ADDRESSES).unlink(missing_ok=True)

    def figure(self) -> None:
        """Change the values of the indicator."""
        number = self.chance.randrange(1000, 9999)
        self.write("indicators/jobs.yaml", INDICATOR.format(number=number, more=number + 500))

    def objective(self) -> None:
        """Change an item that every story shows, and that links to one: the link may break later."""
        number, self.linked = self.chance.randrange(100), self.chance.choice(self.stories)
        self.write("objectives/work/en.md", OBJECTIVE.format(number=number, story=self.linked))

    def settings(self) -> None:
        """Change what stands on every page."""
        self.write(
            "site.yaml",
            SETTINGS.format(
                number=self.chance.randrange(100),
                untranslated=self.chance.choice(("mark", "mark", "hide")),
                search=self.chance.choice(("true", "true", "false")),
            ),
        )

    def template(self) -> None:
        """Change the template of a story."""
        with (self.root / "templates" / "pages" / "story.html").open("a", encoding="utf-8") as file:
            file.write(f"<!-- {self.chance.randrange(100)} -->\n")

    def words(self) -> None:
        """Change a word of a catalogue."""
        file = self.root / "locales" / "fr" / "LC_MESSAGES" / "bilan.po"
        before, mark, after = file.read_text(encoding="utf-8").partition('msgstr "Projets')
        file.write_text(f"{before}{mark}{self.chance.choice('abc')}{after}", encoding="utf-8")

    def save_as_it_is(self) -> None:
        """Save a text without a change."""
        file = self.root / "content" / "stories" / self.chance.choice(self.stories) / "en.md"
        file.write_bytes(file.read_bytes())

    def wait(self) -> None:
        """Let hours or days go by."""
        self.now += dt.timedelta(hours=self.chance.choice((1, 5, 30)))


def job(editor: Editor, out: Path, state: Path | None) -> Job:
    return Job(
        order=Order(now=editor.now),
        folders=Folders(root=editor.root, content=editor.root / "content"),
        out=out,
        publishes=True,
        state=state,
        workers=1,
        tell=lambda _done, _of: None,
    )


def told(done: Done) -> list[str]:
    return [f"{one.span.path}:{one.span.line} {one.what}" for one in done.problems]


@pytest.mark.parametrize("seed", range(max(1, STEPS // 60)))
def test_whatever_was_changed_before_the_site_is_that_of_a_clean_build(seed: int, tmp_path: Path) -> None:
    editor = Editor(tmp_path / "project", seed)
    editor.begin()
    taken, published = ["begin"], 0
    site = editor.root / "site"  # where the site before the last one stays, for the next to be made of

    for _ in range(min(STEPS, 60)):
        kept = build_site(job(editor, site, tmp_path / "state"))
        clean = build_site(job(editor, tmp_path / "clean", None))

        assert told(kept) == told(clean), taken
        if clean.publishable:
            published += 1
            assert differing(files_in(site), files_in(tmp_path / "clean")) == [], taken
        taken.append(editor.chance.choice(sorted(editor.steps)))
        editor.steps[taken[-1]]()
        editor.mend()
    assert published >= min(STEPS, 60) // 2


def test_the_steps_are_the_same_for_the_same_seed(tmp_path: Path) -> None:
    first, second = Editor(tmp_path / "a", 7), Editor(tmp_path / "b", 7)

    for editor in (first, second):
        editor.begin()
        for name in sorted(editor.steps):
            editor.steps[name]()

    assert files_in(tmp_path / "a" / "content") == files_in(tmp_path / "b" / "content")
    assert replace(job(first, tmp_path, None).order) == job(second, tmp_path, None).order
