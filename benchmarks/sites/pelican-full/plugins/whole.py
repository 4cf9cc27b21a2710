"""What whole pages show besides the text: translations, names, cards and filters, each worked out once."""

import json
import math
from html import escape
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from pelican import signals
from pelican.readers import MarkdownReader

SITE = "https://results.example.org"
LANGUAGES = ("en", "fr")
OTHER = {"en": "fr", "fr": "en"}
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
MONTHS = {lang: names.split() for lang, names in _MONTHS.items()}
FRENCH_QUOTES = {"left-double-quote": "«&#8239;", "right-double-quote": "&#8239;»"}
WORDS = {one: json.loads(Path(f"words/{one}.json").read_text(encoding="utf-8")) for one in LANGUAGES}


class Reader(MarkdownReader):  # type: ignore[misc] # Pelican is not among the packages of this project
    """Reads a text with the quotation marks of its language, and says which links lead outside."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the text and the facts of a file."""
        is_french = Path(source_path).parent.name == "fr"
        settings = self.settings["MARKDOWN"]
        settings["extension_configs"]["markdown.extensions.smarty"] = (
            {"substitutions": FRENCH_QUOTES} if is_french else {}
        )
        if OUTSIDE not in settings["extensions"]:
            settings["extensions"].append(OUTSIDE)
        content, facts = super().read(source_path)
        return content, facts


class _Links(Treeprocessor):
    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if link.get("href", "").startswith("http"):
                link.set("class", "external")
                link.set("rel", "external noopener")


