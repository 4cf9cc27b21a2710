"""The addresses of the site: pages, lists, files. The only module that knows URLs."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, unquote, urljoin, urlsplit

from bilan.language.locales import Locale
from bilan.language.words import country_name, section_address, slug_of
from bilan.model.records import Record, field
from bilan.model.site import Settings
from bilan.model.standards import COUNTRIES
from bilan.model.words import text_in

SECTIONS = (
    "objectives",
    "stories",
    "projects",
    "results",
    "indicators",
    "countries",
    "factsheets",
    "data",
    "topics",
    "search",
)
FILTERS = ("kind", "year", "objective", "region", "country", "topic", "funder", "order")
REPORTS = ("as-of", "corrections")
SERVICES = ("subscribe",)
TAG_YEAR = 2026
"""From when on whoever builds the site has the name of its host. See `tag_uri`: it must never change."""
ORDERS = ("projects", "contribution", "stories")
"""What the countries can be put in order by, beside their regions."""

SEARCH_FOLDER = "search-index/"
"""Where the indexes of the search lie in the site."""

DESK = "/_desk/"
"""Where the preview has pages of its own: at the root of its host, wherever the site lies on its own."""

FORMS = f"{DESK}forms/"
"""Where it has the forms, which are one page for all languages."""


class Routes(Record):
    """Where the site lies, and what its sections are called in each language."""

    base_url: str
    """Absolute; ends with `/`."""
    base_path: str
    """The path of the base URL: begins and ends with `/`."""
    sections: Mapping[str, Mapping[str, str]]
    """Language, then section or filter, to its part of an address."""
    places: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Language, then country or region, to its part of an address."""


