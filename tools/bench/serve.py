"""How long a changed word takes to be on screen under `mkdocs serve`, and what it costs.

Works on a copy of the project, warm, as somebody has it who writes: the site was built before.
Run it where nothing else runs: `python tools/bench/serve.py --changes 7`.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
PARTS = ("mkdocs.yml", "docs", "hooks", "overrides")
TALK, PAGE = "docs/talks/boostcamp-choi-sungchul.md", "q/jddtrn/"
OLD = "- 가면 좋다\n"
PATIENCE = 120
REST = 6.0
"""Seconds after the start, in which the analyser gets ready."""


def get(address: str) -> str:
    """A page; empty while nobody answers."""
    try:
        with urlopen(address, timeout=PATIENCE) as response:
            return str(response.read().decode("utf-8"))
    except OSError:
        return ""


def processor_seconds(process: int) -> float:
    """What a process has used of processors; Linux only."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(project: Path) -> Iterator[tuple[str, int]]:
    """Address and process of a server of a project."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=project)
    try:
        address = f"http://127.0.0.1:{port}/"
        while not get(address + PAGE):
            time.sleep(0.2)
        time.sleep(REST)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(PATIENCE)


def change(project: Path, address: str, process: int, word: str) -> tuple[float, float]:
    """Seconds until a browser that shows the page shows a new word, and those of processors."""
    talk = project / TALK
    text = (ROOT / TALK).read_text(encoding="utf-8")
    found = re.search(r"livereload\((\d+), (\d+)\)", get(address + PAGE))
    assert found, "the page has no script of the server's"
    assert OLD in text
    used, start = processor_seconds(process), time.monotonic()
    talk.write_text(text.replace(OLD, f"- 가면 {word} 좋다\n"), encoding="utf-8")
    # What the page's own script waits for.
    get(f"{address}livereload/{found[1]}/{found[2]}")
    assert word in get(address + PAGE)
    return time.monotonic() - start, processor_seconds(process) - used


def main() -> None:
    """Print both figures of each change, and their medians."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--changes", type=int, default=7)
    changes = options.parse_args().changes
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "project")
        for name in PARTS:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
            project.mkdir(exist_ok=True)
            copy(ROOT / name, project / name)
        build = [sys.executable, "-m", "mkdocs", "build", "-q"]
        subprocess.run(build, cwd=project, check=True, stderr=subprocess.DEVNULL)
        shutil.rmtree(project / "site")
        with served(project) as (address, process):
            found = [change(project, address, process, f"아주{at}") for at in range(changes)]
    for seconds, used in found:
        print(f"{seconds:.2f} s, {used:.2f} s of a processor")
    seconds, used = map(statistics.median, zip(*found, strict=True))
    print(f"median {seconds:.2f} s, {used:.2f} s of a processor")


if __name__ == "__main__":
    main()
