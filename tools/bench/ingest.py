"""How well transcripts of other people are read, against questions counted by hand.

    python tools/bench/ingest.py --corpus DIR --gold FILE [--why] [FILE.md ...]

The gold file is a list of files (`file`, `title`, `speakers`, `questions`); a question has
`line` (where it begins), `end` (last line of its answer) and `speakers` (who is labelled in
it), `topics` (what it is about). An `optional` question counts neither found nor missed, an
`end_alt` is right, too.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from mundap.data.files import read_data
from mundap.language.morphology import shared_morphology
from mundap.model.transcript import Asked, Transcript
from mundap.speakers import people
from mundap.tagging import TagInput, tag
from mundap.text.plain import answer_text
from mundap.text.source import read_source
from mundap.transcript import read_transcript

DATA = Path(__file__).parent.parent.parent / "docs" / "_data"


def read(path: Path) -> Transcript | None:
    """One file as the build would read it; every picture is taken to be there."""
    source, _ = read_source(f"talks/{path.name}", path.read_bytes())
    return read_transcript(source, lambda target: True) if source else None


def adds_up(transcript: Transcript, path: Path) -> bool:
    """Whether every non-blank line has exactly one account."""
    source, _ = read_source(path.name, path.read_bytes())
    lines = source.lines if source else ()
    return [e.line for e in transcript.ledger] == [n for n, x in enumerate(lines, 1) if x.strip()]


def name(label: str) -> str:
    """The bare name a label prints."""
    labels = [each.name for each in people.labels_in_title(label, 1)]
    return labels[0] if labels else label.removesuffix("님").strip()


def names(given: Sequence[str]) -> set[str]:
    """Names as they compare: without blanks and honorifics."""
    return {"".join(name(each).split()).removesuffix("님") for each in given}


def score(truth: dict[str, Any], transcript: Transcript, path: Path) -> Counter[str]:
    """Everything that is counted of one file."""
    gold = {q["line"]: q for q in truth["questions"]}
    optional = {q["line"] for q in truth.get("optional") or ()} - set(gold)
    found = {asked.first: asked for asked in transcript.asked}
    both = sorted(gold.keys() & found.keys())
    voiced = [n for n in both if gold[n].get("speakers")]
    wrong = found.keys() - gold.keys() - optional
    said = {label.name for label in transcript.speakers}
    return Counter(
        files=1,
        found=len(both),
        wrong=len(wrong),
        missed=len(gold.keys() - found.keys()),
        ends=sum(_ends(gold[n], found[n]) for n in both),
        voiced=len(voiced),
        voices=sum(names(gold[n]["speakers"]) == names(found[n].voices) for n in voiced),
        controls=not gold,
        disturbed=len(wrong) if not gold else 0,
        ledgers=adds_up(transcript, path),
        titles=" ".join(transcript.title.split())
        in {truth.get("title"), truth.get("h1"), truth.get("front_title")},
        speakers=names([*said]) == names(truth.get("speakers") or ()),
    )


def _ends(question: dict[str, Any], asked: Asked) -> bool:
    return asked.last in {question["end"], question.get("end_alt"), question.get("end_with_note")}


def f1(count: Counter[str]) -> float:
    """Of questions found, wrong and missed; 1 when there is nothing to find and nothing found."""
    return _f1(count["found"], count["wrong"], count["missed"])


def _f1(right: int, wrong: int, missed: int) -> float:
    whole = 2 * right + wrong + missed
    return 2 * right / whole if whole else 1.0


def mistakes(truth: dict[str, Any], transcript: Transcript, lines: Sequence[str]) -> list[str]:
    """What is wrong in one file, line by line."""
    gold = {q["line"]: q for q in truth["questions"]}
    optional = {q["line"] for q in truth.get("optional") or ()}
    found = {asked.first: asked for asked in transcript.asked}
    out = []
    for n in sorted(gold.keys() | found.keys()):
        if n in gold and n in found:
            if not _ends(gold[n], found[n]):
                out.append(f"  끝 {n}: {gold[n]['end']}행인데 {found[n].last}행")
        elif n in gold:
            out.append(f"  빠짐 {n}: {lines[n - 1].strip()[:70]}")
        elif n not in optional:
            out.append(f"  틀림 {n} <{found[n].dialect}>: {lines[n - 1].strip()[:70]}")
    return out


def topics_of_questions(
    read: Sequence[tuple[dict[str, Any], Transcript]],
) -> tuple[Counter[str], list[str]]:
    """Topics given right, wrong and left out, and a line for each question that has one of these.

    Args:
        read: What the gold file says of each file, and how it was read. A question counts when
            it was found and the gold file lists its topics, be it none.
    """
    data = read_data({path.name: path.read_bytes() for path in sorted(DATA.glob("*.yml"))})
    wanted: list[frozenset[str]] = []
    inputs: list[TagInput] = []
    for truth, transcript in read:
        gold = {q["line"]: q["topics"] for q in truth["questions"] if "topics" in q}
        for asked in transcript.asked:
            if asked.first in gold:
                wanted.append(frozenset(gold[asked.first]))
                inputs.append(
                    TagInput(
                        f"{truth['file']}:{asked.first}",
                        asked.question.text,
                        answer_text(asked.turns),
                        tuple(t.question.text or "" for t in asked.followups if t.question),
                        asked.section,
                    )
                )
    count: Counter[str] = Counter()
    lines: list[str] = []
    tagged = tag(inputs, data.vocabulary, shared_morphology()) if inputs else []
    for given, topics, each in zip(tagged, wanted, inputs, strict=True):
        found = {score.slug for score in given}
        count += Counter(
            right=len(found & topics), wrong=len(found - topics), missed=len(topics - found)
        )
        if found != topics:
            terms = {score.slug: [word for word, _ in score.terms[:4]] for score in given}
            lines.append(
                f"  주제 {each.id} 정답 {sorted(topics)} 짐작 {terms}: {(each.question or '')[:60]}"
            )
    return count, lines


def main() -> int:
    """Print a line for each file and the sum; 2 when something is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, help="기록들이 있는 폴더")
    parser.add_argument("--gold", type=Path, help="손으로 센 질문들(YAML)")
    parser.add_argument("--why", action="store_true", help="틀린 것을 줄마다 적습니다")
    parser.add_argument("only", nargs="*", help="이 파일들만")
    given = parser.parse_args()
    if not given.corpus or not given.corpus.is_dir():
        return _lacks("기록 폴더가 없습니다. make bench-ingest CORPUS=폴더 GOLD=파일")
    if not given.gold or not given.gold.is_file():
        return _lacks("정답 파일이 없습니다. make bench-ingest CORPUS=폴더 GOLD=파일")
    total: Counter[str] = Counter()
    everything: list[tuple[dict[str, Any], Transcript]] = []
    for truth in yaml.safe_load(given.gold.read_text("utf-8")):
        path = given.corpus / truth["file"]
        if given.only and path.name not in given.only:
            continue
        transcript = read(path) if path.is_file() else None
        if transcript is None:
            return _lacks(f"{path}을(를) 읽을 수 없습니다.")
        count = score(truth, transcript, path)
        total += count
        everything.append((truth, transcript))
        print(
            f"{path.name:12} F1 {f1(count):.2f}  맞음 {count['found']:3} 틀림 {count['wrong']:3} "
            f"빠짐 {count['missed']:3}  끝 {count['ends']:3}  목소리 {count['voices']}/"
            f"{count['voiced']}  제목 {count['titles']} 연사 {count['speakers']}"
        )
        if given.why:
            print("\n".join(mistakes(truth, transcript, path.read_text("utf-8").split("\n"))))
    n = max(total["files"], 1)
    print(
        f"질문 F1 {f1(total):.3f} (맞음 {total['found']}, 틀림 {total['wrong']}, "
        f"빠짐 {total['missed']})\n"
        f"답의 끝 {total['ends']}/{total['found']}, 목소리 {total['voices']}/{total['voiced']}\n"
        f"질문 없는 기록 {total['controls']}개에서 찾은 것 {total['disturbed']}개\n"
        f"장부 {total['ledgers']}/{n}, 제목 {total['titles']}/{n}, 연사 {total['speakers']}/{n}"
    )
    topics, lines = topics_of_questions(everything)
    if topics:
        print("\n".join(lines) + "\n" if given.why else "", end="")
        print(
            f"주제 F1 {_f1(topics['right'], topics['wrong'], topics['missed']):.3f} "
            f"(맞음 {topics['right']}, 틀림 {topics['wrong']}, 빠짐 {topics['missed']})"
        )
    return 0


def _lacks(what: str) -> int:
    print(f"문답: {what}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    raise SystemExit(main())
