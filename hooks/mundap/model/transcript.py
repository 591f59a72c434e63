"""What one transcript says: its exchanges, passages, people, date, and the ledger.

Lines are 1-based; `first` and `last` are both inclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from mundap.model.blocks import Block
from mundap.model.settled import NOTHING, Settled


class LineClass(StrEnum):
    """What a non-blank line of a transcript is; the ledger has one for each."""

    METADATA = "metadata"
    HEADING = "heading"
    QUESTION = "question"
    ANSWER = "answer"
    PASSAGE = "passage"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """The account of one non-blank line."""

    line: int
    """1-based line."""
    kind: LineClass
    """What the line is."""
    noise: str = ""
    """Name of the noise rule, for `NOISE` only."""


class QuestionKind(StrEnum):
    """How a question stands in its transcript."""

    TEXT = "text"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture a transcript refers to."""

    target: str
    """As written, e.g. `./img/2021-08-19.png`."""
    alt: str
    """Alternative text as written, often empty."""
    line: int
    """1-based line."""

    @property
    def name(self) -> str:
        """File name without folders and query, as people read it."""
        path = self.target.split("?")[0].split("#")[0].rstrip("/")
        return " ".join(unquote(path.rsplit("/", 1)[-1]).split())


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked."""

    kind: QuestionKind
    """Text, or only a picture."""
    text: str | None
    """Plain text on one line without Markdown; None for an image."""
    first: int
    """First line of the question."""
    last: int
    """Last line of the question."""
    blocks: tuple[Block, ...]
    """The question as written (paragraphs), without the dialect's own marker."""
    images: tuple[Image, ...] = ()
    """Pictures inside the question."""


class TurnKind(StrEnum):
    """Who speaks in a stretch of an answer, and why."""

    ANSWER = "answer"
    """The record's own speaker answers."""
    VOICE = "voice"
    """Somebody labelled in the text answers."""
    FOLLOWUP = "followup"
    """Somebody asks on; the blocks are the answer to that."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of an exchange after its question."""

    kind: TurnKind
    """Answer, labelled voice, or follow-up."""
    first: int
    """First line, the label's or follow-up's included."""
    last: int
    """Last line."""
    blocks: tuple[Block, ...]
    """What is said, without the label and without the follow-up question."""
    label: str = ""
    """The answerer as printed, for a voice (`김영웅 운영진님`)."""
    question: Question | None = None
    """The question of a follow-up."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An exchange as one transcript has it, before the archive gives it an id."""

    question: Question
    """What was asked."""
    turns: tuple[Turn, ...]
    """What followed, in order; empty when nobody answered."""
    first: int
    """First line of the question."""
    last: int
    """Last line of the last answer (of the question when unanswered)."""
    section: str = ""
    """Heading it stands under, plain text."""
    dialect: str = ""
    """Name of the recogniser that found it."""

    @property
    def followups(self) -> tuple[Turn, ...]:
        """The turns that are follow-up questions."""
        return tuple(t for t in self.turns if t.kind is TurnKind.FOLLOWUP)

    @property
    def voices(self) -> tuple[str, ...]:
        """Labels of the answerers inside the answer, as printed, each once."""
        return tuple(dict.fromkeys(t.label for t in self.turns if t.label))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a transcript that opens a section."""

    text: str
    """Plain text."""
    level: int
    """1-6."""
    line: int
    """1-based line."""
    block: Block
    """The heading as written."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that is published and is not Q&A."""

    title: str
    """Plain text: its heading, or its first words."""
    first: int
    """First line, the heading's included when it opens with one."""
    last: int
    """Last line."""
    blocks: tuple[Block, ...]
    """The stretch as written; a heading that opens it is not among them."""
    headed: bool = False
    """Whether `title` is a heading that stands in the text above it (`Heading` part)."""


Part = Heading | Passage | Asked
"""What a transcript is made of, in reading order."""


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A date as a text says it."""

    edtf: str
    """Extended Date/Time Format, e.g. `XXXX-12-29` (level 1) or `2021-08-19`."""
    said: str
    """The words, e.g. `수요일 03.03`."""
    line: int
    """1-based line; 0 when it comes from the data files."""
    weekday: int | None = None
    """Monday 0 … Sunday 6, if said."""


@dataclass(frozen=True, slots=True)
class SaidRole:
    """A role or career line exactly as a transcript states it."""

    text: str
    """`현) TBT 고문 (Advisor)`."""
    line: int
    """1-based line."""


@dataclass(frozen=True, slots=True)
class Label:
    """A person as a transcript prints them."""

    name: str
    """The bare name: `이준엽`."""
    title: str
    """Title without honorific: `마스터`, `CTO`, `교수`; empty if none."""
    printed: str
    """As printed: `이준엽 마스터님`."""
    line: int
    """1-based line."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A dialect that found questions in a section."""

    dialect: str
    """Its name."""
    score: float
    """How well it explains the section; the highest is believed."""
    questions: tuple[int, ...] = ()
    """Lines at which the questions that it finds begin."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one section was read, and why."""

    section: str
    """Its heading, plain text; empty before the first one."""
    line: int
    """Line of its heading."""
    dialect: str
    """The dialect that was believed; empty when no question was found."""
    reasons: tuple[str, ...]
    """Why, in Korean."""
    tried: tuple[Tried, ...]
    """Every dialect that found something, best first."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """One file as the ingester understands it."""

    path: str
    """Relative to `docs/`, with `/`."""
    title: str
    """Title of the record, plain text; the file's stem when it has none."""
    speakers: tuple[Label, ...]
    """The people who speak, not those only mentioned."""
    roles: tuple[SaidRole, ...]
    """Career lines it states of its speaker."""
    date: SaidDate | None
    """The date it says, if any."""
    event: str
    """The event it names, plain text; empty if none."""
    parts: tuple[Part, ...]
    """Everything published, in reading order."""
    ledger: tuple[LedgerEntry, ...]
    """One entry for each non-blank line."""
    front_matter: tuple[tuple[str, object], ...] = ()
    """Accepted keys of its own front matter."""
    verdicts: tuple[Verdict, ...] = ()
    """How each section was read."""
    settled: Settled = NOTHING
    """What a maintainer said about how to read it."""

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Its exchanges, in reading order."""
        return tuple(p for p in self.parts if isinstance(p, Asked))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Its passages, in reading order."""
        return tuple(p for p in self.parts if isinstance(p, Passage))
