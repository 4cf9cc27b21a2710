"""What else is installed has no say in what content means, and is not looked through."""

from __future__ import annotations

import subprocess
import sys

READS_SETTINGS = """
import sys
from bilan.load.settings import load_settings
from bilan.model.source import SourceFile, SourceTree

text = "name: Results\\nbase_url: https://example.org/\\nlanguages: [en]\\n"
file = SourceFile.of(path="content/site.yaml", text=text, digest="")
loaded = load_settings(SourceTree(files={file.path: file}, blobs={}, problems=()))
print(loaded.value.name, "importlib.metadata" in sys.modules)
"""


def test_settings_are_read_without_a_look_at_what_else_is_installed() -> None:
    done = subprocess.run([sys.executable, "-c", READS_SETTINGS], capture_output=True, text=True, check=True)

    assert done.stdout == "{'': 'Results'} False\n", done.stderr
