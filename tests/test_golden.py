"""Pages of the sample site, kept byte for byte, so that every change to what readers get is seen.

`make golden` (or `python -m tests.test_golden --write`) writes them anew. The difference is the review.
"""

from __future__ import annotations

import sys

import pytest

from tests.sample import ROOT, sample_site

GOLDEN = ROOT / "tests" / "golden"
KEPT = (
    "index.html",
    "404.html",
    "en/index.html",
    "fr/404.html",
    "fr/a-propos/index.html",
    "fr/objectifs/index.html",
    "en/objectives/improved-migration-management/index.html",
    "fr/actualites-recits/page/2/index.html",
    "fr/actualites-recits/marie-de-la-cote-d-ivoire-au-senegal/index.html",
    "en/news-stories/faustina/index.html",
    "en/projects/index.html",
    "fr/projets/t05-eutf-sah-ne-01/index.html",
    "en/topics/protection/index.html",
    "en/results/index.html",
    "fr/indicateurs/jobs-created/index.html",
    "en/indicators/people-informed/index.html",
    "en/factsheets/index.html",
    "fr/fiches/agir-avec-des-partenaires/index.html",
    "en/countries/index.html",
    "fr/pays/niger/index.html",
    "en/countries/sahel-and-lake-chad/index.html",
    "fr/resultats/au/2020-05-06/index.html",
    "en/results/as-of/2020-05-06/improved-migration-management/index.html",
    "fr/resultats/corrections/index.html",
    "en/data/index.html",
    "fr/s-abonner/index.html",
    "fr/recherche/index.html",
)
"""One of each kind of page, with something of everything, in one language or the other."""


def rewrite() -> None:
    for old in sorted(GOLDEN.rglob("*.html")):
        old.unlink()
    for path in KEPT:
        kept = GOLDEN / path
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(sample_site().files[path])


@pytest.mark.parametrize("path", KEPT)
def test_a_page_is_what_it_was_byte_for_byte(path: str) -> None:
    built = sample_site().files[path].decode().splitlines()

    assert built == (GOLDEN / path).read_text(encoding="utf-8").splitlines()


def test_every_kind_of_page_is_kept() -> None:
    kinds = {tree.body.get("data-template") for _, tree in sample_site().pages()}
    kept = {tree.body.get("data-template") for path, tree in sample_site().pages() if path in KEPT}

    assert kept == kinds


def test_nothing_is_kept_that_nobody_compares() -> None:
    there = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}

    assert there == set(KEPT)


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        rewrite()
    else:
        sys.exit("usage: python -m tests.test_golden --write")
