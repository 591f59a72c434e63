"""A small archive made by hand, with one of everything a page must be able to show.

Two talks: 가을 강연 has lecture notes, a follow-up, a guest's voice, a long question and a
draft record; 겨울 강연 has an image-only question, no date and marks that mean something in
Markdown and HTML.
"""

from __future__ import annotations

from mundap.model.archive import (
    Archive,
    Exchange,
    Record,
    Related,
    Retired,
    Role,
    SourceRange,
    Speaker,
    Talk,
    Topic,
    TopicScore,
    Variant,
)
from mundap.model.blocks import Block, BlockKind, Line
from mundap.model.transcript import (
    Asked,
    Heading,
    Image,
    Passage,
    Question,
    QuestionKind,
    SaidDate,
    SaidRole,
    Transcript,
    Turn,
    TurnKind,
)
from mundap.text.outline import parse_outline

AUTUMN, DRAFT, WINTER = "talks/autumn.md", "talks/autumn-draft.md", "talks/winter.md"
NASTY = '<b>배포</b>는 **언제** [하나요](x)? {: .x } & "왜"'
LONG = (
    "비전공자로서 "
    + "지금까지 혼자 공부해 왔는데 방향이 맞는지 궁금하고 " * 8
    + "어떻게 하면 될까요?"
)


def blocks(text: str, first: int) -> tuple[Block, ...]:
    """The outline of a text that begins at a line."""
    return parse_outline([""] * (first - 1) + text.split("\n"))


def question(text: str, line: int) -> Question:
    """A question of one line."""
    paragraph = Block(BlockKind.PARAGRAPH, line, line, lines=(Line(line, text),))
    return Question(QuestionKind.TEXT, text, line, line, (paragraph,))


def image_question(target: str, line: int) -> Question:
    """A question that is only a picture."""
    paragraph = Block(BlockKind.PARAGRAPH, line, line, lines=(Line(line, f"![]({target})"),))
    return Question(QuestionKind.IMAGE, None, line, line, (paragraph,), (Image(target, "", line),))


def answer(text: str, first: int, label: str = "") -> Turn:
    """An answer, by the speaker or by a labelled voice."""
    kind = TurnKind.VOICE if label else TurnKind.ANSWER
    return Turn(kind, first, first + text.count("\n"), blocks(text, first), label)


def followup(asked: str, text: str, first: int) -> Turn:
    """A follow-up question and its answer on the next line."""
    last = first + 1 + text.count("\n")
    said = blocks(text, first + 1)
    return Turn(TurnKind.FOLLOWUP, first, last, said, question=question(asked, first))


def asked(asked_question: Question, *turns: Turn, section: str = "") -> Asked:
    """A question and what followed."""
    last = max((turn.last for turn in turns), default=asked_question.last)
    return Asked(asked_question, turns, asked_question.first, last, section)


def heading(text: str, level: int, line: int) -> Heading:
    """A heading."""
    return Heading(
        text, level, line, Block(BlockKind.HEADING, line, line, (Line(line, text),), level=level)
    )


def passage(title: str, text: str, first: int, *, headed: bool = False) -> Passage:
    """A stretch of lecture notes."""
    return Passage(title, first, first + text.count("\n"), blocks(text, first), headed)


def transcript(path: str, title: str, *parts: Heading | Passage | Asked) -> Transcript:
    """A transcript without a ledger."""
    return Transcript(path, title, (), (), None, "", parts, ())


WHERE_TO_START = asked(
    question("무엇부터 공부하면 좋을까요?", 30),
    answer("- 작은 것을 끝까지\n    1. 만들고\n    2. 고치세요.\n- 그다음은 책입니다", 31),
    followup("책은 어떤 책이요?", "두꺼운 책보다\n얇은 책이요.", 35),
    answer("저는 문서를 읽으라고 하고 싶어요.", 38, "한도움 운영진님"),
    section="질문과 답",
)
TOO_LONG = asked(question(LONG, 40), answer("네, 맞습니다.", 41), section="질문과 답")
UNANSWERED = asked(question("연봉은 얼마인가요?", 43), section="질문과 답")
DRAFT_START = asked(
    question("무엇부터 공부할까요?", 3), answer("작은 것을 끝까지 만들고 고치세요.", 4)
)
PICTURE = asked(image_question("./img/q1.png", 5), answer("그림처럼 하시면 됩니다.", 6))
NASTY_ONE = asked(question(NASTY, 8), answer("<script>alert(1)</script>\n# 아님", 9))
SAME_AGAIN = asked(question("공부는 무엇부터 하나요?", 12), answer("코드를 읽는 것부터요.", 13))

