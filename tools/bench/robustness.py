"""What the worst files cost: `PYTHONPATH=hooks:. python tools/bench/robustness.py [NAME …]`.

Each text of `hostile.py`, as large as a file may be, goes alone through the engine and through
Python-Markdown with the site's extensions, in a process forked after the analyser was loaded.
Printed are seconds of CPU and megabytes beyond what that process had, the worst first.
"""

from __future__ import annotations

import os
import resource
import sys
import time

import markdown
from tools.bench.hostile import shapes

from mundap.build import build
from mundap.morphology import shared_morphology
from mundap.pages import SiteOptions
from mundap.source import MAX_BYTES

SECONDS = 40
EXTENSIONS = (
    "admonition attr_list md_in_html sane_lists tables toc pymdownx.details pymdownx.superfences "
    "pymdownx.tilde"
).split()
START = "# 특강\n\n## Q&A\n\n"


def cost(text: str) -> tuple[float, int, str]:
    """Seconds, kilobytes and what became of a text."""
    data = text.encode()
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.process_time()
        built = build({"talks/a.md": data}, {}, SiteOptions())
        engine = time.process_time() - start
        for page in built.pages:
            markdown.Markdown(extensions=EXTENSIONS).convert(page.markdown)
        spent = time.process_time() - start
        more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        archive = built.understood.archived.archive
        codes = sorted({d.code for d in built.understood.diagnostics if "talk" in d.path})
        how = f"{engine:6.2f} {len(archive.exchanges):4} {' '.join(codes)}"
        os.write(write_end, f"{spent} {more} {how}".encode())
        os._exit(0)
    os.close(write_end)
    said = b""
    while chunk := os.read(read_end, 65_536):
        said += chunk
    os.close(read_end)
    os.waitpid(child, 0)
    if not said:
        return float(SECONDS), 0, "gave up"
    seconds, kilobytes, how = said.decode().split(" ", 2)
    return float(seconds), int(kilobytes), how


def main(names: list[str]) -> None:
    """Measure those shapes, or all."""
    shared_morphology().analyse(["시작합니다"])
    build({"talks/a.md": b"# a\n"}, {}, SiteOptions())
    found: list[tuple[float, str]] = []
    for name, make in shapes().items():
        if names and not any(each in name for each in names):
            continue
        text = make(MAX_BYTES - len(START.encode()) - 1)
        spent, more, how = cost(START + text)
        found.append((spent, f"{spent:7.2f} s {more / 1000:7.0f} MB  {name:34} {how}"))
        print(found[-1][1], file=sys.stderr, flush=True)
    print("\n".join(line for _, line in sorted(found, reverse=True)))


if __name__ == "__main__":
    main(sys.argv[1:])
