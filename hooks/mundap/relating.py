"""Same question, different answers: exchanges of other speakers on the same question.

Two exchanges are compared by their words, synonyms taken as one, rare ones
weighing more. What is asked counts more than what is answered, and a question
that somebody else only touches in an answer still counts. A long question asks
at its end; what comes before is why it is asked. Words that go together anyway
(프론트엔드 and 백엔드) say little more than one of them.
"""

from __future__ import annotations

import functools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from mundap.language.morphology import Morphology
from mundap.language.phrases import find_phrases, spelling
from mundap.language.words import Word, WordKind
from mundap.memo import FORGETFUL, Memo
from mundap.model.archive import Related, TopicScore

_MOST_RELATED = 4
_THRESHOLD = 0.105
"""Below this a reader would ask why the two stand side by side."""
_UNREAD = 1.35
"""How far above the threshold a question must be that only its picture knows."""
_ANSWER = 0.3
"""Worth of a word of the answer beside one of the question."""
_PLAIN_NOUN = 0.4
"""Worth of a noun that neither the vocabulary nor the synonyms know."""
_VERB = 0.35
"""Worth of a verb."""
_SHARPNESS = 1.5
"""Power of the inverse document frequency."""
_SILENCE = 0.5
"""Share of a rare word that every exchange leaves unsaid: two short ones need more in common."""
_TOPICS_APART = 0.3
"""What remains of the likeness of two exchanges without a common topic."""
_PRIMARY_APART = 0.95
"""What remains where the primary topics differ."""
_PREFACE = 0.7
"""Worth of the first word of a long question, growing to 1 at its last."""
_LONG_QUESTION = 12
"""Words; a question that short has no room for a preface."""
_TOGETHER = 0.5
"""What a shared word loses whose exchanges are all those of another shared one."""

_SMALL_TALK_LINES = (
    "하다 되다 있다 없다 같다 보다 가다 오다 주다 받다 쓰다 만들다 넣다 내다 나다 들다 나오다",
    "따르다 많다 좋다 다르다 알다 모르다 느끼다 말하다 대하다 위하다 통하다 어떻다 이렇다",
    "그렇다 궁금하다 생각 궁금 질문 말씀 이야기 얘기 추천 기대 관심 노력 경험 기여 목표",
    "사용 의미 이유 방법 문제 상황 경우 정도 때문 시간 사람 부분 관련 필요 중요 가능 자신 본인",
    "개인 현업 실무 실제 분야 회사 마스터 교수 강사 캠퍼 멘토링 개발 개발자 엔지니어",
)
_SMALL_TALK = frozenset(word for line in _SMALL_TALK_LINES for word in line.split())
"""What any question or answer in a talk may say; alone it makes no two of them alike."""


_Texts = tuple[str, str]
"""A question and its answer."""


@dataclass(frozen=True, slots=True)
class RelateInput:
    """What relating reads of an exchange."""

    id: str
    """Its id."""
    speaker: str
    """Slug of the one who answers; empty when unknown, then nothing is related to it."""
    question: str | None
    """Plain text, follow-ups not among it; None for a picture."""
    answer: str
    """Plain text of all turns, one block a line."""
    topics: tuple[TopicScore, ...] = ()
    """What it is about, primary first."""


