"""No input breaks the build or another page; what is wrong is said at its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import pytest
from tests.robustness.cases import ASKED, CASES, TALK, Case

from mundap import pages
from mundap.build import Understood, understand
from mundap.diagnostics import Severity
from mundap.model.transcript import Asked
from mundap.pages import Page, SiteOptions

NEIGHBOUR = {
    "talks/other.md": (
        "# 요리 교실 · 한여름 님\n\n## Q&A\n\n- 국은 얼마나 끓이나요?\n    - 십 분이면 됩니다.\n"
    ).encode()
}
SAID_ELSEWHERE = {"id-provisional"}
"""Said of every new question."""


def read(case: Case) -> tuple[Understood, dict[str, Page]]:
    """What is understood of a case beside a file with nothing wrong, and its pages."""
    ours = {f"talks/{name}": content for name, content in case.files.items()}
    found = understand({**NEIGHBOUR, **ours}, case.data)
    return found, {p.src_uri: p for p in pages.emit(found.archived.archive, SiteOptions())}


def own(case: Case, written: Iterable[Page]) -> list[Page]:
    """The pages of a case's files."""
    names = {f"talks/{name}" for name in case.files}
    return [page for page in written if page.edit_path in names]


@pytest.fixture(scope="module")
def clean() -> dict[str, Page]:
    """The pages of the neighbour alone."""
    archive = understand(NEIGHBOUR, {}).archived.archive
    return {p.src_uri: p for p in pages.emit(archive, SiteOptions()) if p.edit_path in NEIGHBOUR}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.group}-{case.name}")
def test_a_bad_input_is_said_and_harms_nothing_else(case: Case, clean: dict[str, Page]) -> None:
    found, written = read(case)

    said = [d for d in found.diagnostics if d.severity is not Severity.NOTICE]
    # What is said of two names of one file may be told of either.
    assert [(d.code, d.line) for d in said if d.code not in SAID_ELSEWHERE] == list(case.said)
    assert all(re.search("[가-힣]", d.message) and "\n" not in str(d) for d in said)

    archive = found.archived.archive
    questions = [e.question for e in archive.exchanges if e.source.file not in NEIGHBOUR]
    assert Counter(questions) >= Counter(case.questions)

    for name in clean:
        assert written[name] == clean[name]
    ours = own(case, written.values())
    shown = "\n".join(page.markdown for page in ours)
    visible = re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", shown)
    assert all(text in visible for text in case.has)
    assert not any(text in page.markdown for page in written.values() for text in case.lacks)

    assert bool(archive.unread) == case.refused
    for each in archive.unread:
        card = written[f"talks/{each.slug}.md"].markdown
        assert "읽지 못한 기록" in card
        assert f"talks/{each.slug}.md".removeprefix("talks/") in written["talks/index.md"].markdown


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.group}-{case.name}")
def test_every_line_of_a_bad_input_has_one_account(case: Case) -> None:
    found, written = read(case)
    for transcript in found.transcripts:
        lines = [entry.line for entry in transcript.ledger]
        assert len(lines) == len(set(lines))
    assert len(written) == len({name.casefold() for name in written})
    assert all(re.fullmatch(r"[a-z0-9/-]+\.md", name) for name in written)
    text = "".join(page.markdown for page in written.values())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffd]", text)


def test_the_cases_are_about_a_talk_that_is_fine() -> None:
    found = understand({"talks/bad.md": TALK.encode()}, {})
    assert [d.code for d in found.diagnostics if d.severity is not Severity.NOTICE] == [
        "id-provisional"
    ]
    (asked,) = [p for p in found.transcripts[0].parts if isinstance(p, Asked)]
    assert (asked.question.text, asked.first) == (ASKED, 5)


def test_two_cases_have_two_names() -> None:
    names = [(case.group, case.name) for case in CASES]
    assert len(names) == len(set(names))
