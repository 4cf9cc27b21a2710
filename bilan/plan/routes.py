"""The addresses of the site: pages, lists, files. The only module that knows URLs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

from bilan.language.locales import Locale
from bilan.language.words import section_address
from bilan.model.site import Settings

SECTIONS = ("objectives", "stories", "projects", "results", "indicators", "factsheets", "topics")
FILTERS = ("kind", "year", "objective", "country", "topic")


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes:
    """Where the site lies, and what its sections are called in each language."""

    base_url: str
    """Absolute; ends with `/`."""
    base_path: str
    """The path of the base URL: begins and ends with `/`."""
    sections: Mapping[str, Mapping[str, str]]
    """Language, then section or filter, to its part of an address."""


def routes_of(settings: Settings, locales: Mapping[str, Locale]) -> Routes:
    """Return the addresses as the settings give them, and as the catalogues do where they are silent."""
    return Routes(
        base_url=settings.base_url,
        base_path=urlsplit(settings.base_url).path or "/",
        sections={
            language: {
                name: settings.sections.get(name, {}).get(language)
                or section_address(name, locales[language])
                for name in (*SECTIONS, *FILTERS, "page")
            }
            for language in settings.languages
        },
    )


def root_url(routes: Routes) -> str:
    """Return the address of the page where readers choose a language."""
    return routes.base_path


def home_url(routes: Routes, language: str) -> str:
    """Return the address of a language's first page."""
    return f"{routes.base_path}{language}/"


def section_url(routes: Routes, language: str, section: str) -> str:
    """Return the address of a section: `/en/news-stories/`."""
    return f"{home_url(routes, language)}{routes.sections[language][section]}/"


def item_url(routes: Routes, language: str, section: str, slug: str) -> str:
    """Return the address of an item: `/en/news-stories/faustina/`; pages stand right under the language."""
    if section == "pages":
        return f"{home_url(routes, language)}{slug}/"
    return f"{section_url(routes, language, section)}{slug}/"


def list_url(
    routes: Routes, language: str, section: str, filtered: tuple[str, str] | None = None, number: int = 1
) -> str:
    """Return the address of a page of a list: `/en/news-stories/year/2021/page/2/`.

    `filtered` is the filter and its value as it stands in the address. The first page has no number.
    """
    url = section_url(routes, language, section)
    if filtered is not None:
        url = f"{url}{routes.sections[language][filtered[0]]}/{filtered[1]}/"
    return url if number == 1 else f"{url}{routes.sections[language]['page']}/{number}/"


def not_found_url(routes: Routes, language: str) -> str:
    """Return the address of a language's page for what is not there."""
    return f"{home_url(routes, language)}404.html"


def asset_url(routes: Routes, name: str) -> str:
    """Return the address of a file of `assets/`: `/assets/site.css`."""
    return f"{routes.base_path}assets/{quote(name)}"


def picture_url(routes: Routes, path: str) -> str:
    """Return the address of a picture of the content: `/media/stories/faustina/photo.jpg`."""
    return f"{routes.base_path}media/{quote(path.removeprefix('content/'))}"


def rooted_url(routes: Routes, address: str) -> str:
    """Return an address that content states without the base path, such as an alias."""
    return f"{routes.base_path}{address.removeprefix('/')}"


def absolute_url(routes: Routes, url: str) -> str:
    """Return an address of the site with scheme and host."""
    return f"{routes.base_url}{url.removeprefix(routes.base_path)}"


def joined_url(routes: Routes, path: str, address: str) -> str:
    """Return where an address on the page of a file leads: `../b/` in `en/a/index.html` to `/en/b/`."""
    return urljoin(f"{routes.base_path}{quote(path)}", address)


def file_path(routes: Routes, url: str) -> str:
    """Return where the file of an address lies in the site: `en/news-stories/index.html`."""
    path = unquote(url).removeprefix(routes.base_path)
    return f"{path}index.html" if path == "" or path.endswith("/") else path
