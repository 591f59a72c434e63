"""Every kind of bad input that is tested, what a reader sees of it, and what is said.

The table of `docs/contributing/robustness.md` is made from this list:
`python -m tests.robustness.table` writes it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

TALK = "# 글쓰기 특강 · 김하늘 님\n\n## Q&A\n\n- 글은 언제 쓰시나요?\n    - 아침에 씁니다.\n"
"""A transcript with nothing wrong; its exchange begins on line 5."""
ASKED = "글은 언제 쓰시나요?"
REFUSED = "읽지 못했다는 카드. 어디가 왜 문제인지, 무엇을 하면 되는지"
WHOLE = "모두 그대로"
NOTHING = "없음"


@dataclass(frozen=True, slots=True)
class Case:
    """One bad input."""

    group: str
    """Part of the table it stands in."""
    name: str
    """What is wrong, in Korean."""
    shown: str
    """What a reader sees, in Korean."""
    said: tuple[tuple[str, int], ...] = ()
    """Codes and lines of what is said of it, in order; notices are left out."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Name of a file in `docs/talks/` → bytes."""
    data: Mapping[str, bytes] = field(default_factory=dict)
    """Name of a file in `docs/_data/` → bytes."""
    questions: tuple[str, ...] = ()
    """Questions found."""
    has: tuple[str, ...] = ()
    """Texts that the pages of these files show."""
    lacks: tuple[str, ...] = ()
    """Texts that no page of the site shows."""
    refused: bool = False
    """Whether a card stands for the file."""


def bad(
    group: str,
    name: str,
    content: str | bytes,
    *said: tuple[str, int],
    shown: str = WHOLE,
    asks: bool = True,
    has: tuple[str, ...] = (),
    lacks: tuple[str, ...] = (),
) -> Case:
    """A case of one file, `bad.md`."""
    data = content if isinstance(content, bytes) else content.encode()
    questions = (ASKED,) if asks else ()
    return Case(group, name, shown, said, {"bad.md": data}, {}, questions, has, lacks)


def refused(group: str, name: str, content: str | bytes, *said: tuple[str, int]) -> Case:
    """A case of one file that is not read."""
    data = content if isinstance(content, bytes) else content.encode()
    return Case(group, name, REFUSED, said, {"bad.md": data}, refused=True)


def front(text: str) -> str:
    """A transcript with front matter."""
    return f"---\n{text}\n---\n{TALK}"


LETTERS, SIZE, SHAPE, FRONT, NAMES, DATA = (
    "글자와 인코딩", "크기와 깊이", "글의 모양", "머리말", "이름과 주소", "데이터 파일",
)  # fmt: skip
LINES = TALK.split("\n")
ONE_LINE = "\n".join(LINES[:5]).encode() + b"\n" + LINES[5].encode("cp949") + b"\n"
BOM = "\ufeff"
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: *c"

