"""One Markdown file of an item: its front matter as a node and as an entry, its summary and its text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bilan.load.entries.named import unknown_name
from bilan.load.items.folders import ItemFolder
from bilan.load.items.item_schemas import FileEntry
from bilan.load.items.written import ItemFile, span_of_key
from bilan.load.text.front_matter import FrontMatter, split_front_matter
from bilan.load.text.prose import load_prose
from bilan.load.yaml.nodes import YamlNode
from bilan.load.yaml.yaml_source import read_yaml
from bilan.model.codes import SEVERITIES
from bilan.model.content import Collection, Edition, Prose, ReferenceKind, Waiver
from bilan.model.source import Diagnostic, Loaded, Span, problem

_PLAIN_WORDS = frozenset({"title", "image_alt", "image_caption", "seo_title", "update_note"})
TITLE_SHOWN = 70
"""The characters of a title that search engines show at most; they measure its width and may show fewer."""
_PLACED = (*sorted(_PLAIN_WORDS), "translated_from")
_REFERENCE = re.compile(r"\[\[(figure|counters|chart|table)\s")


def read_item_file(folder: ItemFolder, language: str) -> Loaded[ItemFile]:
    """Return a file of an item; there is always a value, with what could be read."""
    file = folder.files[language]
    split = split_front_matter(file)
    if split.value is None:
        empty = ItemFile(
            folder=folder, language=language, path=file.path, node=None, prose=None, summary=None
        )
        return Loaded(value=empty, problems=split.problems)
    node = read_yaml(file.path, split.value.yaml, split.value.yaml_line)
    prose = load_prose(file.path, split.value.body, split.value.body_line)
    summary: Loaded[Prose] = Loaded(value=None)
    misplaced: tuple[Diagnostic, ...] = ()
    if node.value is not None:
        summary = _load_summary(file.path, split.value, node.value)
        misplaced = tuple(_misplaced_references(node.value))
    found = ItemFile(
        folder=folder,
        language=language,
        path=file.path,
        node=node.value,
        prose=prose.value,
        summary=summary.value,
    )
    return Loaded(value=found, problems=(*node.problems, *misplaced, *summary.problems, *prose.problems))


def _load_summary(path: str, parts: FrontMatter, node: YamlNode) -> Loaded[Prose]:
    written = node.value.get("summary") if isinstance(node.value, dict) else None
    if not isinstance(written, str) or not written.strip():
        return Loaded(value=None)
    text, span, later_column = _place_of_summary(parts, written.strip(), node.marks[("summary",)])
    loaded = load_prose(path, text, span.line, span.column, later_column)
    references = loaded.value.references if loaded.value else ()
    blocks = (one for one in references if one.kind is not ReferenceKind.FIGURE)
    return loaded.also(*(_misplaced(one.kind.value, "a summary", one.span) for one in blocks))


def _misplaced_references(node: YamlNode) -> Iterator[Diagnostic]:
    """Yield a problem for each of the words, but the summary, in which a reference stands."""
    for key, value in node.value.items() if isinstance(node.value, dict) else ():
        if key in _PLAIN_WORDS and isinstance(value, str) and (found := _REFERENCE.search(value)):
            yield _misplaced(found[1], f"`{key}`", node.marks[key,])


def _misplaced(kind: str, where: str, span: Span) -> Diagnostic:
    return problem(
        "reference-misplaced",
        span,
        f"`[[{kind} …]]` stands in {where}",
        why="References work in the text, and figures in the summary as well. Elsewhere they are not read.",
    )


def _place_of_summary(parts: FrontMatter, text: str, span: Span) -> tuple[str, Span, int]:
    """Return a summary, the place of its first character, and the column where its later lines begin.

    One that goes over several lines is taken as it stands there, so that its lines are true:
    in Markdown the end of a line is a space.
    """
    lines = parts.yaml.split("\n")
    row = span.line - parts.yaml_line
    first = lines[row][span.column - 1 :]
    if first[:1] in {'"', "'"}:
        return text, Span(path=span.path, line=span.line, column=span.column + 1), 1
    is_below = first[:1] in {"|", ">"}
    rest = list(_indented(lines, row + 1))
    worded = next((line for line in rest if line.strip()), "")
    indent = len(worded) - len(worded.lstrip(" "))
    as_written = "\n".join((*(() if is_below else (first,)), *(line[indent:] for line in rest))).rstrip()
    if not worded or "".join(as_written.split()) != "".join(text.split()):
        return text, Span(path=span.path, line=span.line, column=span.column), 1
    start = Span(path=span.path, line=span.line + 1, column=indent + 1) if is_below else span
    return as_written, start, indent + 1


def _indented(lines: list[str], first: int) -> Iterator[str]:
    """Yield the lines from one on that belong to the key above them."""
    for at in range(first, len(lines)):
        if lines[at].strip() and not lines[at].startswith(" "):
            return
        yield lines[at]


def load_edition(file: ItemFile, entry: FileEntry, timezone: str) -> Loaded[Edition]:
    """Return an item in the language of a file; times without an offset are those of the site's time zone."""
    if file.prose is None or file.node is None:
        return Loaded(value=None)
    unknown = tuple(_unknown_codes(entry, file.node))
    edition = Edition(
        language=file.language,
        title=entry.title,
        slug=entry.slug or file.folder.key,
        summary=file.summary,
        prose=file.prose,
        image_alt=entry.image_alt,
        image_caption=entry.image_caption,
        seo_title=entry.seo_title,
        update_note=entry.update_note,
        status=entry.status,
        publish_at=_aware(entry.publish_at, timezone),
        translated_from=entry.translated_from,
        aliases=tuple(entry.aliases),
        allowed=_waivers(entry, file.node),
        span=Span(path=file.path),
        places={key: file.node.marks[key,] for key in _PLACED if (key,) in file.node.marks},
    )
    return Loaded(value=None if unknown else edition, problems=(*unknown, *_title_cut_off(file, entry)))


def _title_cut_off(file: ItemFile, entry: FileEntry) -> Iterator[Diagnostic]:
    """Yield a note where a title is longer than search engines show; projects have their official names."""
    key = "title" if entry.seo_title is None else "seo_title"
    title = entry.seo_title or entry.title
    if len(title) <= TITLE_SHOWN or file.folder.collection is Collection.PROJECTS:
        return
    yield problem(
        "title-long",
        span_of_key(file, key),
        f"`{key}` has {len(title)} characters, of which search engines show about {TITLE_SHOWN}"
        f"{'' if entry.seo_title else ': a shorter `seo_title` is for them'}",
        why="Readers who search would see it cut off. The page can keep it as its heading: `seo_title` is a "
        "shorter one, for search engines and the browser's tab.",
        fixes=("seo_title: ...",),
    )


def _aware(moment: dt.datetime | None, timezone: str) -> dt.datetime | None:
    return moment.replace(tzinfo=ZoneInfo(timezone)) if moment and moment.tzinfo is None else moment


def _waivers(entry: FileEntry, node: YamlNode) -> dict[str, Waiver]:
    return {
        code: Waiver(reason=reason, span=node.keys["allow", number, code])
        for number, one in enumerate(entry.allow)
        for code, reason in sorted(one.items())
    }


def _unknown_codes(entry: FileEntry, node: YamlNode) -> Iterator[Diagnostic]:
    for number, one in enumerate(entry.allow):
        for code in one:
            if code not in SEVERITIES:
                span = node.keys[("allow", number, code)]
                yield unknown_name("unknown-code", "problem", code, SEVERITIES, span)
