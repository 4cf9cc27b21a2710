"""A trial of the schemas with the language server of VS Code's YAML extension, in the project itself.

    npm install --prefix ../yaml-trial yaml-language-server
    YAML_SERVER=../yaml-trial/node_modules/.bin/yaml-language-server \
        .venv/bin/python -m pytest tests/desk/editor/trial_yaml_server.py

It is run by hand, for whoever runs the gate need not have Node. docs/developing.md notes when it was run last.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import IO, Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
SERVER = os.environ.get("YAML_SERVER", "yaml-language-server")
WIRED = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
INDICATOR = """\
name: {en: Wells, fr: Puits}
unit: people
counting: cumulative
observations:
  - as_of: 2021-09-29
    value: 12
"""

Message = Mapping[str, Any]


@dataclass(slots=True, kw_only=True)
class Server:
    """The server at work, spoken to as an editor does."""

    said: IO[bytes]
    heard: IO[bytes]
    settings: Mapping[str, Any]
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def send(self, **message: object) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.said.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.said.flush()

    def hear(self, is_it: Callable[[Message], bool]) -> Message:
        """Answer what the server asks until it says what is waited for."""
        while True:
            length = 0
            while line := self.heard.readline().strip():
                name, _, value = line.decode().partition(":")
                length = int(value) if name.lower() == "content-length" else length
            message: Message = json.loads(self.heard.read(length))
            if message.get("method") == "workspace/configuration":
                parts = [self.settings.get(one.get("section")) for one in message["params"]["items"]]
                self.send(id=message["id"], result=parts)
            elif "id" in message and "method" in message:
                self.send(id=message["id"], result=None)
            elif is_it(message):
                return message

    def ask(self, method: str, **params: object) -> Any:  # noqa: ANN401 - JSON is anything
        number = next(self.numbers)
        self.send(id=number, method=method, params=params)
        return self.hear(lambda one: one.get("id") == number)["result"]

    def problems(self, path: str, text: str) -> list[tuple[int, str]]:
        """Return what is marked in a file when it is opened: line and words."""
        document = {"uri": uri(path), "languageId": "yaml", "version": 1, "text": text}
        self.send(method="textDocument/didOpen", params={"textDocument": document})
        about = self.hear(
            lambda one: (
                one.get("method") == "textDocument/publishDiagnostics" and one["params"]["uri"] == uri(path)
            )
        )
        return [(one["range"]["start"]["line"] + 1, one["message"]) for one in about["params"]["diagnostics"]]

    def offers(self, path: str, line: int, character: int) -> list[str]:
        """Return what is offered at a place of a file that is open."""
        place = {"line": line - 1, "character": character}
        found = self.ask("textDocument/completion", textDocument={"uri": uri(path)}, position=place)
        return [one["label"] for one in found["items"]]

    def hover(self, path: str, line: int, character: int) -> str:
        place = {"line": line - 1, "character": character}
        found = self.ask("textDocument/hover", textDocument={"uri": uri(path)}, position=place)
        return str(found["contents"]["value"])


def uri(path: str) -> str:
    return (ROOT / path).as_uri()


@pytest.fixture
def server() -> Iterator[Server]:
    """The server, told what `.vscode/settings.json` tells the extension."""
    yaml = {
        "schemas": WIRED,
        "validate": True,
        "completion": True,
        "hover": True,
        "schemaStore": {"enable": False},
    }
    with subprocess.Popen([SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        found = Server(said=process.stdin, heard=process.stdout, settings={"yaml": yaml})
        folder = {"uri": ROOT.as_uri(), "name": "bilan"}
        able = {"workspace": {"configuration": True}}
        found.ask(
            "initialize", processId=None, rootUri=ROOT.as_uri(), capabilities=able, workspaceFolders=[folder]
        )
        found.send(method="initialized", params={})
        found.send(method="workspace/didChangeConfiguration", params={"settings": {"yaml": yaml}})
        yield found
        process.kill()


SAMPLE = [*sorted((ROOT / "content").rglob("*.yaml"))]


def test_nothing_is_marked_in_the_sample(server: Server) -> None:
    found = {
        path: server.problems(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
        for path in SAMPLE
    }

    assert {path: problems for path, problems in found.items() if problems} == {}


def test_mistakes_are_marked_in_our_words(server: Server) -> None:
    wrong = INDICATOR.replace("value: 12", "value: 1,300").replace("unit: people", "unti: people")

    found = sorted(server.problems("content/indicators/trial.yaml", wrong))

    assert [line for line, _ in found] == [1, 2, 6]
    assert found[1][1] == "Property unti is not allowed."
    assert found[2][1].startswith("Content files hold numbers as digits alone, with a point for decimals.")


def test_keys_and_what_they_may_hold_are_offered(server: Server) -> None:
    path = "content/indicators/trial.yaml"
    server.problems(path, INDICATOR + "objective: \nkind: \ndi")

    assert "improved-migration-management" in server.offers(path, 7, 11)
    assert server.offers(path, 8, 6)[:3] == ["result", "target", "pledge"]
    assert "direction" in server.offers(path, 9, 2)


def test_a_key_is_explained_where_the_mouse_rests(server: Server) -> None:
    path = "content/indicators/trial.yaml"
    server.problems(path, INDICATOR)

    assert "What a number counts" in server.hover(path, 2, 2)