class _Outside(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - as Python-Markdown calls it
        md.treeprocessors.register(_Links(md), "links", 0)


OUTSIDE = _Outside()


def day(date: Any, lang: str) -> str:
    """Return a date in the words of a language."""
    return f'<time datetime="{date:%Y-%m-%d}">{date.day} {MONTHS[lang][date.month - 1]} {date.year}</time>'


def number(count: int, lang: str) -> str:
    """Return a number as a language writes it."""
    return f"{count:,}".replace(",", "," if lang == "en" else "\u202f")


def called(slug: str) -> str:
    """Return what a list is called: `fr-news`, `en-2019`, `en-bf` or `fr-safe-journeys`."""
    lang, _, name = slug.partition("-")
    words = WORDS[lang]
    keys = (f"kinds_{name}", f"objective_{name}", f"country_{name.upper()}")
    return next((words[key] for key in keys if key in words), name)


def group_of(slug: str) -> str:
    """Return which kind of list it is."""
    lang, _, name = slug.partition("-")
    groups = {f"kinds_{name}": "kind", f"objective_{name}": "objective"}
    found = next((group for key, group in groups.items() if key in WORDS[lang]), "country")
    return "year" if name.isdigit() else found


class Site:
    """What templates ask for."""

    words = WORDS

    def __init__(self, generator: Any) -> None:
        self.articles = generator.articles
        self.lists = {tag.slug: articles for tag, articles in generator.tags.items()}
        self.newest = max(one.date for one in self.articles)
        self._cards: dict[tuple[str, str], str] = {}
        self._filters: dict[tuple[str, str], str] = {}
        by_key: dict[tuple[str, str], Any] = {}
        for one in self.articles:
            one.address = f"/{one.url}"
            one.kind, _, one.objective, *one.countries = (tag.slug.partition("-")[2] for tag in one.tags)
            words = WORDS[one.category.slug]
            names = (f"kind_{one.kind}", *(f"country_{country.upper()}" for country in one.countries))
            one.tags = [words[name] for name in names]  # what feeds say of a story
            by_key[Path(one.source_path).stem, one.category.slug] = one
        for (key, lang), one in by_key.items():
            one.other = by_key[key, OTHER[lang]]

    called = staticmethod(called)
    group_of = staticmethod(group_of)
    day = staticmethod(day)
    number = staticmethod(number)

    def more(self, article: Any) -> list[Any]:
        """Return the newest stories of the same objective."""
        newest = self.lists[f"{article.category.slug}-{article.objective}"][:4]
        return [one for one in newest if one is not article][:3]

    def around(self, own: int, last: int) -> list[int]:
        """Return the numbers of the pages of a list that are linked from one of them."""
        return sorted({one for one in (1, *range(own - 2, own + 3), last) if 1 <= one <= last})

    def card(self, article: Any, level: str) -> str:
        """Return a story as lists show it."""
        key = (article.address, level)
        if key not in self._cards:
            self._cards[key] = self._card(article, level)
        return self._cards[key]

    def _card(self, article: Any, level: str) -> str:
        lang = article.category.slug
        words = WORDS[lang]
        countries = f" {words['and']} ".join(words[f"country_{one.upper()}"] for one in article.countries)
        kind = article.kind
        return f"""<article class="card">
<div class="card-words">
<p class="kicker"><span class="kind kind-{kind}">{words[f"kind_{kind}"]}</span>\
<span class="kicker-bar" aria-hidden="true">|</span>{day(article.date, lang)}</p>
<{level} class="card-title"><a href="{article.address}">{escape(article.title)}</a></{level}>
<p class="card-teaser">{escape(article.description)}</p>
<p class="card-places"><span class="unseen">{words["countries"]}: </span>{countries}</p>
</div>
</article>"""

    def objectives(self, lang: str) -> list[str]:
        """Return the lists of the objectives."""
        return sorted(one for one in self.lists if one.startswith(lang) and group_of(one) == "objective")

    def filters(self, lang: str, shown: str) -> str:
        """Return the other lists with how many they hold: the same on all pages of a list."""
        if (lang, shown) not in self._filters:
            groups = "\n".join(
                self._group(one, lang, shown) for one in ("kind", "year", "objective", "country")
            )
            words = WORDS[lang]
            self._filters[lang, shown] = f"""<nav class="filters" aria-label="{words["filters"]}">
<details class="disclosure">
<summary><span>{words["filter"]}</span></summary>
<div class="filter-groups">
{groups}
</div>
</details>
</nav>"""
        return self._filters[lang, shown]

    def _group(self, group: str, lang: str, shown: str) -> str:
        slugs = [one for one in self.lists if one.startswith(f"{lang}-") and group_of(one) == group]
        slugs.sort(key=lambda one: called(one).replace("É", "E"), reverse=group == "year")
        items = "\n".join(self._choice(one, lang, shown) for one in slugs)
        return f"""<div>
<h2 class="filter-name" id="filter-{group}">{WORDS[lang][f"by_{group}"]}</h2>
<ul role="list" aria-labelledby="filter-{group}">
{items}
</ul>
</div>"""

    def _choice(self, slug: str, lang: str, shown: str) -> str:
        count = len(self.lists[slug])
        told = number(count, lang)
        word = WORDS[lang]["entry" if count == 1 else "entries"]
        current = ' aria-current="true"' if slug == shown else ""
        return (
            f'<li><a class="filter-choice" href="/lists/{slug}/"{current}><span>{called(slug)}</span> '
            f'<span class="filter-count"><span aria-hidden="true">{told}</span>'
            f'<span class="unseen">{told} {word}</span></span></a></li>'
        )

    def jsonld(self, lang: str, url: str, title: str, article: Any = None) -> str:
        """Return a page in the words of schema.org."""
        words, home = WORDS[lang], f"{SITE}/{lang}/"
        if url == home:
            site = {"@type": "WebSite", "@id": f"{SITE}/#website-{lang}", "url": url, "name": title}
            return _told([{**site, "inLanguage": lang}])
        way = [(words["home"], home), (words["stories"], f"{home}stories/"), (title, url)]
        items = [
            {"@type": "ListItem", "position": at, "name": name, "item": item}
            for at, (name, item) in enumerate(dict.fromkeys(way[:2] if way[1][1] == url else way), start=1)
        ]
        crumbs = {"@type": "BreadcrumbList", "itemListElement": items}
        return _told([crumbs] if article is None else [_news(article, lang, url), crumbs])

    def addresses(self) -> list[tuple[str, str, str, str]]:
        """Return each page with its date and where it lies in both languages, for the sitemap."""
        found = [(f"/{one}/", f"{self.newest:%Y-%m-%d}", "/en/", "/fr/") for one in LANGUAGES]
        for one in self.articles:
            pair = (one, one.other) if one.category.slug == LANGUAGES[0] else (one.other, one)
            found.append((one.address, f"{one.date:%Y-%m-%d}", pair[0].address, pair[1].address))
        lists = [(f"/lists/{slug}/", articles) for slug, articles in self.lists.items()]
        lists += [
            (f"/{lang}/stories/", [one for one in self.articles if one.category.slug == lang])
            for lang in LANGUAGES
        ]
        for address, articles in lists:
            for page in range(1, math.ceil(len(articles) / 10) + 1):
                whole = address if page == 1 else f"{address}page/{page}/"
                found.append((whole, f"{articles[0].date:%Y-%m-%d}", *in_both(whole)))
        return found


def in_both(address: str) -> tuple[str, str]:
    """Return a list or a first page in both languages."""
    before, lang, behind = ("/lists/", *address[7:].split("-", 1)) if "lists" in address else ("/", "", "")
    if lang:
        return f"{before}en-{behind}", f"{before}fr-{behind}"
    return f"/en{address[3:]}", f"/fr{address[3:]}"


def _news(article: Any, lang: str, url: str) -> dict[str, Any]:
    words, other = WORDS[lang], SITE + article.other.address
    moment = f"{article.date:%Y-%m-%d}T00:00:00+00:00"
    places = [
        {"@type": "Country", "name": words[f"country_{one.upper()}"], "identifier": one.upper()}
        for one in article.countries
    ]
    same = {"@type": "NewsArticle", "@id": f"{other}#article", "url": other, "inLanguage": OTHER[lang]}
    return {
        "@type": "NewsArticle",
        "@id": f"{url}#article",
        "url": url,
        "mainEntityOfPage": url,
        "headline": article.title,
        "description": article.description,
        "inLanguage": lang,
        "datePublished": moment,
        "dateModified": moment,
        "isAccessibleForFree": True,
        "contentLocation": places,
        "workTranslation": [same],
    }


def _told(graph: list[dict[str, Any]]) -> str:
    whole = {"@context": "https://schema.org", "@graph": graph}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def prepare(generator: Any) -> None:
    """Give templates what they ask for, and feeds the summaries that editors wrote."""
    generator.context["site"] = Site(generator)
    for one in generator.articles:
        one.metadata["summary"] = one.description


def write_feeds(generator: Any, writer: Any) -> None:
    """Write the feed of each language, kind, objective and country."""
    for lang in LANGUAGES:
        context = {**generator.context, "SITENAME": WORDS[lang]["site"]}
        stories = [one for one in generator.articles if one.category.slug == lang]
        writer.write_feed(stories, context, f"{lang}/feed.xml", feed_title=WORDS[lang]["new"])
        for tag, articles in generator.tags.items():
            if tag.slug.startswith(f"{lang}-") and group_of(tag.slug) != "year":
                path = f"lists/{tag.slug}/feed.xml"
                writer.write_feed(articles[:20], context, path, feed_title=called(tag.slug))


def read_with_quotes(readers: Any) -> None:
    """Read Markdown with the quotation marks of its language."""
    readers.reader_classes["md"] = Reader


def register() -> None:
    """Take part in what Pelican does."""
    signals.readers_init.connect(read_with_quotes)
    signals.article_generator_finalized.connect(prepare)
    signals.article_writer_finalized.connect(write_feeds)
