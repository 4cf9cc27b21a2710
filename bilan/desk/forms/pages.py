"""The page of the forms in the preview: it starts Sveltia CMS, a free program that runs in the browser.

The CMS opens the files of the project itself, with the leave of whoever sits there. It is not part of this
project: the page takes one version of it from unpkg.com, and the browser refuses it if a byte of it differs.
No published page knows of it.
"""

from __future__ import annotations

import json

from bilan.desk.forms.config import forms_of
from bilan.desk.refused import Refused
from bilan.desk.server import Answer
from bilan.desk.starting.content import content_of
from bilan.disk.local_script import read_local_script
from bilan.disk.tree import Folders
from bilan.model.source import SourceTree
from bilan.plan.routes import FORMS

VERSION = "0.221.1"
_PACKAGE = f"https://unpkg.com/@sveltia/cms@{VERSION}/"
_SCRIPT = "sveltia-cms.js"
_DIGEST = "sha384-JQ+XsKx/UzwdTiNnFStza3XtqqQoVtyNPApkfvwlzZDfhe7giE9CnfQrpHqgv3k6"

_POLICY = (
    "default-src 'self'; "
    f"script-src 'self' {_PACKAGE}; connect-src 'self' blob: data: {_PACKAGE}; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; "
    "font-src https://cdn.jsdelivr.net/fontsource/"
)
"""Where the CMS may take something from: its script, its words in other languages, and its letters."""

_PAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>Forms</title>
<script src="start.js" defer></script>
<script src="{script}" integrity="{digest}" crossorigin="anonymous" defer></script>
<body>
<noscript>The forms need JavaScript. Everything else of the desk does without.</noscript>
"""
"""Without an end of its head, so that the preview does not load it again while somebody writes."""

_START = """\
window.CMS_MANUAL_INIT = true;
addEventListener("DOMContentLoaded", async () => {
  const answer = await fetch("settings.json");
  if (!answer.ok || !window.CMS) {
    document.body.append(answer.ok ? "The script of the forms could not be loaded." : await answer.text());
    return;
  }
  const { config, fields } = await answer.json();
  for (const collection of config.collections) {
    for (const file of collection.files) {
      const leftOut = new Set(file.left_out);
      delete file.left_out;
      file.fields = fields[collection.name].filter((one) => !leftOut.has(one.name));
    }
  }
  window.CMS.init({ config });
});
"""


def answer_forms(tree: SourceTree, folders: Folders, path: str) -> Answer:
    """Return the page of the forms, or what it asks for."""
    if not path.startswith(FORMS):
        return Answer(status=302, path=FORMS, data=b"")
    match path.removeprefix(FORMS):
        case "":
            script = f"{_PACKAGE}dist/{_SCRIPT}" if read_local_script(folders) is None else _SCRIPT
            page = _PAGE.format(policy=_POLICY, script=script, digest=_DIGEST)
            return Answer(status=200, path="index.html", data=page.encode())
        case "start.js":
            return Answer(status=200, path="start.js", data=_START.encode())
        case "settings.json":
            return _settings(tree, folders)
        case name if name == _SCRIPT and (found := read_local_script(folders)) is not None:
            return Answer(status=200, path=name, data=found)
    return Answer(status=404, path="404.txt", data=b"There is no such file.")


def _settings(tree: SourceTree, folders: Folders) -> Answer:
    """Return the settings for the content as it is now."""
    try:
        found = forms_of(content_of(tree), folders.content.resolve().parent.name)
    except Refused as why:
        return Answer(status=500, path="why.txt", data=str(why).encode())
    return Answer(status=200, path="settings.json", data=json.dumps(found, ensure_ascii=False).encode())
