"""The units that the program knows: their words in the source language, one and many."""

from __future__ import annotations

from collections.abc import Mapping

PERCENT = "percent"

UNITS: Mapping[str, tuple[str, str]] = {
    "people": ("person", "people"),
    "returns": ("return", "returns"),
    "jobs": ("job", "jobs"),
    "places": ("place", "places"),
    "officers": ("officer", "officers"),
    "institutions": ("institution", "institutions"),
    "enterprises": ("enterprise", "enterprises"),
    "communities": ("community", "communities"),
    "projects": ("project", "projects"),
    "programmes": ("programme", "programmes"),
    "plans": ("plan", "plans"),
    "centres": ("centre", "centres"),
    "stations": ("station", "stations"),
    "networks": ("network", "networks"),
    "missions": ("mission", "missions"),
}
"""Unit to its words; in the catalogues in the context `unit`. Percent and money have signs instead."""
