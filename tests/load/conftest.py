"""What the tests of loading are given."""

from __future__ import annotations

import pytest

from bilan.disk.store import MemoryStore
from bilan.memories import RunningMemory, StoredMemory
from bilan.model.memory import Memory


@pytest.fixture(params=["stored", "running"])
def memory(request: pytest.FixtureRequest) -> Memory:
    """Each sort of memory, with nothing in it."""
    return RunningMemory() if request.param == "running" else StoredMemory(MemoryStore(), "1")
