"""The guide says what the program does: its examples are run, its lists compared."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.guide_pages import DOCS, examples, first_cells, page

from mundap import dialects
from mundap.build import read_all, settled_records
from mundap.cli import main
from mundap.data import settled
from mundap.data.files import read_data
from mundap.data.idbook import KEYS
from mundap.model.settled import Settled
from mundap.model.transcript import Asked
from mundap.text import noise, yaml_text

TRANSCRIPTS = examples("markdown")
SHOWN = examples("text", "mundap inspect ")


def inspect(shown: str, folder: Path) -> str:
    """What the command prints of an example; options may follow its name."""
    name, *options = shown.split()
    (folder / name).write_text(TRANSCRIPTS[name], encoding="utf-8")
    before = Path.cwd()
    os.chdir(folder)
    try:
        return CliRunner().invoke(main, ["inspect", name, *options, "--docs", str(DOCS)]).output
    finally:
        os.chdir(before)


@pytest.mark.parametrize("name", SHOWN)
def test_an_example_is_read_as_the_guide_shows(name: str, tmp_path: Path) -> None:
    printed = inspect(name, tmp_path).splitlines()
    # Topics change with topics.yml; the guide says that their lines are left out.
    kept = [line for line in printed if not line.startswith("      주제:")]
    assert "\n".join(kept) == SHOWN[name].rstrip("\n")


def test_every_example_is_shown_with_its_result_or_said_to_have_none(tmp_path: Path) -> None:
    shown = {name.split()[0] for name in SHOWN}
    assert TRANSCRIPTS.keys() - shown == {"not-yet.md"}
    assert "문답 0개" in inspect("not-yet.md", tmp_path)


def test_career_lines_are_where_the_guide_says() -> None:
    (transcript,), _ = read_all({"talks/people.md": TRANSCRIPTS["people.md"].encode()}, ())
    assert [role.text for role in transcript.roles] == [
        "현) 새벽배송 개발팀 리드",
        "전) 모두의가계부 백엔드 개발자",
    ]


def test_the_guide_names_every_kind_of_noise() -> None:
    table = page("index.md").split("## 빼고 읽는 것")[1].split("```")[0]
    named = re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE)
    assert named == [*(rule.name for rule in noise.RULES), "page-debris", "rule"]
    assert all(f"{name} " in SHOWN["noise.md"] for name in named)


HEADINGS = re.findall(
    r"`([^`]+)`", page("index.md").split("이런 제목이면 됩니다.")[1].split("제목의 단계")[0]
)
CLOSINGS = re.findall(r"`([^`]+)`", page("index.md").split("다만 ")[1].split("처럼 끝맺는")[0])


def questions(text: str) -> list[str | None]:
    """What a transcript is found to ask."""
    (transcript,), _ = read_all({"talks/x.md": text.encode()}, ())
    return [asked.question.text for asked in transcript.asked]


@pytest.mark.parametrize("heading", HEADINGS)
def test_questions_are_found_under_the_headings_the_guide_names(heading: str) -> None:
    assert questions(f"# 특강\n\n## {heading}\n\n- 질문\n    - 답\n") == ["질문"]


@pytest.mark.parametrize("heading", CLOSINGS)
def test_closing_words_under_a_question_heading_are_no_questions(heading: str) -> None:
    under = "# 특강\n\n## Q&A\n\n### {}\n\n- 질문\n    - 답\n"
    assert questions(under.format(heading)) == []
    assert questions(under.format("진로")) == ["질문"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("**질문**\n\n답\n\n{} 뒤에 답\n", id="bold line"),
        pytest.param("> 질문\n\n답\n\n{} 뒤에 답\n", id="quote"),
        pytest.param("- 질문\n    - 답\n    - {} 뒤에 답\n", id="bullets"),
    ],
)
def test_marks_inside_answers_work_in_every_shape(text: str) -> None:
    def asked(mark: str) -> Asked:
        content = ("## Q&A\n\n" + text.format(mark)).encode()
        (transcript,), _ = read_all({"talks/x.md": content}, ())
        (only,) = transcript.asked
        return only

    assert [len(asked(mark).followups) for mark in ("(질문)", "(추가 질문)", "(석사)")] == [1, 1, 0]
    voices = [asked(mark).voices for mark in ("(한여름 조교님)", "(한여름 님)", "(한여름)")]
    assert voices == [("한여름 조교님",), ("한여름 님",), ()]


def test_a_list_is_questions_when_half_of_its_items_have_answers() -> None:
    assert questions("## Q&A\n\n- 하나\n    - 답\n- 둘\n") == ["하나", "둘"]
    assert questions("## Q&A\n\n- 하나\n    - 답\n- 둘\n- 셋\n") == []


def test_the_first_shape_under_a_heading_is_the_only_one() -> None:
    assert questions("## Q&A\n\n**하나**\n답\n\n> 둘\n\n답\n") == ["하나"]
    assert questions("## Q&A\n\n> 하나\n\n답\n\n**둘**\n답\n") == ["하나"]


def test_the_heading_of_a_lecture_may_look_like_a_question() -> None:
    assert questions("# 특강\n\n## 왜 배울까요?\n\n> 왜 배울까요?\n\n- 왜요?\n    - 답\n") == []


def test_the_guide_names_every_shape_that_can_be_settled() -> None:
    table = page("index.md").split("`format`에는 이 가운데 하나를")[1].split("파일의 머리말에")[0]
    assert set(first_cells(table)) == set(dialects.NAMES)


def test_the_guide_settles_records_without_a_mistake() -> None:
    text = examples("yaml")["talks.yml: 정한 것"]
    data = read_data({"talks.yml": text.encode()})
    assert [str(each) for each in data.diagnostics] == []
    assert settled_records(data.talks) == {
        "talks/first-job.md": Settled(under=("모인 이야기",)),
        "talks/coffee-chat.md": Settled("quotes", (), ((12, 14), (20, 20)), ((88, 88),)),
        "talks/team-talk-memo.md": Settled(questions=((3, 3), (9, 10)), speakers=("한여름",)),
    }
    keys = set(settled.KEYS) | {"file", "speakers"}
    said = page("index.md").split("## 질문을 잘못 읽었을 때")[1].split("## 주제가")[0]
    assert {name.split(":")[0] for name in first_cells(said)} - set(dialects.NAMES) == keys


DATA_FILES = ("talks.yml", "speakers.yml", "topics.yml", "synonyms.yml", "search-words.yml")


@pytest.mark.parametrize("file", DATA_FILES)
def test_an_example_of_a_data_file_has_no_mistake(file: str) -> None:
    data = read_data({file: examples("yaml")[file].encode()})
    assert [str(each) for each in data.diagnostics] == []
    assert (
        data.talks
        or data.speakers
        or data.vocabulary.overrides
        or data.synonyms + data.search_words
    )


def test_the_example_of_ids_has_every_key_and_no_mistake() -> None:
    text = examples("yaml")["ids.yml"]
    data = read_data({"ids.yml": text.encode()})
    assert [str(each) for each in data.diagnostics] == []
    entries = yaml_text.load(text)[0]
    assert isinstance(entries, list)
    assert {key for entry in entries for key in entry} == set(KEYS)


def test_the_guide_explains_every_key_of_its_examples() -> None:
    explained = set(first_cells(page("index.md")))
    for file, text in examples("yaml").items():
        keys = set(re.findall(r"^(?:- |  )?(?:  )?([a-z_]+):", text, re.MULTILINE))
        slugs = {"writing", "weak"}
        assert keys - slugs <= explained, file


def test_the_head_of_each_data_file_names_the_keys_the_guide_names() -> None:
    for file in ("talks.yml", "speakers.yml"):
        head = (DOCS / "_data" / file).read_text(encoding="utf-8").split("\n\n")[0]
        keys = set(re.findall(r"^#   ([a-z]+):", head, re.MULTILINE))
        assert keys == set(re.findall(r"^  ([a-z]+):", examples("yaml")[file], re.MULTILINE))


def test_nothing_in_docs_waits_to_be_mended() -> None:
    # What a contributor reads in CI: the output has each problem with file, line and advice.
    result = CliRunner().invoke(main, ["check", "--docs", str(DOCS)])
    assert result.exit_code == 0, result.output
