"""What only a disk has: links, pipes, files that come and go, names that are no text."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.robustness.cases import ON_DISK, TALK

from mundap import folder
from mundap.build import read_all

SECRET = "# 비밀\n\n비밀번호는 1234입니다.\n"


def _symlink(talks: Path, outside: Path) -> None:
    (talks / "bad.md").symlink_to(outside / "secret.md")


def _folder(talks: Path, outside: Path) -> None:
    (talks / "linked").symlink_to(outside, target_is_directory=True)


def _loop(talks: Path, outside: Path) -> None:
    (talks / "bad.md").symlink_to(talks / "bad.md")


def _pipe(talks: Path, outside: Path) -> None:
    os.mkfifo(talks / "bad.md")


def _directory(talks: Path, outside: Path) -> None:
    (talks / "bad.md").mkdir()


def _name(talks: Path, outside: Path) -> None:
    (talks / "bad\nname.md").write_text(TALK, encoding="utf-8")


def _huge(talks: Path, outside: Path) -> None:
    with (talks / "bad.md").open("wb") as file:
        file.truncate(5_000_000_000)


MADE: dict[str, Callable[[Path, Path], None]] = {
    "symlink": _symlink,
    "folder": _folder,
    "loop": _loop,
    "pipe": _pipe,
    "directory": _directory,
    "name": _name,
    "huge": _huge,
}


def found_in(docs: Path) -> dict[str, Path]:
    """Every path under `talks/`, as MkDocs finds them: it follows links to folders."""
    paths = folder.transcript_paths(docs)
    linked = docs / "talks" / "linked" / "secret.md"
    return paths | ({"talks/linked/secret.md": linked} if linked.exists() else {})


@pytest.mark.parametrize("key", sorted(MADE))
def test_a_file_that_is_none_is_said_and_not_opened(key: str, tmp_path: Path) -> None:
    talks, outside = tmp_path / "docs" / "talks", tmp_path / "outside"
    talks.mkdir(parents=True)
    outside.mkdir()
    (outside / "secret.md").write_text(SECRET, encoding="utf-8")
    (talks / "good.md").write_text(TALK, encoding="utf-8")
    MADE[key](talks, outside)

    contents, problems = folder.read_files(found_in(tmp_path / "docs"), tmp_path / "docs")
    read, more = read_all(contents, ())
    assert tuple((d.code, d.line) for d in (*problems, *more)) == ON_DISK[key].said
    assert [transcript.path for transcript in read] == ["talks/good.md"]
    assert all("1234" not in content.decode("utf-8", "replace") for content in contents.values())
    assert all(len(content) <= folder.MOST_BYTES + 1 for content in contents.values())


@pytest.mark.parametrize(
    "name", ["a\nb.md", "a\x1bb.md", "a\udcffb.md", "a\u202eb.md", "\u2066a.md"]
)
def test_a_name_that_one_cannot_read_is_said(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(TALK, encoding="utf-8")
    contents, (problem,) = folder.read_files({f"talks/{name}": tmp_path / name})
    assert (contents, problem.code) == ({}, "file-name")


def test_a_file_that_vanishes_before_it_is_read_is_said(tmp_path: Path) -> None:
    paths = {"talks/gone.md": tmp_path / "gone.md"}
    contents, (problem,) = folder.read_files(paths, tmp_path)
    assert contents == {}
    assert ((problem.code, problem.line),) == ON_DISK["vanished"].said


def test_every_case_of_a_disk_is_made() -> None:
    assert ON_DISK.keys() == {*MADE, "vanished"}


def test_what_is_hidden_is_no_transcript(tmp_path: Path) -> None:
    talks = tmp_path / "talks"
    for name in (".trash/old.md", "._memo.md", "memo.md", "b/memo.markdown", "memo.MD"):
        (talks / name).parent.mkdir(parents=True, exist_ok=True)
        (talks / name).write_text(TALK, encoding="utf-8")
    assert list(folder.transcript_paths(tmp_path)) == ["talks/memo.md", "talks/b/memo.markdown"]


def test_beside_transcripts_only_pictures_are_published(tmp_path: Path) -> None:
    talks = tmp_path / "talks"
    (talks / "img").mkdir(parents=True)
    for name in ("a.png", "a.PNG", "a.svg", "a.html", "a.js", "a.pdf", "a.exe", "a", "png", "b.md"):
        (talks / "img" / name).write_text("<script>", encoding="utf-8")
    (talks / "img" / "link.png").symlink_to(tmp_path / "secret")
    (talks / "linked").symlink_to(tmp_path)
    said = {(d.path.rpartition("/")[2], d.code) for d in folder.strays(tmp_path)}
    unsafe = {"a.svg", "a.html", "a.js", "a.pdf", "a.exe", "a", "png"}
    links = {("link.png", "symlink"), ("linked", "symlink")}
    assert said == {(name, "unsafe-file") for name in unsafe} | links


@pytest.mark.parametrize("target", [".", "..", "talks", "talks/b"])
def test_a_link_that_leads_back_is_found(target: str, tmp_path: Path) -> None:
    (tmp_path / "docs" / "talks" / "b").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    link = tmp_path / "docs" / "talks" / "link"
    link.symlink_to(tmp_path / "other")
    assert folder.endless(tmp_path / "docs") is None
    link.unlink()
    link.symlink_to(tmp_path / "docs" / target)
    assert folder.endless(tmp_path / "docs") == link


def test_a_folder_that_may_not_be_opened_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "talks" / "shut").mkdir(parents=True)
    (tmp_path / "talks" / "memo.md").write_text(TALK, encoding="utf-8")
    scandir = os.scandir

    # Permissions do not hold for root, whom many containers run as.
    def refusing(path: str | Path = ".") -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert [(d.path, d.code) for d in folder.closed(tmp_path)] == [("talks/shut", "unreadable")]
    assert list(folder.transcript_paths(tmp_path)) == ["talks/memo.md"]
    assert folder.closed(tmp_path / "nowhere") == ()
