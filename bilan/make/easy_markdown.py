"""What of Markdown is read without the parser: plain paragraphs and lists, simple links and emphasis.

Most of a story is such, and the parser tries every rule on each of its blocks and again on their words.
What is told apart here becomes what the parser would make of it, and the rest is left to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element, SubElement

_UNPREPARED = ("\t", "\r", "\x02", "\x03", "~~~")
"""What a text must have for the steps before the parser to change it, beside what is not easy in any case:

lines that begin with a space, and back-ticks.
"""
_HARD_LINE = re.compile(r"[\s#=_+>-]|\d+\.|\*(?!\*?[^\s*])|\Z")
"""How a line begins that may be more than words of a paragraph. Emphasis begins with one or two stars."""
_HEADING = re.compile(r"(#{1,6})([^\\#\n]+)")
_BULLET = re.compile(r"[*+-] +(.*)")
_NUMBER = re.compile(r"\d+\. +(.*)")
_QUOTED = re.compile(r"> ?")

_SIGNS = ("\\", "`", "*", "_", "[", "<", "&", "\x02", "\x03")
"""What no rule for words can do without, but for that of two spaces at the end of a line."""
_WORDS = r"[^\\`*_\[\]<&\x02\x03]"
_INSIDE = rf"(?!\s){_WORDS}++(?<!\s)"
_EASY = re.compile(
    rf"""
      \[ (?<!!\[) (?!\^) ({_WORDS}++) \] \( ([^\s()<>\[\]"'\\`\x02\x03]++) \)
    | \*\* (?<!\*\*\*) ({_INSIDE}) \*\* (?!\*)
    | \* (?<!\*\*) ({_INSIDE}) \* (?!\*)
    """,
    re.VERBOSE,
)
"""A link without a title, strong words, emphasis: one inside another is left to the parser."""


def parse_easy(text: str) -> Element | None:
    """Return a text as a tree, if all of it is easy: as nearly all texts are."""
    if any(map(text.__contains__, _UNPREPARED)):
        return None
    root = Element("div")
    for block in text.rstrip("\n").split("\n\n"):
        if block and not _add_easy(root, block.removeprefix("\n")):
            return None
    return root if parse_words(root, str, [sign for sign in _SIGNS if sign in text]) else None


def parse_blocks(root: Element, text: str, parse: Callable[[Element, list[str]], None]) -> None:
    """Put the blocks of a text into an empty element: those that are not easy are handed to the parser.

    `parse` takes them out of the list that it is given.
    """
    hard: list[str] = []
    for block in text.split("\n\n"):
        if hard and not block.startswith(" "):  # else it may belong to the one before it
            parse(root, hard)
        if hard or not _add_easy(root, block):
            hard.append(block)
    parse(root, hard)


def _add_easy(root: Element, block: str) -> bool:
    """Put a block into the tree if it is easy, and return whether it was."""
    if "|" in block or "]:" in block:  # tables, notes and what links are called
        return False
    if block[:1].isalpha() and "\n" not in block:  # as most are
        SubElement(root, "p").text = block
        return True
    if heading := _HEADING.fullmatch(block):
        SubElement(root, f"h{len(heading[1])}").text = heading[2].strip()
        return True
    lines = block.split("\n")
    if not any(map(_HARD_LINE.match, lines)):
        SubElement(root, "p").text = block
        return True
    return _add_list(root, lines) or _add_quotation(root, lines)


def _add_list(root: Element, lines: Sequence[str]) -> bool:
    """Put a list into the tree whose items take a line each, if it is one; it goes on with no other list."""
    first = _NUMBER.match(lines[0])
    tag, item = ("ol", _NUMBER) if first else ("ul", _BULLET)
    items = [found[1] for line in lines if (found := item.match(line))]
    if len(items) < len(lines) or any(map(_HARD_LINE.match, items)) or _last_tag(root) == tag:
        return False
    added = SubElement(root, tag)
    if first and (start := first[0].partition(".")[0]) != "1":
        added.set("start", start)
    for words in items:
        SubElement(added, "li").text = words
    return True


def _add_quotation(root: Element, lines: Sequence[str]) -> bool:
    """Put a quotation of one paragraph into the tree, if it is one, behind the one before it."""
    words = [line[found.end() :] for line in lines if (found := _QUOTED.match(line))]
    if len(words) < len(lines) or any(map(_HARD_LINE.match, words)) or _last_tag(root) == "pre":
        return False
    quotation = root[-1] if _last_tag(root) == "blockquote" else SubElement(root, "blockquote")
    SubElement(quotation, "p").text = "\n".join(words)
    return True


def _last_tag(root: Element) -> str:
    return root[-1].tag if len(root) else ""


def parse_words(root: Element, done: Callable[[str], str], signs: Sequence[str] = _SIGNS) -> bool:
    """Put links and emphasis in a tree where that is easy; return whether nothing is left for the parser.

    `done` marks words that the parser need not look at; `signs` are those that stand anywhere in the tree.
    """
    is_all = True
    for one in list(root.iter()):
        if type(one.text) is str and one.text:
            is_all = _set_words(one, one.text, done, signs) and is_all
        if one.tail:  # behind a heading in a list
            is_all = False
    return is_all


def _set_words(element: Element, text: str, done: Callable[[str], str], signs: Sequence[str]) -> bool:
    """Put the words of an element in place, if they are easy, and return whether they were."""
    if "  \n" in text:
        return False
    if not any(map(text.__contains__, signs)):  # looking for each by itself is quicker than for one of them
        element.text = done(text)
        return True
    parts = _EASY.split(text)  # each with its four groups, and the words between them
    before, *behind = parts[::5]
    if any(map("".join((before, *behind)).__contains__, signs)):
        return False
    element.text = done(before)
    element[:0] = made = [_element(done, *parts[at : at + 4]) for at in range(1, len(parts), 5)]
    for one, tail in zip(made, behind, strict=True):
        one.tail = done(tail)
    return True


def _element(
    done: Callable[[str], str],
    words: str | None,
    address: str | None,
    strong: str | None,
    stressed: str | None,
) -> Element:
    made = Element("strong" if strong else "em" if stressed else "a")
    made.text = done(words or strong or stressed or "")
    if address:
        made.set("href", address)
    return made
