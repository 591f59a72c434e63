"""A build that remembers the one before makes what a build makes that remembers nothing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from mundap.build import build
from mundap.memo import FORGETFUL, Memo
from mundap.pages import SiteOptions
from mundap.pages.page import document
from mundap.search import AuthoredPage
from mundap.store import Recent

FILES = {
    "talks/kim.md": """\
# 글쓰기 특강 - 김하늘님

## Q&A

- 긴 글은 언제 쓰시나요?
    - 아침에 원고지 다섯 장을 씁니다.
- 편집자와는 글을 어떻게 고치시나요?
    - 초고를 보내고 교정지를 함께 봅니다. 원고는 그동안 쉬게 둡니다.
""",
    "talks/park.md": """\
# 작가와의 만남 - 박바다님

## Q&A

- 장편 원고는 언제 쓰시나요?
    - 밤에 씁니다. 책상 앞에 두 시간을 앉아 있습니다.
""",
    "_data/topics.yml": """\
topics:
  writing: { label: 글쓰기, about: 글을 쓰는 일, terms: { 글: 2, 원고: 3 }, asks: [고치다] }
  editing: { label: 편집, about: 글을 고치는 일, terms: { 편집자: 3, 교정지: 3 } }
""",
    "_data/synonyms.yml": "- [글, 원고]\n- [교정지, 교열지]\n",
    "_data/search-words.yml": "- [아침, 새벽]\n",
    "_data/speakers.yml": "kim: { name: 김하늘 }\npark: { name: 박바다 }\n",
    "_data/talks.yml": "kim: { records: [kim.md], title: 글쓰기 특강 }\n",
    "_data/ids.yml": "",
    "about.md": "# 이 모음\n\n작가들의 대답을 모았습니다.\n",
}
STORE = Recent()


def made(files: Mapping[str, str], memo: Memo) -> object:
    """Everything that a build gives to MkDocs and to the maintainer."""
    content = {name: text.encode() for name, text in files.items()}
    built = build(
        {name: each for name, each in content.items() if name.startswith("talks/")},
        {name.removeprefix("_data/"): content[name] for name in files if name.startswith("_data/")},
        SiteOptions(),
        [AuthoredPage("about.md", "", files["about.md"])],
        store=STORE,
        memo=memo,
    )
    pages = [
        (each.src_uri, document(each.meta, each.markdown, memo), each.edit_path, each.in_nav)
        for each in built.pages
    ]
    memo.turn()
    return pages, built.exports, built.index, built.understood.diagnostics


@pytest.fixture(scope="module")
def first() -> object:
    return made(FILES, FORGETFUL)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("talks/kim.md", "다섯 장", "여섯 장"),
        (
            "talks/kim.md",
            "- 편집자와는",
            "- 책은 무엇을 읽으시나요?\n    - 시집입니다.\n- 편집자와는",
        ),
        ("_data/topics.yml", "label: 편집", "label: 고치기"),
        ("_data/topics.yml", "교정지: 3", "아침: 3"),
        ("_data/topics.yml", "asks: [고치다]", "asks: [물어보다]"),
        ("_data/topics.yml", "topics:", "options: { question: 0.1 }\ntopics:"),
        ("_data/synonyms.yml", "[글, 원고]", "[글, 그림]"),
        ("_data/search-words.yml", "새벽", "이른 아침"),
        ("_data/search-words.yml", "새벽", "책상 앞"),
        ("_data/speakers.yml", "kim:", "kim-haneul:"),
        ("_data/talks.yml", "title: 글쓰기 특강", "title: 여름 글쓰기 특강"),
        ("about.md", "작가들의 대답", "작가들의 말"),
    ],
)
def test_what_changed_is_seen(first: object, name: str, old: str, new: str) -> None:
    assert FILES[name].count(old) == 1
    changed = {**FILES, name: FILES[name].replace(old, new)}
    memo = Memo()
    assert made(FILES, memo) == first
    again = made(changed, memo)
    assert again != first
    assert again == made(changed, FORGETFUL)
    # And back: nothing of it is left.
    assert made(FILES, memo) == first
