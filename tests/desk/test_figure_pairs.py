"""A file of pairs through the command: a verdict for each, and each bad line told with its number."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bilan.desk.figure_pairs import NotAPair, Pair, compare_file, read_pair, verdict_of
from bilan.disk import changes
from bilan.disk.changes import TooBig

GOOD = '{"id": "a", "en": "12 wells", "fr": "12 puits", "label": "agree"}'


def run(tmp_path: Path, *lines: str | bytes) -> tuple[int, list[dict[str, object]], list[str]]:
    file = tmp_path / "pairs.jsonl"
    file.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines))
    said: list[str] = []
    complaints: list[str] = []
    ended = compare_file(file, said.append, complaints.append)
    return ended, [json.loads(line) for line in said], complaints


def test_each_pair_has_its_verdict_in_the_order_of_the_file(tmp_path: Path) -> None:
    other = '{"id": 7, "en": "It has 12 wells.", "fr": "Il y a 21 puits en 2021."}'

    ended, said, complaints = run(tmp_path, GOOD, "", other)

    assert (ended, complaints) == (0, [])
    assert said == [
        {"id": "a", "verdict": "agree", "why": "each figure of one text stands in the other"},
        {
            "id": 7,
            "verdict": "differ",
            "why": "fr says `21` where en says `12`; fr says `2021`, and en does not",
        },
    ]


def test_a_text_may_have_several_paragraphs_and_marks(tmp_path: Path) -> None:
    pair = {"id": 1, "en": "**12** wells.\n\n- [45](x) schools", "fr": "45 écoles.\r\n\r\n12 puits."}

    _, [said], _ = run(tmp_path, json.dumps(pair))

    assert said["verdict"] == "agree"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "the line is not JSON (Expecting property name enclosed in double quotes); write it as in"),
        ("[1]", "the line is no object; write it as in"),
        ('"text"', "the line is no object; write it as in"),
        ('{"en": "1", "fr": "1"}', "the pair has no `id`; write it as in"),
        ('{"id": 1, "en": "1"}', "the pair has no `fr`; write it as in"),
        ('{"id": 1}', "the pair has no `en` and `fr`; write it as in"),
        ('{"id": 1, "en": 1, "fr": "1"}', "`en` is no text; put it between quotation marks"),
        ('{"id": 1, "en": "1", "fr": "1", "label": "maybe"}', "`label` is neither `agree` nor `differ`"),
        (b'{"id": 1, "en": "\xe9", "fr": "1"}', "the line is not in UTF-8; save the file as UTF-8"),
        ("[" * 100_000, "the line is not JSON (it cannot be read); write it as in"),
    ],
)
def test_a_line_that_holds_no_pair_is_told_with_its_number_and_the_others_are_compared(
    tmp_path: Path, line: str | bytes, why: str
) -> None:
    ended, said, [complaint] = run(tmp_path, GOOD, line, GOOD)

    assert ended == 1
    assert len(said) == 2
    assert complaint.startswith(f"pairs.jsonl, line 2: {why}")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert run(tmp_path, b"\xef\xbb\xbf" + GOOD.encode())[0] == 0


def test_the_example_of_a_message_is_a_pair() -> None:
    with pytest.raises(NotAPair) as caught:
        read_pair(b"{}")

    example = str(caught.value).partition("write it as in ")[2]
    assert read_pair(example.encode()).texts == {"en": "…", "fr": "…"}


def test_a_file_that_is_far_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "TABLE_BOUND", 10)

    with pytest.raises(TooBig):
        run(tmp_path, GOOD)


def test_figures_that_look_alike_are_told_with_what_they_count() -> None:
    pair = Pair(id=1, texts={"en": "45 women came.", "fr": "45 hommes sont venus."}, label=None)

    assert verdict_of(pair).why == "fr says `45 hommes` where en says `45 women`"
