"""What has changed since the last publication: as a page of the desk, and as one file to send around."""

from __future__ import annotations

from collections.abc import Callable

from bilan.desk.comparing import Compared
from bilan.desk.drawing import draw_page
from bilan.desk.one_file import inline_style
from bilan.disk.tree import Folders
from bilan.language.words import say
from bilan.model.codes import Severity
from bilan.model.words import Text
from bilan.plan.context import Context, words_in
from bilan.review.changes.change_views import ChangesMatter, ChangesView, InTheWayView, ReviewView
from bilan.review.changes.shown_changes import changes_matter
from bilan.review.frame import desk_frame
from bilan.review.problems import Reading, count_of, problems_by_file


def changes_view(context: Context, language: str, compared: Compared, reading: Reading) -> ChangesView:
    """Return the page of the desk on what has changed; its links lead to the pages in the preview."""
    base = context.routes.base_path
    return ChangesView(
        frame=desk_frame(context, language, _title(context, language), "changes"),
        matter=_matter(context, language, compared, lambda address: f"{base}{address[1:]}"),
        stops=_stops(compared, reading),
    )


def changes_file(
    context: Context, language: str, compared: Compared, reading: Reading, folders: Folders
) -> bytes:
    """Return the same as one file that asks for nothing; its links lead to what is published.

    Raises:
        CannotMake: a template has a mistake.
    """
    base = context.routes.base_url
    view = ReviewView(
        language=language,
        title=Text(words=_title(context, language), language=language),
        site=words_in(context, context.site.settings.name, language),
        style=inline_style(compared.tree, folders),
        matter=_matter(context, language, compared, lambda address: f"{base}{address[1:]}"),
        stops=_stops(compared, reading),
    )
    return draw_page(view, language, compared.tree, context.locales)


def _title(context: Context, language: str) -> str:
    return say(context.locales[language], "What has changed since the last publication")


def _matter(
    context: Context, language: str, compared: Compared, url_of: Callable[[str], str]
) -> ChangesMatter | None:
    changes = compared.changes
    return None if changes is None else changes_matter(context, language, changes, url_of)


def _stops(compared: Compared, reading: Reading) -> InTheWayView | None:
    """Return what keeps the site from being published, where something does."""
    if compared.changes is not None:
        return None
    errors = [one for one in compared.built.problems if one.severity is Severity.ERROR]
    return InTheWayView(
        errors=count_of(errors, Severity.ERROR), warnings=0, files=problems_by_file(errors, reading)
    )
