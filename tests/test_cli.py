"""The command, as a maintainer calls it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.gold_seeds import ROOT

from mundap.cli import main

CHOI = ROOT / "docs" / "talks" / "boostcamp-choi-sungchul.md"


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "docs", tmp_path / "docs"))


def test_inspect_json_is_one_object_a_file() -> None:
    result = run("inspect", CHOI, "--json")
    assert result.exit_code == 0
    (found,) = json.loads(result.output)
    assert set(found) >= {
        "file", "title", "speakers", "date", "exchanges", "ledger", "diagnostics"
    }  # fmt: skip
    assert found["title"] == "[마스터클래스] 최성철 교수님"
    assert found["speakers"] == ["최성철"]
    assert found["date"] is None
    assert found["diagnostics"] == []
    lines = CHOI.read_text("utf-8").split("\n")
    assert sum(found["ledger"].values()) == sum(1 for line in lines if line.strip())
    picture = found["exchanges"][1]
    assert (picture["line"], picture["end"]) == (119, 126)
    assert (picture["question"], picture["kind"]) == (None, "image")
    assert picture["voices"] == picture["followups"] == []
    assert picture["topics"]


def test_inspect_names_followups_and_voices() -> None:
    result = run("inspect", CHOI.with_name("boostcamp-lee-junyeop.md"), "--json")
    exchange = json.loads(result.output)[0]["exchanges"][5]
    assert exchange["voices"] == ["김영웅 운영진님"]
    assert [followup["line"] for followup in exchange["followups"]] == [67]


def test_a_file_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_bytes(b"## \xed\xa0\x80")
    result = run("inspect", bad, tmp_path / "none.md", CHOI, "--json")
    assert result.exit_code == 1
    broken, missing, good = json.loads(result.output)
    assert [d["code"] for d in broken["diagnostics"]] == ["encoding"]
    assert [d["code"] for d in missing["diagnostics"]] == ["unreadable"]
    assert len(good["exchanges"]) == 5
    assert "encoding" in run("inspect", bad, CHOI).output


def test_inspect_for_people() -> None:
    output = run("inspect", CHOI).output
    assert "연사: 최성철" in output
    assert "119–126행  [그림] 2021-08-19-18-51-11.png" in output


def test_check_is_content_with_the_repository() -> None:
    result = run("check", "--docs", ROOT / "docs")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == ("강연 4개, 문답 63개, 오류 0개, 경고 0개, 알림 2개")


def test_ids_of_a_new_exchange_are_written_and_stay(docs: Path) -> None:
    talk = docs / "talks" / "new.md"
    talk.write_text("# 모임 - 홍길동 님\n\n## Q&A\n\n**왜 하나요?**\n- 좋아서\n", "utf-8")
    before = (docs / "_data" / "ids.yml").read_text("utf-8")
    stale = run("check", "--docs", docs)
    assert stale.exit_code == 0
    assert "mundap ids --write" in stale.output
    assert run("check", "--strict", "--docs", docs).exit_code == 1
    assert (docs / "_data" / "ids.yml").read_text("utf-8") == before
    assert run("ids", "--write", "--docs", docs).exit_code == 0
    assert run("check", "--strict", "--docs", docs).exit_code == 0
    after = (docs / "_data" / "ids.yml").read_text("utf-8")
    assert after.count("- id:") == before.count("- id:") + 1
    run("ids", "--write", "--docs", docs)
    assert (docs / "_data" / "ids.yml").read_text("utf-8") == after


def test_check_fails_on_errors_and_names_every_file(docs: Path) -> None:
    (docs / "talks" / "bad.md").write_bytes(b"\xed\xa0\x80")
    (docs / "talks" / "link.md").symlink_to(CHOI)
    (docs / "_data" / "speakers.yml").write_text("a: [", "utf-8")
    result = run("check", "--docs", docs)
    assert result.exit_code == 1
    for expected in ("talks/bad.md:1: encoding", "talks/link.md: symlink", "speakers.yml:"):
        assert expected in result.output


def test_ids_that_cannot_be_read_are_not_overwritten(docs: Path) -> None:
    book = docs / "_data" / "ids.yml"
    book.write_text("- id: 모름\n", "utf-8")
    result = run("ids", "--write", "--docs", docs)
    assert result.exit_code == 1
    assert book.read_text("utf-8") == "- id: 모름\n"


def test_a_file_that_cannot_be_read_does_not_lose_its_addresses(docs: Path) -> None:
    (docs / "talks" / CHOI.name).write_bytes(b"\xed\xa0\x80")
    before = (docs / "_data" / "ids.yml").read_bytes()
    assert "id-missing" not in run("check", "--docs", docs).output
    assert run("ids", "--write", "--docs", docs).exit_code == 1
    assert (docs / "_data" / "ids.yml").read_bytes() == before


def test_explain_shows_the_terms_that_spoke() -> None:
    result = run("explain", "kkxptz", "--docs", ROOT / "docs")
    assert result.exit_code == 0
    assert "MLOps" in result.output
    assert run("explain", "zzzzzz", "--docs", ROOT / "docs").exit_code == 1


def test_weak_topics_are_listed(docs: Path) -> None:
    talk = docs / "talks" / "new.md"
    talk.write_text("# 모임 - 홍길동 님\n\n## Q&A\n\n**그건 왜죠?**\n- 그냥\n", "utf-8")
    assert "그건 왜죠?" in run("topics", "--docs", docs).output


@pytest.mark.parametrize("name", ["\udcff.md", "a\nb.md", "a\x1b[31m.md"])
def test_a_file_name_that_no_terminal_shows_is_spelled_out(name: str, tmp_path: Path) -> None:
    for options in ((), ("--json",)):
        result = run("inspect", tmp_path / name, *options)
        assert result.exit_code == 1
        assert isinstance(result.exception, SystemExit)
        assert name not in result.output
        assert "file-name" in result.output
