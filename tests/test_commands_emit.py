"""`mundap emit`, as somebody calls it who leaves: what it writes and what it never touches."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mundap.cli import main

TALK = "# 첫 강연\n\n## Q&A\n\n> 처음엔 무엇을 하나요?\n\n작은 것부터 하세요.\n"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A project of one talk, a picture, an authored page and things that are not published."""
    files = {
        "mkdocs.yml": "site_name: 작은 모음\nhooks: [hooks/archive.py]\n",
        "docs/index.md": "---\ntitle: 집\n---\n# 작은 모음\n",
        "docs/about.md": "# 소개\n",
        "docs/.pages": "nav: [index.md, about.md]\n",
        "docs/_data/talks.yml": "{}\n",
        "docs/talks/first.md": TALK,
        "docs/talks/img/a.png": "그림",
        "docs/talks/img/a.svg": "<svg onload=x>",
        "docs/talks/page.html": "<script>",
        "overrides/assets/stylesheets/mundap.css": "p {}",
    }
    root = tmp_path / "project"
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root / "docs"


def emit(docs: Path, target: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["emit", str(target), "--docs", str(docs), *options])


def written(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }


def test_everything_that_is_published_is_written_and_nothing_else(
    docs: Path, tmp_path: Path
) -> None:
    before = written(docs.parent)
    result = emit(docs, tmp_path / "out")
    assert result.exit_code == 0, result.output
    files = written(tmp_path / "out")
    assert result.output.endswith(f"out: 문답 1개, 파일 {len(files)}개를 썼습니다.\n")
    (exchange,) = (name for name in files if name.startswith("docs/q/"))
    assert {name for name in files if not name.startswith("docs/api/")} == {
        "mkdocs.yml", "docs/index.md", "docs/about.md", "docs/questions.md", "docs/search.md",
        "docs/speakers/index.md", "docs/talks/index.md", "docs/topics/index.md",
        "docs/talks/first.md", "docs/talks/img/a.png", "docs/assets/stylesheets/mundap.css",
        exchange,
    }  # fmt: skip
    assert files["docs/talks/img/a.png"] == before["docs/talks/img/a.png"]
    assert "# 처음엔 무엇을 하나요?" in files[exchange].decode()
    assert "작은 것부터 하세요." in files[exchange].decode()
    assert "title: 집" not in files["docs/index.md"].decode()
    assert written(docs.parent) == before


def test_a_folder_with_something_in_it_is_refused_unless_forced(docs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "note.txt").write_text("내 글")
    (out / "mkdocs.yml").write_text("내 설정")
    refused = emit(docs, out)
    assert refused.exit_code == 1
    assert "비어 있지 않습니다" in refused.output
    assert "--force" in refused.output
    assert set(written(out)) == {"note.txt", "mkdocs.yml"}
    assert emit(docs, out, "--force").exit_code == 0
    assert (out / "note.txt").read_text() == "내 글"
    assert "site_name" in (out / "mkdocs.yml").read_text(encoding="utf-8")


def test_two_runs_write_the_same_bytes(docs: Path, tmp_path: Path) -> None:
    emit(docs, tmp_path / "one")
    emit(docs, tmp_path / "two")
    assert written(tmp_path / "one") == written(tmp_path / "two") != {}


@pytest.mark.parametrize("place", [".", "docs", "docs/out", ".."])
def test_the_project_itself_is_never_written_over(docs: Path, place: str) -> None:
    before = written(docs.parent)
    result = emit(docs, docs.parent / place, "--force")
    assert result.exit_code == 1
    assert "원래의 글이 있는 곳입니다" in result.output
    assert written(docs.parent) == before


def test_a_link_in_the_folder_is_not_followed_out_of_it(docs: Path, tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    out.mkdir()
    elsewhere.mkdir()
    (out / "docs").symlink_to(elsewhere)
    result = emit(docs, out, "--force")
    assert result.exit_code == 1
    assert "밖으로 이어집니다" in result.output
    assert written(elsewhere) == {}


def test_a_link_in_docs_is_not_copied(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("비밀")
    (docs / "secret.txt").symlink_to(tmp_path / "secret.txt")
    emit(docs, tmp_path / "out")
    assert "docs/secret.txt" not in written(tmp_path / "out")


def test_a_transcript_that_cannot_be_read_is_said_and_hides_no_other(
    docs: Path, tmp_path: Path
) -> None:
    (docs / "talks" / "broken.md").write_bytes(b"\xff\xfe\xfd\x00\x81")
    result = emit(docs, tmp_path / "out")
    assert result.exit_code == 1
    assert "talks/broken.md" in result.output
    assert "문답 1개" in result.output


def test_a_project_without_mkdocs_yml_is_said(docs: Path, tmp_path: Path) -> None:
    (docs.parent / "mkdocs.yml").unlink()
    result = emit(docs, tmp_path / "out")
    assert result.exit_code == 1
    assert "mkdocs.yml 파일을 읽지 못했습니다" in result.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "text", ["", "- a", "a: [", "a: \0", "a: " + "[" * 5_000, "INHERIT: b.yml"]
)
def test_an_mkdocs_yml_that_cannot_be_carried_over_is_said(
    text: str, docs: Path, tmp_path: Path
) -> None:
    (docs.parent / "mkdocs.yml").write_text(text, encoding="utf-8")
    result = emit(docs, tmp_path / "out")
    assert result.exit_code == 1
    assert "Error: mkdocs.yml" in result.output
    assert not (tmp_path / "out").exists()


def test_an_arrangement_that_is_no_file_is_none(docs: Path, tmp_path: Path) -> None:
    (docs / ".pages").unlink()
    (docs / ".pages").mkdir()
    assert emit(docs, tmp_path / "out").exit_code == 0
