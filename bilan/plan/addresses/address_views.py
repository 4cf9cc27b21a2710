"""What is told at addresses that have lost their page: a notice to readers, rules to hosts."""

from __future__ import annotations

from enum import StrEnum

from bilan.model.records import Record
from bilan.model.when import When
from bilan.model.words import Text
from bilan.plan.blocks import LinkView
from bilan.plan.views import View


class WithdrawnView(View):
    """What stands where something was published and then taken down: nothing of what it said."""

    day: When | None
    """Of the withdrawal, where it is known."""
    note: Text | None
    """Why, in the words of the publisher."""
    editions: tuple[LinkView, ...]
    """The same in other languages, where that still stands."""
    ways_on: tuple[LinkView, ...]


class Host(StrEnum):
    """A kind of host that can lead readers on by itself, before any page is loaded."""

    PAGES = "pages"
    """Hosts of plain files that read `_redirects`: GitLab Pages, Netlify, Cloudflare Pages."""
    NGINX = "nginx"
    APACHE = "apache"


class RuleView(Record):
    """An old address and where it leads; both with the base path, as they stand in a URL."""

    old: str
    new: str


class RulesView(Record):
    """All old addresses of the site, for one kind of host."""

    host: Host
    rules: tuple[RuleView, ...]
    """By old address."""
