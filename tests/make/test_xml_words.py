"""Words as XML can hold them: what may stand in it stays, and nothing else."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from bilan.make.xml_words import xml_words


def is_taken(words: str) -> bool:
    """Return whether words may stand in XML as they are."""
    try:
        etree.Element("a").text = words
    except ValueError:
        return False
    return True


@given(st.characters(categories=None))
@example("\x00")
@example("\t")
@example("\x1f")
@example(" ")
@example("\x7f")
@example("\x85")
@example("\ud7ff")
@example("\ud800")
@example("\udfff")
@example("\ue000")
@example("\ufffd")
@example("\ufffe")
@example("\uffff")
@example("\U00010000")
@example("\U0010ffff")
def test_what_xml_may_hold_stays_and_nothing_else(sign: str) -> None:
    assert xml_words(f"a{sign}b") == (f"a{sign}b" if is_taken(sign) else "ab")
