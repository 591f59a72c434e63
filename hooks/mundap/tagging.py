"""What exchanges are about: terms of the vocabulary, matched on morphemes.

Where two terms fit the same place, the longer one is meant, whatever its topic:
`학습 데이터` is about data and says nothing about learning.

What a question speaks of is often not what it asks for: of the topics found,
those asked for (`asks` of the vocabulary) go before those merely spoken of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from mundap.data.vocabulary import TaggingOptions, Vocabulary
from mundap.language.morphology import Morphology
from mundap.language.phrases import find_phrases, spelling
from mundap.language.words import Word
from mundap.memo import FORGETFUL, Memo
from mundap.model.archive import TopicScore

_MOST_TOPICS = 3


@dataclass(frozen=True, slots=True)
class TagInput:
    """What tagging reads of an exchange."""

    id: str
    """Its id, for overrides and reports."""
    question: str | None
    """Plain text; None for a picture."""
    answer: str
    """Plain text of all turns, one block a line."""
    followups: tuple[str, ...] = ()
    """Questions asked on, plain text."""
    heading: str = ""
    """The heading it stands under."""


@dataclass(frozen=True, slots=True)
class WeakTopics:
    """An exchange whose topics a maintainer should look at."""

    id: str
    """The exchange."""
    topics: tuple[TopicScore, ...]
    """Empty when nothing spoke clearly for any topic."""


def tag(
    documents: Sequence[TagInput],
    vocabulary: Vocabulary,
    morphology: Morphology,
    memo: Memo = FORGETFUL,
) -> list[tuple[TopicScore, ...]]:
    """Give every exchange up to three topics, primary first.

    Empty when no topic reaches `first` of the options. An override of the
    vocabulary wins; its topics keep the terms that spoke for them.
    """
    lexicon = memo.recall(("lexicon", _whole(vocabulary)), lambda: _Lexicon(vocabulary, morphology))

    def tagged(new: Sequence[TagInput]) -> dict[TagInput, tuple[TopicScore, ...]]:
        # One batch: the analyser works on all cores and remembers the results.
        morphology.analyse([text for each in new for text in _texts(each)])
        return {each: _topics(each, lexicon, morphology) for each in new}

    # The very lexicon of the build before, if it was the same.
    topics = memo.recall_all(("topics", lexicon), documents, tagged)
    return [topics[each] for each in documents]


def weak_topics(
    documents: Sequence[TagInput],
    topics: Sequence[tuple[TopicScore, ...]],
    vocabulary: Vocabulary,
) -> tuple[WeakTopics, ...]:
    """The exchanges with no topic or a weak one, weakest first; overridden ones are settled."""
    doubtful = [
        WeakTopics(document.id, found)
        for document, found in zip(documents, topics, strict=True)
        if document.id not in vocabulary.overrides
        and (not found or found[0].score < vocabulary.options.weak)
    ]
    return tuple(sorted(doubtful, key=lambda each: each.topics[0].score if each.topics else 0.0))


def _whole(vocabulary: Vocabulary) -> Hashable:
    """A value that is equal for an equal vocabulary."""
    of_topics = (vocabulary.terms, vocabulary.asks, vocabulary.overrides)
    return (vocabulary.topics, vocabulary.options, *(tuple(each.items()) for each in of_topics))


class _Lexicon:
    """The terms by how they are spelt without spaces; equal only to itself."""

    def __init__(self, vocabulary: Vocabulary, morphology: Morphology) -> None:
        self.vocabulary = vocabulary
        self.meanings: dict[str, list[tuple[str, str, float]]] = defaultdict(list)
        """Spelling → (topic, term, weight)."""
        terms = [(slug, term) for slug, own in vocabulary.terms.items() for term in own]
        morphology.analyse([term.text for _, term in terms])
        for slug, term in terms:
            key = spelling(term.text, morphology)
            if key and not any(slug == other for other, _, _ in self.meanings[key]):
                self.meanings[key].append((slug, term.text, term.weight))
        self.wishes: dict[str, set[str]] = defaultdict(set)
        """Spelling → the topics a question asks for with it."""
        for slug, asks in vocabulary.asks.items():
            for ask in asks:
                self.wishes[spelling(ask, morphology)].add(slug)
        self.wishes.pop("", None)

    def count(self, words: Sequence[Word]) -> Counter[str]:
        """How often each spelling occurs in a text."""
        return Counter(key for key, _, _ in find_phrases(words, self.meanings))

    def asked(self, question: Sequence[Word]) -> frozenset[str]:
        """The topics that a question asks for."""
        found = find_phrases(question, self.wishes)
        return frozenset(slug for key, _, _ in found for slug in self.wishes[key])


def _texts(document: TagInput) -> tuple[str, ...]:
    return (document.question or "", *document.followups, document.heading, document.answer)


def _topics(
    document: TagInput, lexicon: _Lexicon, morphology: Morphology
) -> tuple[TopicScore, ...]:
    vocabulary = lexicon.vocabulary
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for key, worth in _evidence(document, lexicon, morphology).items():
        for slug, term, weight in lexicon.meanings[key]:
            if weight * worth > 0:
                shares[slug][term] = weight * worth
    if document.id in vocabulary.overrides:
        return tuple(
            _score(slug, shares.get(slug, {}), vocabulary.options.company)
            for slug in vocabulary.overrides[document.id]
        )
    order = {topic.slug: number for number, topic in enumerate(vocabulary.topics)}
    scores = [_score(slug, terms, vocabulary.options.company) for slug, terms in shares.items()]
    scores.sort(key=lambda each: (-each.score, order[each.slug]))
    chosen = _chosen(scores, vocabulary.options)
    asked = lexicon.asked(morphology.words(document.question or ""))
    lift = dict.fromkeys(asked, vocabulary.options.asked)
    return tuple(sorted(chosen, key=lambda each: -each.score * lift.get(each.slug, 1.0)))


def _evidence(document: TagInput, lexicon: _Lexicon, morphology: Morphology) -> Mapping[str, float]:
    """How much the occurrences of each spelling are worth, before its weight."""
    options = lexicon.vocabulary.options
    worth: dict[str, float] = defaultdict(float)
    # Said twice is said a little louder, not twice as loud.
    for text, share in (
        (document.question or "", options.question),
        (" \n".join(document.followups), options.followup),
        (document.heading, options.heading),
    ):
        for key, times in lexicon.count(morphology.words(text)).items():
            worth[key] += share * 1.5 * times / (times + 0.5)
    said = morphology.words(document.answer)
    # A question that only its picture knows is known by its answer alone.
    share = options.answer if document.question else max(options.answer, options.question)
    damping = 1 + len(said) / options.answer_words if options.answer_words else 1.0
    for key, times in lexicon.count(said).items():
        worth[key] += share * times / (times + damping)
    return worth


def _score(slug: str, terms: Mapping[str, float], company: float) -> TopicScore:
    """Add up a topic's terms; each further one counts less, so that no list of names drowns all."""
    ranked = sorted(terms.items(), key=lambda item: (-item[1], item[0]))
    shares = tuple(
        (term, round(worth / (1 + company * number), 4))
        for number, (term, worth) in enumerate(ranked)
    )
    return TopicScore(slug, round(sum(share for _, share in shares), 4), shares)


def _chosen(scores: Sequence[TopicScore], options: TaggingOptions) -> tuple[TopicScore, ...]:
    if not scores or scores[0].score < options.first:
        return ()
    chosen = [scores[0]]
    for score, share in zip(scores[1:_MOST_TOPICS], (options.second, options.third), strict=False):
        wanted = min(options.enough, share * scores[0].score)
        if score.score < max(options.least, wanted):
            break
        chosen.append(score)
    return tuple(chosen)
