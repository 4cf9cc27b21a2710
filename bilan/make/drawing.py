"""What compiled templates are drawn with: Jinja without what none of our templates asks for.

A page writes a hundred values and calls thirty functions, so it counts what is asked of each.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from keyword import iskeyword
from operator import call
from types import CodeType
from typing import Any

from jinja2 import Environment, Template, nodes, runtime
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup
from markupsafe import _escape_inner as escape_words  # type: ignore[attr-defined]
from markupsafe import escape as escape_value

__all__ = ["Drawing", "Macro", "call", "escape"]

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


class _Programs(CodeGenerator):
    """Writes templates as programs that take fields and call functions as any program of Python does.

    Jinja lets a template ask a value for its items by a name as well, and goes on without what is not there.
    None of ours does; such a program fails, and whoever draws with it draws by Jinja alone.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - so named by Jinja
        """Write a field of a value."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - so named by Jinja
        """Write a call: no function of ours asks what the page knows."""
        self.write("call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")


class Drawing(Environment):
    """An environment whose templates are drawn so."""

    code_generator_class = _Programs

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
        return super()._compile(f"{first}; from {__name__} import Macro, call, escape\n{rest}", filename)
