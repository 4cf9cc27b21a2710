"""What holds for every value of the program, because it is a record."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.model.records import Record, as_lines, as_plain, field, replace


class Place(Record):
    path: str
    line: int = 1


class Note(Record):
    at: Place
    words: tuple[str, ...] = ()
    by_name: Mapping[str, int] = field(default_factory=dict)


NOTE = Note(at=Place(path="a.md"), words=("one", "two"))


def test_the_fields_of_a_record_are_named_where_it_is_made() -> None:
    with pytest.raises(TypeError, match="positional"):
        Place("a.md")  # type: ignore[call-arg]


def test_a_record_never_changes() -> None:
    with pytest.raises(AttributeError):
        NOTE.at.line = 2  # type: ignore[misc]


def test_records_of_one_type_are_equal_where_all_their_fields_are() -> None:
    same = Place(path="a.md", line=1)

    assert (NOTE.at, hash(NOTE.at)) == (same, hash(same))
    assert NOTE.at != Place(path="a.md", line=2)


def test_records_of_two_types_are_never_equal() -> None:
    class Twin(Record):
        path: str
        line: int = 1

    twin: object = Twin(path="a.md")

    assert twin != Place(path="a.md")


def test_another_record_is_made_of_one_and_what_is_different() -> None:
    other = replace(NOTE, words=())

    assert (other.at, other.words, NOTE.words) == (NOTE.at, (), ("one", "two"))
    with pytest.raises(TypeError, match="colour"):
        replace(NOTE, colour="red")  # type: ignore[call-arg]


def test_each_record_has_a_default_of_its_own_where_one_could_change() -> None:
    assert Note(at=NOTE.at).by_name is not NOTE.by_name


def test_a_record_says_all_of_itself_in_plain_values() -> None:
    assert as_plain(NOTE) == {"at": {"path": "a.md", "line": 1}, "words": ("one", "two"), "by_name": {}}
    assert repr(NOTE.at) == "Place(path='a.md', line=1)"


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(codec="utf-8")),
    lambda below: st.lists(below) | st.dictionaries(st.text(st.characters(codec="utf-8")), below),
)


@given(PLAIN)
def test_json_for_people_is_what_python_writes(plain: object) -> None:
    assert as_lines(plain) == json.dumps(plain, ensure_ascii=False, indent=2)
