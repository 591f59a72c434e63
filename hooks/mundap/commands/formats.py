"""Diagnostics for whoever reads them: a terminal, GitHub beside the lines of a change, a program.

The second form is that of GitHub's workflow commands: what stands in a message must not end the
command, nor begin another one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from mundap.diagnostics import Diagnostic


def as_text(diagnostics: Sequence[Diagnostic], docs: str) -> str:
    """A line each: `path:line: code: what is wrong, and what to do`."""
    return "\n".join(map(str, diagnostics))


def as_github(diagnostics: Sequence[Diagnostic], docs: str) -> str:
    """A workflow command each: `::warning file=…,line=…,title=code::message`.

    Args:
        diagnostics: In the order to say them.
        docs: Where their paths begin, as seen from the root of the repository.
    """
    return "\n".join(_command(each, docs) for each in diagnostics)


def as_json(diagnostics: Sequence[Diagnostic], docs: str) -> str:
    """One list; the keys are its interface."""
    values = [
        {
            "path": each.path,
            "line": each.line,
            "code": each.code,
            "severity": each.severity.value,
            "message": each.message,
            "advice": each.advice,
        }
        for each in diagnostics
    ]
    return json.dumps(values, ensure_ascii=False, indent=2)


FORMATS: Mapping[str, Callable[[Sequence[Diagnostic], str], str]] = MappingProxyType(
    {"text": as_text, "github": as_github, "json": as_json}
)
"""Name → how diagnostics are written."""


def _command(diagnostic: Diagnostic, docs: str) -> str:
    properties = {"file": f"{docs}/{diagnostic.path}".removeprefix("./")}
    if diagnostic.line:
        properties["line"] = str(diagnostic.line)
    properties["title"] = diagnostic.code
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{diagnostic.severity.value} {given}::{_data(diagnostic.said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
