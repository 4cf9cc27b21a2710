"""What stands around every page of the desk: its menu, the way to the site and to the other languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bilan.language.locales import Locale
from bilan.language.words import own_name, say
from bilan.model.words import Text
from bilan.plan.blocks import LinkView
from bilan.plan.context import Context, words_in
from bilan.plan.routes import DESK, FORMS, desk_url, home_url
from bilan.review.desk_views import DeskFrame

DESK_STYLE = f"{DESK}style.css"
"""The style of the desk, which is no part of the site."""

MENU: Mapping[str, Callable[[Locale], str]] = {
    "": lambda locale: say(locale, "Dashboard"),
    "problems": lambda locale: say(locale, "Problems"),
    "pairs": lambda locale: say(locale, "Side by side"),
    "changes": lambda locale: say(locale, "Changes"),
}
"""The pages of the desk that its menu names, by the first part of their address; empty for its first page."""


def desk_frame(context: Context, language: str, title: str, *parts: str) -> DeskFrame:
    """Return what stands around a page of the desk; `parts` are those of its address behind the language."""
    return DeskFrame(
        language=language,
        title=Text(words=title, language=language),
        site=LinkView(
            label=words_in(context, context.site.settings.name, language),
            url=home_url(context.routes, language),
        ),
        menu=desk_menu(context, language, parts[0] if parts else ""),
        switches=tuple(
            LinkView(label=Text(words=own_name(one), language=one), url=desk_url(one, *parts))
            for one in context.languages
            if one != language
        ),
        forms_url=FORMS,
        style_url=context.style_url,
        desk_style_url=DESK_STYLE,
        font_url=context.font_url,
        icon_url=context.icon_url,
    )


def desk_menu(context: Context, language: str, current: str | None = None) -> tuple[LinkView, ...]:
    """Return the pages of the desk; `current` is the first part of the address of the one they stand on."""
    return tuple(
        LinkView(
            label=Text(words=name(context.locales[language]), language=language),
            url=desk_url(language, *((part,) if part else ())),
            is_current=part == current,
        )
        for part, name in MENU.items()
    )
