"""One run of the build: nothing is made where nothing has changed, and no more is written than has."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from bilan.desk.job import Job, is_there_to_stay
from bilan.disk.program import read_program_digest
from bilan.disk.publications import (
    Publication,
    look_at,
    mark_of,
    place_of_record,
    read_publication,
    remember_last,
    write_publication,
)
from bilan.disk.publish import has_report, publishing
from bilan.disk.tree import TakenUp, read_blob, take_up, tree_of, with_list
from bilan.model.codes import Severity
from bilan.model.kept import Lost
from bilan.model.records import Record, replace
from bilan.model.source import Diagnostic

STORE = "store.sqlite"
"""The file that holds what was made before."""

LOST = "What was kept from earlier builds was damaged: it was thrown away, and everything was made anew."


class Done(Record):
    """What came of a run."""

    taken: TakenUp
    """What it has read."""
    problems: tuple[Diagnostic, ...]
    pages: int
    has_changed: bool = True
    """Whether anything was made at all: without a change the site stands as it was published last."""
    said: tuple[str, ...] = ()
    """What else there is to say of the publication, a line each."""
    built: object = None
    """What was built, for a program that ends before anybody has to take it apart."""

    @property
    def publishable(self) -> bool:
        """Whether no problem is an error."""
        return all(one.severity is not Severity.ERROR for one in self.problems)


class _Last(Record):
    """What is known of the run before."""

    record: Path | None
    """Where it is kept what was published; None where nothing is."""
    publication: Publication | None
    mark: tuple[int, int] | None
    """Of the folder of the published site: another build may put another one in its place."""


def build_site(job: Job) -> Done:
    """Build the site, and publish it where it is in order.

    Raises:
        ChangedMeanwhile: a source was changed on the way.
        OSError: the site cannot be written.
    """
    taken = take_up(job.folders)
    program = read_program_digest()
    key = _key(taken, job, program)
    last = _look_back(job)
    if last.publication is not None and _stands(last.publication, job, key):
        pages = _count_pages(last.publication.files)
        return Done(taken=taken, problems=last.publication.problems, pages=pages, has_changed=False)
    try:
        return _make(job, taken, program, last)
    except Lost:
        if job.state is None:
            raise
        from bilan.disk.store import forget

        forget(job.state / STORE)
    done = _make(job, taken, program, last, keeps=False)
    return replace(done, said=(*done.said, LOST))


def _look_back(job: Job) -> _Last:
    if job.state is None or not job.publishes:
        return _Last(record=None, publication=None, mark=None)
    record, mark = place_of_record(job.state, job.out), mark_of(job.out)
    return _Last(record=record, publication=read_publication(record), mark=mark)


def _stands(last: Publication, job: Job, key: str) -> bool:
    """Return whether what was published is what a build would publish now, and stands as it was placed."""
    return last.holds(key, job.order.now) and look_at(job.out) == last.placed and has_report(job.out)


def _make(job: Job, taken: TakenUp, program: str, last: _Last, *, keeps: bool = True) -> Done:
    """Build the site with all that this takes; `keeps` says whether what is made is kept for other builds."""
    from bilan.bake import Kitchen
    from bilan.crew.workers import workers
    from bilan.desk.publishing import Site, put_in_place
    from bilan.disk.store import FileStore, MemoryStore
    from bilan.memories import StoredMemory
    from bilan.pipeline import build

    kept = FileStore(job.state / STORE) if keeps and job.state is not None else MemoryStore()
    with kept as store, workers(job.workers) as crew:
        kitchen = Kitchen(
            store=store,
            program=program,
            crew=crew,
            fetch=partial(read_blob, job.folders),
            tell=job.tell,
            begins=_look_for_circles,
            memory=StoredMemory(store, program),
        )
        built = build(tree := tree_of(taken, kitchen.memory), job.order, kitchen)
        pages = _count_pages(one.path for one in built.artifacts)
        done = Done(taken=taken, problems=built.problems, pages=pages, built=built)
        if not job.publishes or not done.publishable:
            return done
        with publishing(job.out):
            still = last.publication if mark_of(job.out) == last.mark else None
            site = Site(job=job, tree=tree, built=built, last=still, memory=kitchen.memory)
            placed, said = put_in_place(site, store)
            if last.record is not None:
                keys = {one.path: one.key for one in built.artifacts}
                publication = Publication(
                    key=_key(with_list(taken, job.folders), job, program),
                    since=job.order.now,
                    until=built.until,
                    problems=built.problems,
                    files={path: (keys.get(path, ""), how) for path, how in placed.items()},
                )
                _remember(job, last.record, publication)
    return replace(done, said=said)


def _look_for_circles() -> None:
    """Look for values that hold each other among what is made from here on, and never among what was planned.

    Sources and plans have no circles. To look through a million values for them took a tenth of an edit.
    """
    gc.freeze()
    gc.enable()


def _remember(job: Job, record: Path, publication: Publication) -> None:
    """Keep what was published; where it is there to stay, also apart, for reviewers to compare with."""
    is_kept = write_publication(record, publication)
    if is_kept and job.state is not None and is_there_to_stay(job):
        remember_last(job.state, job.out)


def _key(taken: TakenUp, job: Job, program: str) -> str:
    """Return what names everything that decides what is built, but for the moment."""
    order = job.order
    asked = (order.as_of, order.base_url, order.shows_drafts, job.compresses, job.lasts)
    decisive = (taken.digest, asked, program)
    return hashlib.blake2b(repr(decisive).encode(), digest_size=16).hexdigest()


def _count_pages(paths: Iterable[str]) -> int:
    return sum(path.endswith(".html") for path in paths)