CASES: tuple[Case, ...] = (
    bad(LETTERS, "CP949(EUC-KR)로 저장한 파일", TALK.encode("cp949"), ("encoding", 0)),
    bad(LETTERS, "UTF-16으로 저장한 파일", TALK.encode("utf-16"), ("encoding", 0)),
    bad(LETTERS, "UTF-16, 표시(BOM) 없음", TALK.encode("utf-16-be"), ("encoding", 0)),
    bad(LETTERS, "한 줄만 CP949인 UTF-8 파일", ONE_LINE, ("encoding", 6), has=("아침에 씁니다",)),
    refused(LETTERS, "다른 인코딩(일본어, 서유럽어)", "話し方の講演です".encode("shift_jis"),
            ("encoding", 1)),
    refused(LETTERS, "짝 잃은 서로게이트", TALK.encode() + b"\xed\xa0\x80", ("encoding", 7)),
    refused(LETTERS, "저장하다 만 파일", TALK.encode()[:-3], ("encoding", 6)),
    bad(LETTERS, "BOM이 하나, 또는 여럿", (BOM * 3 + TALK).encode()),
    bad(LETTERS, "윈도우 줄바꿈(CRLF)", TALK.replace("\n", "\r\n")),
    bad(LETTERS, "옛 맥 줄바꿈(CR)", TALK.replace("\n", "\r")),
    bad(LETTERS, "NUL", TALK.replace("아침", "아\0침"), ("control-character", 6),
        shown="그 글자만 빼고", has=("아침에 씁니다",), lacks=("\0",)),
    bad(LETTERS, "제어 문자", TALK.replace("쓰시", "쓰\x1b시"), ("control-character", 5),
        shown="그 글자만 빼고", lacks=("\x1b",)),
    bad(LETTERS, "글의 방향을 바꾸는 글자", TALK.replace("쓰시", "\u202e쓰시"),
        ("control-character", 5), shown="그 글자만 빼고", lacks=("\u202e",)),
    bad(LETTERS, "폭이 없는 글자", TALK.replace("## Q", "\u200b## Q").replace("쓰시", "쓰\u200d시"),
        shown="그 글자만 빼고", lacks=("\u200b", "\u200d")),
    bad(LETTERS, "한 글자에 쌓은 부호 수천 개", TALK.replace("아침", "아침" + "\u0301" * 5000),
        ("control-character", 6), shown="부호 여덟 개까지", lacks=("\u0301" * 9,)),
    bad(LETTERS, "풀어 쓴 한글(NFD)", unicodedata.normalize("NFD", TALK)),
    refused(SIZE, "10 MB 파일", TALK * 120_000, ("too-large", 0)),
    refused(SIZE, "10 MB짜리 한 줄", b"a" * 10_000_000, ("too-large", 0)),
    refused(SIZE, "20,000자보다 긴 줄", TALK + "가" * 20_001, ("line-too-long", 7)),
    refused(SIZE, "6,000줄보다 긴 파일", TALK + "\n" * 6_000, ("too-large", 6_001)),
    refused(SIZE, "질문 100,000개", "## Q&A\n\n" + "- 왜?\n  - 음.\n" * 100_000, ("too-large", 0)),
    refused(SIZE, "목록 항목 2,000개와 제목 하나", "## 책장\n\n" + "- 책\n" * 2_000,
            ("too-many-pieces", 2_002)),
    refused(SIZE, "질문 151개", "## Q&A\n\n" + "- 왜?\n  - 음.\n" * 151,
            ("too-many-questions", 303)),
    bad(SIZE, "칸이 거의 없는 넓은 표",
        TALK + "\n" + "|가" * 90 + "\n" + "|-" * 90 + "\n" + "|나\n" * 90,
        ("too-many-marks", 8), shown="그 표는 코드처럼 쓴 그대로", has=("|나",)),
    bad(SIZE, "10,000겹 인용", ">" * 10_000 + " 깊은 글\n\n" + TALK, ("too-deep", 1),
        shown="글은 그대로, 32단계 아래는 들여쓰지 않고", has=("깊은 글",)),
    bad(SIZE, "9,000겹 목록", "- " * 9_000 + "깊은 글\n\n" + TALK, ("too-deep", 1),
        shown="글은 그대로, 32단계 아래는 들여쓰지 않고", has=("깊은 글",)),
    bad(SIZE, "번호 40개로 시작하는 줄",
        "앞의 글\n" + " ".join(f"{n})" for n in range(11, 51)) + " 끝\n\n" + TALK,
        ("too-deep", 2), has=("50) 끝",)),
    bad(SIZE, "400단계까지 들여 쓴 목록",
        "".join(f"{'  ' * n}- {n}번\n" for n in range(400)) + "\n" + TALK, ("too-deep", 33),
        shown="글은 그대로, 32단계 아래는 들여쓰지 않고", has=("0번", "399번")),
    bad(SIZE, "여는 괄호 10,000개", TALK + "\n" + "[" * 10_000 + "\n", ("too-many-marks", 8),
        shown="그 문단은 코드처럼 쓴 그대로", has=("[" * 10_000,)),
    bad(SHAPE, "빈 파일", "", ("empty", 0), shown="제목이 파일 이름인 빈 페이지", asks=False),
    bad(SHAPE, "빈 줄만 있는 파일", "\n \n\t\n", ("empty", 0),
        shown="제목이 파일 이름인 빈 페이지", asks=False),
    bad(SHAPE, "버리는 것만 있는 파일", "<br>\n<!-- 메모 -->\n", ("empty", 0),
        shown="제목이 파일 이름인 빈 페이지", asks=False, lacks=("메모",)),
    bad(SHAPE, "질문이 없는 파일", "# 특강\n\n좋은 글입니다.\n", asks=False,
        shown="모두 본문으로", has=("좋은 글입니다.",)),
    bad(SHAPE, "닫히지 않은 코드 블록", f"{TALK}\n```\n남은 글\n", ("unclosed", 8),
        shown="그 뒤는 코드로", has=("남은 글",)),
    bad(SHAPE, "닫히지 않은 주석", f"{TALK}\n<!-- 남은 글\n", ("unclosed", 8),
        shown="글자 그대로", has=("남은 글",)),
    bad(SHAPE, "닫히지 않은 태그", f"{TALK}\n<script>\n\n<div class=\n\n남은 글\n",
        shown="글자 그대로, 아무것도 실행되지 않음", has=("남은 글",), lacks=("<script>\n",)),
    bad(SHAPE, "똑같은 제목이 둘", f"{TALK}\n## 이야기\n\n하나\n\n## 이야기\n\n둘\n",
        has=("하나", "둘")),
    bad(SHAPE, "똑같은 질문이 둘", f"{TALK}- {ASKED}\n    - 저녁에요.\n",
        shown="모두 그대로, 주소는 서로 다름", has=("저녁에요",)),
    bad(SHAPE, "그림 문자뿐인 제목, 빈 제목", f"{TALK}\n## 🎉🎉\n\n하나\n\n##\n\n둘\n",
        has=("🎉🎉", "하나", "둘")),
    bad(FRONT, "끝나지 않은 머리말", f"---\ntitle: 특강\n{TALK}", ("front-matter", 1),
        shown="모두 본문으로", has=("title",)),
    bad(FRONT, "목록인 머리말", front("- 하나\n- 둘"), ("front-matter", 1), shown="모두 본문으로"),
    bad(FRONT, "탭으로 들여 쓴 머리말", front("talk:\n\ttitle: 가"), ("front-matter", 3),
        shown="모두 본문으로"),
    bad(FRONT, "두 번 나오는 키", front("title: 가\ntitle: 나"), ("front-matter", 3),
        shown="모두 본문으로"),
    bad(FRONT, "수없이 불어나는 별칭", front(BOMB), ("front-matter", 2), shown="모두 본문으로"),
    bad(FRONT, "`!!python/…` 태그", front("title: !!python/object/apply:os.system [ls]"),
        ("front-matter", 2), shown="모두 본문으로, 아무것도 실행되지 않음"),
    bad(FRONT, "5,000겹 괄호", front("title: " + "[" * 5_000), ("front-matter", 2),
        ("too-many-marks", 2), shown="모두 본문으로"),
    bad(FRONT, "맞지 않는 값",
        front("title: [가, 나]\ndate: 어제\nsource: 책\nspeaker: 7\nevent: {}"),
        ("front-matter-value", 2), ("front-matter-value", 3), ("front-matter-value", 4),
        ("front-matter-value", 6), shown="그 값이 없는 것처럼"),
    bad(FRONT, "`\\ud800`, `\\0`, `\\u202e`처럼 적은 글자", front('title: "\\ud800 \\0"'),
        ("front-matter", 2), shown="모두 본문으로", lacks=("\ud800", "\0")),
    bad(FRONT, "수천 자리의 수", front(f"questions: 0x{'F' * 6_000}"), ("front-matter", 2),
        shown="모두 본문으로"),
    bad(FRONT, "수나 참, 거짓처럼 보이는 제목", front("title: no"),
        shown="적힌 그대로", has=("no",)),
    bad(FRONT, "모르는 키", front("titel: 가"), ("front-matter-key", 2),
        shown="그 키가 없는 것처럼"),
    bad(FRONT, "사이트를 바꾸려는 키",
        front("template: 404.html\nsearch: {boost: 1000}\nhide: 5"),
        shown="그 키가 없는 것처럼"),
)  # fmt: skip
"""Every case that is only files; those with odd names and of data are added below."""


