"""The addresses that files ask for: slugs and old addresses that two of them cannot share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bilan.load.items.written import ItemFile, Wanted, span_of_key, written_keys
from bilan.load.yaml.nodes import YamlNode
from bilan.model.content import Collection
from bilan.model.source import Diagnostic, Span, problem


def check_addresses(files: Sequence[ItemFile], wanted: Mapping[str, Wanted]) -> Iterator[Diagnostic]:
    """Yield a problem for each slug and each old address that another file has too; both are named."""
    slugs: dict[tuple[Collection, str, str], ItemFile] = {}
    aliases: dict[str, tuple[YamlNode, int]] = {}
    for file in files:
        asked = wanted.get(file.path)
        if asked is None or file.node is None:
            continue
        first = slugs.setdefault((file.folder.collection, file.language, asked.slug), file)
        if first.folder.key != file.folder.key:
            yield _slug_taken(asked.slug, file, first)
        for number, alias in enumerate(asked.aliases):
            here = (file.node, number)
            before = aliases.setdefault(alias.rstrip("/"), here)
            if before is not here:
                yield _alias_taken(alias, _place_of(here), _place_of(before))


def _place_of(alias: tuple[YamlNode, int]) -> Span:
    node, number = alias
    return node.marks[("aliases", number)]


def _slug_taken(slug: str, file: ItemFile, first: ItemFile) -> Diagnostic:
    """Return the problem, at the file that states the slug; one may have it from its folder alone."""
    is_first_at_fault = "slug" in written_keys(first) and "slug" not in written_keys(file)
    here, there = (first, file) if is_first_at_fault else (file, first)
    return problem(
        "slug-taken",
        span_of_key(here, "slug"),
        f"the slug `{slug}` is taken by {there.path}",
        why="A slug ends an address, and in one section and language an address leads to one page.",
        fixes=(f"slug: {here.folder.key}" if here.folder.key != slug else f"slug: {slug}-2",),
        also=(span_of_key(there, "slug"),),
    )


def _alias_taken(alias: str, span: Span, before: Span) -> Diagnostic:
    return problem(
        "address-taken",
        span,
        f"the old address `{alias}` stands in {before.path} too, line {before.line}",
        why="An address can lead to one page alone.",
        also=(before,),
    )
