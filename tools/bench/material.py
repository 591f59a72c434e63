"""Stock Material over the bench's documents: a real `mkdocs build`, its own index and worker.

The body of every page is left out of the template (`main.html` is empty), which changes nothing
of the search index and makes ten thousand pages build in minutes.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

CONFIG = """\
site_name: bench
theme:
  name: material
  language: ko
  font: false
  custom_dir: overrides
plugins: [search]
"""
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!])")
"""What Python-Markdown takes an escape for."""


def page(title: str, body: str) -> str:
    """A document as Markdown that shows exactly its title and its lines."""
    name = " ".join(title.split()) or "-"
    front = f"---\ntitle: {json.dumps(name)}\n---\n"
    heading = _MARKUP.sub(r"\\\1", html.escape(name, quote=False))
    lines = "\n".join(f"<p>{html.escape(line)}</p>" for line in body.split("\n") if line.strip())
    return f"{front}\n# {heading}\n\n{lines}\n"


def write_site(documents: list[Mapping[str, str]], folder: Path) -> None:
    """Write the site's sources, one page a document: `d<number>.md`."""
    for name in ("docs", "overrides"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (folder / "overrides" / "main.html").write_text("", encoding="utf-8")
    for number, document in enumerate(documents):
        text = page(document["title"], document["body"])
        (folder / "docs" / f"d{number}.md").write_text(text, encoding="utf-8")
    # A page that has no file of its own: MkDocs wants a home.
    (folder / "docs" / "index.md").write_text("---\nsearch:\n  exclude: true\n---\n", "utf-8")


def main() -> int:
    """Build the site; print the version of Material."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    options = parser.parse_args()
    write_site(json.loads(options.documents.read_text(encoding="utf-8")), options.folder)
    command = [sys.executable, "-m", "mkdocs", "-q", "build"]
    subprocess.run(command, cwd=options.folder, check=True)
    print(version("mkdocs-material"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
