"""The files that text editors read, written into the project."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from bilan.desk.editor.keys import keys_schema, names_in
from bilan.desk.editor.schemas import KEYS, schemas
from bilan.desk.editor.snippets import snippets
from bilan.desk.refused import Refused
from bilan.desk.starting.content import Content, read_content
from bilan.disk.changes import what_stands, write_made_files
from bilan.disk.tree import Folders

FOLDER = "schemas"
SNIPPETS = ".vscode/bilan.code-snippets"


def write_schemas(folders: Folders) -> tuple[Path, ...]:
    """Write the schemas, the keys of the content and the snippets; return those that were not so already.

    Raises:
        Refused: the content cannot be read, or a file cannot be written.
    """
    made = {folders.root / path: text for path, text in editor_files(read_content(folders)).items()}
    try:
        return write_made_files(made, folders.root)
    except OSError as error:
        raise Refused(
            f"{error.filename} cannot be written: {error.strerror}; {what_stands(error)}"
        ) from error


def editor_files(content: Content) -> Mapping[str, str]:
    """Return the files by their path in the project."""
    return {
        **{f"{FOLDER}/{name}": as_text(schema) for name, schema in schemas().items()},
        f"{FOLDER}/{KEYS}": as_text(keys_schema(content)),
        SNIPPETS: as_text(snippets(names_in(content))),
    }


def as_text(value: object) -> str:
    """Return JSON as people read it."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