def relate(
    documents: Sequence[RelateInput],
    morphology: Morphology,
    synonyms: Sequence[Sequence[str]] = (),
    memo: Memo = FORGETFUL,
) -> list[tuple[Related, ...]]:
    """For each exchange the exchanges of other speakers that answer the same question.

    Args:
        documents: All exchanges of the archive; rarity is judged among them.
        morphology: The analyser.
        synonyms: Groups of words that mean the same, as `parse_synonyms` gives them.
        memo: What the build before found.

    Returns:
        Up to four for each document, best first, ties in the order of `documents`.
        None rather than a doubtful one.
    """
    # What the vocabulary found worth naming is worth comparing.
    topics = (topic for document in documents for topic in document.topics)
    terms = tuple(dict.fromkeys(term for topic in topics for term, _ in topic.terms))
    same = tuple(map(tuple, synonyms))
    # The very concepts of the build before, if they were the same.
    concepts = memo.recall(("concepts", same, terms), lambda: _Concepts(morphology, same, terms))

    def profiled(new: Sequence[_Texts]) -> dict[_Texts, Mapping[str, float]]:
        morphology.analyse([text for texts in new for text in texts])
        return {texts: concepts.profile(*map(morphology.words, texts)) for texts in new}

    texts = [(document.question or "", document.answer) for document in documents]
    known = memo.recall_all(("profile", concepts), texts, profiled)
    profiles = [known[each] for each in texts]
    rarity = _rarity(profiles)
    vectors = [_vector(profile, rarity) for profile in profiles]
    holders = _holders(vectors)
    found: list[list[tuple[float, int]]] = [[] for _ in documents]
    for first, second in _candidates(documents, vectors, holders):
        one, other = documents[first], documents[second]
        read = bool(one.question and other.question)
        agreement = _agreement(one.topics, other.topics, read)
        enough = _THRESHOLD * (1.0 if read else _UNREAD)
        ours, theirs = vectors[first], vectors[second]
        # Looking for company takes time and never makes two more alike.
        if sum(ours[each] * theirs[each] for each in ours if each in theirs) * agreement < enough:
            continue
        likeness = _likeness(ours, theirs, holders) * agreement
        if likeness >= enough:
            found[first].append((-likeness, second))
            found[second].append((-likeness, first))
    return [
        tuple(Related(documents[at].id, round(min(-likeness, 1.0), 4)) for likeness, at in best)
        for best in (sorted(each)[:_MOST_RELATED] for each in found)
    ]


class _Concepts:
    """Words as what they mean: of several synonyms always the first, key terms as a whole.

    Equal only to itself.
    """

    def __init__(
        self, morphology: Morphology, synonyms: Sequence[Sequence[str]], terms: Iterable[str]
    ) -> None:
        self.meaning: dict[str, str] = {}
        """Spelling of a synonym or key term → the concept."""
        for group in synonyms:
            spellings = [spelling(word, morphology) for word in group]
            for each in spellings:
                self.meaning.setdefault(each, spellings[0])
        for term in terms:
            each = spelling(term, morphology)
            if len(each) > 1 and not each.endswith("다"):
                self.meaning.setdefault(each, each)
        self.meaning.pop("", None)
        self.known = frozenset(self.meaning.values())

    def profile(self, question: Sequence[Word], answer: Sequence[Word]) -> Mapping[str, float]:
        """Concept → how much the exchange is about it, rarity apart."""
        asked, said = self._mentions(question), self._mentions(answer)
        # A question known only as a picture is known by its answer.
        share = _ANSWER if asked else 1.0
        profile: dict[str, float] = defaultdict(float)
        for concept, places in asked.items():
            times, place = len(places), _place(max(places), len(question))
            profile[concept] += self._worth(concept) * place * 1.5 * times / (times + 0.5)
        for concept, places in said.items():
            times = len(places)
            profile[concept] += self._worth(concept) * share * 1.5 * times / (times + 1.0)
        return profile

    def _worth(self, concept: str) -> float:
        if concept.endswith("다"):
            return _VERB
        return 1.0 if concept in self.known else _PLAIN_NOUN

    def _mentions(self, words: Sequence[Word]) -> Mapping[str, Sequence[int]]:
        """Concept → the words that mention it, by number."""
        mentions: dict[str, list[int]] = defaultdict(list)
        covered: set[int] = set()
        for key, first, last in find_phrases(words, self.meaning):
            mentions[self.meaning[key]].append(last - 1)
            if last - first == 1:
                covered.add(first)
                continue
            # 신입 엔지니어 is about 신입 too, but 머신러닝 is not about 러닝.
            covered.update(range(first, last))
            for at in range(first, last):
                if words[at].form in self.meaning:
                    mentions[self.meaning[words[at].form]].append(at)
        for at, word in enumerate(words):
            if at not in covered and _tells(word):
                mentions[word.form].append(at)
        for concept in _SMALL_TALK & mentions.keys():
            del mentions[concept]
        return mentions


def _place(at: int, length: int) -> float:
    """Worth of a word of a question by where it stands."""
    if length <= _LONG_QUESTION:
        return 1.0
    return _PREFACE + (1 - _PREFACE) * (at + 1) / length


