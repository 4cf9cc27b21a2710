"""Starting something: what it needs is given or asked for, then its files are written, valid at once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bilan.desk.imports.yaml_writing import Value, lines_below
from bilan.desk.refused import Refused
from bilan.desk.starting.answers import Ask, Desk, Say, answer, missing_options
from bilan.desk.starting.content import Content, check_after, read_content, words_of
from bilan.desk.starting.kinds import FOLDER, KINDS, NewKind, Question, questions_of
from bilan.disk.changes import what_stands, write_new_files
from bilan.disk.tree import Folders, place_of
from bilan.load.entries.asked import check_answer
from bilan.load.entries.readings import key_reading
from bilan.load.entries.schemas import ObservationEntry
from bilan.load.items.item_schemas import FileEntry
from bilan.load.settings import key_problems
from bilan.model.content import Collection, Objective, Project, Status
from bilan.model.indicators import AbsenceReason, Counting
from bilan.model.records import Record
from bilan.model.source import Span, with_files

TODAY = ("date", "as_of")
"""The keys that a day is taken for granted for: that of the clock."""


class NewOrder(Record):
    """What is to be started, as far as the call says."""

    what: str
    key: str | None
    titles: tuple[str, ...]
    """In the order of the site's languages; a missing one is asked for, or taken from the first."""
    facts: Mapping[str, str]
    """By the name of their key."""
    today: dt.date


def start(order: NewOrder, folders: Folders, say: Say, ask: Ask | None) -> tuple[Path, ...]:
    """Write the files of something new, and return them in order.

    Items are drafts: they are in the preview alone. `ask` puts a question to a person and returns the
    answer; None where nobody is there, and then nothing is ever waited for.

    Raises:
        Refused: it cannot be started; the words say why, and which options are missing.
    """
    kind, desk = KINDS[order.what], Desk(content=read_content(folders), say=say, ask=ask)
    questions = questions_of(kind)
    given = {**kind.settled, **order.facts}
    defaults = _defaults(kind, order.today, desk.content)
    _check_call(order, questions, given, defaults, desk)
    titles = _titles(order, desk)
    key = _key(order, kind, titles, desk)
    titles = titles or (_from_key(key),)
    values = _values(questions, given, defaults, desk)
    files = _files(kind, key, titles, values, desk.content)
    check_after(desk.content.tree, with_files(desk.content.tree, files))
    written = {place_of(folders, path): text for path, text in files.items()}
    try:
        write_new_files(written, folders.content)
    except OSError as error:
        raise Refused(
            f"{error.filename} cannot be written: {error.strerror}; {what_stands(error)}"
        ) from error
    return tuple(written)


def _check_call(
    order: NewOrder,
    questions: Sequence[Question],
    given: Mapping[str, str],
    defaults: Mapping[str, str],
    desk: Desk,
) -> None:
    """Make sure that the options go with the kind, and that all are there where nobody can be asked.

    Raises:
        Refused: they do not.
    """
    known = {one.key.name: one.flag for one in questions}
    strange = [name for name in given if name not in known]
    if strange:
        flag = f"--{strange[0].replace('_', '-')}"
        raise Refused(f"{flag} is nothing of a new {order.what}, which takes {', '.join(known.values())}")
    languages = desk.content.settings.languages
    if len(order.titles) > len(languages):
        raise Refused(f"there are {len(order.titles)} titles for {len(languages)} languages")
    if desk.ask is not None:
        return
    missing = missing_options(questions, given, defaults)
    if order.what == "indicator" and not {"value", "absent"} & given.keys():
        missing.append("--value (or --absent not-reported)")
    if order.key is None and not order.titles:
        missing.insert(0, "a key, as in new story well-in-ayorou")
    if missing:
        raise Refused(f"nobody is here to be asked; say {', '.join(missing)}")


def _defaults(kind: NewKind, today: dt.date, content: Content) -> Mapping[str, str]:
    """Return what goes without saying: today, the next place, the money that most projects have."""
    found = dict.fromkeys(TODAY, today.isoformat())
    items = content.items.items
    if kind.collection is Collection.OBJECTIVES:
        orders = [one.order for one in items[kind.collection].values() if isinstance(one, Objective)]
        found["order"] = str(max(orders, default=0) + 1)
    if kind.collection is Collection.PROJECTS:
        money = [
            one.contribution.currency for one in items[kind.collection].values() if isinstance(one, Project)
        ]
        found |= {"currency": Counter(money).most_common(1)[0][0]} if money else {}
    return found


def _titles(order: NewOrder, desk: Desk) -> tuple[str, ...]:
    """Return a title for each language as far as they are known: given, or asked for."""
    titles = list(order.titles)
    for title in titles:
        if wrong := _wrong_title(title):
            raise Refused(f"--title {title!r}: {wrong}")
    for language in desk.content.settings.languages[len(titles) :] if desk.ask else ():
        first = titles[0] if titles else _from_key(order.key)
        titles.append(_ask_until_right(f"title ({language}):", first, _wrong_title, desk))
    return tuple(titles)


