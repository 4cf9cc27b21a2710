"""What a command answers where it cannot do what it is asked for."""

from __future__ import annotations


class Refused(Exception):
    """Something cannot be done; the words say why, and what to do."""
