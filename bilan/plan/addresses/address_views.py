"""What is told of old addresses: to hosts, as rules of their own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Host(StrEnum):
    """A kind of host that can lead readers on by itself, before any page is loaded."""

    PAGES = "pages"
    """Hosts of plain files that read `_redirects`: GitLab Pages, Netlify, Cloudflare Pages."""
    NGINX = "nginx"
    APACHE = "apache"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleView:
    """An old address and where it leads; both with the base path, as they stand in a URL."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesView:
    """All old addresses of the site, for one kind of host."""

    host: Host
    rules: tuple[RuleView, ...]
    """By old address."""
