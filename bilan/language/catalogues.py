"""The maintainer's tool for the catalogues: `python -m bilan.language.catalogues`, from the project's folder.

It gathers the messages of templates and code, and brings every catalogue up to date without losing a
translation. It ends with 1 while a message is missing, or was carried over and wants a look.
"""

from __future__ import annotations

import difflib
import io
import re
import sys
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import write_po

from bilan.language.countries import COUNTRIES
from bilan.language.formats import QUALIFIERS
from bilan.language.locales import SOURCE_LANGUAGE, catalogue_path
from bilan.language.po_files import read_catalogue
from bilan.language.units import UNITS
from bilan.language.words import ADDRESSES

_IN_CODE = {"say": (2,), "say_many": (2, 3), "say_in": ((2, "c"), 3)}
_IN_TEMPLATES = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_TEMPLATE_OPTIONS = {
    "encoding": "utf-8",
    "extensions": "jinja2.ext.do,jinja2.ext.loopcontrols",
    "newstyle_gettext": "true",
    "silent": "false",  # a template with a mistake is told, not passed over
    "trimmed": "true",
}
_NEAR = 0.8
"""How alike two messages are, from 0 to 1, where the translation of one may help with the other."""
_HEADER = """\
# The words of bilan's pages in the language with the code “{language}”.
# Brought up to date by: python -m bilan.language.catalogues
#"""
_PASSING = re.compile(
    r'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team'
    r'|Report-Msgid-Bugs-To|Project-Id-Version): .*\\n"\n',
    re.MULTILINE,
)
"""Header lines that say when and by whom, which version control knows better."""


def is_source(path: str) -> bool:
    """Return whether messages are looked for in a file."""
    ending = {"templates": ".html", "bilan": ".py"}.get(path.partition("/")[0])
    return ending is not None and path.endswith(ending)


def extract_messages(files: Mapping[str, str]) -> Catalog:
    """Return all messages of templates and code, by path and text, with those of the tables in this folder.

    Raises:
        jinja2.TemplateSyntaxError: a template has a mistake.
    """
    template = Catalog(charset="utf-8", project="bilan", fuzzy=False)
    for group, message in _tables():
        template.add(message, context=group)
    for path, text in sorted(files.items()):
        is_code = path.endswith(".py")
        for _, words, comments, context in extract(
            "python" if is_code else "jinja2.ext:babel_extract",
            io.BytesIO(text.encode()),
            keywords=_IN_CODE if is_code else _IN_TEMPLATES,
            comment_tags=("Translators:",),
            options={} if is_code else _TEMPLATE_OPTIONS,
            strip_comment_tags=True,
        ):
            template.add(words, locations=[(path, 0)], auto_comments=comments, context=context)
    return template


def _tables() -> Iterator[tuple[str, str | tuple[str, str]]]:
    yield from (("address", address) for address in ADDRESSES.values())
    yield from (("country", name) for name in COUNTRIES.values())
    yield from (("qualifier", words) for words in QUALIFIERS.values())
    yield from (("unit", words) for words in UNITS.values())


def update_catalogue(text: str, template: Catalog, language: str) -> str:
    """Return a catalogue with exactly the messages of the template, keeping its translations.

    A translation whose message was changed a little is kept and marked as fuzzy. In the source language
    each message is its own translation.
    """
    catalogue = deepcopy(read_catalogue(text))  # what was read is remembered, and is changed here
    catalogue.locale = language
    catalogue.update(_copied(template), update_creation_date=False)
    catalogue.header_comment = _HEADER.format(language=language)
    catalogue.fuzzy = False
    for message in _messages(catalogue):
        if language == SOURCE_LANGUAGE:
            _settle(message, message.id)
        elif message.fuzzy and not _is_near(message):
            _settle(message, ("", "") if message.pluralizable else "")
    written = io.BytesIO()
    write_po(written, catalogue, width=100, sort_output=True, ignore_obsolete=True, include_lineno=False)
    return _PASSING.sub("", written.getvalue().decode())


def find_faults(text: str, template: Catalog) -> tuple[str, ...]:
    """Return what keeps a catalogue from being complete, one line a message."""
    catalogue = read_catalogue(text)
    wanted = {(message.id, message.context) for message in _messages(template)}
    held = {(message.id, message.context): message for message in _messages(catalogue)}
    faults = [
        ("not in the catalogue", message) for message in _messages(template) if _key(message) not in held
    ]
    faults += [("no longer used", message) for key, message in held.items() if key not in wanted]
    faults += [("not translated", message) for message in held.values() if not _is_translated(message)]
    faults += [
        ("fuzzy: look at it, then take the mark away", message) for message in held.values() if message.fuzzy
    ]
    faults += [(str(errors[0]), message) for message, errors in catalogue.check()]
    return tuple(f"{why}: {_shown(message)}" for why, message in faults)


def _settle(message: Message, string: str | tuple[str, ...] | list[str]) -> None:
    message.string = string
    message.flags.discard("fuzzy")
    message.previous_id = []


def _is_near(message: Message) -> bool:
    """Return whether a translation was carried over from a message that says nearly the same."""
    before = message.previous_id[0] if message.previous_id else _words(message)
    return difflib.SequenceMatcher(None, before, _words(message)).ratio() > _NEAR


def _copied(template: Catalog) -> Catalog:
    """Return messages that a catalogue may keep and fill."""
    copied = Catalog(charset="utf-8")
    for message in _messages(template):
        copied[message.id] = message.clone()
    return copied


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _key(message: Message) -> tuple[object, str | None]:
    return message.id, message.context


def _is_translated(message: Message) -> bool:
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(forms)


def _words(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _shown(message: Message) -> str:
    return f"“{_words(message)}”" + (f" ({message.context})" if message.context else "")


def main(root: Path) -> int:
    """Update the catalogues below a folder, say what is left to do, and return the exit code."""
    paths = (
        path for folder in ("templates", "bilan") for path in (root / folder).rglob("*") if path.is_file()
    )
    named = {path.relative_to(root).as_posix(): path for path in paths}
    template = extract_messages(
        {name: path.read_text("utf-8") for name, path in named.items() if is_source(name)}
    )
    count = 0
    for folder in sorted(path for path in (root / "locales").iterdir() if path.is_dir()):
        path = root / catalogue_path(folder.name)
        text = update_catalogue(path.read_text("utf-8") if path.exists() else "", template, folder.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        faults = find_faults(text, template)
        count += len(faults)
        sys.stdout.write("".join(f"{catalogue_path(folder.name)}: {fault}\n" for fault in faults))
    sys.stdout.write(f"{len(template)} messages, {count} to look at.\n")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
