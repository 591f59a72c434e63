"""What the worst files cost: `PYTHONPATH=hooks:. python tools/bench/robustness.py [NAME …]`.

Each text of `hostile.py`, as large as a file may be, goes alone through the engine and through
Python-Markdown with the site's extensions, in a process where the analyser is loaded.
Printed are seconds of CPU and megabytes beyond that, the worst first.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time

import markdown
from tools.bench.hostile import START, shapes

from mundap.build import build
from mundap.morphology import shared_morphology
from mundap.pages import SiteOptions
from mundap.source import MAX_BYTES

SECONDS = 60
EXTENSIONS = (
    "admonition attr_list md_in_html sane_lists tables toc pymdownx.details pymdownx.superfences "
    "pymdownx.tilde"
).split()


def measure(name: str) -> None:
    """Print seconds, kilobytes and what became of one text."""
    shared_morphology().analyse(["시작합니다"])
    build({"talks/a.md": b"# a\n"}, {}, SiteOptions())
    data = (START + shapes()[name](MAX_BYTES - len(START.encode()) - 1)).encode()
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    built = build({"talks/a.md": data}, {}, SiteOptions())
    engine = time.process_time() - start
    for page in built.pages:
        markdown.Markdown(extensions=EXTENSIONS).convert(page.markdown)
    spent = time.process_time() - start
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    count = len(built.understood.archived.archive.exchanges)
    codes = sorted({d.code for d in built.understood.diagnostics if "talks/" in d.path})
    print(spent, more, f"{engine:6.2f} {count:4} {' '.join(codes)}")


def cost(name: str) -> tuple[float, int, str]:
    """Seconds, kilobytes and what became of a text, measured in a process of its own."""
    command = [sys.executable, __file__, "--one", name]
    said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8").stdout
    if not said:
        return float(SECONDS), 0, "gave up"
    seconds, kilobytes, how = said.strip().split(" ", 2)
    return float(seconds), int(kilobytes), how


def main(names: list[str]) -> None:
    """Measure those shapes, or all."""
    if names[:1] == ["--one"]:
        measure(names[1])
        return
    found: list[tuple[float, str]] = []
    for name in shapes():
        if names and not any(each in name for each in names):
            continue
        spent, more, how = cost(name)
        found.append((spent, f"{spent:7.2f} s {more / 1000:7.0f} MB  {name:34} {how}"))
        print(found[-1][1], file=sys.stderr, flush=True)
    print("\n".join(line for _, line in sorted(found, reverse=True)))


if __name__ == "__main__":
    main(sys.argv[1:])
