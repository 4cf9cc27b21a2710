"""A site put in its place, and what that leaves behind: the list of its addresses, and the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from bilan.account.record import as_json, earlier_in, is_ours
from bilan.account.tally import account_of, heaviest, packed_size, weigh
from bilan.account.words import in_a_line, in_full
from bilan.bake import all_bytes, bytes_of
from bilan.desk.job import Job, is_there_to_stay
from bilan.disk.changes import write_changes
from bilan.disk.laying import Placed, see
from bilan.disk.publications import Publication, keep_aside
from bilan.disk.publish import publish, read_report, write_reports
from bilan.disk.store import FileStore, MemoryStore
from bilan.disk.tree import ChangedMeanwhile
from bilan.model.memory import Memory
from bilan.model.publication import ADDRESSES, Account, SitePart, Weighed, rest_at
from bilan.model.records import Record
from bilan.model.source import SourceTree
from bilan.pack import pack
from bilan.pipeline import Build
from bilan.plan.recipes import Artifact

Kept = FileStore | MemoryStore
WEIGHTS = "weights"
"""Where the memory keeps what each file weighs."""


class Site(Record):
    """A site that is in order and wants to be public."""

    job: Job
    tree: SourceTree
    """What it was built from."""
    built: Build
    last: Publication | None
    """What was published last into the folder that stands there, where that is known."""
    memory: Memory
    """What was worked out before."""


class _Weights:
    """What the files of a site weigh: as is remembered by their keys, or by their bytes as they go by."""

    def __init__(self, built: Build, memory: Memory) -> None:
        self._parts = {one.path: one for one in built.parts}
        self._keys = {one.path: one.key for one in built.artifacts}
        self._memory = memory
        self._known = memory.recall_all(WEIGHTS, self._keys.values(), str)
        self._fresh: dict[str, str] = {}

    def take(self, files: Iterable[tuple[str, bytes | None]]) -> Iterator[tuple[str, bytes | None]]:
        """Yield files as they come, each weighed that never was: its bytes are at hand now."""
        for path, data in files:
            if data is not None and self._keys[path] not in self._known:
                self._weigh(path, data)
            yield path, data

    def all_of(self, artifacts: Sequence[Artifact], store: Kept) -> tuple[Weighed, ...]:
        """Return every file with its weight, and remember what was weighed."""
        weighed: list[Weighed] = []
        for one in artifacts:
            said = self._known.get(one.key) or self._fresh.get(one.key)
            digest, size = (said or self._weigh(one.path, bytes_of(one, store))).split()
            weighed.append(Weighed(part=self._part(one.path), digest=digest, size=int(size)))
        self._memory.remember_all(WEIGHTS, self._fresh)
        return tuple(weighed)

    def _weigh(self, path: str, data: bytes) -> str:
        found = weigh(self._part(path), data)
        said = self._fresh[self._keys[path]] = f"{found.digest} {found.size}"
        return said

    def _part(self, path: str) -> SitePart:
        return self._parts.get(path) or rest_at(path)


def put_in_place(site: Site, store: Kept) -> tuple[Mapping[str, Placed], tuple[str, ...]]:
    """Put a site in place of the old one; return how its files lie there, and what is to be said.

    The report and the list of addresses come last, when the site is public: where one of them cannot be
    written, that is said and nothing else.
    """
    job, built = site.job, site.built
    if job.state is not None and not is_there_to_stay(job):
        keep_aside(job.state, job.out)
    weights = _Weights(built, site.memory)
    seen = {} if site.last is None else see(str(job.out), site.last.placed)
    untouched = {} if site.last is None else {path: site.last.files[path][0] for path in seen}
    plain = weights.take(all_bytes(built.artifacts, store, untouched))
    files = pack(built.artifacts, store, job.workers) if job.compresses else plain
    placed = publish(job.out, files, keeps_spare=_keeps_spare(job), seen=seen)
    said = [_report(site, store, weights)]
    lasts = is_there_to_stay(job) and not built.is_staging
    if lasts and not _keep_addresses(site):
        said.append(f"{ADDRESSES} could not be written: the next build will not know the new addresses.")
    return placed, tuple(said)


def _keeps_spare(job: Job) -> bool:
    """Return whether the site before stays for the next one to be made of: only in the project itself."""
    return job.state is not None and job.out.resolve().parent == job.folders.root.resolve()


def _report(site: Site, store: Kept, weights: _Weights) -> str:
    """Write the report beside the site, and return what is to be said of it."""
    name = f"{site.job.out.resolve().name}-report"
    try:
        text = read_report(site.job.out)
        if text is not None and not is_ours(text):
            return f"{name}.json is no report of bilan: it stays as it is, and none was written."
        account = _account(site.built, store, weights, text)
        write_reports(site.job.out, as_json(account), in_full(account))
    except OSError as error:
        return f"{name}.json could not be written ({error.strerror or error})."
    return in_a_line(account, f"{name}.txt")


def _account(built: Build, store: Kept, weights: _Weights, before: str | None) -> Account:
    files = weights.all_of(built.artifacts, store)
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
