"""An index made by hand: a few documents, their terms as an analyser would give them.

It needs no analyser, so that what the browser makes of a query depends on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.javascript.examples import Json, files

from mundap.language.hangul import jamo
from mundap.search.coding import key_bytes
from mundap.search.collection import Entry, Posting
from mundap.search.documents import Document, Kind
from mundap.search.functions import functions
from mundap.search.terms import Flag


@dataclass(frozen=True, slots=True)
class Written:
    """A document with its terms; `다` ends a verb, `+` begins a compound, `~` a weak word."""

    kind: Kind
    """What it is."""
    question: str
    """Its first field."""
    text: str
    """Its second."""
    asked: str
    """Terms of the first field."""
    said: str
    """Terms of the second."""


LONG = (
    "처음에는 누구나 서툽니다. 그래서 작은 것부터 하나씩 만들어 보라고 말씀드립니다. "
    "회사의 정책은 책과 다릅니다. 좋은 책을 한 권 골랐다면 끝까지 읽으세요. "
)
DOCUMENTS = (
    Written(
        Kind.EXCHANGE,
        "대학원에 꼭 가야 하나요?",
        "연구가 좋으면 대학원에 가세요. 취업이 목표라면 바로 취업하는 것도 좋습니다.",
        "대학원 ~가다 ~하다",
        "연구 ~좋다 대학원 ~가다 취업 목표 바로 취업 ~하다 ~좋다",
    ),
    Written(
        Kind.EXCHANGE,
        "학습 데이터는 어떻게 모으나요?",
        "데이터를 모으는 일이 절반입니다. 학습데이터의 품질을 먼저 보세요.",
        "학습 데이터 +학습데이터 모으다",
        "데이터 모으다 절반 학습 데이터 +학습데이터 품질 ~보다",
    ),
    Written(
        Kind.EXCHANGE,
        "Kubernetes를 배워야 할까요?",
        "쿠버네티스보다 node.js나 C++을 먼저 배우는 사람도 많습니다. GPT-4가 도와줄 겁니다.",
        "kubernetes 배우다",
        "쿠버네티스 node js nodejs c++ 배우다 사람 ~많다 gpt 4 gpt4 돕다",
    ),
    Written(
        Kind.PASSAGE,
        "무엇을 읽을 것인가",
        LONG * 4,
        "읽다",
        "처음 서툴다 하나 만들다 말씀드리다 회사 정책 책 다르다 ~좋다 책 권 고르다 끝 읽다",
    ),
    Written(Kind.SPEAKER, "김하늘", "검색 회사의 개발자", "김하늘 하늘", "검색 회사 개발자"),
    Written(Kind.TALK, "가을 강연", "2024년 가을", "가을 강연 +가을강연", "2024 가을"),
    Written(Kind.TOPIC, "취업", "일자리와 면접", "취업", "일자리 면접"),
    Written(Kind.PAGE, "이 사이트는", "강연의 기록을 모읍니다.", "사이트", "강연 기록 모으다"),
)
SYNONYMS = (("취업", "구직"), ("강연", "세미나"))
SHAPES = {
    "돕다": ("도우", "도와"),
    "고르다": ("골라",),
    "배우다": ("배워",),
    "모으다": ("모아",),
    "다르다": ("달라",),
    "서툴다": ("서투",),
}
VOCABULARY = ("자격증", "월급")


def small() -> Json:
    """Its files, and what they hold."""
    terms = entries()
    number = {entry.form: at for at, entry in enumerate(terms)}
    kinds = [sum(each.kind is kind for each in DOCUMENTS) for kind in Kind]
    lengths = [(len(each.asked.split()), len(each.said.split())) for each in DOCUMENTS]
    return {
        "documents": len(DOCUMENTS),
        "texts": [each.text for each in DOCUMENTS],
        "files": files(
            kinds=kinds,
            average=(1.6, 6.1),
            entries=terms,
            shapes={jamo(s): [number[verb]] for verb, of in SHAPES.items() for s in of},
            roles=functions([], conjugations),
            synonyms=[[number[each] for each in group] for group in SYNONYMS],
            names=[number["김하늘"]],
            lengths=lengths,
            cards=[card(at, each) for at, each in enumerate(DOCUMENTS)],
            texts=[(each.question, each.text) for each in DOCUMENTS],
            near={"월급": [(number["취업"], 0.6)]},
            vocabulary=VOCABULARY,
            topics=[[0]],
            chunk=2,
            shard=24,
            facets={
                "speakers": [["kim-haneul", "김하늘"]],
                "talks": [["autumn", "가을 강연"]],
                "topics": [["job", "취업"]],
                "talk": [[0, 4], [-1, 1], [0, 1], [-1, 2]],
                "speaker": [[0, 5], [-1, 3]],
                "topic": [[0], [], []],
            },
        ),
    }


def entries() -> Sequence[Entry]:
    """The terms of all documents, sorted, and the synonyms that no document holds."""
    flags: dict[str, Flag] = {}
    counts: dict[str, dict[int, list[int]]] = {}
    for at, each in enumerate(DOCUMENTS):
        for field, said in enumerate((each.asked, each.said)):
            for written in said.split():
                form = written.lstrip("+~")
                flags[form] = flag_of(written)
                counts.setdefault(form, {}).setdefault(at, [0, 0])[field] += 1
    for ghost in (word for group in SYNONYMS for word in group):
        flags.setdefault(ghost, Flag.NONE)
    found = (
        Entry(
            form,
            jamo(form),
            flag,
            tuple(Posting(at, *times) for at, times in sorted(counts.get(form, {}).items())),
        )
        for form, flag in flags.items()
    )
    return sorted(found, key=lambda entry: key_bytes(entry.key))


def flag_of(written: str) -> Flag:
    """What the marks of a term say of it."""
    found = Flag.VERB if written.endswith("다") else Flag.NONE
    return found | {"+": Flag.COMPOUND, "~": Flag.WEAK}.get(written[0], Flag.NONE)


def conjugations(stems: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Shapes of bound stems, as the analyser would give them."""
    irregular = {"하": ("해",), "되": ("돼",)}
    return {stem: irregular.get(stem, ()) for stem in stems}


def card(at: int, written: Written) -> Document:
    """What a result shows of a document."""
    page = "가을 강연" if written.kind is Kind.PASSAGE else ""
    return Document(
        written.kind, f"{at}/", written.question, written.question, written.text, page=page
    )
