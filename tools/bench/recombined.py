"""An archive of any size: the sentences of the real one, shuffled anew by a fixed seed.

Every made exchange copies the shape of a real one (how many sentences ask, how many lines
answer) and fills it from all questions and all answers. Sixteen make a talk; talks get speakers
with made names. Nothing grows but the number: the words are those of the real archive.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from mundap.identity import ALPHABET
from mundap.model.archive import Archive, Exchange, Speaker, Talk
from mundap.model.blocks import Block, BlockKind, Line
from mundap.model.transcript import Asked, Question, QuestionKind, Turn, TurnKind
from mundap.text.plain import plain_text

SEED = 20260802
PER_TALK = 16
"""Exchanges of a talk: the mean of the real ones."""
TALKS_PER_SPEAKER = 2
_SENTENCES = re.compile(r"(?<=[.?!…])\s+")
_SURNAMES = "김이박최정강조윤장임한오서신권황안송전홍"
_GIVEN = "민서지우현준예하도윤수연재성영진혜경동호은주미선"


def recombine(real: Archive, count: int) -> Archive:
    """The real archive's passages and topics with `count` made exchanges."""
    dice = random.Random(SEED)
    shapes = [_shape(exchange) for exchange in real.exchanges]
    questions = sorted({sentence for asked, _ in shapes for sentence in asked})
    answers = sorted({line for _, said in shapes for line in said})
    speakers = _speakers(real, count, dice)
    talks = _talks(real, speakers, count)
    exchanges = []
    for number in range(count):
        like = dice.randrange(len(shapes))
        asked, said = shapes[like]
        talk = talks[number // PER_TALK]
        exchanges.append(
            _exchange(
                replace(real.exchanges[like], talk=talk.slug, speaker=talk.speakers[0]),
                number,
                " ".join(dice.choices(questions, k=max(len(asked), 1))),
                dice.choices(answers, k=max(len(said), 1)),
            )
        )
    return replace(
        real, exchanges=tuple(exchanges), talks=talks, speakers=(*real.speakers, *speakers)
    )


def _shape(exchange: Exchange) -> tuple[Sequence[str], Sequence[str]]:
    """Sentences of the question, lines of the answer."""
    said = (line for turn in exchange.asked.turns for line in plain_text(turn.blocks).split("\n"))
    asked = _SENTENCES.split(exchange.question or "")
    return [each for each in asked if each], [line for line in said if line.strip()]


def _speakers(real: Archive, count: int, dice: random.Random) -> tuple[Speaker, ...]:
    taken = {speaker.name for speaker in real.speakers}
    wanted = -(-count // (PER_TALK * TALKS_PER_SPEAKER))
    names: dict[str, None] = {}
    while len(names) < wanted:
        name = dice.choice(_SURNAMES) + "".join(dice.choices(_GIVEN, k=2))
        if name not in taken:
            names[name] = None
    return tuple(
        Speaker(f"speaker-{number}", name, False, (f"{name} 마스터님",), ("마스터",), ())
        for number, name in enumerate(names)
    )


def _talks(real: Archive, speakers: Sequence[Speaker], count: int) -> tuple[Talk, ...]:
    """The real talks, then copies of them without passages, one for each `PER_TALK` exchanges."""
    made = []
    for number in range(-(-count // PER_TALK)):
        like = real.talks[number % len(real.talks)]
        record = like.canonical
        silent = replace(record.transcript, parts=(), path=f"talks/t{number}.md")
        made.append(
            replace(
                like,
                slug=f"t{number}",
                title=f"{like.title} {number + 1}회",
                speakers=(speakers[number // TALKS_PER_SPEAKER].slug,),
                records=(replace(record, file=silent.path, slug=f"t{number}", transcript=silent),),
            )
        )
    return (*made, *real.talks)


def _exchange(like: Exchange, number: int, question: str, lines: Sequence[str]) -> Exchange:
    first = 1 + number % PER_TALK * 100
    asked = Asked(
        Question(QuestionKind.TEXT, question, first, first, (_paragraph(question, first),)),
        (
            Turn(
                TurnKind.ANSWER,
                first + 1,
                first + len(lines),
                tuple(_paragraph(line, first + at) for at, line in enumerate(lines, start=1)),
            ),
        ),
        first,
        first + len(lines),
    )
    return replace(
        like,
        id=_id(number),
        question=question,
        kind=QuestionKind.TEXT,
        asked=asked,
        source=replace(like.source, file=f"talks/{like.talk}.md", first=first, last=asked.last),
        section="",
        position=1 + number % PER_TALK,
        variants=(),
        related=(),
    )


def _paragraph(text: str, line: int) -> Block:
    return Block(BlockKind.PARAGRAPH, line, line, (Line(line, text),))


def _id(number: int) -> str:
    """Six letters, no two numbers alike."""
    # Odd, so that it only shuffles; neighbours should not share their first letters.
    number = number * 912_345_677 % len(ALPHABET) ** 6
    places = (number // len(ALPHABET) ** place % len(ALPHABET) for place in range(6))
    return "".join(ALPHABET[place] for place in places)
