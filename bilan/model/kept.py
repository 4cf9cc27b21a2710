"""What is said where something that was kept is lost."""

from __future__ import annotations


class Lost(LookupError):
    """A store does not hold any more what it said it holds: it was damaged, or cannot be read."""
