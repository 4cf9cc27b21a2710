"""Files that change together: what a command that was cut off has left half done, the next takes back.

Everything is first laid ready in a folder of its own, with each file as it was and a list of what is to be
done. While the list is there, the change is not done: whoever finds it takes back what was begun.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from bilan.disk.locks import alone
from bilan.model.records import Record

FOLDER = ".bilan-unfinished"
"""What lies in a folder of sources while files of it change, and no longer."""

LOCK = ".bilan-lock"
_LIST = "list.json"

Move = tuple[Path, Path]


class HalfDone(OSError):
    """A change could be neither done nor taken back: the next command tries again."""


class Change(Record):
    """What a file is to hold."""

    place: Path
    before: bytes | None
    """None where it is new."""
    after: bytes


class _Step(Record):
    """A change as the list tells of it."""

    number: int
    place: Path
    before: str | None
    after: str
    """Digests of what the file held, and is to hold."""


class _Begun(Record):
    """What was to be done."""

    steps: tuple[_Step, ...]
    made: tuple[Path, ...]
    """The folders that were missing, the outermost first."""
    move: Move | None


@contextmanager
def changing(base: Path) -> Iterator[None]:
    """Do what changes files below a folder, while no other command does, on whole files.

    Raises:
        Busy: another command has been at it for too long.
        OSError: nobody may write there.
    """
    with alone(base / LOCK):
        _take_back(base)
        yield


def mend_files(base: Path) -> tuple[str, ...]:
    """Take back what a command left half done that was cut off, and return what is to be said of it.

    Raises:
        Busy: a command has been changing files for too long.
        OSError: it cannot be taken back.
    """
    if not ((base / FOLDER).exists() or (base / LOCK).exists()):
        return ()
    with alone(base / LOCK):
        return _take_back(base)


def put_together(base: Path, changes: Sequence[Change], move: Move | None = None) -> None:
    """Let every file hold what it is to hold, after a folder has taken another name: all of it or nothing.

    To be done while `changing` the folder.

    Raises:
        HalfDone: something failed, and so did taking back what was begun.
        OSError: something failed, and everything is as it was.
    """
    aside = base / FOLDER
    changes = [one for one in changes if one.before != one.after]
    try:
        made = _lay_ready(base, changes, move)
        if move is not None:
            move[0].rename(move[1])
        for folder in made:
            folder.mkdir()
        for number, change in enumerate(changes):
            (aside / f"{number}.new").replace(change.place)
        (aside / _LIST).unlink()
    except BaseException as error:
        try:
            _take_back(base)
        except OSError as worse:
            raise HalfDone(worse.errno, worse.strerror, worse.filename) from error
        raise
    with suppress(OSError):
        _clear(aside)


def _lay_ready(base: Path, changes: Sequence[Change], move: Move | None) -> list[Path]:
    """Write everything beside its place, and then the list; return the folders that are missing."""
    aside = base / FOLDER
    aside.mkdir()
    made: dict[Path, None] = {}
    for number, change in enumerate(changes):
        fresh = aside / f"{number}.new"
        _write_down(fresh, change.after)
        place = change.place if move is None else _before(change.place, move)
        if change.before is not None:
            shutil.copymode(place, fresh)
            _keep(place, aside / f"{number}.old")
        parents = (
            () if move and place != change.place else (change.place.parent, *change.place.parent.parents)
        )
        missing = [one for one in parents if not one.exists()]
        made |= dict.fromkeys(reversed(missing))
    steps = [
        [_from(base, one.place), None if one.before is None else _digest(one.before), _digest(one.after)]
        for one in changes
    ]
    begun = {
        "steps": steps,
        "made": [_from(base, one) for one in made],
        "move": None if move is None else [_from(base, one) for one in move],
    }
    beside = aside / f"{_LIST}.new"
    _write_down(beside, json.dumps(begun).encode())
    beside.replace(aside / _LIST)
    return list(made)


def _before(place: Path, move: Move) -> Path:
    """Return where a file lies before a folder takes another name."""
    old, new = move
    return old / place.relative_to(new) if place.is_relative_to(new) else place


def _write_down(place: Path, data: bytes) -> None:
    """Write a file so that not even a power failure leaves half of it under another name."""
    with place.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep(place: Path, beside: Path) -> None:
    """Keep a file as it is under a second name, which needs no room where the disk can do that."""
    try:
        os.link(place, beside)
    except OSError:
        shutil.copy2(place, beside)


def _take_back(base: Path) -> tuple[str, ...]:
    """Let every file be as it was before the change that was begun, and return what is to be said of it."""
    aside = base / FOLDER
    if not aside.is_dir() or aside.is_symlink():
        return ()
    begun = _read_list(base)
    if begun is None:
        _clear(aside)
        return ("A command was cut off before it changed a file; what it had laid ready is cleared away.",)
    edited = [_shown(base, step.place) for step in begun.steps if not _undo(step, aside)]
    for folder in reversed(begun.made):
        with suppress(OSError):  # it was not made, or holds something else by now
            folder.rmdir()
    if begun.move is not None and begun.move[1].exists() and not begun.move[0].exists():
        begun.move[1].rename(begun.move[0])
    (aside / _LIST).unlink()
    _clear(aside)
    places = ", ".join(_shown(base, one.place) for one in begun.steps)
    said = f"A command was cut off while it changed files; they are as they were before it: {places}."
    stays = f"Changed since then, and left as it is now: {', '.join(edited)}."
    return (said, stays) if edited else (said,)


def _undo(step: _Step, aside: Path) -> bool:
    """Put back what a file held; return False where somebody has changed it since."""
    now = _digest(step.place.read_bytes()) if step.place.exists() else None
    if now != step.after:
        return now in {None, step.before}
    old = aside / f"{step.number}.old"
    if step.before is None:
        step.place.unlink()
    elif old.exists():
        old.replace(step.place)
    return True


def _read_list(base: Path) -> _Begun | None:
    """Return what was to be done; None where nothing had begun, or nothing can be made of the list."""
    try:
        known = json.loads((base / FOLDER / _LIST).read_bytes())
        steps = tuple(
            _Step(number=number, place=_inside(base, path), before=before, after=after)
            for number, (path, before, after) in enumerate(known["steps"])
        )
        made = tuple(_inside(base, path) for path in known["made"])
        move = known["move"]
        return _Begun(steps=steps, made=made, move=move and (_inside(base, move[0]), _inside(base, move[1])))
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _inside(base: Path, path: str) -> Path:
    """Return the place of a path below a folder.

    Raises:
        ValueError: it leads out of it: a list that was not written here could name any file.
    """
    place = base / path
    if not place.resolve().is_relative_to(base.resolve()) or place.is_symlink():
        raise ValueError(path)
    return place


def _from(base: Path, place: Path) -> str:
    return place.relative_to(base).as_posix()


def _shown(base: Path, place: Path) -> str:
    return f"{base.name}/{_from(base, place)}"


def _clear(aside: Path) -> None:
    """Delete what was laid ready, the list before it: without one there is nothing to take back."""
    for one in sorted(aside.iterdir(), key=lambda file: file.name != _LIST):
        one.unlink()
    aside.rmdir()


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
