"""What the comment on a pull request says."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from mundap.build import Understood, understand
from mundap.cli import main
from mundap.commands.additions import additions, as_markdown

TALK = """\
# 글쓰기 특강 · 김하늘 님

## Q&A

- 글은 언제 쓰시나요?
    - 아침에 씁니다.
"""
TOPICS = "topics: { writing: { label: 글쓰기, about: 글, terms: { 글: 3 } } }\n"


def said(*talks: str) -> Understood:
    files = {f"talks/{number}.md": text.encode() for number, text in enumerate(talks)}
    return understand(files, {"topics.yml": TOPICS.encode()})


def report(before: Understood, after: Understood) -> str:
    return as_markdown(additions(before, after))


def test_a_new_talk() -> None:
    lines = report(said(), said(TALK)).splitlines()
    assert lines[:8] == [
        "## 아카이브에서 달라지는 것",
        "",
        "강연 0개 → 1개, 문답 0개 → 1개",
        "",
        "### 새 문답 1개",
        "",
        "- `글은 언제 쓰시나요?`",
        "    - `talks/0.md` 5–6행 · 연사 `김하늘`",
    ]
    assert lines[8].startswith("    - 짐작한 주제 `글쓰기`")
    assert [line.split("`")[3] for line in lines if line.startswith("- **")] == [
        "speaker-unlisted",
        "id-provisional",
    ]


def test_nothing_new() -> None:
    assert report(said(TALK), said(TALK)).splitlines()[-1] == "달라지는 문답이 없습니다."


def test_what_was_doubtful_before_is_not_said_again() -> None:
    added = TALK + "- 무엇으로 쓰시나요?\n    - 연필로 글을 씁니다.\n"
    text = report(said(TALK), said(added))
    assert "### 새 문답 1개" in text
    assert "무엇으로" in text
    assert "speaker-unlisted" not in text


def test_a_question_that_is_gone() -> None:
    text = report(said(TALK), said())
    assert "### 없어진 문답 1개\n\n- `글은 언제 쓰시나요?` · `talks/0.md` 5–6행\n" in text


def test_no_text_of_a_transcript_is_anything_but_text() -> None:
    sly = TALK.replace("글은 언제", r"\`@octocat\` <b>[눌러](https://example.org)|글은 언제")
    question = next(line for line in report(said(), said(sly)).splitlines() if "octocat" in line)
    assert question == "- `` `@octocat` <b>눌러|글은 언제 쓰시나요? ``"


def test_a_report_of_very_much_is_cut_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mundap.commands.additions.LONGEST", 2000)
    many = TALK + "".join(f"- 글 {n}번은 어떻게 쓰나요?\n    - {n}번째로.\n" for n in range(39))
    text = report(said(), said(many))
    assert len(text) <= 2000
    shown = text.split("###")[1].count("\n- `")
    assert 5 < shown < 40
    assert f"- 길어서 뺀 것 {40 - shown}개\n" in text


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A repository with an empty archive committed, and a talk that is not."""
    docs = tmp_path / "docs"
    (docs / "_data").mkdir(parents=True)
    (docs / "talks").mkdir()
    (docs / "_data" / "topics.yml").write_text(TOPICS, encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "empty")
    (docs / "talks" / "writing.md").write_text(TALK, encoding="utf-8")
    return docs


def test_the_command_compares_with_a_commit(docs: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    arguments = ["report", "--docs", str(docs), "--against", "HEAD", "--output", str(target)]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.output) == (0, "")
    assert "문답 0개 → 1개" in target.read_text(encoding="utf-8")


def test_the_command_compares_with_a_folder(docs: Path) -> None:
    result = CliRunner().invoke(main, ["report", "--docs", str(docs), "--base", str(docs)])
    assert "달라지는 문답이 없습니다." in result.output


@pytest.mark.parametrize(
    "options",
    [(), ("--against", "nowhere"), ("--against", "--output=x"), ("--against=HEAD", "--base=.")],
)
def test_the_command_says_what_it_cannot_compare_with(options: tuple[str, ...], docs: Path) -> None:
    result = CliRunner().invoke(main, ["report", "--docs", str(docs), *options])
    assert result.exit_code == 1
    assert result.output.startswith("Error: `")


@pytest.mark.parametrize("target", ["nowhere/report.md", "docs"])
def test_a_report_that_cannot_be_written_is_one_line(target: str, docs: Path) -> None:
    where = str(docs.parent / target)
    arguments = ["report", "--docs", str(docs), "--base", str(docs), "--output", where]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {where}: 쓰지 못했습니다: ")
    assert result.output.count("\n") == 1
