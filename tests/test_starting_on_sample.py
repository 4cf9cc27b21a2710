"""Everything that can be started, translated, renamed and withdrawn leaves the sample site whole."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from bilan.desk.starting.kinds import KINDS
from bilan.desk.starting.rename import RenameOrder, rename
from bilan.desk.starting.start import NewOrder, start
from bilan.desk.starting.translate import TranslateOrder, begin_translation
from bilan.desk.starting.withdraw import WithdrawOrder, withdraw
from bilan.disk.tree import Folders, read_tree
from bilan.load.site import load_site
from bilan.model.codes import Severity
from tests.sample import FOLDERS

NEEDED = {
    "project": {"amount": "1500000", "from": "2017-05", "objectives": "improved-governance"},
    "indicator": {"unit": "people", "counting": "period", "from": "2021-01-01", "value": "12"},
}


@pytest.fixture
def sample(tmp_path: Path) -> Folders:
    shutil.copytree(FOLDERS.content, tmp_path / "content")
    shutil.copytree(FOLDERS.root / "locales", tmp_path / "locales")
    return Folders(root=tmp_path, content=tmp_path / "content")


def test_the_sample_takes_one_more_of_everything_and_any_change_of_an_item(sample: Folders) -> None:
    for what in KINDS:
        facts = NEEDED.get(what, {})
        day = dt.date(2022, 6, 1)
        start(NewOrder(what=what, key=f"new-{what}", titles=(), facts=facts, today=day), sample, print, None)
    rename(RenameOrder(key="improved-governance", new="good-governance", is_sure=True), sample, print, None)
    begin_translation(TranslateOrder(key="region-on-the-move-2019"), sample)
    withdraw(WithdrawOrder(key="faustina"), sample)

    found = load_site(read_tree(sample))

    assert [one.what for one in found.problems if one.severity is Severity.ERROR] == []
    assert found.value is not None
    assert found.value.projects["new-project"].objectives == ("good-governance",)
