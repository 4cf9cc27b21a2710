"""The sites to be measured: how each tool is set up, its archive written and changed, and its site built."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.aside import put_aside
from benchmarks.corpus import COUNTRIES, INDICATORS, LANGUAGES, OBJECTIVES, Story, Text

ROOT = Path(__file__).resolve().parent.parent
SITES = Path(__file__).resolve().parent / "sites"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A tool with its site in a folder of its own."""

    name: str
    folder: Path
    command: Sequence[str | Path]
    version: Sequence[str | Path]
    """The command that says which version it is."""
    kept: Sequence[str]
    """What lies in the folder from one build to the next: taken away before a cold one."""
    out: str
    story_file: Callable[[Story, str], str]
    written: Callable[[Story, str], str]
    template: str
    """The template of a story."""
    after: str
    """The words in it behind which a change can be made."""
    value: str | None = None
    """The file of an indicator, where the tool knows such a thing."""
    words: str | None = None
    """The folder for the words of the interface, where its pages are whole ones."""
    assets: str | None = None
    """The folder for the files that whole pages ask for."""


def bilan(work: Path, name: str = "bilan") -> Tool:
    """Return bilan as it lies in this project, copied so that its templates can be changed."""
    return Tool(
        name=name,
        folder=work / name,
        command=(sys.executable, "-X", "utf8", "-m", "bilan.cli", "build"),
        version=(sys.executable, "-c", "print('0.1.0')"),
        kept=(".bilan", "site"),
        out="site",
        story_file=lambda story, language: f"content/stories/{story.date.year}/{story.key}/{language}.md",
        written=_for_bilan,
        template="templates/pages/story.html",
        after="",
        value="content/indicators/jobs-created.yaml",
    )


def hugo(work: Path) -> Tool:
    """Return Hugo, from its package for Python."""
    return Tool(
        name="hugo",
        folder=work / "hugo",
        command=(work / "python" / "bin" / "hugo", "--quiet"),
        version=(work / "python" / "bin" / "hugo", "version"),
        kept=("public", "resources"),
        out="public",
        story_file=lambda story, language: f"content/{language}/stories/{story.key}.md",
        written=_for_hugo,
        template="layouts/_default/single.html",
        after='{{ define "main" }}',
    )


def eleventy(work: Path) -> Tool:
    """Return Eleventy."""
    program = work / "node" / "node_modules" / ".bin" / "eleventy"
    return Tool(
        name="eleventy",
        folder=work / "eleventy",
        command=(program, "--quiet"),
        version=(program, "--version"),
        kept=("_site",),
        out="_site",
        story_file=lambda story, language: f"content/{language}/{story.key}.md",
        written=_for_eleventy,
        template="_includes/story.njk",
        after="<article>",
    )


def pelican(work: Path) -> Tool:
    """Return Pelican, with its cache."""
    program = work / "python" / "bin" / "pelican"
    return Tool(
        name="pelican",
        folder=work / "pelican",
        command=(program, "-q", "-s", "pelicanconf.py"),
        version=(program, "--version"),
        kept=("output", "cache"),
        out="output",
        story_file=lambda story, language: f"content/{language}/{story.key}.md",
        written=_for_pelican,
        template="theme/templates/article.html",
        after="<article>",
    )


def full(tool: Tool, *options: str, words: str, assets: str) -> Tool:
    """Return a peer with whole pages, as a team would publish them: its bare site with files laid on top."""
    return replace(
        tool,
        name=f"{tool.name}, full",
        folder=tool.folder.with_name(f"{tool.name}-full"),
        command=(*tool.command, *options),
        words=words,
        assets=assets,
    )


def hugo_full(work: Path) -> Tool:
    """Return Hugo with whole pages."""
    return full(hugo(work), words="i18n", assets="static/assets")


def eleventy_full(work: Path) -> Tool:
    """Return Eleventy with whole pages."""
    return full(eleventy(work), "--config=full.config.mjs", words="_data/words", assets="assets")


def pelican_full(work: Path) -> Tool:
    """Return Pelican with whole pages."""
    return full(pelican(work), "-s", "fullconf.py", words="words", assets="theme/static")


def write_site(tool: Tool, stories: Sequence[Story], *, is_whole: bool = False) -> None:
    """Write the site of a tool with its archive, in place of what was there.

    A whole site of bilan has what no other tool makes besides: indicators, and an index of the search.
    """
    put_aside(tool.folder, tool.folder.parent)
    if tool.value is None:
        _write_peer(tool)
    else:
        _write_bilan(tool.folder, is_whole=is_whole)
    for story in stories:
        write_story(tool, story)


def write_story(tool: Tool, story: Story) -> None:
    """Write the files of a story."""
    for language in LANGUAGES:
        file = tool.folder / tool.story_file(story, language)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(tool.written(story, language), encoding="utf-8")


