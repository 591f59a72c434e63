"""Permanent ids: the address `/q/<id>/` of an exchange outlives what happens around it.

What the book of ids becomes, where addresses without an exchange lead, and
what a maintainer is told. All pure: nothing here reads or writes a file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from mundap.data.idbook import IdBook, IdEntry, dump, parse_ids
from mundap.diagnostics import Diagnostic
from mundap.identity import (
    OTHER_TALK,
    SAME_TALK,
    Assignment,
    Identity,
    assign,
    entry_of,
    print_of,
)
from mundap.likeness import Fingerprint, fingerprint, likeness
from mundap.matching import candidates
from mundap.model.archive import Retired

__all__ = [
    "Assignment",
    "IdBook",
    "IdEntry",
    "Identity",
    "assign",
    "diagnostics",
    "dump",
    "parse_ids",
    "retired",
    "updated",
]

MISSING = "id-missing"
"""Code of what `diagnostics` says of ids without an exchange."""
SHOWN = 5
"""Lines or ids a diagnostic lists."""
INSIDE = 0.9
"""From here on a question or an answer stands inside a longer one."""
INSIDE_LETTERS = 12
"""Shorter ones stand inside many."""


def updated(book: IdBook, assignment: Assignment) -> IdBook:
    """The book `mundap ids --write` stores.

    New ids are added, changed wordings refreshed, missing ids retired: with a
    redirect to the exchange they were merged into, if that is clear.
    Updating twice changes nothing more.
    """
    living = tuple(
        entry_of(known, exchange)
        for known, exchange in zip(assignment.ids, assignment.exchanges, strict=True)
    )
    renamed = dict(assignment.renamed)
    taken = set(assignment.ids)
    moved = [
        replace(entry, talk=renamed.get(entry.talk, entry.talk), retired=True)
        for entry in book.entries
        if entry.id not in taken
    ]
    newly = {entry.id for entry in assignment.missing}
    successors = _successors(
        [entry for entry in moved if entry.id in newly and not entry.redirect], assignment
    )
    gone = [replace(entry, redirect=successors.get(entry.id, entry.redirect)) for entry in moved]
    return IdBook(living + tuple(sorted(gone, key=lambda entry: (entry.talk, entry.id))))


def _successors(gone: Sequence[IdEntry], assignment: Assignment) -> dict[str, str]:
    """For ids whose exchange was clearly merged into another: the other's id."""
    if not gone:
        return {}
    before = [print_of(entry) for entry in gone]
    # Whole answers here: what was merged need not stand at the beginning.
    now = [fingerprint(e.question, e.answer, e.images) for e in assignment.exchanges]
    best: dict[str, tuple[float, str]] = {}
    for i, j in sorted(candidates(before, now)):
        found = likeness(before[i], now[j])
        if gone[i].talk == assignment.exchanges[j].talk:
            score = max(found.score, _inside(before[i], now[j]))
            clear = SAME_TALK.accepts(found) or score >= INSIDE
        else:
            score, clear = found.score, OTHER_TALK.accepts(found)
        if clear and score > best.get(gone[i].id, (0.0, ""))[0]:
            best[gone[i].id] = (score, assignment.ids[j])
    return {old: successor for old, (_, successor) in best.items()}


def _inside(part: Fingerprint, whole: Fingerprint) -> float:
    """How surely the question or the answer stands inside the other's, 0 to 1."""
    pairs = ((part.question, whole.question), (part.answer, whole.answer))
    return max(
        fuzz.partial_ratio(one, other) / 100 if INSIDE_LETTERS <= len(one) <= len(other) else 0.0
        for one, other in pairs
    )


def retired(
    book: IdBook, assignment: Assignment, talks: Collection[str] = ()
) -> tuple[Retired, ...]:
    """Where the addresses lead that have no exchange any more, missing ones included.

    Args:
        book: What is known.
        assignment: What was made of it.
        talks: Slugs of talks that exist without having exchanges.

    Returns:
        One for each such id, by id. Chains are followed to their end; a loop
        or a dead end leads to the talk, and without that to all questions.
    """
    entries = {entry.id: entry for entry in updated(book, assignment).entries}
    living = set(assignment.ids)
    pages = {exchange.talk for exchange in assignment.exchanges} | set(talks)

    def target(entry: IdEntry) -> str:
        seen = {entry.id}
        last = entry
        while last.redirect in entries and last.redirect not in seen:
            last = entries[last.redirect]
            if last.id in living:
                return f"q/{last.id}/"
            seen.add(last.id)
        return f"talks/{entry.talk}/" if entry.talk in pages else "questions/"

    gone = sorted(entries.keys() - living)
    return tuple(Retired(old, target(entries[old])) for old in gone)


def diagnostics(assignment: Assignment, path: str) -> tuple[Diagnostic, ...]:
    """Say that ids.yml is stale: `id-provisional` for each file, `id-missing` for each talk.

    Args:
        assignment: What was found.
        path: Path of ids.yml relative to `docs/`.
    """
    new: dict[str, list[Identity]] = defaultdict(list)
    for exchange, provisional in zip(assignment.exchanges, assignment.provisional, strict=True):
        if provisional:
            new[exchange.file].append(exchange)
    missing: dict[str, list[IdEntry]] = defaultdict(list)
    for entry in assignment.missing:
        missing[entry.talk].append(entry)
    return (
        *(
            Diagnostic(
                path=file,
                line=min(exchange.line for exchange in those),
                code="id-provisional",
                message=(
                    f"새 문답 {len(those)}개({_list((str(e.line) for e in those), '행')})의"
                    " 주소가 아직 임시입니다."
                ),
                advice=f"`mundap ids --write`를 실행하고 `{path}`도 함께 저장소에 올려 주세요.",
            )
            for file, those in new.items()
        ),
        *(
            Diagnostic(
                path=path,
                line=0,
                code=MISSING,
                message=(
                    f"강연 `{talk}`에서 주소 {len(those)}개"
                    f"({_list(f'`{entry.id}`' for entry in those)})의 문답이 보이지 않습니다."
                ),
                advice=(
                    "지우거나 합친 것이 맞으면 `mundap ids --write`를 실행해 주세요."
                    " 옛 주소는 가장 가까운 페이지로 계속 이어집니다."
                ),
            )
            for talk, those in missing.items()
        ),
    )


def _list(items: Iterable[str], unit: str = "") -> str:
    shown = list(items)
    return ", ".join(shown[:SHOWN]) + unit + (" 등" if len(shown) > SHOWN else "")
