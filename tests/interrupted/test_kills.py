"""Commands killed at random moments, one after the other, as machines are: what stands is whole every time.

The usual run kills a few; `BILAN_KILLS=150` kills more of them, and tries every step of every command.
"""

from pathlib import Path
from random import Random

from tests.interrupted.conftest import KILLS
from tests.interrupted.project import COMMANDS, EDITED, Files, Nursery, begin
from tests.interrupted.test_builds import BUILD
from tests.interrupted.test_commands import LIST, whole
from tests.test_same_bytes import differing, files_in


class Life:
    """A project with an old site, to which a command is given."""

    def __init__(self, nursery: Nursery, folder: Path) -> None:
        self.nursery = nursery
        self.project = begin(folder.resolve())
        nursery.run(self.project.root, BUILD)
        self.project.keep()
        self.sources: dict[str, tuple[Files, Files]] = {}
        self.sites: dict[str, tuple[Files, Files]] = {}
        self.seconds: dict[str, float] = {}
        for name in (*COMMANDS, "build"):
            self.learn(name)

    def start(self, name: str) -> None:
        self.project.begin_anew()
        if name == "build":
            self.project.write(EDITED)

    def learn(self, name: str) -> None:
        """See what comes of a command that nobody kills."""
        root = self.project.root
        self.start(name)
        before, old = self.project.sources(), self.project.site()
        ended = self.nursery.run(root, COMMANDS.get(name, BUILD))
        assert ended.code == 0, ended.said
        self.seconds[name] = ended.seconds
        self.sources[name] = (before, self.project.sources())
        assert self.nursery.run(root, BUILD).code == 0
        self.sites[name] = (old, self.project.site())
        if name == "build" or KILLS >= 100:
            clean = self.nursery.run(root, (*BUILD, "--no-store", "--out", f"{root}/clean"))
            assert clean.code == 0, clean.said
            assert differing(self.sites[name][1], files_in(root / "clean")) == [], name

    def kill(self, name: str, after: float) -> bool:
        """Kill a command after some seconds, look at what stands, and return whether it was killed in time."""
        root, (before, done), (old, new) = self.project.root, self.sources[name], self.sites[name]
        self.start(name)

        killed = self.nursery.run(root, COMMANDS.get(name, BUILD), after=after)

        site = self.project.site()
        assert site in ((old, new) if name == "build" else (old,)), (name, after)
        assert whole(self.project.sources(), before, done), (name, after)
        assert self.nursery.run(root, LIST).code == 0, (name, after)
        stands = self.project.sources()
        assert stands in (before, done), (name, after)
        assert self.nursery.run(root, BUILD).code == 0, (name, after)
        wanted = new if name == "build" or stands == done else old
        assert differing(self.project.site(), wanted) == [], (name, after)
        assert self.project.litter() == [], (name, after)
        return killed.code < 0


def test_whatever_is_killed_at_any_moment_the_site_and_the_sources_are_whole_and_the_next_run_works(
    nursery: Nursery, tmp_path: Path
) -> None:
    life = Life(nursery, tmp_path)
    names = [*COMMANDS, *["build"] * 3]

    killed = 0
    for seed in range(KILLS):
        chance = Random(seed)  # noqa: S311 - the same moments every time, as far as machines allow
        name = names[seed % len(names)]
        killed += life.kill(name, chance.uniform(0, life.seconds[name]))

    assert killed >= KILLS // 2, "most were killed before they were done"
