"""Files that could not be read keep their place on the site, with the reason in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Sequence

from mundap.data.facts import RESERVED, TalkFacts
from mundap.diagnostics import Diagnostic, Severity, printable
from mundap.language.hangul import slug as slug_of
from mundap.model.archive import Talk, Unread


def unread(
    paths: Collection[str],
    problems: Iterable[Diagnostic],
    facts: Sequence[TalkFacts],
    talks: Sequence[Talk],
) -> tuple[Unread, ...]:
    """Give every file that could not be read the address its talk has, or would have.

    Args:
        paths: The files, relative to `docs/`.
        problems: What was said of them and of others.
        facts: Entries of talks.yml.
        talks: The talks there are.
    """
    reasons = {each.path: each for each in problems if each.severity is Severity.ERROR}
    taken = {*RESERVED, *(talk.slug for talk in talks)}
    named = {
        unicodedata.normalize("NFC", name): fact.slug for fact in facts for name in fact.records
    }
    found: list[Unread] = []
    for path in sorted(paths):
        name = path.removeprefix("talks/")
        slug = named.get(unicodedata.normalize("NFC", name), "")
        if not slug or slug in taken:
            wanted = slug = slug_of(name.removesuffix(".md"))
            ordinal = 1
            while slug in taken:
                ordinal += 1
                slug = f"{wanted}-{ordinal}"
        taken.add(slug)
        why = reasons.get(path)
        line, message, advice = (why.line, why.message, why.advice) if why else (0, "", "")
        found.append(Unread(slug, path, line, printable(message), printable(advice)))
    return tuple(found)
