"""A section of a transcript as the recognisers see it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mundap.model.blocks import Block, BlockKind
from mundap.model.transcript import Asked

Item = Block | Asked
"""What a section is made of once it is read."""

_QA = re.compile(
    r"(?i)(?<![a-z])(?:q\s*(?:&|and|n|/)?\s*a|faq|questions?(?:\s*(?:&|and)\s*answers?)?)(?![a-z])"
    r"|큐앤에이|질의\s*(?:및|/|·|와)?\s*응답|(?:현장|사전|추가)\s*질의"
    r"|질문(?:들)?\s*(?:과|및|/|·|&|에\s*대한)\s*(?:답변|대답|응답|답)"
    r"|^\W*(?:(?:사전|사후|현장|추가|실시간|공통|주요|받은|청중|참가자|자주\s*(?:묻는|하는))\s*)*"
    r"질문(?:들|\s*(?:사항|모음|목록|리스트|답변|시간))?\W*(?:\(.*\))?\W*$"
)
_CLOSING = re.compile(
    r"마지막(?:으로)?\s*(?:꼭\s*)?(?:하|한|전|드리)|마치며|마무리|맺음|끝으로|후기|소감|느낀\s*점|회고"
)


def sounds_like_questions(heading: str) -> bool:
    """Whether a heading may announce questions, generously: for doubts, not for reading."""
    return bool(re.search(r"(?i)질문|질의|물어|묻|답변|(?<![a-z])q(?![a-z])", heading)) or bool(
        _QA.search(unicodedata.normalize("NFKC", heading))
    )


@dataclass(frozen=True, slots=True)
class Section:
    """The blocks between two headings."""

    path: tuple[str, ...]
    """Plain texts of the headings above it, outermost first, its own last."""
    blocks: tuple[Block, ...]
    """Its blocks; headings and rules are not among them."""

    @property
    def title(self) -> str:
        """Its heading; empty before the first one."""
        return self.path[-1] if self.path else ""

    @property
    def is_qa(self) -> bool:
        """Whether its heading, or one above it, announces questions.

        Closing words under a Q&A heading are not questions.
        """
        for text in reversed(self.path):
            folded = unicodedata.normalize("NFKC", text)
            if _QA.search(folded):
                return True
            if _CLOSING.search(folded):
                return False
        return False


@dataclass(frozen=True, slots=True)
class Recogniser:
    """One way in which writers mark a question."""

    name: str
    """As diagnostics and `mundap inspect` call it."""
    read: Callable[[Section], tuple[Item, ...]]
    """The section with its exchanges found; the same blocks when there are none."""


def gather(
    blocks: Sequence[Block],
    opens: Callable[[Block], bool],
    asked: Callable[[Block, Sequence[Block]], Asked],
) -> tuple[Item, ...]:
    """Cut blocks at those that open an exchange; what precedes the first stays as it is.

    Args:
        blocks: Blocks of a section.
        opens: Whether a block is (or begins with) a question.
        asked: Makes an exchange of such a block and those up to the next one.
    """
    starts = [index for index, block in enumerate(blocks) if opens(block)]
    if not starts:
        return tuple(blocks)
    ends = [*starts[1:], len(blocks)]
    found = [asked(blocks[i], blocks[i + 1 : end]) for i, end in zip(starts, ends, strict=True)]
    return (*blocks[: starts[0]], *found)


def is_paragraph(block: Block) -> bool:
    """Whether a block is a paragraph."""
    return block.kind is BlockKind.PARAGRAPH
