"""Names that a computer keeps for itself."""

from __future__ import annotations

_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{one}{n}" for one in ("com", "lpt") for n in range(1, 10))}
)


def is_reserved_name(name: str) -> bool:
    """Return whether Windows keeps the name of a file for a device, whatever its ending."""
    return name.partition(".")[0].rstrip().casefold() in _RESERVED
