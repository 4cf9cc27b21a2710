"""A process that has loaded everything, and starts each command as a child that may come to harm.

It reads calls from its input, a line of JSON each, and answers with what came of them.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from bilan import cli
from bilan.disk import publish as publish_module
from bilan.disk.publish import mend_site, publish, publishing
from tests.interrupted.disk import Disk, Fault

TRACEBACK = 70
"""The exit code of a command that ended in an exception."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What came of a command."""

    code: int
    """As the program ended; less than 0 where it was killed."""
    said: str
    steps: int
    seconds: float


def main() -> None:
    """Answer calls until there are no more."""
    for line in sys.stdin:
        call = json.loads(line)
        sys.stdout.write(json.dumps(asdict(_run(call))) + "\n")
        sys.stdout.flush()


def _run(call: dict[str, Any]) -> Ended:
    with TemporaryFile() as said:
        reading, writing = os.pipe()
        started = time.perf_counter()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _be(call, said.fileno(), writing)
        os.close(writing)
        if call["after"] is not None:
            time.sleep(call["after"])
            os.kill(child, signal.SIGKILL)
            _kill(child)
        _, state = os.waitpid(child, 0)
        seconds = time.perf_counter() - started
        _kill(child)  # whatever it had started itself
        with os.fdopen(reading) as counted:
            steps = int(counted.read() or 0)
        said.seek(0)
        text = said.read().decode(errors="replace")
    return Ended(code=os.waitstatus_to_exitcode(state), said=text, steps=steps, seconds=seconds)


def _kill(group: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def _be(call: dict[str, Any], said: int, writing: int) -> None:
    """Be the command, to its end."""
    os.setsid()
    os.dup2(said, 1)
    os.dup2(said, 2)
    sys.stdout = os.fdopen(1, "w", buffering=1, closefd=False)
    sys.stderr = os.fdopen(2, "w", buffering=1, closefd=False)
    cli.ROOT = Path(call["root"])
    disk = Disk(call["root"], Fault(**call["fault"]))
    disk.plug_in()
    try:
        code = _DEEDS.get(call["arguments"][0], cli.main)(call["arguments"])
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is told
        traceback.print_exc()
        code = 1 if isinstance(error, OSError) and call["arguments"][0] in _DEEDS else TRACEBACK
    os.write(writing, str(disk.steps).encode())
    if call.get("tells"):
        os.write(2, "\n".join(disk.told).encode())
    os._exit(code)


def _publish(arguments: list[str], *, keeps_spare: bool = False) -> int:
    """Publish files alone, each named by its own words; what was published before is taken over."""
    out = Path(arguments[1])
    files = [(path, None if path == "kept" else path.encode()) for path in arguments[2:]]
    with publishing(out):
        publish(out, files, keeps_spare=keeps_spare)
    return 0


def _publish_into_a_spare(arguments: list[str]) -> int:
    """Do the same, and keep the site before for the next one to be made of."""
    return _publish(arguments, keeps_spare=True)


def _publish_in_two_steps(arguments: list[str]) -> int:
    """Do the same on a system where two folders cannot take each other's name at once."""
    vars(publish_module)["exchange"] = lambda _one, _other: False
    return _publish(arguments)


def _mend(arguments: list[str]) -> int:
    mend_site(Path(arguments[1]))
    return 0


_DEEDS = {
    "mend": _mend,
    "publish": _publish,
    "publish in two steps": _publish_in_two_steps,
    "publish into a spare": _publish_into_a_spare,
}
"""What is tried besides the commands of the program."""


if __name__ == "__main__":
    import bilan.desk.building
    import bilan.desk.hosting
    import bilan.desk.imports.import_command
    import bilan.desk.publishing
    import bilan.desk.starting.rename
    import bilan.desk.starting.start
    import bilan.desk.starting.translate
    import bilan.desk.starting.withdraw
    import bilan.desk.translated
    import bilan.pipeline  # noqa: F401 - a child has it all at hand

    main()
