"""Everything that is said of an item without a look at any other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from bilan.checks.by_item import ItemCheck, named_in_texts
from bilan.checks.figures_agree import check_figures_agree
from bilan.checks.names import names_check
from bilan.checks.structure import check_structure
from bilan.checks.texts import check_each
from bilan.checks.translations import check_translations
from bilan.checks.typed_figures import check_typed_figures
from bilan.checks.wording import check_wording
from bilan.language.locales import Locale
from bilan.model.site import Site
from bilan.model.source import Diagnostic


def item_checks(locales: Mapping[str, Locale]) -> tuple[ItemCheck, ...]:
    """Return the checks that judge an item without a look at any other.

    Nearly all time goes into the first, which is done again only where an indicator has changed that the
    item itself refers to.
    """
    return (
        ItemCheck(check=partial(check_texts, locales=locales), sees=named_in_texts),
        ItemCheck(check=partial(check_typed_figures, locales=locales)),
    )


def check_texts(site: Site, locales: Mapping[str, Locale]) -> tuple[Diagnostic, ...]:
    """Return what is doubtful in the texts of a site, whatever its indicators say that they do not name."""
    return check_each(
        site,
        partial(check_wording, locales=locales),
        names_check(site, locales),
        partial(check_figures_agree, site=site),
        check_structure,
        check_translations,
    )
