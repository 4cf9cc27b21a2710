"""The program itself, as far as it decides what is made: its modules and its libraries."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path


def read_program_digest() -> str:
    """Return the digest of the program's modules and its libraries: others may make other bytes."""
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for library in sorted(_libraries()):
        digest.update(library.encode())
    package = Path(__file__).parent.parent
    for module in sorted(package.rglob("*.py")):
        digest.update(module.relative_to(package).as_posix().encode())
        digest.update(module.read_bytes())
    return digest.hexdigest()


def _libraries() -> Iterator[str]:
    """Yield the name and version of each library, as the folder beside it says: quicker than asking each."""
    for place in sys.path:
        try:
            names = [one.name for one in os.scandir(place or ".")]
        except OSError:  # an archive, or a folder that is not there
            continue
        yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))
