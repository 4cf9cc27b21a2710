"""What is set on paper or drawn as a picture: factsheets, and the pictures that links are shared with."""

from __future__ import annotations

from bilan.model.records import Record
from bilan.model.when import When
from bilan.model.words import Text
from bilan.plan.blocks import CountersView, FigureView, LinkView, ProseView, SourceView
from bilan.plan.picture_views import SharedPictureView


class PaperView(Record):
    """A factsheet on paper."""

    language: str
    title: Text
    as_of: When
    lead: ProseView | None
    headline: CountersView
    prose: ProseView
    sources: tuple[tuple[FigureView, SourceView], ...]
    """Where each figure of the sheet comes from, in the order of reading."""
    pictures: tuple[str, ...]
    """The addresses of the pictures in the text, as many as the maker is given files for, in this order."""
    page_url: str
    """The absolute address of the same sheet on the screen."""
    results_url: str
    """The absolute address of all results."""
    site: Text
    licence: LinkView | None


class ShareCardView(Record):
    """What is drawn on the picture of a shared link: words that are set already, as a reader sees them."""

    language: str
    kicker: str
    """What sort of page it is."""
    title: str
    title_language: str
    qualifier: str
    """The words before the number, as in `more than`; empty where there are none."""
    value: str
    """One figure of the page as it is written; empty where it has none."""
    qualifier_after: str
    """The words behind the number, in languages that put them there."""
    name: str
    """What is counted, with its unit and its kind."""
    name_language: str
    day: str
    """As of when; empty without a figure."""
    site: str


class ShareView(Record):
    """The picture that a page is shared with."""

    picture: SharedPictureView
    path: str = ""
    """Where it lies in the site, where it is drawn for this; empty for a picture of the content."""
    card: ShareCardView | None = None
    """What is drawn; None for a picture of the content."""
