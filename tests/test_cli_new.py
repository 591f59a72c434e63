"""`mundap new`: from a note to a file in its place, with nobody's words changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.gold_seeds import ROOT

from mundap.cli import main
from mundap.data.files import read_data

NOTE = """\
# 첫 회사 고르기 · 김하늘 님

## Q&A

**이력서에는 무엇부터 쓰나요?**
가장 최근에 한 일부터 씁니다.
"""
MANY = "".join(f"\n**{n}번은 왜 그런가요?**\n그래서요.\n" for n in range(501))


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """An archive with the data files of this one and no talk."""
    (tmp_path / "docs" / "talks").mkdir(parents=True)
    return Path(shutil.copytree(ROOT / "docs" / "_data", tmp_path / "docs" / "_data")).parent


def new(docs: Path, *options: str, note: str | bytes = NOTE) -> Result:
    return CliRunner().invoke(main, ["new", "--docs", str(docs), *options], input=note)


def data(docs: Path, name: str) -> str:
    return (docs / "_data" / name).read_text(encoding="utf-8")


def test_a_note_gets_its_file_and_its_entries(docs: Path) -> None:
    talks, speakers = data(docs, "talks.yml"), data(docs, "speakers.yml")
    result = new(docs, "--event", "동네 모임: 봄", "--date", "2024-03")
    assert result.exit_code == 0, result.output
    slug = "gimhaneul-cheot-hoesa-goreugi"
    written = (docs / "talks" / f"{slug}.md").read_text(encoding="utf-8")
    assert written == f"---\ndate: 2024-03\n---\n\n{NOTE}"
    assert data(docs, "talks.yml") == (
        f"{talks}\n{slug}:\n  records: [{slug}.md]\n  event: '동네 모임: 봄'\n"
    )
    assert data(docs, "speakers.yml") == f"{speakers}gimhaneul: {{ name: 김하늘 }}\n"
    found = read_data({"talks.yml": data(docs, "talks.yml").encode()}).talks[-1]
    assert (found.slug, found.event) == (slug, "동네 모임: 봄")


def test_it_says_what_to_do_next(docs: Path) -> None:
    lines = new(docs, "--slug", "first-job").output.splitlines()
    assert "문답 1개를 찾았습니다" in lines[0]
    commands = [line.split("#")[0].strip() for line in lines if line.startswith("  mundap")]
    assert [command.split()[1] for command in commands] == ["inspect", "ids", "check"]
    where = Path(commands[0].split()[-1])
    assert (Path(os.path.abspath(where))).samefile(docs / "talks" / "first-job.md")


def test_a_note_without_anything_to_add_stays_as_it_is(docs: Path, tmp_path: Path) -> None:
    clip = tmp_path / "clip.md"
    clip.write_bytes(NOTE.replace("\n", "\r\n").encode())
    assert new(docs, "--from", str(clip), "--slug", "first-job", note="").exit_code == 0
    assert (docs / "talks" / "first-job.md").read_bytes() == clip.read_bytes()


def test_keys_join_the_front_matter_that_is_there(docs: Path) -> None:
    note = "---\ntags: [진로] # 내 분류\n---\n## Q&A\n\n- 왜요?\n    - 그래서요.\n"
    speakers = data(docs, "speakers.yml")
    options = ("--title", "이야기: 하나", "--speaker", "박종천")
    assert new(docs, "--slug", "story", *options, note=note).exit_code == 0
    assert (docs / "talks" / "story.md").read_text(encoding="utf-8") == (
        "---\ntitle: '이야기: 하나'\nspeakers: [박종천]\ntags: [진로] # 내 분류\n---\n"
        "## Q&A\n\n- 왜요?\n    - 그래서요.\n"
    )
    # 박종천 is known already.
    assert data(docs, "speakers.yml") == speakers


def test_a_proposed_name_is_free(docs: Path) -> None:
    first, second = new(docs), new(docs)
    assert (first.exit_code, second.exit_code) == (0, 0)
    names = sorted(path.stem for path in (docs / "talks").iterdir())
    assert names == ["gimhaneul-cheot-hoesa-goreugi", "gimhaneul-cheot-hoesa-goreugi-2"]
    # The speaker is listed once.
    assert data(docs, "speakers.yml").count("김하늘") == 1


REFUSED = [
    pytest.param(("--slug", "첫-회사"), NOTE, "영어 소문자", id="Korean slug"),
    pytest.param(("--slug", "../secret"), NOTE, "영어 소문자", id="slug that leads out"),
    pytest.param(("--slug", "index"), NOTE, "목록 페이지", id="index"),
    pytest.param(("--slug", "con"), NOTE, "윈도우", id="device"),
    pytest.param(("--slug", "okky-ml-webinar"), NOTE, "이미 있습니다", id="taken"),
    pytest.param((), "\n \n", "비어 있습니다", id="empty"),
    pytest.param((), NOTE.encode() + b"\xff\xfe\x80", "UTF-8", id="encoding"),
    pytest.param(("--slug", "a"), NOTE + "가" * 400_000, "KB보다 커서", id="too large"),
    pytest.param(("--slug", "a"), NOTE + MANY, "질문이", id="many questions"),
    pytest.param(("--title", "가\udcff"), NOTE, "보이지 않는 글자", id="no letter"),
    pytest.param((), "---\n글쓰기\n---\n", "머리말", id="broken front matter"),
    pytest.param(("--date", "작년"), NOTE, "날짜 `작년`", id="date"),
    pytest.param(("--source", "블로그"), NOTE, "https://", id="source"),
    pytest.param(("--date", "2024"), f"---\ndate: 2023\n---\n{NOTE}", "`date`", id="said twice"),
]


@pytest.mark.parametrize(("options", "note", "said"), REFUSED)
def test_what_cannot_be_written_is_said_and_nothing_is_written(
    options: tuple[str, ...], note: str | bytes, said: str, docs: Path
) -> None:
    before = {path: path.read_bytes() for path in docs.rglob("*") if path.is_file()}
    result = new(docs, *options, note=note)
    assert result.exit_code == 1
    assert said in result.output
    assert {path: path.read_bytes() for path in docs.rglob("*") if path.is_file()} == before


def test_a_note_of_an_old_editor_is_written_as_utf_8(docs: Path) -> None:
    assert new(docs, "--slug", "old", note=NOTE.encode("cp949")).exit_code == 0
    assert (docs / "talks" / "old.md").read_text(encoding="utf-8").endswith(NOTE)


@pytest.mark.parametrize("text", ["a: [", "{ first: { event: 모임 } }"])
def test_a_data_file_that_takes_no_entry_is_left_alone(text: str, docs: Path) -> None:
    (docs / "_data" / "talks.yml").write_text(text, encoding="utf-8")
    result = new(docs)
    assert result.exit_code == 1
    assert "손으로" in result.output
    assert data(docs, "talks.yml") == text
    assert list((docs / "talks").iterdir()) == []


def test_a_file_is_never_overwritten(docs: Path) -> None:
    there = docs / "talks" / "first-job.md"
    there.write_text("내 글\n", encoding="utf-8")
    assert new(docs, "--slug", "first-job").exit_code == 1
    assert there.read_text(encoding="utf-8") == "내 글\n"


def test_a_transcript_does_not_stay_without_its_entry(docs: Path) -> None:
    shutil.rmtree(docs / "_data")
    result = new(docs, "--slug", "first-job")
    assert result.exit_code == 1
    assert "쓰지 못했습니다" in result.output
    assert list((docs / "talks").iterdir()) == []


@pytest.fixture
def asked(docs: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """`mundap new` at a terminal: what is typed, line by line."""

    def ask(*lines: str, note: str = "## Q&A\n\n- 왜요?\n    - 그래서요.\n") -> Result:
        clip = docs.parent / "clip.md"
        clip.write_text(note, encoding="utf-8")
        typed = "".join(f"{line.replace('CLIP', str(clip))}\n" for line in lines)
        monkeypatch.setattr("mundap.commands.new._at_terminal", lambda: True)
        return CliRunner().invoke(main, ["new", "--docs", str(docs)], input=typed)

    return ask


def test_at_a_terminal_it_asks_what_the_note_does_not_say(
    docs: Path, asked: Callable[..., Result]
) -> None:
    result = asked("CLIP", "첫 회사", "김하늘, 박별", "2024-03", "봄 모임", "", "first-job")
    assert result.exit_code == 0, result.output
    written = (docs / "talks" / "first-job.md").read_text(encoding="utf-8")
    assert written.startswith("---\ntitle: 첫 회사\nspeakers: [김하늘, 박별]\ndate: 2024-03\n---\n")
    assert data(docs, "talks.yml").endswith(
        "first-job:\n  records: [first-job.md]\n  event: 봄 모임\n"
    )


def test_it_does_not_ask_what_the_note_says(asked: Callable[..., Result]) -> None:
    result = asked("CLIP", "", "", "", "", note=NOTE)
    assert result.exit_code == 0, result.output
    assert [word for word in ("제목:", "연사(", "날짜:", "행사:") if word in result.output] == [
        "날짜:", "행사:",
    ]  # fmt: skip


WRONG = [
    pytest.param((), "Aborted!", id="end of input"),
    pytest.param(("CLIP", "제목"), "Aborted!", id="end of input in the middle"),
    pytest.param(("nowhere.md",), "읽지 못했습니다", id="no such file"),
    pytest.param((".",), "읽지 못했습니다", id="folder"),
    pytest.param(("CLIP", "제목", "", "어제", "", "", ""), "날짜 `어제`", id="date"),
    pytest.param(("CLIP", "제목", "", "", "", "책", ""), "https://", id="source"),
    pytest.param(("CLIP", "제목", "", "", "", "", "../../x"), "영어 소문자", id="way out"),
    pytest.param(("CLIP", "제목", "", "", "", "", "  "), "영어 소문자", id="blank"),
    pytest.param(("CLIP", "제\x00목", "", "", "", "", ""), "보이지 않는 글자", id="control"),
]


@pytest.mark.parametrize(("lines", "said"), WRONG)
def test_a_wrong_answer_is_said_and_nothing_is_written(
    lines: tuple[str, ...], said: str, docs: Path, asked: Callable[..., Result]
) -> None:
    before = {path: path.read_bytes() for path in docs.rglob("*") if path.is_file()}
    result = asked(*lines)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert said in result.output
    assert {path: path.read_bytes() for path in docs.rglob("*") if path.is_file()} == before
