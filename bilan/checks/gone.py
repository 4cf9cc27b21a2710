"""Published addresses that the site would lose: what became of each, and how it can be kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote

from bilan.checks.likely_pages import Found, Grounds, likeliest, likeliest_section
from bilan.model.content import Collection, Edition, Item, Status
from bilan.model.publication import ADDRESSES, AddressList, KnownAddress, SitePart
from bilan.model.source import Diagnostic, Span, problem
from bilan.plan.context import HOME_PAGE, Context, edition_url, held_view, items_of
from bilan.plan.routes import address_path, home_url, path_address, section_url

MOST_GUESSED = 40
"""For how many addresses a page of a like name is looked for, which takes longer than all the rest."""

_LOSS = "Links, citations and search engines still lead there."
_LET_GO = f"To let the address go for good, take its line out of {ADDRESSES}."

Owned = Mapping[str, tuple[Item, Edition]]
"""Addresses, old ones among them, and the edition that they belong to."""


def check_gone(listed: AddressList, parts: Sequence[SitePart], context: Context) -> tuple[Diagnostic, ...]:
    """Return every published address that is no page, file, redirect or notice of this site.

    What lies below a lost address is told with it, for it was lost with it.
    """
    there = frozenset(one.address for one in parts)
    gone = {one.address: one for one in listed.known if one.address not in there}
    if not gone:
        return ()
    held = _owned(context, is_standing=False)
    kept_back = {address: gone[address] for address in held if address in gone}
    lost = [gone[address] for address in sorted(gone.keys() - kept_back.keys())]
    known = frozenset(one.address for one in listed.known)
    grounds = Grounds.of(sorted(there - known), _owned(context, is_standing=True))
    return (*_held_back(kept_back, held, context), *_lost(lost, grounds, there, context))


def _owned(context: Context, *, is_standing: bool) -> Owned:
    """Return the addresses of the editions that stand on the site, or of those that are held back."""
    found: dict[str, tuple[Item, Edition]] = {}
    for collection in Collection:
        standing = items_of(context.site, collection)
        for key, item in items_of(context.written, collection).items():
            editions = standing[key].editions if key in standing else {}
            for language, edition in item.editions.items():
                if (language in editions) is is_standing:
                    url = unquote(edition_url(context, collection, edition))
                    found[_address(context, url)] = (item, edition)
                    old = edition.aliases if not is_standing and key != HOME_PAGE else ()
                    found.update((path_address(address_path(unquote(one))), (item, edition)) for one in old)
    return found


def _held_back(gone: Mapping[str, KnownAddress], held: Owned, context: Context) -> Iterator[Diagnostic]:
    """Yield a problem for each file that takes addresses away by what it says of itself."""
    by_cause: dict[str, list[KnownAddress]] = {}
    causes: dict[str, tuple[Item, Edition, Edition]] = {}
    for address, known in gone.items():
        item, edition = held[address]
        original = item.editions[item.original]
        cause = edition if _holds_itself(edition, context) else original
        by_cause.setdefault(cause.span.path, []).append(known)
        causes.setdefault(cause.span.path, (item, edition, cause))
    for path, addresses in by_cause.items():
        item, edition, cause = causes[path]
        [first, *others] = addresses
        reason = _reason(item, edition, context)
        is_withdrawn = cause.status is Status.WITHDRAWN
        yield problem(
            "address-gone",
            cause.span,
            f"`{first.address}`{_and_more(others)} was published, and its page {reason} now",
            why=f"{_LOSS} Publish it again, or say that it was taken down: a notice then keeps its address. "
            f"{_LET_GO}",
            fixes=() if is_withdrawn else ("status: withdrawn", "status: published"),
            also=(first.span,),
        )


def _holds_itself(edition: Edition, context: Context) -> bool:
    """Return whether a file says by itself that it is not for readers yet, and its original does not."""
    later = edition.publish_at is not None and edition.publish_at > context.moment.instant
    return later or edition.status is Status.DRAFT


def _reason(item: Item, edition: Edition, context: Context) -> str:
    hold = held_view(context, item, edition)
    if hold is None or hold.is_draft:
        return "is a draft"
    return f"is held back until {hold.until:%Y-%m-%d %H:%M}"


def _and_more(others: Sequence[KnownAddress]) -> str:
    if not others:
        return ""
    return f" (and {len(others)} more {'address' if len(others) == 1 else 'addresses'})"


def _lost(
    gone: Sequence[KnownAddress], grounds: Grounds, there: frozenset[str], context: Context
) -> Iterator[Diagnostic]:
    """Yield a problem for each address that nothing explains, the ones below another with that one."""
    groups: list[tuple[KnownAddress, list[KnownAddress]]] = []
    for one in gone:  # in alphabetical order, so what lies below an address comes right after it
        if groups and groups[-1][0].address.endswith("/") and one.address.startswith(groups[-1][0].address):
            groups[-1][1].append(one)
        else:
            groups.append((one, []))
    of_items = _item_sections(context)
    searches = _searches(context)
    for number, (first, below) in enumerate(groups):
        if below:
            yield _section_gone(first, below, grounds, there)
        elif first.address in searches:
            yield _search_gone(first, there)
        else:
            found = likeliest(first.address, grounds, guesses=number < MOST_GUESSED)
            is_item = _parent(first.address) in of_items and first.address.endswith("/")
            yield _page_gone(first, found, there, is_item=is_item)


def _item_sections(context: Context) -> frozenset[str]:
    """Return below which addresses the pages of items lie."""
    routes = context.routes
    urls = [
        home_url(routes, language) if one is Collection.PAGES else section_url(routes, language, one)
        for language in context.languages
        for one in Collection
    ]
    return frozenset(_address(context, url) for url in urls)


def _searches(context: Context) -> frozenset[str]:
    """Return where readers would search, on a site that has no search."""
    if context.site.settings.has_search:
        return frozenset()
    urls = (section_url(context.routes, language, "search") for language in context.languages)
    return frozenset(_address(context, url) for url in urls)


def _address(context: Context, url: str) -> str:
    """Return a URL as the list of published addresses has it: seen from the site, wherever that lies."""
    return f"/{url.removeprefix(context.routes.base_path)}"


def _search_gone(gone: KnownAddress, there: frozenset[str]) -> Diagnostic:
    """Return the problem of a page that the settings take away."""
    return problem(
        "address-gone",
        gone.span,
        f"`{gone.address}` was published, and the site has no search any more",
        why=f"`search: false` in content/site.yaml takes it away. {_LOSS} This line in place of its own "
        f"leads its readers on; without `search: false` the search is back. {_LET_GO}",
        fixes=(f"{gone.address} -> {_standing_above(gone.address, there)}",),
    )


def _section_gone(
    first: KnownAddress, below: Sequence[KnownAddress], grounds: Grounds, there: frozenset[str]
) -> Diagnostic:
    new = likeliest_section(first.address, [one.address for one in below], grounds, there)
    what = f"`{first.address}` and {len(below)} {'address' if len(below) == 1 else 'addresses'} below it"
    hint = f"If they begin with `{new}` now, this line leads them on. " if new else ""
    return problem(
        "address-gone",
        first.span,
        f"{what} were published, and are not there any more",
        why=f"{_LOSS} {hint}To let them go for good, take their lines out of {ADDRESSES}.",
        fixes=(f"{first.address}* -> {new}*",) if new else (),
    )


def _page_gone(
    gone: KnownAddress, found: Found | None, there: frozenset[str], *, is_item: bool
) -> Diagnostic:
    what = f"`{gone.address}` was published, and is not there any more"
    also: tuple[Span, ...] = ()
    fixes: tuple[str, ...] = ()
    if found is not None and found.edition is not None and gone.address.endswith(("/", ".html")):
        aliases = ", ".join((*found.edition.aliases, gone.address))
        fixes = (f"aliases: [{aliases}]",)
        also = (found.edition.span,)
        hint = f"If its page is `{found.address}` now, write this into {found.edition.span.path}."
    elif found is not None:
        fixes = (f"{gone.address} -> {found.address}",)
        hint = f"If it is `{found.address}` now, put this line in place of its own."
    elif is_item:
        hint = "Write it under `aliases` of the page that took its place."
    elif gone.address.endswith("/"):
        fixes = (f"{gone.address} -> {_standing_above(gone.address, there)}",)
        hint = "This line in place of its own leads its readers on."
    else:
        hint = ""
    back = " If it was taken down, bring its file back with `status: withdrawn`." if is_item else ""
    why = f"{_LOSS} {hint}".rstrip() + f"{back} {_LET_GO}"
    return problem("address-gone", gone.span, what, why=why, fixes=fixes, also=also)


def _parent(address: str) -> str:
    return f"{address.rstrip('/').rpartition('/')[0]}/"


def _standing_above(address: str, there: frozenset[str]) -> str:
    """Return the nearest address above one that is there; the root is always there."""
    above = _parent(address)
    while above not in there and above != "/":
        above = _parent(above)
    return above
