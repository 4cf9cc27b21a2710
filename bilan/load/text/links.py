"""The links and pictures of a text, where they lead, and the raw HTML that will be shown as text."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from bilan.load.entries.named import nearest
from bilan.load.text.blocks import Block, Places, masked_at, span_of
from bilan.load.text.easy_links import easy_targets
from bilan.model.content import Collection, Link
from bilan.model.records import Record, replace
from bilan.model.source import Diagnostic, Loaded, Span, problem

WEB_SCHEMES = ("http", "https", "mailto", "tel")
ITEM_PREFIXES = (*(one.value for one in Collection), "indicators", "topics")
"""What stands before the colon of a link to a page of the site: `stories:faustina`."""

_TO_THE_WEB = ("https://", "http://")
"""What most links begin with, and is right."""
_LONGEST_NAME = 300

_TOKEN = re.compile(r"[\[\]<]")
_TARGET = re.compile(
    r"""\(\s*+(?:<(?P<angled>[^<>\n]*+)>|(?P<bare>(?:[^\s()<]|\([^\s()]*+\))*+))"""
    r"""(?:\s++(?:"[^"]*+"|'[^']*+'))?\s*+\)"""
)
_TITLE = re.compile(r"""\s(?:"[^"]*+"?|'[^']*+'?)\s*$""")
_NAME = re.compile(r"[ \n]?\[([^\[\]]*+)\]")
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?!\^)([^\[\]\n]++)\]:[ \t]*+\n?[ \t]*+<?([^\s<>]++)>?[^\n]*", re.MULTILINE
)
_NAMED = re.compile(r"\]:")
"""What each definition has."""
_AUTOMATIC = re.compile(r"<((?:https?|ftp|mailto):[^<>\s]*+|[^<>\s!@:]++@[^<>\s@]++)>", re.IGNORECASE)
_HTML = re.compile(r"<(?:/?[A-Za-z][\w-]*+(?::[\w-]*+)?(?:[\s/][^<>]*+)?>|!--|![A-Za-z]|\?[A-Za-z])")
_BEFORE_COLON = re.compile(r"([^:/?#]*+):")
_PLAIN_SCHEME = re.compile(r"([A-Za-z]++):")
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060\ufeff\\]")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])")

_MARKDOWN_FOR = {
    **dict.fromkeys(("b", "strong"), "**bold words**"),
    **dict.fromkeys(("i", "em"), "*words with stress*"),
    **dict.fromkeys(("h1", "h2"), "## Heading"),
    **dict.fromkeys(("h3", "h4"), "### Heading"),
    "a": "[words](https://…)",
    "img": "![what the picture shows](photo.jpg)",
    "li": "- one thing",
    "blockquote": "> words of somebody else",
    "code": "`code`",
    "pre": "```\ncode\n```",
}


class Target(Record):
    """Where a link leads, as the offsets of what is written."""

    start: int
    end: int
    text: str
    is_picture: bool


class LinksFound(Record):
    """What a text leads to, and which of its characters only say where."""

    links: tuple[Link, ...]
    unsaid: tuple[tuple[int, int], ...]
    """The offsets of all targets and definitions: they are no words of the text."""


def find_links(text: str, masked: str, blocks: Sequence[Block], places: Places) -> Loaded[LinksFound]:
    """Return the links of a text in order, and what is wrong with them; code and references are masked."""
    if (easy := easy_targets(masked)) is None:
        return _find_any(text, masked, blocks, places)
    targets = [Target(start=start, end=end, text=text[start:end], is_picture=False) for start, end in easy]
    return _leading(targets, easy, places)


