"""The build on one screen: sources in, files and problems out."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping

from bilan.bake import Kitchen, Promise, bake, get_ready
from bilan.checks.by_item import begin_checks
from bilan.checks.gone import check_gone
from bilan.checks.items import item_checks
from bilan.checks.pages import check_pages
from bilan.checks.papers import check_papers
from bilan.checks.phrases import check_phrases
from bilan.checks.references import check_references
from bilan.checks.rulings import rule_on
from bilan.checks.totals import check_totals
from bilan.checks.two_values import check_two_values
from bilan.coverage import coverage_of
from bilan.language.locales import Locale, load_locales
from bilan.load.published import load_published
from bilan.load.site import begin_site
from bilan.load.stand_ins import with_stand_ins
from bilan.model.codes import Severity
from bilan.model.memory import Memory
from bilan.model.order import Order
from bilan.model.publication import AddressList, Coverage, SitePart
from bilan.model.records import Record, replace
from bilan.model.site import Site
from bilan.model.source import Blob, Diagnostic, Loaded, SourceTree, in_reading_order
from bilan.plan.addresses.inventory import address_list, inventory
from bilan.plan.addresses.moves import plan_moves
from bilan.plan.addresses.rules import plan_rules
from bilan.plan.checked import count_checked
from bilan.plan.context import Context, newest_date, newest_first
from bilan.plan.data.data import plan_data
from bilan.plan.engines.sitemaps import plan_sitemaps
from bilan.plan.feeds.feeds import plan_feeds
from bilan.plan.files import assets_for, font_url, icon_url, plan_files, script_url, style_url
from bilan.plan.glance import Glance, at_a_glance
from bilan.plan.pages import plan_checked_pages, plan_pages
from bilan.plan.pictures import plan_pictures
from bilan.plan.recipes import DESK_TEMPLATES, Artifact, Plan, Recipe, Toolbox
from bilan.plan.routes import routes_of
from bilan.plan.search.indexes import plan_search_indexes
from bilan.plan.search.search import plan_search
from bilan.plan.sharing import plan_shares
from bilan.results import tally_results
from bilan.standing import holds_until, moment_of, settled, site_at

__all__ = ["Build", "Order", "build"]


class Build(Record):
    """The whole site, and every problem found on the way."""

    artifacts: tuple[Artifact, ...]
    problems: tuple[Diagnostic, ...]
    """In reading order."""
    promises: tuple[Promise, ...] = ()
    """The files that were put off, where the kitchen puts off any."""
    base_path: str = "/"
    """Where the site lies on its host."""
    until: dt.datetime | None = None
    """The first instant at which the same sources may make another site; None where there is none."""
    parts: tuple[SitePart, ...] = ()
    """What each planned file is to readers."""
    addresses: str = ""
    """The list of published addresses as it stands once this is published."""
    coverage: tuple[Coverage, ...] = ()
    base_url: str = ""
    is_staging: bool = False
    """Whether the site is a copy of one that stands elsewhere."""
    at: dt.datetime
    """Now, in the time zone of the site."""
    toolbox: Toolbox | None = None
    """What its pages were made with."""
    context: Context | None = None
    """What its pages were planned from; None where nothing could be planned."""

    @property
    def publishable(self) -> bool:
        """Whether no problem is an error."""
        return not _has_errors(self.problems)


def build(tree: SourceTree, order: Order, kitchen: Kitchen) -> Build:
    """Return the whole site as it stands at a moment, and every problem found on the way."""
    loaded, spoken = _read(tree, kitchen)
    if (site := loaded.value) is None or (locales := spoken.value) is None:
        return _nothing(order, (*loaded.problems, *spoken.problems))
    whole = with_stand_ins(site) if _has_errors(loaded.problems) else site
    standing, notes = _context(whole, order, locales, tree)
    told, opinions = _told(standing, site, order, toolbox := _toolbox(tree, locales), kitchen)
    context = told.context
    listed = load_published(tree)
    known = listed.value or AddressList()
    plan = _plan(told, tree, known, kitchen.memory, makes_search=order.makes_search)
    parts = inventory(plan.recipes, context.routes)
    baked = bake(plan, toolbox, kitchen)
    problems = (
        *(*loaded.problems, *spoken.problems, *listed.problems),
        *(*notes, *opinions),
        *(*plan.problems, *baked.problems),
        *check_papers(plan, baked.artifacts, kitchen.store),
        *check_pages(context.site, plan, baked.artifacts, kitchen, context.routes),
        *(() if _may_lack(loaded, order) else check_gone(known, parts, context)),
    )
    return Build(
        artifacts=baked.artifacts,
        promises=baked.promises,
        problems=rule_on(problems, site, context.site if order.as_of is None else None),
        base_path=context.routes.base_path,
        until=holds_until(whole, context.moment) if order.as_of is None else None,
        parts=parts,
        addresses=address_list(parts, known.moves),
        coverage=context.checked.coverage,
        base_url=context.routes.base_url,
        is_staging=context.is_staging,
        at=order.now.astimezone(context.moment.instant.tzinfo),
        context=context,
        toolbox=toolbox,
    )


class _Told(Record):
    """The pages of the site, and what they were planned from."""

    context: Context
    """With the counts of what is open in the content."""
    glance: Glance
    pages: tuple[Recipe, ...]


def _told(
    standing: Context, written: Site, order: Order, toolbox: Toolbox, kitchen: Kitchen
) -> tuple[_Told, tuple[Diagnostic, ...]]:
    """Return the pages, planned while the content is checked, with every opinion on it."""
    checks = item_checks(standing.locales)
    checking = begin_checks(standing.site, checks, kitchen.memory, standing.locales, kitchen.crew)
    glance = at_a_glance(standing, kitchen.memory)
    pages = tuple(plan_pages(standing, glance, kitchen.memory, keeps_words=order.makes_search))
    if kitchen.crew.is_at_work():
        get_ready(pages, toolbox, kitchen)
    opinions = (*_opinions(standing, written), *checking())
    coverage = coverage_of(standing.written, standing.site)
    checked = count_checked(opinions, rule_on(opinions, written), coverage)
    context = dataclasses.replace(standing, checked=checked)
    return _Told(context=context, glance=glance, pages=(*pages, *plan_checked_pages(context))), opinions


def _opinions(context: Context, written: Site) -> tuple[Diagnostic, ...]:
    """Return every opinion on what items say of each other and of figures."""
    site, day = context.site, context.results.day
    return (
        *check_references(site, written, day),
        *check_phrases(site, written, context.locales),
        *check_totals(site, day),
        *check_two_values(site),
    )


def _read(tree: SourceTree, kitchen: Kitchen) -> tuple[Loaded[Site], Loaded[Mapping[str, Locale]]]:
    """Return what was written, and how its languages write: those are loaded while a crew reads the items.

    Where the settings could not be read, there are neither.
    """
    loading = begin_site(tree, kitchen.memory, kitchen.crew)
    settings = loading.settings
    spoken = load_locales(tree, settings, kitchen.memory) if settings else Loaded(value=None)
    return loading.found(), spoken


def _nothing(order: Order, problems: tuple[Diagnostic, ...]) -> Build:
    """Return what comes of sources that no site can be made of."""
    return Build(artifacts=(), problems=in_reading_order(problems), at=order.now)


def _may_lack(loaded: Loaded[Site], order: Order) -> bool:
    """Return whether pages can be missing that are not lost: of a file with a mistake, or of a later day."""
    return order.as_of is not None or _has_errors(loaded.problems)


def _plan(told: _Told, tree: SourceTree, listed: AddressList, memory: Memory, *, makes_search: bool) -> Plan:
    """Return every file of the site; old addresses come last, for they lead to the others."""
    context, glance = told.context, told.glance
    found = plan_search(glance, told.pages, memory)
    pages = (*told.pages, *found, *plan_feeds(context, glance, memory), *plan_data(context))
    recipes = (
        *pages,
        *(plan_search_indexes(context, told.pages, memory) if makes_search else ()),
        *plan_sitemaps(context, pages),
        *plan_pictures(context),
        *plan_shares(context, pages),
        *plan_files(_assets(tree, context.site), context.routes),
    )
    moved = plan_moves(listed, recipes, context.routes, context.languages[0])
    all_pages = (*recipes, *(moved.value or ()))
    plan = Plan.of(*all_pages, *plan_rules(context.routes, all_pages))
    return replace(plan, problems=(*plan.problems, *moved.problems))


def _context(
    site: Site, order: Order, locales: Mapping[str, Locale], tree: SourceTree
) -> tuple[Context, tuple[Diagnostic, ...]]:
    assets = _assets(tree, site)
    published_url = site.settings.base_url
    if order.base_url is not None:
        site = replace(site, settings=replace(site.settings, base_url=order.base_url))
    moment = moment_of(order.now, order.as_of, site.settings.timezone, shows_drafts=order.shows_drafts)
    if order.as_of is None:
        moment = settled(moment, site)
    standing = site_at(site, moment)
    shown = standing.value or site
    routes = routes_of(site.settings, locales)
    context = Context(
        site=shown,
        written=site,
        results=tally_results(shown.indicators, moment.instant.date()),
        moment=moment,
        newest=newest_first(shown.stories.values()),
        updated=newest_date(shown),
        locales=locales,
        routes=routes,
        published_url=published_url,
        style_url=style_url(assets, routes),
        script_url=script_url(assets, routes, "site"),
        search_script_url=script_url(assets, routes, "search"),
        font_url=font_url(assets, routes),
        icon_url=icon_url(assets, routes),
        printing=_below("templates/print/", tree),
    )
    return context, standing.problems


def _assets(tree: SourceTree, site: Site) -> Mapping[str, Blob]:
    return assets_for(_below("assets/", tree), site.settings)


def _below(folder: str, tree: SourceTree) -> Mapping[str, Blob]:
    return {path: blob for path, blob in tree.blobs.items() if path.startswith(folder)}


def _has_errors(problems: tuple[Diagnostic, ...]) -> bool:
    return any(one.severity is Severity.ERROR for one in problems)


def _toolbox(tree: SourceTree, locales: Mapping[str, Locale]) -> Toolbox:
    templates = {
        path.removeprefix("templates/"): file.text
        for path, file in tree.files.items()
        if path.startswith("templates/") and not path.startswith(DESK_TEMPLATES)
    }
    return Toolbox.of(templates, locales)