def files(name: str, shown: str, *said: tuple[str, int], **texts: str) -> Case:
    """A case of several good files with odd names."""
    contents = {file: text.encode() for file, text in texts.items()}
    return Case(NAMES, name, shown, said, contents, questions=(ASKED,) * len(contents))


def data(name: str, shown: str, file: str, content: str | bytes, *said: tuple[str, int]) -> Case:
    """A case of a data file, with one good transcript."""
    raw = content if isinstance(content, bytes) else content.encode()
    talk = {"good-talk.md": TALK.encode()}
    return Case(DATA, name, shown, said, talk, {file: raw}, questions=(ASKED,))


NFC, NFD = "글쓰기.md", unicodedata.normalize("NFD", "글쓰기.md")
OWN = "둘 다, 주소는 서로 다름"
LEFT_OUT = "그 값이 없는 것처럼"
AS_EMPTY = "그 파일이 없는 것처럼"

CASES += (
    files("같은 주소를 쓰려는 두 파일", OWN, ("slug-taken", 0),
          **{"a-b.md": TALK, "a_b.md": TALK}),
    files("NFC와 NFD 이름", OWN, ("slug-taken", 0), **{NFC: TALK, NFD: TALK}),
    files("대소문자만 다른 이름", OWN, ("slug-taken", 0), **{"Memo.md": TALK, "memo.md": TALK}),
    files("쓸 수 없는 이름(`index`, `con`, …)", "이름 뒤에 숫자를 붙인 주소", ("slug-taken", 0),
          **{"con.md": TALK}),
    files("글자가 남지 않는 이름", "지어 낸 주소", **{"🎉.md": TALK}),
    files("태그나 기호가 든 이름", "글자 그대로",
          **{"<img src=x onerror=alert(1)> %20?#.md": TALK}),
    data("없는 데이터 파일", WHOLE, "other.yml", ""),
    data("빈 데이터 파일", WHOLE, "talks.yml", ""),
    data("깨진 YAML", AS_EMPTY, "talks.yml", "good-talk:\n  title: [\n", ("data-yaml", 3)),
    data("UTF-8이 아닌 데이터 파일", WHOLE, "talks.yml",
         "good-talk:\n  title: 글쓰기 특강\n".encode("cp949"), ("encoding", 0)),
    data("제어 문자", AS_EMPTY, "talks.yml", "good-talk:\n  title: 가\x00나\n", ("data-yaml", 2)),
    data("`\\ud800`, `\\0`, `\\u202e`처럼 적은 글자", AS_EMPTY, "talks.yml",
         'good-talk:\n  event: "모임\\ud800"\n', ("data-yaml", 2)),
    data("글의 방향을 바꾸는 글자", AS_EMPTY, "speakers.yml",
         "kim: { name: 김\u202e하늘 }\n", ("data-yaml", 1)),
    data("수천 자리의 수", AS_EMPTY, "talks.yml",
         f"bad: {{ questions: 0x{'F' * 6_000} }}\n", ("data-yaml", 1)),
    data("100,000겹 괄호", AS_EMPTY, "talks.yml", "[" * 100_000, ("data-yaml", 1)),
    data("별칭과 태그", AS_EMPTY, "topics.yml", BOMB, ("data-yaml", 1)),
    data("두 번 나오는 주소 이름", AS_EMPTY, "talks.yml", "a: {}\na: {}\n", ("data-yaml", 2)),
    data("목록인 `talks.yml`", AS_EMPTY, "talks.yml", "- a\n", ("data-entry", 0)),
    data("모르는 키", LEFT_OUT, "talks.yml", "good-talk: { evnt: 특강 }", ("data-entry", 0)),
    data("맞지 않는 값", LEFT_OUT, "talks.yml", "good-talk: { title: [가], date: 어제 }",
         ("data-entry", 0), ("data-entry", 0)),
    data("`..`, `/`, `\\`가 든 주소 이름", LEFT_OUT, "talks.yml",
         "../../etc: {}\na/b: {}\n'a\\b': {}\n",
         ("data-entry", 0), ("data-entry", 0), ("data-entry", 0)),
    data("목록 페이지나 윈도우의 이름", LEFT_OUT, "speakers.yml",
         "index: { name: 가 }\nnul: { name: 나 }\n", ("data-entry", 0), ("data-entry", 0)),
    data("폴더 밖을 가리키는 기록", LEFT_OUT, "talks.yml",
         "good-talk: { records: [good-talk.md, ../../../etc/passwd] }", ("record-missing", 0)),
    data("한 기록이 두 강연에", "앞의 강연에만", "talks.yml",
         "good-talk: {}\nanother: { records: [good-talk.md] }\n", ("record-twice", 0)),
    data("모르는 주제", LEFT_OUT, "topics.yml",
         "topics: { writing: { label: 글, about: 글 } }\noverrides: { k3m9xa: [writng] }\n",
         ("vocabulary", 0)),
    data("쓸 수 없는 주제 이름", LEFT_OUT, "topics.yml",
         "topics: { index: { label: 글, about: 글 }, ../a: { label: 글, about: 글 } }\n",
         ("vocabulary", 0), ("vocabulary", 0)),
    data("같은 id가 둘", "앞의 것을 씀", "ids.yml",
         "- { id: k3m9xa, talk: x }\n- { id: k3m9xa, talk: x }\n",
         ("id-duplicate", 0), ("id-missing", 0)),
)  # fmt: skip


def on_disk(name: str, shown: str, *said: tuple[str, int]) -> Case:
    """A case that is made in a folder by its own test."""
    return Case(DISK, name, shown, said)


DISK = "폴더"
NO_PAGE = "그 파일만 없음"

ON_DISK = {
    "symlink": on_disk("폴더 밖을 가리키는 바로가기", NO_PAGE, ("symlink", 0)),
    "folder": on_disk("바로가기인 폴더 안의 파일", NO_PAGE, ("symlink", 0)),
    "loop": on_disk("자기를 가리키거나 끊어진 바로가기", NO_PAGE, ("symlink", 0)),
    "pipe": on_disk("파이프(FIFO)나 장치", NO_PAGE, ("unreadable", 0)),
    "directory": on_disk("`x.md`라는 이름의 폴더", "안의 기록만"),
    "vanished": on_disk("읽기 전에 사라진 파일", NO_PAGE, ("unreadable", 0)),
    "name": on_disk("줄바꿈이나 깨진 글자가 든 파일 이름", NO_PAGE, ("file-name", 0)),
    "huge": on_disk("수 GB짜리 파일", REFUSED, ("too-large", 0)),
}
"""What only a disk has; `test_disk.py` makes each."""
