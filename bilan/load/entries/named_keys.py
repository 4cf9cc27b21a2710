"""Keys that name something of the content, and what each of them names."""

from __future__ import annotations

from typing import Annotated

from bilan.load.entries import json_forms
from bilan.load.entries.fields import KEY_LIMIT, KeyText, PlainNumber, PlainText

ObjectiveKey = Annotated[KeyText, json_forms.names("objectives", KEY_LIMIT)]
TopicKey = Annotated[KeyText, json_forms.names("topics", KEY_LIMIT)]
RegionKey = Annotated[KeyText, json_forms.names("regions", KEY_LIMIT)]
ProjectKey = Annotated[KeyText, json_forms.names("projects", KEY_LIMIT)]
IndicatorKey = Annotated[KeyText, json_forms.names("indicators", KEY_LIMIT)]
DimensionKey = Annotated[KeyText, json_forms.names("dimensions", KEY_LIMIT)]
UnitName = Annotated[PlainText, json_forms.form("string", **{json_forms.NAMES: "units"})]
Breakdown = Annotated[dict[str, dict[str, PlainNumber]], json_forms.group("breakdown")]
"""A dimension, its parts and their values."""
