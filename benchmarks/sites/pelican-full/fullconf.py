"""Settings on top of those of the bare site: typography, names of headings, feeds, a plugin for the rest."""

import os
import sys

sys.path.append(os.curdir)
from pelicanconf import *  # noqa: F403 - as the handbook of Pelican has it

PLUGIN_PATHS = ["plugins"]
PLUGINS = ["whole"]
THEME_STATIC_DIR = "assets"
FEED_ALL_ATOM = None
FEED_MAX_ITEMS = 50
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.smarty": {},  # takes less time than TYPOGRIFY, the other way
        "markdown.extensions.toc": {"marker": ""},
    },
    "output_format": "html5",
}