def _find_any(text: str, masked: str, blocks: Sequence[Block], places: Places) -> Loaded[LinksFound]:
    """Return the same of any text, block by block."""
    targets: list[Target] = []
    problems: list[Diagnostic] = []
    prose = [block for block in blocks if not block.is_code]
    defined = tuple(_definitions(text, masked, prose)) if _NAMED.search(masked) else ()
    definitions = {name: target for name, target, _ in reversed(defined)}
    unsaid = tuple(span for _, _, span in defined)
    masked = masked_at(masked, unsaid) if unsaid else masked
    for block in _with_signs(masked, prose):
        for found in _scan(text, masked, block, definitions, places):
            if isinstance(found, Diagnostic):
                problems.append(found)
            else:
                targets.append(found)
    used = {one.start for one in targets}
    unused = [one for one in definitions.values() if one.start not in used]
    every = sorted(dict.fromkeys((*targets, *unused)), key=lambda one: one.start)
    leading = _leading(every, (*unsaid, *((one.start, one.end) for one in targets)), places)
    return replace(leading, problems=(*problems, *leading.problems))


def _leading(
    targets: Sequence[Target], unsaid: tuple[tuple[int, int], ...], places: Places
) -> Loaded[LinksFound]:
    """Return the links to some targets, and what is wrong with where they lead."""
    links = tuple([_link_of(one, places) for one in targets])
    schemes = [_wrong_scheme(link) for link in links if not link.target.startswith(_TO_THE_WEB)]
    return Loaded(
        value=LinksFound(links=links, unsaid=unsaid),
        problems=tuple([one for one in schemes if one is not None]),
    )


