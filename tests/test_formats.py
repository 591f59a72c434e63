"""What `mundap check` says to GitHub and to programs."""

from __future__ import annotations

import json

from mundap.commands.formats import as_github, as_json, as_text
from mundap.diagnostics import Diagnostic, Severity

ONE = Diagnostic("talks/a.md", 3, "encoding", "읽을 수 없습니다.", "고쳐 주세요.", Severity.ERROR)
WHOLE = Diagnostic("talks/a,b:c.md", 0, "no-exchange", "100%\n::error::가짜", "", Severity.NOTICE)


def test_github_gets_a_command_for_each_diagnostic() -> None:
    assert as_github([ONE], "docs") == (
        "::error file=docs/talks/a.md,line=3,title=encoding::읽을 수 없습니다. 고쳐 주세요."
    )


def test_a_text_neither_ends_a_command_nor_begins_one() -> None:
    assert as_github([WHOLE], "docs") == (
        "::notice file=docs/talks/a%2Cb%3Ac.md,title=no-exchange::100%25%0A::error::가짜"
    )


def test_a_program_gets_every_field() -> None:
    first, second = json.loads(as_json([ONE, WHOLE], "docs"))
    assert first == {
        "path": "talks/a.md",
        "line": 3,
        "code": "encoding",
        "severity": "error",
        "message": "읽을 수 없습니다.",
        "advice": "고쳐 주세요.",
    }
    assert second["message"] == WHOLE.message


def test_people_get_a_line_each() -> None:
    assert as_text([ONE, ONE], "docs").splitlines() == [str(ONE)] * 2


def test_no_line_is_a_command_to_github_but_ours() -> None:
    # The runner looks for the older form of a command anywhere in a line.
    sly = Diagnostic("talks/##[error]a.md", 1, "front-matter-key", "##[add-mask]가 ##[group]", "")
    assert "##[" not in str(sly)
    assert "## [add-mask]가" in str(sly)


def test_a_line_is_one_that_somebody_reads() -> None:
    said = Diagnostic("talks/a.md", 1, "settled", f"`{'가' * 100_000}`입니다.", "고쳐 주세요.")
    for line in (str(said), as_github([said], "docs")):
        assert len(line) < 1000
        assert line.endswith("고쳐 주세요.")
