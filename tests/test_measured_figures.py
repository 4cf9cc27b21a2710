"""How well figures are compared, on pairs that were written before anybody looked at what the program says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilan.desk.figure_pairs import AGREE, DIFFER, Pair
from tests.measure_figures import Measured, main, measure, pairs_in, report

PAIRS = Path(__file__).parent / "language" / "figure_pairs.jsonl"


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    return pairs_in(PAIRS)


def measured(pairs: list[Pair], kind: str) -> Measured:
    return measure(pair for pair in pairs if f"-{kind}-" in str(pair.id))


def test_there_are_hundreds_of_pairs_of_either_label_and_no_id_twice(pairs: list[Pair]) -> None:
    labels = [pair.label for pair in pairs]

    assert min(labels.count(AGREE), labels.count(DIFFER)) >= 150
    assert len({pair.id for pair in pairs}) == len(pairs)


def test_in_plain_texts_nearly_all_is_found_and_hardly_anything_is_cried(pairs: list[Pair]) -> None:
    plain = measured(pairs, "plain")

    assert plain.precision >= 0.97, report(plain)
    assert plain.recall >= 0.95, report(plain)


def test_where_words_stand_for_figures_nine_of_ten_alarms_are_true(pairs: list[Pair]) -> None:
    words = measured(pairs, "words")

    assert words.precision >= 0.9, report(words)
    assert words.recall >= 0.9, report(words)


def test_the_measure_counts_what_it_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(
        '{"id": 1, "en": "12 wells", "fr": "12 puits", "label": "agree"}\n'
        '{"id": 2, "en": "12 wells", "fr": "21 puits", "label": "differ"}\n'
        '{"id": 3, "en": "12 wells", "fr": "21 puits", "label": "agree"}\n'
        '{"id": 4, "en": "12 wells", "fr": "12 puits", "label": "differ"}\n'
        '{"id": 5, "en": "12 wells", "fr": "12 puits"}\n',
        encoding="utf-8",
    )

    assert main([str(file)]) == 0

    first, *wrong = capsys.readouterr().out.splitlines()
    assert first == "precision 0.500, recall 0.500: 1 found, 1 missed, 1 false alarms, 1 rightly quiet"
    assert wrong == [
        "3: differ (fr says `21` where en says `12`)",
        "  12 wells",
        "  21 puits",
        "4: agree (each figure of one text stands in the other)",
        "  12 wells",
        "  12 puits",
    ]


def test_a_file_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nowhere.jsonl"]) == 2
    assert "nowhere.jsonl" in capsys.readouterr().err
