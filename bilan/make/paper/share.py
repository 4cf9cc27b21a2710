"""The picture that a link is shared with: a title and a figure, drawn on plain ground."""

from __future__ import annotations

from collections.abc import Sequence

from bilan.make.paper.typesetter import PICTURE, typeset
from bilan.model.records import as_plain
from bilan.model.source import Span
from bilan.plan.print_views import ShareCardView

TEMPLATE = "templates/print/share.typ"


def make_share(card: ShareCardView, files: Sequence[bytes]) -> bytes:
    """Return the picture of a shared link as Typst writes it, a PNG; given are the template and the letters.

    Raises:
        CannotMake: Typst is not there, or the template has a mistake.
    """
    template, *letters = files
    return typeset((TEMPLATE, template), letters, as_plain(card), PICTURE, Span(path=TEMPLATE))
