"""Everything that is said of an item without a look at any other."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.checks.figures_agree import check_figures_agree
from bilan.checks.names import check_names
from bilan.checks.structure import check_structure
from bilan.checks.translations import check_translations
from bilan.checks.typed_figures import check_typed_figures
from bilan.checks.wording import check_wording
from bilan.language.locales import Locale
from bilan.model.site import Site
from bilan.model.source import Diagnostic


def check_items(site: Site, locales: Mapping[str, Locale]) -> tuple[Diagnostic, ...]:
    """Return what is doubtful in the items of a site, each judged by itself."""
    return (
        *check_wording(site, locales),
        *check_names(site, locales),
        *check_figures_agree(site),
        *check_structure(site),
        *check_translations(site),
        *check_typed_figures(site, locales),
    )