def _with_signs(masked: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield all blocks, in order, in which a link or a tag can begin, and maybe others."""
    starts = [block.start for block in blocks]
    for number in sorted({bisect_right(starts, at) - 1 for sign in "[<" for at in _offsets(sign, masked)}):
        if number >= 0:
            yield blocks[number]


def _offsets(sign: str, text: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def scheme_of(target: str) -> str | None:
    """Return what stands before the colon of a target, as a browser reads it, or None where nothing does.

    Browsers undo entities and pass over control characters: `java&#10;script:` is `javascript`.
    """
    found = _PLAIN_SCHEME.match(target) or _BEFORE_COLON.match(_UNSEEN.sub("", html.unescape(target)))
    return found[1] if found else None


def _link_of(target: Target, places: Places) -> Link:
    return Link(
        target=_ESCAPED.sub(r"\1", target.text) if "\\" in target.text else target.text,
        is_picture=target.is_picture,
        span=span_of(places, target.start, target.end),
    )


def _definitions(
    text: str, masked: str, blocks: Sequence[Block]
) -> Iterator[tuple[str, Target, tuple[int, int]]]:
    """Yield the name and the target of each line such as `[name]: https://…`, with the offsets of it all."""
    for block in blocks:
        for one in _DEFINITION.finditer(masked, block.start, block.end):
            start, end = one.span(2)
            yield (
                _plain(one[1]),
                Target(start=start, end=end, text=text[start:end], is_picture=False),
                one.span(),
            )


def _plain(name: str) -> str:
    return " ".join(name.lower().split())


def _scan(
    text: str, masked: str, block: Block, definitions: Mapping[str, Target], places: Places
) -> Iterator[Target | Diagnostic]:
    """Yield the targets of a block in order, with what is wrong on the way.

    Each character is looked at a few times at most: what follows a link is read after it, never again.
    """
    opened: list[tuple[int, bool]] = []
    has_html = False
    at = block.start
    while token := _TOKEN.search(masked, at, block.end):
        at = token.end()
        if token[0] == "<":
            if automatic := _AUTOMATIC.match(masked, token.start(), block.end):
                at = automatic.end()
                yield _automatic_target(text, automatic)
            elif not has_html and (tag := _HTML.match(masked, token.start(), block.end)):
                has_html = True
                yield _raw_html(text[tag.start() : tag.end()], tag, places)
        elif token[0] == "[":
            opened.append((at, masked.endswith("!", block.start, at - 1)))
        elif opened:
            inside, is_picture = opened.pop()
            end, target = _target_after(text, masked, inside, token.end(), block, definitions)
            if target is None:
                continue
            at = end
            if is_picture:
                if not masked[inside : token.start()].strip():
                    yield _no_alternative(target.text, span_of(places, inside - 2, end))
                target = replace(target, is_picture=True)
            yield target


def _automatic_target(text: str, found: re.Match[str]) -> Target:
    start, end = found.span(1)
    written = text[start:end]
    is_mail = "@" in written and ":" not in written
    return Target(start=start, end=end, text=f"mailto:{written}" if is_mail else written, is_picture=False)


def _target_after(
    text: str, masked: str, inside: int, behind: int, block: Block, definitions: Mapping[str, Target]
) -> tuple[int, Target | None]:
    """Return where a link ends whose words end before an offset, and its target, if it is a link."""
    if masked.startswith("(", behind, block.end):
        return _inline_target(text, masked, behind, block)
    if not definitions or behind - inside > _LONGEST_NAME:
        return behind, None
    name = masked[inside : behind - 1]
    end = behind
    if (explicit := _NAME.match(masked, behind, min(block.end, behind + _LONGEST_NAME))) is not None:
        name, end = explicit[1].strip() or name, explicit.end()
    target = definitions.get(_plain(name))
    return (end, target) if target else (behind, None)


def _inline_target(text: str, masked: str, behind: int, block: Block) -> tuple[int, Target | None]:
    """Return where the target in round brackets ends, and the target.

    Python-Markdown makes a link of nearly anything in round brackets, so what is oddly
    written is read up to the first closing bracket: nothing slips past the check of schemes.
    """
    if found := _TARGET.match(masked, behind, block.end):
        start, end = found.span("angled" if found["angled"] is not None else "bare")
        after = found.end()
    else:
        after = masked.find(")", behind, block.end) + 1
        if after <= 0:
            return behind, None
        start = behind + 1
        title = _TITLE.search(masked, start, after - 1)
        end = title.start() if title else after - 1
    written = text[start:end]
    start += len(written) - len(written.lstrip())
    written = written.strip()
    return after, Target(start=start, end=start + len(written), text=written.strip("<>"), is_picture=False)


def _wrong_scheme(link: Link) -> Diagnostic | None:
    if (host := _host_alone(link.target)) is not None:
        return _no_link(link, "//", (f"https://{host}",) if host else ())
    scheme = scheme_of(link.target)
    if scheme is None or scheme.lower() in WEB_SCHEMES or scheme in ITEM_PREFIXES:
        return None
    rest = link.target.partition(":")[2]
    if "." in scheme or scheme == "localhost":
        offers: tuple[str, ...] = (f"https://{link.target}",)
    elif meant := nearest(scheme.lower(), (*WEB_SCHEMES, *ITEM_PREFIXES)):
        offers = (f"{meant}:{rest}",)
    else:
        offers = ()
    return _no_link(link, f"{scheme}:", offers)


def _host_alone(target: str) -> str | None:
    """Return what follows the two slashes of a target without a scheme, as a browser reads it, or None."""
    seen = _UNSEEN.sub("", html.unescape(target).replace("\\", "/"))
    return seen.lstrip("/") if seen.startswith("//") else None


def _no_link(link: Link, beginning: str, offers: tuple[str, ...]) -> Diagnostic:
    return problem(
        "link-scheme",
        link.span,
        f"a link may not begin with `{beginning}`",
        why="A link leads to a web page (https, http), a mail address (mailto), a telephone number (tel) "
        "or a page of this site, as in `stories:faustina`.",
        fixes=offers,
    )


def _raw_html(tag: str, found: re.Match[str], places: Places) -> Diagnostic:
    name = tag.split(maxsplit=1)[0].strip("</>").lower()
    return problem(
        "raw-html",
        span_of(places, found.start(), found.end()),
        f"`{tag.split(maxsplit=1)[0]}` will be shown to readers as it stands",
        why="HTML in a text is shown as text: Markdown has headings, lists, tables, links and pictures.",
        fixes=(_MARKDOWN_FOR[name],) if name in _MARKDOWN_FOR else (),
    )


def _no_alternative(written: str, span: Span) -> Diagnostic:
    return problem(
        "picture-without-alt",
        span,
        "a picture has no alternative text",
        why="This text is read to people who cannot see the picture; say what the picture tells.",
        fixes=(f"![what the picture shows]({written})",),
    )