def _wrong_title(title: str) -> str:
    return next((words_of(one) for one in check_answer(FileEntry, ("title",), title, ())), "")


def _ask_until_right(question: str, offer: str, wrong: Callable[[str], str], desk: Desk) -> str:
    """Return the first answer with which nothing is wrong; Enter alone takes what is offered."""
    while desk.ask is not None:
        text = desk.ask(f"{question} [{offer}] " if offer else f"{question} ").strip() or offer
        if not (why := wrong(text)):
            return text
        desk.say(why)
    return offer


def _from_key(key: str | None) -> str:
    return (key or "").replace("-", " ").capitalize()


def _key(order: NewOrder, kind: NewKind, titles: tuple[str, ...], desk: Desk) -> str:
    """Return the key: given, asked for, or made from the title."""
    made = next(iter(key_reading(titles[0])), "") if titles else ""
    if order.key is not None or desk.ask is None:
        key = order.key if order.key is not None else made
        if wrong := _wrong_key(key, kind, desk.content):
            raise Refused(wrong)
        return key
    question = "key: The name of its folder, and the end of its address; choose it once."
    return _ask_until_right(question, made, lambda text: _wrong_key(text, kind, desk.content), desk)


def _wrong_key(key: str, kind: NewKind, content: Content) -> str:
    """Return why a key cannot be used; nothing where it can."""
    if key_problems(key, Span(path="the key")):
        offer = "".join(f"; write {one}" for one in key_reading(key) if one != key)
        return f"{key!r} cannot be a key: use lower case letters, digits and hyphens, as in faustina-2{offer}"
    if kind.collection is None:
        taken = key in content.indicators.known
        return f"the key {key!r} is taken already, by another indicator" if taken else ""
    here = [one for one in content.folders if (one.collection, one.key) == (kind.collection, key)]
    if here:
        return f"the key {key!r} is taken already: {here[0].path}"
    if kind.collection is Collection.PAGES:
        for language, sections in content.routes.sections.items():
            if key in sections.values():
                return f"{key!r} is the address of a part of the site already: /{language}/{key}/"
    return ""


def _values(
    questions: Sequence[Question], given: Mapping[str, str], defaults: Mapping[str, str], desk: Desk
) -> Mapping[Question, Value]:
    """Return what is said under each key; what nobody says is left out."""
    found: dict[Question, Value] = {}
    said: dict[str, Value] = {}
    for one in questions:
        if not _is_of_use(one, said):
            continue
        value = answer(one, given.get(one.key.name), defaults.get(one.key.name, ""), desk)
        if value is None and one.schema is ObservationEntry and one.key.name == "value":
            said["value"] = ""
            continue
        if value is None and one.schema is ObservationEntry and one.key.name == "absent":
            value = AbsenceReason.NOT_REPORTED.value
        if value:
            found[one] = said[one.key.name] = value
    return found


def _is_of_use(question: Question, said: Mapping[str, Value]) -> bool:
    """Return whether a question makes sense after what was said: a value leaves no reason for its absence."""
    if question.schema is not ObservationEntry:
        return True
    name, counting = question.key.name, said.get("counting")
    if name == "from":
        return counting == Counting.PERIOD.value
    is_absent = not said.get("value")
    return is_absent if name in {"absent", "reason", "expected"} else name != "qualifier" or not is_absent


def _files(
    kind: NewKind, key: str, titles: tuple[str, ...], values: Mapping[Question, Value], content: Content
) -> Mapping[str, str]:
    """Return the text of each new file: facts in the first language, words in each."""
    languages = content.settings.languages
    titled = {
        language: titles[at] if at < len(titles) else titles[0] for at, language in enumerate(languages)
    }
    if kind.collection is None:
        dated = {one: value for one, value in values.items() if one.schema is ObservationEntry}
        head = {one: value for one, value in values.items() if one not in dated}
        whole = {"name": titled, **_group(head), "observations": [_group(dated)]}
        return {f"{FOLDER}/{key}.yaml": _lines(whole)}
    facts: Mapping[str, Value] = _group(values)
    files = {}
    for at, language in enumerate(languages):
        words = {"title": titled[language], "status": Status.DRAFT.value}
        files[f"content/{kind.collection.value}/{key}/{language}.md"] = (
            f"---\n{_lines({**words, **(facts if at == 0 else {})})}---\n\n"
        )
    return files


def _group(values: Mapping[Question, Value]) -> dict[str, Value]:
    """Return values as the groups that their places say."""
    found: dict[str, Value] = {}
    for one, value in values.items():
        first, *rest = (str(step) for step in one.key.place)
        inner = found.get(first)
        found[first] = {**(inner if isinstance(inner, dict) else {}), rest[0]: value} if rest else value
    return found


def _lines(value: Mapping[str, Value]) -> str:
    return "".join(f"{line}\n" for line in lines_below(value, 0))
