"""Problems for machines: JSON, annotations on GitHub, and SARIF."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from bilan.model.codes import SEVERITIES, Severity
from bilan.model.source import Diagnostic, Span
from bilan.report import file_of

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_GITHUB: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def as_json(problems: Sequence[Diagnostic], folders: Mapping[str, str]) -> str:
    """Return the problems as a JSON list of `{code, severity, file, line, column, message, fixes}`."""
    return json.dumps(
        [
            {
                "code": one.code,
                "severity": one.severity.value,
                "file": file_of(one.span, folders),
                "line": one.span.line,
                "column": one.span.column,
                "message": _message(one),
                "fixes": list(one.fixes),
            }
            for one in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


def as_github(problems: Sequence[Diagnostic], folders: Mapping[str, str]) -> str:
    """Return the problems as workflow commands, which GitHub shows beside the lines they speak of.

    Source: GitHub Docs, workflow commands for GitHub Actions.
    """
    return "\n".join(_command(one, folders) for one in problems)


def as_sarif(problems: Sequence[Diagnostic], folders: Mapping[str, str], version: str) -> str:
    """Return the problems as a SARIF log with one run, for code scanning and editors.

    `version` is the program's own. Source: Static Analysis Results Interchange Format 2.1.0, OASIS.
    """
    codes = sorted({one.code for one in problems})
    rules = [_rule(code) for code in codes]
    log = {
        "$schema": _SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "bilan", "version": version, "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(one, codes.index(one.code), folders) for one in problems],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _message(one: Diagnostic) -> str:
    end = "" if one.what.endswith(("?", "!", ".")) else "."
    return f"{one.what}{end} {one.why}" if one.why else one.what


def _command(one: Diagnostic, folders: Mapping[str, str]) -> str:
    span = one.span
    where = {
        "file": file_of(span, folders),
        "line": str(span.line),
        "col": str(span.column),
        "endColumn": str(span.column + max(span.length, 1)),
        "title": one.code,
    }
    named = ",".join(f"{key}={_escaped(text, ',:')}" for key, text in where.items())
    offer = f" Write {one.fixes[0]}" if one.fixes else ""
    return f"::{_GITHUB[one.severity]} {named}::{_escaped(_message(one) + offer)}"


def _escaped(text: str, also: str = "") -> str:
    """Return a text in which no sign ends a command or one of its properties."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for sign in also:
        escaped = escaped.replace(sign, f"%{ord(sign):02X}")
    return escaped


def _rule(code: str) -> dict[str, object]:
    """Return a problem code as code scanning lists it; what it means at length stands in the docs."""
    name = code.replace("-", " ").capitalize()
    return {
        "id": code,
        "shortDescription": {"text": name},
        "fullDescription": {"text": name},
        "help": {"text": f"{code} is explained in docs/messages.md, with a wrong and a right example."},
        "defaultConfiguration": {"level": SEVERITIES[code].value},
    }


def _result(one: Diagnostic, rule: int, folders: Mapping[str, str]) -> dict[str, object]:
    offer = f" Write {one.fixes[0]}" if one.fixes else ""
    result: dict[str, object] = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": one.severity.value,
        "message": {"text": _message(one) + offer},
        "locations": [_location(one.span, folders)],
    }
    if one.also:
        result["relatedLocations"] = [
            {"id": number, **_location(span, folders)} for number, span in enumerate(one.also, start=1)
        ]
    return result


def _location(span: Span, folders: Mapping[str, str]) -> dict[str, object]:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endColumn": span.column + max(span.length, 1),
    }
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(file_of(span, folders))},
            "region": region,
        }
    }
