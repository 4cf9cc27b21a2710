"""Everything that is said of one item: what each check is given is enough for it."""

from __future__ import annotations

from bilan.checks.by_item import begin_checks
from bilan.checks.items import item_checks
from bilan.model.memory import NO_MEMORY
from bilan.model.records import replace
from bilan.model.site import Site
from bilan.model.source import in_reading_order
from tests.sites import make_site
from tests.test_sites import RESULTS, story

TYPED = "More than [[figure migrants]] people, and 295 998 typed; the the slip, 1,5 and 1.5."
TRANSLATED = "\n== content/stories/faustina/fr.md ==\n---\ntitle: Faustina\n---\n{text}\n"


def whole_site(french: str) -> Site:
    text = (
        story("faustina", text=TYPED) + TRANSLATED.format(text=french) + story("marie", text="Some 12 jobs.")
    )
    context = make_site(RESULTS + text).context
    assert context is not None
    return context.site


def test_no_check_finds_anything_else_where_it_is_given_all_indicators() -> None:
    for french in ("Plus de [[figure migrants]] personnes.", "Plus de 7 personnes, [[figure informed]]."):
        site = whole_site(french)
        context = make_site(RESULTS).context
        assert context is not None
        checks = item_checks(context.locales)

        found = begin_checks(site, checks, NO_MEMORY, "1")()

        alone = [
            problem
            for one in checks
            for key in site.stories
            for problem in one.check(replace(site, stories={key: site.stories[key]}))
        ]
        assert in_reading_order(found) == in_reading_order(tuple(dict.fromkeys(alone)))
        assert {"doubled-word", "figure-typed"} <= {one.code for one in found}
