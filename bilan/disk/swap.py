"""Two folders that take each other's name in one step, where the system can do that."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_HERE = -100
"""Stands for the current folder, which whole paths have no use for."""

_EXCHANGE = 2
"""What Linux calls RENAME_EXCHANGE and macOS RENAME_SWAP."""


def exchange(one: Path, other: Path) -> bool:
    """Let two folders take each other's name, so that nobody ever finds a name without a folder.

    Returns whether it was done: Windows cannot, and not every disk can.
    """
    if sys.platform == "win32":
        return False
    import ctypes

    first, second = os.fsencode(one), os.fsencode(other)
    try:
        system = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return int(system.renamex_np(first, second, _EXCHANGE)) == 0
        return int(system.renameat2(_HERE, first, _HERE, second, _EXCHANGE)) == 0
    except (OSError, AttributeError):  # an older system, or a smaller library of C
        return False
