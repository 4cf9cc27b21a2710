"""A site put in its place, and what that leaves behind: the list of its addresses, and the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from bilan.account.record import as_json, earlier_in, is_ours
from bilan.account.tally import account_of, heaviest, packed_size, weigh
from bilan.account.words import in_a_line, in_full
from bilan.bake import all_bytes, bytes_of
from bilan.desk.job import Job, is_there_to_stay
from bilan.disk.changes import write_changes
from bilan.disk.laying import Placed
from bilan.disk.publications import keep_aside
from bilan.disk.publish import publish, read_report, write_reports
from bilan.disk.store import FileStore, MemoryStore
from bilan.disk.tree import ChangedMeanwhile
from bilan.model.memory import Memory
from bilan.model.publication import ADDRESSES, Account, Weighed, rest_at
from bilan.model.records import Record
from bilan.model.source import SourceTree
from bilan.pack import pack
from bilan.pipeline import Build

Kept = FileStore | MemoryStore
WEIGHTS = "weights"
"""Where the memory keeps what each file weighs."""


class Site(Record):
    """A site that is in order and wants to be public."""

    job: Job
    tree: SourceTree
    """What it was built from."""
    built: Build
    untouched: Mapping[str, str]
    """The key of each file that stands as it was published last, by path."""
    memory: Memory
    """What was worked out before."""


def put_in_place(site: Site, store: Kept) -> tuple[Mapping[str, Placed], tuple[str, ...]]:
    """Put a site in place of the old one; return how its files lie there, and what is to be said.

    The report and the list of addresses come last, when the site is public: where one of them cannot be
    written, that is said and nothing else.
    """
    job, built = site.job, site.built
    if job.state is not None and not is_there_to_stay(job):
        keep_aside(job.state, job.out)
    plain = all_bytes(built.artifacts, store, site.untouched)
    files = pack(built.artifacts, store, job.workers) if job.compresses else plain
    placed = publish(job.out, files, keeps_spare=_keeps_spare(job))
    said = [_report(site, store)]
    lasts = is_there_to_stay(job) and not built.is_staging
    if lasts and not _keep_addresses(site):
        said.append(f"{ADDRESSES} could not be written: the next build will not know the new addresses.")
    return placed, tuple(said)


def _keeps_spare(job: Job) -> bool:
    """Return whether the site before stays for the next one to be made of: only in the project itself."""
    return job.state is not None and job.out.resolve().parent == job.folders.root.resolve()


def _report(site: Site, store: Kept) -> str:
    """Write the report beside the site, and return what is to be said of it."""
    name = f"{site.job.out.resolve().name}-report"
    try:
        text = read_report(site.job.out)
        if text is not None and not is_ours(text):
            return f"{name}.json is no report of bilan: it stays as it is, and none was written."
        account = _account(site.built, store, site.memory, text)
        write_reports(site.job.out, as_json(account), in_full(account))
    except OSError as error:
        return f"{name}.json could not be written ({error.strerror or error})."
    return in_a_line(account, f"{name}.txt")


def _account(built: Build, store: Kept, memory: Memory, before: str | None) -> Account:
    files = _weigh_all(built, store, memory)
    made = {one.path: one for one in built.artifacts}
    heavy = {one.part.address: made[one.part.path] for one in heaviest(files)}
    return account_of(
        files,
        {address: _packed(one.key, partial(bytes_of, one, store), store) for address, one in heavy.items()},
        at=built.at,
        base_url=built.base_url,
        problems=built.problems,
        coverage=built.coverage,
        earlier=earlier_in(before) if before else None,
    )


def _weigh_all(built: Build, store: Kept, memory: Memory) -> tuple[Weighed, ...]:
    """Return every file with its weight; what was weighed before is not read again."""
    parts = {one.path: one for one in built.parts}
    known = memory.recall_all(WEIGHTS, [one.key for one in built.artifacts], str)
    fresh: dict[str, str] = {}
    files: list[Weighed] = []
    for one in built.artifacts:
        part = parts.get(one.path) or rest_at(one.path)
        if one.key in known:
            digest, size = known[one.key].split()
            files.append(Weighed(part=part, digest=digest, size=int(size)))
        else:
            weighed = weigh(part, bytes_of(one, store))
            fresh[one.key] = f"{weighed.digest} {weighed.size}"
            files.append(weighed)
    memory.remember_all(WEIGHTS, fresh)
    return tuple(files)


def _packed(key: str, fetch: Callable[[], bytes], store: Kept) -> int:
    """Return the compressed bytes of a file, which are counted once for the same file."""
    known = store.get(f"{key}.packed")
    if known is None:
        known = str(packed_size(fetch())).encode()
        store.put(f"{key}.packed", known)
    return int(known)


def _keep_addresses(site: Site) -> bool:
    """Write the list of addresses where it has changed; return whether it is as it should be."""
    listed = site.tree.files.get(ADDRESSES)
    if listed is not None and listed.text == site.built.addresses:
        return True
    try:
        write_changes({ADDRESSES: site.built.addresses}, site.tree, site.job.folders)
    except (OSError, ChangedMeanwhile):
        return False
    return True
