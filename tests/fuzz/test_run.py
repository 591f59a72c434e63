"""The long run itself: the same inputs each time, and what fails is noticed and made small."""

from __future__ import annotations

import pytest
from tests.fuzz import run
from tests.fuzz.run import failure, make, smaller

from mundap.pages import render_inline
from mundap.text import escaping


def test_an_input_is_the_same_each_time() -> None:
    inputs = [make(4, number) for number in range(30)]
    assert inputs == [make(4, number) for number in range(30)]
    assert len({repr(each) for each in inputs}) == 30
    assert make(5, 0) != make(4, 0)


def test_a_failing_input_is_made_smaller() -> None:
    files = {"talks/one.md": b"\n".join(b"%d" % number for number in range(32))}
    small = smaller(files, lambda each: b"17" in each["talks/one.md"])
    assert small == {"talks/one.md": b"17"}


def test_text_that_is_lost_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"talks/one.md": "# 강연\n\n## Q&A\n\n> 왜 그럴까요?\n\n그러게요.\n".encode()}
    assert failure(files) == ""
    whole = escaping.escape_inline
    monkeypatch.setattr(render_inline, "escape_inline", lambda text: whole(text).replace("러", ""))
    assert "그러게요" in failure(files)


def test_a_run_counts_what_it_tried(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["fuzz", "--first", "1", "--count", "3"])
    assert run.main() == 0
    assert capsys.readouterr().out.startswith("입력 3개를 읽었습니다 (씨앗 4).")
