"""Every diagnostic is explained, with an example that is really printed."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.guide_pages import DOCS, ENGINE, page

from mundap.build import understand
from mundap.cli import main
from mundap.folder import read_files, strays

KOREAN = {"error": "오류", "warning": "경고", "notice": "알림"}


def calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    """Calls of a function or method of that name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            if name == (called.attr if isinstance(called, ast.Attribute) else ast.unparse(called)):
                yield node


def argument(call: ast.Call, position: int, name: str) -> ast.expr | None:
    if len(call.args) > position:
        return call.args[position]
    return next((k.value for k in call.keywords if k.arg == name), None)


def severity_of(node: ast.expr | None) -> str:
    return node.attr.lower() if isinstance(node, ast.Attribute) else "warning"


def constants(tree: ast.Module) -> dict[str, str]:
    """Module-level names of texts."""
    return {
        ast.unparse(node.targets[0]): node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


def emitted() -> dict[str, set[str]]:
    """Code → severities of every diagnostic the engine can make, read from its source."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in ENGINE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = constants(tree)
        for call in calls(tree, "Diagnostic"):
            code = ast.unparse(argument(call, 2, "code") or ast.Constant(""))
            if code in names or code.startswith("'"):
                text = names[code] if code in names else ast.literal_eval(code)
                found[text].add(severity_of(argument(call, 5, "severity")))
                continue
            # The code is a parameter: what it can be stands where the function is called.
            function = next(
                node
                for node in ast.walk(tree)
                if isinstance(node, ast.FunctionDef)
                and call in ast.walk(node)
                and code in [each.arg for each in node.args.args]
            )
            default = severity_of(next(iter(function.args.defaults), None))
            for use in calls(tree, function.name):
                text = ast.literal_eval(argument(use, 0, "code") or ast.Constant(""))
                given = argument(use, 3, "severity")
                found[text].add(severity_of(given) if given else default)
    return found


SECTION = re.compile(
    r"^### (\S+) \{ #(\S+) \}\n\n\*\*([^*\n]+)\*\* · [^\n]+\n\n"
    r"```text\n((?:[^\n]+\n)+?)```\n\n고치기: [^\n]+$",
    re.MULTILINE,
)
"""A code and its anchor, its degree, examples; with what it means and what to do."""
SECTIONS: Mapping[str, tuple[str, str, list[str]]] = {
    code: (anchor, degree, shown.splitlines())
    for code, anchor, degree, shown in SECTION.findall(page("diagnostics.md"))
}


def test_every_diagnostic_is_documented_and_no_other() -> None:
    headings = re.findall(r"^### (\S+)", page("diagnostics.md"), re.MULTILINE)
    assert headings == list(SECTIONS), "a section lacks its degree, an example or what to do"
    assert set(headings) == emitted().keys()
    assert all(code == anchor for code, (anchor, _, _) in SECTIONS.items())


def test_the_degree_of_every_diagnostic_is_documented() -> None:
    found = emitted()
    for code, degrees in found.items():
        assert set(re.findall("|".join(KOREAN.values()), SECTIONS[code][1])) == {
            KOREAN[degree] for degree in degrees
        }, code


TALK_HEAD = "# 글쓰기 특강 · 김하늘 님\n\n## Q&A\n\n"
TALK = "# 글쓰기 특강 · 김하늘 님\n\n## Q&A\n\n- 글은 언제 쓰시나요?\n    - 아침에 씁니다.\n"
ENTRY = "- { id: k3m9xa, talk: writing }\n"
FAULTS: dict[str, tuple[dict[str, str | bytes], dict[str, str]]] = {
    "encoding": (
        {"writing": "# 글쓰기\n\n".encode() + "글".encode("cp949"), "memo": b"\xed\xa0\x80"},
        {},
    ),
    "too-large": ({"writing": "글" * 200_000, "memo": "글\n" * 6_001}, {}),
    "line-too-long": ({"writing": "글" * 20_001}, {}),
    "too-many-pieces": ({"writing": "## 책장\n\n" + "- 책\n" * 3001}, {}),
    "too-many-questions": ({"writing": "## Q&A\n\n" + "- 언제?\n    - 지금.\n" * 151}, {}),
    "too-deep": ({"writing": "> " * 40 + "글\n"}, {}),
    "too-many-marks": ({"writing": "[" * 513}, {}),
    "unclosed": ({"writing": "# 글\n\n```\n글\n", "memo": "글 <!-- 글\n"}, {}),
    "empty": ({"writing": "", "memo": "<br>\n"}, {}),
    "front-matter-key": (
        {"writing": "---\ntitel: 글\n---\n글\n", "memo": "---\ninstructor: 김하늘\n---\n글\n"},
        {},
    ),
    "front-matter-value": ({"writing": "---\ndate: 어제\n---\n글\n"}, {}),
    "record-twice": (
        {"writing": "글\n"},
        {"talks.yml": "writing: {}\nmemo: { records: [writing.md] }\n"},
    ),
    "slug-taken": ({"writing-memo": "글\n", "writing_memo": "글\n"}, {}),
    "control-character": ({"writing": "# 글\x08쓰기\n"}, {}),
    "front-matter": ({"writing": "---\n글쓰기 특강\n---\n"}, {}),
    "data-yaml": ({}, {"talks.yml": "writing:\n  title: [\n"}),
    "data-entry": ({}, {"talks.yml": "writing: { evnt: 특강 }\n"}),
    "vocabulary": (
        {},
        {"topics.yml": "topics: { writing: { label: 글, about: 글, term: { 글: 3 } } }\n"},
    ),
    "no-exchange": (
        {"writing": "# 특강\n\n## 나에게 던지는 질문\n\n글\n", "memo": "# 특강\n\n글\n"},
        {},
    ),
    "question-missed": (
        {"writing": TALK_HEAD + "> 무엇을?\n\n글이요.\n\n**언제 쓰시나요?**\n\n밤에요.\n"},
        {},
    ),
    "question-doubtful": (
        {
            "writing": TALK_HEAD
            + "> 무엇을?\n\n글이요.\n\n> 언제?\n\n밤에요.\n\n> 왜?\n\n좋아서요.\n\n> 2부\n"
        },
        {},
    ),
    "format-doubtful": (
        {
            "writing": TALK_HEAD
            + "- 무엇을?\n    - 글이요.\n\n언제 쓰시나요?\n밤에요.\n\n왜 쓰시나요?\n좋아서요.\n"
        },
        {},
    ),
    "settled": (
        {"writing": "---\nquestions: [14-12]\n---\n" + TALK},
        {"talks.yml": "writing: { questions: [88] }\n"},
    ),
    "record-missing": ({}, {"talks.yml": "writing: { records: [writting.md] }\n"}),
    "speaker-unknown": ({"writing": TALK.replace(" · 김하늘 님", "")}, {}),
    "speaker-unlisted": ({"writing": TALK}, {}),
    "date-contradiction": ({"writing": "# 특강 2026년 11월 21일 월요일\n"}, {}),
    "talk-maybe-same": ({"writing-memo": TALK, "writing": TALK}, {}),
    "topic-weak": ({"writing": TALK}, {}),
    "id-provisional": ({"writing": TALK}, {}),
    "id-missing": ({}, {"ids.yml": ENTRY}),
    "ids-shape": ({}, {"ids.yml": "id: k3m9xa\n"}),
    "id-entry": ({}, {"ids.yml": "- k3m9xa\n- { id: k3m9xa, talk: writing, answr: 네 }\n"}),
    "id-invalid": ({}, {"ids.yml": "- { id: 가나다, talk: writing }\n"}),
    "id-duplicate": ({}, {"ids.yml": ENTRY + ENTRY}),
    "id-redirect": (
        {},
        {"ids.yml": "- { id: k3m9xa, talk: writing, retired: true, redirect: w8r2pd }\n"},
    ),
}
"""For each code files that bring it about: transcripts and data."""


@pytest.mark.parametrize(
    "code", sorted(SECTIONS.keys() - {"unreadable", "symlink", "file-name", "unsafe-file"})
)
def test_an_example_of_a_diagnostic_is_what_is_really_printed(code: str) -> None:
    transcripts, data = FAULTS[code]
    said = understand(
        {
            f"talks/{name}.md": text if isinstance(text, bytes) else text.encode()
            for name, text in transcripts.items()
        },
        {name: text.encode() for name, text in data.items()},
    ).diagnostics
    # A provisional id hangs on the text; any will do.
    printed = [
        re.sub(r"(explain |`)[a-z0-9]{6}(`|: \[)", r"\1k3m9xa\2", str(d))
        for d in said
        if d.code == code
    ]
    assert SECTIONS[code][2]
    for line in SECTIONS[code][2]:
        assert line.replace("w8r2pd", "k3m9xa") in [p.replace("w8r2pd", "k3m9xa") for p in printed]


def test_the_example_of_a_file_that_is_not_there_is_what_is_really_printed() -> None:
    result = CliRunner().invoke(main, ["inspect", "talks/writing.md", "--docs", str(DOCS)])
    assert result.exit_code == 1
    assert SECTIONS["unreadable"][2][0] in result.output


def test_the_example_of_a_symbolic_link_is_what_is_really_printed(tmp_path: Path) -> None:
    link = tmp_path / "writing.md"
    link.symlink_to(DOCS / "index.md")
    _, problems = read_files({"talks/writing.md": link})
    assert [str(each) for each in problems] == list(SECTIONS["symlink"][2])


def test_the_example_of_a_file_name_is_what_is_really_printed(tmp_path: Path) -> None:
    _, problems = read_files({"talks/writ\ning.md": tmp_path / "writing.md"})
    assert [str(each) for each in problems] == list(SECTIONS["file-name"][2])


def test_the_example_of_an_unsafe_file_is_what_is_really_printed(tmp_path: Path) -> None:
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "writing.html").write_text("<script>", encoding="utf-8")
    assert [str(each) for each in strays(tmp_path)] == list(SECTIONS["unsafe-file"][2])
