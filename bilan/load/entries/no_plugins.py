"""Pydantic without plugins: whatever else is installed, content means what its schemas say.

To look for plugins, pydantic reads what every installed package says of itself, and that takes longer than to
read all settings of a site. So a module that finds none stands where it would look. A version that looks
elsewhere finds them again, and a test tells.
"""

from __future__ import annotations

import sys
from types import ModuleType

_LOOKS_FOR_PLUGINS = "pydantic.plugin._loader"


def keep_plugins_out() -> None:
    """Have pydantic find no plugin; it has to be said before the first schema is built."""
    nobody = ModuleType(_LOOKS_FOR_PLUGINS)
    vars(nobody)["get_plugins"] = tuple
    sys.modules.setdefault(_LOOKS_FOR_PLUGINS, nobody)
