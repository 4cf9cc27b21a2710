"""The program names itself: another version of it, or of a library, may make other bytes."""

import sys

import pytest

from bilan.disk.program import read_program_digest


def test_the_digest_of_the_program_stays_while_nobody_changes_it() -> None:
    assert read_program_digest() == read_program_digest()


def test_the_digest_of_the_program_changes_with_its_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_program_digest()
    monkeypatch.setattr(sys, "path", [])

    assert read_program_digest() != before
