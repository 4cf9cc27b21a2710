"""What may stand behind `python3 build.py`, and what a wrong call is told."""

import datetime as dt
import shlex
from pathlib import Path

import pytest

from bilan.desk.starting.kinds import KINDS, questions_of
from bilan.new_options import FACTS, STARTED
from bilan.options import read_arguments

COMMANDS = (
    "build",
    "serve",
    "check",
    "test",
    "new",
    "import",
    "compare-figures",
    "translated",
    "review",
    "translate",
    "rename",
    "withdraw",
)


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return the last line that a wrong call is told; it ends with 2."""
    with pytest.raises(SystemExit) as ended:
        read_arguments(arguments)
    assert ended.value.code == 2
    return capsys.readouterr().err.rstrip("\n").split("\n")[-1]


def help_of(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        read_arguments([*arguments, "--help"])
    assert ended.value.code == 0
    return " ".join(capsys.readouterr().out.split())


# --- what is asked for ---


def test_no_command_means_build() -> None:
    asked = read_arguments([])

    assert asked.command == "build"
    assert (asked.content, asked.out, asked.base_url, asked.as_of) == (None, None, None, None)
    assert (asked.drafts, asked.no_store, asked.workers, asked.format) == (False, False, 0, "text")


def test_options_without_a_command_are_those_of_build() -> None:
    asked = read_arguments(["--as-of", "2020-05-06", "--drafts"])

    assert (asked.command, asked.as_of, asked.drafts) == ("build", dt.date(2020, 5, 6), True)


def test_a_review_names_its_item_and_may_name_two_languages() -> None:
    asked = read_arguments(["review", "faustina", "--pair", "fr, en", "--out", "it.html"])

    assert (asked.key, asked.pair, asked.out) == ("faustina", ("fr", "en"), Path("it.html"))


@pytest.mark.parametrize("codes", ["en", "en,en", "en,fr,de", "en,", ""])
def test_one_language_is_no_pair(codes: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(["review", "faustina", "--pair", codes], capsys)

    assert told.endswith("is no pair of languages; write it as in en,fr")


@pytest.mark.parametrize("command", ["build", "check"])
def test_build_and_check_take_the_same_options(command: str) -> None:
    asked = read_arguments(
        [
            *(
                command,
                "--content",
                "my content",
                "--out",
                "there",
                "--base-url",
                "https://example.org/results",
            ),
            *("--as-of", "2020-05-06", "--drafts", "--workers", "2", "--no-store", "--format", "json"),
        ]
    )

    assert asked.command == command
    assert (asked.content, asked.out) == (Path("my content"), Path("there"))
    assert (asked.as_of, asked.drafts) == (dt.date(2020, 5, 6), True)
    assert (asked.workers, asked.no_store, asked.format) == (2, True, "json")


def test_a_base_url_ends_with_a_slash_whether_it_was_written_or_not() -> None:
    for written in ("https://example.org/results", "https://example.org/results/"):
        assert read_arguments(["--base-url", written]).base_url == "https://example.org/results/"


def test_a_base_url_may_be_a_host_with_a_port() -> None:
    assert read_arguments(["--base-url", "http://127.0.0.1:8001"]).base_url == "http://127.0.0.1:8001/"


def test_a_new_story_takes_a_title_for_each_language() -> None:
    asked = read_arguments(["new", "story", "faustina", "--title", "She comes home", "--title", "Son retour"])

    assert (asked.what, asked.key, asked.title) == ("story", "faustina", ["She comes home", "Son retour"])


def test_what_is_said_of_a_new_thing_goes_by_the_key_of_its_file() -> None:
    asked = read_arguments(["new", "factsheet", "--as-of", "2021-09-29", "partners"])

    assert (asked.key, vars(asked)["fact:as_of"], vars(asked)["fact:date"]) == (
        "partners",
        "2021-09-29",
        None,
    )


def test_every_key_that_a_new_thing_may_have_has_an_option_and_no_option_is_for_nothing() -> None:
    keys = {one.flag for kind in KINDS.values() for one in questions_of(kind)}

    assert keys == {f"--{name}" for name in FACTS}
    assert set(STARTED) == {*KINDS, "hosting"}


def test_titles_of_one_call_are_not_those_of_the_next() -> None:
    read_arguments(["new", "story", "one", "--title", "One"])

    assert read_arguments(["new", "story", "two"]).title == []


def test_an_import_takes_what_a_table_does_not_say() -> None:
    asked = read_arguments(
        [
            *("import", "results.xlsx", "--sheet", "Data", "--as-of", "2021-12-17", "--language", "fr"),
            *("--start", "~2018", "--reason", "Counted twice", "--only-new", "--skip-refused"),
            *("--yes", "--dry-run", "--content", "my content"),
        ]
    )

    assert (asked.file, asked.sheet, asked.content) == (Path("results.xlsx"), "Data", Path("my content"))
    assert (asked.as_of, asked.language, asked.start) == (dt.date(2021, 12, 17), "fr", "~2018")
    assert (asked.reason, asked.only_new, asked.skip_refused) == ("Counted twice", True, True)
    assert (asked.yes, asked.dry_run) == (True, True)


def test_everything_behind_test_goes_to_pytest() -> None:
    asked = read_arguments(["test", "-k", "figures", "--maxfail=1", "-x"])

    assert (asked.command, asked.pytest) == ("test", ["-k", "figures", "--maxfail=1", "-x"])


# --- wrong calls ---

WRONG = {
    "an unknown command": (["bulid"], "choose from"),
    "an unknown option": (["build", "--fast"], "unrecognized arguments: --fast"),
    "a day in another form": (
        ["--as-of", "06/05/2020"],
        "'06/05/2020' is not a day; write it as in 2020-05-06",
    ),
    "a day that is none": (["--as-of", "2021-02-29"], "'2021-02-29' is not a day; write it as in 2020-05-06"),
    "a day without zeros": (["--as-of", "2020-5-6"], "'2020-5-6' is not a day; write it as in 2020-05-06"),
    "a week": (["--as-of", "2020-W19-3"], "'2020-W19-3' is not a day; write it as in 2020-05-06"),
    "an option without its value": (["--as-of"], "expected one argument"),
    "fewer workers than none": (["--workers", "-1"], "'-1' is not a count; write a number as in 2"),
    "workers in words": (["--workers", "two"], "'two' is not a count; write a number as in 2"),
    "another form of problems": (["--format", "xml"], "choose from"),
    "a base without scheme": (
        ["--base-url", "example.org"],
        "'example.org' is not an address; write it as in https://example.org/results/",
    ),
    "a base with a query": (["--base-url", "https://example.org/?a=b"], "is not an address; write it as in"),
    "a base that is half an address": (["--base-url", "http://["], "is not an address; write it as in"),
    "a base with a space": (["--base-url", "https://example.org/a b/"], "is not an address; write it as in"),
    "a port in words": (["serve", "--port", "http"], "'http' is not a port; write a number as in 8000"),
    "a port that is none": (["serve", "--port", "65536"], "'65536' is not a port; write a number as in 8000"),
    "a new thing that there is not": (["new", "blog", "x"], "choose from"),
    "a new story with two keys": (["new", "story", "x", "--date", "2021-09-29", "y"], "arguments: y"),
    "a new name that is missing": (["rename", "faustina"], "required: NEW"),
    "an import without a table": (["import"], "required: FILE"),
    "an import as of no day": (["import", "t.csv", "--as-of", "2021"], "'2021' is not a day; write it as in"),
}


@pytest.mark.parametrize(("arguments", "told"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_call_ends_with_2_and_says_what_to_write(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told in refused(arguments, capsys)


# --- help ---


def test_help_names_every_command_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    said = help_of([], capsys)

    for command in COMMANDS:
        assert f" {command} " in said
    assert (
        "Ends with 0 when the site was published, 1 when the content has errors, 2 when the call was wrong."
        in said
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command_has_an_example_that_can_be_called(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = help_of([command], capsys)

    example = said.partition("Example: python3 build.py ")[2].partition(";")[0]
    assert example.startswith(command)
    assert read_arguments(shlex.split(example)).command == command


def test_a_review_without_an_item_is_one_of_what_has_changed() -> None:
    asked = read_arguments(["review", "--out", "changes.html", "--site", "published"])

    assert (asked.key, asked.out, asked.site) == (None, Path("changes.html"), Path("published"))
