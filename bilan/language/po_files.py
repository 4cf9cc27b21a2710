"""Catalogues as translators write them: read, checked, and compiled into what `gettext` reads."""

from __future__ import annotations

import datetime as dt
import gettext
import io
from copy import copy
from functools import lru_cache

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from bilan.model.source import Diagnostic, Loaded, Span, problem

_SOME_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""Stands for when a catalogue was made, which no page says: Babel takes the clock where a file is silent."""


@lru_cache(maxsize=8)
def read_catalogue(text: str) -> Catalog:
    """Return the messages of a .po file.

    Raises:
        PoFileError: it is not written as a .po file.
        ValueError: its header says something that cannot be.
    """
    return read_po(io.StringIO(text), abort_invalid=True)


def read_messages(path: str, text: str) -> Loaded[bytes]:
    """Return the messages of a .po file as `gettext` reads them, or all that is wrong with it."""
    try:
        catalogue = read_catalogue(text)
        messages = compile_messages(text)
    except PoFileError as error:
        line = (error.lineno or 0) + 1
        return _broken(Span(path=path, line=line), f"the catalogue cannot be read here: {error}")
    except ValueError as error:
        return _broken(Span(path=path), f"the catalogue cannot be used: {error}")
    found = tuple(
        _problem(Span(path=path, line=message.lineno or 1), f"the gaps of a message do not fit: {errors[0]}")
        for message, errors in catalogue.check()
        if not message.fuzzy  # it is not used
    )
    return Loaded(value=None if found else messages, problems=found)


@lru_cache(maxsize=32)
def compile_messages(text: str) -> bytes:
    """Return the messages of a .po file as `gettext` reads them: the same for the same messages.

    It is one object for equal texts: whoever says a message looks up a catalogue as long as a book.

    Raises:
        PoFileError: it is not written as a .po file.
        ValueError: its header says something that cannot be.
    """
    catalogue = copy(read_catalogue(text))
    catalogue.creation_date = catalogue.revision_date = _SOME_DAY
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    gettext.GNUTranslations(compiled)  # it says whether the rule for plurals can be read
    return compiled.getvalue()


def _broken(span: Span, what: str) -> Loaded[bytes]:
    return Loaded(value=None, problems=(_problem(span, what),))


def _problem(span: Span, what: str) -> Diagnostic:
    return problem(
        "catalogue-broken",
        span,
        what,
        why="Every word of the site's pages comes from the catalogue of their language. "
        "Mend the message in a .po editor, or take the last version that worked.",
    )
