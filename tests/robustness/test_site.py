"""All bad inputs at once in a whole build, and what stops a build from outside."""

from __future__ import annotations

import errno
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.robustness.cases import CASES
from tests.site.documents import Site, api, dead_links
from tests.site.mkdocs_project import Project, digests, environment

from mundap.cli import main

INDEXES = re.compile(
    r"(?:(?:questions/|speakers/|talks/)?index\.html)|topics/.+|api/v1/\w+\.json|search/.+"
    r"|sitemap\.xml(?:\.gz)?"
)
"""Files that list what the archive holds."""
BAD = [case for case in CASES if case.files and not case.data and "100,000" not in case.name]


@pytest.mark.site
def test_all_bad_files_at_once_harm_no_other_page(project: Project, site: Site) -> None:
    said: set[tuple[str, str]] = set()
    for number, case in enumerate(BAD):
        folder = project.talks / f"bad-{number}"
        folder.mkdir()
        for name, content in case.files.items():
            (folder / name).write_bytes(content)
        said |= {(f"bad-{number}", code) for code, _ in case.said}

    outcome = project.build()
    assert outcome.code == 0
    warned = {
        (match[1], match[2])
        for warning in outcome.warnings
        if (match := re.match(r"talks/(bad-\d+)/.+?: ([a-z-]+): ", warning))
    }
    # Whether two names clash hangs on all files; here each stands in a folder of its own.
    assert said - warned <= {(name, "slug-taken") for name, _ in said}

    clean, built = digests(site.root), digests(project.site.root)
    before = {each["id"]: each for each in api(site, "exchanges")}
    after = {each["id"]: each for each in api(project.site, "exchanges")}
    assert before.keys() <= after.keys()
    related = {
        f"q/{each}/index.html"
        for each in before
        if before[each]["related"] != after[each]["related"]
    }
    changed = {name for name in clean if built.get(name) != clean[name]}
    assert {name for name in changed if not INDEXES.fullmatch(name)} <= related
    assert len(related) < 15
    assert dead_links(project.site, "http://localhost/") == []
    assert sum("읽지 못한 기록" in p.raw for p in project.site.documents.values()) > 5

    strict = project.build("--strict")
    assert strict.code == 1
    assert strict.warnings == outcome.warnings
    assert f"{len(strict.warnings)} warnings in strict" in strict.log


@pytest.mark.site
def test_a_full_disk_is_one_line(project: Project) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project.root,
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        # Writing beyond this fails as on a full disk; the store on the disk is larger, too.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.count("사이트를 쓰지 못했습니다") == 1


@pytest.mark.site
@pytest.mark.parametrize("place", ["site", "mkdocs.yml/site", f"{'가' * 200}"])
def test_a_place_where_no_site_can_be_is_one_line(place: str, project: Project) -> None:
    if place == "site":
        (project.root / "site").write_text("내 글", encoding="utf-8")
    done = project.build("--site-dir", str(project.root / place))
    assert done.code == 1
    assert "사이트를 쓰지 못했습니다" in done.log
    if place == "site":
        assert (project.root / "site").read_text(encoding="utf-8") == "내 글"


def test_ids_that_cannot_be_written_are_one_line_and_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = tmp_path / "docs"
    (docs / "_data").mkdir(parents=True)
    (docs / "talks").mkdir()
    (docs / "_data" / "ids.yml").write_text("[]\n", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", full)
    result = CliRunner().invoke(main, ["ids", "--write", "--docs", str(docs)])
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert "쓰지 못했습니다: No space left on device." in result.output
    assert [path.name for path in (docs / "_data").iterdir()] == ["ids.yml"]
    assert (docs / "_data" / "ids.yml").read_text(encoding="utf-8") == "[]\n"
