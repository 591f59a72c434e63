"""Transcripts nobody wrote: made by chance from the shapes in which people take notes.

Only a `random.Random` decides, so that Hypothesis can shrink what it finds
(`st.randoms(use_true_random=False)`) and a long run can repeat any input by its number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

TOPICS = (
    "이력서 면접 협업 배포 데이터베이스 테스트 코드리뷰 이직 공부 영어 API 리팩터링 2년차".split()
)
ASKS = (
    "{}는 어떻게 시작하나요?",
    "{} 때문에 고민인데 어떤 책이 좋을까요",
    "요즘도 {} 많이 하시나요?",
    "{}(비전공자 기준)에서 가장 중요한 것은 무엇인가요?",
    "{} / {} 중에 하나만 고른다면?",
    "1년 안에 {} 준비가 될지 궁금합니다.",
)
SAYS = (
    "작은 것부터 끝까지 해 보세요.",
    "{}보다 {}가 먼저입니다",
    "정답은 없습니다. 2021. 그때는 저도 몰랐어요.",
    "**기본기**가 중요하고, {} 는 나중이에요",
    "자세한 것은 [정리한 글](https://example.org/a_b?x=1&y=2)에 있습니다.",
    "`git bisect`를 쓰면 {} 쉬워집니다",
    "3 < 5 이고 5 > 3, AT&T 처럼요",
    "https://example.org/path 를 보세요",
    "참고: {} → {} (약 30%)",
    "*아마도* ~~아니요~~ 맞습니다 :smile: {: .x }",
)
NAMES = ("한여름", "오가을", "윤겨울")
TITLES = ("개발자", "CTO", "팀장", "교수")
QA_HEADINGS = ("Q&A", "질문과 답변", "사전질문", "질의응답", "FAQ")


@dataclass(frozen=True, slots=True)
class Written:
    """A transcript and what its writer meant."""

    text: str
    """The file."""
    shape: str
    """How the questions are marked: a key of `SHAPES`."""
    questions: tuple[str, ...]
    """What is asked, in order, as plain text."""


def write(random: Random, shape: str = "") -> Written:
    """Write a transcript: a head, lecture notes, questions in one shape, closing words."""
    shape = shape or random.choice(sorted(SHAPES))
    count = random.randint(1, 5)
    asked = [f"{number}번째, {_filled(random, ASKS)}" for number in range(1, count + 1)]
    questions = "\n\n".join(SHAPES[shape](random, question) for question in asked)
    parts = [
        _head(random),
        _lecture(random),
        f"## {random.choice(QA_HEADINGS)}",
        questions,
        _closing(random),
    ]
    text = "\n\n".join(part for part in parts if part) + "\n"
    return Written(text, shape, tuple(asked))


def _filled(random: Random, forms: tuple[str, ...]) -> str:
    # Not `format`: attribute lists in the forms have braces of their own.
    pieces = random.choice(forms).split("{}")
    return pieces[0] + "".join(random.choice(TOPICS) + piece for piece in pieces[1:])


def _says(random: Random) -> str:
    return _filled(random, SAYS)


def _head(random: Random) -> str:
    name, title = random.choice(NAMES), random.choice(TITLES)
    front = random.choice(
        (
            "",
            "",
            f"---\ntitle: 어느 모임 {random.randint(1, 99)}회\nspeaker: {name}\n---\n",
            f'---\ntags: [기록, "{title}"]\ndate: 2021-03-{random.randint(1, 28):02}\n---\n',
        )
    )
    week, day = random.randint(1, 12), random.randint(1, 28)
    return f"{front}# [{week}주차] {name} {title}님 특강 (03.{day:02})"


def _lecture(random: Random) -> str:
    kinds: tuple[Callable[[], str], ...] = (
        lambda: "",
        lambda: "\n".join(_says(random) for _ in range(random.randint(1, 4))),
        lambda: f"## {random.choice(TOPICS)}는 왜 할까?\n\n- {_says(random)}\n  - {_says(random)}",
        lambda: f"> {_says(random)}\n\n1. {_says(random)}\n3. {_says(random)}\n<br />",
        lambda: f"| 구분 | 뜻 |\n| --- | :-: |\n| {random.choice(TOPICS)} | `a` \\| b |\n",
        lambda: f"```python\nprint('{random.choice(TOPICS)}')  # Q. 아님\n```",
        lambda: '<center><img src="./img/1.png" width="50%">그림 1</center>',
        lambda: f"<!-- {_says(random)} -->\n{_says(random)}\n\n---",
    )
    return "\n\n".join(random.choice(kinds)() for _ in range(random.randint(0, 3)))


def _closing(random: Random) -> str:
    return random.choice(("", "", f"## 마치며\n\n{_says(random)}", "---\n\nPublished on HackMD"))


def _answer(random: Random) -> str:
    def says() -> str:
        return _says(random)

    kinds = (
        lambda: (says(),),
        lambda: (says(), says()),
        lambda: (f"- {says()}", f"- {says()}"),
        lambda: (f"1. {says()}", f"2. {says()}"),
        lambda: (f"- {says()}", f"- (질문) {_filled(random, ASKS)}", f"    - {says()}"),
        lambda: (f"({random.choice(NAMES)} 조교님) {says()}",),
    )
    return "\n".join(random.choice(kinds)())


def _listed(random: Random) -> str:
    """An answer that is a list, to stand inside an item."""
    return "\n".join(f"    - {_says(random)}" for _ in range(random.randint(1, 3)))


def _named(random: Random, question: str) -> str:
    asker, name = random.choice(NAMES), random.choice(NAMES)
    return f"#### {asker}: {question}\n* {name} : {_says(random)}"


def _chat(random: Random, question: str) -> str:
    minute = random.randint(10, 58)
    asked = f"[오후 3:{minute}] {random.choice(NAMES)}: {question}"
    return f"{asked}\n[오후 3:{minute + 1}] {random.choice(NAMES)}: {_says(random)}"


SHAPES: Mapping[str, Callable[[Random, str], str]] = {
    "bold-lines": lambda random, q: f"**{q}**\n{_answer(random)}",
    "quotes": lambda random, q: f"> {q}\n\n{_answer(random)}",
    "bullets": lambda random, q: f"- {q}\n{_listed(random)}",
    "heading": lambda random, q: f"### {q}\n\n{_answer(random)}",
    "heading-token": lambda random, q: f"### Q{random.choice('.):')} {q}\n{_answer(random)}",
    "token-lines": lambda random, q: f"Q. {q}\nA. {_says(random)}",
    "token-blocks": lambda random, q: f"Q. {q}\n\n{_answer(random)}",
    "numbered": lambda random, q: f"질문 {random.randint(1, 9)}. {q}\n\n답변: {_says(random)}",
    "token-bullets": lambda random, q: f"- Q. {q}\n  - A. {_says(random)}",
    "sibling-bullets": lambda random, q: f"- Q. {q}\n- A. {_says(random)}",
    "paragraph": lambda random, q: f"{q}\n{_listed(random)}",
    "details": lambda random, q: (
        f"<details><summary>{q}</summary>\n\n{_answer(random)}\n\n</details>"
    ),
    "html-bold": lambda random, q: f"<div><b>Q. {q}</b></div>\n<p>{_says(random)}</p>",
    "labelled": lambda random, q: f"**질문내용** : {q}\n\n##### 답변\n{_answer(random)}",
    "named": _named,
    "fence": lambda random, q: f"```\nQ: {q}\nA: {_says(random)}\n```",
    "chat": _chat,
    "picture": lambda random, q: f"> ![](./img/q{random.randint(1, 9)}.png)\n\n{q}",
}
"""How writers mark a question and its answer."""

READ_BACK = ("bold-lines", "quotes", "bullets")
"""Shapes with so distinct a mark that what was asked is read back to the letter."""
