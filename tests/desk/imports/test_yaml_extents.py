"""Where values of a YAML text end, to the character."""

import pytest

from bilan.desk.imports.yaml_extents import Extents
from bilan.load.yaml.nodes import Place
from bilan.load.yaml.yaml_source import read_yaml

TEXT = """\
plain: a word  # comment
quoted: 'it''s'
double: "a \\" b"
folded: >-
  two
  lines

  and more
# between
flow: {a: [1, "]"], b: it's}  # comment
block:
  - x: 1
    y: over
      lines
  -
    z: last
end:
"""


def extents() -> Extents:
    node = read_yaml("a.yaml", TEXT).value
    assert node is not None
    return Extents(text=TEXT, node=node)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (("plain",), "a word"),
        (("quoted",), "'it''s'"),
        (("double",), '"a \\" b"'),
        (("folded",), ">-\n  two\n  lines\n\n  and more"),
        (("flow",), """{a: [1, "]"], b: it's}"""),
        (("flow", "a"), '[1, "]"]'),
        (("block", 0), "x: 1\n    y: over\n      lines"),
        (("block", 0, "y"), "over\n      lines"),
        (("block",), "- x: 1\n    y: over\n      lines\n  -\n    z: last"),
        (("end",), ""),
    ],
)
def test_a_value_ends_where_its_last_sign_stands(place: Place, text: str) -> None:
    found = extents()

    assert TEXT[found.start(place) : found.end(place)] == text


def test_what_lies_between_brackets_is_known() -> None:
    found = extents()

    assert found.is_flow(("flow",))
    assert found.is_inside_flow(("flow", "a", 0))
    assert not found.is_inside_flow(("flow",))
    assert found.is_block(("block",))
    assert not found.is_block(("plain",))
