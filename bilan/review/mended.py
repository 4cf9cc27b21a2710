"""Sources with what is broken as it was before, so that the site can be shown while somebody mends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bilan.model.codes import Severity
from bilan.model.records import replace
from bilan.model.source import Diagnostic, SourceFile, SourceTree

Good = Mapping[str, SourceFile]
"""Every file as it was when nothing was wrong in it, by path."""


def good_files(tree: SourceTree, problems: Sequence[Diagnostic], before: Good) -> Good:
    """Return every file as it was last without an error in it; a file that is gone is gone."""
    broken = broken_files(problems)
    there = _present(tree)
    good = {path: file for path, file in tree.files.items() if path not in broken}
    return good | {path: before[path] for path in broken & there if path in before}


def mended(tree: SourceTree, problems: Sequence[Diagnostic], good: Good) -> SourceTree:
    """Return the sources with each broken file as it was before; one that was never right stays as it is."""
    known = {path: good[path] for path in broken_files(problems) & _present(tree) if path in good}
    files = {**tree.files, **known}
    return replace(
        tree,
        files={path: files[path] for path in sorted(files)},
        problems=tuple(one for one in tree.problems if one.span.path not in known),
    )


def is_same(one: SourceTree, other: SourceTree | None) -> bool:
    """Return whether two sources say the same."""
    return other is not None and _digests(one) == _digests(other)


def broken_files(problems: Sequence[Diagnostic]) -> frozenset[str]:
    """Return the files with errors."""
    return frozenset(one.span.path for one in problems if one.severity is Severity.ERROR)


def _present(tree: SourceTree) -> frozenset[str]:
    """Return the files that are there, whether they could be read or not."""
    return frozenset((*tree.files, *(one.span.path for one in tree.problems)))


def _digests(tree: SourceTree) -> tuple[dict[str, str], dict[str, str]]:
    return (
        {path: file.digest for path, file in tree.files.items()},
        {path: blob.digest for path, blob in tree.blobs.items()},
    )