def _tells(word: Word) -> bool:
    """Whether a plain word says enough to compare."""
    return word.kind in {WordKind.NOUN, WordKind.FOREIGN, WordKind.VERB} and len(word.form) > 1


def _rarity(profiles: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    """Inverse document frequency, 0 to 1 and sharpened: a rare word tells more than two common."""
    counts = Counter(concept for profile in profiles for concept in profile)
    most = math.log(len(profiles) + 1) or 1.0
    return {
        concept: (max(0.0, math.log((len(profiles) + 1) / (times + 0.5))) / most) ** _SHARPNESS
        for concept, times in counts.items()
    }


def _vector(profile: Mapping[str, float], rarity: Mapping[str, float]) -> Mapping[str, float]:
    """The profile weighted by rarity, of length 1 or, when it has little to say, less."""
    weighted = {concept: worth * rarity[concept] for concept, worth in profile.items()}
    squares = sum(weighted[concept] ** 2 for concept in sorted(weighted))
    length = math.sqrt(squares + _SILENCE**2)
    return {concept: worth / length for concept, worth in weighted.items()}


def _holders(vectors: Sequence[Mapping[str, float]]) -> Mapping[str, frozenset[int]]:
    """Concept → the documents that have it."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for concept in vector:
            holders[concept].append(number)
    return {concept: frozenset(numbers) for concept, numbers in holders.items()}


def _candidates(
    documents: Sequence[RelateInput],
    vectors: Sequence[Mapping[str, float]],
    holders: Mapping[str, frozenset[int]],
) -> list[tuple[int, int]]:
    """Pairs of different known speakers that may be alike enough.

    The rarest concept that such a pair shares is a telling one of both: what is left of a vector
    after its telling ones is too short. (Prefix filtering: Bayardo, Ma and Srikant 2007.)
    """
    having: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, (document, vector) in enumerate(zip(documents, vectors, strict=True)):
        if document.speaker:
            for concept in _telling(vector, holders):
                having[concept][document.speaker].append(number)
    pairs: set[tuple[int, int]] = set()
    for by_speaker in having.values():
        # One who answers hundreds of questions has no pairs with himself.
        for these, those in combinations(by_speaker.values(), 2):
            pairs.update((min(pair), max(pair)) for pair in product(these, those))
    return sorted(pairs)


def _telling(vector: Mapping[str, float], holders: Mapping[str, frozenset[int]]) -> Sequence[str]:
    """The concepts of a vector, rarest first, without the common ones that alone are too short."""
    rarest = sorted(vector, key=lambda concept: (len(holders[concept]), concept))
    left = 0.0
    while rarest and left + vector[rarest[-1]] ** 2 < _THRESHOLD**2 * 0.999:
        left += vector[rarest.pop()] ** 2
    return rarest


def _likeness(
    first: Mapping[str, float],
    second: Mapping[str, float],
    holders: Mapping[str, frozenset[int]],
) -> float:
    """Sum of the shared concepts, less where one usually comes with a greater one."""
    shared = [(first[concept] * second[concept], concept) for concept in first if concept in second]
    shared.sort(key=lambda each: (-each[0], each[1]))
    likeness = 0.0
    for number, (worth, concept) in enumerate(shared):
        company = max(
            (_together(holders[concept], holders[other]) for _, other in shared[:number]),
            default=0.0,
        )
        likeness += worth * (1 - _TOGETHER * company)
    return likeness


@functools.lru_cache(maxsize=20_000)
def _together(first: frozenset[int], second: frozenset[int]) -> float:
    """How often two concepts come together, the two exchanges compared (which have both) apart."""
    both = len(first & second) - 2
    return both / (len(first) + len(second) - both - 4) if both > 0 else 0.0


def _agreement(first: Sequence[TopicScore], second: Sequence[TopicScore], read: bool) -> float:
    """1 where both are about the same topics first of all, less the fewer they share."""
    if not first or not second:
        return 1.0
    ours, theirs = {each.slug for each in first}, {each.slug for each in second}
    shared = len(ours & theirs) / min(len(ours), len(theirs))
    # What a picture asks first of all is not known, only what its answer speaks of.
    primary = 1.0 if not read or first[0].slug == second[0].slug else _PRIMARY_APART
    return primary * (_TOPICS_APART + (1 - _TOPICS_APART) * shared)
