"""Builds that follow each other in one process, as `mkdocs serve` makes them."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.site.mkdocs_project import EPOCH, SECONDS, environment

ADDRESS = "http://127.0.0.1:8000/"


@dataclass(slots=True)
class Serving:
    """What `mkdocs serve` does between a change and the next; see mkdocs/commands/serve.py."""

    root: Path
    """Where `mkdocs.yml` is."""
    target: Path
    """Where the site is built."""
    started: bool = field(default=False, init=False)
    """Whether it has built before."""

    def build(self) -> Path:
        """Read the configuration anew and build; returns the site's folder."""
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.target))
        if not self.started:
            config.plugins.on_startup(command="serve", dirty=False)
            self.started = True
        config.site_url = ADDRESS
        build(config, serve_url=ADDRESS)
        return self.target


def built_anew(root: Path, target: Path) -> Path:
    """The same site by `mkdocs build`, in a process that knows nothing of another build."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)],
        cwd=root,
        env=environment(SITE_URL=ADDRESS, SOURCE_DATE_EPOCH=EPOCH),
        timeout=SECONDS,
        check=True,
    )
    return target
