"""MkDocs as its users run it, on this repository or on a copy of it that a test may spoil."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs
from tests.site.documents import Site

from mundap.cli import main as mundap

ROOT = Path(__file__).parents[2]
PARTS = ("mkdocs.yml", "docs", "hooks", "overrides")
"""What a build needs of the repository."""
STORE = Path(".cache", "mundap", "store.sqlite3")
"""What a build has analysed, for the next one."""
SECONDS = 120
EPOCH = "1700000000"


def environment(**changes: str) -> dict[str, str]:
    """The user's environment without what an earlier step of a deployment may have set."""
    ours = ("SITE_URL", "SOURCE_DATE_EPOCH", "GITHUB_", "PYTHONPATH")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1", **changes}


def build_site(project: Path, target: Path, *, generator: str = "mkdocs", **changes: str) -> Site:
    """`mkdocs build --strict` in a process of its own; fails the test when the build fails."""
    command = [sys.executable, "-m", generator, "build", "--strict", "--site-dir", str(target)]
    done = subprocess.run(
        command,
        cwd=project,
        env=environment(**changes),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
    )
    assert done.returncode == 0, done.stderr
    return Site(target, done.stdout + done.stderr)


def copy_project(target: Path, *, remembers: bool = True) -> Path:
    """A copy of what a build needs, writable.

    Args:
        target: The folder to make.
        remembers: Whether it has what earlier builds here have analysed.
    """
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / name)
    if remembers and (known := ROOT / STORE).is_file():
        (target / STORE).parent.mkdir(parents=True)
        shutil.copy2(known, target / STORE)
    return target


def digests(folder: Path) -> Mapping[str, str]:
    """Every file under a folder with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended."""

    code: int
    """Its exit status."""
    log: str
    """All it said."""

    @property
    def warnings(self) -> list[str]:
        """Its warnings, without the word itself."""
        marked = [line.split(" -  ", 1) for line in self.log.splitlines() if " -  " in line]
        return [text for level, text in marked if level.strip() == "WARNING"]


@dataclass(frozen=True, slots=True)
class Project:
    """A copy of the repository; its builds run in this process, where Kiwi is loaded once."""

    root: Path
    """Where `mkdocs.yml` is."""

    @property
    def docs(self) -> Path:
        """Its `docs/`."""
        return self.root / "docs"

    @property
    def talks(self) -> Path:
        """Its transcripts."""
        return self.docs / "talks"

    @property
    def site(self) -> Site:
        """What the last build made."""
        return Site(self.root / "site", "")

    def build(self, *options: str) -> Outcome:
        """`mkdocs build`; a command that ends with a traceback fails the test."""
        config = str(self.root / "mkdocs.yml")
        arguments = ["build", "--config-file", config, "--site-dir", str(self.root / "site")]
        changes: dict[str, str | None] = {
            key: None for key in os.environ if key.startswith(("GITHUB_", "SITE_URL"))
        }
        changes |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH}
        result = CliRunner(env=changes).invoke(mkdocs, [*arguments, *options])
        assert result.exception is None or isinstance(result.exception, SystemExit), result
        assert "Traceback" not in result.output
        return Outcome(result.exit_code, result.output)

    def write_ids(self) -> Outcome:
        """`mundap ids --write`."""
        result = CliRunner().invoke(mundap, ["ids", "--write", "--docs", str(self.docs)])
        assert result.exception is None or isinstance(result.exception, SystemExit), result
        return Outcome(result.exit_code, result.output)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text that must be there once in a file of the project."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{name}: {old}"
        path.write_text(text.replace(old, new), encoding="utf-8")
