"""Templates as programs: compiled once for all languages, and drawn with the words and filters of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateError, TemplateNotFound
from jinja2.nodes import Impossible
from jinja2.utils import Namespace

from bilan.make.drawing import Drawing

Callables = Mapping[str, Callable[..., object]]

_TOOLBOXES = 4
"""Of how many toolboxes the templates are kept compiled."""
_NAMED = re.compile(r"\{%-?\s*(?:extends|import|include)\s+'([^']+)'")
"""A template that another one is drawn with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """The templates of a toolbox, told from those of others by its digest."""

    digest: str
    sources: Mapping[str, str] = field(compare=False, repr=False)
    """Template by its path below `templates/`."""


def environment_of(
    templates: Templates, filters: Callables, functions: Callables, *, by_jinja: bool = False
) -> Environment:
    """Return what draws templates with the filters and functions of one language: ours, or Jinja alone."""
    compiled = _compiler(templates, frozenset(filters), by_jinja=by_jinja)
    environment = _environment(Environment if by_jinja else Drawing, _Loader(compiled))
    environment.filters.update(filters)
    environment.globals = {**functions, "namespace": Namespace}
    return environment


def load_ahead(environment: Environment, templates: Templates, names: Iterable[str]) -> None:
    """Have an environment load templates, and all that they are drawn with.

    One that has a mistake is passed over: whoever draws it is told.
    """
    left, seen = list(names), set[str]()
    while left:
        name = left.pop()
        if name not in seen:
            seen.add(name)
            with suppress(TemplateError):
                environment.get_template(name)
                left += _NAMED.findall(templates.sources[name])


def _environment(kind: type[Environment], loader: BaseLoader | None = None) -> Environment:
    environment = kind(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        optimized=False,  # takes longer than it saves: no template works out what is fixed
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    return environment


class _Loader(BaseLoader):
    """Hands an environment templates that were compiled for all of them."""

    def __init__(self, compiled: Callable[[str], CodeType]) -> None:
        self._compiled = compiled

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002, ARG002 - so named by Jinja; all templates have the same
    ) -> Template:
        """Return a template, with the functions of the environment."""
        return environment.template_class.from_code(environment, self._compiled(name), environment.globals)


@lru_cache(maxsize=_TOOLBOXES)
def _compiler(templates: Templates, filters: frozenset[str], *, by_jinja: bool) -> Callable[[str], CodeType]:
    """Return what compiles each template once, whatever the languages it is drawn in."""
    environment = _environment(Environment if by_jinja else Drawing)
    environment.filters.update(dict.fromkeys(filters, _in_no_language))
    return cache(partial(_compile, environment, templates.sources))


def _compile(environment: Environment, sources: Mapping[str, str], name: str) -> CodeType:
    """Return a template as a program, with the path that messages and tracebacks name."""
    if name not in sources:
        raise TemplateNotFound(name)
    return environment.compile(sources[name], name, f"templates/{name}")


def _in_no_language(*_: object, **__: object) -> object:
    """Stand for a filter while a template is compiled: what it makes of fixed words, each page finds out."""
    raise Impossible
