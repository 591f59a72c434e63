"""What the worst files cost: `PYTHONPATH=hooks:. python tools/bench/robustness.py [NAME …]`.

Each text of `hostile.py` and `hostile_notes.py`, as large as a file may be, goes alone through
the engine with the data files of the site, and through Python-Markdown with its extensions, in
a process where the analyser is loaded. Printed are seconds of CPU and megabytes beyond those of
an empty file: in all, then seconds of the engine, exchanges, and what was said. The worst first.
Seconds say little without those of the fixed loop printed above them.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import markdown
from tools.bench import hostile, hostile_notes

from mundap.build import build
from mundap.flaws import too_crowded
from mundap.language.morphology import shared_morphology
from mundap.pages import SiteOptions
from mundap.text.source import MAX_BYTES, Source

SECONDS = 60
EXTENSIONS = (
    "admonition attr_list md_in_html sane_lists tables toc pymdownx.details pymdownx.superfences "
    "pymdownx.tilde"
).split()


DATA = Path(__file__).parents[2] / "docs" / "_data"


def texts() -> dict[str, Callable[[], str]]:
    """Name → a file that is read; of what would be refused, as much as is not."""
    wholes = hostile_notes.shapes()
    for name, make in hostile.shapes().items():
        wholes[name] = partial(hostile_notes.under_start, make)
    return {name: partial(_accepted, make) for name, make in wholes.items()}


def _accepted(make: Callable[[int], str]) -> str:
    lines = make(MAX_BYTES).split("\n")
    refused = too_crowded(Source("", tuple(lines)))
    return "\n".join(lines[: refused.line - 1] if refused else lines)


def measure(name: str) -> str:
    """Seconds, kilobytes and what became of one text."""
    shared_morphology().analyse(["시작합니다"])
    data = {path.name: path.read_bytes() for path in DATA.glob("*.yml")}
    build({"talks/a.md": b"# a\n"}, data, SiteOptions())
    empty, _ = _spent(b"# b\n", data)
    content = texts()[name]().encode()
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (spent, engine), how = _spent(content, data)
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return f"{spent - empty[0]} {more} {engine - empty[1]:6.2f} {how}"


def _spent(content: bytes, data: dict[str, bytes]) -> tuple[tuple[float, float], str]:
    """Seconds in all and of the engine, and what became of a file."""
    start = time.process_time()
    built = build({"talks/a.md": content}, data, SiteOptions())
    engine = time.process_time() - start
    for page in built.pages:
        markdown.Markdown(extensions=EXTENSIONS).convert(page.markdown)
    count = len(built.understood.archived.archive.exchanges)
    codes = sorted({d.code for d in built.understood.diagnostics if "talks/" in d.path})
    return (time.process_time() - start, engine), f"{count:4} {' '.join(codes)}"


def cost(name: str) -> tuple[float, int, str]:
    """Seconds, kilobytes and what became of a text, measured in a process of its own."""
    command = [sys.executable, __file__, "--one", name]
    said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8").stdout
    if not said:
        return float(SECONDS), 0, "gave up"
    seconds, kilobytes, how = said.strip().split(" ", 2)
    return float(seconds), int(kilobytes), how


def _loop() -> float:
    """Seconds of a fixed computation: how fast this machine is just now."""
    start, total = time.process_time(), 0
    for number in range(10_000_000):
        total += number * number
    return time.process_time() - start


def main(names: list[str]) -> None:
    """Measure those shapes, or all."""
    if names[:1] == ["--one"]:
        print(measure(names[1]))
        return
    print(f"{_loop():7.2f} s          ten million steps", file=sys.stderr, flush=True)
    found: list[tuple[float, str]] = []
    for name in texts():
        if names and not any(each in name for each in names):
            continue
        spent, more, how = cost(name)
        found.append((spent, f"{spent:7.2f} s {more / 1000:7.0f} MB  {name:34} {how}"))
        print(found[-1][1], file=sys.stderr, flush=True)
    print("\n".join(line for _, line in sorted(found, reverse=True)))


if __name__ == "__main__":
    main(sys.argv[1:])
