"""Whole notes that cost the wrong reader too much: much of everything notes are made of.

Each is as large as it may be: in bytes, in lines, or in questions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain, count, cycle, islice, pairwise, repeat

from tools.bench.hostile import LONG, ROOM, START

from mundap.flaws import MOST_QUESTIONS
from mundap.text.source import FRONT_MATTER_LIMIT

SAID = "팀의 개발자와 데이터 엔지니어가 추천 모델을 학습하고 배포하는 방법을 이야기했습니다."
NAMES = [f"{a}{b}{c}" for a in "김이박최정강조윤장임" for b in "가강건경고" for c in "가강건경고"]

PIECES: Mapping[str, str] = {
    "items": "- 가\n",
    "numbered items": "1. 가\n",
    "items in quotes": "> - 가\n",
    "items of three marks": "- > 1. 가\n",
    "lists of one item": "- 가\n+ 나\n",
    "numbered lists of one item": "1. 가\n1) 나\n",
    "loose items": "- 가\n\n  나\n\n",
    "items with pictures": "- ![가](나.png)\n",
    "items with links": "- [가](나)\n",
    "items that ask on": "- (질문) 가?\n",
    "paragraphs that ask in brackets": "(질문) 가?\n\n나\n\n",
    "items that remark": "- 가?\n  - 나\n- cf. 다\n",
    "items of clubs": "- 가?\n  - 서점: 저는\n  - 꽃집: 나는\n",
    "items of voices": "- (김하늘 님) 가\n",
    "items of names": "- 김하늘: 가\n",
    "items with answers": "- 가?\n  - 나\n",
    "empty items": "-\n",
    "tasks": "- [ ] 가\n",
    "quotes apart": "> 가\n\n",
    "lazy quotes": "> 가\n나\n",
    "quotes of quotes": "> > > 가\n> 나\n",
    "paragraphs": "가\n\n",
    "lines": "가\n",
    "lines of names": "김하늘: 가\n",
    "strong lines": "**가?**\n\n나\n\n",
    "strong lines together": "**가**\n",
    "emphasis of all kinds": "*가 **나 _다_ ~~라~~ 마** 바*\n\n",
    "emphasis that never closes": "*가 **나 _다 ~~라 `마\n\n",
    "emphasis beside Hangul": "**가(나)**다*라*",
    "rules": "---\n\n",
    "underlined headings": "가\n---\n",
    "equal headings": "## 가\n\n",
    "headings of all levels": "# 가\n## 나\n### 다\n#### 라\n##### 마\n###### 바\n",
    "headings that announce": "## Q&A\n\n### 가?\n\n나\n\n",
    "headings that answer": "## 가?\n\n### 답변\n\n나\n\n",
    "headings of talks": "## 김하늘 님: 가\n\n홍길동: 나\n\n",
    "headings over speakers": "## 발표자\n- 김하늘, 가\n\n",
    "headings with speakers": "## 어느 회사 '김하늘' 님의 강연(이나무님)\n\n",
    "lines with speakers": "<김하늘 님 - 가나>\n",
    "speakers in sentences": "김하늘 님이 ",
    "headings with links": "## [가](나) ![다](라)\n",
    "links apart": "[가](https://example.org/나)\n\n",
    "links to pages": "[가](../index.md) ",
    "pictures apart": "![가](나.png)\n\n",
    "pictures in HTML": '<img src="가.png" alt="나">\n\n',
    "links in HTML": '<a href="가">나</a> ',
    "HTML and Markdown": "<b>가 **나</b> 다** <i>*라</i>*\n\n",
    "folded answers": "<details>\n<summary>가?</summary>\n\n나\n\n</details>\n",
    "comments apart": "<!-- 가 -->\n나\n",
    "comments that begin": "<!-- 가\n",
    "addresses in particles": "https://example.org/가에서 ",
    "code blocks": "```\n가\n```\n",
    "questions in code": "```\nQ. 가?\nA. 나\n```\n\n",
    "questions in comments": "```\n# Q&A\n# 가?\n# 나\n# 다?\n# 라\n# 마?\n# 바\n```\n\n",
    "titles in comments": "```\n# Q&A\n# 가?\n# 나?\n",
    "code spans": "`가` ``나`` ",
    "footnotes and their marks": "가[^1]\n\n[^1]: 나\n\n",
    "definitions apart": "[가]: 나\n\n",
    "definition lists": "가\n: 나\n\n",
    "admonitions": '!!! note "가"\n    나\n\n',
    "attributes apart": "가\n{: .나 #다 라=마}\n\n",
    "abbreviations": "*[가]: 나\n",
    "small tables": "|가|나|\n|-|-|\n|다|라|\n\n",
    "chat": "[오후 3:12] 김하늘 : 가?\n[오후 3:13] 이나무 : 나\n",
    "chat of the host": "[오후 3:12] 이나무 : 나\n",
    "marked answers": "A. 가\n\n",
    "places": "1.1 가?\n\n나\n\n",
    "dates in words": "2021년 1월 1일 금요일 ",
    "programme": "- 10:00 김하늘 님 「가」\n",
    "roster": "* 김하늘 : 가 팀장\n",
}
"""Name → what is repeated as often as a file may hold it."""

QUESTIONS: Mapping[str, str] = {
    "questions without an answer": "Q. 가{n}?\n\n",
    "equal questions": "Q. 가?\n\n",
    "equal questions and answers": f"Q. {SAID[:20]}?\n\nA. {SAID}\n\n",
    "questions of the same words": f"Q. {SAID} {SAID} {{n}}?\n\nA. {SAID} {SAID}\n\n",
    "questions with voices": "Q. 가{n}?\n\n- {name}: 나\n- (질문) 다?\n  - 라\n\n",
    "questions with pictures": "Q. ![가{n}](나.png)\n\n![다](라.png)\n\n",
    "headings that are questions": "### Q{n}. 가?\n\n나\n\n",
    "nested items with answers": "- 가{n}?\n  - 나\n    - 다\n",
    "folded questions": "<details>\n<summary>Q{n}. 가?</summary>\n\n나\n\n</details>\n",
}
"""Name → what is repeated for as many questions as a file may hold."""


def _repeated(piece: str, size: int) -> str:
    """A piece as often as bytes and lines allow; one without a line break in long lines."""
    if "\n" not in piece:
        piece = f"{piece * (LONG // len(piece))}\n"
    return piece * min(size // len(piece.encode()), ROOM // piece.count("\n"))


def _asked(piece: str, size: int) -> str:
    """As many questions as a file may have, each with words up to the size it may have."""
    said = f"{SAID} "
    room = size // MOST_QUESTIONS - len(piece.encode()) - 12
    more = said * max(0, room // len(said.encode()))
    return "".join(
        piece.format(n=n, name=name) + (f"{more}\n\n" if more else "")
        for n, name in zip(range(MOST_QUESTIONS), cycle(NAMES), strict=False)
    )


def _lines(lines: Iterable[str], size: int) -> str:
    """As many of endless lines as bytes and lines allow."""
    found: list[str] = []
    for line in islice(lines, ROOM):
        size -= len(line.encode()) + 1
        if size < 0:
            break
        found.append(line)
    return "\n".join(found)


_flat = chain.from_iterable


def _wide_table(size: int) -> str:
    """A header of thousands of columns over rows of one."""
    columns = LONG // 2
    return _lines(_flat([["|가" * columns, "|-" * columns], repeat("|나")]), size)


def _square_tables(size: int) -> str:
    """Headers of a hundred columns, each over a hundred rows of one."""
    table = ["|가" * 100, "|-" * 100, *["|나"] * 100, ""]
    return _lines(cycle(table), size)


def _voices(size: int) -> str:
    """One answer of hundreds of people."""
    return "Q. 가?\n\n" + _lines(_flat([f"{name}: 나", ""] for name in cycle(NAMES)), size - 16)


def _people(size: int) -> str:
    """Sections of hundreds of people, each named by the next one."""
    pairs = pairwise(cycle(NAMES))
    return _lines(_flat([f"## {one} 님", "", f"{other} 님: 가?", ""] for one, other in pairs), size)


def _sections(size: int) -> str:
    """Headings that announce questions one within the other."""
    return _lines((f"{'#' * (n % 5 + 2)} Q&A {n}" for n in count()), size)


def _fences(size: int) -> str:
    """Fences of which none closes another."""
    return _lines((f"{'`' * (n % 700 + 3)}가" for n in count()), size)


def _long_heading(size: int) -> str:
    """A paragraph of thousands of lines that its underline makes a heading."""
    return _lines(repeat("가"), size) + "\n---"


def _steps(size: int) -> str:
    """Paragraphs ever deeper in lists, up and down again."""
    deep = ("  " * (n % 30) for n in count())
    return _lines(_flat([f"{each}- 가", "", f"{each}  나", ""] for each in deep), size)


def _unannounced(size: int) -> str:
    """Thousands of marked questions where nothing announces any."""
    return "# 강의\n\n" + _lines((f"Q{n}. 가?" for n in count(1)), size - 12)


def _chat(size: int) -> str:
    """A log of two where nothing announces questions."""
    return "# 대화\n\n" + _repeated(PIECES["chat"], size - 12)


def _front_matter(size: int) -> str:
    """As many unknown keys as front matter holds."""
    keys = "".join(f"k{n:04}:\n" for n in range(FRONT_MATTER_LIMIT // len("k0000:\n") - 1))
    return f"---\n{keys}---\n{START}"


def _settled(size: int) -> str:
    """As many settled lines as front matter holds, over as many items."""
    lines = ", ".join(map(str, range(20, 2_600, 2)))
    front = f"---\nquestions: [{lines}]\n---\n{START}"
    return front + _repeated("- 가?\n  - 나\n", size - len(front.encode()))


def shapes() -> dict[str, Callable[[int], str]]:
    """Name → a whole file of at most so many bytes."""
    below: dict[str, Callable[[int], str]] = {}
    below |= {name: partial(_repeated, piece) for name, piece in PIECES.items()}
    below |= {name: partial(_asked, piece) for name, piece in QUESTIONS.items()}
    below |= {
        "wide table": _wide_table,
        "square tables": _square_tables,
        "one answer of many voices": _voices,
        "sections of people": _people,
        "sections in sections": _sections,
        "fences of all lengths": _fences,
        "long heading": _long_heading,
        "steps of lists": _steps,
        "questions nobody announced": _unannounced,
        "chat nobody announced": _chat,
    }
    found: dict[str, Callable[[int], str]] = {}
    found |= {name: partial(under_start, make) for name, make in below.items()}
    return {**found, "front matter of keys": _front_matter, "front matter of lines": _settled}


def under_start(make: Callable[[int], str], size: int) -> str:
    """A text of at most so many bytes, `START` above it."""
    return START + make(size - len(START.encode()) - 1)
