import re
from pathlib import Path

import pytest

from bilan.model.codes import SEVERITIES

PAGE = (Path(__file__).parents[1] / "docs" / "messages.md").read_text(encoding="utf-8")
ENTRIES = re.findall(r"^### (\S+)\n\n(.*?)(?=\n#|\Z)", PAGE, re.MULTILINE | re.DOTALL)


def test_the_page_of_messages_has_every_code_once() -> None:
    assert sorted(code for code, _ in ENTRIES) == sorted(SEVERITIES)


@pytest.mark.parametrize(("code", "entry"), ENTRIES, ids=[code for code, _ in ENTRIES])
def test_a_code_is_explained_with_its_severity_and_what_is_wrong_and_right(code: str, entry: str) -> None:
    assert re.fullmatch(
        rf"\*\*{SEVERITIES[code].value}\*\*: \S.*\.\n\n- wrong: \S.*\n- right: \S.*", entry.strip(), re.DOTALL
    )
