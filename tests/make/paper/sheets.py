"""A small site with a factsheet that holds everything, and a PDF as a reader's program finds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

SHEET = """
== content/site.yaml ==
name: {en: A results site, fr: Un site de résultats}
base_url: https://results.example.org/
languages: [en, fr]
timezone: Europe/Brussels
licence: {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}
== content/indicators/protected.yaml ==
name: {en: Migrants protected, fr: Migrants protégés}
unit: people
counting: cumulative
source: {name: {en: The yearly report, fr: Le rapport annuel}, url: https://example.org/report, page: 12}
observations:
  - as_of: 2020-05-06
    value: 147629
  - as_of: 2021-09-29
    value: 295998
    by:
      country: {NE: 200000, ML: 95998}
== content/indicators/places.yaml ==
name: {en: Places for resettlement, fr: Places de réinstallation}
unit: places
kind: target
counting: latest
source: {name: {en: The pledge, fr: La promesse}}
observations:
  - as_of: 2021-10-01
    value: 50000
    qualifier: at-least
== content/factsheets/everything/en.md ==
---
title: Everything in one sheet
allow: [figure-missing: The French text is short on purpose.]
summary: What was done, with [[figure protected]] people protected.
as_of: 2021-12-31
headline: [protected]
---
Of all, [[figure protected]] were protected, and [[figure places]] places were the target. See [the about page](pages:about).

## Lists

- first
- second, with *stress* and **weight**

3. third
4. fourth

> Quoted words.

### Tables

| Where | How many |
|---|--:|
| Niger | [[figure protected by=country:NE]] |

[[counters protected]]

[[chart protected by=country]]

[[chart protected]]

[[table protected]]

#### Deeper

Some `code` and a note.[^1]

    a block of code

---

![A white dot](dot.gif)

[^1]: The words of the note.
== content/factsheets/everything/fr.md ==
---
title: Tout sur une fiche
slug: tout
---
Au total, [[figure protected]] personnes ont été protégées, et la cible était de [[figure places]] places.
== content/factsheets/everything/dot.gif ==
== content/pages/about/en.md ==
---
title: About
---
Who we are.
"""

ENGLISH = "en/factsheets/everything/everything.pdf"
FRENCH = "fr/fiches/tout/tout.pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """An element of the structure that is read out."""

    kind: str
    alternate: str
    inside: tuple[Tag, ...]


class Paper:
    """A PDF as a reader's program finds it."""

    def __init__(self, data: bytes) -> None:
        self.reader = PdfReader(BytesIO(data))
        self.root: DictionaryObject = self.reader.trailer["/Root"].get_object()  # type: ignore[assignment]

    @property
    def text(self) -> str:
        """Its words in the order they are painted, each space one that can break, but for the narrow ones."""
        return re.sub(r"[ \n]+", " ", " ".join(page.extract_text() for page in self.reader.pages))

    @property
    def tags(self) -> tuple[Tag, ...]:
        """Every element of the structure, in the order of reading."""
        tree = self.root["/StructTreeRoot"].get_object()["/K"]  # type: ignore[index]
        return tuple(_flat(_tags(tree)))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kind of each element, in the order of reading."""
        return tuple(one.kind for one in self.tags)

    @property
    def links(self) -> tuple[DictionaryObject, ...]:
        """The annotations that lead somewhere."""
        found = (one.get_object() for page in self.reader.pages for one in page.get("/Annots") or ())
        return tuple(one for one in found if one["/Subtype"] == "/Link")

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where its links lead, outside the sheet."""
        return tuple(str(one["/A"]["/URI"]) for one in self.links if "/URI" in one.get("/A", {}))  # type: ignore[index]

    @property
    def fonts(self) -> tuple[DictionaryObject, ...]:
        """The letters of all pages, each described."""
        found = {}
        for page in self.reader.pages:
            for name, font in page["/Resources"].get_object().get("/Font", {}).items():  # type: ignore[union-attr]
                [cut] = font.get_object()["/DescendantFonts"].get_object()
                found[name] = cut.get_object()["/FontDescriptor"].get_object()
        return tuple(found.values())


@cache
def paper_of(data: bytes) -> Paper:
    """Return a PDF, read once."""
    return Paper(data)


def _tags(node: PdfObject) -> Iterator[Tag]:
    node = node.get_object() or node
    if isinstance(node, ArrayObject):
        for one in node:
            yield from _tags(one)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        inside = tuple(_tags(node["/K"])) if "/K" in node else ()
        yield Tag(kind=str(node["/S"])[1:], alternate=str(node.get("/Alt", "")), inside=inside)


def _flat(tags: Iterator[Tag] | tuple[Tag, ...]) -> Iterator[Tag]:
    for tag in tags:
        yield tag
        yield from _flat(tag.inside)