def routes_of(settings: Settings, locales: Mapping[str, Locale]) -> Routes:
    """Return the addresses as the settings give them, and as the catalogues do where they are silent."""
    return Routes(
        base_url=settings.base_url,
        base_path=urlsplit(settings.base_url).path or "/",
        sections={
            language: {
                name: settings.sections.get(name, {}).get(language)
                or section_address(name, locales[language])
                for name in (*SECTIONS, *FILTERS, "page", *REPORTS, *ORDERS, *SERVICES)
            }
            for language in settings.languages
        },
        places={language: _places(settings, locales[language]) for language in settings.languages},
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


def report_url(routes: Routes, language: str, day: str, slug: str = "") -> str:
    """Return where results stand as of a day: `/en/results/as-of/2020-05-06/`; `slug` is an objective's."""
    url = f"{section_url(routes, language, 'results')}{routes.sections[language]['as-of']}/{day}/"
    return f"{url}{slug}/" if slug else url


def corrections_url(routes: Routes, language: str) -> str:
    """Return the address of the log of corrections: `/en/results/corrections/`."""
    return f"{section_url(routes, language, 'results')}{routes.sections[language]['corrections']}/"


def subscribe_url(routes: Routes, language: str) -> str:
    """Return the address of the page that lists the feeds: `/en/subscribe/`."""
    return f"{home_url(routes, language)}{routes.sections[language]['subscribe']}/"


def feed_url(routes: Routes, language: str, name: str) -> str:
    """Return the address of a feed: `/feeds/en/country/ne.xml`.

    It is made of keys and codes, so that it stays when titles, slugs or names change: a program that
    follows a feed asks for the same address for years.
    """
    return f"{routes.base_path}feeds/{language}/{quote(name.lower())}.xml"


def pdf_url(url: str, slug: str) -> str:
    """Return the address of the PDF beside a factsheet's page: `/en/factsheets/partners/partners.pdf`."""
    return f"{url}{slug}.pdf"


def share_url(routes: Routes, name: str) -> str:
    """Return the address of a picture that links are shared with: `/share/3f2a9c0d11e24b77.png`."""
    return f"{routes.base_path}share/{name}.png"


def tag_uri(first_url: str, name: str) -> str:
    """Return a name for something that it keeps when its address changes: `tag:example.org,2026:name`.

    `first_url` is the base URL that the site was first published at. The year belongs to the name and
    must never change: it only tells apart those who own a host one after the other.

    Source: RFC 4151, https://www.rfc-editor.org/rfc/rfc4151
    """
    parts = urlsplit(first_url)
    return f"tag:{(parts.hostname or '').lower()},{TAG_YEAR}:{quote(f'{parts.path[1:]}{name}')}"


def place_url(routes: Routes, language: str, place: str) -> str:
    """Return the address of a country, by its code, or of a region, by its key: `/en/countries/niger/`."""
    return f"{section_url(routes, language, 'countries')}{routes.places[language][place]}/"


def order_url(routes: Routes, language: str, order: str, currency: str = "") -> str:
    """Return the address of the countries in another order: `/en/countries/order/contribution/`."""
    value = f"{routes.sections[language][order]}{f'-{currency.lower()}' if currency else ''}"
    return list_url(routes, language, "countries", ("order", value))


def root_file_url(routes: Routes, name: str) -> str:
    """Return the address of a file that stands right at the root of the site: `/sitemap.xml`."""
    return f"{routes.base_path}{name}"


def data_url(routes: Routes, name: str) -> str:
    """Return the address of a file of open data, the same in every language: `/data/observations.csv`."""
    return f"{routes.base_path}data/{quote(name)}"


def search_index_url(routes: Routes, language: str) -> str:
    """Return the folder that the search of a language loads its engine and its index from."""
    return f"{routes.base_path}{SEARCH_FOLDER}{language}/"


def not_found_url(routes: Routes, language: str) -> str:
    """Return the address of a language's page for what is not there."""
    return f"{home_url(routes, language)}404.html"


def lost_url(routes: Routes) -> str:
    """Return the address of the page for what is not there, in all languages: for hosts that know but one."""
    return f"{routes.base_path}404.html"


def asset_url(routes: Routes, name: str) -> str:
    """Return the address of a file of `assets/`: `/assets/site.css`."""
    return f"{routes.base_path}assets/{quote(name)}"


def picture_url(routes: Routes, path: str) -> str:
    """Return the address of a picture of the content: `/media/stories/faustina/photo.jpg`."""
    return f"{routes.base_path}media/{quote(path.removeprefix('content/'))}"


def desk_url(language: str, *parts: str) -> str:
    """Return the address of a page of the desk: `/_desk/en/pairs/stories/faustina/`."""
    return "".join((DESK, *(f"{quote(part)}/" for part in (language, *parts))))


def alias_path(alias: str) -> str:
    """Return where the file of an old address lies, as content states it: with percent signs or without."""
    return address_path(unquote(alias))


def address_path(address: str) -> str:
    """Return where the file of an address lies: `/2021/faustina` is a page, as `/2021/faustina/` is."""
    path = address.strip("/")
    is_file = "." in path.rpartition("/")[2] and not address.endswith("/")
    return path if is_file else f"{path}/index.html".lstrip("/")


def path_address(path: str) -> str:
    """Return the address of a file without the base path, as content states it: `/en/news-stories/`."""
    is_page = path == "index.html" or path.endswith("/index.html")
    return f"/{path.removesuffix('index.html') if is_page else path}"


def path_url(routes: Routes, path: str) -> str:
    """Return the address of a file of the site: `/en/news-stories/` for `en/news-stories/index.html`."""
    return f"{routes.base_path}{quote(path_address(path)[1:])}"


def rooted_url(routes: Routes, address: str) -> str:
    """Return an address that content states without the base path, such as an alias."""
    return f"{routes.base_path}{address.removeprefix('/')}"


def absolute_url(routes: Routes, url: str) -> str:
    """Return an address of the site with scheme and host."""
    return f"{routes.base_url}{url.removeprefix(routes.base_path)}"


def published_home(base_url: str, language: str) -> str:
    """Return a language's first page on the published site, which may lie elsewhere than this build of it."""
    return f"{base_url}{language}/"


def is_same_address(one: str, other: str) -> bool:
    """Return whether two base URLs are one place: scheme and host know no capital letters."""
    first, second = urlsplit(one), urlsplit(other)
    return (first.scheme, first.netloc.lower(), first.path) == (
        second.scheme,
        second.netloc.lower(),
        second.path,
    )


def joined_url(routes: Routes, path: str, address: str) -> str:
    """Return where an address on the page of a file leads: `../b/` in `en/a/index.html` to `/en/b/`."""
    return urljoin(f"{routes.base_path}{quote(path)}", address)


def file_path(routes: Routes, url: str) -> str:
    """Return where the file of an address lies in the site: `en/news-stories/index.html`."""
    path = unquote(url).removeprefix(routes.base_path)
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def folder_path(routes: Routes, url: str) -> str:
    """Return where the folder of an address lies in the site: `search-index/en/`."""
    return unquote(url).removeprefix(routes.base_path)


def _places(settings: Settings, locale: Locale) -> Mapping[str, str]:
    """Return the part of an address of every country and region; one of each, whatever they are called."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    regions = {
        key: slug_of(text_in(region.name, locale.language, settings.languages).words)
        for key, region in settings.regions.items()
    }
    countries = {code: slug_of(country_name(code, locale)) for code in sorted(COUNTRIES)}
    for place, slug in (countries | regions).items():
        wanted = slug or place.lower()
        while wanted in taken:
            wanted = f"{wanted}-{section_address('region', locale)}"
        found[place] = wanted
        taken.add(wanted)
    return found
