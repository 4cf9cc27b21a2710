"""A file once more, compressed: read back whole, and always the same."""

from __future__ import annotations

import gzip
import time

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.make.compressed import COMPRESSED, make_brotli, make_gzip


@given(st.binary(max_size=2000))
def test_what_was_compressed_comes_back_whole(data: bytes) -> None:
    assert gzip.decompress(make_gzip(data)) == data
    assert brotli.decompress(make_brotli(data)) == data


@pytest.mark.parametrize("ending", COMPRESSED)
def test_the_same_bytes_are_compressed_to_the_same_bytes_at_any_time(
    ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = COMPRESSED[ending](b"a story " * 99)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)

    assert COMPRESSED[ending](b"a story " * 99) == first


def test_gzip_tells_neither_a_time_nor_a_name_nor_a_system() -> None:
    head = make_gzip(b"a story " * 99)[:10]

    assert head == bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255])
