"""The archive: what all transcripts and data files say together.

References between values are slugs and ids; `Archive` finds what they mean.
"""

from __future__ import annotations

from dataclasses import dataclass

from mundap.model.transcript import (
    Asked,
    Image,
    Passage,
    QuestionKind,
    SaidDate,
    SaidRole,
    Transcript,
    Turn,
)


@dataclass(frozen=True, slots=True)
class SourceRange:
    """Where something stands in a transcript."""

    file: str
    """Path relative to `docs/`."""
    first: int
    """First line."""
    last: int
    """Last line, inclusive."""


@dataclass(frozen=True, slots=True)
class TopicScore:
    """How strongly an exchange is about a topic."""

    slug: str
    """The topic."""
    score: float
    """Sum of the weights of its terms, after damping; comparable within one archive."""
    terms: tuple[tuple[str, float], ...]
    """The terms that spoke for it with their share of the score, strongest first."""


@dataclass(frozen=True, slots=True)
class Related:
    """An exchange of another speaker on the same question."""

    id: str
    """The other exchange."""
    score: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Another record's wording of an exchange."""

    source: SourceRange
    """Where it stands."""
    question: str | None
    """Its wording of the question, plain text."""
    turns: tuple[Turn, ...]
    """Its wording of the answer."""
    similarity: float
    """0 to 1, to the canonical wording."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question with its answers and follow-ups: the unit of the archive."""

    id: str
    """Permanent (or provisional) id: 6 letters or digits; its address is `/q/<id>/`."""
    provisional: bool
    """True while `_data/ids.yml` does not have it."""
    talk: str
    """Slug of its talk."""
    speaker: str
    """Slug of the one who answers; empty when the text does not say."""
    question: str | None
    """Plain text on one line; None for an image."""
    kind: QuestionKind
    """Text or image."""
    asked: Asked
    """The text as its transcript has it: markup, turns, lines."""
    source: SourceRange
    """Question to last answer in the canonical record."""
    section: str
    """Heading it stands under."""
    position: int
    """1-based place among the exchanges of its talk."""
    variants: tuple[Variant, ...] = ()
    """Other records' wordings."""
    topics: tuple[TopicScore, ...] = ()
    """One to three, primary first; empty when nothing spoke for any."""
    related: tuple[Related, ...] = ()
    """Best first."""

    @property
    def title(self) -> str:
        """What to call it where only one line fits; never empty."""
        return self.question or IMAGE_QUESTION

    @property
    def images(self) -> tuple[Image, ...]:
        """Pictures of the question."""
        return self.asked.question.images

    @property
    def voices(self) -> tuple[str, ...]:
        """Labels of the answerers inside the answer, as printed."""
        return self.asked.voices


IMAGE_QUESTION = "이미지로 된 질문"
"""Title of a question that its transcript has only as a picture."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role or career line and the transcript that states it."""

    said: SaidRole
    """The words and their line."""
    file: str
    """Path relative to `docs/`."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person of the roster."""

    slug: str
    """Address: `/speakers/<slug>/`."""
    name: str
    """`이준엽`."""
    guest: bool
    """True for one who only speaks inside other people's answers."""
    labels: tuple[str, ...]
    """How transcripts print the name, as printed, each once."""
    titles: tuple[str, ...]
    """Titles printed with the name (`CTO`, `교수`), each once."""
    roles: tuple[Role, ...]
    """Career lines, as stated."""
    aliases: tuple[str, ...] = ()
    """Former or other slugs; each redirects."""
    links: tuple[tuple[str, str], ...] = ()
    """(label, address) from the roster."""


@dataclass(frozen=True, slots=True)
class Record:
    """One transcript of a talk."""

    file: str
    """Path relative to `docs/`."""
    slug: str
    """Last part of its address."""
    canonical: bool
    """True for the fullest record, whose text is the talk's."""
    speaker_reason: str
    """In Korean: why we know who speaks when this file does not say; else empty."""
    transcript: Transcript
    """What the file says."""


@dataclass(frozen=True, slots=True)
class Talk:
    """One recorded event."""

    slug: str
    """Address: `/talks/<slug>/`."""
    title: str
    """Its name."""
    speakers: tuple[str, ...]
    """Slugs, main speaker first."""
    event: str
    """Event or series, as the transcript or talks.yml says; empty if unknown."""
    date: SaidDate | None
    """As said; None when nothing is said."""
    source: str
    """Address of the original publication; empty if unknown."""
    notes: tuple[str, ...]
    """Remarks shown on its page, in Korean."""
    records: tuple[Record, ...]
    """Canonical record first."""

    @property
    def canonical(self) -> Record:
        """The record whose text is the talk's."""
        return self.records[0]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Passages of the canonical record."""
        return self.canonical.transcript.passages


@dataclass(frozen=True, slots=True)
class Topic:
    """An entry of the vocabulary, as readers see it."""

    slug: str
    """Address: `/topics/<slug>/`."""
    label: str
    """Preferred label (SKOS prefLabel)."""
    about: str
    """What belongs there, one sentence fragment."""
    alt_labels: tuple[str, ...] = ()
    """Other names (SKOS altLabel)."""


@dataclass(frozen=True, slots=True)
class Retired:
    """An id that no exchange has any more; its address redirects."""

    id: str
    """The old id."""
    target: str
    """Site-relative address it leads to, e.g. `q/abc123/` or `talks/x/`."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read."""

    slug: str
    """Address, among the talks: `/talks/<slug>/`."""
    file: str
    """Path relative to `docs/`."""
    line: int
    """1-based line that is wrong; 0 for the file as a whole."""
    message: str
    """What is wrong, in Korean."""
    advice: str
    """What to do about it, in Korean."""


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything the site shows."""

    talks: tuple[Talk, ...]
    """In the order of `_data/talks.yml`, then by slug."""
    exchanges: tuple[Exchange, ...]
    """By talk, then in reading order."""
    speakers: tuple[Speaker, ...]
    """Speakers with exchanges first, by name; guests after them."""
    topics: tuple[Topic, ...]
    """In the order of `_data/topics.yml`."""
    retired: tuple[Retired, ...] = ()
    """Addresses to keep alive."""
    unread: tuple[Unread, ...] = ()
    """Files that are not in it, by path."""

    def exchange(self, id: str) -> Exchange:
        """The exchange of that id. Raises KeyError: an id is never guessed."""
        for exchange in self.exchanges:
            if exchange.id == id:
                return exchange
        raise KeyError(id)

    def talk(self, slug: str) -> Talk:
        """The talk of that slug. Raises KeyError."""
        for talk in self.talks:
            if talk.slug == slug:
                return talk
        raise KeyError(slug)

    def speaker(self, slug: str) -> Speaker:
        """The speaker of that slug. Raises KeyError."""
        for speaker in self.speakers:
            if speaker.slug == slug:
                return speaker
        raise KeyError(slug)

    def topic(self, slug: str) -> Topic:
        """The topic of that slug. Raises KeyError."""
        for topic in self.topics:
            if topic.slug == slug:
                return topic
        raise KeyError(slug)