AUTUMN_RECORD = Record(
    AUTUMN,
    "autumn",
    True,
    "",
    transcript(
        AUTUMN,
        "가을 강연 기록",
        heading("가을 강연 기록", 1, 1),
        passage("들어가며 드리는 말", "들어가며 드리는 말", 2),
        heading("첫째 이야기", 2, 4),
        passage("첫째 이야기", "\n".join(f"{n}번 줄입니다." for n in range(1, 22)), 5, headed=True),
        heading("질문과 답", 2, 28),
        WHERE_TO_START,
        TOO_LONG,
        UNANSWERED,
        heading("첫째 이야기", 2, 45),
        passage("첫째 이야기", "한 번 더.", 46, headed=True),
    ),
)
DRAFT_RECORD = Record(
    DRAFT,
    "autumn-draft",
    False,
    "이 기록에는 이름이 없지만 문답이 talks/autumn.md와 같습니다.",
    transcript(DRAFT, "초안", heading("초안", 1, 1), DRAFT_START),
)
WINTER_RECORD = Record(
    WINTER, "winter", True, "", transcript(WINTER, "겨울 강연", PICTURE, NASTY_ONE, SAME_AGAIN)
)


def _exchange(
    id: str,
    talk: str,
    speaker: str,
    source: Asked,
    position: int,
    topics: tuple[str, ...],
    related: tuple[str, ...] = (),
    variants: tuple[Variant, ...] = (),
) -> Exchange:
    file = AUTUMN if talk == "autumn" else WINTER
    return Exchange(
        id=id,
        provisional=False,
        talk=talk,
        speaker=speaker,
        question=source.question.text,
        kind=source.question.kind,
        asked=source,
        source=SourceRange(file, source.first, source.last),
        section=source.section,
        position=position,
        variants=variants,
        topics=tuple(TopicScore(slug, 1.0, ()) for slug in topics),
        related=tuple(Related(other, 0.5) for other in related),
    )


def make_archive() -> Archive:
    """The archive; built anew, it is equal each time."""
    draft = Variant(SourceRange(DRAFT, 3, 4), "무엇부터 공부할까요?", DRAFT_START.turns, 0.8)
    exchanges = (
        _exchange("aaa111", "autumn", "kim", WHERE_TO_START, 1, ("learning", "career"),
                  ("bbb333",), (draft,)),
        _exchange("aaa222", "autumn", "kim", TOO_LONG, 2, ("career",)),
        _exchange("aaa333", "autumn", "kim", UNANSWERED, 3, ()),
        _exchange("bbb111", "winter", "", PICTURE, 1, ("career",)),
        _exchange("bbb222", "winter", "lee", NASTY_ONE, 2, ("tools",)),
        _exchange("bbb333", "winter", "lee", SAME_AGAIN, 3, ("learning",), ("aaa111",)),
    )  # fmt: skip
    return Archive(
        talks=(
            Talk(
                "autumn",
                "가을 강연",
                ("kim",),
                "모두의 모임",
                SaidDate("XXXX-12-29", "12월 29일", 2),
                "https://example.org/autumn?a=1&b=2",
                ("정리본이며 녹취록이 아닙니다.",),
                (AUTUMN_RECORD, DRAFT_RECORD),
            ),
            Talk("winter", "겨울 강연", ("lee",), "", None, "", (), (WINTER_RECORD,)),
        ),
        exchanges=exchanges,
        speakers=(
            Speaker(
                "kim",
                "김연사",
                False,
                ("김연사 마스터님",),
                ("마스터",),
                (Role(SaidRole("현) 가나다 CTO (겸임)", 3), AUTUMN),),
                aliases=("kim-old",),
                links=(("블로그", "https://example.org/kim"), ("나쁜 곳", "javascript:alert(1)")),
            ),
            Speaker("lee", "이연사", False, ("이연사",), (), ()),
            Speaker("han", "한도움", True, ("한도움 운영진님",), ("운영진",), ()),
        ),
        topics=(
            Topic("learning", "공부법", "무엇을 어떻게 공부할지", ("학습",)),
            Topic("career", "진로", "직무와 진로 선택"),
            Topic("tools", "도구", "도구의 선택과 사용"),
            Topic("license", "저작권", "라이선스와 저작권"),
        ),
        retired=(Retired("old111", "q/aaa111/"), Retired("old222", "talks/winter/")),
    )