def remove_story(tool: Tool, story: Story) -> None:
    """Take the files of a story away, and the folders that were theirs alone."""
    files = [tool.folder / tool.story_file(story, language) for language in LANGUAGES]
    for file in files:
        file.unlink()
    for folder in {file.parent for file in files}:
        if not any(folder.iterdir()):
            folder.rmdir()


def _write_peer(tool: Tool) -> None:
    """Write the bare site of a peer; where it is a full one, lay on top what makes its pages whole."""
    bare = tool.name.partition(",")[0]
    shutil.copytree(SITES / bare, tool.folder)
    if tool.words is None or tool.assets is None:
        return
    shutil.copytree(SITES / f"{bare}-full", tool.folder, dirs_exist_ok=True)
    shutil.copytree(SITES / "words", tool.folder / tool.words)
    assets = tool.folder / tool.assets
    assets.mkdir(parents=True, exist_ok=True)
    for name in _ASSETS:
        shutil.copy(ROOT / "assets" / name, assets)
    styles = sorted((ROOT / "assets" / "styles").glob("*.css"))
    (assets / "site.css").write_bytes(b"".join(one.read_bytes() for one in styles))


_ASSETS = ("fonts/bilan-sans.woff2", "icons/mark.svg", "scripts/site.js")


def _write_bilan(folder: Path, *, is_whole: bool) -> None:
    for name in ("bilan", "templates", "locales", "assets"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    files = {"content/site.yaml": f"{_SITE}search: {str(is_whole).lower()}\n", **_objectives()}
    if is_whole:
        files |= {f"content/indicators/{key}.yaml": indicator(key, 0) for key in INDICATORS}
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


_SITE = """\
name: {en: Results, fr: Résultats}
base_url: https://results.example.org/
languages: [en, fr]
sections:
  stories: {en: stories, fr: stories}
navigation: [objectives, stories]
"""


def _objectives() -> Mapping[str, str]:
    return {
        f"content/objectives/{key}/{language}.md": "---\n"
        f"title: {key.replace('-', ' ')} {language}\n"
        f"{f'order: {order}' if language == LANGUAGES[0] else ''}\n---\nWords.\n"
        for order, key in enumerate(OBJECTIVES, start=1)
        for language in LANGUAGES
    }


def indicator(key: str, change: int) -> str:
    """Return the file of an indicator, another one for each change."""
    observed = "".join(
        f"  - as_of: {year}-12-31\n    value: {1200 * (year - 2010) + change}\n"
        f"    by: {{country: {{{_parts(year, change)}}}}}\n"
        for year in range(2011, 2022)
    )
    return (
        f"name: {{en: {key.replace('-', ' ')}, fr: {key.replace('-', ' ')} fr}}\n"
        "definition: {en: What is counted., fr: Ce qui est compté.}\n"
        "unit: people\nkind: result\nlevel: output\ncounting: cumulative\n"
        "source: {name: {en: Yearly report, fr: Rapport annuel}}\n"
        f"observations:\n{observed}"
    )


def _parts(year: int, change: int) -> str:
    first, *rest = COUNTRIES[:6]
    each = 200 * (year - 2010)
    return ", ".join([f"{first}: {each + change}", *(f"{code}: {each}" for code in rest)])


def _facts(story: Story, language: str) -> tuple[str, Text]:
    text = story.texts[language]
    return f"title: {text.title}\nsummary: {text.summary}\nslug: {text.slug}\n", text


def _for_bilan(story: Story, language: str) -> str:
    facts, text = _facts(story, language)
    if language == LANGUAGES[0]:
        facts += (
            f"kind: {story.kind}\ndate: {story.date}\nobjectives: [{story.objective}]\n"
            f"countries: [{', '.join(story.countries)}]\n"
        )
    return f"---\n{facts}---\n{text.body}"


def _for_hugo(story: Story, language: str) -> str:
    facts, text = _facts(story, language)
    facts += (
        f"date: {story.date}\nforms: [{story.kind}]\nyears: ['{story.date.year}']\n"
        f"objectives: [{story.objective}]\ncountries: [{', '.join(story.countries)}]\n"
    )
    return f"---\n{facts}---\n{text.body}"


def _for_eleventy(story: Story, language: str) -> str:
    facts, text = _facts(story, language)
    facts += (
        f"date: {story.date}\nlang: {language}\nform: {story.kind}\nyear: {story.date.year}\n"
        f"objective: {story.objective}\ncountries: [{', '.join(story.countries)}]\n"
        f"layout: story.njk\npermalink: /{language}/stories/{text.slug}/\n"
    )
    return f"---\n{facts}---\n{text.body}"


def _for_pelican(story: Story, language: str) -> str:
    _, text = _facts(story, language)
    lists = (story.kind, str(story.date.year), story.objective, *story.countries)
    tags = ", ".join(f"{language}-{one}" for one in lists)
    return (
        f"Title: {text.title}\nSlug: {text.slug}\nDate: {story.date}\n"
        f"Tags: {tags}\nDescription: {text.summary}\n\n{text.body}"
    )
