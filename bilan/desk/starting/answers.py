"""Answers from options and from people, each checked at once by what will read the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from bilan.desk.imports.yaml_writing import Value
from bilan.desk.refused import Refused
from bilan.desk.starting.content import Content, words_of
from bilan.desk.starting.kinds import Question
from bilan.language.words import country_name
from bilan.load.entries.asked import ANSWER, check_answer
from bilan.load.entries.named import nearest
from bilan.load.entries.schemas import IndicatorEntry
from bilan.load.indicators.indicators import unknown_unit
from bilan.load.joins import check_named
from bilan.model.records import Record, replace
from bilan.model.source import Diagnostic
from bilan.model.standards import COUNTRIES

Say = Callable[[str], None]
Ask = Callable[[str], str]


class Desk(Record):
    """Who answers, and what answers are held against."""

    content: Content
    say: Say
    ask: Ask | None
    """Puts a question to a person; None where nobody is there."""


def read_answer(text: str, question: Question) -> Value:
    """Return what was typed as it will stand in the file: a list of its words, or the text."""
    if not question.key.is_list:
        return text.strip()
    return [one.strip() for one in text.strip().strip("[]").replace(";", ",").split(",") if one.strip()]


def check_value(value: Value, question: Question, content: Content) -> tuple[Diagnostic, ...]:
    """Return what is wrong with an answer: its form, then what it names."""
    plain = value if isinstance(value, str) else [str(one) for one in value]
    found = check_answer(question.schema, question.key.place, plain, content.settings.languages)
    if found:
        return tuple(_with_country(one, plain, content) for one in found)
    named = [plain] if isinstance(plain, str) else plain
    fact = "objectives" if question.key.name == "objective" else question.key.name
    if question.schema is IndicatorEntry and fact == "unit":
        return unknown_unit(named[0], ANSWER, content.settings)
    return tuple(check_named(fact, named, content.known, ANSWER))


def _with_country(found: Diagnostic, plain: str | Sequence[str], content: Content) -> Diagnostic:
    """Return a problem with the code of the country that was called by its name, in any language."""
    if found.code != "unknown-country" or found.fixes:
        return found
    codes = {
        country_name(code, locale): code for locale in content.locales.values() for code in sorted(COUNTRIES)
    }
    unknown = (one for one in plain if one not in COUNTRIES)
    name = next((near for one in unknown if (near := nearest(one, codes)) is not None), None)
    return found if name is None else replace(found, fixes=(codes[name],))


def words_for(found: Diagnostic, question: Question) -> str:
    """Return what is wrong with an answer, with what to answer instead."""
    before = f"{question.key.name}: "
    return words_of(replace(found, fixes=tuple(one.removeprefix(before) for one in found.fixes)))


def answer(question: Question, given: str | None, default: str, desk: Desk) -> Value | None:
    """Return what stands in the file under a key: what was given, asked for, or else goes without saying.

    Raises:
        Refused: what was given cannot stand there.
    """
    if given is not None:
        value = read_answer(given, question)
        problems = check_value(value, question, desk.content)
        if problems:
            raise Refused(f"{question.flag} {given}: {words_for(problems[0], question)}")
        return value
    if desk.ask is None or not (question.key.is_required or question.is_offered):
        return read_answer(default, question) if default else None
    while True:
        text = desk.ask(_prompt(question, default)).strip() or default
        if not text and not question.key.is_required:
            return None
        value = read_answer(text, question)
        problems = check_value(value, question, desk.content)
        if not problems:
            return value
        desk.say(words_for(problems[0], question))


def _prompt(question: Question, default: str) -> str:
    key = question.key
    choices = f" One of {', '.join(key.choices)}." if key.choices else ""
    several = " Several with commas between." if key.is_list else ""
    offered = f" [{default}]" if default else "" if key.is_required else " [none]"
    return f"{key.name}: {key.description}{choices}{several}{offered} "


def missing_options(
    questions: Sequence[Question], given: Mapping[str, str], defaults: Mapping[str, str]
) -> list[str]:
    """Return the options without which nothing can be written where nobody can be asked."""
    return [
        one.flag for one in questions if one.key.is_required and one.key.name not in chain(given, defaults)
    ]
