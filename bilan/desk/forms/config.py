"""The settings of Sveltia CMS for a content: a form for each item, with all its languages side by side.

Our items are folders with a file for each language. Of the ways in which the CMS lays out languages, only
files that are named one by one can lie so; items are therefore begun with `python3 build.py new`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bilan.desk.editor.keys import countries_in, names_in
from bilan.desk.forms.widgets import Field, can_hold, fields_of
from bilan.desk.starting.content import Content
from bilan.load.items.written import ItemFile, written_keys
from bilan.model.content import Collection, Item


def forms_of(content: Content, project: str) -> dict[str, Any]:
    """Return the settings with the fields of each form beside them, since most forms share theirs.

    `project` is the name of the folder that the CMS asks for.
    """
    settings = content.settings
    known = {**names_in(content), "countries": countries_in(content)}
    fields = {collection.value: fields_of(collection, known) for collection in Collection}
    config = {
        "load_config_file": False,
        "backend": {"name": "github", "repo": f"local/{project}", "branch": "main"},
        "media_folder": "content",
        "public_folder": "/content",
        "site_url": settings.base_url,
        "i18n": {
            "structure": "multiple_files",
            "locales": list(settings.languages),
            "default_locale": settings.languages[0],
        },
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "none"}},
        "collections": [
            {
                "name": collection.value,
                "label": collection.value.capitalize(),
                "editor": {"preview": False},
                "i18n": True,
                "files": list(_files(collection, content, fields[collection.value])),
            }
            for collection, items in content.items.items.items()
            if items
        ],
    }
    return {"config": config, "fields": fields}


def _files(collection: Collection, content: Content, fields: Sequence[Field]) -> Iterator[dict[str, Any]]:
    """Yield the form of each item; a key whose value a field cannot hold stays out, and stays as it is."""
    files: dict[str, list[ItemFile]] = {}
    for file in content.items.files:
        if file.folder.collection is collection:
            files.setdefault(file.folder.key, []).append(file)
    by_name = {one["name"]: one for one in fields}
    for key, item in content.items.items[collection].items():
        left_out = sorted(
            {
                name
                for file in files[key]
                for name, value in written_keys(file).items()
                if name in by_name and not can_hold(by_name[name], value)
            }
        )
        yield {**_file(item, [file.language for file in files[key]]), "left_out": left_out}


def _file(item: Item, languages: Sequence[str]) -> dict[str, Any]:
    """Return the form of an item in the languages that it has; `build.py translate` begins another."""
    return {
        "name": item.key,
        "label": item.editions[item.original].title,
        "file": f"{item.folder}/{{{{locale}}}}.md",
        "i18n": {
            "locales": [item.original, *(one for one in languages if one != item.original)],
            "default_locale": item.original,
        },
    }
