"""What `mkdocs serve` shows after a change is what `mkdocs build` makes of it."""

from __future__ import annotations

import logging

import pytest
from markdown import Markdown
from tests.site.mkdocs_project import EPOCH, Project, digests
from tests.site.rebuilding import Serving, built_anew

pytestmark = pytest.mark.site

TALK = "docs/talks/boostcamp-choi-sungchul.md"
NEW = """\
# 데브페스트 질의응답 - 홍길동님

## 질문과 답

- 부트캠프를 마치고 바로 창업해도 될까요?
    - 작게 시작해 보세요. 첫 손님을 만나는 것이 먼저입니다.
"""


def test_a_change_gives_the_site_that_a_build_gives(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    # The server's pages have no policy.
    project.edit("mkdocs.yml", "  mundap:\n", "  mundap:\n    csp: false\n")
    serving = Serving(project.root, project.root / "served")
    converted: list[str] = []
    convert = Markdown.convert

    def record(self: Markdown, text: str) -> str:
        converted.append(text)
        return convert(self, text)

    monkeypatch.setattr(Markdown, "convert", record)
    first = digests(serving.build())
    everything = len(converted)

    # A word: most pages stay as they are.
    project.edit(TALK, "- 가면 좋다\n", "- 가면 아주 좋다\n")
    converted.clear()
    second = digests(serving.build())
    changed = {name for name in first if first[name] != second.get(name)}
    assert "q/jddtrn/index.html" in changed
    assert 0 < len(converted) < everything / 4

    # A new transcript, one that is gone, a fact, and how pages are rendered.
    (project.talks / "devfest-hong.md").write_text(NEW, encoding="utf-8")
    gone = project.talks / "boostcamp-lee-hwalsuk.md"
    gone.rename(project.root / "gone.md")
    project.edit("docs/_data/talks.yml", "OKKY 12월 세미나", "OKKY 열두 달 세미나")
    project.edit("mkdocs.yml", "이 자리의 주소", "여기의 주소")
    third = digests(serving.build())
    assert third == digests(built_anew(project.root, project.root / "built"))

    # All as it was.
    (project.talks / "devfest-hong.md").unlink()
    (project.root / "gone.md").rename(gone)
    project.edit("docs/_data/talks.yml", "OKKY 열두 달 세미나", "OKKY 12월 세미나")
    project.edit("mkdocs.yml", "여기의 주소", "이 자리의 주소")
    project.edit(TALK, "- 가면 아주 좋다\n", "- 가면 좋다\n")
    assert digests(serving.build()) == first


def test_a_half_written_page_stops_no_build(
    project: Project, caplog: pytest.LogCaptureFixture
) -> None:
    serving = Serving(project.root, project.root / "served")
    about, home = project.docs / "about.md", project.docs / "index.md"
    whole = about.read_bytes(), home.read_bytes()
    # In the middle of a syllable.
    about.write_bytes(whole[0] + "끝".encode()[:2])
    home.write_bytes(whole[1] + "끝".encode()[:1])
    site = serving.build()
    said = [each.message for each in caplog.records if each.levelno >= logging.WARNING]
    lines = [text.count(b"\n") + 1 for text in whole]
    assert [each.split(": ")[:2] for each in said] == [
        [f"about.md:{lines[0]}", "encoding"],
        [f"index.md:{lines[1]}", "encoding"],
    ]
    assert "\ufffd" in (site / "about" / "index.html").read_text(encoding="utf-8")
    assert (site / "q" / "jddtrn" / "index.html").is_file()

    caplog.clear()
    about.write_bytes(whole[0])
    home.write_bytes(whole[1])
    site = serving.build()
    assert not [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert "\ufffd" not in (site / "about" / "index.html").read_text(encoding="utf-8")
