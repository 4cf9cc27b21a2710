"""The import from end to end: what is said, asked and written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bilan.desk.imports.import_command import ImportOrder, import_table
from bilan.desk.imports.import_entries import Wishes
from bilan.desk.imports.spreadsheet import Unreadable
from bilan.disk.tree import ChangedMeanwhile, Folders
from tests.desk.tables import workbook

SETTINGS = "name: A site\nbase_url: https://example.org/\nlanguages: [en, fr]\n"
JOBS = "name: {en: Jobs, fr: Emplois}\r\nunit: jobs # by year\r\ncounting: latest\r\nobservations: []\r\n"


class Desk:
    """A folder with content and a table, and what was said at the last import."""

    def __init__(self, root: Path) -> None:
        self.folders = Folders(root=root, content=root / "content")
        self.jobs = root / "content" / "indicators" / "jobs.yaml"
        self.jobs.parent.mkdir(parents=True)
        self.jobs.write_bytes(JOBS.encode())
        (root / "content" / "site.yaml").write_text(SETTINGS, encoding="utf-8")
        self.table = root / "results.xlsx"
        self.write("jobs", 5)
        self.said: list[str] = []
        self.asked: list[str] = []

    def write(self, *rows: str | float) -> None:
        pairs = [[rows[at], rows[at + 1]] for at in range(0, len(rows), 2)]
        self.table.write_bytes(workbook(Data=[["indicator", "value"], *pairs]))

    def run(
        self,
        answer: bool | None = None,
        *,
        yes: bool = False,
        dry: bool = False,
        skip: bool = False,
        wishes: Wishes | None = None,
        meanwhile: Callable[[], object] = str,
    ) -> int:
        def ask(question: str) -> bool:
            self.asked.append(question)
            meanwhile()
            return bool(answer)

        order = ImportOrder(
            file=self.table,
            sheet=None,
            wishes=wishes or Wishes(as_of="2021-12-31"),
            is_sure=yes,
            is_dry=dry,
            skips_refused=skip,
            only_adds=False,
        )
        self.said.clear()
        return import_table(order, self.folders, self.said.append, None if answer is None else ask)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


WRITTEN = JOBS.replace(
    "observations: []\r\n", "observations:\r\n  - as_of: 2021-12-31\r\n    value: 5\r\n"
).encode()


def test_a_yes_writes_and_the_second_time_there_is_nothing_to_write(desk: Desk) -> None:
    assert desk.run(answer=True) == 0
    assert (desk.asked, desk.said[-1]) == (["Write 1 file? [y/N] "], "Wrote 1 file.")
    assert desk.jobs.read_bytes() == WRITTEN

    assert desk.run(answer=None) == 0
    assert desk.said[-1] == "There is nothing to write."
    assert desk.jobs.read_bytes() == WRITTEN


def test_a_no_writes_nothing(desk: Desk) -> None:
    assert desk.run(answer=False) == 0

    assert desk.said[-1] == "Nothing was written."
    assert desk.jobs.read_bytes() == JOBS.encode()


def test_where_nobody_is_there_it_is_not_asked_and_the_way_is_told(desk: Desk) -> None:
    with pytest.raises(Unreadable, match="say --yes to write this, or --dry-run to look only"):
        desk.run()

    assert desk.jobs.read_bytes() == JOBS.encode()
    assert desk.run(yes=True) == 0
    assert desk.jobs.read_bytes() == WRITTEN


def test_a_look_writes_nothing_and_asks_nothing(desk: Desk) -> None:
    assert desk.run(answer=True, dry=True) == 0

    assert desk.asked == []
    assert desk.said[-1] == "Nothing was written, for --dry-run only looks. It would write 1 file."
    assert desk.jobs.read_bytes() == JOBS.encode()


def test_where_a_row_is_refused_nothing_is_written_unless_it_may_be_skipped(desk: Desk) -> None:
    desk.write("jobs", 5, "jbos", 6)

    assert desk.run(yes=True) == 1
    assert desk.jobs.read_bytes() == JOBS.encode()

    assert desk.run(yes=True, skip=True) == 0
    assert desk.jobs.read_bytes() == WRITTEN


def test_a_file_that_changed_while_the_question_stood_stays_as_it_is(desk: Desk) -> None:
    with pytest.raises(ChangedMeanwhile):
        desk.run(answer=True, meanwhile=lambda: desk.jobs.write_bytes(b"mine"))

    assert desk.jobs.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("wishes", "why"),
    [
        (Wishes(), "has no dates; say with --as-of DATE"),
        (Wishes(as_of="2021-12-31", language="es"), "the site has no language `es`; it has en, fr"),
    ],
)
def test_what_is_said_beside_the_table_has_to_go_with_it(desk: Desk, wishes: Wishes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        desk.run(yes=True, wishes=wishes)


def test_amounts_say_their_currency(desk: Desk) -> None:
    desk.table.write_bytes(workbook(Data=[["id", "title", "contribution"], ["x", "Wells", 5]]))

    with pytest.raises(Unreadable, match="head their column as in `contribution_eur`"):
        desk.run(yes=True)


def test_without_settings_nothing_is_imported(desk: Desk) -> None:
    (desk.folders.content / "site.yaml").unlink()

    with pytest.raises(Unreadable, match="check says why"):
        desk.run(yes=True)
