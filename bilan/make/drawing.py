"""What compiled templates are drawn with: Jinja without what none of our templates asks for.

A page writes a hundred values and calls thirty functions, so it counts what is asked of each.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import Environment, Template, runtime
from markupsafe import Markup
from markupsafe import _escape_inner as escape_words  # type: ignore[attr-defined]
from markupsafe import escape as escape_value

_words: Callable[[str], str] = escape_words


def escape(what: object) -> str:
    """Return what a template writes, as HTML: it is joined to more at once, so it need not say that it is."""
    if type(what) is Markup:
        return what
    if type(what) is str:
        return _words(what)
    return escape_value(what)


class Macro(runtime.Macro):
    """A macro, which takes all that it is given as it is where that is one thing for each of its names."""

    def __call__(self, *given: object, **named: object) -> str:
        """Return what it draws."""
        takes_more = self.caller or self.catch_kwargs or self.catch_varargs
        if named or takes_more or len(given) != self._argument_count:
            return super().__call__(*given, **named)
        return str.__new__(Markup, self._func(*given))


class _Context(runtime.Context):
    """What a template knows; no function of ours asks for it."""

    def call(
        self,
        function: Callable[..., object],
        /,
        *given: object,
        _loop_vars: object = None,
        _block_vars: object = None,
        **named: object,
    ) -> object:
        """Return what comes of a function."""
        return function(*given, **named)


class Drawing(Environment):
    """An environment whose templates are drawn so."""

    context_class = _Context

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of Jinja
        super().__init__(**options)
        self._loaded: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - so named by Jinja
    ) -> Template:
        """Return a template by its name, whatever names it."""
        if isinstance(name, Template):
            return name
        if (template := self._loaded.get(name)) is None:
            template = self._loaded[name] = super().get_template(name, parent, globals)
        return template

    def _compile(self, source: str, filename: str) -> CodeType:
        """Return a template as a program: its first line says where it takes from what all programs use."""
        first, _, rest = source.partition("\n")
        return super()._compile(f"{first}; from {__name__} import Macro, escape\n{rest}", filename)
