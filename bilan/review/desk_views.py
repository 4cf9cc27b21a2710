"""What every page of the desk has around it; each kind of page is a type, named as its template."""

from __future__ import annotations

from bilan.model.records import Record
from bilan.model.words import Text
from bilan.plan.blocks import LinkView


class DeskFrame(Record):
    """What stands around the matter of a page of the desk."""

    language: str
    title: Text
    """The page's heading."""
    site: LinkView
    """The first page of the site."""
    menu: tuple[LinkView, ...]
    """The pages of the desk."""
    switches: tuple[LinkView, ...]
    """The same page in the other languages."""
    forms_url: str
    """Where the files of the content are forms."""
    style_url: str
    """Of the site, whose colours and letters the desk shares."""
    desk_style_url: str
    font_url: str
    icon_url: str


class DeskView(Record):
    """Every page of the desk has a frame."""

    frame: DeskFrame
